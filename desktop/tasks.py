"""Long work off the window's thread, with progress and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")


class TaskSignals(QObject):
    """The signals of a task: generic classes cannot carry Qt signals themselves."""

    progressed = Signal(int)
    finished = Signal()


class Task(Generic[Result]):
    """Runs one function in a thread of its own. The function gets a callback that it calls with the number

    of steps done, and that answers False once the user wants it to stop.
    """

    def __init__(self, work: Callable[[Callable[[int], bool]], Result]) -> None:
        self.signals = TaskSignals()
        self._work = work
        self._stop = threading.Event()
        self._result: Result | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="task", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def result(self) -> Result:
        """Return what the work returned, once `finished` was emitted; raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return cast(Result, self._result)

    def _on_step(self, done: int) -> bool:
        self.signals.progressed.emit(done)
        return not self._stop.is_set()

    def _run(self) -> None:
        try:
            self._result = self._work(self._on_step)
        except Exception as error:  # noqa: BLE001 - raised again in the thread that asks for the result
            self._error = error
        self.signals.finished.emit()
