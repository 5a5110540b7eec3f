"""Which links, mentions, hashtags and cashtags a platform sees in a text."""

from composer.language.entities.mastodon_entities import page_links
from composer.language.entities.model import Entity
from composer.language.entities.x_links import x_links


def entities(text: str, rules: str) -> list[Entity]:
    """What a platform makes a link of, in order, none over another; ``rules`` as `Platform.entity_rules` names them."""
    if rules in {"x", "bluesky"}:
        return x_links(text, newer=True)
    return [Entity("link", start, end, text[start:end]) for start, end in page_links(text)]
