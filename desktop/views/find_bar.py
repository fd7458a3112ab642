"""The bar that finds words in the open article, spelling variants included."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from annotations.text.find import Match, QueryError, QueryTooSlowError, find
from annotations.text.folding import Folded, fold
from desktop.elided_label import ElidedLabel
from desktop.find_options import FindOptions
from desktop.naming import shown_number

LONG_TEXT = 200_000
"""Characters from which on a text is searched when the keys rest, not at each of them."""
PAUSE = 200
"""Milliseconds of such a rest."""

FIRST_STRONG, END = "\u2068", "\u2069"
"""Around what is said in English, whatever the direction of the window."""


class FindBar(QWidget):
    """Finds while one types. Knows the text it searches, not the view that shows it."""

    matches_changed = Signal(list, int)
    """All matches as (start, end) in code points, and which of them is current (-1: none)."""
    closed = Signal(int, int)
    """The user is done; the match that was current in code points (0, 0: none)."""
    options_changed = Signal()
    """The user chose another way to find."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self._folded: Folded | None = None
        self._turned = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self._matches: list[Match] = []
        self._current = -1
        self._from = 0
        self._query = QLineEdit()
        self._query.setPlaceholderText(self.tr("Find in this article"))
        self._query.setAccessibleName(self.tr("Find in this article"))
        self._query.setClearButtonEnabled(True)
        self._query.textChanged.connect(self._on_typed)
        self._count = ElidedLabel()
        self._count.setProperty("role", "secondary")
        self._count.setMinimumWidth(90)
        self.options = FindOptions()
        self.options.changed.connect(self._on_options)
        self.previous_button = self._button(self.tr("Previous match (Shift+F3)"), "‹", self.previous)
        self.next_button = self._button(self.tr("Next match (F3)"), "›", self.next)
        self.close_button = self._button(self.tr("Close (Esc)"), "×", self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self._query, 1)
        buttons = (self.previous_button, self.next_button, self.close_button)
        for widget in (self._count, self.options, *buttons):
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
        self._folded = None
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
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
            else:
                self.next()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        if len(self._text) < LONG_TEXT:
            self._search()
        else:
            self._pause.start()

    def _on_options(self) -> None:
        self._search()
        self.options_changed.emit()

    def _search(self) -> None:
        self._pause.stop()
        self._turned = 0
        problem = ""
        try:
            query = self.options.query(self._query.text())
            if self._folded is None and not query.is_empty:
                self._folded = fold(self._text)
            self._matches = find(self._folded, query) if self._folded and not query.is_empty else []
        except QueryError as error:
            self._matches = []
            problem = self._problem(error)
        following = [n for n, match in enumerate(self._matches) if match.start >= self._from]
        self._current = following[0] if following else (0 if self._matches else -1)
        self._show(problem)

    def _problem(self, error: QueryError) -> str:
        if isinstance(error, QueryTooSlowError):
            return self.tr("this expression takes too long")
        reason = f"{FIRST_STRONG}{error}{END}"
        if error.position is None:
            return self.tr("wrong expression: {reason}").format(reason=reason)
        place = shown_number(error.position + 1)
        return self.tr("wrong at character {place}: {reason}").format(place=place, reason=reason)

    def _step(self, step: int) -> None:
        if not self.isVisible():
            self.open("", self._from)
            return
        if self._pause.isActive():
            self._search()
            return
        if self._matches:
            going = self._current + step
            self._turned = 0 if 0 <= going < len(self._matches) else step
            self._current = going % len(self._matches)
            self._show()

    def _show(self, problem: str = "") -> None:
        wanted = bool(self._query.text().strip())
        self._count.setText(problem or (self._counted() if wanted else ""))
        self._count.setToolTip(problem)
        self._query.setProperty("state", "nothing" if wanted and not self._matches else "")
        self._query.style().polish(self._query)
        if self._current >= 0:
            self._from = self._matches[self._current].start
        self.matches_changed.emit([(match.start, match.end) for match in self._matches], self._current)

    def _counted(self) -> str:
        if not self._matches:
            return self.tr("not found")
        words = self.tr("{current} of {all}")
        if self._turned > 0:
            words = self.tr("{current} of {all}, from the start again")
        elif self._turned < 0:
            words = self.tr("{current} of {all}, from the end again")
        return words.format(current=shown_number(self._current + 1), all=shown_number(len(self._matches)))
