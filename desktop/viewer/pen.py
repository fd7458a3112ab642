"""The pointer while a label is on the pen: a marker in the label's colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

_SIZE = 32
_TIP = QPointF(3, 29)


def pen_cursor(color: str, ratio: float) -> QCursor:
    """Return a pointer whose tip marks; `ratio` is that of the screen's pixels to points."""
    pixmap = QPixmap(round(_SIZE * ratio), round(_SIZE * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    nib, barrel = _shapes()
    ink = QColor(color)
    # A light rim keeps the outline apart from dark pages, the dark outline from light ones.
    painter.strokePath(nib.united(barrel), _outline(QColor("#FFFFFF"), 3.5))
    painter.strokePath(nib.united(barrel), _outline(QColor("#1E2328"), 1.5))
    painter.fillPath(barrel, ink)
    painter.fillPath(nib, ink.darker(170))
    painter.end()
    return QCursor(pixmap, round(_TIP.x()), round(_TIP.y()))


def _outline(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _shapes() -> tuple[QPainterPath, QPainterPath]:
    """Return the nib and the barrel of a marker that points down to the left."""
    nib, barrel = QPainterPath(), QPainterPath()
    nib.addPolygon(QPolygonF([_TIP, QPointF(6, 20), QPointF(12, 26)]))
    nib.closeSubpath()
    barrel.addPolygon(QPolygonF([QPointF(6, 20), QPointF(22, 4), QPointF(28, 10), QPointF(12, 26)]))
    barrel.closeSubpath()
    return nib, barrel
