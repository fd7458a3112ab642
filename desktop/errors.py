"""What happens when something unexpected goes wrong: a report in a file and a dialog to copy it from.

The data is safe then: every change was handed to the saver when it was made.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion

from annotations.version import __version__

KEPT_REPORTS = 20


class ErrorReporter(QObject):
    """Catches what nobody caught, in any thread, writes it down and says so in the window's thread."""

    happened = Signal(str, str)
    """The report, and the path of the file it was written to (empty if it could not be)."""

    def install(self) -> None:
        """Take over from Python's own reporting."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = make_report("".join(traceback.format_exception(kind, error, trace)))
        sys.__excepthook__(kind, error, trace)
        self.happened.emit(report, write_report(report))


def log_folder() -> Path:
    """Return the folder of the error reports; it may not exist yet."""
    from platformdirs import user_log_path  # noqa: PLC0415 - most starts need no log

    return user_log_path("hashiya", appauthor=False)


def make_report(trace: str) -> str:
    """Return a report with the versions that matter. It holds no text of the user's articles."""
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    return (
        f"Hashiya {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"Qt {qVersion()}, {platform.platform()}\n{moment}\n\n{trace}"
    )


def write_report(report: str) -> str:
    """Write a report into the log folder and return its path; an empty string if that is impossible."""
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"error-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(report, encoding="utf-8")
        for old in sorted(folder.glob("error-*.txt"))[:-KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return ""
    return str(path)
