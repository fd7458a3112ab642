"""The pane that searches all articles: a line to type in, how to search, and the hits with their context."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.concordance import Order
from annotations.text.query import Query, QueryError
from desktop.elided_label import ElidedLabel
from desktop.models.concordance_model import Column, ConcordanceModel
from desktop.viewer.direction import is_right_to_left
from desktop.views.span_table import SpanDelegate

PAUSE = 150
"""Milliseconds without typing after which the search begins."""
_WIDTHS = {
    Column.TICK: 34,
    Column.KEYWORD: 170,
    Column.LABELS: 90,
    Column.ARTICLE: 150,
    Column.DATE: 90,
    Column.OUTLET: 110,
}


class ConcordancePane(QWidget):
    """Asks for searches and shows what they find. Knows neither articles nor the corpus."""

    wanted = Signal(object)
    """The `Query` to search for."""
    order_chosen = Signal(object)
    """The `Order` that the hits are to have."""
    hit_picked = Signal(str, int, int)
    """The place to show: article id, start, end."""
    hit_activated = Signal(str, int, int)
    """The same, with the keyboard in the text."""
    annotate_requested = Signal()
    """What is ticked is to be labelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._model: ConcordanceModel | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.search)
        self._make_controls()
        self._make_table()
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 4)
        top.setSpacing(12)
        top.addWidget(self.line, 2)
        for widget in (self.whole_words, self.exact, self.regex, self.order):
            top.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 4)
        below.setSpacing(12)
        below.addWidget(self.all_ticked)
        below.addWidget(self.count, 1)
        below.addWidget(self.annotate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below)
        column.addLayout(self._stack, 1)
        self.show_count("")

    def _make_controls(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in all articles"))
        self.line.setAccessibleName(self.tr("Find in all articles"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(180)
        self.line.textEdited.connect(self._pause.start)
        self.line.returnPressed.connect(self.search)
        self.whole_words = QCheckBox(self.tr("Whole words"))
        self.whole_words.setToolTip(self.tr("Also after و ف ب ل ك, but not inside another word"))
        self.whole_words.setChecked(True)
        self.exact = QCheckBox(self.tr("Exact spelling"))
        self.exact.setToolTip(self.tr("Tashkeel, hamza and all letters as they are typed"))
        self.regex = QCheckBox(self.tr("Regular expression"))
        self.regex.setToolTip(self.tr("For example: قوات? (ال)?امريكيه — over the text without tashkeel"))
        for box in (self.whole_words, self.exact, self.regex):
            box.toggled.connect(self.search)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the hits"))
        for order, words in (
            (Order.TEXT, self.tr("As in the articles")),
            (Order.BEFORE, self.tr("By the word before")),
            (Order.AFTER, self.tr("By the word after")),
            (Order.DATE, self.tr("By date")),
            (Order.OUTLET, self.tr("By outlet")),
        ):
            self.order.addItem(words, order)
        self.order.activated.connect(self._on_order)
        self.all_ticked = QCheckBox(self.tr("All"))
        self.all_ticked.setToolTip(self.tr("Tick all hits, or none"))
        self.all_ticked.setChecked(True)
        self.all_ticked.clicked.connect(self._on_all)
        self.count = ElidedLabel()
        self.count.setProperty("role", "secondary")
        self.annotate = QPushButton(self.tr("Annotate the ticked…"))
        self.annotate.setToolTip(self.tr("Give all ticked hits a label, in one step"))
        self.annotate.clicked.connect(self.annotate_requested)

    def _make_table(self) -> None:
        self.table = HitTable()
        # The columns are read as the text is, whatever the interface's language.
        self.table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setAccessibleName(self.tr("Hits in all articles"))
        self.table.setItemDelegate(ContextDelegate(self.table))
        self.table.clicked.connect(self._on_clicked)
        self.table.activated.connect(self._on_activated)
        self.table.toggled.connect(self._on_toggled)
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 240)

    def set_model(self, model: ConcordanceModel | None) -> None:
        """Show the hits of another model, or none."""
        self._model = model
        self.table.setModel(model)
        if model is None:
            return
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        for side in (Column.BEFORE, Column.AFTER):
            header.setSectionResizeMode(side, QHeaderView.ResizeMode.Stretch)
        for signal in (model.modelReset, model.rowsInserted, model.dataChanged):
            signal.connect(self._show_ticks)

    def open(self, words: str) -> None:
        """Put the keyboard into the line, with these words in it if there are any, and search."""
        if words:
            self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.search()

    def search(self) -> None:
        """Ask for what is typed."""
        self._pause.stop()
        regex = self.regex.isChecked()
        self.whole_words.setEnabled(not regex)
        try:
            query = Query(
                self.line.text(),
                whole_words=self.whole_words.isChecked(),
                exact=self.exact.isChecked(),
                regex=regex,
            )
        except QueryError as error:
            self.show_wrong(error)
        else:
            self.line.setProperty("state", "")
            self.line.style().polish(self.line)
            self.wanted.emit(query)

    def show_wrong(self, error: QueryError) -> None:
        """Say that a query cannot be run, and why."""
        self.line.setProperty("state", "wrong")
        self.line.style().polish(self.line)
        self.show_count(self.tr("This expression cannot be used: {reason}").format(reason=error))

    def show_count(self, words: str) -> None:
        """Say how many hits there are and how far the search is."""
        self.count.setText(words)
        is_empty = self._model is None or self._model.rowCount() == 0
        if is_empty:
            typed = self.line.text().strip()
            self._empty.setText(
                words
                if typed
                else self.tr("Type a word: every spelling of it in all articles is shown with its context.")
            )
        self._stack.setCurrentWidget(self._empty if is_empty else self.table)
        self._show_ticks()

    def _show_ticks(self) -> None:
        model = self._model
        shown, ticked = (model.rowCount(), model.ticked) if model is not None else (0, 0)
        self.annotate.setEnabled(ticked > 0)
        self.all_ticked.setEnabled(shown > 0)
        state = Qt.CheckState.Checked if ticked == shown else Qt.CheckState.PartiallyChecked
        self.all_ticked.setCheckState(state if ticked else Qt.CheckState.Unchecked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._model is not None:
                self.table.setCurrentIndex(self._model.index(0, Column.KEYWORD))
        else:
            super().keyPressEvent(event)

    @property
    def chosen_order(self) -> Order:
        """The order that the hits are to have."""
        return Order(self.order.currentData())  # Qt hands a plain text back.

    def _on_order(self) -> None:
        self.order_chosen.emit(self.chosen_order)

    def _on_all(self) -> None:
        model = self._model
        if model is not None:
            model.tick_all(model.ticked < model.rowCount())

    def _on_toggled(self, row: int) -> None:
        if self._model is not None:
            self._model.toggle(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model is not None and index.column() != Column.TICK:
            self.hit_picked.emit(*self._model.hit(index.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        if self._model is not None and index.column() != Column.TICK:
            self.hit_activated.emit(*self._model.hit(index.row()))


class HitTable(QTableView):
    """A table whose rows are ticked by Space, whichever column one is in."""

    toggled = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ContextDelegate(SpanDelegate):
    """Cuts what stands before at its beginning, and sets off the words found. Alignments are the model's."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if option.text and not is_right_to_left(option.text, otherwise=True):
            option.direction = Qt.LayoutDirection.LeftToRight  # 000_0e32 would read 0e32_000
        if index.column() == Column.BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft
        elif index.column() == Column.KEYWORD:
            option.font.setBold(True)
