"""Whatever goes wrong while something is written, nothing that was called saved is lost or corrupt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.faults.careless import CARELESS
from tests.faults.kinds import KINDS
from tests.faults.runs import run_kind
from tests.faults.table import table_of
from tests.faults.tracing import reason_against_strace
from tests.faults.verdict import Fault

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, limited and traced"),
]

SAMPLE = None if os.environ.get("HASHIYA_FAULTS") == "all" else 2
"""So many points by each means; every point takes the better part of an hour."""


@pytest.fixture(scope="session")
def strace() -> bool:
    """Whether system calls can be disturbed; if not, Python's calls are still."""
    return not reason_against_strace()


def test_system_calls_can_be_disturbed() -> None:
    reason = reason_against_strace()
    if reason:
        pytest.skip(reason)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_saved_is_lost(name: str, tmp_path: Path, strace: bool) -> None:
    trials = run_kind(KINDS[name], tmp_path / "faults", SAMPLE, list(KINDS).index(name), strace=strace)
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
    name: str, means: str, fault: Fault, tmp_path: Path, strace: bool
) -> None:
    if means in ("kill -9", "ENOSPC") and not strace:
        pytest.skip(reason_against_strace())
    trials = run_kind(CARELESS[name], tmp_path / "faults", None, strace=strace)
    assert fault in {guilt.fault for trial in trials if trial.means == means for guilt in trial.guilts}
