"""Codes of languages, as far as all that knows languages needs them (BCP 47)."""


def primary_subtag(code: str) -> str:
    """Return the language that a code names, in small letters, without its script or region.

    >>> primary_subtag("pt-BR"), primary_subtag("ES_pe")
    ('pt', 'es')
    """
    return code.replace("_", "-").partition("-")[0].lower()
