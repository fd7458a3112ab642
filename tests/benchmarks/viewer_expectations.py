"""What the article view is expected to reach, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.benchmarks.viewer_steps import ADD, FRAMES, OPEN, REPAINT, WHEEL, Found
from tests.benchmarks.viewer_subjects import BARE, OURS, RICH
from tests.benchmarks.viewer_texts import Case

Results = Mapping[Case, Mapping[str, Mapping[str, Found]]]
"""What was found, by case, subject and step."""

MEMORY = "memory"
"""The step under which added bytes stand, and the text's own."""

SMALL = Case(5_000, 100, True)
MIDDLE = Case(10_000, 1_000, True)
LONG = Case(1_000_000, 100, True)
LARGE = Case(1_000_000, 10_000, True)

_FRAME = 8.0
_FEW = 250


@dataclass(frozen=True)
class Verdict:
    """One expectation: what was found, what was wanted, and whether that is met."""

    name: str
    found: float
    wanted: str
    met: bool


def judge(results: Results, in_sight: Mapping[Case, int]) -> list[Verdict]:
    """Judge all that was measured; `in_sight` says how many spans a page of a case shows."""
    return [
        *_ratios(results),
        *_repaints(results, in_sight),
        *_growth(results),
        *_frames(results),
        *_memory(results),
    ]


def _ratios(results: Results) -> Iterator[Verdict]:
    for case, step, factor in ((LARGE, OPEN, 20), (LARGE, ADD, 100), (MIDDLE, ADD, 20)):
        theirs, ours = _median(results, case, RICH, step), _median(results, case, OURS, step)
        if theirs and ours:
            name = f"{step}, {case.name}: times faster than QTextEdit"
            yield Verdict(name, theirs / ours, f">= {factor}", theirs / ours >= factor)


def _repaints(results: Results, in_sight: Mapping[Case, int]) -> Iterator[Verdict]:
    for case in results:
        ours, bare = _median(results, case, OURS, REPAINT), _median(results, case, BARE, REPAINT)
        if ours and bare and in_sight[case] <= _FEW:
            name = f"repaint, {case.name}, {in_sight[case]} in sight: share of QPlainTextEdit without spans"
            yield Verdict(name, ours / bare, "<= 1.15", ours / bare <= 1.15)


def _growth(results: Results) -> Iterator[Verdict]:
    for case in (LONG, LARGE):
        for step in (OPEN, ADD, WHEEL):
            small, large = _median(results, SMALL, OURS, step), _median(results, case, OURS, step)
            if small and large:
                name = f"{step}, {case.name}: times that of {SMALL.size:,} with {SMALL.count:,}"
                yield Verdict(name, large / small, "<= 2", large / small <= 2)


def _frames(results: Results) -> Iterator[Verdict]:
    for case, subjects in results.items():
        frames = {step: found["max"] for step, found in subjects.get(OURS, {}).items() if step in FRAMES}
        if frames:
            slowest = max(frames, key=lambda step: frames[step])
            name = f"slowest frame ({slowest}), {case.name}: ms"
            yield Verdict(name, frames[slowest], f"< {_FRAME:.0f}", frames[slowest] < _FRAME)


def _memory(results: Results) -> Iterator[Verdict]:
    for case, subjects in results.items():
        memory = subjects.get(OURS, {}).get(MEMORY)
        if memory and case.size == LARGE.size:
            times = memory["added"] / memory["text"]
            yield Verdict(f"memory, {case.name}: times the text's", times, "< 4", times < 4)


def _median(results: Results, case: Case, subject: str, step: str) -> float | None:
    found = results.get(case, {}).get(subject, {}).get(step)
    return found["median"] if found else None
