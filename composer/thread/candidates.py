"""Candidate posts: a statement's fragments on one platform, as the numbers that the layout sees."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from composer.platforms import Platform
from composer.platforms.count import Ruler
from composer.statement.choices import Split
from composer.statement.model import Paragraph
from composer.thread.fragments import Fragment
from composer.thread.layout import Cost, Tally
from composer.thread.model import Cut
from composer.thread.room import Room
from composer.thread.roughness import (
    A_POST,
    CUTS_SHORT_PARAGRAPH,
    JOINS_PARAGRAPHS,
    MARKER_AFTER_FIGURE,
    SHORT_LAST_POST,
    SHORT_POST,
    TITLE_ALONE,
    UNEVENNESS,
    homes_of,
    traits,
)

HEADS = ("title", "heading")
"""Roles of what stands over other text, and is best kept with it."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every run of fragments as a candidate post, with its length and its cost; a `layout.Text`."""

    platform: Platform
    ruler: Ruler
    starts: Sequence[int]
    """Where each fragment starts in the statement's text."""
    stops: Sequence[int]
    """Where each fragment ends."""
    forced: Sequence[int]
    manual: Sequence[int]
    """Those of the forced breaks that the statement itself asks for."""
    cuts: Sequence[Cost]
    """What a cut at each break costs."""
    joints: Sequence[int]
    """How many paragraph boundaries that a reader notices stand at or before each break."""
    heads: Sequence[int]
    """How many fragments of titles and headings stand before each break."""
    figures: frozenset[int]
    """Breaks at which a marker would stand right after a figure."""
    price: "Price"
    """(self, start, end, length) → what a post costs."""

    @property
    def breaks(self) -> int:
        """The number of the last break."""
        return len(self.starts)

    def tally(self, start: int, end: int) -> Tally:
        """Return what the fragments from one break to another come to."""
        return self.ruler.tally(self.starts[start], self.stops[end - 1])

    def clean(self, at: int) -> bool:
        """Whether what stands before a break can only add to the length of what follows it."""
        return self.ruler.clean(self.starts[at])

    def length(self, tally: Tally) -> int | None:
        """Return how full a post is, in the platform's first unit, by the unit that fills it most."""
        lengths = self.platform.counter.lengths(tally)
        if not self.platform.fits(lengths):
            return None
        limits = self.platform.limits
        return max(-(-length * limits[0] // limit) for length, limit in zip(lengths, limits, strict=True))

    def post_cost(self, start: int, end: int, length: int) -> Cost:
        """Return what a post costs."""
        return self.price(self, start, end, length)

    def cut_cost(self, at: int) -> Cost:
        """Return what a cut at a break costs."""
        return self.cuts[at]


Price = Callable[[Candidates, int, int, int], Cost]


def candidates(room: Room, parts: Sequence[Fragment]) -> Candidates:
    """Return the candidate posts of a statement that is parted into fragments."""
    statement, split = room.statement, room.style.split
    homes = list(homes_of([(part.start, part.end) for part in parts], statement.paragraphs))
    noticed = [part.cut == "paragraph" and home.role not in HEADS for part, home in zip(parts, homes, strict=True)]
    return Candidates(
        platform=room.platform,
        ruler=room.ruler,
        starts=[part.start for part in parts],
        stops=[part.end for part in parts],
        forced=_forced(parts, homes, split),
        manual=_forced(parts, homes, "reading"),
        cuts=_cut_costs(room, parts, homes),
        joints=[0, *accumulate(noticed)],
        heads=[0, *accumulate(home.role in HEADS for home in homes)],
        figures=frozenset(_figures(room, parts)),
        price=PRICES[split],
    )


def _figures(room: Room, parts: Sequence[Fragment]) -> Iterator[int]:
    """Yield the breaks at which a marker would stand right after a figure, on the same line."""
    if room.style.marker.at == "end" and room.style.marker.template != "none":
        for at, part in enumerate(parts, start=1):
            if room.statement.text[part.end - 1].isnumeric():
                yield at


def _forced(parts: Sequence[Fragment], homes: Sequence[Paragraph], split: Split) -> list[int]:
    """Return the breaks at which a post must end."""
    ending: set[Cut] = {"manual", "end"}
    if split in ("paragraph", "sentence"):
        ending.add("paragraph")
    if split == "sentence":
        ending.add("sentence")
    kept = HEADS if split == "paragraph" else ()
    return [
        at
        for at, (part, home) in enumerate(zip(parts, homes, strict=True), start=1)
        if part.cut in ending and (part.cut in ("manual", "end") or home.role not in kept)
    ]


def _cut_costs(room: Room, parts: Sequence[Fragment], homes: Sequence[Paragraph]) -> list[Cost]:
    """Return what a cut at each break costs; nothing at the two ends."""
    found = traits(room.statement)
    scale = 0 if room.style.split == "even" else room.platform.limits[0] ** 2
    short = {id(home): room.holds(home.start, home.end) for home in homes}
    costs = [Cost()]
    for left, right, home in zip(parts, parts[1:], homes, strict=False):
        if left.sentence == right.sentence:
            weights = found.before_part(room.statement.text, right.start)
        else:
            weights = found.before_sentence[right.sentence]
        if left.cut == "sentence" and short[id(home)]:
            weights += (CUTS_SHORT_PARAGRAPH,)
        points = sum(weight.points for weight in weights)
        costs.append(_KINDS.get(left.cut, Cost())._replace(weak_clauses=int(left.weak), roughness=points * scale))
    return [*costs, Cost()]


_KINDS: dict[Cut, Cost] = {
    "clause": Cost(between_clauses=1),
    "word": Cost(between_words=1),
    "grapheme": Cost(in_words=1),
}


def post_points(found: Candidates, start: int, end: int, length: int) -> int:
    """Return what a post costs a reader, but for its unevenness, in points."""
    limit = found.platform.limits[0]
    points = A_POST.points + JOINS_PARAGRAPHS.points * (found.joints[end - 1] - found.joints[start])
    if found.heads[end] - found.heads[start] == end - start:
        points += TITLE_ALONE.points
    if end == found.breaks and length * 4 < limit:
        points += SHORT_LAST_POST.points
    if length * 3 < limit:
        points += SHORT_POST.points
    if end in found.figures:
        points += MARKER_AFTER_FIGURE.points
    return points


def _roughness(found: Candidates, start: int, end: int, length: int) -> int:
    """Return what a post costs a reader, in points × limit², a whole number."""
    limit = found.platform.limits[0]
    return post_points(found, start, end, length) * limit**2 + UNEVENNESS.points * (limit - length) ** 2


def _reading(found: Candidates, start: int, end: int, length: int) -> Cost:
    return Cost(roughness=_roughness(found, start, end, length))


def _fewest(found: Candidates, start: int, end: int, length: int) -> Cost:
    return Cost(posts=1, roughness=_roughness(found, start, end, length))


def _even(found: Candidates, _start: int, _end: int, length: int) -> Cost:
    return Cost(posts=1, roughness=(found.platform.limits[0] - length) ** 2)


def cost_bounds(split: Split, limit: int) -> tuple[Cost, int]:
    """Return the least that a post costs, and the most roughness that one more digit in a marker can save."""
    if split == "even":
        return Cost(posts=1), 2 * limit
    thresholds = (SHORT_LAST_POST.points + SHORT_POST.points) * limit**2
    gain = thresholds + 2 * UNEVENNESS.points * limit
    return Cost(posts=int(split == "fewest"), roughness=A_POST.points * limit**2), gain


def count_of_posts(_found: Candidates, _start: int, _end: int, _length: int) -> Cost:
    """Price every post alike, to find the fewest."""
    return Cost(posts=1)


PRICES: dict[Split, Price] = {
    "reading": _reading,
    "fewest": _fewest,
    "even": _even,
    "paragraph": _reading,
    "sentence": _reading,
}
