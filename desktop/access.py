"""Whether this window may change the annotator's work: only one window or command at a time may.

A second window is for reading, and may write as soon as the first has gone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.store import Project
from annotations.store.lock import AnnotatorLock, Holder

LOOKS_EVERY = 1_000
"""Milliseconds between two looks whether the other has gone, or somebody took this window's place."""


class Access(QObject):
    """The lock of one project's annotator, as a window sees it."""

    gained = Signal()
    """The other has gone: this window may write now."""
    lost = Signal()
    """Somebody else is at work: this window is for reading now."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        """See who is at work. The lock is taken with the first change: who only reads writes nothing."""
        super().__init__(parent)
        self._project = project
        self._lock = AnnotatorLock(project.store, project.annotator, "Hashiya")
        self._had_it = False
        self._is_over = False
        self.holder: Holder | None = self._lock.holder()
        """Who else is at work."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def ask(self) -> None:
        """Take the lock if it is not held yet, as before a change; `holder` says whether that worked."""
        if self._had_it or self.holder is not None or self._is_over or self._project.read_only:
            return
        self._take()
        if self.holder is not None:
            self.lost.emit()

    def take_over(self) -> None:
        """Take the place of who is at work elsewhere."""
        if self.holder is not None:
            self._take(over=self.holder)
            if self.holder is None:
                self.gained.emit()

    def look(self) -> None:
        """See whether anything has changed."""
        if self._had_it:
            if not self._lock.is_ours():
                self._take()
        elif self.holder is None:
            self.holder = self._lock.holder()
        else:
            self.holder = self._lock.holder()
            if self.holder is None:
                self.gained.emit()
            return
        if self.holder is not None:
            self.lost.emit()

    def release(self) -> None:
        """Let others write from now on."""
        self._is_over = True
        self._timer.stop()
        self._lock.release()

    def _take(self, over: Holder | None = None) -> None:
        self.holder = self._lock.take(over=over)
        self._had_it = self.holder is None and self._lock.is_ours()
