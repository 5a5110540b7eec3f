"""The shape of a candidate: a run of terminators, and all that belongs to it."""

import re
from functools import lru_cache

_CLOSER = r"[\"'”’»)\]}›」』）】》〉＂＇｣〕〗〙〛］｝]"
# Quotation marks that open in one language and close in another: they close where no word follows.
_CLOSES_HERE = r"[“‘„‚«‹](?=[\s,;:.!?)\]}]|\Z)"
_SPACED_CLOSER = r"[ \u00a0\u202f](?:[»›)\]”](?=[\s,;:.!?]|\Z)|\"(?=[,;:.!?]|\Z))"
# "All of it. [...] And more": an omission belongs to what it follows.
_OMISSION = r"(?:\s?[\[(](?:\.\.\.|…)[\])])?+"
_CLOSERS = f"(?:{_CLOSER}|{_CLOSES_HERE}|{_SPACED_CLOSER})*+"
_REFERENCES = r"(?:[¹²³⁰⁴-⁹]++|[ \u00a0]?\[(?:\d{1,4}|[a-z]{1,4})(?:[,–-] ?\d{1,4})*+\])*+"
# Emoji that point at what comes (👉 🔗 🚨) begin it; all others end what they follow.
_POINTING = "👉👇➡🔗📢📣🚨📍📌📅🗓⚠🧵▶🔴🆕✅☑✔❌"
_EMOJI = (
    rf"(?:(?![{_POINTING}])[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]"
    r"[\uFE0F\u200D\u20E3\U0001F3FB-\U0001F3FF\u2640\u2642]*+)++"
)
_SMILEY = r"(?:[:;=8xX][-o^'’]?[)(\]\[DPp/\\|3*]++|<3++|\^_*\^)(?=\s|\Z)"
_EMOTICONS = rf"(?:[ \u00a0]?(?:{_SMILEY}|{_EMOJI}))*+"


@lru_cache(maxsize=64)
def any_of(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches any one of these signs; nothing where there are none."""
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]" if signs else r"(?!)")


@lru_cache(maxsize=64)
def first_signs(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches one of these signs, but no period that is plainly inside a number, an address or a file name.

    >>> [match.start() for match in first_signs(frozenset(".!")).finditer("No! 3.5 a.b. C")]
    [2, 11]
    """
    return re.compile(rf"{any_of(signs).pattern}(?<!\.(?=[a-z]))(?<![0-9]\.(?=[0-9]))")


def whole_candidate(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches a candidate from its first terminator to its end.

    >>> whole_candidate(frozenset(".!")).match('!!" [12] So').group()
    '!!" [12]'
    """
    sign = f"{any_of(signs).pattern}++"
    again = rf"(?:[ \u00a0\u202f]{sign}{_CLOSERS}(?=\s|\Z))*+"
    return re.compile(
        rf"(?P<mark>{sign})(?P<closers>{_CLOSERS})(?:{sign}{_CLOSERS})*+{again}{_REFERENCES}{_OMISSION}{_EMOTICONS}"
    )
