"""Telling how far long work has come, when it has several parts."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Called with steps done and all steps. What it raises stops the work."""

_STEPS = 1_000


def part_of(progress: Progress | None, number: int, parts: int) -> Progress | None:
    """Return what one of several parts of equal weight is to call; `number` counts from 0."""
    if progress is None:
        return None

    def tell(done: int, of: int) -> None:
        progress(_STEPS * number + _STEPS * done // max(1, of), _STEPS * parts)

    return tell
