import random

from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Span
from desktop.viewer.lanes import Lanes
from tests.desktop.viewer.conftest import span

RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=20,
)


def _spans(ranges: list[tuple[int, int]]) -> list[Span]:
    return [span(start, end, span_id=str(number)) for number, (start, end) in enumerate(ranges)]


def lanes_of(lanes: Lanes) -> dict[str, int]:
    """Return the lane of every span, by its id."""
    return {one.id: number for number, one in lanes.within(0, 1000)}


@given(RANGES)
def test_overlapping_spans_have_different_lanes(ranges: list[tuple[int, int]]) -> None:
    lanes = Lanes()
    spans = _spans(ranges)
    lanes.replace(spans)
    found = lanes_of(lanes)
    for one in spans:
        for other in spans:
            if one is not other and one.start < other.end and other.start < one.end:
                assert found[one.id] != found[other.id]


@given(RANGES, st.integers(0, 50), st.integers(0, 50))
def test_spans_are_found_where_they_lie(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    lanes = Lanes()
    spans = _spans(ranges)
    lanes.replace(spans)
    found = {one.id for _, one in lanes.within(start, end)}
    assert found == {one.id for one in spans if one.start < end and one.end > start and start < end}


@given(RANGES, RANGES)
def test_who_stays_keeps_the_lane(kept: list[tuple[int, int]], added: list[tuple[int, int]]) -> None:
    lanes = Lanes()
    old = _spans(kept)
    lanes.replace(old)
    before = lanes_of(lanes)
    new = [span(start, end, span_id=f"new {n}") for n, (start, end) in enumerate(added)]
    changed = lanes.replace([*new, *old])
    assert {one.id: lanes_of(lanes)[one.id] for one in old} == before
    assert {one.id for one in changed} == {one.id for one in new}
    lanes.replace(old[1:])
    assert lanes_of(lanes) == {one.id: before[one.id] for one in old[1:]}


def test_of_nested_spans_the_inner_is_next_to_the_words() -> None:
    lanes = Lanes()
    lanes.replace([span(0, 100, span_id="outer"), span(10, 20, span_id="inner")])
    assert lanes_of(lanes) == {"inner": 0, "outer": 1}


def test_a_relabelled_span_keeps_its_lane() -> None:
    lanes = Lanes()
    outer, inner = span(0, 100, span_id="outer"), span(10, 20, span_id="inner")
    lanes.replace([outer, inner])
    lanes.replace([span(0, 100, "stance", "outer"), inner])
    assert lanes_of(lanes)["outer"] == 1
    assert lanes.replace(lanes.spans) == []


@given(RANGES, st.randoms(use_true_random=False))
def test_the_same_spans_opened_in_another_order_have_the_same_lanes(
    ranges: list[tuple[int, int]], dice: random.Random
) -> None:
    spans = _spans(ranges)
    one, other = Lanes(), Lanes()
    one.replace(spans)
    dice.shuffle(spans)
    other.replace(spans)
    assert lanes_of(one) == lanes_of(other)


@given(RANGES)
def test_opened_together_every_inner_span_is_nearer_to_the_words(ranges: list[tuple[int, int]]) -> None:
    lanes = Lanes()
    spans = _spans(ranges)
    lanes.replace(spans)
    found = lanes_of(lanes)
    for inner in spans:
        for outer in spans:
            longer = outer.end - outer.start > inner.end - inner.start
            if outer.start <= inner.start and inner.end <= outer.end and longer:
                assert found[inner.id] < found[outer.id]


def test_a_span_that_comes_back_finds_its_lane_again() -> None:
    lanes = Lanes()
    inner, outer = span(10, 20, span_id="inner"), span(0, 100, span_id="outer")
    lanes.replace([inner, outer])
    lanes.replace([outer])
    lanes.replace([])
    lanes.replace([outer])
    lanes.replace([outer, inner])
    assert lanes_of(lanes) == {"inner": 0, "outer": 1}


@given(RANGES, st.integers(0, 50), st.integers(1, 20))
def test_a_span_gets_the_lane_that_was_free_for_it(
    ranges: list[tuple[int, int]], start: int, length: int
) -> None:
    lanes = Lanes()
    spans = _spans(ranges)
    lanes.replace(spans)
    free = lanes.free(start, start + length)
    lanes.replace([*spans, span(start, start + length, span_id="new")])
    assert lanes_of(lanes)["new"] == free
