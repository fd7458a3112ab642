"""One laid-out line: where its letters are, and which letter is under a point.

Qt's own hit test is wrong in wrapped right-to-left lines (by the width of the trailing space), so the
boxes of the letters are kept here and searched. Offsets are code points, x is in the text column.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from desktop.viewer.offsets import Positions

_TOUCHING = 0.6
_LEADING = QTextLine.Edge.Leading
_TRAILING = QTextLine.Edge.Trailing


class Letter(NamedTuple):
    """A letter with its marks, ``[start, end)``; `lead` is the x of its logical beginning."""

    start: int
    end: int
    lead: float
    trail: float


class Hit(NamedTuple):
    """The letter ``[start, end)`` a point names and how much of it lies before the point, 0 to 1."""

    start: int
    end: int
    fraction: float

    @property
    def caret(self) -> int:
        """The nearest place between letters."""
        return self.start if self.fraction < 0.5 else self.end


class Line:
    """A line of a piece, ``[start, end)``. Keeps its layout alive: a line without one crashes."""

    __slots__ = (
        "_by_place",
        "_layout",
        "_letters",
        "_positions",
        "_runs",
        "_starts",
        "_wrapped",
        "end",
        "qt",
        "start",
    )

    def __init__(self, layout: QTextLayout, line: QTextLine, positions: Positions, *, wrapped: bool) -> None:
        self._layout = layout
        self.qt = line
        self._positions = positions
        self._wrapped = wrapped
        self.start = positions.offset(line.textStart())
        self.end = positions.offset(line.textStart() + line.textLength())
        self._letters: list[Letter] | None = None
        self._starts: list[int] = []
        self._runs: list[tuple[int, int]] = []
        self._by_place: list[tuple[float, float, Letter]] = []

    @property
    def letters(self) -> list[Letter]:
        """The letters of the line in the order of the text."""
        if self._letters is None:
            self._letters = self._measure()
            self._starts = [letter.start for letter in self._letters]
            self._runs = _runs(self._letters)
            self._by_place = sorted(
                (min(letter.lead, letter.trail), max(letter.lead, letter.trail), letter)
                for letter in self._letters
                if letter.lead != letter.trail
            )
        return self._letters

    def letter(self, offset: int) -> Letter | None:
        """Return the letter that holds the character at an offset; None at the end of the line."""
        letters = self.letters
        index = bisect_right(self._starts, offset) - 1
        return letters[index] if index >= 0 and offset < letters[index].end else None

    def caret_x(self, offset: int) -> float:
        """Return where a caret stands."""
        letter = self.letter(offset)
        if letter is not None:
            return letter.lead
        if self._letters:
            return self._letters[-1].trail
        return float(_x(self.qt, self.qt.textStart(), _LEADING))

    def extents(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return left and right of what ``[start, end)`` covers in this line, from the left.

        There is more than one where directions mix. A letter is covered as a whole, with its marks.
        """
        letters = self.letters
        if not letters or start >= end:
            return []
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1) - 1
        found = []
        for run_first, run_last in self._runs:
            a, b = max(first, run_first), min(last, run_last)
            if a <= b and letters[a].lead != letters[b].trail:
                one, other = letters[a].lead, letters[b].trail
                found.append((one, other) if one < other else (other, one))
        if len(found) < 2:
            return found
        found.sort()
        merged = [found[0]]
        for left, right in found[1:]:
            if left - merged[-1][1] < _TOUCHING:
                merged[-1] = (merged[-1][0], right)
            else:
                merged.append((left, right))
        return merged

    def hit(self, x: float, rtl: bool) -> Hit:
        """Return the letter at x; beyond an edge, the one with which the line begins or ends."""
        letters = self.letters
        boxes = self._by_place
        if not boxes:
            return Hit(self.start, self.start, 0.0)
        before, after = x < boxes[0][0], x > boxes[-1][1]
        if before or after:
            at_end = before == rtl
            letter = next(
                letter for letter in (reversed(letters) if at_end else letters) if letter.lead != letter.trail
            )
            return Hit(letter.start, letter.end, 1.0 if at_end else 0.0)
        index = bisect_right(boxes, x, key=lambda box: box[0]) - 1
        letter = boxes[index][2]
        fraction = (x - letter.lead) / (letter.trail - letter.lead)
        return Hit(letter.start, letter.end, min(1.0, max(0.0, fraction)))

    def _measure(self) -> list[Letter]:
        """Find the edges of every letter.

        `cursorToX` has them all but for the first letter of a run against the line's direction: there
        both edges fall on the run's far end, and the run's glyphs tell the place.
        """
        line, layout, positions = self.qt, self._layout, self._positions
        begin = max(line.textStart(), positions.position(self.start))
        stop = line.textStart() + line.textLength()
        places = [begin, *(p for p in range(begin + 1, stop) if layout.isValidCursorPosition(p)), stop]
        if begin == stop:
            return []
        leads = [_x(line, place, _LEADING) for place in places[:-1]]
        trails = [_x(line, place, _TRAILING) for place in places[:-1]]
        count = len(leads)
        for index in range(count):
            if leads[index] == trails[index]:
                leads[index], trails[index] = self._edges_of_run_start(places, leads, index)
            elif index + 1 < count and trails[index] == trails[index + 1] != leads[index + 1]:
                # Both halves of a ligature claim its far edge.
                trails[index] = leads[index + 1]
        offset = positions.offset
        edges = [offset(place) for place in places]
        if self._wrapped:
            self._fold_trailing_spaces(edges, leads, trails)
        return [Letter(edges[i], edges[i + 1], leads[i], trails[i]) for i in range(count)]

    def _edges_of_run_start(self, places: list[int], leads: list[float], index: int) -> tuple[float, float]:
        """Return lead and trail of a letter of which `cursorToX` says that it has no width."""
        runs = self.qt.glyphRuns(places[index], places[index + 1] - places[index])
        run = next((run for run in runs if run.boundingRect().width() > 0), None)
        if run is None:
            return leads[index], leads[index]
        box, rtl = run.boundingRect(), run.isRightToLeft()
        if not rtl:
            return box.left(), box.right()
        following = leads[index + 1] if index + 1 < len(leads) else None
        if following is not None and abs(box.left() - box.width() - following) < _TOUCHING:
            # The first half of a right-to-left ligature: Qt puts its box one width too far.
            return box.left(), following
        return box.right(), box.left()

    def _fold_trailing_spaces(self, edges: list[int], leads: list[float], trails: list[float]) -> None:
        """Give the spaces at which a line was wrapped no width: they would stick out into the margin."""
        index = len(leads) - 1
        while index > 0 and self._positions.character(edges[index]).isspace():
            index -= 1
        for folded in range(index + 1, len(leads)):
            leads[folded] = trails[folded] = trails[index]


def _x(line: QTextLine, place: int, edge: QTextLine.Edge) -> float:
    # PySide returns a pair, x and the place it snapped to, though the stubs promise a number.
    pair = line.cursorToX(place, edge)
    return float(pair[0])  # type: ignore[index]


def _runs(letters: list[Letter]) -> list[tuple[int, int]]:
    """Return first and last index of every stretch of letters that follow each other without a gap."""
    runs = []
    first = 0
    rtl: bool | None = None
    for index, letter in enumerate(letters):
        own = None if letter.lead == letter.trail else letter.trail < letter.lead
        if index and (
            abs(letters[index - 1].trail - letter.lead) > _TOUCHING
            or (own is not None and rtl is not None and own is not rtl)
        ):
            runs.append((first, index - 1))
            first, rtl = index, own
        elif own is not None:
            rtl = own
    if letters:
        runs.append((first, len(letters) - 1))
    return runs
