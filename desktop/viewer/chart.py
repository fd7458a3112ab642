"""Which stretch of text each bar of a map stands for. Knows no Qt.

A page is drawn to the scale at which it fits the map, never larger than it is: the map of a short article
lies beside its lines. Offsets are code points, heights are pixels.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from sys import maxsize

BAR = 2
"""How high a bar is."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How high a page is: what lies above the text, the text itself, what lies below it."""

    above: int = 0
    text: int = 0
    below: int = 0

    @property
    def whole(self) -> int:
        """The height of everything."""
        return self.above + self.text + self.below


class Chart:
    """A page's text cut into bars from top to bottom."""

    def __init__(self, extent: Extent, room: int, offset_near: Callable[[float], int]) -> None:
        """`room` is the map's height; `offset_near` names the offset at a height below the text's top."""
        self.extent = extent
        self.room = room
        self.scale = min(1.0, room / max(1, extent.whole))
        step = BAR / self.scale
        # Multiplied, for a division would round whole bars up or down in another way.
        self._first = int(extent.above * self.scale / BAR)
        last = ceil((extent.above + extent.text) * self.scale / BAR)
        count = last - self._first if extent.text else 0
        self._edges = [
            offset_near(max(0.0, (self._first + number) * step - extent.above)) for number in range(count)
        ]

    @property
    def bars(self) -> range:
        """The bars that stand for text."""
        return range(self._first, self._first + len(self._edges))

    def stretch(self, bar: int) -> tuple[int, int]:
        """Return start and end of a bar's text: at least a letter; the last one's has no end."""
        number = bar - self._first
        start = self._edges[number]
        if number + 1 == len(self._edges):
            return start, maxsize
        return start, max(start + 1, self._edges[number + 1])

    def bars_of(self, start: int, end: int) -> range:
        """Return the bars that ``[start, end)`` reaches into."""
        if not self._edges:
            return range(0)
        edges = self._edges
        first = bisect_left(edges, start)
        if first == len(edges) or edges[first] != start:
            first -= 1
        last = bisect_right(edges, max(start, end - 1))
        return range(self._first + max(0, first), self._first + max(1, last))

    def fits(self, extent: Extent, room: int) -> bool:
        """Say whether a page of another extent would look the same, but for less than a bar."""
        apart = abs(extent.whole - self.extent.whole) * self.scale
        return room == self.room and extent.above == self.extent.above and apart < BAR
