"""The articles of an import by what becomes of them; each can be left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotations.import_copies import Copy
from annotations.import_plan import Fate, PlannedArticle
from desktop.dialogs.backup_list import NUMBERS, look_like_a_list
from desktop.naming import shown_number, shown_percent
from desktop.theme import Theme

MOST_SHOWN = 1_000
"""So many articles of a group are listed; all are imported."""

_ID = Qt.ItemDataRole.UserRole


class Group(IntEnum):
    """Why articles stand together, in the order of the list."""

    REFUSED = 0
    COPY = 1
    NEW = 2
    SAME_TEXT = 3
    KNOWN = 4


_OPEN = {Group.REFUSED, Group.COPY}
_FEW = 12


class PlanTree(QTreeWidget):
    """Lists what is planned. `left_out_changed` says that other articles are to be left out."""

    left_out_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What will be imported"))
        self.setHeaderLabels(
            [self.tr("Article"), self.tr("New spans"), self.tr("Known"), self.tr("Annotator")]
        )
        look_like_a_list(self, numbers=(1, 2))
        self.setRootIsDecorated(True)
        self.setIndentation(18)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self._theme = theme
        self._left_out: set[str] = set()
        self._groups: dict[str, Group] = {}
        self._folded: dict[Group, bool] = {}
        self._is_filling = False
        self.itemChanged.connect(self._on_changed)
        self.itemExpanded.connect(self._on_expanded)
        self.itemCollapsed.connect(self._on_collapsed)

    @property
    def left_out(self) -> frozenset[str]:
        """The ids, as the files have them, of articles that are not ticked."""
        return frozenset(self._left_out)

    def show_plan(self, articles: Iterable[PlannedArticle], copies: Mapping[str, Copy]) -> None:
        """List articles; those left out stay in the group where they were."""
        grouped: dict[Group, list[PlannedArticle]] = {}
        for article in articles:
            group = self._group(article, copies)
            self._groups[article.id] = group
            grouped.setdefault(group, []).append(article)
        place = self.verticalScrollBar().value()
        self._is_filling = True
        self.clear()
        for group in sorted(grouped):
            self._add_group(group, grouped[group], copies)
        self._is_filling = False
        self.verticalScrollBar().setValue(place)

    def _group(self, article: PlannedArticle, copies: Mapping[str, Copy]) -> Group:
        if article.fate is Fate.LEFT_OUT:
            return self._groups.get(article.id, Group.NEW)
        if article.fate is Fate.REFUSED:
            return Group.REFUSED
        if article.fate is Fate.SAME_TEXT:
            return Group.SAME_TEXT
        if article.fate is Fate.KNOWN:
            return Group.KNOWN
        return Group.COPY if article.id in copies else Group.NEW

    def _add_group(self, group: Group, articles: list[PlannedArticle], copies: Mapping[str, Copy]) -> None:
        new = sum(article.new_spans for article in articles)
        known = sum(article.known_spans for article in articles)
        title = f"{self._title(group)} ({shown_number(len(articles))})"
        item = QTreeWidgetItem([title, _shown(new), _shown(known), ""])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        for column in (1, 2):
            item.setTextAlignment(column, NUMBERS)
        if group is Group.REFUSED:
            item.setForeground(0, QColor(self._theme.error))
        elif len(articles) <= MOST_SHOWN:  # What is not listed cannot be told to be left out.
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        children: list[QTreeWidgetItem] = []
        lines: list[QTreeWidgetItem] = []
        for article in articles[:MOST_SHOWN]:
            child = self._article(article, group)
            told = [self._line(*line) for line in self._lines(article, copies.get(article.id))]
            child.addChildren(told)
            children.append(child)
            lines += told
        item.addChildren(children)
        if len(articles) > MOST_SHOWN:
            more = self.tr("… and %Ln more", "", len(articles) - MOST_SHOWN)
            item.addChild(QTreeWidgetItem([more, "", "", ""]))
        self.addTopLevelItem(item)
        for child in children:
            child.setExpanded(group in _OPEN)
        for line in lines:
            line.setFirstColumnSpanned(True)
        is_open = group in _OPEN or len(articles) <= _FEW
        item.setExpanded(not self._folded.get(group, not is_open))
        item.setData(0, _ID, group)

    def _article(self, article: PlannedArticle, group: Group) -> QTreeWidgetItem:
        name = f"\u2068{article.id}\u2069"
        if article.target not in ("", article.id):
            name = self.tr("{name}, here {other}").format(name=name, other=f"\u2068{article.target}\u2069")
        whose = self.tr(", ").join(article.annotators)
        item = QTreeWidgetItem([name, _shown(article.new_spans), _shown(article.known_spans), whose])
        item.setData(0, _ID, article.id)
        item.setToolTip(0, f"\u2066{article.place}\u2069")
        for column in (1, 2):
            item.setTextAlignment(column, NUMBERS)
        if group is not Group.REFUSED:
            ticked = article.id not in self._left_out
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    @staticmethod
    def _line(words: str, color: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, "", "", ""])
        item.setForeground(0, QColor(color))
        item.setToolTip(0, words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _lines(self, article: PlannedArticle, copy: Copy | None) -> Iterable[tuple[str, str]]:
        """Yield what is to be said about an article, each with its colour."""
        for reason in article.reasons:
            yield reason, self._theme.error
        if copy is not None:
            words = self.tr("{share} of it stands in {other}")
            if not copy.is_there:
                words = self.tr("{share} of it stands in {other}, which comes with these files")
            other = f"\u2068{copy.of}\u2069"
            yield words.format(share=shown_percent(copy.share), other=other), self._theme.warning
        if article.dropped_spans:
            yield self.tr("%Ln span(s) left out", "", article.dropped_spans), self._theme.secondary
        if article.new_relations:
            yield self.tr("%Ln relation(s)", "", article.new_relations), self._theme.secondary
        for line in (*article.notices, *article.doubts):
            yield line, self._theme.secondary

    def _title(self, group: Group) -> str:
        return {
            Group.REFUSED: self.tr("Cannot be imported"),
            Group.COPY: self.tr("New, but nearly the same as another"),
            Group.NEW: self.tr("New articles"),
            Group.SAME_TEXT: self.tr("Here under another name"),
            Group.KNOWN: self.tr("Here already"),
        }[group]

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        article_id = item.data(0, _ID)
        if self._is_filling or column or not isinstance(article_id, str):
            return
        if item.checkState(0) is Qt.CheckState.Unchecked:
            self._left_out.add(article_id)
        else:
            self._left_out.discard(article_id)
        self.left_out_changed.emit()

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        self._remember(item, folded=False)

    def _on_collapsed(self, item: QTreeWidgetItem) -> None:
        self._remember(item, folded=True)

    def _remember(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        group = item.data(0, _ID)
        if not self._is_filling and item.parent() is None and isinstance(group, int):
            self._folded[Group(group)] = folded


def _shown(number: int) -> str:
    return shown_number(number) if number else ""
