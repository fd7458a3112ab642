"""The arcs from span to span: who holds a stance, who claims a figure. Lengths are pixels of the viewport.

They lie above the text, so they are thin, and only those of the selected span are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.viewer.looks import PageLook

_WIDTH = 1.5
_HEAD = 6.5
_SAG = 0.9
"""How far an arc within one line hangs below it, in heights of the letters."""
_BOW = 18.0
_MOST_NAMES = 6
"""With more arcs than these their names would hide the text; the inspector lists them."""
_PADDING = 4.0
_DASHES = (3.0, 2.0)


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie to draw: the ranges of text at its ends (code points), its name and its colour.

    One that `is_offered` is not there yet, and is dashed.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    words: str
    color: str
    is_offered: bool = False


@dataclass(frozen=True, slots=True)
class Strung:
    """An arc with the boxes of the letters at its ends, or the pointer's place as an empty box."""

    arc: Arc
    source: QRectF
    target: QRectF

    def curve(self) -> QPainterPath:
        """Return the way from end to end, so that it leaves and meets the letters upright."""
        one, other = self.source, self.target
        path = QPainterPath()
        if abs(one.center().y() - other.center().y()) < max(one.height(), 1.0) / 2:
            begin, end = QPointF(one.center().x(), one.bottom()), QPointF(other.center().x(), other.bottom())
            sag = _SAG * one.height()
            path.moveTo(begin)
            path.cubicTo(begin + QPointF(0, sag), end + QPointF(0, sag), end)
            return path
        down = one.center().y() < other.center().y()
        begin = QPointF(one.center().x(), one.bottom() if down else one.top())
        end = QPointF(other.center().x(), other.top() if down else other.bottom())
        # Between neighbouring lines there is little room; without a bow the arc would lie on their letters.
        bend = QPointF(0, math.copysign(max(abs(end.y() - begin.y()) / 2, _BOW), end.y() - begin.y()))
        path.moveTo(begin)
        path.cubicTo(begin + bend, end - bend, end)
        return path


def paint_arcs(
    painter: QPainter, arcs: Sequence[Strung], look: PageLook, font: QFont, viewport: QRectF
) -> None:
    """Paint arcs with heads at their targets and, if they are few, their names where they can be seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    curves = [(strung.arc, strung.curve()) for strung in arcs]
    for arc, curve in curves:
        _paint_curve(painter, curve, arc, look)
    if len(curves) <= _MOST_NAMES:
        painter.setFont(font)
        taken: list[QRectF] = []
        for arc, curve in curves:
            _paint_name(painter, curve, arc, look, viewport, taken)
    painter.restore()


def _paint_curve(painter: QPainter, curve: QPainterPath, arc: Arc, look: PageLook) -> None:
    # A rim in the page's colour keeps the line apart from the letters it crosses.
    painter.strokePath(curve, QPen(QColor(look.page), 3 * _WIDTH))
    pen = QPen(QColor(arc.color), _WIDTH)
    if arc.is_offered:
        pen.setDashPattern(_DASHES)
    painter.strokePath(curve, pen)
    end = curve.pointAtPercent(1.0)
    angle = math.radians(-curve.angleAtPercent(0.98))
    head = QPolygonF([end])
    for side in (-0.45, 0.45):
        back = angle + math.pi + side
        head.append(end + QPointF(math.cos(back), math.sin(back)) * _HEAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(arc.color)))
    painter.drawPolygon(head)


def _paint_name(
    painter: QPainter,
    curve: QPainterPath,
    arc: Arc,
    look: PageLook,
    viewport: QRectF,
    taken: list[QRectF],
) -> None:
    """Write a name on its arc, as near to the middle as there is room in sight."""
    if not arc.words:
        return
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(arc.words) + 2 * _PADDING
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88):
        middle = curve.pointAtPercent(share)
        box = QRectF(0, 0, width, metrics.height() + 2)
        box.moveCenter(middle)
        box.moveLeft(min(max(box.left(), viewport.left() + 2), viewport.right() - width - 2))
        if viewport.contains(box) and not any(box.intersects(other) for other in taken):
            taken.append(box)
            painter.setPen(QPen(QColor(arc.color), 1))
            painter.setBrush(QColor(look.page))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(look.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, arc.words)
            return
