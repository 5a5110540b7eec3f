"""The rule for a capital behind a year, a body or a unit with a period, in languages where only names have capitals."""

import re

from composer.language.sentences.candidates import Candidate

# A clause is looked at no farther back than this, and the word behind the capital no farther than that.
_REACH = 160
_LONGEST_WORD = 24
_ORDINAL_DIGITS = 2
# Shorter words are rather nouns that end as verbs do.
_SHORTEST_VERB = 4
_PARTED = re.compile(r"[,;:(]|\s[—–]\s")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d[\d.,–-]*(?:-?[^\W\d_]{1,3})?|[IVXLCDMХ]{1,6}")


def finished_clause(candidate: Candidate) -> bool | None:
    """Read "Его задержали в 2026 г. Полиция молчит", "Emigró a EE. UU. Murió allí", but "В 2024 г. Россия вышла".

    Where only names have capitals, a word with one begins a sentence if the clause before has its verb, if it is a verb
    itself, and no name that is often met; and if a small word follows, since names come in twos.
    """
    rules = candidate.rules
    if not rules.verbs or not candidate.next_is_capital or candidate.opened.strip() or not _is_short_for(candidate):
        return None
    word = candidate.following
    after = candidate.end + len(candidate.opened) + len(word)
    follows = candidate.text[after : after + 2]
    itself = _is_verb(candidate, word.lower())
    small = follows[:1].isspace() and (follows[1:].islower() or (itself and follows[1:].isdigit()))
    if not (word[1:].islower() and small) or word.lower().startswith(rules.known_names):
        return None
    clause = candidate.text[max(candidate.sentence, candidate.start - _REACH) : candidate.start]
    words = _WORD.findall(_PARTED.split(clause)[-1].lower())
    return True if itself or any(_is_verb(candidate, each) for each in words) else None


def _is_short_for(candidate: Candidate) -> bool:
    """Whether a year, a unit, a body or the like stands before the period: 2026 г., 5 тыс., S.A."""
    rules, word = candidate.rules, candidate.word
    if rules.ordinals and word.isdecimal():  # "Je jí 17. Jemu je 18."
        return len(word) <= _ORDINAL_DIGITS and candidate.following.lower() not in rules.after_ordinal
    if word in rules.after_number or len(word) == 1:  # 2026 г., but Г. Иванов
        before = candidate.before
        counted = _NUMBER.fullmatch(before) is not None or before.removesuffix(".").lower() in rules.after_number
        return word in rules.after_number | rules.may_end and counted
    return word in rules.may_end


def _is_verb(candidate: Candidate, word: str) -> bool:
    """Whether a small word is a known verb, or ends as verbs do."""
    rules = candidate.rules
    if word in rules.verbs:
        return True
    return _SHORTEST_VERB <= len(word) <= _LONGEST_WORD and word.endswith(rules.verb_endings)
