"""The articles of a project as a list: title, how far each has come, and how many spans it has.

It filters and sorts by itself, over lists made beforehand: a proxy in Python would be asked for every row and
every comparison, which takes seconds with 100,000 articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDeadlineTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from typing_extensions import override

from annotations.model import Heading, Status
from annotations.text.folding import folded
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
STATUS = Qt.ItemDataRole.UserRole + 1
SPANS = Qt.ItemDataRole.UserRole + 2
TITLE = Qt.ItemDataRole.UserRole + 3

SLICE = 4
"""Milliseconds at a time in which titles are folded while nobody does anything."""
_AHEAD_OF_WORDS = " \"'«»‹›“”‘’„()[]{}<>*#.,:;!?،؛؟…-–—_/\\|"
"""What a title may begin with and is not put in order by."""
_STATUSES = {status.value: place for place, status in enumerate(Status)}


class Order(StrEnum):
    """What the articles are put in order by; whatever is alike stays in the order of the files."""

    FILE = "file"
    TITLE = "title"
    DATE = "date"
    STATUS = "status"
    SPANS = "spans"


class ArticleModel(QAbstractListModel):
    """One row an article: those that fit the filter, in the order that was chosen.

    An article comes or goes as soon as its status makes it fit. Where it stands is decided when the order is
    chosen or the list made anew: rows do not move about under somebody's hands.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words: tuple[str, ...] = ()
        self._wanted = ""
        self._order, self._descending = Order.FILE, False
        self._folding = QTimer(self)
        self._folding.setInterval(0)
        self._folding.timeout.connect(self._fold_some)
        self._load()
        session.annotations_changed.connect(self._on_changed)
        session.article_changed.connect(self._on_changed)
        session.reading.read.connect(self._on_read)

    def reload(self) -> None:
        """Read the project's list of articles anew, after an import."""
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def set_words(self, words: str) -> None:
        """Show only articles that have every one of these words in title or id."""
        self._words = tuple(folded(words).split())
        self._show()

    def set_status(self, status: str) -> None:
        """Show only articles with this status; an empty string shows all."""
        self._wanted = status
        self._show()

    def set_order(self, order: Order, *, descending: bool = False) -> None:
        """Put the articles in order."""
        self._order, self._descending = order, descending
        self._arrange()
        self._show()

    def row_of(self, article_id: str) -> int:
        """Return the row of an article, or -1 if it is not shown."""
        place = self._places.get(article_id, -1)
        return self._row(place) if place >= 0 and self._is_shown(place) else -1

    def neighbour(self, article_id: str, step: int) -> str:
        """Return the id of the next article shown (1) or the one before (-1), or nothing.

        The article itself may not fit the filter; without one it is the first that is shown, or the last.
        """
        place = self._places.get(article_id, -1)
        if place < 0:
            row = 0 if step >= 0 else len(self._shown) - 1
        else:
            row = self._row(place)
            if step < 0:
                row -= 1
            elif self._is_shown(place):
                row += 1
        return self._headings[self._shown[row]].id if 0 <= row < len(self._shown) else ""

    def is_folding(self) -> bool:
        """Say whether titles are still being prepared for the filter."""
        return self._folding.isActive()

    def total(self) -> int:
        """Return the number of all articles, shown or not."""
        return len(self._headings)

    def counts(self) -> dict[Status, int]:
        """Return how many of all articles have each status."""
        return {status: self._by_status[status.value] for status in Status}

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self._shown[index.row()]
        heading = self._headings[place]
        if role in (Qt.ItemDataRole.DisplayRole, TITLE):
            return heading.title
        if role == ID:
            return heading.id
        if role == STATUS:
            return self._statuses[place]
        if role == SPANS:
            return self._spans[place]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{heading.title}\n{heading.path}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            status = status_name(Status(self._statuses[place]))
            return f"{heading.title}, {status}, {self._spans[place]}"
        return None

    # What is known of the articles, each at the place that it has among the project's

    def _load(self) -> None:
        self._headings: list[Heading] = list(self._session.project.headings)
        self._places = {heading.id: place for place, heading in enumerate(self._headings)}
        found = [self._session.counts_of(heading.id) for heading in self._headings]
        self._statuses = [counts.status.value for counts in found]
        self._spans = [counts.spans for counts in found]
        self._by_status = Counter(self._statuses)
        self._keys: list[str | None] = [None] * len(self._headings)
        self._next_key = 0
        self._arrange()
        self._shown = self._fitting()
        self._folding.start()

    def _key(self, place: int) -> str:
        """Return an article's title and id as words are looked for in them."""
        key = self._keys[place]
        if key is None:
            heading = self._headings[place]
            key = self._keys[place] = folded(f"{heading.title} {heading.id}")
        return key

    def _fold_some(self) -> None:
        slice_ = QDeadlineTimer(SLICE)
        while self._next_key < len(self._keys):
            for place in range(self._next_key, min(self._next_key + 100, len(self._keys))):
                self._key(place)
            self._next_key += 100
            if slice_.hasExpired():
                return
        self._folding.stop()

    def _arrange(self) -> None:
        """Work out the order of all articles."""
        places = range(len(self._headings))
        if self._order is Order.FILE:
            self._sorted = list(reversed(places)) if self._descending else list(places)
        else:
            keys = self._sort_keys()
            self._sorted = sorted(places, key=keys.__getitem__, reverse=self._descending)
        self._ranks = [0] * len(self._sorted)
        for rank, place in enumerate(self._sorted):
            self._ranks[place] = rank

    def _sort_keys(self) -> list[Any]:
        """Return what each article is put in order by."""
        if self._order is Order.TITLE:
            keys = enumerate(self._keys)
            return [(key or self._key(place)).lstrip(_AHEAD_OF_WORDS) for place, key in keys]
        if self._order is Order.DATE:
            # Without a date last, whichever way.
            none = "" if self._descending else "\U0010ffff"
            return [heading.date or none for heading in self._headings]
        if self._order is Order.STATUS:
            return [_STATUSES[status] for status in self._statuses]
        return self._spans

    def _fitting(self) -> list[int]:
        """Return the places of the articles that fit the filter, in order."""
        places = self._sorted
        if self._wanted:
            statuses, wanted = self._statuses, self._wanted
            places = [place for place in places if statuses[place] == wanted]
        if self._words:
            keys = [self._keys[place] or self._key(place) for place in places]
            for word in self._words:
                pairs = [(place, key) for place, key in zip(places, keys, strict=True) if word in key]
                places, keys = [place for place, _ in pairs], [key for _, key in pairs]
        return list(places)

    def _fits(self, place: int) -> bool:
        if self._wanted and self._statuses[place] != self._wanted:
            return False
        return not self._words or all(word in self._key(place) for word in self._words)

    def _row(self, place: int) -> int:
        """Return the row that an article has or would have."""
        return bisect_left(self._shown, self._ranks[place], key=self._ranks.__getitem__)

    def _is_shown(self, place: int) -> bool:
        row = self._row(place)
        return row < len(self._shown) and self._shown[row] == place

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = self._fitting()
        self.endResetModel()

    # What changes

    def _on_changed(self, article_id: str) -> None:
        self._take([article_id])

    def _on_read(self, article_ids: list[str]) -> None:
        if any(article_id not in self._session.project for article_id in article_ids):
            self.reload()  # One of them cannot be read.
        else:
            self._take(article_ids)

    def _take(self, article_ids: Sequence[str]) -> None:
        """Take what is known of articles now."""
        rows: list[int] = []
        for article_id in article_ids:
            place = self._places.get(article_id, -1)
            if place < 0 or article_id not in self._session.project:
                continue
            self._take_one(place, article_id)
            row, is_shown = self._row(place), self._is_shown(place)
            if is_shown is self._fits(place):
                rows += [row] if is_shown else []
            elif is_shown:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._shown[row]
                self.endRemoveRows()
            else:
                self.beginInsertRows(QModelIndex(), row, row)
                self._shown.insert(row, place)
                self.endInsertRows()
        if len(rows) == 1 == len(article_ids):
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[0]))
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _take_one(self, place: int, article_id: str) -> None:
        heading = self._session.heading(article_id)
        if heading != self._headings[place]:
            self._headings[place] = heading
            self._keys[place] = None
        counts = self._session.counts_of(article_id)
        self._by_status[self._statuses[place]] -= 1
        self._statuses[place], self._spans[place] = counts.status.value, counts.spans
        self._by_status[self._statuses[place]] += 1


def status_name(status: Status) -> str:
    """Return a status in the interface's language."""
    names = {
        Status.UNTOUCHED: QCoreApplication.translate("Status", "untouched"),
        Status.IN_WORK: QCoreApplication.translate("Status", "in work"),
        Status.DONE: QCoreApplication.translate("Status", "done"),
    }
    return names[status]
