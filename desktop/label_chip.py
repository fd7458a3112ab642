"""A label as a button: key, name, how often it is used, in its colour and line style."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from annotations.schema import Label
from desktop.naming import other_name, shown_name, shown_number

PADDING = 10
GAP = 8


class LabelChip(QAbstractButton):
    """One label. Drawn here because a style sheet cannot show a label's own colour and line."""

    pressed_label = Signal(str)

    def __init__(self, label: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._count = 0
        self._current = self._pen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)
        names = " · ".join(name for name in (shown_name(label), other_name(label)) if name)
        key = self.tr("key {key}").format(key=label.key) if label.key else ""
        self.setToolTip("\n".join(part for part in (names, label.description, key) if part))
        self.setAccessibleName(shown_name(label))

    def set_count(self, count: int) -> None:
        """Show how often the label is used."""
        if count != self._count:
            self._count = count
            self.update()

    def set_current(self, current: bool) -> None:
        """Mark the chip as the label of the selected span."""
        if current != self._current:
            self._current = current
            self.update()

    def set_pen(self, pen: bool) -> None:
        """Mark the chip as the label that the pen writes."""
        if pen != self._pen:
            self._pen = pen
            self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = 2 * PADDING + metrics.horizontalAdvance(shown_name(self._label)) + GAP
        if self._label.key:
            width += self._key_width() + GAP
        # Room for three digits, so that the bar does not jump while one counts.
        width += metrics.horizontalAdvance("000")
        return QSize(width, metrics.height() + 12)

    def _key_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._label.key) + 10

    def _on_clicked(self) -> None:
        self.pressed_label.emit(self._label.id)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QEnterEvent):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self._label.color)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tint = QColor(color)
        tint.setAlphaF(0.34 if self.isDown() or self._current else 0.24 if self.underMouse() else 0.14)
        framed = self._current or self._pen or self.hasFocus()
        painter.setPen(QPen(color, 1.2) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, 7, 7)
        mirrored = self.isRightToLeft()
        x = float(PADDING)
        ink = self.palette().text().color()
        if self._label.key:
            x = self._paint_key(painter, x, mirrored)
        metrics = QFontMetrics(self.font())
        name = shown_name(self._label)
        width = metrics.horizontalAdvance(name)
        place = self._place(x, width, mirrored)
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(place.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, name)
        paint_label_line(painter, place.left(), place.right(), self.height() - 6.0, color, self._label.line)
        count = self._place(x + width + GAP, metrics.horizontalAdvance("000"), mirrored)
        painter.setPen(self.palette().placeholderText().color() if not self._count else ink)
        painter.drawText(
            count.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, shown_number(self._count)
        )

    def _paint_key(self, painter: QPainter, x: float, mirrored: bool) -> float:
        width = self._key_width()
        place = self._place(x, width, mirrored)
        cap = QRectF(place.left(), (self.height() - 18) / 2, width, 18)
        painter.setPen(QPen(self.palette().mid().color(), 1))
        # With the pen in hand its key is inked.
        painter.setBrush(QColor(self._label.color) if self._pen else self.palette().base().color())
        painter.drawRoundedRect(cap, 4, 4)
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(self.palette().base().color() if self._pen else self.palette().text().color())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._label.key)
        return x + width + GAP

    def _place(self, x: float, width: float, mirrored: bool) -> QRectF:
        left = self.width() - x - width if mirrored else x
        return QRectF(left, 0, width, self.height())


def paint_label_line(
    painter: QPainter, left: float, right: float, y: float, color: QColor, line: str
) -> None:
    """Draw a label's line: solid, dotted, double or dashed, so that labels differ without colour."""
    pen = QPen(color, 2.0, c=Qt.PenCapStyle.FlatCap)
    if line == "dotted":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
    elif line == "dashed":
        pen.setDashPattern([3.0, 1.5])
    elif line == "double":
        pen.setWidthF(1.2)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y + 1.4), QPointF(right, y + 1.4))
        y -= 1.4
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
