"""Backups in time: soon after the first change and every half hour of work, off the window's thread.

Who only reads makes none: opening a project writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.store import Project, ProjectError
from desktop.tasks import Task

FIRST_AFTER = 10_000
"""Milliseconds after the first save: the first backup of a day has nearly what was there before."""
LOOKS_EVERY = 5 * 60_000
"""Milliseconds between two looks whether a backup is due."""


class BackupClock(QObject):
    """Makes the regular backups of one project."""

    made = Signal()
    failed = Signal(str)
    """There can be no backup (reason)."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._task: Task[bool] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, as something was saved; begun already, it goes on as it does."""
        if not self._timer.isActive():
            self._timer.start(FIRST_AFTER)

    def stop(self) -> None:
        """Stop a backup that is being made; nothing of it is left."""
        self._timer.stop()
        if self._task is not None:
            self._task.signals.finished.disconnect(self._on_finished)
            self._task.cancel()
            with suppress(OSError, ProjectError):
                self._task.result()
            self._task = None

    def look(self) -> None:
        """Make a backup if one is due; what stands there and what is due is found out in the background."""
        self._timer.setInterval(LOOKS_EVERY)
        if self._task is None and not self._project.read_only:
            self._task = Task(partial(_back_up, self._project.store))
            self._task.signals.finished.connect(self._on_finished)
            self._task.start()

    def _on_finished(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        try:
            if task.result():
                self.made.emit()
        except (OSError, ProjectError) as error:
            self.failed.emit(str(error))


class _StoppedError(ProjectError):
    """The project is being closed."""


def _back_up(store: Path, on_step: Callable[[int], bool]) -> bool:
    from annotations.store.backups import back_up_if_due  # noqa: PLC0415 - no start should wait for zips

    def step(done: int, _of: int) -> None:
        if not on_step(done):
            raise _StoppedError

    return back_up_if_due(store, step) is not None
