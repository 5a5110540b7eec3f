"""The rules for a single period, the one sign that may belong to a word: one a function, with the case it is for."""

import re
from collections.abc import Callable

from composer.language.sentences.candidates import ACRONYM, Candidate
from composer.language.sentences.finished import finished_clause
from composer.language.sentences.numbers import (
    date_that_begins_with_its_year,
    ordinal,
    sign_before_period,
    time_of_day,
    word_before_number,
)

# Longer words are no abbreviations that we do not know.
_SHORT = 3
# "our Mg. Rosa": with more letters it may be a name that we do not know, and alone a sound ("Mm.").
_TITLE = 2
LONGEST_CLIPPED = 5
"""How many letters a word has at most that is known for an abbreviation by its letters alone."""
# "7 de julio. - Netanyahu": a label is no longer than this.
_LABEL_WORDS = 4
_LABEL = 60

_NUMBER = re.compile(r"[\d.,/:]*\d")
_RANK = re.compile(r"\.\s(?:d[ei]\s)?\w{1,8}$")
_NAME_ALONE = re.compile(r"(?:\s[^\W\d_a-z][\w’'-]{1,20}){1,2}[.,]")
_CODE = re.compile(r"\s*+\+\d")


def label_before_hyphen(candidate: Candidate) -> bool | None:
    """7 de julio. - Netanyahu cede: a date or a heading before a hyphen belongs to what it announces."""
    if candidate.opened.strip() != "-":
        return None
    label = candidate.opening
    named = label.isupper() or any(character.isdigit() for character in label)
    return False if named and len(label.split()) <= _LABEL_WORDS else None


def inside_an_abbreviation(candidate: Candidate) -> bool | None:
    """Read "z. B. Der Spiegel", "EE. UU.": a period inside an abbreviation that is written with spaces."""
    after = candidate.end + len(candidate.opened) + len(candidate.following)
    pair = (candidate.word.lower().rpartition(".")[2], candidate.following.lower())
    return False if pair in candidate.rules.pairs and candidate.text[after : after + 1] == "." else None


def abbreviation_that_never_ends(candidate: Candidate) -> bool | None:
    """Mr. Smith, e.g. this: something always follows; but "CF. Ele mora" is an acronym that ends a sentence."""
    word, never_end = candidate.word, candidate.rules.never_end
    if word not in never_end:
        # एम.एल.ए. साहब: a script without capitals writes acronyms by the names of the letters.
        by_names = "." in word and candidate.next_is_caseless and word.rpartition(".")[2] in never_end
        return False if by_names else None
    if word in candidate.rules.after_number and _NUMBER.fullmatch(candidate.before):
        return None  # "5 000 fr. Ils", a unit that elsewhere is a title
    shouted = len(word) > 1 and candidate.token == word.upper() and candidate.token.isalpha()
    return None if shouted and candidate.next_starts and not candidate.following.isupper() else False


def end_of_list(candidate: Candidate) -> bool | None:
    """Read "milk, etc. Oxford followed": what ends an enumeration ends the sentence before a capital letter.

    So does «والماء إلخ. لم يبق», where there are no capitals.
    """
    begins = candidate.next_is_capital or candidate.next_is_caseless
    return True if begins and candidate.word in candidate.rules.ends_lists else None


def title_before_name(candidate: Candidate) -> bool | None:
    """Read "Min. Lee", "Exec. of the Year", "le min. Barrot", but "in 5 min. Lee left": a title goes on."""
    names, word = candidate.rules.before_name, candidate.word
    # In capitals it were an acronym: "The bank was fined by the SEC. Lima is silent."
    if word not in candidate.rules.abbreviations or (candidate.token.isupper() and len(word) > 1):
        return None
    if word not in names and (word.capitalize() not in names or candidate.token.islower()):
        return None
    named = (candidate.next_is_small or not candidate.next_starts) and candidate.following[:1].isalpha()
    return False if named and not candidate.opened.strip() and not _NUMBER.fullmatch(candidate.before) else None


def title_that_is_a_word(candidate: Candidate) -> bool | None:
    """Read "Le cap. Dupont", "dit le cap. Jean Dupont.", "gén. de brig. Dupont", but "Gardez le cap. Lima attend.".

    A word that is sure to be a title with a capital only, is one in small letters too where a sentence has but an
    article before it, where another abbreviation stands there, or where nothing but a name follows.
    """
    is_word = not candidate.word and candidate.token.capitalize() in candidate.rules.before_name
    if not is_word or candidate.opened.strip() or candidate.next_starts or not candidate.following.isalpha():
        return None
    if candidate.next_is_small:
        return False
    text, end = candidate.text, candidate.end
    before = text[max(candidate.sentence, candidate.start - _LABEL) : candidate.start]
    return False if _opens(candidate) or _RANK.search(before) or _NAME_ALONE.match(text, end) else None


def _opens(candidate: Candidate) -> bool:
    """Whether a sentence has only small words before its last, of which the last is an article: "Selon le cap"."""
    *words, _ = candidate.opening.lower().split() or [""]
    is_short = 0 < len(words) < _LABEL_WORDS and candidate.rules.starters.issuperset(words)
    return is_short and words[-1] in candidate.rules.articles


def code_of_a_country(candidate: Candidate) -> bool | None:
    """Read "tel. +51 1 419", "WhatsApp. +34": no sentence begins with a plus sign and a number."""
    if candidate.following or not candidate.word.isalpha():
        return None
    return False if _CODE.match(candidate.text, candidate.end) else None


def abbreviation_before_small(candidate: Candidate) -> bool | None:
    """Read "at 5 p.m. on Monday", "10 km. al norte": after an abbreviation a small letter or a number carries on."""
    if not (candidate.next_is_small or candidate.following[:1].isdigit()):
        return None
    rules, word = candidate.rules, candidate.word
    unit = word in rules.after_number and _NUMBER.fullmatch(candidate.before)
    return False if unit or word in rules.may_end or word in rules.ends_lists or ACRONYM.fullmatch(word) else None


def short_word_before_small(candidate: Candidate) -> bool | None:
    """Read "Geb. am Rhein": before a small letter a short word is short for something, if it is no function word.

    In "my dog. i want" it is not: whoever writes a small "i" begins sentences with small letters too.
    """
    if not candidate.next_is_small or candidate.closed or candidate.opened.strip():
        return None
    if candidate.following in candidate.rules.always_capital:
        return True
    word = candidate.word
    return False if len(word) <= _SHORT and word.isalpha() and word not in candidate.rules.starters else None


def clipped_word(candidate: Candidate) -> bool | None:
    """Read "Prov. de Nauta", "Mz. 4", "Mg. Rosa": a short word without a vowel, or that ends as no whole word does."""
    rules, word = candidate.rules, candidate.word
    if not 1 < len(word) <= LONGEST_CLIPPED or not word.isalpha() or candidate.closed or candidate.opened.strip():
        return None
    # In capitals it were an acronym: "The mine is run by BHP. 49 people died there."
    vowelless = bool(rules.vowels) and rules.vowels.isdisjoint(word) and candidate.token[1:].islower()
    if candidate.next_is_small or candidate.following[:1].isdigit():
        return False if vowelless or (rules.last_letters and word[-1] not in rules.last_letters) else None
    titled = vowelless and len(word) == _TITLE and candidate.token[0].isupper() and candidate.before
    return False if titled and candidate.next_is_capital and not candidate.next_starts else None


def acronym(candidate: Candidate) -> bool | None:
    """Read "U.S. Government", "E.U. How about you?": such letters end a sentence before a function word alone."""
    return candidate.next_starts if ACRONYM.fullmatch(candidate.word) else None


def initial_behind_hyphen(candidate: Candidate) -> bool | None:
    """Read "Άννα-Μ. Δήμου"; but not "языке Objective-C. Композиция", where it is a sign."""
    token = candidate.token
    if token.isascii() or token[-2:-1] != "-" or not (token[-1].isupper() and candidate.next_is_capital):
        return None
    return None if candidate.closed or candidate.next_starts else False


def initial(candidate: Candidate) -> bool | None:
    """Read "J. R. Smith", "S. 10th St", "د. أحمد", "K. 롤링": a letter before a letter or number, or no case, goes on.

    In "Annex B. Lima is silent" it is no initial.
    """
    word = candidate.word
    if len(word) != 1 or not word.isalpha():
        return None
    if candidate.closed:  # “Yours, J. R.” Nobody answered, but George “W.” Bush and [George W.] Bush
        signed = candidate.token[0].isalpha() and candidate.text[candidate.end - 1] not in ")]"
        return True if signed and candidate.next_is_capital else None
    if candidate.next_is_capital and candidate.before.lower() in candidate.rules.labels:
        return True
    caseless = (word.lower() == word.upper() and word not in "ªº") or candidate.next_is_caseless
    after = candidate.end + len(candidate.opened) + 1
    another = len(candidate.following) == 1 and candidate.text[after : after + 1] == "."
    return False if caseless or another or candidate.following[:1].isdigit() else None


PERIOD_RULES: tuple[Callable[[Candidate], bool | None], ...] = (
    label_before_hyphen,
    inside_an_abbreviation,
    title_before_name,
    title_that_is_a_word,
    time_of_day,
    end_of_list,
    code_of_a_country,
    word_before_number,
    abbreviation_before_small,
    short_word_before_small,
    clipped_word,
    finished_clause,
    acronym,
    date_that_begins_with_its_year,
    ordinal,
    initial_behind_hyphen,
    initial,
    sign_before_period,
)
