"""Candidate boundaries: a run of end punctuation with all that belongs to it, and the words on both sides."""

import re
from dataclasses import dataclass

from composer.language.sentences.language import Language

# No word is looked at farther than this, so that a candidate costs the same in any text.
_REACH = 48
# "At 5 a.m.", "7 de julio.": what opens a sentence is no longer than this.
_OPENING = 60
# "z. B.", "S. r. o.": an abbreviation is put together from words no longer than this.
_PART = 6

_NOTE_LENGTH = 3
_CLOSING = (")", "]", "”", "’", "»", '"')
_OPENERS = "`\"'“”„‘’‚«»‹›([{¿¡—–-*_#•「『（《【"
_FOLLOWING = re.compile(rf"(?P<opened>[\s{re.escape(_OPENERS)}]*+)(?P<word>[^\W_]*+)")
# Four spaced periods after a word: the first ends the sentence, the others begin the next.
_PERIOD_AND_ELLIPSIS = re.compile(r"\.(?: \.){3}")
# "in a consultation.11 12 Take": numbers of notes that have lost their raised position.
_NOTES = re.compile(r"\d{1,3}(?:[ ,–-]\d{1,3})*+(?=\s+[^\W\d_a-z])")
ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]{1,3}")
"""Letters with periods: U.S., J.-P."""
_JOINTS = re.compile(r"['’\-–/(\"“«]")


@dataclass(slots=True)
class Candidate:
    """A place where a sentence may end, in a text whose newlines mean no more than a space."""

    text: str
    rules: Language
    sentence: int
    """Where the sentence began that may end here."""
    start: int
    """Where the run of terminators begins."""
    end: int
    """After the last closing quotation mark, reference or emoticon: the boundary, if there is one."""
    mark: str
    """The terminators, as far as they touch each other."""
    closed: bool
    """Whether a quotation mark or bracket closes after the terminators."""
    token: str
    """What stands before the run, back to the last white space."""
    word: str
    """The same as abbreviations are looked up: small, without brackets before it; but an initial stays a capital, and
    nothing is left of a word that only with a capital were an abbreviation."""
    before: str
    """The word before that, as it is written."""
    spaced: bool
    """Whether white space follows."""
    opened: str
    """Space, quotation marks, brackets and dashes before the next word."""
    following: str
    """The next word, up to the first sign; empty if there is none."""

    @property
    def next_is_small(self) -> bool:
        """Whether the next word begins with a small letter."""
        return self.following[:1].islower()

    @property
    def next_is_capital(self) -> bool:
        """Whether the next word begins with a capital letter."""
        return self.following[:1].isupper()

    @property
    def next_is_caseless(self) -> bool:
        """Whether the next word begins with a letter of a script without capitals."""
        return self.following[:1].isalpha() and not (self.next_is_small or self.next_is_capital)

    @property
    def next_starts(self) -> bool:
        """Whether the next word is a function word with a capital letter."""
        return self.next_is_capital and self.following.lower() in self.rules.starters

    @property
    def opening(self) -> str:
        """The sentence up to here if it is short, and nothing if it is long."""
        return self.text[self.sentence : self.start] if self.start - self.sentence < _OPENING else ""

    @property
    def next_sign(self) -> str:
        """The first character after the white space that follows."""
        rest = self.text[self.end : self.end + _REACH].lstrip()
        return rest[:1]


def candidate(text: str, rules: Language, sentence: int, start: int) -> Candidate:
    """Return the candidate whose first terminator stands at ``start``, in a sentence that began at ``sentence``."""
    run = rules.candidates.match(text, start)
    if run is None:
        raise ValueError(f"no terminator at {start}")
    before = text[max(sentence, start - _REACH) : start].split()
    token = before[-1] if before and not text[start - 1].isspace() else ""
    word = _word(before, rules) if token else ""
    notes = _NOTES.match(text, run.end()) if _may_bear_notes(run["mark"], word, rules) else None
    end = notes.end() if notes else run.end()
    around = _FOLLOWING.match(text, end, end + _REACH)
    opened, following = around.group("opened", "word") if around else ("", "")
    if token and following[:1].isupper() and _PERIOD_AND_ELLIPSIS.fullmatch(run[0]):
        end = start + 1
    return Candidate(
        text=text,
        rules=rules,
        sentence=sentence,
        start=start,
        end=end,
        mark=run["mark"],
        closed=bool(run["closers"]),
        token=token,
        word=word,
        before=before[-2] if len(before) > 1 else "",
        spaced=text[end : end + 1].isspace(),
        opened=opened,
        following=following,
    )


def _may_bear_notes(mark: str, word: str, rules: Language) -> bool:
    """Return whether a number right behind a period may be that of a note; not in "3.14", "No.5"."""
    ordinary = len(word) > _NOTE_LENGTH and word.isalpha() and word not in rules.abbreviations
    return mark == "." and (ordinary or word.endswith(_CLOSING))


def _word(before: list[str], rules: Language) -> str:
    """Return the last word as abbreviations are looked up: "z. B" is "z.b", "l'art" "art", "Hauptstr" "str"."""
    bare = before[-1].lstrip(_OPENERS)
    word = joined = bare.lower()
    for earlier in before[-2:-5:-1]:
        if not earlier.endswith(".") or len(earlier) > _PART:
            break
        joined = earlier.lower().lstrip(_OPENERS) + joined
        # "milk κ.ά.", but "ο κ. Α. Παππάς": what ends a list is small to its end.
        known = joined in rules.abbreviations and not (joined in rules.ends_lists and bare[0].isupper())
        word = joined if known else word
    if len(bare) == 1 and word == bare.lower():  # which is of two letters for İ
        return bare
    if word in rules.only_capital and bare[0].islower():
        return ""
    if word in rules.abbreviations:
        return word
    if word.isalpha():
        return next((tail for tail in rules.tails if word.endswith(tail)), word)
    last = _JOINTS.split(word)[-1]
    if last in rules.only_capital and bare[-len(last)].islower():
        return ""
    return last if len(last) > 1 and (last in rules.abbreviations or ACRONYM.fullmatch(last)) else word
