"""Where an entity is mentioned: by article and wording, or by wording alone for spans that have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from desktop.models.mentions import Place, Wording
from desktop.naming import shown_number
from desktop.viewer.direction import is_right_to_left

_ARTICLE, _PLACES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
COUNT_WIDTH = 52
OPEN_AT_ONCE = 3
"""With so few articles all of them are shown open."""


class MentionTree(QTreeWidget):
    """Shows mentions and says which one is to be seen. Articles are filled when they are opened."""

    article_opened = Signal(str)
    """The mentions of an article are to be shown now: answer with `fill_article`."""
    mention_picked = Signal(str, str)
    """A mention is to be seen (article id, span id)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().setMinimumSectionSize(COUNT_WIDTH)
        self.header().resizeSection(1, COUNT_WIDTH)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_WordsDelegate(self))
        self.setAccessibleName(self.tr("Mentions"))
        self.itemExpanded.connect(self._on_expanded)
        self.itemClicked.connect(self._on_clicked)

    def show_articles(self, articles: Sequence[tuple[str, str, int]]) -> None:
        """Show articles: id, title and number of mentions."""
        opened = {str(item.data(0, _ARTICLE)) for item in self._tops() if item.isExpanded()}
        self.clear()
        for article_id, title, count in articles:
            item = QTreeWidgetItem([title, shown_number(count)])
            item.setData(0, _ARTICLE, article_id)
            item.setToolTip(0, title)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self._add(item)
            if article_id in opened or len(articles) <= OPEN_AT_ONCE:
                item.setExpanded(True)

    def fill_article(self, article_id: str, wordings: Iterable[Wording]) -> None:
        """Show the mentions of an article."""
        for item in self._tops():
            if item.data(0, _ARTICLE) == article_id:
                item.takeChildren()
                item.addChildren([_wording_item(wording) for wording in wordings])

    def show_wordings(self, wordings: Iterable[Wording]) -> None:
        """Show mentions by wording alone."""
        opened = {item.text(0) for item in self._tops() if item.isExpanded()}
        self.clear()
        for wording in wordings:
            item = _wording_item(wording)
            self._add(item)
            item.setExpanded(item.text(0) in opened)

    def selected_places(self) -> list[Place]:
        """Return the mentions that are selected, each once; an article or wording stands for all its own."""
        for item in self.selectedItems():
            if item.data(0, _ARTICLE) and not item.childCount():
                self.article_opened.emit(str(item.data(0, _ARTICLE)))
        places: dict[Place, None] = {}
        for item in self.selectedItems():
            places.update(dict.fromkeys(_places(item)))
        return list(places)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._pick(item)
        else:
            super().keyPressEvent(event)

    def _add(self, item: QTreeWidgetItem) -> None:
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.addTopLevelItem(item)

    def _tops(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _ARTICLE) and not item.childCount():
            self.article_opened.emit(str(item.data(0, _ARTICLE)))

    def _on_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        # With Ctrl or Shift one selects.
        if QApplication.keyboardModifiers() is Qt.KeyboardModifier.NoModifier:
            self._pick(item)

    def _pick(self, item: QTreeWidgetItem) -> None:
        places = item.data(0, _PLACES)
        if places:
            self.mention_picked.emit(*places[0])
        elif item.data(0, _ARTICLE):
            item.setExpanded(not item.isExpanded())


class _WordsDelegate(QStyledItemDelegate):
    """Lets every row run as its own letters do, along the edge of the interface."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == 0 and option.text:
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            if is_right_to_left(option.text, otherwise=mirrored) is not mirrored:
                # Isolated, a text of the other direction stays whole and keeps its full stop at its own end.
                option.text = f"\u2068{option.text}\u2069"
            option.displayAlignment = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _wording_item(wording: Wording) -> QTreeWidgetItem:
    """Return a row for a wording, with one for each mention below it if there are several."""
    count = len(wording.places)
    item = QTreeWidgetItem([wording.words, shown_number(count) if count > 1 else ""])
    item.setToolTip(0, wording.words if count > 1 else "\n".join((wording.words, *wording.shown)))
    item.setData(0, _PLACES, list(wording.places))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    if count > 1:
        for place, words in zip(wording.places, wording.shown, strict=True):
            child = QTreeWidgetItem([words])
            child.setData(0, _PLACES, [place])
            child.setToolTip(0, words)
            item.addChild(child)
    return item


def _places(item: QTreeWidgetItem) -> Iterable[Place]:
    if item.data(0, _PLACES):
        yield from (tuple(place) for place in item.data(0, _PLACES))
    else:
        children = (item.child(number) for number in range(item.childCount()))
        for child in children:
            if child is not None:
                yield from _places(child)
