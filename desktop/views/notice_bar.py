"""A slim bar above the text for what the user should know and need not answer at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class NoticeBar(QWidget):
    """Shows the newest notice until it is dismissed; older ones wait behind it."""

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notices: list[str] = []
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        details = QPushButton(self.tr("Details…"))
        details.setProperty("role", "quiet")
        details.clicked.connect(self._on_details)
        dismiss = QPushButton(self.tr("Dismiss"))
        dismiss.setProperty("role", "quiet")
        dismiss.clicked.connect(self._on_dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(details)
        layout.addWidget(dismiss)
        self.hide()

    def add(self, notice: str) -> None:
        """Show a notice; the same one is not repeated."""
        if notice not in self._notices:
            self._notices.append(notice)
        self._show()

    def clear(self) -> None:
        """Forget all notices."""
        self._notices = []
        self._show()

    def text(self) -> str:
        """Return what the bar says now."""
        return self._words.text()

    def _show(self) -> None:
        self.setVisible(bool(self._notices))
        if self._notices:
            more = len(self._notices) - 1
            words = self._notices[-1]
            if more:
                words += "  (" + self.tr("%Ln more", "", more) + ")"
            self._words.setText(words)

    def _on_details(self) -> None:
        self.details_requested.emit()

    def _on_dismiss(self) -> None:
        self._notices.pop()
        self._show()
