"""A label as a button: key, name, how often it is used, in its colour and line style."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from annotations.schema import Label
from desktop.naming import other_name, shown_name, shown_number

PADDING = 10
GAP = 8
LONGEST_NAME = 120
"""Pixels of a name that are shown at most."""
_NARROW = 6
"""What stands instead of the padding around a key without its name."""
_LEAST_NAME = 36
"""A name with less room than this is left out, where a key says which label it is."""


class LabelChip(QAbstractButton):
    """One label. Drawn here because a style sheet cannot show a label's own colour and line."""

    pressed_label = Signal(str)

    def __init__(self, label: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._count = 0
        self._current = self._pen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
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
        width = 2 * PADDING + self._key_room() + self._name_width() + GAP + self._count_width()
        return QSize(width, QFontMetrics(self.font()).height() + 12)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the room that the key takes, or the beginning of a name without one."""
        width = self._key_width() if self._label.key else self._least_name()
        return QSize(2 * _NARROW + width, self.sizeHint().height())

    def _name_width(self) -> int:
        return min(LONGEST_NAME, QFontMetrics(self.font()).horizontalAdvance(shown_name(self._label)))

    def _least_name(self) -> int:
        return min(_LEAST_NAME, self._name_width())

    def _key_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._label.key) + 10

    def _key_room(self) -> int:
        return self._key_width() + GAP if self._label.key else 0

    def _count_width(self) -> int:
        # Room for three digits, so that the bar does not jump while one counts.
        return QFontMetrics(self.font()).horizontalAdvance("000")

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
        is_narrow = self.width() < 2 * PADDING + self._key_room() + self._least_name()
        padding = float(_NARROW if is_narrow else PADDING)
        left, right = padding, self.width() - padding
        if is_narrow and self._label.key:
            self._paint_key(painter, (self.width() - self._key_width()) / 2, mirrored)
        else:
            x = self._paint_key(painter, padding, mirrored) if self._label.key else padding
            left, right = self._paint_name(painter, x, round(self.width() - padding - x), mirrored)
        paint_label_line(painter, left, right, self.height() - 6.0, color, self._label.line)

    def _paint_name(self, painter: QPainter, x: float, room: int, mirrored: bool) -> tuple[float, float]:
        """Paint name and count as far as there is room; return where the line below begins and ends."""
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        metrics = QFontMetrics(self.font())
        name, count_width = shown_name(self._label), self._count_width()
        whole = self._name_width()
        width = min(whole, room)
        place = self._place(x, width, mirrored)
        if width < metrics.horizontalAdvance(name):
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, name)
        if room >= whole + GAP + count_width:
            count = self._place(x + width + GAP, count_width, mirrored).adjusted(0, -2, 0, -2)
            if not self._count:
                painter.setPen(self.palette().placeholderText().color())
            painter.drawText(count, Qt.AlignmentFlag.AlignCenter, shown_number(self._count))
        return place.left(), place.right()

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
