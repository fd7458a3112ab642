"""Spans as nested pieces of lines, and the lanes that keep the bars of overlapping ones apart.

Pages cannot mark what overlaps: marks nest. So a span is cut where a line ends and where it crosses another.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotations.model import Span, reading_order


class Opening(NamedTuple):
    """Before the text at `at`, a mark for a span begins."""

    at: int
    span: Span


class Closing(NamedTuple):
    """Before the text at `at`, the mark that was begun last ends."""

    at: int


def lanes_of(spans: Iterable[Span]) -> dict[str, int]:
    """Return the lane of each span by id, from 0: no two in a lane overlap, inner ones have lower lanes."""
    taken: list[list[tuple[int, int]]] = []
    found = {}
    for span in sorted(spans, key=lambda s: (s.end - s.start, reading_order(s))):
        lane = next((number for number, places in enumerate(taken) if _is_free(places, span)), len(taken))
        if lane == len(taken):
            taken.append([])
        insort(taken[lane], (span.start, span.end))
        found[span.id] = lane
    return found


def _is_free(lane: Sequence[tuple[int, int]], span: Span) -> bool:
    index = bisect_right(lane, (span.start, span.end))
    before_ends = index == 0 or lane[index - 1][1] <= span.start
    return before_ends and (index == len(lane) or lane[index][0] >= span.end)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text as ``(start, end)``, each with the line feed that ends it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


def nested(spans: Iterable[Span], start: int, end: int) -> Iterator[Opening | Closing]:
    """Yield the marks for the stretch ``[start, end)`` in their order, well nested, none of them empty.

    `spans` are those that share characters with the stretch. One that crosses another is cut: its mark ends
    with the other's and begins anew.
    """
    waiting = sorted(spans, key=reading_order, reverse=True)
    open_marks: list[Span] = []
    at = start
    while True:
        while open_marks and any(span.end <= at for span in open_marks):
            yield from _close(open_marks, at)
        while waiting and max(start, waiting[-1].start) <= at:
            span = waiting.pop()
            open_marks.append(span)
            yield Opening(at, span)
        edges = [span.end for span in open_marks]
        edges += [waiting[-1].start] if waiting else []
        at = min(edges, default=end)
        if at >= end:
            break
    for _ in open_marks:
        yield Closing(end)


def _close(open_marks: list[Span], at: int) -> Iterator[Opening | Closing]:
    """End every mark down to the outermost that is over, and begin again those that are not."""
    first = next(index for index, span in enumerate(open_marks) if span.end <= at)
    again = [span for span in open_marks[first:] if span.end > at]
    for _ in open_marks[first:]:
        yield Closing(at)
    del open_marks[first:]
    for span in again:
        open_marks.append(span)
        yield Opening(at, span)
