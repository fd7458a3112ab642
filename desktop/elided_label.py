"""A line of text that gives way where there is no room: what does not fit is left out at its end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QWidget
from typing_extensions import override

_LEAST = 3
"""Letters that always find room."""


class ElidedLabel(QLabel):
    """Shows plain text on one line. `text` is the whole of it, `shown` what there is room for."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def shown(self) -> str:
        """Return the text as far as it is seen."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST
        return QSize(min(hint.width(), least), hint.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        direction, text = self.layoutDirection(), Qt.TextFlag
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        alignment = QStyle.visualAlignment(direction, self.alignment())
        base = text.TextForceRightToLeft if mirrored else text.TextForceLeftToRight
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            alignment.value | text.TextSingleLine.value | base.value,
            self.palette(),
            self.isEnabled(),
            self.shown(),
            self.foregroundRole(),
        )
        painter.end()
