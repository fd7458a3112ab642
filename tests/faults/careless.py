"""Writes as they must not be: the suite has to find each of them guilty, or it proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.faults.kinds import Kind, Step, with_work


def _steps(write: Callable[[Path, bytes], None], place: Path) -> list[Step]:
    path = place / "project" / "annotations" / "a1" / "001.json"
    return [partial(write, path, path.read_bytes().replace(b'"note": ""', b'"note": "later"'))]


def _in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.truncate()
        file.write(data[:100])
        file.flush()
        file.write(data[100:])


def _unsynced(path: Path, data: bytes) -> None:
    part = path.with_name("new")
    part.write_bytes(data)
    part.replace(path)


def _silent(path: Path, data: bytes) -> None:
    with suppress(OSError):
        _unsynced(path, data)


CARELESS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("in place", with_work, partial(_steps, _in_place)),
        Kind("without a sync", with_work, partial(_steps, _unsynced)),
        Kind("in silence", with_work, partial(_steps, _silent)),
    )
}
