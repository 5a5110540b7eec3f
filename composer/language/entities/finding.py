"""Which links, mentions, hashtags and cashtags a platform sees in a text."""

import re
from collections.abc import Callable, Iterator, Mapping

from composer.language.entities.model import Entity
from composer.language.entities.x_addresses import x_links
from composer.language.entities.x_tags import x_cashtags, x_hashtags, x_mentions


def entities(text: str, rules: str) -> list[Entity]:
    """What a platform makes a link of, in order, none over another; ``rules`` as `Platform.entity_rules` names them.

    >>> [entity.kind for entity in entities("See example.com, @west and #Peru", "x")]
    ['link', 'mention', 'hashtag']
    """
    if not _MAY_HOLD.search(text):
        return []
    kept: list[Entity] = []
    for entity in sorted(_RULES[rules](text), key=lambda entity: (entity.start, -entity.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


# Every link holds a dot that no white space follows, or a scheme; all else begins with its sign.
_MAY_HOLD = re.compile(r"[@＠#＃$＄]|://|[.\u3002\uff0e\uff61](?=\S)")


def _x_entities(text: str) -> Iterator[Entity]:
    yield from x_links(text, newer=True)
    yield from x_mentions(text)
    yield from x_hashtags(text)
    yield from x_cashtags(text)


def _bluesky_entities(text: str) -> Iterator[Entity]:
    from composer.language.entities.bluesky import bluesky_entities  # noqa: PLC0415 - its expressions take a while

    return bluesky_entities(text)


def _mastodon_entities(text: str) -> Iterator[Entity]:
    from composer.language.entities.mastodon import mastodon_entities  # noqa: PLC0415 - as Bluesky's

    return mastodon_entities(text)


_RULES: Mapping[str, Callable[[str], Iterator[Entity]]] = {
    "x": _x_entities,
    "bluesky": _bluesky_entities,
    "mastodon": _mastodon_entities,
    # No rules are published: X's find the most.
    "plain": _x_entities,
}
