"""Candidate posts: a statement's fragments on one platform, as the numbers that the layout sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from composer.platforms import Platform
from composer.platforms.count import Ruler
from composer.statement.choices import Split
from composer.statement.model import Paragraph
from composer.thread.fragments import Fragment
from composer.thread.layout import Cost, Line, Tally
from composer.thread.model import Cut
from composer.thread.pricing import EVEN, READING, Pricing
from composer.thread.room import Room, added
from composer.thread.roughness import (
    CUTS_SHORT_PARAGRAPH,
    HEADS,
    Weight,
    homes_of,
    is_lead,
    traits,
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every run of fragments as a candidate post, with its length and its cost; a `layout.Text`."""

    platform: Platform
    limit: int
    """The platform's, in its first unit."""
    ruler: Ruler
    starts: Sequence[int]
    """Where each fragment starts in the statement's text."""
    stops: Sequence[int]
    """Where the fragment before each break ends."""
    before: Sequence[Tally | None]
    """What the text comes to before each fragment; None where tallies do not add up there."""
    up_to: Sequence[Tally | None]
    """What the text comes to up to the end of the fragment before each break; None as above."""
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
    pricing: Pricing
    counts_posts: bool
    """Whether the number of posts decides before that does."""

    @property
    def breaks(self) -> int:
        """The number of the last break."""
        return len(self.starts)

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        """Return how full a post is, in the platform's first unit, by the unit that fills it most; None if too full."""
        before, up_to = self.before[start], self.up_to[end]
        if before is None or up_to is None:
            return self.platform.filled(added(self.ruler.tally(self.starts[start], self.stops[end]), beside))
        if len(beside) == 1:
            length = up_to[0] - before[0] + beside[0]
            return length if length <= self.limit else None
        tally = tuple([last - first + more for last, first, more in zip(up_to, before, beside, strict=True)])
        return self.platform.filled(tally)

    def clean(self, at: int) -> bool:
        """Whether what stands before a break can only add to the length of what follows it."""
        return self.before[at] is not None

    @property
    def line(self) -> Line | None:
        """The text as plain numbers; None where it takes more to say how long its posts are."""
        before = [tally[0] for tally in self.before if tally and len(tally) == 1]
        up_to = [tally[0] for tally in self.up_to if tally and len(tally) == 1]
        if not len(before) == len(up_to) == self.breaks:
            return None
        return self.pricing.line(self, before, [0, *up_to])

    def post_roughness(self, start: int, end: int, length: int) -> int:
        """Return what a post costs a reader."""
        return self.pricing.price(self, start, end, length)

    def least_roughness(self, length: int | None) -> int:
        """Return the least that a post costs a reader that is no longer than this."""
        return self.pricing.least(self.limit, self.limit if length is None else length)

    def least_posts(self) -> int:
        """Return a number of posts that no layout is below; quick to find, and a little too low."""
        sums = zip(self.before, self.up_to[1:], strict=True)
        alone = sum(up_to[0] - before[0] for before, up_to in sums if before and up_to)
        # A text message may hold more septets than its limit says, if never twice as many.
        most = self.limit if self.platform.counter.part_limits(self.platform.limits) else 2 * self.limit
        return max(1, -(-alone // most))


def candidates(room: Room, parts: Sequence[Fragment]) -> Candidates:
    """Return the candidate posts of a statement that is parted into fragments."""
    statement, ruler, split = room.statement, room.ruler, room.style.split
    homes = list(homes_of([(part.start, part.end) for part in parts], statement.paragraphs))
    sums = list(ruler.sums(at for part in parts for at in (part.start, part.end)))
    leads = [part.cut == "paragraph" and is_lead(statement.text, home) for part, home in zip(parts, homes, strict=True)]
    noticed = [part.cut == "paragraph" and not lead for part, lead in zip(parts, leads, strict=True)]
    return Candidates(
        platform=room.platform,
        limit=room.platform.limits[0],
        ruler=ruler,
        starts=[part.start for part in parts],
        stops=[0, *(part.end for part in parts)],
        before=sums[::2],
        up_to=[None, *sums[1::2]],
        forced=_forced(parts, leads, split),
        manual=_forced(parts, leads, "reading"),
        cuts=_cut_costs(room, parts, homes),
        joints=[0, *accumulate(noticed)],
        heads=[0, *accumulate(home.role in HEADS for home in homes)],
        figures=frozenset(_figures(room, parts)),
        pricing=EVEN if split == "even" else READING,
        counts_posts=split in ("fewest", "even"),
    )


def _figures(room: Room, parts: Sequence[Fragment]) -> Iterator[int]:
    """Yield the breaks at which a marker would stand right after a figure, on the same line."""
    if room.style.marker.at == "end" and room.style.marker.template != "none":
        for at, part in enumerate(parts, start=1):
            if room.statement.text[part.end - 1].isnumeric():
                yield at


def _forced(parts: Sequence[Fragment], leads: Sequence[bool], split: Split) -> list[int]:
    """Return the breaks at which a post must end."""
    ending: set[Cut] = {"manual", "end"}
    if split in ("paragraph", "sentence"):
        ending.add("paragraph")
    if split == "sentence":
        ending.add("sentence")
    joins = split == "paragraph"
    return [
        at
        for at, (part, lead) in enumerate(zip(parts, leads, strict=True), start=1)
        if part.cut in ending and (part.cut in ("manual", "end") or not (joins and lead))
    ]


def _cut_costs(room: Room, parts: Sequence[Fragment], homes: Sequence[Paragraph]) -> list[Cost]:
    """Return what a cut at each break costs; nothing at the two ends."""
    scale = 0 if room.style.split == "even" else room.platform.limits[0] ** 2
    joins = room.joins
    of_one = cache(_cut_cost)
    costs = (
        of_one(left.cut, left.weak, right.start in joins, sum([weight.points for weight in weights]) * scale)
        for left, right, weights in zip(parts, parts[1:], cut_weights(room, parts, homes), strict=False)
    )
    return [Cost(), *costs, Cost()]


def _cut_cost(kind: Cut, weak: bool, unwanted: bool, roughness: int) -> Cost:  # noqa: FBT001 - as they come
    """Return what a cut of a kind costs."""
    return _KINDS.get(kind, Cost())._replace(unwanted=int(unwanted), weak_clauses=int(weak), roughness=roughness)


def cut_weights(room: Room, parts: Sequence[Fragment], homes: Sequence[Paragraph]) -> Iterator[tuple[Weight, ...]]:
    """Yield what a cut between each fragment and the next costs a reader."""
    found = traits(room.statement)
    short = {id(home): room.holds(home.start, home.end) for home in room.statement.paragraphs}
    for left, right, home in zip(parts, parts[1:], homes, strict=False):
        if left.sentence == right.sentence:
            weights = found.before_part(room.statement.text, right.start)
        else:
            weights = found.before_sentence[right.sentence]
        yield (*weights, CUTS_SHORT_PARAGRAPH) if left.cut == "sentence" and short[id(home)] else weights


_KINDS: dict[Cut, Cost] = {
    "clause": Cost(between_clauses=1),
    "word": Cost(between_words=1),
    "grapheme": Cost(in_words=1),
}
