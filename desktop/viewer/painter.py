"""Paint the lines of a page: matches, tints, selection, lanes and names, then the text as one shaped run.

Colour never breaks a run of letters: everything lies behind the text, most of it below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from annotations.model import Span
from desktop.viewer.contrast import wash
from desktop.viewer.flow import Row
from desktop.viewer.grid import Grid
from desktop.viewer.handles import handle_places, paint_handles
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import DARK_TINT, LabelLook, PageLook
from desktop.viewer.marks import LineMarks, Manner, Marks, color_of
from desktop.viewer.measures import Measures
from desktop.viewer.names import Wanted
from desktop.viewer.shapes import block, filled, framed
from desktop.viewer.strokes import Edge

_SELECTION = 0.22
_MATCH = 0.38
_CURRENT_MATCH = 0.55
_DASHES = (4.0, 3.0)
_MANY = 4
"""Marks in a line from which on one picture of them all is painted faster than each by itself."""


@dataclass(slots=True)
class Scene:
    """What lies on the text: spans with their looks, the selected one, selection, matches, suggestions.

    Ranges are code points, matches and suggestions ordered and apart from each other; `selection` is
    empty when both ends are equal; `suggested_words` stand below each suggestion, if there are any. `pen`
    is the id of the label that the selection will get, `names` what is shown of labels below their spans,
    by their ids: nothing if it is empty. `handles` says whether the selected span shows its handles
    (never while there is a pen), `held` on which of them the mouse is.
    """

    lanes: Lanes = field(default_factory=Lanes)
    looks: Mapping[str, LabelLook] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    selected: str = ""
    handles: bool = True
    held: Edge | None = None
    selection: tuple[int, int] = (0, 0)
    pen: str = ""
    matches: Sequence[tuple[int, int]] = ()
    current_match: int = -1
    suggestions: Sequence[tuple[int, int]] = ()
    suggested_words: Sequence[str] = ()


class LinePainter:
    """Paints lines of one page with one scene."""

    def __init__(
        self, painter: QPainter, look: PageLook, measures: Measures, scene: Scene, marks: Marks
    ) -> None:
        self._painter = painter
        self._look = look
        self._measures = measures
        self._scene = scene
        self._marks = marks
        self._ink = QColor(look.ink)
        self._world = painter.worldTransform()
        self._grid = Grid.under(painter)
        self._manner = Manner(look, measures, self._grid.ratio, scene.looks, scene.names)
        marks.begin(self._manner, painter.window().height() // measures.pitch + 2)

    def paint(self, row: Row, x: int, y: int) -> None:
        """Paint a line with its top left corner at a point of the viewport."""
        painter, scene, line = self._painter, self._scene, row.line
        spans = list(scene.lanes.within(line.start, line.end))
        # Tints, bars and frames are sharp only on whole device pixels; letters have their own.
        left, top = self._grid.x(x), self._grid.y(y)
        grid = self._grid.moved(x, y, left, top)
        found = self._marks.of(row, grid, spans)
        pixels = self._grid.transform(left, top) * self._world
        painter.setWorldTransform(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_matches(row, grid)
        if not self._paint_picture(row, found):
            self._paint_tints(painter, found, grid)
            self._paint_selection(row, grid)
            self._paint_lanes(painter, found, row.course.rtl)
            found.painted = True
        self._paint_suggestions(row, grid)
        painter.setWorldTransform(self._world)
        painter.setPen(self._ink)
        line.qt.draw(painter, QPointF(x, y - row.number * self._measures.pitch))
        if scene.handles and scene.selected and not scene.pen:
            painter.setWorldTransform(pixels)
            self._paint_handles(row, found, grid)
            painter.setWorldTransform(self._world)

    def _paint_matches(self, row: Row, grid: Grid) -> None:
        scene, m = self._scene, self._measures
        for index in _overlapping(scene.matches, row.line.start, row.line.end):
            start, end = scene.matches[index]
            current = index == scene.current_match
            color = self._layer(
                *(self._look.current_match, _CURRENT_MATCH) if current else (self._look.match, _MATCH)
            )
            shape = block(row, grid, start, end, m, grid.y(m.baseline) + grid.length(m.lane))
            self._painter.fillPath(filled(shape), color)

    def _paint_picture(self, row: Row, found: LineMarks) -> bool:
        """Paint all marks of a line at once, if they look as they did when their picture was taken.

        One is only taken of many marks and when they are painted again: it takes longer than painting them.
        """
        scene, line = self._scene, row.line
        start, end = scene.selection
        if len(found.marks) < _MANY or (start < end and start <= line.end and end > line.start):
            return False
        if any(mark.span.id == scene.selected for mark in found.marks):
            return False
        if found.picture is None:
            if not found.painted:
                return False
            area = found.area()
            found.corner = area.topLeft()
            found.picture = QPixmap(area.size())
            found.picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found.picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-area.topLeft())
            self._paint_tints(painter, found, self._grid)
            self._paint_lanes(painter, found, row.course.rtl)
            painter.end()
        self._painter.drawPixmap(found.corner, found.picture)
        return True

    def _paint_tints(self, painter: QPainter, found: LineMarks, grid: Grid) -> None:
        selected = self._scene.selected
        # The outermost first: the others lie on it.
        for mark in reversed(found.marks):
            if mark.span.id != selected:
                painter.fillPath(mark.shape, mark.paint.tint)
                continue
            painter.fillPath(mark.shape, mark.paint.selected)
            # A little below the bar, so that its pattern is not mistaken for the frame's.
            pen = grid.length(1)
            bottom = min(mark.block.bottom + 2 * pen, grid.y(self._measures.pitch))
            painter.strokePath(framed(mark.block._replace(bottom=bottom), pen), QPen(mark.paint.frame, pen))

    def _paint_selection(self, row: Row, grid: Grid) -> None:
        scene, line, m = self._scene, row.line, self._measures
        start, end = scene.selection
        if not (start < end and start <= line.end and end > line.start):
            return
        if scene.pen and line.start < line.end:
            self._paint_wanted(row, grid, start, end)
            return
        color = self._layer(self._look.accent, _SELECTION * (DARK_TINT if self._look.dark else 1.0))
        top, bottom = m.baseline - m.rise, m.baseline + m.lane + m.bar
        extents = line.extents(max(start, line.start), min(end, line.end))
        if line.start == line.end:
            # An empty line shows that it is selected, too.
            edge, top, bottom = line.caret_x(start), 0, m.blank
            extents = [(edge - m.lane, edge) if row.course.right else (edge, edge + m.lane)]
        for left, right in extents:
            area = QRect(grid.x(left), grid.y(top), 0, 0)
            area.setCoords(area.left(), area.top(), grid.x(right) - 1, grid.y(bottom) - 1)
            self._painter.fillRect(area, color)

    def _paint_wanted(self, row: Row, grid: Grid, start: int, end: int) -> None:
        """Paint the selection as the selected span that the pen would make of it."""
        mark = self._marks.wanted(row, grid, Span("", start, end, self._scene.pen, ""), self._scene.lanes)
        self._painter.fillPath(mark.shape, mark.paint.selected)
        self._marks.bars.paint(
            self._painter, mark.paint.line, mark.paint.color, mark.bars, mark.lane.step, row.course.rtl
        )

    def _paint_suggestions(self, row: Row, grid: Grid) -> None:
        line, m = row.line, self._measures
        wanted: list[Wanted] = []
        for index in _overlapping(self._scene.suggestions, line.start, line.end):
            start, end = self._scene.suggestions[index]
            shape = block(row, grid, start, end, m, grid.y(m.baseline) + grid.length(m.lane))
            pen = QPen(QColor(self._look.secondary), grid.length(1))
            pen.setDashPattern(_DASHES)
            self._painter.strokePath(framed(shape, grid.length(1)), pen)
            words = self._scene.suggested_words[index] if self._scene.suggested_words else ""
            if words and start >= line.start and shape.sides:
                left, right = shape.sides[-1] if row.course.rtl else shape.sides[0]
                wanted.append(Wanted(words, left, right, QColor(self._look.secondary)))
        top = grid.y(m.baseline) + grid.length(m.lane)
        names = self._marks.names.below(wanted, top, grid.x(line.qt.width()), row.course.rtl)
        self._painter.setFont(self._marks.names.font)
        for name in names:
            self._painter.setPen(name.color)
            self._painter.drawStaticText(name.place, name.text)

    def _paint_lanes(self, painter: QPainter, found: LineMarks, from_right: bool) -> None:
        for mark in found.marks:
            paint = mark.paint
            self._marks.bars.paint(painter, paint.line, paint.color, mark.bars, mark.lane.step, from_right)
        if not found.names:
            return
        painter.setFont(self._marks.names.font)
        for name in found.names:
            painter.setPen(name.color)
            painter.drawStaticText(name.place, name.text)

    def _paint_handles(self, row: Row, found: LineMarks, grid: Grid) -> None:
        mark = next((mark for mark in found.marks if mark.span.id == self._scene.selected), None)
        if mark is not None:
            places = handle_places(row, mark.span.start, mark.span.end, self._measures)
            page = QColor(self._look.page)
            paint_handles(
                self._painter, places, self._scene.held, self._measures, grid, mark.paint.frame, page
            )

    def _layer(self, color: str, opacity: float) -> QColor:
        return color_of(wash(color, opacity, self._look))


def _overlapping(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Iterable[int]:
    """Yield the numbers of the ordered, disjoint ranges that reach into ``[start, end)``."""
    low, high = 0, len(ranges)
    while low < high:
        middle = (low + high) // 2
        if ranges[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(ranges) and ranges[low][0] < end:
        yield low
        low += 1
