"""An import as one undoable step: taken back and made again for the whole project.

Stands below the session, which knows the articles. What was worked on since the import stays when it is
undone, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from annotations.import_change import ImportChange, make, take_back
from annotations.store import Project, ProjectError
from desktop.commands import Replace
from desktop.saver import reason_of

Work = Callable[[Callable[[int, int], None]], Sequence[str]]
"""Something that writes and returns what it could not do; it is given a function for its progress."""


class _Step:
    """One import: what it changed, and whether that stands at the moment."""

    def __init__(self, change: ImportChange) -> None:
        self.change = change
        self.is_made = True


class ImportSteps(QObject):
    """The imports into one project."""

    changed = Signal()
    """Articles, annotations, entities or labels are others now."""
    removing = Signal(object)
    """Articles are about to go (their ids): nobody may look at them any more."""
    progressed = Signal(int, int)
    """So many articles of so many are done; equal numbers: nothing is going on any more."""
    told = Signal(str)
    """Why a step could not be undone or made again, or what of it stays (for the user)."""

    def __init__(
        self,
        project: Project,
        flush: Callable[[], bool],
        perform: Callable[[Work], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        """`flush` saves what waits and says if it could; `perform` runs what writes on the saving thread."""
        super().__init__(parent)
        self._project = project
        self._flush = flush
        self._perform = perform
        self._is_turning_back = False

    def add(self, title: str, change: ImportChange, stack: QUndoStack) -> None:
        """Put an import that was carried out on a stack."""
        if not change.is_nothing:
            stack.push(Replace(title, False, True, partial(self._put, stack, _Step(change))))

    def _put(self, stack: QUndoStack, step: _Step, _leave: bool, take: bool) -> None:
        # Pushing makes it once more; what is made already stays so.
        if self._is_turning_back or take is step.is_made:
            return
        try:
            if not self._flush():
                raise ProjectError(self.tr("the last changes are not on the disk yet"))
            if not take:
                new = (each.after.id for each in step.change.articles if each.before is None)
                self.removing.emit(frozenset(new))
            left = self._perform(partial(self._make if take else self._take_back, step))
        except (OSError, ProjectError) as error:
            reason = reason_of(error, self._project)
            self.told.emit(self.tr("Not done: {reason}").format(reason=reason))
            # Qt counts the step whatever came of it: it is counted back once Qt is through with it.
            QTimer.singleShot(0, stack, partial(self._turn_back, stack, stack.index()))
        else:
            step.is_made = take
            if left:
                words = self.tr("Not all of the import was done: {reason}")
                if not take:
                    words = self.tr("What was worked on since the import stays: {reason}")
                self.told.emit(words.format(reason="; ".join(left[:3]) + (" …" if len(left) > 3 else "")))
        finally:
            self.progressed.emit(0, 0)
            self.changed.emit()

    def _make(self, step: _Step, progress: Callable[[int, int], None]) -> Sequence[str]:
        made = make(self._project, step.change, self._telling(progress))
        if made.error is not None:
            with suppress(OSError, ProjectError):
                take_back(self._project, made.change)
            raise made.error
        step.change = made.change
        return [f"{article_id}: {reason}" for article_id, reason in made.refused.items()]

    def _take_back(self, step: _Step, progress: Callable[[int, int], None]) -> Sequence[str]:
        return take_back(self._project, step.change, self._telling(progress))

    def _telling(self, progress: Callable[[int, int], None]) -> Callable[[int, int], None]:
        def tell(done: int, of: int) -> None:
            progress(done, of)
            self.progressed.emit(done, of)

        return tell

    def _turn_back(self, stack: QUndoStack, index: int) -> None:
        self._is_turning_back = True
        stack.setIndex(index)
        self._is_turning_back = False
