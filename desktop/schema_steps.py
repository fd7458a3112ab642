"""Changing the schema as undoable steps: made at once for the whole project, and refused in words.

Stands below the session, which knows the articles; this knows which changes were made, so that older steps of
undo still fit the labels of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from annotations.model import AnnotationSet
from annotations.rewriting import Rewriting, settled
from annotations.schema_change import (
    HalfDoneError,
    SchemaChange,
    SchemaChangeError,
    SchemaMovedOnError,
    StillInUseError,
    apply_change,
)
from annotations.store import Project
from desktop.commands import Replace
from desktop.saver import Saver


class SchemaSteps(QObject):
    """The changes of one project’s schema."""

    changed = Signal()
    """The schema, and what is annotated with it, are others now."""
    progressed = Signal(int, int)
    """So many files of so many are saved; equal numbers: nothing is going on any more."""
    refused = Signal(str)
    """A step could not be undone or made again (reason, for the user)."""

    def __init__(self, project: Project, saver: Saver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._saver = saver
        self._rewritings: list[Rewriting] = []
        self._is_turning_back = False

    def make(self, title: str, change: SchemaChange, stack: QUndoStack) -> None:
        """Make a change and put it on a stack; raises SchemaChangeError with nothing changed."""
        self._apply(change)
        # Pushing makes it once more; what is made already stays so.
        stack.push(Replace(title, change.reversed, change, partial(self._put, stack)))

    def settle(self, annotations: AnnotationSet) -> AnnotationSet:
        """Return a set from an older step with the labels of today."""
        return settled(annotations, self._rewritings) if self._rewritings else annotations

    def why_not(self, error: SchemaChangeError) -> str:
        """Say to the user why the schema could not be changed."""
        if isinstance(error, HalfDoneError):
            words = self.tr("Only a part of the change could be made: {reason}. Changed already: {articles}.")
            return words.format(reason=error, articles=_listed(error.articles))
        if isinstance(error, StillInUseError):
            words = self.tr("The labels stay as they are: what would vanish is in use in {articles}.")
            return words.format(articles=_listed(error.articles))
        if isinstance(error, SchemaMovedOnError):
            return self.tr("The labels stay as they are: they were changed again since.")
        return self.tr("The labels stay as they are: {reason}").format(reason=error)

    def _apply(self, change: SchemaChange) -> None:
        if not self._saver.flush():
            raise SchemaChangeError(self.tr("the last changes are not on the disk yet"))
        before, after = change.before.schema, change.after.schema
        if self._project.schema == after:
            return
        rewriting = Rewriting(before, after, change.rules, dict(self._project.entities))
        try:
            self._saver.perform(partial(apply_change, self._project, change, self.progressed.emit))
            self._rewritings.append(rewriting)
        finally:
            self.progressed.emit(0, 0)
            self.changed.emit()

    def _put(self, stack: QUndoStack, _leave: SchemaChange, take: SchemaChange) -> None:
        if self._is_turning_back:
            return
        try:
            self._apply(take)
        except SchemaChangeError as error:
            self.refused.emit(self.why_not(error))
            # Qt counts the step whatever came of it: it is counted back once Qt is through with it.
            QTimer.singleShot(0, stack, partial(self._turn_back, stack, stack.index()))

    def _turn_back(self, stack: QUndoStack, index: int) -> None:
        self._is_turning_back = True
        stack.setIndex(index)
        self._is_turning_back = False


def _listed(articles: Sequence[str]) -> str:
    return ", ".join(articles[:3]) + (" …" if len(articles) > 3 else "")
