"""What the three pages share: the list at the leading side, the form of the chosen entry beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.dialogs.schema_editor.draft import Draft
from desktop.dialogs.schema_editor.entry_list import EntryList
from desktop.dialogs.schema_editor.fields import quiet
from desktop.icons import icon
from desktop.theme import Theme

SIDE_WIDTH = 288


class EntryPage(QWidget):
    """A page of the editor. Subclasses say what the list shows and what the form does."""

    def __init__(self, draft: Draft, entries: EntryList, empty_words: str) -> None:
        super().__init__()
        self.draft = draft
        self.entries = entries
        self.current = ""
        self._side = QVBoxLayout()
        self._side.setContentsMargins(12, 12, 12, 12)
        self._side.setSpacing(12)
        self._side.addWidget(entries, 1)
        side = QFrame()
        side.setObjectName("side")
        side.setFixedWidth(SIDE_WIDTH)
        side.setLayout(self._side)
        empty = quiet(empty_words)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setContentsMargins(48, 48, 48, 48)
        self._stack = QStackedWidget()
        self._stack.setObjectName("content")
        self._stack.addWidget(empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)
        entries.chosen.connect(self._on_chosen)
        draft.changed.connect(self.refresh)

    def set_form(self, form: QWidget) -> None:
        """Put the form beside the list; it scrolls where the window is low."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.setObjectName("content")
        scroll.setWidget(form)
        scroll.viewport().setAutoFillBackground(False)
        self._stack.addWidget(scroll)

    def make_delete_action(self, words: str, theme: Theme) -> QAction:
        """Return the action that deletes the current entry, also by the Delete key on the list."""
        action = QAction(icon("trash", theme), words, self)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.ask_delete)
        return action

    def add_below_list(self, widget: QWidget) -> None:
        """Put something under the list."""
        self._side.addWidget(widget)

    def choose(self, entry_id: str) -> None:
        """Show an entry."""
        self.current = entry_id
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        ids = self.ids()
        if self.current not in ids:
            self.current = ids[0] if ids else ""
        self.show_list()
        self._stack.setCurrentIndex(1 if self.current else 0)
        if self.current:
            self.show_form()

    def ids(self) -> list[str]:
        """Return the ids of all entries, in order."""
        raise NotImplementedError

    def show_list(self) -> None:
        """Show the entries in the list."""
        raise NotImplementedError

    def show_form(self) -> None:
        """Show the current entry in the form."""
        raise NotImplementedError

    def ask_delete(self) -> None:
        """Delete the current entry; if it is in use, ask what becomes of that."""
        raise NotImplementedError

    def _on_chosen(self, entry_id: str) -> None:
        if entry_id != self.current:
            self.choose(entry_id)
