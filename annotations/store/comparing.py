"""What restoring a backup would change: each file of it against what stands now. Reads, writes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.progress import Progress
from annotations.store.archive import Archive, Member, is_store_file, opened
from annotations.store.errors import BackupError
from annotations.store.integrity import StoreFile, examine, tables_of
from annotations.store.packing import files_of
from annotations.store.storage import DamagedFileError, read_data

_COUNTED = {"project.json": "labels", "articles.json": "articles", "entities.json": "entities"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring one file would change. Counted are spans; or labels, articles, entities.

    `then` and `now` are None where there is no file, `now` also where it is damaged.
    """

    member: Member
    then: int | None
    now: int | None
    come: int = 0
    go: int = 0
    changed: int = 0
    same: bool = False
    damaged: bool = False
    """The file is damaged now."""


def compare(store: Path, path: Path, progress: Progress | None = None) -> list[Difference]:
    """Return what restoring a backup would change, for each file of it and each that is there now.

    Raises BackupError.
    """
    with opened(path) as archive:
        there = store_names(store)
        names = sorted({*archive.members, *there})
        found = []
        for number, name in enumerate(names, 1):
            found.append(_difference(store, archive, name, name in there))
            if progress is not None:
                progress(number, len(names))
    return found


def store_names(store: Path) -> set[str]:
    """Return the names of all store files that are there now. BackupError if a folder cannot be read."""
    try:
        return {file.name for file in files_of(store) if is_store_file(file.name)}
    except OSError as error:
        raise BackupError(str(error)) from error


def _difference(store: Path, archive: Archive, name: str, is_there: bool) -> Difference:
    member = archive.members.get(name)
    if member is None:
        rows = _rows_now(store, name)
        count = None if rows is None else len(rows)
        return Difference(Member(name, ""), None, count, go=count or 0, damaged=rows is None)
    then = _rows(examined(archive.read(name), name), name)
    if not is_there:
        return Difference(member, _count(then), None, come=_count(then) or 0)
    if _hash_of(store / name) == member.sha256:
        return Difference(member, _count(then), _count(then), same=True)
    now = _rows_now(store, name)
    if now is None or then is None:
        return Difference(member, _count(then), _count(now), _count(then) or 0, damaged=now is None)
    return Difference(
        member,
        len(then),
        len(now),
        come=len(then.keys() - now.keys()),
        go=len(now.keys() - then.keys()),
        changed=sum(then[key] != now[key] for key in then.keys() & now.keys()),
    )


def _hash_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _count(rows: dict[str, Any] | None) -> int | None:
    return None if rows is None else len(rows)


def _rows_now(store: Path, name: str) -> dict[str, Any] | None:
    try:
        data = read_data(store / name)
    except DamagedFileError:
        return None
    return {} if data is None else _rows(examined(data, name), name)


def _rows(file: StoreFile | None, name: str) -> dict[str, Any] | None:
    """Return what is counted in a file, by id; None if it is damaged."""
    if file is None:
        return None
    rows = file.tables.get(_COUNTED.get(name, "spans"), ())
    return {str(row.get("id") or number): row for number, row in enumerate(rows)}


def examined(data: bytes, name: str) -> StoreFile | None:
    """Return what a store file holds, None if it is damaged; `name` is relative to the store."""
    try:
        return examine(data, tables_of(PurePosixPath(name)))
    except DamagedFileError:
        return None
