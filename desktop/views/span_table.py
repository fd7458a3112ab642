"""The pane with the spans of the open article as a sortable table."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.models.span_model import COLOR, SpanModel
from desktop.viewer.direction import is_right_to_left

COLUMN_WIDTHS = (380, 110, 240, 150, 150, 70)


class SpanTable(QWidget):
    """Lists the spans and says which one the user picked."""

    span_picked = Signal(str)
    span_activated = Signal(str)
    """Double click or Enter: the user wants to see the span in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._model: SpanModel | None = None
        self._selecting = False
        self._selected = ""
        self.table = QTableView()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setSortingEnabled(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setAccessibleName(self.tr("Spans of this article"))
        self.table.setItemDelegate(SpanDelegate(self.table))
        self.table.doubleClicked.connect(self._on_activated)
        self._empty = QLabel(
            self.tr("No spans yet. Select words in the text and press the key of a label: 1, 2, 3 or 4.")
        )
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 170)

    def set_model(self, model: SpanModel) -> None:
        """Show the spans of another session."""
        self._model = model
        # Before the table's own connection, which would pick the neighbour of a span that goes.
        model.rowsAboutToBeRemoved.connect(self._leave_row)
        self.table.setModel(model)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._show_page)
        model.rowsRemoved.connect(self._show_page)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(COLUMN_WIDTHS):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(model.TEXT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.table.sortByColumn(model.START, Qt.SortOrder.AscendingOrder)
        # A model brings its own selection model, so this is connected anew each time.
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self._on_reset()

    def clear_model(self) -> None:
        """Forget the spans: their model is about to go."""
        self._model = None
        self.table.setModel(None)

    def set_selected(self, span_id: str) -> None:
        """Mark a span without saying so; an empty id marks none."""
        self._selected = span_id
        if self._model is None:
            return
        self._selecting = True
        row = self._model.row_of(span_id) if span_id else -1
        if row < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            index = self._model.index(row, self._model.TEXT)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        self._selecting = False

    def _show_page(self) -> None:
        empty = self._model is None or self._model.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.table)

    def _on_reset(self) -> None:
        self._show_page()
        self.set_selected(self._selected)

    def _leave_row(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Mark no row if the marked one goes."""
        if first <= self.table.currentIndex().row() <= last:
            self._selecting = True
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self._selecting = False

    def _on_selection(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        if self._selecting or not indexes or self._model is None:
            return
        self._selected = self._id_at(indexes[0])
        self.span_picked.emit(self._selected)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and self._model is not None:
            self.span_activated.emit(self._id_at(index))

    def _id_at(self, index: QModelIndex) -> str:
        assert self._model is not None
        return self._model.span_id(index.row())


class SpanDelegate(QStyledItemDelegate):
    """Shows a label with its colour, and every cell in the direction of its text."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # A cell runs as its own text does: an Arabic one from the right, digits at its start included.
        if option.text and is_right_to_left(option.text, otherwise=False):
            option.direction = Qt.LayoutDirection.RightToLeft

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        color = index.data(COLOR)
        super().paint(painter, option, index)
        if isinstance(color, QColor):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            x = option.rect.right() - 6 if mirrored else option.rect.left() + 2
            painter.drawRoundedRect(x, option.rect.center().y() - 8, 4, 16, 2, 2)
            painter.restore()
