"""Holding what stands in a place after a fault against what may stand there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from annotations.store.errors import BackupError
from tests.faults.expected import ABSENT, Expected, called, contents_of, is_between, parts_in, zipped

_STORE = "project/annotations/"
_LIST = f"{_STORE}articles.json"
"""Each row of it is about an article of its own: an import that ends early has recorded what it brought."""


class Fault(StrEnum):
    """What a write can be guilty of."""

    LOST = "lost"
    CORRUPT = "corrupt"
    LEFT = "left behind"
    SILENT = "not reported"
    STUCK = "no retry"


@dataclass(frozen=True, slots=True)
class Guilt:
    """One thing that is wrong after one fault."""

    fault: Fault
    what: str


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a place: files, part files, and what the backups that are whole hold."""

    files: dict[str, str]
    parts: list[str]
    backups: dict[str, dict[str, str]]


def found_in(place: Path) -> Found:
    """Return what stands in a place."""
    backups = {}
    for path in sorted((place / _STORE / "backups").glob("*.zip")):
        with suppress(BackupError):
            backups[called(path.relative_to(place).as_posix())] = zipped(path)
    return Found(contents_of(place), parts_in(place), backups)


def judge(expected: Expected, found: Found, saved: int, facts: dict[str, Any], *, tidy: bool) -> list[Guilt]:
    """Return what is wrong in a place where `saved` steps were reported saved; -1: all of them.

    `facts` is what a fresh process says of it. `tidy`: no part file may be there.
    """
    guilts = list(_files(expected, found.files, expected.floors[saved]))
    guilts += [Guilt(Fault.LEFT, name) for name in found.parts] if tidy else []
    guilts += _backups(expected, found.backups)
    for severity, kind, said in facts["findings"]:
        if severity == "error" and said not in expected.wrong:
            guilts.append(Guilt(Fault.CORRUPT, said))
        if kind == "ALTERED" and said not in expected.wrong:
            guilts.append(Guilt(Fault.CORRUPT, said))
    guilts += [Guilt(Fault.CORRUPT, each) for each in facts["problems"] if each not in expected.wrong]
    if not facts["index_agrees"]:
        guilts.append(Guilt(Fault.CORRUPT, "the index tells something else than the files"))
    return guilts


def wrong_in(facts: dict[str, Any]) -> set[str]:
    """Return all that a fresh process finds wrong in an undisturbed place."""
    return {said for _, _, said in facts["findings"]} | set(facts["problems"])


def _files(expected: Expected, there: dict[str, str], floor: dict[str, int]) -> Iterator[Guilt]:
    for name in sorted({*expected.versions, *there}):
        versions = expected.versions.get(name, [ABSENT])
        content = there.get(name, ABSENT)
        last = max((n for n, version in enumerate(versions) if version == content), default=-1)
        if last >= floor.get(name, 0):
            continue
        if name == _LIST and is_between(content, versions[floor.get(name, 0) :]):
            continue
        if content == ABSENT:
            yield Guilt(Fault.LOST, f"{name} is gone")
        elif last >= 0:
            yield Guilt(Fault.LOST, f"{name} is what it was before something was reported saved")
        elif name not in expected.versions:
            yield Guilt(Fault.LEFT, name)
        else:
            yield Guilt(Fault.CORRUPT, f"{name} is none of its versions: {content}")


def _backups(expected: Expected, backups: dict[str, dict[str, str]]) -> Iterator[Guilt]:
    """Say what is missing in the backups that were made, or was never in the files."""
    always = [
        name.removeprefix(_STORE)
        for name, versions in expected.versions.items()
        if name.startswith(_STORE) and ABSENT not in versions and not name.startswith(f"{_STORE}backups")
    ]
    for name, members in backups.items():
        if expected.versions[name][0] != ABSENT:
            continue  # It was there before.
        yield from (Guilt(Fault.CORRUPT, f"{name} lacks {each}") for each in always if each not in members)
        for member, content in members.items():
            versions = expected.versions.get(_STORE + member, [])
            if content not in versions and not (_STORE + member == _LIST and is_between(content, versions)):
                yield Guilt(Fault.CORRUPT, f"{name}: {member} was never so")
