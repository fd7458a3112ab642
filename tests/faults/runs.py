"""Trying points of many kinds, all of them or a sample that is the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from tests.faults.kinds import Kind
from tests.faults.process import Process
from tests.faults.trials import Bench, Point, Trial

WORKERS = 2
_GOLDEN = 0.618
"""The fraction of a round by which the samples of kinds are turned against each other."""


def run(kinds: Sequence[Kind], folder: Path, sample: int | None, *, strace: bool) -> list[Trial]:
    """Try points of these kinds: `sample` by each means, None: all."""
    shares = [list(enumerate(kinds))[first::WORKERS] for first in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        tried = pool.map(lambda share: _run_share(share, folder, sample, strace=strace), shares)
        by_kind = {kind: trials for share in tried for kind, trials in share.items()}
    return [trial for kind in kinds for trial in by_kind[kind.name]]


def _run_share(
    share: Iterable[tuple[int, Kind]], folder: Path, sample: int | None, *, strace: bool
) -> dict[str, list[Trial]]:
    found = {}
    with drivers(folder) as (writer, reader):
        for number, kind in share:
            bench = Bench(kind, folder / f"{number} {kind.name}", writer, reader, strace=strace)
            found[kind.name] = attempt(bench, sample, number)
    return found


@contextmanager
def drivers(folder: Path) -> Iterator[tuple[Process, Process]]:
    """Yield a process that writes and one that reads; what they print goes into new files of a folder."""
    logs = (Path(mkstemp(".log", name, folder)[1]) for name in ("writer", "reader"))
    with Process(next(logs)) as writer, Process(next(logs)) as reader:
        yield writer, reader


def attempt(bench: Bench, sample: int | None, turn: int = 0) -> list[Trial]:
    """Try points of one kind: `sample` by each means, None: all. Another `turn` samples others."""
    points = list(bench.points())
    return [bench.attempt(p) for p in (points if sample is None else sampled(points, sample, turn))]


def sampled(points: Sequence[Point], most: int, turn: int) -> list[Point]:
    """Return so many points of each means at most, evenly spread over the run."""
    by_means: dict[str, list[Point]] = {}
    for point in points:
        by_means.setdefault(point.means, []).append(point)
    phase = turn * _GOLDEN % 1
    chosen = []
    for group in by_means.values():
        count = min(most, len(group))
        chosen += [group[int((n + phase) * len(group) / count)] for n in range(count)]
    return chosen
