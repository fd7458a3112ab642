"""Paint the lines of a page: matches, tints, selection, the text as one shaped run, then the lanes.

Colour never breaks a run of letters: everything lies behind or below the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotations.model import Span
from desktop.viewer.bars import Bars
from desktop.viewer.flow import Row
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.measures import LANES, Measures

_RADIUS = 4.0
_SELECTION = 0.22
_MATCH = 0.38
_CURRENT_MATCH = 0.55
_DARK_TINT = 1.6
_UNKNOWN = LabelLook("#6B6F76", "solid", 0.12)


@dataclass(slots=True)
class Scene:
    """What lies on the text: spans with their looks, the selected one, selection and matches.

    Ranges are code points, ordered; `selection` is empty when both ends are equal.
    """

    lanes: Lanes = field(default_factory=Lanes)
    looks: Mapping[str, LabelLook] = field(default_factory=dict)
    selected: str = ""
    selection: tuple[int, int] = (0, 0)
    matches: Sequence[tuple[int, int]] = ()
    current_match: int = -1


class LinePainter:
    """Paints lines of one page with one scene."""

    def __init__(
        self, painter: QPainter, look: PageLook, measures: Measures, scene: Scene, bars: Bars
    ) -> None:
        self._painter = painter
        self._look = look
        self._measures = measures
        self._scene = scene
        self._bars = bars
        self._ink = QColor(look.ink)

    def paint(self, row: Row, x: int, y: int) -> None:
        """Paint a line with its top left corner at a point of the viewport."""
        painter, scene, line = self._painter, self._scene, row.line
        start, end = line.start, line.end
        spans = list(scene.lanes.within(start, end)) if end > start else []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_matches(row, x, y)
        # The outermost first: the others lie on it.
        for lane, span in reversed(spans):
            self._paint_tint(row, span, lane, x, y)
        self._paint_selection(row, x, y)
        painter.setPen(self._ink)
        line.qt.draw(painter, QPointF(x, y - row.number * self._measures.pitch))
        for lane, span in spans:
            self._paint_bar(row, span, lane, x, y)

    def _paint_tint(self, row: Row, span: Span, lane: int, x: int, y: int) -> None:
        look = self._scene.looks.get(span.label, _UNKNOWN)
        strength = look.tint * (_DARK_TINT if self._look.dark else 1.0)
        selected = span.id == self._scene.selected
        color = QColor(look.color)
        color.setAlphaF(min(1.0, strength * 2 if selected else strength))
        path = self._block(row, span.start, span.end, x, y, self._lane_top(lane) + self._measures.bar)
        self._painter.fillPath(path, color)
        if selected:
            frame = QColor(look.color).lighter(150) if self._look.dark else QColor(look.color)
            path.translate(0.5, 0.5)
            self._painter.strokePath(path.simplified(), QPen(frame, 1.0))

    def _paint_selection(self, row: Row, x: int, y: int) -> None:
        start, end = self._scene.selection
        if not (start < end and start <= row.line.end and end > row.line.start):
            return
        color = QColor(self._look.accent)
        color.setAlphaF(_SELECTION * (_DARK_TINT if self._look.dark else 1.0))
        m = self._measures
        top, height = y + m.baseline - m.rise - m.bar, m.rise + m.lane + m.bar
        extents = row.line.extents(max(start, row.line.start), min(end, row.line.end))
        if row.line.start == row.line.end:
            # An empty line shows that it is selected, too.
            edge, top, height = row.line.caret_x(start), y, m.blank
            extents = [(edge - m.lane, edge) if row.course.right else (edge, edge + m.lane)]
        for left, right in extents:
            self._painter.fillRect(QRectF(x + left, top, right - left, height), color)

    def _paint_matches(self, row: Row, x: int, y: int) -> None:
        scene = self._scene
        for index in _overlapping(scene.matches, row.line.start, row.line.end):
            start, end = scene.matches[index]
            current = index == scene.current_match
            color = QColor(self._look.current_match if current else self._look.match)
            color.setAlphaF(_CURRENT_MATCH if current else _MATCH)
            self._painter.fillPath(self._block(row, start, end, x, y, self._measures.lane), color)

    def _lane_top(self, lane: int) -> int:
        """Return how far below the baseline a lane begins; the last one takes all that find no room."""
        return self._measures.lane + min(lane, LANES - 1) * self._measures.lane_step

    def _block(self, row: Row, start: int, end: int, x: int, y: int, fall: int) -> QPainterPath:
        """Return the shape behind a range: rounded, but square where the range goes on in another line."""
        line, m = row.line, self._measures
        top, height = y + m.baseline - m.rise, m.rise + fall
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        # Whole pixels: edges between two of them are soft and five times as slow to fill.
        extents = [
            (round(x + left), round(x + right))
            for left, right in line.extents(max(start, line.start), min(end, line.end))
        ]
        for left, right in extents:
            path.addRoundedRect(QRectF(left, top, right - left, height), _RADIUS, _RADIUS)
        if not extents or (start >= line.start and end <= line.end):
            return path
        for goes_on, at_right in ((start < line.start, row.course.rtl), (end > line.end, not row.course.rtl)):
            if goes_on:
                left, right = extents[-1] if at_right else extents[0]
                half = (right - left) // 2
                path.addRect(QRectF(left + (half if at_right else 0), top, right - left - half, height))
        return path

    def _paint_bar(self, row: Row, span: Span, lane: int, x: int, y: int) -> None:
        look = self._scene.looks.get(span.label, _UNKNOWN)
        color = QColor(look.color)
        top = y + self._measures.baseline + self._lane_top(lane)
        line = row.line
        for left, right in line.extents(max(span.start, line.start), min(span.end, line.end)):
            begin, width = round(x + left) + 1, round(x + right) - round(x + left) - 2
            area = QRect(begin, top, max(self._measures.bar, width), self._measures.bar)
            self._bars.paint(self._painter, look.line, color, area)


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
