"""People whom a template names, and whom campaign.toml gives no handle there."""

import re
from collections.abc import Mapping

from composer.statement.fields import near_match

# What Jinja says of any table, without its name.
_MISSING = re.compile(r"'dict object' has no attribute '([\w -]{1,60}+)'")


def missing_person(reason: str, template: str, variables: Mapping[str, object]) -> str:
    """Return what to do where ``reason``, Jinja's own, is that ``people`` has no such name; nothing where it is not.

    >>> reason = "'dict object' has no attribute 'ministr'"
    >>> missing_person(reason, "{{ people['ministr'] }}", {"platform": "x", "people": {"minister": "@ana"}})
    "people has no 'ministr' on x. Did you mean minister? Else add it to campaign.toml under [people.ministr]."
    """
    people, found = variables.get("people"), _MISSING.fullmatch(reason)
    if found is None or not isinstance(people, Mapping):
        return ""
    name = found[1]
    if not re.search(rf"people\s*(?:\.\s*{re.escape(name)}\b|\[\s*[\"']{re.escape(name)}[\"'])", template):
        return ""
    near = near_match(name, map(str, people))
    add = f"add it to campaign.toml under [people.{name}]."
    advice = f"{near} Else {add}" if near else f" A{add[1:]}"
    return f"people has no '{name}' on {variables.get('platform', 'this platform')}.{advice}"
