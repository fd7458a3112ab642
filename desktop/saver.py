"""Saving off the window's thread: one worker does it all, and the newest state of a thing wins.

Nothing is reported saved before it is on the disk; what could not be saved is kept and tried again, and holds
up nothing but what depends on it: spans wait for the entities that they refer to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

from annotations.model import AnnotationSet, Entity, SpanError
from annotations.store import Project, ProjectError
from annotations.store.history import sync
from desktop.jobs import (
    ENTITIES,
    REMOVAL,
    Edited,
    Job,
    Key,
    Perform,
    RemoveEntities,
    SaveArticle,
    SaveEntities,
    SaveSet,
)

LET_PAINT = 0.008
"""Seconds for which a worker that was idle leaves the interpreter to the window, which paints the edit now.

Only one thread runs Python at a time: with 5,000 spans saving at once held the painting up by 30 ms.
"""

Result = TypeVar("Result")


class Saver(QObject):
    """Saves what is changed in one project in the background."""

    saved = Signal(str)
    """Something is on the disk (the id of the article that it is about, if it is about one)."""
    failed = Signal(str, str)
    """Something could not be saved (article id, reason); it is kept for `retry`."""
    performed = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._waiting: dict[Key, Job] = {}
        self._failed: dict[Key, tuple[Job, str]] = {}
        self._busy: Job | None = None
        self._histories: set[Path] = set()
        self._stopped = False
        self._changed = threading.Condition()
        self._worker = threading.Thread(target=self._work, name="saver", daemon=True)
        self._worker.start()

    # What is to be saved

    def save(self, annotations: AnnotationSet, steps: Iterable[Edited] = ()) -> None:
        """Queue a state, and the steps that led to it from the one queued before."""
        self._queue(SaveSet(annotations, tuple(steps)))

    def save_article(self, article_id: str, metadata: Mapping[str, object]) -> None:
        """Queue an article's metadata."""
        self._queue(SaveArticle(article_id, metadata))

    def save_entities(self, base: Mapping[str, Entity], wanted: Mapping[str, Entity]) -> None:
        """Queue the changes from one state of the entities to another.

        New ones are saved before the spans that may refer to them, and removed after those that did.
        """
        with self._changed:
            removal = self._failed.pop(REMOVAL, (None, ""))[0]
            removal = self._waiting.pop(REMOVAL, removal)
        if isinstance(removal, RemoveEntities) and removal.without(wanted).ids:
            self._queue(removal.without(wanted))
        job = SaveEntities(base, wanted)
        if job.changed:
            self._queue(job)
        removed = base.keys() - wanted.keys()
        if removed:
            self._queue(RemoveEntities(frozenset(removed)))

    def perform(self, work: Callable[[], Result]) -> Result:
        """Run a function that writes much on the saving thread, after all that waits; return its result.

        The window paints meanwhile but takes nothing from the user. Raises what the function raises.
        """
        job = Perform(work)
        loop = QEventLoop()
        self.performed.connect(loop.quit)
        self._queue(job)
        while not job.is_done:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return job.result()

    def retry(self) -> None:
        """Try again what could not be saved."""
        with self._changed:
            again = {key: job for key, (job, _) in self._failed.items()}
            self._failed = {}
            for key, job in self._waiting.items():
                again[key] = job.after(again[key]) if key in again else job
            self._waiting = again
            self._changed.notify_all()

    # How it stands

    def is_saved(self) -> bool:
        """Whether nothing waits and nothing failed."""
        with self._changed:
            return self._is_idle() and not self._failed

    def failure(self) -> str:
        """Return why something is left unsaved when all else is done; an empty string if nothing is."""
        with self._changed:
            return next((reason for _, reason in self._failed.values()), "") if self._is_idle() else ""

    def is_pending(self, article_id: str) -> bool:
        """Whether an article has annotations that are not on the disk."""
        return self._has(lambda job: isinstance(job, SaveSet) and job.article_id == article_id)

    def has_metadata(self, article_id: str) -> bool:
        """Whether an article has metadata that are not on the disk."""
        return self._has(lambda job: isinstance(job, SaveArticle) and job.article_id == article_id)

    def has_entities(self) -> bool:
        """Whether changes of entities are not on the disk."""
        return self._has(lambda job: job.key in (ENTITIES, REMOVAL))

    def flush(self, timeout: float = 30.0) -> bool:
        """Wait until all that can be saved is saved; say whether everything is."""
        with self._changed:
            self._changed.wait_for(self._is_idle, timeout)
            return self._is_idle() and not self._failed

    def stop(self) -> None:
        """End the worker after what waits has been saved."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._worker.join()

    def _has(self, wanted: Callable[[Job], bool]) -> bool:
        with self._changed:
            jobs = [*self._waiting.values(), *(job for job, _ in self._failed.values())]
            return any(map(wanted, jobs)) or (self._busy is not None and wanted(self._busy))

    def _is_idle(self) -> bool:
        return not self._waiting and self._busy is None

    # The worker

    def _queue(self, job: Job) -> None:
        with self._changed:
            older = [self._failed.pop(job.key)[0]] if job.key in self._failed else []
            older += [self._waiting.pop(job.key)] if job.key in self._waiting else []
            for each in reversed(older):
                job = job.after(each)
            self._waiting[job.key] = job
            self._changed.notify_all()

    def _next(self) -> Job:
        """Take the next job: entities first, and removed ones last."""
        keys = [key for key in self._waiting if key != REMOVAL] or [REMOVAL]
        return self._waiting.pop(ENTITIES if ENTITIES in keys else keys[0])

    def _work(self) -> None:
        while True:
            if not self._waiting:
                self._sync_histories()
            with self._changed:
                if not self._waiting:
                    self._changed.wait_for(lambda: self._waiting or self._stopped)
                    self._changed.wait_for(lambda: self._stopped, LET_PAINT)
                if not self._waiting:
                    return
                self._busy = job = self._next()
                reason = self._why_it_waits(job)
            reason = reason or self._run(job)
            with self._changed:
                self._busy = None
                if reason:
                    self._keep(job, reason)
                self._changed.notify_all()
            if isinstance(job, Perform):
                self.performed.emit()
            elif reason:
                self.failed.emit(job.article_id, reason)
            else:
                self.saved.emit(job.article_id)

    def _why_it_waits(self, job: Job) -> str:
        """Return why something that this depends on could not be saved, or an empty string."""
        if isinstance(job, RemoveEntities):
            return next((reason for _, reason in self._failed.values()), "")
        entities, reason = self._failed.get(ENTITIES, (None, ""))
        if isinstance(job, SaveSet) and isinstance(entities, SaveEntities):
            new = entities.changed.keys() - entities.base.keys()
            return reason if any(span.entity in new for span in job.annotations.spans) else ""
        return ""

    def _keep(self, job: Job, reason: str) -> None:
        """Keep what could not be done, unless it is overtaken."""
        if job.key in self._waiting:
            self._waiting[job.key] = self._waiting[job.key].after(job)
        else:
            self._failed[job.key] = (job, reason)

    def _run(self, job: Job) -> str:
        """Return why it could not be done, or an empty string."""
        try:
            history = job.run(self._project)
        except (OSError, ProjectError, SpanError) as error:
            return reason_of(error, self._project)
        except Exception as error:  # noqa: BLE001 - a save must never die silently with its worker
            return f"{type(error).__name__}: {error}"
        if history is not None:
            self._histories.add(history)
        return ""

    def _sync_histories(self) -> None:
        """Make durable what was added to histories: nobody waits for it."""
        for path in self._histories:
            with suppress(OSError):
                sync(path)
        self._histories = set()


def reason_of(error: Exception, project: Project) -> str:
    """Return why something of a project could not be saved, in words for the user."""
    if isinstance(error, OSError):
        return f"{error.filename or project.store}: {error.strerror or error}"
    return str(error)
