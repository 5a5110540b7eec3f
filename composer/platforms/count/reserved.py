"""Counting code points where a server announces a length for links and does not apply it: the larger of both."""

from collections.abc import Iterable

from composer.language.entities.mastodon import page_links
from composer.platforms.count.counter import DirectCounter
from composer.platforms.count.mastodon import LINK, address_knots


class ReservedLinkCounter(DirectCounter):
    """Counts code points, a link with its scheme as 23 at least."""

    units = ("characters",)

    def tally(self, text: str) -> tuple[int, ...]:
        """The number of code points, and what short links add.

        >>> ReservedLinkCounter().tally("https://a.be")
        (23,)
        """
        links = page_links(text)
        return (len(text) + sum(max(0, LINK - (end - start)) for start, end in links),)

    def plain(self, text: str) -> tuple[int, ...]:
        """How many characters there are."""
        return (len(text),)

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """What may hold a link."""
        return address_knots(text)
