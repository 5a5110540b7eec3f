"""The page that lists all statements, their threads and warnings, to find one among thousands."""

from composer.output.render.overview.assembly import MARK, Place, overview_pages

__all__ = ["MARK", "Place", "overview_pages"]
