"""The rules for a single period, the one sign that may belong to a word: one a function, with the case it is for."""

import re
from collections.abc import Callable

from composer.language.sentences.candidates import ACRONYM, Candidate

# Longer words are no abbreviations that we do not know.
_SHORT = 3
_ORDINAL_DIGITS = 2
# "our Mg. Rosa": with more letters it may be a name that we do not know, and alone a sound ("Mm.").
_TITLE = 2
LONGEST_CLIPPED = 5
"""How many letters a word has at most that is known for an abbreviation by its letters alone."""
# "7 de julio. - Netanyahu", "At 5 a.m.": a label, or a time that opens a sentence, is no longer than this.
_LABEL_WORDS = 4
_LABEL = 60
_MARKER = 12

_ALONE = re.compile(r"[(\[{]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{1,4})[)\]]?")
_BULLET = "•⁃‣▪◦*+-–— \t"
_NUMBER = re.compile(r"[\d.,/]*\d")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_TIME = re.compile(r"[ap]\.?m")
_RANK = re.compile(r"\.\s(?:d[ei]\s)?\w{1,8}$")
_NAME_ALONE = re.compile(r"\s[^\W\d_a-z][\w’'-]{1,20}\s[^\W\d_a-z][\w’'-]{1,20}\.")
_CODE = re.compile(r"\s*+\+\d")


def label_before_hyphen(candidate: Candidate) -> bool | None:
    """7 de julio. - Netanyahu cede: a date or a heading before a hyphen belongs to what it announces."""
    if candidate.opened.strip() != "-":
        return None
    label = _opening(candidate)
    named = label.isupper() or any(character.isdigit() for character in label)
    return False if named and len(label.split()) <= _LABEL_WORDS else None


def list_marker(candidate: Candidate) -> bool | None:
    """1. Open the door: a number or letter that stands alone at the beginning counts what follows."""
    if candidate.start - candidate.sentence > _MARKER:
        return None
    return False if _ALONE.fullmatch(candidate.text[candidate.sentence : candidate.start].strip(_BULLET)) else None


def inside_an_abbreviation(candidate: Candidate) -> bool | None:
    """Read "z. B. Der Spiegel", "EE. UU.": a period inside an abbreviation that is written with spaces."""
    after = candidate.end + len(candidate.opened) + len(candidate.following)
    pair = (candidate.word.lower().rpartition(".")[2], candidate.following.lower())
    return False if pair in candidate.rules.pairs and candidate.text[after : after + 1] == "." else None


def time_of_day(candidate: Candidate) -> bool | None:
    """Read "At 5 a.m. Mr. Smith left. He came at 6 p.m. Monday.": a time that opens a sentence does not end it."""
    if not candidate.next_is_capital or not _TIME.fullmatch(candidate.word):
        return None
    words = _opening(candidate).split()
    if words and len(words) <= _LABEL_WORDS and words[0].lower() in candidate.rules.before_time:
        return False
    return candidate.following.lower() not in candidate.rules.after_time


def abbreviation_that_never_ends(candidate: Candidate) -> bool | None:
    """Mr. Smith, e.g. this: something always follows; but "CF. Ele mora" is an acronym that ends a sentence."""
    if candidate.word not in candidate.rules.never_end:
        return None
    shouted = len(candidate.word) > 1 and candidate.token == candidate.word.upper() and candidate.token.isalpha()
    return None if shouted and candidate.next_starts and not candidate.following.isupper() else False


def end_of_list(candidate: Candidate) -> bool | None:
    """Read "milk, etc. Oxford followed": what ends an enumeration ends the sentence before a capital letter."""
    return True if candidate.next_is_capital and candidate.word in candidate.rules.ends_lists else None


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
    *words, _ = _opening(candidate).lower().split() or [""]
    is_short = 0 < len(words) < _LABEL_WORDS and candidate.rules.starters.issuperset(words)
    return is_short and words[-1] in candidate.rules.articles


def code_of_a_country(candidate: Candidate) -> bool | None:
    """Read "tel. +51 1 419", "WhatsApp. +34": no sentence begins with a plus sign and a number."""
    if candidate.following or not candidate.word.isalpha():
        return None
    return False if _CODE.match(candidate.text, candidate.end) else None


def word_before_number(candidate: Candidate) -> bool | None:
    """Read "No. 5", "p. xii", "App. No. 5" and "Reg. (EU) 2017/821", but "He said no. We left."."""
    rules, following = candidate.rules, candidate.following
    if candidate.word not in rules.before_number:
        return None
    if following[:1].isdigit() or _ROMAN.fullmatch(following):
        return False
    after = candidate.end + len(candidate.opened) + len(following)
    another = following.lower() in rules.before_number and candidate.text[after : after + 1] == "."
    if another or candidate.next_is_small or (following.isupper() and candidate.opened.strip() == "("):
        return None if candidate.word in rules.starters else False
    return None if candidate.word in rules.may_end else True


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


def ordinal(candidate: Candidate) -> bool | None:
    """Read "am 3. Oktober", "der 2. Weltkrieg", "XII. pluk": a small number with a period counts what follows."""
    if not candidate.rules.ordinals or candidate.closed:
        return None
    digits = candidate.word.isdecimal() and len(candidate.word) <= _ORDINAL_DIGITS
    roman = len(candidate.token) > 1 and candidate.token.isupper() and _ROMAN.fullmatch(candidate.token)
    if not digits and not roman:
        return None
    return False if candidate.following.lower() in candidate.rules.after_ordinal else candidate.next_starts


def initial(candidate: Candidate) -> bool | None:
    """Read "J. R. Smith", "S. 10th St", "د. أحمد": a letter before a letter or number, or without case, goes on."""
    word = candidate.word
    if len(word) != 1 or not word.isalpha() or candidate.closed:
        return None
    caseless = word.lower() == word.upper() and word not in "ªº"
    after = candidate.end + len(candidate.opened) + 1
    another = len(candidate.following) == 1 and candidate.text[after : after + 1] == "."
    return False if caseless or another or candidate.following[:1].isdigit() else None


def sign_before_period(candidate: Candidate) -> bool | None:
    """Read "5 km². The", "36 °. La": after a sign that is no letter a period ends, but for "5ª. sessão"."""
    if not candidate.word.endswith(tuple("ªº²³°%€£$)]")):
        return None
    if candidate.next_is_small:
        return False if candidate.word[-1] in "ªº" else None
    return True


def _opening(candidate: Candidate) -> str:
    """Return the sentence up to the candidate if it is short, and nothing if it is long."""
    return candidate.text[candidate.sentence : candidate.start] if candidate.start - candidate.sentence < _LABEL else ""


PERIOD_RULES: tuple[Callable[[Candidate], bool | None], ...] = (
    label_before_hyphen,
    list_marker,
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
    acronym,
    ordinal,
    initial,
    sign_before_period,
)
