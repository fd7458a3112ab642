"""The entities of a project as a list: filtered, in order, ahead of them the spans that refer to none."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QCollator, QCollatorSortKey, QObject, Qt, QTimer
from typing_extensions import override

from annotations.entities.names import name_key
from annotations.entities.register import LATIN_NAME, names_of
from annotations.model import Entity
from desktop.entity_rows import EntityOffer, Index, row_data
from desktop.models.entity_counts import EntityCounts
from desktop.models.entity_lookup import color_of, detail_of
from desktop.session import Session

UNTIED = "untied"
"""Stands for the id of an entity in the row of the spans that refer to none; no entity has it."""
PAUSE = 120
"""Milliseconds of rest after which the list is made anew; counts may change with every key."""


class EntityOrder(StrEnum):
    """What the entities are put in order by."""

    NAME = "name"
    COUNT = "count"
    LABEL = "label"


class EntityModel(QAbstractListModel):
    """One row an entity."""

    def __init__(self, session: Session, counts: EntityCounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts = counts
        self._words = ""
        self._order = EntityOrder.COUNT
        self._rows: list[EntityOffer] = []
        self._collator = QCollator()
        self._keys: dict[str, tuple[Entity, str, QCollatorSortKey]] = {}
        self._is_seen = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.reload)
        session.entities_changed.connect(self._on_changed)
        session.schema_changed.connect(self._on_changed)
        counts.changed.connect(self._on_changed)

    def set_seen(self, seen: bool) -> None:
        """Say whether anybody looks: only then the list is made and keeps up with what changes."""
        self._is_seen = seen
        if seen:
            self.reload()

    def set_words(self, words: str) -> None:
        """Show the entities with a name, alias or Latin name that contains these words in any spelling."""
        self._words = name_key(words)
        self._on_chosen()

    def set_order(self, order: EntityOrder) -> None:
        """Put the rows in order."""
        self._order = order
        self._on_chosen()

    def offer(self, row: int) -> EntityOffer:
        """Return a row."""
        return self._rows[row]

    def row_of(self, entity_id: str) -> int:
        """Return the row of an entity, or -1."""
        return next((row for row, offer in enumerate(self._rows) if offer.id == entity_id), -1)

    def total(self) -> int:
        """Return how many entities there are, shown or not."""
        return len(self._session.entities)

    def reload(self) -> None:
        """Take the entities and counts as they are now."""
        self._pause.stop()
        rows = self._made()
        if [row.id for row in rows] == [row.id for row in self._rows]:
            if rows != self._rows:
                self._rows = rows
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return row_data(self._rows[index.row()], role) if index.isValid() else None

    def _on_chosen(self) -> None:
        if self._is_seen:
            self.reload()

    def _on_changed(self) -> None:
        if self._is_seen:
            self._pause.start()

    def _made(self) -> list[EntityOffer]:
        schema, counts = self._session.project.schema, self._counts.entities()
        labels = {label.id: place for place, label in enumerate(schema.labels)}
        found = [e for e in self._session.entities.values() if self._words in self._key(e)[1]]
        found.sort(key=lambda entity: self._key(entity)[2])
        if self._order is EntityOrder.COUNT:
            found.sort(key=lambda entity: -counts.get(entity.id, 0))
        elif self._order is EntityOrder.LABEL:
            found.sort(key=lambda entity: labels.get(entity.label, len(labels)))
        untied = self._counts.untied()
        head = [EntityOffer(UNTIED, self.tr("Without an entity"), "", untied)] if untied else []
        return [
            *(head if not self._words else []),
            *(
                EntityOffer(e.id, e.name, detail_of(schema, e), counts.get(e.id, 0), color_of(schema, e))
                for e in found
            ),
        ]

    def _key(self, entity: Entity) -> tuple[Entity, str, QCollatorSortKey]:
        """Return what an entity is found by and put in order by."""
        known = self._keys.get(entity.id)
        if known is None or known[0] is not entity:
            latin = str(entity.attributes.get(LATIN_NAME, ""))
            text = "\n".join(name_key(name) for name in (*names_of(entity), latin))
            known = self._keys[entity.id] = (entity, text, self._collator.sortKey(entity.name))
        return known
