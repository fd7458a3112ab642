"""Reading the files of a big project that no index knew, while the window is in use.

A worker reads one file after the other and leaves the interpreter to the window in between: only one thread
runs Python at a time.
"""

from __future__ import annotations

import gc
import threading
import time

from PySide6.QtCore import QObject, Signal

from annotations.store import Project

FEW = 60
"""So many files are read at once: nobody notices."""
SLICE, REST = 0.003, 0.002
"""Seconds of work after which the worker rests, and for how long."""
TELL_EVERY = 0.2
"""Seconds between two reports of progress."""


class Reading(QObject):
    """Reads what is unread in one project, and keeps the index of it for the next time."""

    progressed = Signal(int, int)
    """So many files of so many are read."""
    read = Signal(list)
    """More is known of these articles (ids)."""
    finished = Signal()
    """Everything has been read."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._stopped = threading.Event()
        if project.unread <= FEW:
            for _ in project.read_on():
                pass
        # Also when nothing is left to read: the index is to be kept.
        self._worker = threading.Thread(target=self._work, name="reading", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._worker.start()

    def stop(self) -> None:
        """End the worker and keep the index, without waiting for the disk."""
        self._stopped.set()
        if self._worker.is_alive():
            self._worker.join()
        # No daemon: the program ends when the index is kept.
        threading.Thread(target=self._project.save_index, name="index").start()

    def _work(self) -> None:
        of = self._project.unread
        fresh: list[str] = []
        rest_at = tell_at = time.monotonic() + SLICE
        for done, article_id in enumerate(self._project.read_on(), 1):
            fresh.append(article_id)
            now = time.monotonic()
            if now > tell_at:
                self.progressed.emit(done, of)
                self.read.emit(fresh)
                fresh = []
                tell_at = now + TELL_EVERY
            if self._stopped.is_set():
                return
            if now > rest_at:
                time.sleep(REST)
                rest_at = time.monotonic() + SLICE
        if of > FEW:
            gc.freeze()  # What is known of so many files stays; collections need not look at it.
        self.read.emit(fresh)
        self.finished.emit()
        self._project.save_index()
