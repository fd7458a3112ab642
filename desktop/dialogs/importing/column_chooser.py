"""What the columns of a table of articles hold, chosen over its first rows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.formats.article_table import ROLES, ColumnChoice, TableHead
from desktop.dialogs.schema_editor.fields import Choose

_ROWS = 3
_LONGEST = 120


class ColumnChooser(QWidget):
    """A box for each thing that is known about an article, above the first rows of the table."""

    chosen = Signal(object)
    """Another `ColumnChoice` is wanted."""

    def __init__(self, head: TableHead, choice: ColumnChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.boxes: dict[str, Choose] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        names = {
            "text": self.tr("Text"),
            "id": self.tr("Name of the article"),
            "title": self.tr("Title"),
            "date": self.tr("Date"),
            "outlet": self.tr("Outlet"),
            "url": self.tr("Link"),
        }
        for column, role in enumerate(ROLES):
            label = QLabel(names[role])
            label.setProperty("role", "secondary")
            box = Choose(self.tr("Column for: {what}").format(what=names[role]))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.addItem(self.tr("Choose…") if role == "text" else "—", "")
            for name in head.columns:
                box.addItem(name, name)
            box.show_value(getattr(choice, role))
            box.picked.connect(partial(self._on_picked, role))
            self.boxes[role] = box
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self._preview(head))

    def _preview(self, head: TableHead) -> QTableWidget:
        rows = head.rows[:_ROWS]
        table = QTableWidget(len(rows), len(head.columns))
        table.setObjectName("card")
        table.setAccessibleName(self.tr("First rows"))
        table.setHorizontalHeaderLabels(list(head.columns))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                words = " ".join(cell[: 2 * _LONGEST].split())[:_LONGEST]
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(number, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        widths = [max(len(row[i]) for row in rows) if rows else 0 for i in range(len(head.columns))]
        for column, width in enumerate(widths):
            table.setColumnWidth(column, min(300, max(90, 7 * width)))
        height = header.sizeHint().height() + sum(table.rowHeight(row) for row in range(len(rows)))
        table.setFixedHeight(height + 16)
        return table

    def _on_picked(self, role: str, column: object) -> None:
        self._choice = replace(self._choice, **{role: str(column)})
        self.chosen.emit(self._choice)
