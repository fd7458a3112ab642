"""A state in the status line that a click changes: a word or two that give way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

_LEAST = 5
"""Letters that always find room."""


class StatusChip(QPushButton):
    """A small button. Its `role` is ``chip``, ``warning`` or, for plain words, empty."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_role(self, role: str) -> None:
        """Look otherwise."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)

    def shown(self) -> str:
        """Return the text as far as it is seen."""
        if self.width() >= self.sizeHint().width():
            return self.text()
        room = self.width() - self._around()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = self._around() + self.fontMetrics().averageCharWidth() * _LEAST
        return QSize(min(hint.width(), least), hint.height())

    def _around(self) -> int:
        """Return how much of the width is not for words."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
