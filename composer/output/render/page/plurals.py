"""Which form of a noun a number takes, in the languages of the page's words, as Unicode's CLDR has it."""

from collections.abc import Callable


def plural_form(language: str, number: float) -> str:
    """Return the name of the form that a number of 0 or more takes: zero, one, two, few, many or other.

    >>> [plural_form("ar", number) for number in (1, 2, 3, 11, 100)]
    ['one', 'two', 'few', 'many', 'other']
    >>> plural_form("fr", 1.5), plural_form("en", 1.5), plural_form("ru", 21), plural_form("ja", 1)
    ('one', 'other', 'one', 'other')
    """
    return _FORMS.get(language, _one_alone)(number)


def _one_alone(number: float) -> str:
    return "one" if number == 1 else "other"


def _below_two(number: float) -> str:
    return "one" if number < 2 else "other"  # noqa: PLR2004 - the rule


def _up_to_one(number: float) -> str:
    return "one" if number <= 1 else "other"


def _russian(number: float) -> str:
    if number != int(number):
        return "other"
    tens, ones = divmod(int(number) % 100, 10)
    if ones == 1 and tens != 1:
        return "one"
    return "few" if ones in (2, 3, 4) and tens != 1 else "many"


def _arabic(number: float) -> str:
    named = {0: "zero", 1: "one", 2: "two"}
    if number != int(number) or number in named:
        return named.get(int(number), "other") if number == int(number) else "other"
    rest = int(number) % 100
    if rest < 3:  # noqa: PLR2004 - the rule
        return "other"
    return "few" if rest <= 10 else "many"  # noqa: PLR2004 - the rule


def _none(_number: float) -> str:
    return "other"


_FORMS: dict[str, Callable[[float], str]] = {
    "ar": _arabic,
    "fr": _below_two,
    "hi": _up_to_one,
    "ja": _none,
    "pt": _below_two,
    "ru": _russian,
    "zh": _none,
}
