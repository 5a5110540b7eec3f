"""A platform: how long a post may be there, and how that is counted."""

import datetime as dt
from dataclasses import dataclass, replace

from composer.platforms.count import MASTODON, Counter, counter, in_words
from composer.platforms.count.sms import SmsCounter
from composer.platforms.count.sms import limits as sms_limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One row of platforms.toml."""

    name: str
    """Short, as it is typed: ``x``, ``bluesky``."""
    title: str
    """As it is printed: ``X``, ``Bluesky``."""
    units: tuple[str, ...]
    """What lengths are in; most platforms have one unit."""
    limits: tuple[int, ...]
    """The longest post in each unit."""
    counting: str
    """The name of its way of counting, one of `composer.platforms.count.COUNTINGS`."""
    entity_rules: str
    """Whose rules say what becomes a link, mention or hashtag: ``x``, ``bluesky``, ``mastodon`` or ``plain``."""
    url_rule: str
    """How links count, in words."""
    source: str
    """Where limit and way of counting come from."""
    checked: dt.date
    """When that was last looked up."""
    counts_content_warning: bool = False
    """Whether the content warning counts in every post."""
    cautious: bool = False
    """Whether its limit goes by the strictest reading of what is known, so that whoever knows better may raise it."""
    servers_differ: bool = False
    """Whether each of its servers sets a limit of its own, so that another is no mistake."""
    aliases: tuple[str, ...] = ()
    """What else people call it; a name that is not known is answered with these in mind."""
    compose_address: str = ""
    """Opens the platform's own composer, ``{text}`` for the post and ``{host}`` for the server; empty without one."""
    compose_spoils_emoji: bool = False
    """Whether emoji do not survive that address."""
    needs_image: bool = False
    """Whether a post needs a picture or video."""
    thread_max: int | None = None
    """The most posts in a thread; None where none is known, as for the following."""
    images_max: int | None = None
    alt_text_max: int | None = None
    hashtags_max: int | None = None
    links_max: int | None = None
    shows_links_less: bool = False
    """Whether publishers measure that a post with a link reaches fewer people there."""
    note: str = ""

    @property
    def counted(self) -> str:
        """What is counted there, in plain words."""
        return in_words(self.counting)

    @property
    def counter(self) -> Counter:
        """Its way of counting."""
        return counter(self.counting)

    def lengths(self, text: str, content_warning: str = "") -> tuple[int, ...]:
        """How long a post is, in each unit, with its content warning where that counts.

        >>> from composer.platforms import platform
        >>> platform("bluesky").lengths("नमस्ते 👋🏽")
        (5, 27)
        """
        counting = self.counter
        if not content_warning:
            return counting.lengths(counting.tally(text))
        tallies = counting.tally(text), self.warning_tally(content_warning)
        return counting.lengths(tuple(map(sum, zip(*tallies, strict=True))))

    def warning_tally(self, warning: str) -> tuple[int, ...]:
        """What a content warning adds to the tally of every post; nothing where it does not count."""
        counting = self.counter
        if not warning or not self.counts_content_warning:
            return tuple(0 for _ in counting.tally(""))
        if self.counting == MASTODON:
            from composer.platforms.count.mastodon import literal_tally  # noqa: PLC0415 - only there

            return literal_tally(warning)
        return counting.tally(warning)

    def fits(self, lengths: tuple[int, ...]) -> bool:
        """Whether a post of these lengths is accepted."""
        return all(length <= limit for length, limit in zip(lengths, self.limits, strict=True))

    def filled(self, tally: tuple[int, ...]) -> int | None:
        """How full a post is, in the first unit, by the unit that fills it most; None where it is too full.

        >>> from composer.platforms import platform
        >>> platform("bluesky").filled((100, 2000)), platform("bluesky").filled((100, 3001))
        (200, None)
        """
        lengths, first = self.counter.lengths(tally), self.limits[0]
        if len(lengths) == 1:
            return lengths[0] if lengths[0] <= first else None
        fullest = 0
        for length, limit in zip(lengths, self.limits, strict=True):
            if length > limit:
                return None
            fullest = max(fullest, -(-length * first // limit))
        return fullest

    def left(self, lengths: tuple[int, ...]) -> int:
        """What is left in the unit with the least room; less than 0 where the post is too long.

        A unit in which nothing was counted does not bind: a text message in GSM's alphabet has no UTF-16 units.

        >>> from composer.platforms import platform
        >>> sms = platform("sms")
        >>> sms.left(sms.lengths("Hello")), sms.left(sms.lengths("Hello…"))
        (155, 64)
        """
        pairs = zip(lengths, self.limits, strict=True)
        return min((limit - length for length, limit in pairs if length), default=self.limits[0])

    def with_limit(self, limit: int) -> "Platform":
        """The same platform with another limit in its first unit, such as a Mastodon server's own."""
        if isinstance(self.counter, SmsCounter):
            return replace(self, limits=sms_limits(limit))
        return replace(self, limits=(limit, *self.limits[1:]), cautious=self.cautious and limit <= self.limits[0])

    def refuses(self, limit: int) -> bool:
        """Whether posts up to ``limit`` would be refused, as far as is known.

        >>> from composer.platforms import platform
        >>> [platform(name).refuses(1_000) for name in ("x", "mastodon", "threads")]
        [True, False, False]
        """
        may_differ = self.servers_differ or self.cautious or isinstance(self.counter, SmsCounter)
        return limit > self.limits[0] and not may_differ

    @property
    def limit_in_words(self) -> str:
        """The limit in its first unit, as tables show it.

        >>> from composer.platforms import platform
        >>> platform("x_premium").limit_in_words, platform("threads").limit_in_words
        ('25,000', '500 (cautious)')
        """
        return f"{self.limits[0]:,}{' (cautious)' if self.cautious else ''}"
