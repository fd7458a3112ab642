"""The dialog about an article whose text has changed: where its spans stand now, and which are to move."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.anchoring import Followed, How, Place
from annotations.changed_articles import Offsets, Proposal
from annotations.model import CONTEXT_LENGTH, Article
from desktop.dialogs.passages import PASSAGE_ROLE, PassageDelegate, passage
from desktop.naming import shown_percent
from desktop.theme import Theme

_PLACE = Qt.ItemDataRole.UserRole
_SPAN = Qt.ItemDataRole.UserRole + 1
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ReanchorDialog(QDialog):
    """Old and new text side by side, in three groups: found again, doubtful, lost."""

    apply_requested = Signal(object, object)
    """The places that were agreed to (span id → offsets) and the ids of the spans to delete."""

    def __init__(
        self, proposal: Proposal, article: Article, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The article’s text has changed"))
        self.resize(980, 640)
        self._article = article
        self._theme = theme
        self._deleted: set[str] = set()
        self._spans: dict[str, QTreeWidgetItem] = {}
        self._make_widgets()
        self._list(proposal)
        self.tree.itemChanged.connect(self._on_changed)
        self.tree.itemSelectionChanged.connect(self._show_buttons)
        self._show_buttons()

    def _make_widgets(self) -> None:
        self.heading = QLabel(self._article.title)
        self.heading.setProperty("role", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        words = QLabel(
            self.tr(
                "Tick the spans that stand in the right place now. What is not ticked stays in the project "
                "without a place, until you give it one or delete it. One step of undo brings it all back."
            )
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("card")
        self.tree.setAccessibleName(self.tr("Spans of the old text and where they stand in the new one"))
        self.tree.setHeaderLabels([self.tr("Before"), self.tr("Now"), self.tr("Found by")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setItemDelegate(PassageDelegate(self.tree))
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.delete_button = buttons.addButton(self.tr("Delete span"), QDialogButtonBox.ButtonRole.ActionRole)
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self._on_delete)
        self.apply_button = buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setDefault(True)
        buttons.accepted.connect(self._on_apply)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (self.heading, words):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    def places(self) -> dict[str, Offsets]:
        """Return the places that are ticked, by span."""
        chosen = {}
        for span_id, item in self._spans.items():
            if span_id in self._deleted:
                continue
            for row in (item, *_children(item)):
                place = row.data(0, _PLACE)
                if isinstance(place, Place) and row.checkState(0) is _CHECKED:
                    chosen[span_id] = (place.start, place.end)
        return chosen

    # Listing

    def _list(self, proposal: Proposal) -> None:
        found = [each for each in proposal.followed if each.is_certain]
        doubtful = [each for each in proposal.followed if each.places and not each.is_certain]
        lost = [each for each in proposal.followed if not each.places]
        if doubtful:
            group = self._group(self.tr("%Ln doubtful: choose a place", "", len(doubtful)))
            for each in doubtful:
                self._add_doubtful(group, each)
        if lost:
            group = self._group(self.tr("%Ln lost", "", len(lost)))
            for each in lost:
                self._row(group, each).setText(1, self.tr("Not found"))
        if found:
            group = self._group(self.tr("%Ln found again", "", len(found)))
            for each in found:
                row = self._row(group, each)
                self._give_place(row, each.places[0], _CHECKED)
        self.tree.expandAll()

    def _group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [words])
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.tree.font())
        font.setBold(True)
        group.setFont(0, font)
        return group

    def _row(self, group: QTreeWidgetItem, each: Followed) -> QTreeWidgetItem:
        span = each.span
        row = QTreeWidgetItem(group)
        row.setData(0, PASSAGE_ROLE, passage(span.before, span.text, span.after, self._theme))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, span.text)
        row.setData(0, _SPAN, span.id)
        self._spans[span.id] = row
        return row

    def _add_doubtful(self, group: QTreeWidgetItem, each: Followed) -> None:
        row = self._row(group, each)
        row.setText(1, self.tr("%Ln place(s) to choose from", "", len(each.places)))
        row.setForeground(1, QColor(self._theme.warning))
        for place in each.places:
            self._give_place(QTreeWidgetItem(row), place, _UNCHECKED)

    def _give_place(self, row: QTreeWidgetItem, place: Place, state: Qt.CheckState) -> None:
        text = self._article.text
        around = (
            text[max(0, place.start - CONTEXT_LENGTH) : place.start],
            text[place.start : place.end],
            text[place.end : place.end + CONTEXT_LENGTH],
        )
        row.setData(0, _PLACE, place)
        row.setCheckState(0, state)
        row.setData(1, PASSAGE_ROLE, passage(*around, self._theme))
        row.setData(1, Qt.ItemDataRole.AccessibleTextRole, around[1])
        row.setText(2, self._how(place))
        row.setForeground(2, QColor(self._theme.secondary))

    def _how(self, place: Place) -> str:
        if place.how is How.EXACT:
            return self.tr("the same words")
        if place.how is How.FOLDED:
            return self.tr("another spelling")
        return self.tr("{percent} alike").format(percent=shown_percent(place.score))

    # What the user does

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        """Of the places of one span only one can be ticked."""
        above = item.parent()
        if column or above is None or above.data(0, _SPAN) is None or item.checkState(0) is not _CHECKED:
            return
        for other in _children(above):
            if other is not item and other.checkState(0) is _CHECKED:
                other.setCheckState(0, _UNCHECKED)

    def _selected(self) -> list[str]:
        ids = [item.data(0, _SPAN) for item in self.tree.selectedItems()]
        return [span_id for span_id in ids if span_id]

    def _show_buttons(self) -> None:
        selected = self._selected()
        kept = bool(selected) and all(span_id in self._deleted for span_id in selected)
        self.delete_button.setText(self.tr("Do not delete") if kept else self.tr("Delete span"))
        self.delete_button.setEnabled(bool(selected))

    def _on_delete(self) -> None:
        """Mark the selected spans as to be deleted, or no more."""
        selected = self._selected()
        if all(span_id in self._deleted for span_id in selected):
            self._deleted.difference_update(selected)
        else:
            self._deleted.update(selected)
        for span_id in selected:
            item = self._spans[span_id]
            font = QFont(self.tree.font())
            font.setStrikeOut(span_id in self._deleted)
            item.setData(0, Qt.ItemDataRole.FontRole, font)
            item.setText(2, self.tr("will be deleted") if span_id in self._deleted else self._words(item))
        self._show_buttons()

    def _words(self, item: QTreeWidgetItem) -> str:
        place = item.data(0, _PLACE)
        return self._how(place) if isinstance(place, Place) else ""

    def _on_apply(self) -> None:
        self.apply_requested.emit(self.places(), frozenset(self._deleted))
        self.accept()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = (item.child(number) for number in range(item.childCount()))
    return [child for child in below if child is not None]
