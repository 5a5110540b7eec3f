"""The rules for quotations, brackets and dashes: whether what follows one is the rest of its sentence."""

import re
from functools import cache

from composer.language.sentences.candidates import Candidate

# How far back an open quotation mark is looked for, and an open bracket around a title.
_BACK = 400
_TITLE = 60

_DASHES = ("—", "–", "-")
_BRACKETS = {")": "(", "]": "[", "）": "（"}
_OPENERS = _BRACKETS | {"»": "«", "”": "“", "“": "”", "’": "‘", '"': '"', "」": "「", "』": "『"}
# With more of them, people write as they speak, who begin sentences with small letters.
_CRIES = frozenset(["!", "?", "?!", "!?", ";"])
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_ASKING = frozenset("!?؟！？")
_INTRODUCING = frozenset(",،，、:：;؛；—–-―")


def quotation_goes_on(candidate: Candidate) -> bool | None:
    """「行こう。」と言った and “走吧。”他说。: what follows needs the quotation, in a script without small letters."""
    rules = candidate.rules
    goes_on = candidate.text.startswith(rules.going_on, candidate.end)
    return False if goes_on or (rules.saying and rules.saying.match(candidate.text, candidate.end)) else None


def title_of_a_work(candidate: Candidate) -> bool | None:
    """《摔跤吧！爸爸》: a title in its brackets is not parted."""
    if candidate.text.isascii():
        return None
    before = candidate.text[max(candidate.sentence, candidate.start - _TITLE) : candidate.start]
    return False if "《" in before and before.rfind("《") > before.rfind("》") else None


def who_said_it(candidate: Candidate) -> bool | None:
    """Read '“Who gave the order?” Torres asked.', "«من أصدر الأمر؟» سألت الأم.": who asks belongs to the question."""
    said = candidate.rules.said
    if (
        not said
        or candidate.next_starts
        or candidate.mark[-1] not in _ASKING
        or _before_quotation(candidate)[-1:] == ":"
    ):
        return None
    return False if _compiled(said).match(candidate.text, candidate.end) else None


@cache
def _compiled(said: str) -> re.Pattern[str]:
    # Compiled where a quotation first asks: few statements have one, and each waits until the program has started.
    return re.compile(said)


def word_in_brackets(candidate: Candidate) -> bool | None:
    """Gen. (ret.) Ortiz: a word alone in brackets inside a sentence is short for something."""
    if candidate.mark != "." or candidate.next_starts or candidate.text[candidate.end - 1] not in ")]":
        return None
    word = candidate.token[1:]
    return False if candidate.before and candidate.token[:1] in {"(", "["} and word.isalpha() else None


def aside_before_caseless(candidate: Candidate) -> bool | None:
    """Read "问一句“他们在哪里？”有罪吗？", "24 (עשרים וארבעה !) עמודים": it stands inside a sentence that goes on.

    Where there are no capitals to tell, what a colon or a comma introduces ends the sentence.
    """
    if not candidate.next_is_caseless or candidate.opened.strip():
        return None
    before = _before_quotation(candidate)
    asked = candidate.text[candidate.end - 1] in _BRACKETS or candidate.mark[-1] in _ASKING
    return False if asked and before and before[-1] not in _INTRODUCING else None


def _before_quotation(candidate: Candidate) -> str:
    """What stands in the sentence before the quotation mark or bracket that belongs to the one that closes."""
    text, first = candidate.text, candidate.sentence
    opener = _OPENERS.get(text[candidate.end - 1], "\n")
    at = text.rfind(opener, max(first, candidate.start - _BACK), candidate.start)
    return text[max(first, at - _TITLE) : max(at, first)].rstrip()


def small_letter_behind_speech(candidate: Candidate) -> bool | None:
    """Read '"Why?" she asked', "— Куда? — спросил он", "– Stopp! ropte de": a small letter carries the sentence on.

    It does after a closing quotation mark or bracket, after a dash, and after a cry in what a dash opens.
    """
    if not candidate.next_is_small:
        return None
    spoken = candidate.mark in {"!", "?"} and candidate.text.startswith(_DASHES, candidate.sentence)
    return False if candidate.closed or spoken or candidate.opened.strip().startswith(_DASHES) else None


def small_letter_behind_cry(candidate: Candidate) -> bool | None:
    """Read "Why? asks his mother", "Democracy Now! said so": a small letter carries a sentence on that began with none.

    Who begins sentences with small letters is told by this one, and by a small "i"; an iPhone begins one as it is.
    """
    if not candidate.next_is_small or candidate.mark not in _CRIES or candidate.opened.strip():
        return None
    following, start = candidate.following, candidate.sentence
    first = _FIRST_LETTER.search(candidate.text, start, min(start + _TITLE, candidate.start))
    if following in candidate.rules.always_capital or not following.islower():
        return True
    return False if first and first[0].isupper() else None


def words_between_speech(candidate: Candidate) -> bool | None:
    """«Куда? — спросила она. — Завтра выходной»: the speaker stands inside the quotation, which goes on."""
    if candidate.mark != "." or not candidate.opened.strip().startswith(_DASHES):
        return None
    before = candidate.text[max(0, candidate.start - _BACK) : candidate.start]
    said = before[-(candidate.start - candidate.sentence) :]
    return False if before.rfind("«") > before.rfind("»") and any(f" {dash} " in said for dash in _DASHES) else None


def behind_closing(candidate: Candidate) -> bool | None:
    """Return what the first rule says that knows of a closing quotation mark or bracket."""
    if not candidate.closed:
        return None
    verdicts = (rule(candidate) for rule in (quotation_goes_on, who_said_it, word_in_brackets, aside_before_caseless))
    return next((verdict for verdict in verdicts if verdict is not None), None)
