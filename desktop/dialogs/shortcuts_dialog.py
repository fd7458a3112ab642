"""The overview of all commands and their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


class ShortcutsDialog(QDialog):
    """Shows groups of actions with their shortcuts, and finds among them."""

    def __init__(
        self,
        groups: Sequence[tuple[str, Iterable[QAction]]],
        others: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`groups`: a title and its actions; `others`: what mouse and caret do, as (keys, words)."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(860, 620)
        self._rows: list[tuple[str, QLabel, QLabel]] = []
        filter_line = QLineEdit()
        filter_line.setPlaceholderText(self.tr("Find a command or a key"))
        filter_line.setAccessibleName(self.tr("Find a command or a key"))
        filter_line.setClearButtonEnabled(True)
        filter_line.textChanged.connect(self._on_filter)
        columns = [QVBoxLayout(), QVBoxLayout()]
        sections = [(title, _rows(actions)) for title, actions in groups]
        sections.append((self.tr("In the text"), list(others)))
        heights = [0, 0]
        for title, rows in sections:
            column = heights.index(min(heights))
            heights[column] += len(rows) + 2
            columns[column].addWidget(self._section(title, rows))
        page = QWidget()
        both = QHBoxLayout(page)
        both.setSpacing(32)
        for column_layout in columns:
            column_layout.addStretch(1)
            both.addLayout(column_layout, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(filter_line)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)

    def _section(self, title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, (keys, words) in enumerate(rows, 1):
            what, how = QLabel(words), QLabel(keys)
            how.setProperty("role", "secondary")
            # A label takes its direction from its text, and keys are Latin: the edge is named outright.
            edge = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
            how.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            how.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(what, number, 0)
            grid.addWidget(how, number, 1)
            self._rows.append((f"{words} {keys}".casefold(), what, how))
        grid.setColumnStretch(0, 1)
        return box

    def _on_filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for text, what, how in self._rows:
            shown = all(word in text for word in wanted)
            what.setVisible(shown)
            how.setVisible(shown)


def _rows(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """Return keys and words of what can be triggered; separators and submenus are left out."""
    rows = []
    for action in actions:
        if action.text() and not action.isSeparator() and not action.menu():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = str(action.property("words") or action.text())
            rows.append((keys, words.replace("&", "").rstrip("…")))
    return rows
