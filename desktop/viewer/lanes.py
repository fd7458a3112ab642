"""Which lane below the line each span's bar runs in, and which spans lie where. Knows no Qt.

A lane holds spans that do not overlap, sorted, so finding those in a stretch of text is a bisection
per lane however many spans there are. A span keeps its lane for as long as it stays. Offsets are
code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import is_

from annotations.model import Span


class _Lane:
    """Spans that do not overlap, in order."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.spans: list[Span] = []

    def place(self, start: int, end: int) -> int:
        """Return where a span would stand in the lane, or -1 if something is in its way."""
        index = bisect_right(self.ends, start)
        return index if index == len(self.starts) or self.starts[index] >= end else -1

    def within(self, start: int, end: int) -> list[Span]:
        """Return the spans that share characters with ``[start, end)``."""
        return self.spans[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


class Lanes:
    """The spans of one article, each in the lowest lane that was free when it came."""

    def __init__(self) -> None:
        self._lanes: list[_Lane] = []
        self._spans: tuple[Span, ...] = ()
        self._lane_of: dict[str, int] = {}

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans, in the order in which they were given."""
        return self._spans

    def replace(self, spans: Sequence[Span]) -> list[Span]:
        """Hold these spans instead; return those that came, went or changed.

        Of spans that come together the shorter go first, so an inner span's bar is nearer to the words.
        """
        new, old = tuple(spans), self._spans
        head = _same_ahead(old, new)
        tail = _same_ahead(old[head:][::-1], new[head:][::-1])
        gone = old[head : len(old) - tail]
        come = new[head : len(new) - tail]
        kept = {id(span) for span in gone} & {id(span) for span in come}
        gone = tuple(span for span in gone if id(span) not in kept)
        come = tuple(span for span in come if id(span) not in kept)
        wished = {span.id: self._take(span) for span in gone}
        for span in sorted(come, key=lambda span: (span.end - span.start, span.start)):
            self._put(span, wished.get(span.id, 0))
        self._spans = new
        return [*gone, *come]

    def lane(self, span_id: str) -> int:
        """Return the lane of a span; 0 is the one next to the words."""
        return self._lane_of[span_id]

    def within(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """Yield lane and span for every span that shares characters with ``[start, end)``."""
        if start >= end:
            return
        for number, lane in enumerate(self._lanes):
            for span in lane.within(start, end):
                yield number, span

    def _take(self, span: Span) -> int:
        number = self._lane_of.pop(span.id)
        lane = self._lanes[number]
        index = bisect_left(lane.starts, span.start)
        del lane.starts[index], lane.ends[index], lane.spans[index]
        return number

    def _put(self, span: Span, wished: int) -> None:
        """Put a span into the lane it had before if that is free, else into the lowest free one."""
        numbers = [wished, *range(len(self._lanes))] if wished < len(self._lanes) else range(len(self._lanes))
        for number in numbers:
            index = self._lanes[number].place(span.start, span.end)
            if index >= 0:
                break
        else:
            number, index = len(self._lanes), 0
            self._lanes.append(_Lane())
        lane = self._lanes[number]
        lane.starts.insert(index, span.start)
        lane.ends.insert(index, span.end)
        lane.spans.insert(index, span)
        self._lane_of[span.id] = number


def _same_ahead(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many first elements are the very same objects."""
    same = list(map(is_, one, other))
    return same.index(False) if False in same else len(same)
