"""What a drag went over, as it is seen on the screen. Offsets are code points, x is in the text column.

In a line of mixed directions the letters between two points are not those between two offsets: a drag from
the right edge of ``4000`` to the left goes over all four digits, though it begins at the last of them.
"""

from __future__ import annotations

from desktop.viewer.flow import Flow
from desktop.viewer.geometry import Hit, Line

_SWEPT = 1 / 3
"""A letter counts when at least this share of its width was gone over."""


def swept_over(flow: Flow, pressed: Hit, released: Hit) -> tuple[int, int]:
    """Return the smallest range that holds every letter a drag went over; at least the one pressed."""
    first, last = sorted((pressed, released), key=lambda hit: (hit.start, hit.fraction))
    upper, lower = flow.row_of(first.start), flow.row_of(last.start)
    if upper.top == lower.top:
        taken = _between(upper.line, _x(upper.line, first), _x(lower.line, last))
    else:
        far, near = float("-inf" if upper.course.rtl else "inf"), float("inf" if lower.course.rtl else "-inf")
        taken = [upper.line.end, lower.line.start]
        taken += _between(upper.line, _x(upper.line, first), far)
        taken += _between(lower.line, near, _x(lower.line, last))
    return (min(taken), max(taken)) if taken else (pressed.start, pressed.end)


def _x(line: Line, hit: Hit) -> float:
    letter = line.letter(hit.start)
    return letter.lead + hit.fraction * (letter.trail - letter.lead) if letter else line.caret_x(hit.start)


def _between(line: Line, one: float, other: float) -> list[int]:
    """Return starts and ends of the letters between two x."""
    left, right = sorted((one, other))
    edges = []
    for letter in line.letters:
        begin, stop = sorted((letter.lead, letter.trail))
        if begin < stop and min(right, stop) - max(left, begin) >= _SWEPT * (stop - begin):
            edges += [letter.start, letter.end]
    return edges
