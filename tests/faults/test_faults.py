"""Whatever goes wrong while something is written, nothing that was called saved is lost or corrupt."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.careless import CARELESS
from tests.faults.kinds import KINDS
from tests.faults.process import Process
from tests.faults.runs import attempt, drivers
from tests.faults.table import table_of
from tests.faults.tracing import reason_against_strace
from tests.faults.trials import Bench
from tests.faults.verdict import Fault

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, limited and traced"),
]

ALL = os.environ.get("HASHIYA_FAULTS") == "all"
"""Whether to try every point, which takes a quarter of an hour, and not a sample."""


def sample_of(kind: str) -> int | None:
    """Return how many points to try by each means. Exports all go the same way."""
    if ALL:
        return None
    return 1 if kind.startswith("export") else 2


@pytest.fixture(scope="session")
def strace() -> bool:
    """Whether system calls can be disturbed; if not, Python's calls are still."""
    return not reason_against_strace()


@pytest.fixture(scope="session")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Process, Process]]:
    """A process that writes and one that examines what the first has left."""
    with drivers(tmp_path_factory.mktemp("drivers")) as both:
        yield both


def test_system_calls_can_be_disturbed() -> None:
    reason = reason_against_strace()
    if reason:
        pytest.skip(reason)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_saved_is_lost(
    name: str, tmp_path: Path, processes: tuple[Process, Process], strace: bool
) -> None:
    bench = Bench(KINDS[name], tmp_path / "faults", *processes, strace=strace)
    trials = attempt(bench, sample_of(name), list(KINDS).index(name))
    print(table_of(trials))
    assert trials
    assert [f"{t.means}, {t.point}: {g.fault}: {g.what}" for t in trials for g in t.guilts] == []


@pytest.mark.parametrize(
    ("name", "means", "fault"),
    [
        ("in place", "kill -9", Fault.CORRUPT),
        ("in place", "torn", Fault.CORRUPT),
        ("in place", "power cut", Fault.CORRUPT),
        ("without a sync", "torn", Fault.CORRUPT),
        ("without a sync", "power cut", Fault.CORRUPT),
        ("in silence", "Python", Fault.LOST),
        ("in silence", "ENOSPC", Fault.LOST),
    ],
)
def test_careless_writing_is_found_out(
    name: str,
    means: str,
    fault: Fault,
    tmp_path: Path,
    processes: tuple[Process, Process],
    strace: bool,
) -> None:
    if means in ("kill -9", "ENOSPC") and not strace:
        pytest.skip(reason_against_strace())
    bench = Bench(CARELESS[name], tmp_path / "faults", *processes, strace=strace)
    trials = [bench.attempt(point) for point in bench.points() if point.means == means]
    assert fault in {guilt.fault for trial in trials for guilt in trial.guilts}
