"""Noting every write, connection and program start that Python makes outside some folders, as it is made."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_BY_PATH = {
    *("os.mkdir", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.setxattr"),
    *("os.mkfifo", "os.mknod", "shutil.rmtree"),
}
_BY_TWO_PATHS = {"os.rename", "os.link", "os.symlink"}
_NEVER = (
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
    "socket.connect",
    "socket.getaddrinfo",
    "urllib.",
)

_IN_FOLDER = {"os.mkdir", "os.rmdir", "os.remove"}
"""Events whose last argument is a folder's handle, from which the path counts, or -1."""

_allowed: tuple[Path, ...] | None = None
_seen: list[str] = []


@contextmanager
def noting(*allowed: Path) -> Iterator[list[str]]:
    """Give the list of what is done outside the folders allowed, while this lasts."""
    global _allowed
    _seen.clear()
    _allowed = tuple(folder.resolve() for folder in allowed)
    try:
        yield _seen
    finally:
        _allowed = None


def install() -> None:
    """Begin to listen. There is no way to end it, so it is for processes that do nothing else."""
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _allowed is None:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING:
            _judge(event, path)
    elif event in _BY_PATH:
        _judge(event, arguments[0], arguments[-1] if event in _IN_FOLDER else -1)
    elif event in _BY_TWO_PATHS:
        _judge(event, arguments[0])
        _judge(event, arguments[1])
    elif event.startswith(_NEVER):
        _seen.append(f"{event} {arguments!r:.200}")


def _judge(event: str, path: object, folder: int = -1) -> None:
    if not isinstance(path, str | bytes):
        return  # a file that is open already
    name = Path(os.fsdecode(path))
    if folder >= 0:
        name = Path(f"/proc/self/fd/{folder}").readlink() / name
    place = name.parent.resolve() / name.name
    if _allowed is not None and not any(map(place.is_relative_to, _allowed)):
        _seen.append(f"{event} {place}")
