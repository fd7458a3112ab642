"""The results as tables: for a terminal, and for the README."""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.viewer_expectations import MEMORY, Results, Verdict
from tests.benchmarks.viewer_steps import STEPS, Found
from tests.benchmarks.viewer_subjects import OURS

_HEADS = ("open", "add a span", "repaint", "wheel", "jump", "to the end", "resize", "memory, MB")
_SHOWN = {OURS: "Hashiya's view"}


def table(results: Results, verdicts: Sequence[Verdict]) -> str:
    """Return median, 95th percentile and slowest of every step in columns, then the expectations."""
    lines = []
    for case, subjects in results.items():
        lines.append(case.name)
        for subject, steps in subjects.items():
            lines.append(f"  {subject}")
            lines += [f"    {_columns(step, found)}" for step, found in steps.items()]
    lines += ["", *(_verdict(verdict) for verdict in verdicts)]
    return "\n".join(lines)


def markdown(results: Results, verdicts: Sequence[Verdict]) -> str:
    """Return the medians as a table for the README, and the expectations as a list."""
    lines = [f"| text | widget | {' | '.join(_HEADS)} |", "|---" * (len(_HEADS) + 2) + "|"]
    for case, subjects in results.items():
        name = case.name
        for subject, steps in subjects.items():
            cells = [_cell(step, steps.get(step)) for step in (*STEPS, MEMORY)]
            lines.append(f"| {name} | {_SHOWN.get(subject, subject)} | {' | '.join(cells)} |")
            name = ""
    return "\n".join([*lines, "", *(f"- {_verdict(verdict)}" for verdict in verdicts)])


def _columns(step: str, found: Found) -> str:
    if step == MEMORY:
        times = found["added"] / found["text"]
        return f"{step:12} {found['added'] / 1e6:9.1f} MB, {times:.1f} times the text"
    times = "  ".join(f"{name} {found[name]:9.2f}" for name in ("median", "p95", "max"))
    return f"{step:12} {times}  ({found['rounds']:.0f})"


def _cell(step: str, found: Found | None) -> str:
    if found is None:
        return ""
    value = found["added"] / 1e6 if step == MEMORY else found["median"]
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _verdict(verdict: Verdict) -> str:
    met = "met" if verdict.met else "NOT met"
    return f"{met}: {verdict.name} {verdict.found:.2f}, wanted {verdict.wanted}"
