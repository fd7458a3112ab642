"""The caret as it is drawn: a bar with a small flag at its top that points the way the letters run."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from desktop.viewer.measures import Measures

_WIDTH = 2


def caret_shape(x: float, line_top: int, measures: Measures, *, rtl: bool) -> QPainterPath:
    """Return the outline of a caret at x in a line of the viewport."""
    left = round(x) - _WIDTH // 2
    top = line_top + measures.baseline - measures.rise - measures.bar
    height = measures.rise + measures.fall + 2 * measures.bar
    flag = 3 * measures.bar
    mast = left if rtl else left + _WIDTH
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRect(QRectF(left, top, _WIDTH, height))
    path.moveTo(QPointF(mast, top))
    path.lineTo(QPointF(mast + (-flag if rtl else flag), top))
    path.lineTo(QPointF(mast, top + flag))
    path.closeSubpath()
    return path
