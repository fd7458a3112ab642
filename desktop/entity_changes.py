"""Changing entities together with the spans of the whole project, as undoable steps, refused in words.

Stands below the session, which knows the articles that are open.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from annotations.entities.change import EntityChange, EntityChangeError, apply_change
from annotations.store import Project
from desktop.commands import Replace
from desktop.entity_steps import EntitySteps
from desktop.saver import Saver


class EntityChanges(QObject):
    """The merges, splits, assignments and removals in one project."""

    changed = Signal()
    """Entities, and what refers to them, are others now."""
    progressed = Signal(int, int)
    """So many files of so many are saved; equal numbers: nothing is going on any more."""
    refused = Signal(str)
    """A step could not be undone or made again (reason, for the user)."""

    def __init__(
        self, project: Project, saver: Saver, entities: EntitySteps, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._saver = saver
        self._entities = entities
        self._is_turning_back = False

    def make(self, title: str, change: EntityChange, stack: QUndoStack) -> None:
        """Make a change and put it on a stack; raises EntityChangeError with nothing changed."""
        self._apply(change)
        # Pushing makes it once more; what is made already stays so.
        stack.push(Replace(title, change.reversed, change, partial(self._put, stack)))

    def _apply(self, change: EntityChange) -> None:
        if not self._saver.flush():
            raise EntityChangeError(self.tr("the last changes are not on the disk yet"))
        self._entities.settle()
        try:
            self._saver.perform(partial(apply_change, self._project, change, self.progressed.emit))
            self._entities.take_change(change)
        finally:
            self.progressed.emit(0, 0)
            self.changed.emit()

    def _put(self, stack: QUndoStack, _leave: EntityChange, take: EntityChange) -> None:
        if self._is_turning_back:
            return
        try:
            self._apply(take)
        except EntityChangeError as error:
            self.refused.emit(self.tr("The entities stay as they are: {reason}").format(reason=error))
            # Qt counts the step whatever came of it: it is counted back once Qt is through with it.
            QTimer.singleShot(0, stack, partial(self._turn_back, stack, stack.index()))

    def _turn_back(self, stack: QUndoStack, index: int) -> None:
        self._is_turning_back = True
        stack.setIndex(index)
        self._is_turning_back = False
