"""The lowest of many straight lines is the one that a look at each finds."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.thread.layout.envelope import Envelope, Ray
from composer.thread.layout.state import State

STEPS = st.lists(
    st.tuples(st.just("push"), st.integers(1, 3), st.integers(-12, 12))
    | st.tuples(st.sampled_from(["drop", "look"]), st.integers(-8, 8), st.just(0)),
    max_size=40,
)


@given(STEPS)
@settings(max_examples=300, deadline=None)
def test_the_lowest_line_is_the_oldest_of_the_lowest(steps: list[tuple[str, int, int]]) -> None:
    """Whatever is pushed and taken off, and wherever it is looked at; what is lowest nowhere is not kept."""
    envelope, rays, slope = Envelope(), list[Ray](), 0
    for step, number, height in steps:
        if step == "push":
            slope += number
            rays.append(Ray(slope, height, State(0, slope, 0, 0)))
            envelope.push(rays[-1])
        elif step == "drop":
            assert envelope.oldest() == (rays[0].state if rays else None)
            if rays:
                del rays[0]
                envelope.drop()
        for x in (number, -number):
            assert envelope.lowest(x) == min(rays, key=lambda ray: (ray.at(x), ray.slope), default=None)
        assert _turns(envelope.newer)
        assert _turns(envelope.older[: envelope.size][::-1])


def _turns(rays: list[Ray]) -> bool:
    """Whether each line is lower than both of its neighbours somewhere: they meet it at two places, in order."""
    meetings = [((left.height - right.height), (right.slope - left.slope)) for left, right in pairwise(rays)]
    return all(far * near_by > near * far_by for (near, near_by), (far, far_by) in pairwise(meetings[::-1]))
