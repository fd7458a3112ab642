"""The caret: where it stands, and how it is drawn: a bar with a flag that points the way the letters run."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath

from desktop.viewer.flow import Row
from desktop.viewer.measures import Measures
from desktop.viewer.places import Place, caret_x, is_rtl

_WIDTH = 2


class Caret(QObject):
    """A caret on a page; it blinks as the system wants it."""

    blinked = Signal(QRect)
    """It has come or gone in this area of the viewport."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.place = Place(0)
        self._shown = False
        self._area = QRect()
        # Not QBasicTimer: one that still runs when the page is deleted crashes the program.
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._on_blink)

    def show(self) -> None:
        """Be seen now and blink from here on."""
        self._shown = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash >= 2:
            self._blink.start(flash // 2)
        else:
            self._blink.stop()

    def hide(self) -> None:
        """Be seen no more: the keys go elsewhere."""
        self._shown = False
        self._blink.stop()

    def paint(
        self, painter: QPainter, row: Row, left: float, top: int, measures: Measures, color: str
    ) -> None:
        """Paint the caret, if it is seen, in its line, whose top left corner is a point of the viewport."""
        x = left + caret_x(row.line, self.place)
        shape = _shape(x, top, measures, rtl=is_rtl(row, self.place))
        self._area = shape.boundingRect().toAlignedRect()
        if self._shown:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, QColor(color))

    def _on_blink(self) -> None:
        self._shown = not self._shown
        self.blinked.emit(self._area)


def _shape(x: float, line_top: int, measures: Measures, *, rtl: bool) -> QPainterPath:
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
