from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.stacking import Closing, Opening, lanes_of, lines_of, nested
from annotations.model import Article, Span, make_span

ARTICLE = Article("1", "0123456789\n" * 3)
SPANS = st.lists(
    st.tuples(st.integers(0, 32), st.integers(1, 33)).filter(lambda ends: ends[0] < ends[1]), max_size=12
).map(lambda ends: [make_span(ARTICLE, start, end, "actor") for start, end in ends])


@given(spans=SPANS, ends=st.tuples(st.integers(0, 32), st.integers(0, 33)).filter(lambda e: e[0] < e[1]))
def test_marks_nest_and_cover_each_span_within_the_stretch(spans: list[Span], ends: tuple[int, int]) -> None:
    start, end = ends
    within = [span for span in spans if span.start < end and span.end > start]
    covered = {span.id: "" for span in within}
    opened: list[tuple[int, Span]] = []
    at = start
    for step in nested(within, start, end):
        assert at <= step.at <= end
        at = step.at
        if isinstance(step, Opening):
            opened.append((at, step.span))
        else:
            begun, span = opened.pop()
            assert begun < at
            covered[span.id] += ARTICLE.text[begun:at]
    assert opened == []
    assert covered == {s.id: ARTICLE.text[max(start, s.start) : min(end, s.end)] for s in within}


def test_spans_in_one_another_are_not_cut() -> None:
    outer, inner = make_span(ARTICLE, 0, 8, "a"), make_span(ARTICLE, 2, 4, "b")
    assert list(nested([inner, outer], 0, 11)) == [
        Opening(0, outer),
        Opening(2, inner),
        Closing(4),
        Closing(8),
    ]


@given(spans=SPANS)
def test_no_two_spans_of_a_lane_overlap_and_inner_ones_lie_nearer(spans: list[Span]) -> None:
    lanes = lanes_of(spans)
    for one in spans:
        for other in spans:
            if one.id != other.id and one.start < other.end and other.start < one.end:
                assert lanes[one.id] != lanes[other.id]
                if one.start <= other.start and other.end <= one.end and one.text != other.text:
                    assert lanes[other.id] < lanes[one.id]


def test_lines_end_with_a_line_feed_alone() -> None:
    text = "a\n\nب\u2028ج\x85د"
    assert [text[start:end] for start, end in lines_of(text)] == ["a\n", "\n", "ب\u2028ج\x85د"]
    assert list(lines_of("")) == []
