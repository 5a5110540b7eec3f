"""Links, mentions, hashtags, cashtags and figures: found once, for counting, never cut, and linked on the page."""

from composer.language.entities.finding import entities
from composer.language.entities.model import Entity, Kind

__all__ = ["Entity", "Kind", "entities"]
