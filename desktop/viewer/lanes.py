"""Which lane below the line each span's bar runs in, and which spans lie where. Knows no Qt.

A lane holds spans that do not overlap, sorted, so finding those in a stretch of text is a bisection
per lane however many spans there are. Offsets are code points.

A span keeps its lane for as long as it stays, and finds it free again when it comes back (a step undone)
unless another has taken it meanwhile. So nothing moves while one works, and an inner span that came after
its outer one has its bar below that. Opened anew, the same spans have lanes that depend on them alone, not
on the order in which they came or were given: every inner one is nearer to the words than its outer ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from annotations.model import Span

_STRETCH = 1024
"""How many spans are compared at a time: as a whole, that takes no time where they are the very same."""


class _Lane:
    """Spans that do not overlap, in order."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.spans: list[Span] = []

    def place(self, start: int, end: int) -> int:
        """Return where a span would stand in the lane, or -1 if something is in its way."""
        if not self.ends or self.ends[-1] <= start:
            return len(self.ends)
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
        self._left: dict[str, int] = {}

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
        tail = _same_behind(old, new, min(len(old), len(new)) - head)
        gone = old[head : len(old) - tail]
        come = new[head : len(new) - tail]
        if gone and come:
            kept = {id(span) for span in gone} & {id(span) for span in come}
            gone = tuple(span for span in gone if id(span) not in kept)
            come = tuple(span for span in come if id(span) not in kept)
        # From the end to the beginning and back: so many spans go and come without shifting the others.
        for span in sorted(gone, key=_start, reverse=True):
            self._left[span.id] = self._take(span)
        for group in _groups(come):
            if len(group) > 1:
                group.sort(key=_shortest)
            for span in group:
                self._put(span, self._left.pop(span.id, 0))
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

    def free(self, start: int, end: int, wished: int = 0) -> int:
        """Return the wished lane if nothing overlaps ``[start, end)`` there, else the lowest such lane."""
        if wished < len(self._lanes) and self._lanes[wished].place(start, end) >= 0:
            return wished
        for number, lane in enumerate(self._lanes):
            if lane.place(start, end) >= 0:
                return number
        return len(self._lanes)

    def _take(self, span: Span) -> int:
        number = self._lane_of.pop(span.id)
        lane = self._lanes[number]
        index = bisect_left(lane.starts, span.start)
        del lane.starts[index], lane.ends[index], lane.spans[index]
        return number

    def _put(self, span: Span, wished: int) -> None:
        """Put a span into the lane it had before if that is free, else into the lowest free one."""
        start, end = span.start, span.end
        number = self.free(start, end, wished)
        if number == len(self._lanes):
            self._lanes.append(_Lane())
        lane = self._lanes[number]
        index = lane.place(start, end)
        lane.starts.insert(index, start)
        lane.ends.insert(index, end)
        lane.spans.insert(index, span)
        self._lane_of[span.id] = number


def _start(span: Span) -> int:
    return span.start


def _shortest(span: Span) -> tuple[int, int, str]:
    return span.end - span.start, span.start, span.id


def _groups(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield spans from the text's beginning in groups that do not overlap each other.

    Which lane a span finds free depends on those of its own group alone.
    """
    group: list[Span] = []
    reach = 0
    for span in sorted(spans, key=_start):
        if span.start >= reach and group:
            yield group
            group = []
        group.append(span)
        reach = max(reach, span.end)
    if group:
        yield group


def _same_ahead(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many first elements are the same."""
    count = min(len(one), len(other))
    for begin in range(0, count, _STRETCH):
        end = min(count, begin + _STRETCH)
        if one[begin:end] != other[begin:end]:
            return next(place for place in range(begin, end) if one[place] != other[place])
    return count


def _same_behind(one: Sequence[Span], other: Sequence[Span], most: int) -> int:
    """Return how many last elements are the same, of so many at most."""
    ahead, behind = len(one), len(other)
    for begin in range(0, most, _STRETCH):
        end = min(most, begin + _STRETCH)
        if one[ahead - end : ahead - begin] != other[behind - end : behind - begin]:
            return next(n for n in range(begin, end) if one[ahead - 1 - n] != other[behind - 1 - n])
    return most
