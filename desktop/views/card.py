"""A card that lies over the window as a part of it, beside a place in the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

WIDTH = 340
_SHADOW = 8
_GAP = 4
"""Pixels between the card and the line of text it speaks of."""
_RADIUS = 8


class Card(QFrame):
    """A sheet with a soft shadow. Hidden until it is shown beside something."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("spanCard")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        self._content: QWidget | None = None
        self.hide()

    def set_content(self, content: QWidget) -> None:
        """Put another content on the card."""
        if self._content is not None:
            self._content.hide()
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        self._column.addWidget(content)
        content.show()

    def show_beside(self, place: QRect) -> None:
        """Show the card below or above a place on the screen."""
        self.ensurePolished()
        self.place_beside(place)
        self.raise_()
        self.show()

    def place_beside(self, place: QRect) -> None:
        """Move the card below or above a place on the screen, as large as its content is."""
        layout = self._content.layout() if self._content is not None else None
        if layout is not None:
            layout.activate()
        self._column.invalidate()
        self._column.activate()
        width = WIDTH + 2 * _SHADOW
        height = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else 0
        self.resize(width, height or self._column.totalSizeHint().height())
        self.move(self._beside(place))

    def _beside(self, place: QRect) -> QPoint:
        """Return where the card lies within the window, covering nothing of a place if there is room."""
        window = self.window()
        near = QRect(window.mapFromGlobal(place.topLeft()), place.size())
        left = near.right() + _SHADOW - self.width() if self.isRightToLeft() else near.left() - _SHADOW
        left = max(0, min(left, window.width() - self.width()))
        below = near.bottom() + 1 + _GAP - _SHADOW
        if below + self.height() <= window.height():
            return QPoint(left, below)
        above = near.top() - _GAP + _SHADOW - self.height()
        if above >= -_SHADOW:
            return QPoint(left, above)
        return QPoint(left, max(0, window.height() - self.height()))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        body = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        for spread in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 9))
            soft = body.adjusted(-spread, -spread + 2, spread, spread)
            painter.drawRoundedRect(soft, _RADIUS + spread, _RADIUS + spread)
        painter.setPen(self.palette().mid().color())
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
