"""What the saving thread does, one value a job: a newer one takes the place of an older."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, cast

from typing_extensions import override

from annotations.model import AnnotationSet, Entity, timestamp
from annotations.store import Project
from annotations.store.history import Turn, append_steps, history_path, saved_together, step_between

Result = TypeVar("Result")
Key = tuple[str, ...]
"""What a job is about. Of two that wait with the same key one is left."""

ENTITIES: Key = ("entities",)
REMOVAL: Key = ("entities removed",)


class Job(ABC):
    """Something to be done on the saving thread."""

    @property
    @abstractmethod
    def key(self) -> Key:
        """What it is about."""

    @property
    def article_id(self) -> str:
        """The article that it is about, or an empty string."""
        return ""

    @abstractmethod
    def run(self, project: Project) -> Path | None:
        """Do it; return the history that grew, if one did. Raises what `Project` raises."""

    def after(self, _older: Job) -> Job:
        """Return what is left to do when an older job with the same key was not done yet."""
        return self


@dataclass(frozen=True, slots=True)
class Edited:
    """One step of an article: what it was called and what it changed."""

    title: str
    turn: Turn
    before: AnnotationSet
    after: AnnotationSet
    time: str = field(default_factory=timestamp)


@dataclass(frozen=True)
class SaveSet(Job):
    """Saves one annotator's work on one article, then adds to its history how it came about."""

    annotations: AnnotationSet
    steps: tuple[Edited, ...] = ()

    @property
    @override
    def article_id(self) -> str:
        return self.annotations.article_id

    @property
    @override
    def key(self) -> Key:
        return ("set", self.annotations.annotator, self.annotations.article_id)

    @override
    def after(self, older: Job) -> Job:
        assert isinstance(older, SaveSet)
        return replace(self, steps=older.steps + self.steps)

    @override
    def run(self, project: Project) -> Path | None:
        annotations = self.annotations
        whose = annotations.article_id, annotations.annotator
        left = project.content_of(*whose)
        project.save(annotations)
        if not self.steps:
            return None
        steps = [step_between(e.time, e.title, e.turn, e.before, e.after) for e in self.steps]
        path = history_path(project.store, annotations.annotator, annotations.article_id)
        # What is asked for is saved; a history that cannot be written is none, and shows that it has a gap.
        with suppress(OSError, TypeError):
            append_steps(path, saved_together(steps, left, project.content_of(*whose)))
            return path
        return None


@dataclass(frozen=True)
class SaveArticle(Job):
    """Saves an article's metadata."""

    article: str
    metadata: Mapping[str, Any]

    @property
    @override
    def article_id(self) -> str:
        return self.article

    @property
    @override
    def key(self) -> Key:
        return ("article", self.article)

    @override
    def run(self, project: Project) -> None:
        project.update_article(self.article, **self.metadata)


@dataclass(frozen=True)
class SaveEntities(Job):
    """Saves what is new or different in `wanted` against `base`; what others saved meanwhile stays."""

    base: Mapping[str, Entity]
    wanted: Mapping[str, Entity]

    @property
    @override
    def key(self) -> Key:
        return ENTITIES

    @override
    def after(self, older: Job) -> Job:
        assert isinstance(older, SaveEntities)
        return replace(self, base=older.base)

    @property
    def changed(self) -> dict[str, Entity]:
        """What is to be put, by id."""
        return {i: entity for i, entity in self.wanted.items() if self.base.get(i) != entity}

    @override
    def run(self, project: Project) -> None:
        _put_entities(project, {**project.entities, **self.changed})


@dataclass(frozen=True)
class RemoveEntities(Job):
    """Removes entities that no span refers to any more: after all sets, which may have referred to them."""

    ids: frozenset[str]

    @property
    @override
    def key(self) -> Key:
        return REMOVAL

    @override
    def after(self, older: Job) -> Job:
        assert isinstance(older, RemoveEntities)
        return replace(self, ids=self.ids | older.ids)

    def without(self, ids: Mapping[str, Entity]) -> Self:
        """Return the job for those that are not wanted again."""
        return replace(self, ids=self.ids - ids.keys())

    @override
    def run(self, project: Project) -> None:
        _put_entities(project, {i: entity for i, entity in project.entities.items() if i not in self.ids})


class Perform(Job, Generic[Result]):
    """Runs a function that writes much at once, when all that was queued before is done."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self.is_done = False
        self._work = work
        self._result: Result | None = None
        self._error: Exception | None = None

    @property
    @override
    def key(self) -> Key:
        return ("work", str(id(self)))

    @override
    def run(self, project: Project) -> None:
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again where the result is asked for
            self._error = error
        self.is_done = True

    def result(self) -> Result:
        """Return what the function returned, or raise what it raised."""
        if self._error is not None:
            raise self._error
        return cast(Result, self._result)


def _put_entities(project: Project, entities: Mapping[str, Entity]) -> None:
    if entities != project.entities:
        project.save_entities(entities.values())
