"""`python -m tests.faults`: try the points of every kind of write and print a table.

Status 1 when something was lost, corrupt, left behind, not reported or not to be written again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.kinds import KINDS
from tests.faults.runs import run
from tests.faults.table import table_of
from tests.faults.tracing import reason_against_strace

_SAMPLE = 3


def main() -> int:
    """Carry out a command line and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Try every fault.")
    parser.add_argument("--all", action="store_true", help=f"every point, not {_SAMPLE} of each sort")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind; may be given again")
    arguments = parser.parse_args()
    reason = reason_against_strace()
    if reason:
        print(f"no system call is disturbed: {reason}")
    kinds = [KINDS[name] for name in arguments.kind or KINDS]
    with tempfile.TemporaryDirectory() as folder:
        trials = run(kinds, Path(folder), None if arguments.all else _SAMPLE, strace=not reason)
    for trial in trials:
        for guilt in trial.guilts:
            print(f"{trial.kind}, {trial.means}, {trial.point}: {guilt.fault.value}: {guilt.what}")
    print(table_of(trials))
    return 1 if any(trial.guilts for trial in trials) else 0


if __name__ == "__main__":
    sys.exit(main())
