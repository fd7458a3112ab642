"""The pane with what to look at once more in the open article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QStackedLayout, QTableView, QWidget
from typing_extensions import override

from desktop.models.remark_model import RemarkModel, RemarkRow
from desktop.views.span_table import SpanDelegate

_WIDTH = 420


class RemarkTable(QWidget):
    """Lists remarks and says which one the user wants to see."""

    picked = Signal(object)
    """The `RemarkRow` to show."""
    activated = Signal(object)
    """The `RemarkRow` to show, with the keyboard in the text: something is to be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.model = RemarkModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setAccessibleName(self.tr("Remarks on this article"))
        self.table.setItemDelegate(SpanDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(RemarkModel.TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(RemarkModel.WORDS, _WIDTH)
        self.table.clicked.connect(self._on_picked)
        self.table.activated.connect(self._on_activated)
        self._empty = QLabel(
            self.tr("Nothing to look at again: no span lacks anything, and no text is labelled two ways.")
        )
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.model.modelReset.connect(self._show_page)
        self._show_page()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 170)

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._empty)

    def _on_picked(self, index: QModelIndex) -> None:
        self.picked.emit(self._row(index))

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self._row(index))

    def _row(self, index: QModelIndex) -> RemarkRow:
        return self.model.row(index.row())
