"""Standing between Python and the disk: noting every call below a folder, and letting one of them fail.

Portable and quick, but blind to what libraries write without Python; `tracing` sees that too.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHANGING = frozenset("wax+")


@dataclass(frozen=True, slots=True)
class Event:
    """One call that changes the disk. `data` is what is in the file now, `target` its other name."""

    what: str
    path: str
    data: bytes = b""
    target: str = ""


class Disk:
    """Wraps the calls of this process, for good: it is to end after its work."""

    def __init__(self, folder: Path, fail_at: int = -1, error: int = 0) -> None:
        """Call number `fail_at` (from 0) below `folder` raises OSError with this `error` number."""
        self.events: list[Event] = []
        self._folder = str(folder)
        self._fail_at = fail_at
        self._error = error
        self._calls = 0
        self._open = io.open
        self._paths: dict[int, str] = {}

    def wrap(self) -> None:
        """Begin."""
        io.open = self._opened  # type: ignore[assignment]
        os.open = self._low_opened(os.open)  # type: ignore[assignment]
        os.close = self._closed(os.close)
        os.fsync = self._synced(os.fsync)
        os.fdatasync = self._synced(os.fdatasync)
        os.replace = self._moved("replace", os.replace)  # type: ignore[assignment]
        os.rename = self._moved("replace", os.rename)  # type: ignore[assignment]
        os.link = self._moved("link", os.link)  # type: ignore[assignment]
        os.unlink = self._plain("unlink", os.unlink)  # type: ignore[assignment]
        os.remove = os.unlink
        os.rmdir = self._plain("unlink", os.rmdir)  # type: ignore[assignment]
        os.mkdir = self._plain("mkdir", os.mkdir)  # type: ignore[assignment]
        os.chmod = self._plain("chmod", os.chmod)  # type: ignore[assignment]

    def note_saved(self) -> None:
        """Note that something was reported saved."""
        self.events.append(Event("saved", ""))

    def step(self, path: str) -> None:
        """Count a call, and raise if it is the one that fails."""
        if not path.startswith(self._folder):
            return
        number, self._calls = self._calls, self._calls + 1
        if number == self._fail_at:
            raise OSError(self._error, os.strerror(self._error), path)

    @property
    def calls(self) -> int:
        """How many calls were counted."""
        return self._calls

    def note(self, what: str, path: str, data: bytes = b"", target: str = "") -> None:
        """Note a call that was carried out."""
        if path.startswith(self._folder):
            self.events.append(Event(what, path, data, target))

    def content(self, path: str) -> bytes:
        """Return what is in a file now."""
        with self._open(path, "rb") as file:
            return file.read()

    def _opened(self, file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if isinstance(file, int) or CHANGING.isdisjoint(mode):
            return self._open(file, mode, *args, **options)
        path = os.fspath(file)
        self.step(path)
        handle = self._open(file, mode, *args, **options)
        self.note("open", path, self.content(path))
        self._paths[handle.fileno()] = path
        return _File(handle, path, self)

    def _low_opened(self, call: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, *args: Any, **options: Any) -> int:
            self.step(os.fspath(path))
            handle = call(path, *args, **options)
            self._paths[handle] = os.fspath(path)
            return handle

        return opened

    def _closed(self, call: Callable[[int], None]) -> Callable[[int], None]:
        def closed(handle: int) -> None:
            self._paths.pop(handle, None)
            call(handle)

        return closed

    def _synced(self, call: Callable[[Any], None]) -> Callable[[Any], None]:
        def synced(file: Any) -> None:
            handle = file if isinstance(file, int) else file.fileno()
            path = self._paths.get(handle, "")
            self.step(path)
            call(handle)
            is_folder = os.path.isdir(path)  # noqa: PTH112 - pathlib goes through what is wrapped here
            data = b"" if is_folder or not path else self.content(path)
            self.note("sync folder" if is_folder else "sync", path, data)

        return synced

    def _moved(self, what: str, call: Callable[..., None]) -> Callable[..., None]:
        def moved(source: Any, target: Any, *args: Any, **options: Any) -> None:
            path = os.fspath(source)
            self.step(path)
            data = b"" if os.path.isdir(path) else self.content(path)  # noqa: PTH112
            call(source, target, *args, **options)
            self.note(what, path, data, os.fspath(target))

        return moved

    def _plain(self, what: str, call: Callable[..., None]) -> Callable[..., None]:
        def plain(path: Any, *args: Any, **options: Any) -> None:
            self.step(os.fspath(path))
            call(path, *args, **options)
            self.note(what, os.fspath(path))

        return plain


class _File:
    """A file open for writing; everything but its writing goes through as it is."""

    def __init__(self, file: Any, path: str, disk: Disk) -> None:
        self._file = file
        self._path = path
        self._disk = disk

    def write(self, data: Any) -> int:
        self._disk.step(self._path)
        written: int = self._file.write(data)
        return written

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._disk.step(self._path)
        self._file.flush()
        self._note()

    def close(self) -> None:
        if not self._file.closed:
            self._file.close()
            self._note()

    def _note(self) -> None:
        with suppress(FileNotFoundError):
            self._disk.note("data", self._path, self._disk.content(self._path))

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Any:
        return iter(self._file)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
