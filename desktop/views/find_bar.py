"""The bar that finds words in the open article, spelling variants included."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from annotations.text.find import Match, find
from desktop.naming import shown_number


class FindBar(QWidget):
    """Finds while one types. Knows the text it searches, not the view that shows it."""

    matches_changed = Signal(list, int)
    """All matches as (start, end) in code points, and which of them is current (-1: none)."""
    closed = Signal(int, int)
    """The user is done; the match that was current in code points (0, 0: none)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self._matches: list[Match] = []
        self._current = -1
        self._from = 0
        self._query = QLineEdit()
        self._query.setPlaceholderText(self.tr("Find in this article"))
        self._query.setAccessibleName(self.tr("Find in this article"))
        self._query.setClearButtonEnabled(True)
        self._query.textChanged.connect(self._search)
        self._query.returnPressed.connect(self.next)
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._count.setMinimumWidth(90)
        self.previous_button = self._button(self.tr("Previous match (Shift+F3)"), "‹", self.previous)
        self.next_button = self._button(self.tr("Next match (F3)"), "›", self.next)
        self.close_button = self._button(self.tr("Close (Esc)"), "×", self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self._query, 1)
        for widget in (self._count, self.previous_button, self.next_button, self.close_button):
            layout.addWidget(widget)
        self.hide()

    def _button(self, tip: str, sign: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(slot)
        return button

    def set_icons(self, previous: QIcon, following: QIcon, close: QIcon) -> None:
        """Replace the buttons' signs by icons, once these are loaded."""
        for button, icon in (
            (self.previous_button, previous),
            (self.next_button, following),
            (self.close_button, close),
        ):
            button.setIcon(icon)

    def set_text(self, text: str) -> None:
        """Search another text from now on."""
        self._text = text
        self._from = 0
        if self.isVisible():
            self._search()

    def open(self, query: str, start: int) -> None:
        """Show the bar, searching for `query` (empty: what was searched last) from an offset on."""
        self._from = start
        self.show()
        if query and query != self._query.text():
            self._query.setText(query)
        else:
            self._search()
        self._query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._query.selectAll()

    def search(self, query: str) -> None:
        """Search for something else."""
        self._query.setText(query)

    def next(self) -> None:
        """Go to the next match, round the end of the text."""
        self._step(1)

    def previous(self) -> None:
        """Go to the match before, round the start of the text."""
        self._step(-1)

    def close_bar(self) -> None:
        """Hide the bar and take the matches out of the view."""
        current = self._matches[self._current] if self._current >= 0 else None
        self.hide()
        self.matches_changed.emit([], -1)
        self.closed.emit(*((current.start, current.end) if current else (0, 0)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Shift+Enter goes back; plain Enter was taken by the line itself.
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        query = self._query.text()
        self._matches = find(self._text, query) if query.strip() else []
        following = [n for n, match in enumerate(self._matches) if match.start >= self._from]
        self._current = following[0] if following else (0 if self._matches else -1)
        self._show()

    def _step(self, step: int) -> None:
        if not self.isVisible():
            self.open("", self._from)
        elif self._matches:
            self._current = (self._current + step) % len(self._matches)
            self._show()

    def _show(self) -> None:
        if not self._query.text().strip():
            self._count.setText("")
        elif not self._matches:
            self._count.setText(self.tr("not found"))
        else:
            self._count.setText(
                self.tr("{current} of {all}").format(
                    current=shown_number(self._current + 1), all=shown_number(len(self._matches))
                )
            )
        self._query.setProperty(
            "state", "nothing" if self._query.text().strip() and not self._matches else ""
        )
        self._query.style().polish(self._query)
        if self._current >= 0:
            self._from = self._matches[self._current].start
        self.matches_changed.emit([(match.start, match.end) for match in self._matches], self._current)
