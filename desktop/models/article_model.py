"""The articles of a project as a list: title, how far each has come, and how many spans it has."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from annotations.model import Article, Status
from annotations.text.folding import fold
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
STATUS = Qt.ItemDataRole.UserRole + 1
SPANS = Qt.ItemDataRole.UserRole + 2
TITLE = Qt.ItemDataRole.UserRole + 3


class ArticleModel(QAbstractListModel):
    """One row an article, in the project's order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._articles: tuple[Article, ...] = tuple(session.project.articles)
        self._rows = {article.id: row for row, article in enumerate(self._articles)}
        session.annotations_changed.connect(self._on_changed)
        session.article_changed.connect(self._on_article_changed)

    def row_of(self, article_id: str) -> int:
        """Return the row of an article, or -1."""
        return self._rows.get(article_id, -1)

    def reload(self) -> None:
        """Read the project's list of articles anew, after an import."""
        self.beginResetModel()
        self._articles = tuple(self._session.project.articles)
        self._rows = {article.id: row for row, article in enumerate(self._articles)}
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._articles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        article = self._articles[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, TITLE):
            return article.title
        if role == ID:
            return article.id
        if role == STATUS:
            return self._session.annotations_of(article.id).status.value
        if role == SPANS:
            return len(self._session.annotations_of(article.id).spans)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{article.title}\n{article.path}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            annotations = self._session.annotations_of(article.id)
            return f"{article.title}, {status_name(annotations.status)}, {len(annotations.spans)}"
        return None

    def counts(self) -> dict[Status, int]:
        """Return how many articles have each status."""
        counts = dict.fromkeys(Status, 0)
        for article in self._articles:
            counts[self._session.annotations_of(article.id).status] += 1
        return counts

    def _on_changed(self, article_id: str) -> None:
        row = self.row_of(article_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _on_article_changed(self, article_id: str) -> None:
        row = self.row_of(article_id)
        if row >= 0:
            changed = list(self._articles)
            changed[row] = self._session.project.article(article_id)
            self._articles = tuple(changed)
            self._on_changed(article_id)


class ArticleFilter(QSortFilterProxyModel):
    """Shows the articles whose title or id has the words asked for, and whose status is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._status = ""

    def set_words(self, words: str) -> None:
        """Show only articles that have every one of these words in title or id."""
        self._words = tuple(fold(words).text.split())
        self.invalidate()

    def set_status(self, status: str) -> None:
        """Show only articles with this status; an empty string shows all."""
        self._status = status
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        if self._status and index.data(STATUS) != self._status:
            return False
        text = fold(f"{index.data(TITLE)} {index.data(ID)}").text
        return all(word in text for word in self._words)


def status_name(status: Status) -> str:
    """Return a status in the interface's language."""
    names = {
        Status.UNTOUCHED: QCoreApplication.translate("Status", "untouched"),
        Status.IN_WORK: QCoreApplication.translate("Status", "in work"),
        Status.DONE: QCoreApplication.translate("Status", "done"),
    }
    return names[status]
