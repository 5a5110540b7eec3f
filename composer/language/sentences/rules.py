"""What decides a candidate before Punkt is asked: one rule a function, each with the case that it is for.

A rule returns True where the sentence ends, False where it goes on, None where it has nothing to say. The first that
says something decides.
"""

import re
from collections.abc import Callable

from composer.language.sentences.candidates import Candidate
from composer.language.sentences.punkt import ends_by_punkt

Rule = Callable[[Candidate], bool | None]

# How far back an open bracket or quotation mark is looked for.
_BACK = 400
# Longer words are no abbreviations that we do not know.
_SHORT = 3
# So much of what is glued to the right is looked at.
_RIGHT = 48
_ORDINAL_DIGITS = 2
# "6 de julio. - Barak": no longer than this is a label before a hyphen, and a time that opens a sentence.
_LABEL_WORDS = 4

_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}")
_ADDRESS = re.compile(r"[/@_]|www\.")
_ALONE = re.compile(r"[(\[{]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{1,4})[)\]]?")
_BULLET = "•⁃‣▪◦*+-–— \t"
_CARRY_ON = frozenset(",;:&%/№=+<>)]}")
_CLOSING_THEN_SIGN = re.compile(r"""\s*["'”’»\-–—]*\s*[,;]""")
_DASHES = ("—", "–", "-")
_EAST_ASIAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_NUMBER = re.compile(r"[\d.,/]*\d")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_TIME = re.compile(r"[ap]\.?m")


def ends(candidate: Candidate) -> bool:
    """Return whether a sentence ends at a candidate."""
    for rule in RULES:
        verdict = rule(candidate)
        if verdict is not None:
            return verdict
    word = f"{candidate.word}." if candidate.mark == "." and candidate.word else candidate.mark[-1]
    return ends_by_punkt(candidate.rules)(word, candidate.following or candidate.next_sign)


def title_of_a_work(candidate: Candidate) -> bool | None:
    """《摔跤吧！爸爸》: a title in its brackets is not parted."""
    before = candidate.text[max(candidate.sentence, candidate.start - _BACK) : candidate.start]
    inside = before.rfind("《") > before.rfind("》")
    return False if inside and "》" not in candidate.text[candidate.start : candidate.end] else None


def quotation_goes_on(candidate: Candidate) -> bool | None:
    """「行こう。」と言った: what follows the quotation needs it, in a script without small letters."""
    if candidate.closed and candidate.text.startswith(candidate.rules.going_on, candidate.end):
        return False
    return None


def sign_that_needs_no_space(candidate: Candidate) -> bool | None:
    """你好。再见。 and すごい!本当?はい: such a sign ends a sentence whatever follows."""
    if candidate.mark[-1] in candidate.rules.unspaced:
        return True
    east_asian = _EAST_ASIAN.match(candidate.text, candidate.end)
    return True if candidate.mark[-1] in "!?" and east_asian else None


def glued(candidate: Candidate) -> bool | None:
    """3.14, example.com, (?): no space, no end; but "It is over.The end" and "жағдайы.Орыс" forgot the space."""
    if candidate.spaced:
        return None
    word = candidate.word
    if candidate.opened or len(candidate.mark) > 1 or not (len(word) > 1 and word.isalpha()):
        return False
    around = candidate.token + candidate.text[candidate.end : candidate.end + _RIGHT].split(None, 1)[0]
    if candidate.token[-1:].isupper() or word in candidate.rules.abbreviations or _ADDRESS.search(around):
        return False
    return candidate.next_starts or (candidate.next_is_capital and len(word) > _SHORT and not word.isascii())


def sign_in_brackets(candidate: Candidate) -> bool | None:
    """"stairways [...]" (Smith 55), "the new (!) law": an omission or a sign alone in brackets ends no sentence."""
    if candidate.text[candidate.start - 1 : candidate.start] not in {"[", "("} or not candidate.closed:
        return None
    again = candidate.text[candidate.end - 1] in candidate.rules.signs
    return None if again or (candidate.mark[-1] in "!?" and candidate.next_starts) else False


def closed_before_small(candidate: Candidate) -> bool | None:
    """"Why?" she asked: after a closing quotation mark or bracket a small letter carries the sentence on."""
    return False if candidate.closed and candidate.next_is_small else None


def sign_that_carries_on(candidate: Candidate) -> bool | None:
    """"etc. , and so on", "Co. & Sons", "¡Sería! ", exclamó": what follows cannot begin a sentence."""
    if candidate.next_sign in _CARRY_ON:
        return False
    return False if _CLOSING_THEN_SIGN.match(candidate.text, candidate.end) else None


def dash_before_small(candidate: Candidate) -> bool | None:
    """— Куда? — спросил он: a dash and a small letter carry the sentence on."""
    return False if candidate.next_is_small and candidate.opened.strip().startswith(_DASHES) else None


def words_between_speech(candidate: Candidate) -> bool | None:
    """«Куда? — спросила она. — Завтра выходной»: the speaker stands inside the quotation, which goes on."""
    if candidate.mark != "." or not candidate.opened.strip().startswith(_DASHES):
        return None
    before = candidate.text[max(candidate.sentence, candidate.start - _BACK) : candidate.start]
    return False if before.rfind("«") > before.rfind("»") else None


def label_before_hyphen(candidate: Candidate) -> bool | None:
    """"7 de julio. - Netanyahu cede": a date or heading before a hyphen belongs to what it announces."""
    if candidate.mark != "." or candidate.opened.strip() != "-":
        return None
    label = candidate.text[candidate.sentence : candidate.start][: _BACK]
    named = label.isupper() or any(character.isdigit() for character in label)
    return False if named and len(label.split()) <= _LABEL_WORDS else None


def name_with_exclamation_mark(candidate: Candidate) -> bool | None:
    """"Yahoo! in the news": the mark is part of the name, unless a new sentence plainly begins."""
    if candidate.mark == "!" and candidate.word in candidate.rules.exclamations:
        return candidate.next_starts
    return None


def ellipsis(candidate: Candidate) -> bool | None:
    """"Well ... maybe", "... and so": an omission ends a sentence where a capital letter follows, and none begins it."""
    if candidate.mark[-1] != "…" and candidate.text[candidate.start : candidate.end].count(".") < 2:
        return None
    if candidate.next_is_small or candidate.following.lower() in candidate.rules.always_capital:
        return False
    return candidate.sentence < candidate.start


def list_marker(candidate: Candidate) -> bool | None:
    """"1. Open the door.": a number or letter that stands alone at the beginning counts what follows."""
    if candidate.mark != "." or candidate.start - candidate.sentence > 12:
        return None
    return False if _ALONE.fullmatch(candidate.text[candidate.sentence : candidate.start].strip(_BULLET)) else None


def time_of_day(candidate: Candidate) -> bool | None:
    """"At 5 a.m. Mr. Smith left. He was back at 6 p.m. Mr. Jones was not.": a time that opens a sentence goes on."""
    if candidate.mark != "." or not _TIME.fullmatch(candidate.word) or not candidate.next_is_capital:
        return None
    words = candidate.text[candidate.sentence : candidate.start][: _BACK].split()
    if len(words) <= _LABEL_WORDS and words[0].lower() in candidate.rules.starters:
        return False
    return True if candidate.following.lower() in candidate.rules.never_end else None


def abbreviation_that_never_ends(candidate: Candidate) -> bool | None:
    """Mr. Smith, e.g. this: something always follows."""
    return False if candidate.mark == "." and candidate.word in candidate.rules.never_end else None


def word_before_number(candidate: Candidate) -> bool | None:
    """"No. 5", "p. xii" and "art. 3", but "He said no. We left."."""
    if candidate.mark != "." or candidate.word not in candidate.rules.before_number:
        return None
    if candidate.following[:1].isdigit() or _ROMAN.fullmatch(candidate.following):
        return False
    if candidate.next_is_small:
        return None if candidate.word in candidate.rules.starters else False
    return None if candidate.word in candidate.rules.may_end else True


def abbreviation_before_small(candidate: Candidate) -> bool | None:
    """"at 5 p.m. on Monday", "10 km. al norte": after an abbreviation a small letter or number carries on."""
    if candidate.mark != "." or not (candidate.next_is_small or candidate.following[:1].isdigit()):
        return None
    unit = candidate.word in candidate.rules.after_number and _NUMBER.fullmatch(candidate.before)
    short = candidate.word in candidate.rules.may_end | candidate.rules.ends_lists or _ACRONYM.fullmatch(candidate.word)
    return False if unit or short else None


def short_word_before_small(candidate: Candidate) -> bool | None:
    """"im Geb. der", "стр. и": before a small letter a short word is short for something, if it is no function word.

    "my dog. i want": whoever writes a small "i" begins sentences with small letters too.
    """
    if candidate.mark != "." or not candidate.next_is_small or candidate.closed or candidate.opened.strip():
        return None
    if candidate.following in candidate.rules.always_capital:
        return True
    unknown = len(candidate.word) <= _SHORT and candidate.word.isalpha() and candidate.word not in candidate.rules.starters
    return False if unknown else None


def weak_sign(candidate: Candidate) -> bool | None:
    """Պատասխանում եմ. սեր: an Armenian period is a stop inside the sentence, unless a capital letter follows."""
    return candidate.next_is_capital if candidate.mark in candidate.rules.weak else None


def inside_an_abbreviation(candidate: Candidate) -> bool | None:
    """"z. B. Der Spiegel", "EE. UU.": a period inside an abbreviation that is written with spaces."""
    after = candidate.end + len(candidate.opened) + len(candidate.following)
    pair = (candidate.word.lower().rpartition(".")[2], candidate.following.lower())
    return False if pair in candidate.rules.pairs and candidate.text[after : after + 1] == "." else None


def end_of_list(candidate: Candidate) -> bool | None:
    """"bread, milk, etc. Oxford followed": what ends an enumeration ends the sentence before a capital letter."""
    return True if candidate.word in candidate.rules.ends_lists and candidate.next_is_capital else None


def acronym(candidate: Candidate) -> bool | None:
    """"U.S. Government", "E.U. How about you?": letters with periods end a sentence before a function word alone."""
    if candidate.mark != "." or not _ACRONYM.fullmatch(candidate.word):
        return None
    return candidate.next_starts


def initial(candidate: Candidate) -> bool | None:
    """"J. R. Smith", "S. 10th Street", "د. أحمد": a letter before a letter or number, or one without capitals, goes on."""
    if candidate.mark != "." or len(candidate.word) != 1 or not candidate.word.isalpha() or candidate.closed:
        return None
    caseless = candidate.word.lower() == candidate.word.upper() and candidate.word not in "ªº"
    after = candidate.end + len(candidate.opened) + 1
    another = len(candidate.following) == 1 and candidate.text[after : after + 1] == "."
    return False if caseless or another or candidate.following[:1].isdigit() else None


def sign_before_period(candidate: Candidate) -> bool | None:
    """"5 km². The", "36 °. La": a period after a sign that is no letter is an ordinary one."""
    plain = candidate.mark == "." and candidate.word[-1:] in {*"ªº²³°%€£$)]"} and not candidate.next_is_small
    return True if plain and candidate.word else None


def ordinal(candidate: Candidate) -> bool | None:
    """"am 3. Oktober", "der 2. Weltkrieg", "XII. Pluk": a small number with a period counts what follows."""
    if candidate.mark != "." or not candidate.rules.ordinals or candidate.closed:
        return None
    digits = candidate.word.isdecimal() and len(candidate.word) <= _ORDINAL_DIGITS
    if not digits and not (len(candidate.token) > 1 and candidate.token.isupper() and _ROMAN.fullmatch(candidate.token)):
        return None
    return False if candidate.following.lower() in candidate.rules.after_ordinal else candidate.next_starts


RULES: tuple[Rule, ...] = (
    title_of_a_work,
    quotation_goes_on,
    sign_that_needs_no_space,
    glued,
    sign_in_brackets,
    closed_before_small,
    sign_that_carries_on,
    dash_before_small,
    words_between_speech,
    label_before_hyphen,
    name_with_exclamation_mark,
    ellipsis,
    list_marker,
    weak_sign,
    inside_an_abbreviation,
    time_of_day,
    abbreviation_that_never_ends,
    end_of_list,
    word_before_number,
    abbreviation_before_small,
    short_word_before_small,
    acronym,
    ordinal,
    initial,
    sign_before_period,
)
