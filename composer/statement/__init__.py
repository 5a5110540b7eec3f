"""What is to be said: statements, how they are read, and the settings that go with them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composer.statement.reading import read_statement, statement_from_text

__all__ = ["read_statement", "statement_from_text"]


# Resolved when first used (PEP 562): reading needs the sentences, which need nltk.
def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module("composer.statement.reading"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
