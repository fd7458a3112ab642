"""Which lane below the line each span's bar runs in, and which spans lie where. Knows no Qt.

A lane holds spans that do not overlap, sorted, so finding those in a stretch of text is a bisection
per lane however many spans there are. It knows their edges as plain numbers, 16 bytes a span with the
reference, and nothing else is kept of them. Offsets are code points.

A span keeps its lane for as long as it stays, and finds it free again when it comes back (a step undone)
unless another has taken it meanwhile. So nothing moves while one works, and an inner span that came after
its outer one has its bar below that. Opened anew, the same spans have lanes that depend on them alone, not
on the order in which they came or were given: every inner one is nearer to the words than its outer ones.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import attrgetter, lt

from annotations.model import Span

_STRETCH = 1024
"""How many spans are compared at a time: as a whole, that takes no time where they are the very same."""


class _Lane:
    """Spans that do not overlap, in order."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")
        self.spans: list[Span] = []

    def place(self, start: int, end: int) -> int:
        """Return where a span would stand in the lane, or -1 if something is in its way."""
        if not self.ends or self.ends[-1] <= start:
            return len(self.ends)
        index = bisect_right(self.ends, start)
        return index if index == len(self.starts) or self.starts[index] >= end else -1

    def insert(self, index: int, span: Span) -> None:
        """Let a span stand where there is place for it."""
        self.starts.insert(index, span.start)
        self.ends.insert(index, span.end)
        self.spans.insert(index, span)

    def remove(self, span: Span) -> bool:
        """Take a span out; say whether it was there."""
        index = bisect_left(self.starts, span.start)
        if index == len(self.spans) or self.spans[index].id != span.id:
            return False
        del self.starts[index], self.ends[index], self.spans[index]
        return True

    def within(self, start: int, end: int) -> list[Span]:
        """Return the spans that share characters with ``[start, end)``."""
        return self.spans[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


class Lanes:
    """The spans of one article, each in the lowest lane that was free when it came."""

    def __init__(self) -> None:
        self._lanes: list[_Lane] = []
        self._spans: tuple[Span, ...] = ()
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
        self._put_all(sorted(come, key=_start))
        self._spans = new
        return [*gone, *come]

    def within(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """Yield lane and span for every span that shares characters with ``[start, end)``."""
        if start >= end:
            return
        for number, lane in enumerate(self._lanes):
            for span in lane.within(start, end):
                yield number, span

    def free(self, start: int, end: int) -> int:
        """Return the lowest lane in which nothing overlaps ``[start, end)``."""
        return self._place(start, end, 0)[0]

    def _place(self, start: int, end: int, wished: int) -> tuple[int, int]:
        """Return the lane for ``[start, end)``, the wished one if it is free there, and the place in it."""
        lanes = self._lanes
        if 0 < wished < len(lanes) and (index := lanes[wished].place(start, end)) >= 0:
            return wished, index
        for number, lane in enumerate(lanes):
            if (index := lane.place(start, end)) >= 0:
                return number, index
        return len(lanes), 0

    def _take(self, span: Span) -> int:
        """Take a span out of its lane and return which one that was."""
        return next(number for number, lane in enumerate(self._lanes) if lane.remove(span))

    def _put_all(self, spans: list[Span]) -> None:
        """Put spans that are in order into lanes, of those that overlap the shorter first.

        Which lane a span finds free depends on those of its own group alone.
        """
        starts, ends = array("i", map(_start, spans)), array("i", map(_end, spans))
        begin = 0
        for first, after in _overlapping(starts, ends):
            self._put_apart(spans[begin:first], starts[begin:first], ends[begin:first])
            for span in sorted(spans[first:after], key=_shortest):
                self._put(span)
            begin = after
        self._put_apart(spans[begin:], starts[begin:], ends[begin:])

    def _put_apart(self, spans: list[Span], starts: array[int], ends: array[int]) -> None:
        """Put spans that are apart from each other into lanes, all at once where nothing is in their way."""
        if spans and self._lanes and not self._left:
            first = self._lanes[0]
            if first.place(starts[0], ends[0]) == len(first.spans):
                first.starts += starts
                first.ends += ends
                first.spans += spans
                return
        for span in spans:
            self._put(span)

    def _put(self, span: Span) -> None:
        """Put a span into the lane it had before if that is free, else into the lowest free one."""
        wished = self._left.pop(span.id, 0) if self._left else 0
        number, index = self._place(span.start, span.end, wished)
        if number == len(self._lanes):
            self._lanes.append(_Lane())
        self._lanes[number].insert(index, span)


_start = attrgetter("start")
_end = attrgetter("end")


def _shortest(span: Span) -> tuple[int, int, str]:
    return span.end - span.start, span.start, span.id


def _overlapping(starts: array[int], ends: array[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last (excluded) of each group of ranges that hang together by overlapping."""
    after = 0
    for first in compress(count(), map(lt, starts[1:], ends)):
        if first < after:
            continue
        after, reach = first + 1, ends[first]
        while after < len(starts) and starts[after] < reach:
            reach = max(reach, ends[after])
            after += 1
        yield first, after


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
