"""Saving off the window's thread: one worker, in order, the newest state of an article wins.

Nothing is reported saved before it is on the disk; what could not be saved is kept and tried again.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from annotations.model import AnnotationSet, SpanError
from annotations.store import Project, ProjectError

LET_PAINT = 0.008
"""Seconds for which a worker that was idle leaves the interpreter to the window, which paints the edit now.

Only one thread runs Python at a time: with 5,000 spans saving at once held the painting up by 30 ms.
"""

_Key = tuple[str, str]


class Saver(QObject):
    """Saves annotation sets of one project in the background."""

    saved = Signal(str)
    """An article's annotations are on the disk (article id)."""
    failed = Signal(str, str)
    """An article's annotations could not be saved (article id, reason); they are kept for `retry`."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._waiting: dict[_Key, AnnotationSet] = {}
        self._failed: dict[_Key, AnnotationSet] = {}
        self._busy: AnnotationSet | None = None
        self._stopped = False
        self._changed = threading.Condition()
        self._worker = threading.Thread(target=self._work, name="saver", daemon=True)
        self._worker.start()

    def save(self, annotations: AnnotationSet) -> None:
        """Queue a state; one that still waits for the same article is overtaken."""
        key = (annotations.annotator, annotations.article_id)
        with self._changed:
            self._failed.pop(key, None)
            self._waiting.pop(key, None)
            self._waiting[key] = annotations
            self._changed.notify_all()

    def retry(self) -> None:
        """Try again what could not be saved."""
        with self._changed:
            self._waiting = {**self._failed, **self._waiting}
            self._failed = {}
            self._changed.notify_all()

    def is_saved(self) -> bool:
        """Whether nothing waits and nothing failed."""
        with self._changed:
            return self._is_idle() and not self._failed

    def is_pending(self, article_id: str) -> bool:
        """Whether an article has changes that are not on the disk."""
        with self._changed:
            keys = [*self._waiting, *self._failed]
            busy = self._busy is not None and self._busy.article_id == article_id
            return busy or any(key[1] == article_id for key in keys)

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

    def _is_idle(self) -> bool:
        return not self._waiting and self._busy is None

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._changed.wait_for(lambda: self._waiting or self._stopped)
                    self._changed.wait_for(lambda: self._stopped, LET_PAINT)
                if not self._waiting:
                    return
                key = next(iter(self._waiting))
                self._busy = annotations = self._waiting.pop(key)
            reason = self._save(annotations)
            with self._changed:
                self._busy = None
                if reason and key not in self._waiting:
                    self._failed[key] = annotations
                self._changed.notify_all()
            if reason:
                self.failed.emit(annotations.article_id, reason)
            else:
                self.saved.emit(annotations.article_id)

    def _save(self, annotations: AnnotationSet) -> str:
        """Return why it could not be saved, or an empty string."""
        try:
            self._project.save(annotations)
        except (OSError, ProjectError, SpanError) as error:
            return reason_of(error, self._project)
        except Exception as error:  # noqa: BLE001 - a save must never die silently with its worker
            return f"{type(error).__name__}: {error}"
        return ""


def reason_of(error: Exception, project: Project) -> str:
    """Return why something of a project could not be saved, in words for the user."""
    if isinstance(error, OSError):
        return f"{error.filename or project.store}: {error.strerror or error}"
    return str(error)
