"""The entities as they stand, saved or not, and the steps that change them from any article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotations.entities.change import EntityChange
from annotations.entities.register import carried
from annotations.model import AnnotationSet, Entity
from annotations.store import Project
from desktop.saver import Saver


class EntitySteps:
    """The entities of one project, with what is on its way to the disk."""

    def __init__(self, project: Project, saver: Saver) -> None:
        self._project = project
        self._saver = saver
        self._unsaved: Mapping[str, Entity] | None = None
        # Entities whose making was undone: the steps of another article may need them again.
        self._parted: dict[str, Entity] = {}
        # Entities that are gone by a change of the whole project → those that took their place.
        self._successors: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, Entity]:
        """All entities by id."""
        return self._project.entities if self._unsaved is None else self._unsaved

    def settle(self) -> bool:
        """Look at what is stored once everything is saved; say whether it is something else."""
        unsaved = self._unsaved
        if unsaved is None or self._saver.has_entities():
            return False
        self._unsaved = None
        return unsaved != self._project.entities

    def put(self, before: Entity | None, after: Entity | None, *, is_tied: bool) -> None:
        """Take what a step changes over into the entity as it is now: other articles change it too.

        `is_tied`: whether a span refers to it, which keeps it from vanishing.
        """
        entities = dict(self.known)
        if after is None:
            if before is not None and not is_tied:
                self._parted[before.id] = entities.pop(before.id, before)
        elif before is None:
            entities.setdefault(after.id, self._parted.pop(after.id, after))
        elif after.id in entities:
            entities[after.id] = carried(before, after, entities[after.id])
        else:
            self._parted[after.id] = carried(before, after, self._parted.get(after.id, before))
        self._save(entities)

    def take_change(self, change: EntityChange) -> None:
        """Know what a change of the whole project has made of entities: older steps refer to them."""
        self._successors |= change.successors
        for _, entity in change.entities:
            if entity is not None:
                self._successors.pop(entity.id, None)
                self._parted.pop(entity.id, None)

    def bring_back(self, annotations: AnnotationSet) -> bool:
        """Bring back what spans refer to again, its making being undone while no span did; say if any."""
        wanted = {span.entity for span in annotations.spans} & self._parted.keys()
        if wanted:
            self._save({**{i: self._parted.pop(i) for i in wanted}, **self.known})
        return bool(wanted)

    def untied(self, current: AnnotationSet, after: AnnotationSet) -> AnnotationSet:
        """Return a set in which no step of long ago refers to an entity that is gone for good.

        The spans of one that was merged refer to the one that it was merged into.
        """
        there = self.known.keys() | self._parted.keys() | {""}
        if all(span.entity in there for span in after.spans):
            return after
        ties = {(span.id, span.entity) for span in current.spans}
        spans = (
            span
            if span.entity in there or (span.id, span.entity) in ties
            else replace(span, entity=self._successor(span.entity))
            for span in after.spans
        )
        return replace(after, spans=tuple(spans))

    def _successor(self, entity_id: str) -> str:
        """Return what stands for an entity that is gone, or an empty string."""
        seen = set[str]()
        while entity_id and entity_id not in self.known and entity_id not in seen:
            seen.add(entity_id)
            entity_id = self._successors.get(entity_id, "")
        return entity_id if entity_id in self.known else ""

    def _save(self, entities: Mapping[str, Entity]) -> None:
        before = self.known
        if entities != before:
            self._unsaved = entities
            self._saver.save_entities(before, entities)
