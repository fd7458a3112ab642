"""The entities of a project, kept in `entities.json`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotations.edit import is_storable
from annotations.model import Entity
from annotations.store.errors import ProjectError
from annotations.store.records import entity_from_row, entity_to_row
from annotations.store.storage import Row
from annotations.store.watched import WatchedFiles, merged_rows


class EntityList:
    """All entities of a project by id, in the order of the file."""

    def __init__(self, path: Path, files: WatchedFiles) -> None:
        """`path` is that of `entities.json`."""
        self.known: dict[str, Entity] = {}
        self.unreadable: list[str] = []
        self._path = path
        self._files = files
        self._rows: dict[str, Row] = {}

    def read(self) -> None:
        """Read the file."""
        self._take(self._files.read_rows(self._path))

    def write(self, entities: Iterable[Entity]) -> None:
        """Replace the entities; what another program added or changed meanwhile is taken over."""
        unread = {i: row for i, row in self._rows.items() if i not in self.known}
        rows: dict[str, Row] = {**unread, **{entity.id: _row(entity) for entity in entities}}
        lost = False
        if self._files.has_changed(self._path):
            theirs = self._files.read_rows(self._path, seen=False)
            if theirs:
                rows, lost = merged_rows(self._rows, rows, theirs)
        self._files.write(self._path, {"entities": rows.values()}, keep_other=lost)
        self._take(rows)

    def _take(self, rows: dict[str, Row]) -> None:
        """Take the entities from their rows; one that cannot be read stays in the file as it is."""
        self._rows = rows
        known = {}
        self.unreadable = []
        for key, row in rows.items():
            try:
                entity = entity_from_row(row)
            except (KeyError, TypeError) as error:
                self.unreadable.append(f"{key}: {error}")
            else:
                known[entity.id] = entity
        self.known = known


def _row(entity: Entity) -> Row:
    if not (entity.id and entity.label and entity.name):
        raise ProjectError(f"entity “{entity.id}” «{entity.name}» needs an id, a label and a name")
    for name, value in entity.attributes.items():
        if not is_storable(value):
            raise ProjectError(f"entity {entity.id} «{entity.name}»: “{name}” cannot be {value!r}")
    return entity_to_row(entity)
