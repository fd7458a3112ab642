"""Undoable steps on all that an annotation file holds: spans, and what has no place or waits for a choice.

Stands below the session, which knows the articles that are open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from annotations.model import SpanError
from annotations.store import Project, ProjectError
from annotations.store.records import StoredSet
from desktop.carrying import carry_annotations
from desktop.commands import Replace
from desktop.saver import reason_of

Work = Callable[[Callable[[int, int], None]], object]
"""Something that writes; it is given a function for its progress."""


class StoredSteps(QObject):
    """The steps of one project that following changed texts and deciding conflicts take."""

    changed = Signal(str)
    """What is stored about an article is something else now (article id)."""
    refused = Signal(str)
    """A step could not be saved (reason, for the user)."""

    def __init__(
        self,
        project: Project,
        flush: Callable[[], bool],
        perform: Callable[[Work], object],
        parent: QObject | None = None,
    ) -> None:
        """`flush` saves what waits and says if it could; `perform` runs what writes on the saving thread."""
        super().__init__(parent)
        self._project = project
        self._flush = flush
        self._perform = perform

    def make(self, title: str, before: StoredSet, after: StoredSet, stack: QUndoStack) -> None:
        """Save `after` in the place of `before`, as one step of undo."""
        if before != after:
            stack.push(Replace(title, before, after, self._put))

    def _put(self, leave: StoredSet, take: StoredSet) -> None:
        article_id = take.annotations.article_id
        if not self._flush():
            self.refused.emit(self.tr("Not done: the last changes are not on the disk yet"))
            return
        now = self._project.stored(article_id)
        annotations = carry_annotations(leave.annotations, take.annotations, now.annotations)
        self._project.expect_fewer(_all_spans(now) - _all_spans(take))
        try:
            wanted = replace(take, annotations=annotations)
            self._perform(partial(_save, self._project, wanted))
        except (OSError, ProjectError, SpanError) as error:
            words = self.tr("Not done: {reason}")
            self.refused.emit(words.format(reason=reason_of(error, self._project)))
            return
        self.changed.emit(article_id)


def _save(project: Project, stored: StoredSet, _progress: Callable[[int, int], None]) -> None:
    project.save_stored(stored)


def _all_spans(stored: StoredSet) -> int:
    return len(stored.annotations.spans) + sum(each.table == "spans" for each in stored.unplaced)
