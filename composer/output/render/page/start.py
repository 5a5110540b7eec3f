"""How a thread is begun on its platform: the post to reply to, and the address that opens a first post."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit

from composer.thread.model import Thread


@dataclass(frozen=True, slots=True)
class Place:
    """What the page knows of a platform."""

    hosts: tuple[str, ...] = ()
    any_server: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """What stands above a thread's posts."""

    steps: tuple[str, ...]
    reply_to: str
    """An address, or nothing."""
    compose: str
    """An address that opens the platform with the first post in it, or nothing."""
    host: str
    """The server that it leads to, where the platform has many."""
    note: str
    """Which words say why there is none: ``spoiled``, ``no_server``, ``no_compose``; or nothing."""


def thread_start(thread: Thread, steps: list[str], reply_to: str, server: str) -> Start:
    """Return how to begin a thread; ``server`` is the host of a platform that has many."""
    address, note = _compose_address(thread, server)
    host = server if address and "{host}" in thread.platform.compose_address else ""
    return Start(tuple(steps), _reply_to(thread, reply_to), address, host, note)


def _compose_address(thread: Thread, server: str) -> tuple[str, str]:
    """Return the address that opens the first post, or why there is none."""
    template, text = thread.platform.compose_address, thread.posts[0].text
    if not template:
        return "", "no_compose"
    if "{host}" in template and not server:
        return "", "no_server"
    if thread.platform.compose_spoils_emoji and any(unicodedata.category(letter) == "So" for letter in text):
        return "", "spoiled"
    return template.replace("{host}", server).replace("{text}", quote(text, safe="")), ""


def _reply_to(thread: Thread, address: str) -> str:
    """Return the address to reply to where it may be this platform's."""
    host = web_host(address)
    place = _places().get(thread.platform.name, Place())
    claimed = {name for other in _places().values() for name in other.hosts}
    return address if host and (host in place.hosts or (place.any_server and host not in claimed)) else ""


def web_host(address: str) -> str:
    """Return the host of a web address, in small letters; nothing where it is not one.

    >>> web_host("https://X.com/a/status/1"), web_host("javascript:alert(1)")
    ('x.com', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


@cache
def _places() -> Mapping[str, Place]:
    table = tomllib.loads((files(__package__) / "places.toml").read_text(encoding="utf-8"))
    return {name: Place(tuple(row.get("hosts", ())), bool(row.get("any_server"))) for name, row in table.items()}
