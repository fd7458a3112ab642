"""The pane with the project's entities: filter, order, how often each is mentioned, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.entity_rows import ID, EntityDelegate, EntityOffer
from desktop.models.entity_model import UNTIED, EntityModel, EntityOrder
from desktop.naming import shown_number
from desktop.views.long_list import LongList
from desktop.views.mention_tree import MentionTree

MARGIN = 12


class EntityPanel(QWidget):
    """Lists entities and says what the user wants done with them. It changes nothing itself."""

    entity_shown = Signal(str)
    """The mentions of an entity are to be shown in `mentions` (its id, `UNTIED`, or empty)."""
    new_requested = Signal()
    edit_requested = Signal(str)
    merge_requested = Signal(str)
    split_requested = Signal(str)
    delete_requested = Signal(str)
    assign_requested = Signal()
    """The spans selected in `mentions` are to get an entity."""
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._model: EntityModel | None = None
        self._shown = ""
        self._offer: EntityOffer | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(64)
        self.filter.setAccessibleName(self.tr("Filter entities"))
        self.filter.textChanged.connect(self._on_filter)
        self.list = LongList()
        self.list.setItemDelegate(EntityDelegate(self.list))
        self.list.setAccessibleName(self.tr("Entities"))
        self.list.activated.connect(self._on_activated)
        self.mentions = MentionTree()
        self._heading = QLabel()
        self._heading.setProperty("role", "section")
        self._heading.setContentsMargins(MARGIN - 4, 6, MARGIN - 4, 0)
        self._heading.setWordWrap(True)
        self._about = QLabel()
        self._about.setProperty("role", "secondary")
        self._about.setContentsMargins(MARGIN, 0, MARGIN, 4)
        self._about.setWordWrap(True)
        self._summary = QLabel()
        self._summary.setProperty("role", "secondary")
        self._summary.setContentsMargins(MARGIN, 4, MARGIN, 4)
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self._upper_part())
        self._stack.addWidget(self._empty_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(lists, 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, 400)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._model is not None:
            self._model.set_seen(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._model is not None:
            self._model.set_seen(False)

    def set_model(self, model: EntityModel) -> None:
        """Show another project's entities."""
        self._model = model
        self.filter.clear()
        model.set_order(EntityOrder(self._orders.checkedAction().data()))
        self.list.setModel(model)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._on_rows)
        model.dataChanged.connect(self._on_rows)
        model.set_seen(self.isVisible())
        self._on_rows()

    def clear_model(self) -> None:
        """Forget the entities: their model is about to go."""
        self._model = None
        self.list.setModel(None)
        self._show("")

    def set_icons(self, order: QIcon, more: QIcon) -> None:
        """Give the buttons beside the filter their signs."""
        self._order_button.setIcon(order)
        self._more_button.setIcon(more)

    def select(self, entity_id: str) -> None:
        """Mark an entity, as if it had been clicked."""
        row = self._model.row_of(entity_id) if self._model is not None else -1
        if self._model is not None and row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def shown(self) -> str:
        """Return the entity whose mentions are shown (its id or `UNTIED`), or an empty string."""
        return self._shown

    def set_heading(self, words: str, about: Sequence[str] = ()) -> None:
        """Say what is shown in `mentions`: a name, and what else is known, from which a line is made."""
        # The mark gives the line the direction of the interface, the isolates leave each part its own.
        mark = "\u200f" if self.isRightToLeft() else "\u200e"
        self._heading.setText(f"{mark}\u2068{words}\u2069")
        self._about.setText(mark + " · ".join(f"\u2068{part}\u2069" for part in about))
        self._about.setVisible(bool(about))

    # Building

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 4, MARGIN, 8)
        head.setSpacing(8)
        head.addWidget(self.filter, 1)
        head.addWidget(self._make_order_button())
        head.addWidget(self._make_more_button())
        return head

    def _make_order_button(self) -> QToolButton:
        self._order_button = _menu_button("⇅", self.tr("Order of the entities"))
        self._orders = QActionGroup(self)
        for order, words in (
            (EntityOrder.COUNT, self.tr("Number of spans")),
            (EntityOrder.NAME, self.tr("Name")),
            (EntityOrder.LABEL, self.tr("Label")),
        ):
            action = QAction(words, self)
            action.setCheckable(True)
            action.setData(order.value)
            self._orders.addAction(action)
            self._order_button.menu().addAction(action)
        self._orders.actions()[0].setChecked(True)
        self._orders.triggered.connect(self._on_order)
        return self._order_button

    def _make_more_button(self) -> QToolButton:
        self._more_button = _menu_button("+", self.tr("Add and export entities"))
        menu = self._more_button.menu()
        menu.addAction(self.tr("New entity…"), self.new_requested.emit)
        menu.addAction(self.tr("Import gazetteer…"), self.import_requested.emit)
        menu.addAction(self.tr("Export gazetteer…"), self.export_requested.emit)
        return self._more_button

    def _upper_part(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addWidget(self.mentions, 1)
        column.addLayout(self._buttons())
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._summary)
        self._details = below
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        below.hide()
        return splitter

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN - 8, 2, MARGIN - 8, 6)
        row.setSpacing(0)
        self._of_entity: list[QPushButton] = []
        for words, tip, slot in (
            (self.tr("Edit…"), self.tr("Name, aliases and everything known of it"), self._on_edit),
            (self.tr("Merge…"), self.tr("It is the same as another entity"), self._on_merge),
            (self.tr("Split…"), self.tr("The selected mentions mean somebody else"), self._on_split),
            (self.tr("Delete"), self.tr("Its mentions stay labelled, without an entity"), self._on_delete),
        ):
            button = _quiet(words, tip)
            button.clicked.connect(slot)
            row.addWidget(button)
            self._of_entity.append(button)
        self._assign = _quiet(self.tr("Assign an entity…"), self.tr("To all spans of what is selected above"))
        self._assign.clicked.connect(self.assign_requested)
        row.addWidget(self._assign)
        row.addStretch(1)
        self.mentions.itemSelectionChanged.connect(self._enable)
        return row

    def _empty_page(self) -> QWidget:
        page = QWidget()
        words = QLabel(
            self.tr(
                "No entities yet. Label an actor or a base and say whom or what it means, "
                "or begin with a list of known names."
            )
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = QPushButton(self.tr("Import gazetteer…"))
        button.clicked.connect(self.import_requested)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    # What changes

    def _on_rows(self) -> None:
        model = self._model
        if model is None:
            return
        self._stack.setCurrentIndex(0 if model.total() or model.rowCount() else 1)
        shown = sum(model.offer(row).id != UNTIED for row in range(model.rowCount()))
        if shown != model.total():
            words = self.tr("{shown} of {all} entities")
            self._summary.setText(words.format(shown=shown_number(shown), all=shown_number(model.total())))
        else:
            self._summary.setText(self.tr("%Ln entity(s)", "", shown))
        row = model.row_of(self._shown)
        if row < 0:
            self._show("")
            return
        self.list.setCurrentIndex(model.index(row))
        # Whoever is at work in the list of mentions keeps it while something else changes.
        if model.offer(row) != self._offer:
            self._show(self._shown)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._show(str(index.data(ID)))

    def _show(self, entity_id: str) -> None:
        self._shown = entity_id
        row = self._model.row_of(entity_id) if self._model is not None else -1
        self._offer = self._model.offer(row) if self._model is not None and row >= 0 else None
        self._details.setVisible(bool(entity_id))
        for button in self._of_entity:
            button.setVisible(entity_id != UNTIED)
        self._assign.setVisible(entity_id == UNTIED)
        self.entity_shown.emit(entity_id)
        self._enable()

    def _enable(self) -> None:
        some = bool(self.mentions.selectedItems())
        self._of_entity[2].setEnabled(some)
        self._assign.setEnabled(some)

    # What the user does

    def _on_filter(self, words: str) -> None:
        if self._model is not None:
            self._model.set_words(words)

    def _on_order(self, action: QAction) -> None:
        if self._model is not None:
            self._model.set_order(EntityOrder(action.data()))

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(ID) != UNTIED:
            self.edit_requested.emit(str(index.data(ID)))

    def _on_edit(self) -> None:
        self.edit_requested.emit(self._shown)

    def _on_merge(self) -> None:
        self.merge_requested.emit(self._shown)

    def _on_split(self) -> None:
        self.split_requested.emit(self._shown)

    def _on_delete(self) -> None:
        self.delete_requested.emit(self._shown)


def _menu_button(sign: str, name: str) -> QToolButton:
    """Return a button with a menu; the sign stands until the icons are loaded."""
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button


def _quiet(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "quiet")
    button.setToolTip(tip)
    return button
