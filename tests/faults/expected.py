"""What may stand in a place: for each file the contents it goes through in an undisturbed run.

Contents are compared as what they mean: tables without the seal and without moments, zips as what they hold.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import orjson

from annotations.files import PART_SUFFIX
from annotations.manifest import MANIFEST
from annotations.store.archive import opened
from annotations.store.errors import BackupError
from annotations.store.history import read_steps
from annotations.store.integrity import examine, without_seal
from annotations.store.storage import DamagedFileError
from tests.faults.disk import Event

ABSENT = "absent"
_PASSING = ("cache/", "project/annotations/.locks/", "project/annotations/.history/.gitignore")
"""What may always be deleted."""
_HISTORY = "project/annotations/.history/"
_LOCKS = "/.locks/."
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d")
_MOMENTS = frozenset({"created", "modified", "saved"})


@dataclass(slots=True)
class Expected:
    """The contents of each file by its name, in order, and how far each is when a step is reported saved."""

    versions: dict[str, list[str]] = field(default_factory=dict)
    floors: list[dict[str, int]] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)
    """What is wrong before or after an undisturbed run, and may be in between."""
    sizes: set[int] = field(default_factory=set)
    """The sizes of what was written, in bytes."""

    @property
    def names(self) -> set[str]:
        """The names of the files, without their folders."""
        return {name.rpartition("/")[2] for name in self.versions}

    def take(self, name: str, content: str) -> None:
        """Note that a file now has this content."""
        known = self.versions.setdefault(name, [ABSENT] if self.floors else [])
        if not known or known[-1] != content:
            known.append(content)

    def settle(self) -> None:
        """Note that all is saved that was written so far."""
        self.floors.append({name: len(known) - 1 for name, known in self.versions.items()})


def expect(
    before: Mapping[str, str], events: Iterable[Event], after: Mapping[str, str], place: Path
) -> Expected:
    """Return what an undisturbed run expects; `before` and `after` are what stood in the place."""
    expected = Expected()
    for name, content in before.items():
        expected.take(name, content)
    expected.settle()
    for event in events:
        name = relative(event.path, place)
        if event.what == "saved":
            expected.settle()
        elif name.startswith(_PASSING):
            continue
        elif event.what in ("data", "sync") and not is_part(name):
            expected.take(called(name), meaning(name, event.data))
        elif event.what in ("replace", "link"):
            target = relative(event.target, place)
            expected.sizes.add(len(event.data))
            if not is_part(name) and event.what == "replace":
                expected.take(called(name), ABSENT)
            if event.data and not is_part(target):
                expected.take(called(target), meaning(target, event.data))
        elif event.what == "unlink" and not is_part(name):
            expected.take(called(name), ABSENT)
    for name, content in after.items():
        expected.take(name, content)
    for name in expected.versions.keys() - after.keys():
        expected.take(name, ABSENT)
    expected.floors[-1] = {name: len(known) - 1 for name, known in expected.versions.items()}
    return expected


def contents_of(place: Path) -> dict[str, str]:
    """Return what stands in a place, part files and what may always be deleted aside."""
    found = {}
    for path in sorted(place.rglob("*")):
        name = relative(str(path), place)
        if path.is_file() and not is_part(name) and not name.startswith(_PASSING):
            found[called(name)] = meaning(name, path.read_bytes(), path)
    return {name: content for name, content in found.items() if content != ABSENT}


def parts_in(place: Path) -> list[str]:
    """Return the names of part files."""
    return [name for path in place.rglob("*") if is_part(name := relative(str(path), place))]


def is_part(name: str) -> bool:
    """Say whether a file is one that is being written: ours, Qt's, or a lock to be."""
    is_lock = _LOCKS in name and not name.endswith(".gitignore")
    is_ours = any(part.endswith(PART_SUFFIX) for part in name.split("/"))
    return is_ours or is_lock or name.rpartition("/")[2].startswith("hashiya.ini.")


def relative(path: str, place: Path) -> str:
    """Return a path as it is called within a place."""
    return os.path.relpath(path, place) if path else ""


def called(name: str) -> str:
    """Return a name without the moment in it."""
    return _MOMENT.sub("MOMENT", name)


def meaning(name: str, data: bytes, path: Path | None = None) -> str:
    """Return a word for what a file means; the same for two that differ in seals and moments alone."""
    if name.endswith(".zip"):
        return "a backup" if path is None else _meaning_of_zip(path)
    if name.endswith(MANIFEST):
        return _meaning_of_manifest(data)
    if name.endswith(".json"):
        try:
            file = examine(data, ())
        except DamagedFileError:
            return f"damaged {_hash(data)}"
        tables = {name: _in_order(rows) for name, rows in without_seal(file.tables).items()}
        return orjson.dumps([file.seal, tables], option=orjson.OPT_SORT_KEYS).decode()
    if name.startswith(_HISTORY):
        return _meaning_of_history(data)
    return _hash(data)


def _meaning_of_manifest(data: bytes) -> str:
    try:
        told = orjson.loads(data)
    except orjson.JSONDecodeError:
        return f"damaged {_hash(data)}"
    # With every text and loss, but for the moment at which it was made.
    return f"a manifest {_hash(orjson.dumps({**told, 'made': ''}))}"


def _meaning_of_history(data: bytes) -> str:
    with NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        steps = read_steps(Path(file.name))
    # A second try adds a line again.
    return " ".join(dict.fromkeys(step.title for step in steps)) or ABSENT


def _meaning_of_zip(path: Path) -> str:
    try:
        with opened(path) as archive:
            for name in archive.members:
                archive.read(name)
    except BackupError as error:
        return f"damaged {error}"
    return "a backup"


def zipped(path: Path) -> dict[str, str]:
    """Return what each member of a backup means."""
    with opened(path) as archive:
        return {name: meaning(name, archive.read(name)) for name in archive.members}


def is_between(content: str, versions: Sequence[str]) -> bool:
    """Say whether a list holds of each of its rows a version, and all the rows that all versions have."""
    if not (content.startswith("[") and all(version.startswith("[") for version in versions)):
        return False
    seal, tables = orjson.loads(content)
    known = [orjson.loads(version) for version in versions]
    if seal not in [each[0] for each in known] or any(tables.keys() != each[1].keys() for each in known):
        return False
    for name, rows in tables.items():
        versions_of_rows = [each[1][name] for each in known]
        if not all(any(row in version for version in versions_of_rows) for row in rows):
            return False
        ids = {row.get("id") for row in rows}
        if not set.intersection(*({row.get("id") for row in version} for version in versions_of_rows)) <= ids:
            return False
    return True


def _in_order(rows: list[Any]) -> list[Any]:
    """Return rows without moments, in an order that does not depend on who wrote first."""
    return sorted(_timeless(rows), key=partial(orjson.dumps, option=orjson.OPT_SORT_KEYS))


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _timeless(inner) for key, inner in value.items() if key not in _MOMENTS}
    if isinstance(value, list):
        return [_timeless(inner) for inner in value]
    return value


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
