"""The page that lists all statements, their threads and warnings, to find one among thousands."""

from composer.output.render.listing.assembly import MARK, Place, listing_pages

__all__ = ["MARK", "Place", "listing_pages"]
