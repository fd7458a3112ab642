"""The alarm when many spans of a project vanish between two saves although nobody removed them.

That happens when another program empties files, and it would happen if this one had a fault. Pure counting.
"""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST = 20
"""With fewer spans there is no alarm."""
_FIFTH = 5


@dataclass(frozen=True, slots=True)
class Drop:
    """So many spans there were at the last save, and so many there are now."""

    before: int
    now: int


class SpanAlarm:
    """Counts the spans of the files that were seen, from save to save."""

    def __init__(self) -> None:
        self._spans: dict[str, int] = {}
        self._now = 0
        self._at_last_save = 0
        self._expected = 0

    def found(self, file: str, spans: int) -> None:
        """Say how many spans a file has, as read or saved just now."""
        known = self._spans.get(file)
        if known is None:  # It was there at the last save too.
            self._at_last_save += spans
        self._now += spans - (known or 0)
        self._spans[file] = spans

    def expect_fewer(self, spans: int) -> None:
        """Say that the user removes so many spans; a negative number takes that back, as undo does."""
        self._expected = max(0, self._expected + spans)

    def saved(self) -> Drop | None:
        """Return what was lost since the last call beyond what was expected, if that is more than a fifth."""
        before, self._at_last_save = self._at_last_save, self._now
        lost = max(0, before - self._now)
        unexpected = lost - self._expected
        self._expected = max(0, self._expected - lost)
        if before >= SMALLEST and unexpected * _FIFTH > before:
            return Drop(before, self._now)
        return None
