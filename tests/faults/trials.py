"""Trying the points of one kind of write: each in a fresh copy of the same place, each then judged."""

from __future__ import annotations

import errno
import os
import pickle
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.disk import Event
from tests.faults.driver import NOTES
from tests.faults.expected import Expected, contents_of, expect
from tests.faults.kinds import TEXTS, Kind
from tests.faults.power import Remains, power_cuts
from tests.faults.process import Process
from tests.faults.tracing import SAYING, Call, calls_in, leave, traced, was_injected
from tests.faults.verdict import Fault, Guilt, found_in, judge, wrong_in

LONG_AGO = 1_600_000_000


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault at one point, and what was wrong afterwards."""

    kind: str
    means: str
    point: str
    guilts: tuple[Guilt, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A fault to be tried: by which means, where, and what does it."""

    means: str
    where: str
    attempt: Callable[[], list[Guilt]]


@dataclass(slots=True)
class _Course:
    """What happened in one trial."""

    saved: int = 0
    failures: list[str] = field(default_factory=list)
    status: int = 0
    guilts: list[Guilt] = field(default_factory=list)


class Bench:
    """All that is known of one kind of write, from undisturbed runs, and the trials of its points."""

    def __init__(self, kind: Kind, folder: Path, writer: Process, reader: Process, *, strace: bool) -> None:
        """`reader` examines what `writer` leaves. Without `strace` system calls are let alone."""
        self._kind = kind
        self._folder = folder
        self._writer = writer
        self._reader = reader
        self._count = 0
        self._template = folder / "template" / "place"
        kind.prepare(self._template)
        for path in [self._template, *self._template.rglob("*")]:
            os.utime(path, (LONG_AGO, LONG_AGO))
        self._noted_in = self._new_place()
        self._events, self._python_calls = self._note()
        self.expected = self._expect()
        self.calls = self._trace() if strace else []

    def points(self) -> Iterator[Point]:
        """Yield all points."""
        for call in self.calls:
            where = f"{call.name} {call.number}: {call.about}"
            if not call.reads:
                yield Point("kill -9", where, partial(self._kill, call))
                errors = ("ENOSPC", "EIO", "EACCES") if call.name != SAYING else ()
            else:
                errors = ("EIO", "EACCES")
            yield from (Point(error, where, partial(self._fail, call, error)) for error in errors)
        for limit in self._limits():
            yield Point("torn", f"no file beyond {limit} bytes", partial(self._disturb, limit=limit))
        for number in range(self._python_calls):
            for error in (errno.ENOSPC, errno.EIO, errno.EACCES):
                where = f"Python’s call {number}: {os.strerror(error)}"
                yield Point("Python", where, partial(self._disturb, fail_at=number, error=error))
        if self._kind.is_pythons:
            for remains in self._cuts():
                yield Point("power cut", f"after step {remains.saved}", partial(self._cut, remains))

    def attempt(self, point: Point) -> Trial:
        """Try one point. Where nothing was wrong, nothing is left of it."""
        guilts = tuple(point.attempt())
        if not guilts:
            shutil.rmtree(self._folder / f"{self._count - 1:05}")
        return Trial(self._kind.name, point.means, point.where, guilts)

    # Undisturbed

    def _note(self) -> tuple[list[Event], int]:
        for said in self._writer.order(kind=self._kind.name, place=self._noted_in, note=True):
            assert "failed" not in said, f"{self._kind.name} fails undisturbed: {said}"
            assert said.get("ended", 0) == 0, f"{self._kind.name} ends undisturbed with {said}"
        events, calls = pickle.loads((self._noted_in.parent / NOTES).read_bytes())
        return events, calls

    def _expect(self) -> Expected:
        before, after = contents_of(self._template), contents_of(self._noted_in)
        expected = expect(before, self._events, after, self._noted_in)
        # One that is examined may be written to.
        expected.wrong = wrong_in(self._examine(self._new_place())) | wrong_in(self._examine(self._noted_in))
        return expected

    def _trace(self) -> list[Call]:
        place = self._new_place()
        course = self._write(place, injection="")
        assert course.status == 0, f"{self._kind.name} fails under strace alone"
        return calls_in(_log(place), place)

    def _limits(self) -> list[int]:
        sizes = self.expected.sizes
        return sorted({0, 1, *(size // 2 for size in sizes), *(size - 1 for size in sizes)} - {-1})

    def _cuts(self) -> list[Remains]:
        files, folders = {}, [str(self._noted_in)]
        for path in self._template.rglob("*"):
            name = str(self._noted_in / path.relative_to(self._template))
            if path.is_dir():
                folders.append(name)
            else:
                files[name] = path.read_bytes()
        return power_cuts(files, folders, self._events)

    # Disturbed

    def _kill(self, call: Call) -> list[Guilt]:
        place = self._new_place()
        course = self._write(place, injection=f"{call.name}:signal=KILL:when={call.number}")
        assert course.status == -signal.SIGKILL, f"{self._kind.name}: not killed at {call}"
        return [*course.guilts, *self._judge_end(place, course.saved)]

    def _fail(self, call: Call, error: str) -> list[Guilt]:
        place = self._new_place()
        # A disk that is full is full for the next call too; but what is only read is there.
        until = "+" if error == "ENOSPC" and not call.opens else ""
        course = self._write(place, injection=f"{call.name}:error={error}:when={call.number}{until}")
        assert was_injected(_log(place)), f"{self._kind.name}: no {error} at {call}"
        if call.syncs and self._kind.is_pythons and "/cache" not in call.about and not course.failures:
            course.guilts.append(Guilt(Fault.SILENT, f"{error} of {call.name}"))
        guilts = self._judge_retried(place, course)
        return [guilt for guilt in guilts if not _is_allowed(guilt, call, course)]

    def _disturb(self, **order: int) -> list[Guilt]:
        place = self._new_place()
        return self._judge_retried(place, self._write(place, **order))

    def _cut(self, remains: Remains) -> list[Guilt]:
        place = self._new_place(empty=True)
        for folder in sorted(remains.folders):
            (place / os.path.relpath(folder, self._noted_in)).mkdir(parents=True, exist_ok=True)
        for path, data in remains.files.items():
            (place / os.path.relpath(path, self._noted_in)).write_bytes(data)
        return self._judge_end(place, remains.saved)

    def _write(self, place: Path, injection: str | None = None, **order: int) -> _Course:
        """Let it be written, and once more after a failure; what stands there in between is judged."""
        course = _Course()
        with ExitStack() as stack:
            strace = None
            waits = injection is not None
            for said in self._writer.order(kind=self._kind.name, place=place, wait=waits, **order):
                if "pid" in said:
                    strace = stack.enter_context(traced(said["pid"], _log(place), injection or ""))
                    self._writer.tell("go")
                if "failed" in said:
                    if strace is not None:
                        leave(strace)
                    is_first = not course.failures
                    course.failures.append(said["failed"])
                    course.guilts += self._judge_failure(place, course)
                    self._writer.tell("again" if is_first else "stop")
                course.saved = said.get("saved", course.saved)
                course.status = said.get("ended", course.status)
        return course

    # Judging

    def _judge_failure(self, place: Path, course: _Course) -> list[Guilt]:
        """Judge what stands there while the program still has what it could not save."""
        if len(course.failures) > 1:
            return [Guilt(Fault.STUCK, course.failures[-1])]
        found = found_in(place)
        guilts = judge(self.expected, found, course.saved, self._examine(place), tidy=True)
        names = (*self.expected.names, *TEXTS, str(place), "annotations/", "./", "2018/")
        if not (self._kind.is_cache or any(name in course.failures[0] for name in names)):
            guilts.append(Guilt(Fault.SILENT, f"names no file: {course.failures[0]}"))
        return guilts

    def _judge_retried(self, place: Path, course: _Course) -> list[Guilt]:
        """Judge what stands there when all has been written in the end."""
        if course.status != 0:
            course.guilts.append(Guilt(Fault.STUCK, f"ended with {course.status}"))
        step = 0 if self._kind.is_cache else -1
        return [*course.guilts, *self._judge_end(place, step, tidy=True)]

    def _judge_end(self, place: Path, saved: int, *, tidy: bool = False) -> list[Guilt]:
        found = found_in(place)
        facts = self._examine(place, go_on=True)
        guilts = judge(self.expected, found, saved, facts, tidy=tidy)
        if facts["stuck"]:
            guilts.append(Guilt(Fault.STUCK, facts["stuck"]))
        return guilts

    def _examine(self, place: Path, *, go_on: bool = False) -> dict[str, Any]:
        facts, ended = self._reader.order(examine=True, place=place, go_on=go_on)
        assert ended == {"ended": 0}, f"{self._kind.name}: {place} cannot be examined"
        return facts

    def _new_place(self, *, empty: bool = False) -> Path:
        place = self._folder / f"{self._count:05}" / "place"
        self._count += 1
        if empty:
            place.mkdir(parents=True)
        else:
            shutil.copytree(self._template, place)
        return place


def _is_allowed(guilt: Guilt, call: Call, course: _Course) -> bool:
    """Say whether something is in order after a fault.

    What cannot be deleted is left behind. A file that cannot be read is taken for damaged and kept; a backup
    or an export without it is in order if that was said.
    """
    if not call.reads:
        return call.name in ("unlink", "unlinkat", "rmdir") and guilt.fault is Fault.LEFT
    if ".damaged-" in guilt.what:
        return guilt.fault is Fault.LEFT
    if guilt.fault is Fault.STUCK and "no empty folder" in guilt.what:
        return bool(course.failures)  # What was exported without that file stands there.
    if ".txt" in call.about:
        # Its annotations are let alone until the project is opened again.
        return bool(course.failures) and guilt.fault in (Fault.LOST, Fault.CORRUPT, Fault.STUCK)
    return bool(course.failures) and guilt.what.startswith((*_MAY_LACK,))


_MAY_LACK = ("out/", "project/annotations/backups/")


def _log(place: Path) -> Path:
    return place.parent / "log"
