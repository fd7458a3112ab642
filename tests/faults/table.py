"""The table of what was tried: kinds of writes down, means across, and what was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.faults.trials import Trial
from tests.faults.verdict import Fault

MEANS = ("kill -9", "ENOSPC", "EIO", "EACCES", "torn", "Python", "power cut")
"""The means of disturbing, in the order of the columns."""


def table_of(trials: Sequence[Trial]) -> str:
    """Return a table in Markdown: points tried by each means, and those with each fault."""
    head = ["kind of write", *MEANS, "points", *(fault.value for fault in Fault)]
    kinds = list(dict.fromkeys(trial.kind for trial in trials))
    rows = [[kind, *_counts([t for t in trials if t.kind == kind])] for kind in kinds]
    rows.append(["all", *_counts(trials)])
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _counts(trials: Sequence[Trial]) -> list[str]:
    means = Counter(trial.means for trial in trials)
    faults = Counter(fault for trial in trials for fault in {guilt.fault for guilt in trial.guilts})
    counts = [*(means[each] for each in MEANS), len(trials), *(faults[fault] for fault in Fault)]
    return [f"{count:,}" for count in counts]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if n else cell.ljust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join([first, *others])} |"
