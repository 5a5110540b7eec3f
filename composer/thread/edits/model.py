"""One edit: what a person changed in a thread, told by the sentences around it, so that it can be made again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, cast, get_args

Kind = Literal[
    "replace", "insert", "delete", "move", "space", "cut", "join", "keep", "opening", "call-to-action", "setting"
]

LIMIT = "limit"
SETTINGS = ("split", "marker", "marker_at", "opening_at", "call_to_action_at", "content_warning", LIMIT)
"""What a person may set for one thread, in its file."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_KEPT_EMPTY: dict[Kind, str] = dict.fromkeys(("space", "opening", "call-to-action", "setting"), "text")
"""What means something where it is empty."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the approved statement to the thread as a person left it.

    Words first: ``replace``, ``delete`` and ``move`` a ``sentence`` of the approved statement, ``insert`` one. Then,
    among the sentences that are there after that: the white ``space`` between two of them, a ``cut`` where a post is to
    end, a ``join`` where none may; to ``keep`` a cut is no change, but a wish. ``opening`` and ``call-to-action`` are
    what stands in place of the campaign's own, and a ``setting`` is one that a person changed in the thread's file:
    whoever lays the thread out heeds it.
    """

    kind: Kind
    sentence: str = ""
    """The approved sentence that this is about; of a cut or a join within a sentence, that sentence."""
    text: str = ""
    """What stands there instead."""
    after: str = ""
    """The sentence before the place; empty at the start."""
    before: str = ""
    """The sentence after the place; empty at the end."""
    number: int = 0
    """The number of the sentence, from 0, to tell equal ones apart."""
    place: int = 0
    """The number of the sentence ``before`` which, or near which, it stands, likewise."""
    at: int = 0
    """Of a cut or a join within a sentence: how many of its characters stand before."""
    name: str = ""
    """Of a setting; of a cut to keep, the `cut_settings` with which it was made."""

    @property
    def words(self) -> str:
        """What a person wrote, and would miss."""
        return "" if self.kind in ("space", "setting") else self.text

    def __str__(self) -> str:
        """Return the edit in words, whole.

        >>> print(Edit("replace", sentence="Seven died.", text="Seventeen died."))
        “Seven died.” was replaced by “Seventeen died.”
        """
        said = _SAID[self.kind] if self.text else _SAID_WITHOUT_TEXT.get(self.kind, _SAID[self.kind])
        return said.format(edit=self)


_PLACE = "between “{edit.after}” and “{edit.before}”"
_SAID: dict[Kind, str] = {
    "replace": "“{edit.sentence}” was replaced by “{edit.text}”",
    "insert": f"“{{edit.text}}” was added {_PLACE}",
    "delete": "“{edit.sentence}” was deleted",
    "move": f"“{{edit.sentence}}” was moved {_PLACE}",
    "space": f"the white space was changed {_PLACE}",
    "cut": f"a cut was made {_PLACE}",
    "join": f"a cut was taken away {_PLACE}",
    "keep": f"a cut stays {_PLACE}",
    "opening": "the opening became “{edit.text}”",
    "call-to-action": "the call to action became “{edit.text}”",
    "setting": "{edit.name} was set to “{edit.text}”",
}
_SAID_WITHOUT_TEXT: dict[Kind, str] = {
    "opening": "no opening is added at the start any more",
    "call-to-action": "no call to action is added at the end any more",
}


def cut_settings(settings: Mapping[str, str]) -> str:
    """Return the settings on which cuts depend, as one text that tells whether two threads were cut with the same.

    >>> cut_settings({"split": "even", "limit": "280", "opening": "#Peru"})
    'even     280'
    """
    return " ".join(settings.get(name, "") for name in SETTINGS if name != "content_warning")


def edit_object(edit: Edit) -> dict[str, object]:
    """Return an edit as JSON says it, without what is empty."""
    kept = _KEPT_EMPTY.get(edit.kind)
    return {name: value for name, value in asdict(edit).items() if value or name == kept}


def edit_of(parsed: object) -> Edit | None:
    """Return the edit that JSON says, None where that is none.

    >>> edit_of({"kind": "delete", "sentence": "Seven died.", "number": 3})
    Edit(kind='delete', sentence='Seven died.', text='', after='', before='', number=3, place=0, at=0, name='')
    """
    if not isinstance(parsed, Mapping) or parsed.get("kind") not in KINDS:
        return None
    known = {field.name: field.type for field in fields(Edit)}
    values = {name: value for name, value in parsed.items() if name in known}
    if any(type(value) is not (int if known[name] is int else str) for name, value in values.items()):
        return None
    edit = Edit(**cast("Any", values))
    return edit if _is_sound(edit) else None


def _is_sound(edit: Edit) -> bool:
    """Whether an edit leaves a statement one: no white space around its sentences, no blank line, whole characters."""
    text, words = edit.text, f"{edit.sentence}{edit.text}{edit.after}{edit.before}"
    if words.encode("utf-8", "ignore").decode() != words:
        return False
    if edit.kind == "space":
        return not text.strip() and (text == "\n\n" or text.count("\n") <= 1)
    if edit.kind in ("replace", "insert"):
        return bool(text) and text == text.strip() and "\n\n" not in text
    if edit.kind == "setting":
        return edit.name in SETTINGS and (edit.name != LIMIT or (text.isdecimal() and int(text) > 0))
    return edit.at >= 0
