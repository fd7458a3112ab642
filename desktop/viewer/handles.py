"""The round handles at both edges of the selected span. Lengths are pixels of the viewport."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.viewer.flow import Row
from desktop.viewer.grid import Grid
from desktop.viewer.measures import Measures
from desktop.viewer.strokes import Edge

_RADIUS = 4.0
_GROWN = 1.5
"""How much larger a handle is while the mouse is on it."""


def handle_places(row: Row, start: int, end: int, measures: Measures) -> dict[Edge, QPointF]:
    """Return the middles of the handles of ``[start, end)`` that stand in a line, from its top left corner.

    The beginning has its handle above the letters, the end below them, so that even those of a single
    narrow letter can be told apart. They stand where one begins and ends to read: in a right-to-left
    paragraph at the right and the left, also if a number or Latin words stand there.
    """
    line = row.line
    extents = line.extents(max(start, line.start), min(end, line.end))
    if not extents:
        return {}
    left, right = extents[0][0], extents[-1][1]
    begin, stop = (right, left) if row.course.rtl else (left, right)
    places = {}
    if start >= line.start:
        places[Edge.START] = QPointF(begin, measures.baseline - measures.rise)
    if end <= line.end:
        lowest = measures.pitch - _RADIUS - _GROWN
        places[Edge.END] = QPointF(stop, min(measures.baseline + measures.lane + measures.bar, lowest))
    return places


def paint_handles(
    painter: QPainter,
    places: dict[Edge, QPointF],
    held: Edge | None,
    measures: Measures,
    grid: Grid,
    ink: QColor,
    page: QColor,
) -> None:
    """Paint handles, each with a stem along its edge. The painter counts in device pixels."""
    top, bottom = measures.baseline - measures.rise, measures.baseline + measures.lane + measures.bar
    pen = grid.length(1)
    painter.setPen(QPen(page, pen))
    painter.setBrush(ink)
    for edge, place in places.items():
        x, y = grid.x(place.x()), grid.y(place.y())
        painter.fillRect(x - pen, grid.y(top), 2 * pen, grid.y(bottom) - grid.y(top), ink)
        radius = grid.length(_RADIUS + (_GROWN if edge is held else 0.0)) + pen / 2
        painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
