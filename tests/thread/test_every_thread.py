"""No thread reads better: every way to group a statement's sentences is written out, and scored from its posts' text.

The points are those of the table of costs, told here once more; what each sentence is stands beside it, and nothing but
its bounds and the platform's way of counting comes from the program.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.platforms import Platform, platform
from composer.statement import statement_from_text
from composer.statement.choices import MarkerAt, Split
from composer.thread.pipeline import compose


@dataclass(frozen=True)
class Sentence:
    text: str
    leans: bool = False
    counts: bool = False
    joined: bool = False
    """To the sentence before, which it is quoted with or announced by."""


PLAIN = [
    Sentence("Nobody has been charged."),
    Sentence("Stop the killing."),
    Sentence("The hearing begins on July 19, 2026."),
    Sentence("The families are still waiting outside the gates of the ministry."),
    Sentence("Read https://example.org/reports/a-long-address-that-counts-less with care."),
    Sentence("Human rights violations threaten the very heart of the democracy to which people aspire."),
    Sentence("Police killed 49 civilians.", counts=True),
    Sentence("Seven soldiers and one policeman were killed in the same weeks, said the ombudsman.", counts=True),
]
LEANING = [
    Sentence("This must end.", leans=True),
    Sentence("However, the ministry denies every charge that was brought.", leans=True),
    Sentence("In addition, 23 houses were burnt down in two villages near the border.", leans=True, counts=True),
]
QUOTATION = [
    Sentence("“My sister wore a white coat."),
    Sentence("You could see it from the end of the street.", joined=True),
    Sentence("Why did they shoot?” asked her brother.", joined=True),
]
ANNOUNCED = [
    [Sentence("Our demands to the ministry and to all members of parliament are clear:")],
    [Sentence("Free every prisoner who was taken in the night.", joined=True)],
]
TITLE = [[Sentence("Peru: justice for the dead")]]

Paragraphs = list[list[Sentence]]


def by_chance(chance: Random) -> Paragraphs:
    """Return titles, paragraphs of sentences that stand alone, lean or count, quotations, lines that announce more."""
    found = TITLE if chance.random() < 1 / 3 else []
    while (room := 9 - sum(map(len, found))) >= len(QUOTATION):
        run = chance.sample(PLAIN + LEANING, chance.randint(1, min(room, 4)))
        run[0] = chance.choice(PLAIN)
        found = found + chance.choice([[run], [run], [run[:2] + QUOTATION], ANNOUNCED])
    return found


@dataclass(frozen=True)
class Frame:
    """What stands beside the words: "{0}" is a post's number, "{1}" the total."""

    platform: Platform
    marker: str
    opening: str
    call: str

    def posted(self, bodies: Sequence[str]) -> list[str]:
        """Return a thread's posts as they are pasted."""
        contents = [*bodies, *filter(None, [self.call])]
        total = len(contents)
        if self.opening:
            contents[0] += "\n\n" + self.opening.format(1, total)
        return [text + self.numbered(at, total) for at, text in enumerate(contents, start=1)]

    def numbered(self, at: int, total: int) -> str:
        return "" if total == 1 else self.marker.format(at, total)

    def full(self, post: str) -> float:
        """Return how full a post is; more than 1 where it is too long."""
        lengths = self.platform.lengths(post)
        return max(length / limit for length, limit in zip(lengths, self.platform.limits, strict=True))


def threads(paragraphs: Paragraphs, frame: Frame) -> Iterator[tuple[list[str], float]]:
    """Yield every thread that the platform takes, and its points."""
    sentences = [(home, sentence) for home, paragraph in enumerate(paragraphs) for sentence in paragraph]
    places = range(1, len(sentences))
    for count in range(len(sentences)):
        for cuts in combinations(places, count):
            groups = [sentences[start:end] for start, end in pairwise([0, *cuts, len(sentences)])]
            posts = frame.posted(list(map(body, groups)))
            if all(frame.full(post) <= 1 for post in posts):
                points = sum(post_points(group, frame.full(post)) for group, post in zip(groups, posts, strict=False))
                points += 6 * (frame.full(posts[len(groups) - 1]) < 1 / 4)
                marked = len(frame.numbered(2, len(posts)))
                for left, right in pairwise(groups):
                    whole = frame.full(
                        f"{body([(left[-1][0], each) for each in paragraphs[left[-1][0]]])}{'0' * marked}"
                    )
                    points += cut_points(left[-1], right[0], fits_whole=whole <= 1)
                yield posts, round(points, 6)


def body(group: Sequence[tuple[int, Sentence]]) -> str:
    """Return the words of a post."""
    text = group[0][1].text
    for (before, _), (home, sentence) in pairwise(group):
        text += ("\n\n" if home > before else " ") + sentence.text
    return text


def post_points(group: Sequence[tuple[int, Sentence]], full: float) -> float:
    """Return what a post costs a reader."""
    title = group[0][1] is TITLE[0][0]
    boundaries = group[-1][0] - group[0][0] - (title and len(group) > 1)
    return 8 + 10 * boundaries + 8 * (title and len(group) == 1) + 4 * (full < 1 / 3) + 2 * (1 - full) ** 2


def cut_points(left: tuple[int, Sentence], right: tuple[int, Sentence], *, fits_whole: bool) -> int:
    """Return what a cut between two sentences costs a reader."""
    (before, earlier), (home, later) = left, right
    within = before == home
    both_count = earlier.counts and later.counts
    return (
        12 * (within and later.leans) + 12 * (within and both_count) + 12 * later.joined + 6 * (within and fits_whole)
    )


@given(
    chance=st.integers(0, 2**32).map(Random),
    name=st.sampled_from(["x", "bluesky", "mastodon", "sms"]),
    limit=st.integers(115, 200),
    marker=st.sampled_from([("1/9", "line", "\n{0}/{1}"), ("(1/9)", "end", " ({0}/{1})"), ("none", "line", "")]),
    opening=st.sampled_from(["", "#Peru", "In {1} posts"]),
    call=st.sampled_from(["", "Share this, and write to your member of parliament: https://example.org/peru"]),
    split=st.sampled_from(["reading", "fewest"]),
)
@settings(max_examples=200)
def test_no_thread_reads_better(  # noqa: PLR0913, PLR0917 - what a thread depends on
    chance: Random,
    name: str,
    limit: int,
    marker: tuple[str, MarkerAt, str],
    opening: str,
    call: str,
    split: Split,
) -> None:
    """Of all threads that fit, none costs a reader less than the one that is made; by `fewest`, nor has fewer posts."""
    paragraphs = by_chance(chance)
    statement = statement_from_text(
        "\n\n".join(" ".join(each.text for each in run) for run in paragraphs), language="en"
    )
    read = [statement.text[start:end] for start, end in statement.sentences]
    assert read == [sentence.text for run in paragraphs for sentence in run]
    frame = Frame(platform(name).with_limit(limit), marker[2], opening, call)
    every = list(threads(paragraphs, frame))
    thread = compose(
        statement,
        frame.platform,
        split=split,
        marker=marker[0],
        marker_at=marker[1],
        opening=opening.replace("{1}", "{{ total }}"),
        call_to_action=call,
    )
    made = [post.text for post in thread.posts]
    costs = {tuple(posts): (split == "fewest" and len(posts), points) for posts, points in every}
    assert costs[tuple(made)] == min(costs.values())
