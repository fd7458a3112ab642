"""The choices of an attribute as a table: a name in each language, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotations.schema import Choice
from annotations.schema_edits import fresh_id
from desktop.icons import icon
from desktop.theme import Theme

HEIGHT = 130


class ChoiceTable(QWidget):
    """Edits choices. `changed` carries all of them anew; one to be deleted is asked for."""

    changed = Signal(tuple)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._theme = theme
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("card")
        self.table.setAccessibleName(self.tr("Choices"))
        self.table.setHorizontalHeaderLabels([self.tr("in English"), "بالعربية"])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setFixedHeight(HEIGHT)
        self.table.itemChanged.connect(self._on_edited)
        self.table.currentCellChanged.connect(self._show_buttons)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(2)
        self._button("plus", self.tr("Add a choice"), self.add)
        self._up = self._button("arrow-up", self.tr("Move the choice up"), partial(self._move, -1))
        self._down = self._button("arrow-down", self.tr("Move the choice down"), partial(self._move, 1))
        self._delete = self._button("trash", self.tr("Delete the choice"), self._on_delete)
        self._bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table)
        column.addLayout(self._bar)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these choices."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self.table.blockSignals(True)
        self.table.setRowCount(len(choices))
        for row, choice in enumerate(choices):
            for column, words in enumerate((choice.name, choice.name_ar)):
                item = self.table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.table.setItem(row, column, item)
                if item.text() != words:
                    item.setText(words)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.table.blockSignals(False)
        self._show_buttons()

    def add(self) -> None:
        """Add a choice at the end and edit its name."""
        value = fresh_id("new choice", (choice.value for choice in self._choices))
        self._say((*self._choices, Choice(value, "new choice", "خيار جديد")))
        self.table.setCurrentCell(len(self._choices) - 1, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        item = self.table.item(len(self._choices) - 1, 0)
        if item is not None:
            self.table.editItem(item)

    def _say(self, choices: tuple[Choice, ...]) -> None:
        self.show_choices(choices)
        self.changed.emit(choices)

    def _button(self, name: str, words: str, then: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self._theme))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(then)
        self._bar.addWidget(button)
        return button

    def _on_edited(self, item: QTableWidgetItem) -> None:
        choice, words = self._choices[item.row()], item.text().strip()
        new = replace(choice, name_ar=words) if item.column() else replace(choice, name=words)
        self._say(tuple(new if one is choice else one for one in self._choices))

    def _move(self, step: int) -> None:
        row = self.table.currentRow()
        choices = list(self._choices)
        choices.insert(row + step, choices.pop(row))
        self._say(tuple(choices))
        self.table.setCurrentCell(row + step, max(0, self.table.currentColumn()))

    def _on_delete(self) -> None:
        self.delete_requested.emit(self._choices[self.table.currentRow()].value)

    def _show_buttons(self) -> None:
        row = self.table.currentRow()
        there = 0 <= row < len(self._choices)
        self._delete.setEnabled(there)
        self._up.setEnabled(there and row > 0)
        self._down.setEnabled(there and row < len(self._choices) - 1)
