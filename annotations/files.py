"""Writing a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PART_SUFFIX = ".hashiya-part"
"""Ends the name of a file that is still being written; one that is left over comes from a killed program."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a binary file that takes the place of `path` when the block ends, and vanishes if it raises.

    The bytes are on the disk before the name points to them (flush, fsync, rename, fsync of the folder).
    A file that is replaced keeps its mode; a symbolic link is followed, not replaced.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}{PART_SUFFIX}")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the content of `path` by `data`, durably when this returns."""
    with replacing(path) as file:
        file.write(data)


def set_aside(path: Path, reason: str) -> Path:
    """Give a file another name beside the old one, e.g. ``001.json.damaged-1``, and return it."""
    number = 1
    while (other := path.with_name(f"{path.name}.{reason}-{number}")).exists():
        number += 1
    path.rename(other)
    sync_folder(path.parent)
    return other


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows cannot open folders and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
