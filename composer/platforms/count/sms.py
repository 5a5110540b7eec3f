"""Counting text messages: septets where GSM's own alphabet holds every character, else UTF-16 code units."""

import re
from collections.abc import Iterable

from composer.platforms.count.plain import utf16_units

# 3GPP TS 23.038: the default alphabet, and its extension table, whose characters take two septets.
_EXTENSION = "\f^{}\\\\\\[~\\]|€"
_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,\\-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_SEPTETS = re.compile(f"[{_EXTENSION}]")
_OUTSIDE = re.compile(f"[^{_BASIC}{_EXTENSION}]++")

ONE_MESSAGE = (160, 70)
"""What one message holds, in septets and in UTF-16 code units."""
PART = (153, 67)
"""What each part of a longer one holds; the rest joins the parts."""


class SmsCounter:
    """Tallies septets, UTF-16 code units, characters outside GSM's alphabet, and characters that no part may split."""

    units = ("characters", "UTF-16 units")

    def tally(self, text: str) -> tuple[int, ...]:
        """The four sums.

        >>> SmsCounter().tally("5 €"), SmsCounter().tally("5 €…")
        ((4, 3, 0, 1), (5, 4, 1, 1))
        """
        doubles = len(_TWO_SEPTETS.findall(text))
        units = utf16_units(text)
        return (len(text) + doubles, units, sum(map(len, _OUTSIDE.findall(text))), doubles + units - len(text))

    plain = tally

    def part_limits(
        self, limits: tuple[int, ...], total: tuple[int, ...], least: tuple[int, ...]
    ) -> tuple[int | None, ...] | None:
        """That of septets where all is in GSM's alphabet, of UTF-16 units where no slice is; if nothing may be split.

        >>> SmsCounter().part_limits((160, 70), (320, 310, 0, 10), (1, 1, 0, 0))
        (160, None, None, None)
        """
        _, _, outside, doubles = total
        septets, units = limits
        if not outside and (septets <= ONE_MESSAGE[0] or not doubles):
            return (septets, None, None, None)
        if least[2] and (units <= ONE_MESSAGE[1] or not doubles):
            return (None, units, None, None)
        return None

    def lengths(self, tally: tuple[int, ...]) -> tuple[int, ...]:
        """Septets and 0 for a text in GSM's alphabet, else UTF-16 code units twice (the second limit is theirs).

        A character of two septets or units that would be split moves to the next part: its room counts too.

        >>> SmsCounter().lengths((4, 3, 0, 1)), SmsCounter().lengths((5, 4, 1, 1))
        ((4, 0), (4, 4))
        """
        septets, units, outside, doubles = tally
        if outside:
            length = units + _lost(units, doubles, 1)
            return (length, length)
        return (septets + _lost(septets, doubles, 0), 0)

    def knots(self, text: str) -> Iterable[tuple[int, int]]:  # noqa: ARG002 - the protocol's
        """None: the sums add up everywhere."""
        return ()


def _lost(length: int, doubles: int, alphabet: int) -> int:
    """How many septets or units may stay empty at the ends of parts."""
    if length <= ONE_MESSAGE[alphabet]:
        return 0
    # Each part but the last may lose one, and a lost one may open a further part: counted with parts one shorter.
    return min(doubles, (length - 1) // (PART[alphabet] - 1))


def limits(limit: int) -> tuple[int, int]:
    """The limits in septets and UTF-16 code units, for a limit in septets: of one message, or of whole parts.

    >>> limits(160), limits(320), limits(100)
    ((160, 70), (306, 134), (100, 70))
    """
    parts = limit // PART[0]
    if parts <= 1:
        return min(limit, ONE_MESSAGE[0]), min(limit, ONE_MESSAGE[1])
    return parts * PART[0], parts * PART[1]
