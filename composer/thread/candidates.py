"""Candidate posts: a statement's fragments on one platform, as the numbers that the layout sees."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, chain, pairwise

from composer.platforms import Platform
from composer.platforms.count import Ruler, Sums
from composer.statement.choices import Split
from composer.statement.model import Paragraph
from composer.thread.fragments import Fragments
from composer.thread.layout import Cost, Line, Tally
from composer.thread.model import Cut
from composer.thread.pricing import EVEN, FREE, READING, Pricing
from composer.thread.room import Room, added
from composer.thread.roughness import (
    CUTS_SHORT_PARAGRAPH,
    HEADS,
    PARTS_LEAD_IN,
    Weight,
    is_lead,
    paragraphs_of,
    traits,
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every run of fragments as a candidate post, with its length and its cost; a `layout.Text`."""

    platform: Platform
    limit: int
    """The platform's, in its first unit."""
    unit_limit: int
    """That of the unit that sums are in, where these are in one alone."""
    ruler: Ruler
    starts: Sequence[int]
    """Where each fragment starts in the statement's text."""
    stops: Sequence[int]
    """Where the fragment before each break ends."""
    before: Sums
    """What the text comes to before each fragment."""
    up_to: Sums
    """What the text comes to up to the end of the fragment before each break."""
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
        before, up_to = self.before, self.up_to
        if (before.knots or up_to.knots) and before.ties(up_to, start, end):
            return self.platform.filled(added(self.ruler.tally(self.starts[start], self.stops[end]), beside))
        if len(beside) == 1:
            length = up_to.rows[0][end] - before.rows[0][start] + beside[0]
            if self.unit_limit == self.limit:
                return length if length <= self.limit else None
            return -(-length * self.limit // self.unit_limit) if length <= self.unit_limit else None
        rows = zip(up_to.rows, before.rows, beside, strict=True)
        return self.platform.filled(tuple([last[end] - first[start] + more for last, first, more in rows]))

    def is_beyond(self, start: int, end: int, beside: Tally) -> bool:
        """Whether a post from ``start`` to ``end`` is too long, and so is any that reaches farther at either end."""
        return self.platform.filled(added(self.ruler.between(self.starts[start], self.stops[end]), beside)) is None

    def clean(self, at: int) -> bool:
        """Whether what stands before a break can only add to the length of what follows it."""
        return at not in self.before.knots

    @property
    def line(self) -> Line | None:
        """The text as plain numbers; None where it takes more to say how long its posts are."""
        if len(self.before.rows) > 1 or self.before.knots or self.up_to.knots:
            return None
        if self.unit_limit != self.limit and self.pricing != FREE:  # since lengths in the first unit are rounded
            return None
        return self.pricing.line(self, self.unit_limit, self.before.rows[0], self.up_to.rows[0])

    def post_roughness(self, start: int, end: int, length: int) -> int:
        """Return what a post costs a reader."""
        return self.pricing.price(self, start, end, length)

    def least_roughness(self, length: int | None) -> int:
        """Return the least that a post costs a reader that is no longer than this."""
        return self.pricing.least(self.limit, self.limit if length is None else length)

    def least_posts(self) -> int:
        """Return a number of posts that no layout is below; quick to find, and a little too low."""
        before, up_to = self.before.rows[0], self.up_to.rows[0]
        # What is tied to its neighbours may count less beside them than alone.
        tied = self.before.knots.keys() | {end - 1 for end in self.up_to.knots}
        alone = sum(up_to) - sum(before) - sum(up_to[at + 1] - before[at] for at in tied)
        # A text message may hold more septets than its limit says, if never twice as many.
        most = self.unit_limit if len(self.before.rows) == 1 else 2 * self.limit
        return max(1, -(-alone // most))


def candidate_posts(room: Room, parts: Fragments) -> Candidates:
    """Return the candidate posts of a statement that is parted into fragments."""
    statement, ruler, split = room.statement, room.ruler, room.style.split
    homes = list(paragraphs_of(zip(parts.starts, parts.ends, strict=True), statement.paragraphs))
    leads = {at: is_lead(statement.text, homes[at]) for at, cut in enumerate(parts.cuts) if cut == "paragraph"}
    noticed = (not leads.get(at, True) for at in range(len(parts)))
    heads = (home.role in HEADS for home in homes)
    before, up_to = ruler.sums(parts.starts, parts.ends)
    candidates = Candidates(
        platform=room.platform,
        limit=room.platform.limits[0],
        unit_limit=room.platform.limits[0],
        ruler=ruler,
        starts=parts.starts,
        stops=array("i", chain((0,), parts.ends)),
        before=before,
        up_to=up_to,
        forced=_forced(parts, leads, split),
        manual=_forced(parts, leads, "reading"),
        cuts=_cut_costs(room, parts, homes),
        joints=array("i", accumulate(noticed, initial=0)),
        heads=array("i", accumulate(heads, initial=0)),
        figures=frozenset(_figures(room, parts)),
        pricing=EVEN if split == "even" else READING,
        counts_posts=split in ("fewest", "even"),
    )
    return replace(candidates, forced=_with_kept(candidates, room)) if room.kept else candidates


def _with_kept(candidates: Candidates, room: Room) -> list[int]:
    """Return the forced breaks, and those where a post began before, save at both ends of what fits in none now."""
    kept = {at for at in range(1, candidates.breaks) if candidates.starts[at] in room.kept}
    full: set[int] = set()
    for start, end in pairwise(sorted({0, *candidates.forced, *kept})):
        beside = added(room.widest, room.opening) if start == 0 else room.widest
        if end == candidates.breaks:
            beside = added(beside, room.call_to_action)
        if candidates.length(start, end, beside) is None:
            full |= {start, end}
    return sorted({*candidates.forced, *(kept - full)})


def _figures(room: Room, parts: Fragments) -> Iterator[int]:
    """Yield the breaks at which a marker would stand right after a figure, on the same line."""
    if room.style.marker.at == "end" and room.style.marker.template != "none":
        for at, end in enumerate(parts.ends, start=1):
            if room.statement.text[end - 1].isnumeric():
                yield at


def _forced(parts: Fragments, leads: Mapping[int, bool], split: Split) -> list[int]:
    """Return the breaks at which a post must end."""
    ending: set[Cut] = {"manual", "end"}
    if split in ("paragraph", "sentence"):
        ending.add("paragraph")
    if split == "sentence":
        ending.add("sentence")
    joins = split == "paragraph"
    return [at + 1 for at, cut in enumerate(parts.cuts) if cut in ending and not (joins and leads.get(at, False))]


def _cut_costs(room: Room, parts: Fragments, homes: Sequence[Paragraph]) -> list[Cost]:
    """Return what a cut at each break costs; nothing at the two ends.

    Where posts are to be most alike, nothing does but to part a heading or a dateline from what it stands over.
    """
    scale, is_even = room.platform.limits[0] ** 2, room.style.split == "even"
    joins = room.joins
    of_one = cache(_cut_cost)
    points = (
        sum([weight.points for weight in weights if not is_even or weight is PARTS_LEAD_IN])
        for weights in cut_weights(room, parts, homes)
    )
    costs = (
        of_one(cut, weak, start in joins, each * scale)
        for (cut, weak), start, each in zip(parts.kinds, parts.starts[1:], points, strict=False)
    )
    return [Cost(), *costs, Cost()]


def _cut_cost(kind: Cut, weak: bool, unwanted: bool, roughness: int) -> Cost:  # noqa: FBT001 - as they come
    """Return what a cut of a kind costs."""
    return _KINDS.get(kind, Cost())._replace(unwanted=int(unwanted), weak_clauses=int(weak), roughness=roughness)


def cut_weights(room: Room, parts: Fragments, homes: Sequence[Paragraph]) -> Iterator[tuple[Weight, ...]]:
    """Yield what a cut between each fragment and the next costs a reader."""
    found = traits(room.statement)
    short = {id(home): room.holds(home.start, home.end) for home in room.statement.paragraphs}
    between = zip(pairwise(parts.sentences), parts.starts[1:], parts.cuts, homes, strict=False)
    for (left, right), start, cut, home in between:
        weights = found.before_part(room.statement.text, start) if left == right else found.before_sentence[right]
        yield (*weights, CUTS_SHORT_PARAGRAPH) if cut == "sentence" and short[id(home)] else weights


_KINDS: dict[Cut, Cost] = {
    "clause": Cost(between_clauses=1),
    "word": Cost(between_words=1),
    "grapheme": Cost(in_words=1),
}
