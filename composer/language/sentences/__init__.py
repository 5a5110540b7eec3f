"""Where sentences begin and end: NLTK's Punkt, with word lists and rules of our own, fully offline.

The text is first parted at the newlines that mean something (``lines``), then at numbered items that run on
(``items``); in what is left every run of end punctuation is a candidate (``candidates``), which the rules (``rules``)
accept, refuse or leave to Punkt (``punkt``). What a language knows is in ``languages/<code>.toml``.
"""

from composer.language.sentences.boundaries import sentence_spans

__all__ = ["sentence_spans"]
