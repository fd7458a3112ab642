"""How many spans refer to each entity, and how many to none, in all articles of one session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from annotations.store.index import NO_COUNTS, Counts
from desktop.session import Session


class EntityCounts(QObject):
    """Counts the annotator's mentions when they are first asked for, and keeps up with what changes."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts: dict[str, Counts] = {}
        self._entities = Counter[str]()
        self._untied = Counter[str]()
        self._stale: set[str] | None = None  # None: nothing was counted yet
        session.annotations_changed.connect(self._on_changed)
        session.reading.read.connect(self._on_read)
        # Both reach articles that nobody has looked at.
        session.entity_changes.changed.connect(self._on_all_changed)
        session.schema_changed.connect(self._on_all_changed)

    def entities(self) -> Mapping[str, int]:
        """Return how many spans refer to each entity (ids)."""
        self._refresh()
        return self._entities

    def untied(self) -> int:
        """Return how many spans could refer to an entity and do not."""
        self._refresh()
        return sum(self._untied[label] for label in self.labels())

    def articles_of(self, entity_id: str) -> list[tuple[str, int]]:
        """Return the articles that mention an entity, in the project's order, with the numbers of spans."""
        self._refresh()
        return [(i, c.entities[entity_id]) for i, c in self._counts.items() if entity_id in c.entities]

    def articles_with_untied(self) -> list[str]:
        """Return the articles with spans that could refer to an entity and do not."""
        self._refresh()
        labels = self.labels()
        return [i for i, counts in self._counts.items() if not labels.isdisjoint(counts.untied)]

    def labels(self) -> frozenset[str]:
        """Return the labels whose spans refer to entities."""
        return frozenset(label.id for label in self._session.project.schema.labels if label.has_entity)

    def _refresh(self) -> None:
        if self._stale is None:
            self._take(heading.id for heading in self._session.project.headings)
        elif self._stale:
            self._take(self._stale)
        self._stale = set()

    def _take(self, article_ids: Iterable[str]) -> None:
        for article_id in article_ids:
            old = self._counts.get(article_id, NO_COUNTS)
            new = self._session.counts_of(article_id)
            self._counts[article_id] = new
            if new is not old:
                _exchange(self._entities, old.entities, new.entities)
                _exchange(self._untied, old.untied, new.untied)

    def _on_changed(self, article_id: str) -> None:
        self._on_read([article_id])

    def _on_all_changed(self) -> None:
        self._on_read([heading.id for heading in self._session.project.headings])

    def _on_read(self, article_ids: list[str]) -> None:
        if self._stale is not None:
            self._stale.update(article_ids)
        self.changed.emit()


def _exchange(sums: Counter[str], old: Mapping[str, int], new: Mapping[str, int]) -> None:
    # The methods of a counter take three times as long for few keys; here are ten thousand articles.
    for key, count in old.items():
        sums[key] -= count
    for key, count in new.items():
        sums[key] += count
