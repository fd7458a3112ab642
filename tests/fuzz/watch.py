"""Starting workers, ending those that hang, and gathering what they say."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT

_LONGEST_WAIT = 180
"""Seconds without a word after which a worker stands still; what takes that much time of the processor is
ended long before."""

_SHARED_MEMORY = Path("/dev/shm")


@dataclass(slots=True)
class Result:
    """What came of one format's files. `faults` counts them by sign; `cpu` and `slowest` are milliseconds."""

    form: str
    files: int = 0
    read: int = 0
    rows: int = 0
    written: int = 0
    refused: int = 0
    cpu: float = 0
    slowest: float = 0
    slowest_number: int = 0
    seconds: float = 0
    faults: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)

    def take(self, said: dict[str, Any]) -> None:
        """Count one file."""
        self.files += 1
        self.read += said["rows"] > 0
        self.rows += said["rows"]
        self.written += said["written"]
        self.refused += said["is_refused"]
        self.cpu += said["milliseconds"]
        if said["milliseconds"] > self.slowest:
            self.slowest, self.slowest_number = said["milliseconds"], said["number"]
        if said["fault"]:
            self.faults[said["sign"]] += 1
            self.words.setdefault(said["sign"], f"file {said['number']}: {said['fault']}")


def fuzz(
    forms: Sequence[str],
    seed: str,
    *,
    files: int = 1_000_000_000,
    seconds: float = 1e9,
    first: int = 0,
    keep: Path | None = None,
) -> list[Result]:
    """Try `files` files of each format from number `first`, or as many as go into the seconds for each.

    Files that show a fault are put into the folder `keep`.
    """
    results = {form: Result(form) for form in forms}
    todo = [_Task(form, first, first + files, seconds) for form in forms]
    place = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="hashiya-fuzz-", dir=place) as folder:
        while todo:
            for said in _said(Path(folder), seed, todo, keep):
                while todo and todo[0].form != said["form"]:
                    todo.pop(0)
                if todo:
                    results[said["form"]].take(said)
                    results[said["form"]].seconds = seconds - said["left"]
                    todo[0] = _Task(said["form"], said["number"] + 1, todo[0].last, said["left"])
            todo = [task for task in todo if task.first < task.last and task.seconds > 0]
    return list(results.values())


class _Task(NamedTuple):
    """Files of a format to try: numbers from `first` to before `last`, for so many seconds at most."""

    form: str
    first: int
    last: int
    seconds: float


def _said(folder: Path, seed: str, todo: Sequence[_Task], keep: Path | None) -> Iterator[dict[str, Any]]:
    """Start a worker and yield what it says of each file, and of the one over which it ended.

    What it says last, when all is done, is of no format.
    """
    log = folder / "log"
    hears, says = os.pipe()
    order = {"folder": str(folder), "seed": seed, "todo": todo, "said_to": says, "keep": str(keep or "")}
    command = [sys.executable, "-m", "tests.fuzz.worker", json.dumps(order)]
    with log.open("wb") as output:
        worker = subprocess.Popen(command, cwd=ROOT, pass_fds=[says], stdout=output, stderr=output)
    os.close(says)
    begun: dict[str, Any] | None = {}
    try:
        for line in _lines(hears):
            said = json.loads(line)
            if "fault" in said:
                yield said
            begun = (None if not said["form"] else {}) if "fault" in said else said
    finally:
        os.close(hears)
        if begun is not None:
            worker.kill()
        worker.wait()
    if begun is None:
        return
    if not begun or "Traceback" in log.read_text("utf-8", "replace"):
        raise RuntimeError(
            f"the fuzzing itself ended with {worker.returncode}: {log.read_text('utf-8', 'replace')}"
        )
    is_slow = worker.returncode in (-signal.SIGPROF, -signal.SIGKILL)
    what = f"{'took too long' if is_slow else 'ended the process'} (status {worker.returncode})"
    words = f"{what}: {log.read_text('utf-8', 'replace')[-2000:]}"
    if keep is not None:
        kept(keep, folder / "input", begun["form"], begun["number"], words)
    fault = {"fault": words, "sign": what, "milliseconds": 0.0}
    yield {**begun, **fault, "rows": 0, "written": 0, "is_refused": False}


def _lines(pipe: int) -> Iterator[bytes]:
    """Yield lines until the other end closes, or says nothing for too long."""
    waiting = b""
    while select.select([pipe], [], [], _LONGEST_WAIT)[0]:
        data = os.read(pipe, 1 << 16)
        if not data:
            return
        *lines, waiting = (waiting + data).split(b"\n")
        yield from lines


def kept(folder: Path, files: Path, form: str, number: int, words: str) -> Path:
    """Put the files that show a fault aside, with what was said of it, and return where."""
    place = folder / form / str(number)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(files, place / "input")
    (place / "fault.txt").write_text(words, "utf-8", "backslashreplace")
    return place


def table_of(results: Sequence[Result]) -> str:
    """Return a table in Markdown: a format a row, what came of its files across."""
    head = [
        "format",
        "seconds",
        "of CPU",
        "files",
        "read",
        "refused",
        "rows",
        "articles written",
        "faults",
        "slowest ms",
        "its file",
    ]
    rows = [
        [
            each.form,
            *(
                f"{n:,.0f}"
                for n in (each.seconds, each.cpu / 1000, each.files, each.read, each.refused, each.rows)
            ),
            *(f"{n:,.0f}" for n in (each.written, each.faults.total(), each.slowest, each.slowest_number)),
        ]
        for each in results
    ]
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if n else cell.ljust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join([first, *others])} |"
