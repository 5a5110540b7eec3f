"""The review page: every thread of one statement, to approve, to read, and to copy post by post; one file, offline."""

from composer.output.render.page.assembly import review_page, with_approval

__all__ = ["review_page", "with_approval"]
