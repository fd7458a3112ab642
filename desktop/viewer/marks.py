"""What is painted of the spans in a line: shapes and bars in whole device pixels, worked out once.

Positions are device pixels from the line's top left corner.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainterPath, QPixmap

from annotations.model import Span
from desktop.viewer.bars import Bars, Lane, lanes
from desktop.viewer.contrast import Wash, inks
from desktop.viewer.flow import Row
from desktop.viewer.geometry import Line
from desktop.viewer.grid import Grid
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.measures import Measures
from desktop.viewer.names import Name, Names, Wanted
from desktop.viewer.shapes import Block, block, filled

UNKNOWN = LabelLook("#6B6F76", "solid", 0.12)
"""The look of spans whose label the schema does not know."""


class Manner(NamedTuple):
    """All that decides how spans are painted, besides where they are."""

    page: PageLook
    measures: Measures
    ratio: float
    looks: Mapping[str, LabelLook]
    names: Mapping[str, str]


class Paint(NamedTuple):
    """What the spans of a label are painted in: tints, frame, and their line's style and colour."""

    tint: QColor
    selected: QColor
    frame: QColor
    line: str
    color: QColor


class Mark(NamedTuple):
    """A span in a line: its shape behind the words and its bars in their lane."""

    span: Span
    lane: Lane
    shape: QPainterPath
    block: Block
    paint: Paint
    bars: tuple[QRect, ...]


class LineMarks:
    """The marks of one line, the innermost first, and the names that stand below them.

    `picture` shows them all, once it is made, with its top left corner at `corner`.
    """

    __slots__ = ("corner", "marks", "names", "painted", "picture")

    def __init__(self, marks: tuple[Mark, ...], names: tuple[Name, ...]) -> None:
        self.marks = marks
        self.names = names
        self.painted = False
        self.picture: QPixmap | None = None
        self.corner = QPoint()

    def area(self) -> QRect:
        """Return what the marks and names cover."""
        area = QRect()
        for mark in self.marks:
            area |= mark.shape.boundingRect().toAlignedRect()
            for bar in mark.bars:
                area |= bar.adjusted(0, -bar.height(), 0, bar.height())
        for name in self.names:
            area |= QRect(name.place, name.text.size().toSize()).adjusted(-2, -2, 2, 2)
        return area


class Marks:
    """Keeps the marks of the lines that were painted last, and the tiles and texts they are made of."""

    def __init__(self) -> None:
        self.bars = Bars()
        self.names = Names(1)
        self._manner: Manner | None = None
        self._paints: dict[str, Paint] = {}
        self._kept: OrderedDict[int, tuple[Line, tuple[float, float], list[tuple[int, Span]], LineMarks]] = (
            OrderedDict()
        )

    def begin(self, manner: Manner, seen: int) -> None:
        """Work out all lines anew if they are to look otherwise than before.

        Twice as many lines as are `seen` are kept, and half of them with their pictures: those of a hundred
        lines would take as much memory as five million characters.
        """
        while len(self._kept) > 2 * seen:
            self._kept.popitem(last=False)
        for *_, line in islice(self._kept.values(), max(0, len(self._kept) - seen)):
            line.picture = None
        if manner != self._manner:
            self._manner = manner
            self._kept.clear()
            self._paints.clear()
            pixels = Grid(manner.ratio, 0.0, 0.0).length(manner.measures.name)
            if pixels != self.names.pixels:
                self.names = Names(pixels)

    def of(self, row: Row, grid: Grid, spans: list[tuple[int, Span]]) -> LineMarks:
        """Return the marks of a line, given its spans by lane; the grid counts from the line's corner."""
        shift = (round(grid.shift_x, 3), round(grid.shift_y, 3))
        kept = self._kept.get(id(row.line))
        # The line is kept too, so that no other one can have its place in memory.
        if kept is not None and kept[0] is row.line and kept[1] == shift and kept[2] == spans:
            self._kept.move_to_end(id(row.line))
            return kept[3]
        manner = self._manner
        assert manner is not None
        places = _places(spans, grid, manner.measures)
        # Most of a line's marks stay as they are when a span comes or goes.
        before = kept[3].marks if kept is not None and kept[0] is row.line and kept[1] == shift else ()
        same = {mark.span.id: mark for mark in before}
        marks = tuple(
            mark
            if (mark := same.get(span.id)) is not None and mark.span is span and mark.lane == lane
            else self._mark(row, grid, span, lane)
            for (_, span), lane in zip(spans, places, strict=True)
        )
        made = LineMarks(marks, self._named(row, grid, marks, manner) if manner.names else ())
        self._kept.pop(id(row.line), None)
        self._kept[id(row.line)] = (row.line, shift, spans, made)
        return made

    def wanted(self, row: Row, grid: Grid, span: Span, others: Lanes) -> Mark:
        """Return the mark of a span that is not there yet, in the lane it would get."""
        assert self._manner is not None
        spans = [*others.within(row.line.start, row.line.end), (others.free(span.start, span.end), span)]
        return self._mark(row, grid, span, _places(spans, grid, self._manner.measures)[-1])

    def _mark(self, row: Row, grid: Grid, span: Span, lane: Lane) -> Mark:
        assert self._manner is not None
        shape = block(row, grid, span.start, span.end, self._manner.measures, lane.top + lane.bar)
        bars = tuple(
            QRect(left + 1, lane.top, max(lane.bar, right - left - 2), lane.bar)
            for left, right in shape.sides
        )
        return Mark(span, lane, filled(shape), shape, self._paint(span.label), bars)

    def _paint(self, label: str) -> Paint:
        """Return what a label's spans are painted in."""
        paint = self._paints.get(label)
        if paint is None:
            assert self._manner is not None
            look = self._manner.looks.get(label, UNKNOWN)
            found = inks(look, self._manner.page)
            paint = self._paints[label] = Paint(
                color_of(found.tint),
                color_of(found.selected),
                QColor(found.name),
                look.line,
                QColor(found.line),
            )
        return paint

    def _named(self, row: Row, grid: Grid, marks: tuple[Mark, ...], manner: Manner) -> tuple[Name, ...]:
        """Return the names of the spans that begin in a line."""
        rtl = row.course.rtl
        wanted = []
        for mark in marks:
            sides = mark.block.sides
            name = manner.names.get(mark.span.label, "")
            if sides and name and mark.span.start >= row.line.start:
                wanted.append(Wanted(name, *(sides[-1] if rtl else sides[0]), mark.paint.frame))
        lowest = max((bar.bottom() + 1 for mark in marks for bar in mark.bars), default=0)
        top = lowest + grid.length(manner.measures.bar)
        return self.names.below(wanted, top, grid.x(row.line.qt.width()), rtl)


def _places(spans: list[tuple[int, Span]], grid: Grid, measures: Measures) -> list[Lane]:
    """Return where the bar of each span of a line runs, below the line's top."""
    if not spans:
        return []
    first = grid.y(measures.baseline) + grid.length(measures.lane)
    room = int(measures.room * grid.ratio)
    lift = int(measures.fall * grid.ratio) // 2
    bar = grid.length(measures.bar)
    thin = max(1, int(grid.ratio))
    order = {lane: lane for lane, _ in spans}
    found = lanes(max(order) + 1, room, lift, bar, thin)
    if len(found) > 1 and found[-1].top == found[-2].top:
        # Too many: leave out the lanes in which nothing lies here.
        order = {lane: place for place, lane in enumerate(sorted(order))}
        found = lanes(len(order), room, lift, bar, thin)
    placed = [Lane(first + lane.top, lane.bar, lane.step) for lane in found]
    return [placed[order[lane]] for lane, _ in spans]


@lru_cache(maxsize=512)
def color_of(layer: Wash) -> QColor:
    """Return a layer as a colour to paint with."""
    color = QColor(layer.color)
    color.setAlphaF(layer.opacity)
    return color
