"""One laid-out line: where its letters are, and which letter is under a point.

Qt's own hit test is wrong in wrapped right-to-left lines (by the width of the trailing space), so the
boxes of the letters are kept here and searched. Offsets are code points, x is in the text column.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from desktop.viewer.offsets import Positions

_TOUCHING = 0.6


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
    """A line of a piece, ``[start, end)``. Keeps its layout alive: a line without one crashes.

    `edge` is the x at which an empty line begins.
    """

    __slots__ = (
        "_by_place",
        "_edge",
        "_layout",
        "_letters",
        "_positions",
        "_rtl",
        "_runs",
        "_starts",
        "end",
        "qt",
        "start",
    )

    def __init__(
        self, layout: QTextLayout, line: QTextLine, positions: Positions, rtl: bool, edge: float
    ) -> None:
        self._layout = layout
        self.qt = line
        self._positions = positions
        self._rtl = rtl
        self._edge = edge
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
        return self.letters[-1].trail if self.letters else self._edge

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

    def hit(self, x: float) -> Hit:
        """Return the letter at x; beyond an edge, the one with which the line begins or ends."""
        letters = self.letters
        boxes = self._by_place
        if not boxes:
            return Hit(self.start, self.start, 0.0)
        before, after = x < boxes[0][0], x > boxes[-1][1]
        if before or after:
            at_end = before == self._rtl
            letter = next(
                letter for letter in (reversed(letters) if at_end else letters) if letter.lead != letter.trail
            )
            return Hit(letter.start, letter.end, 1.0 if at_end else 0.0)
        index = bisect_right(boxes, x, key=lambda box: box[0]) - 1
        letter = boxes[index][2]
        fraction = (x - letter.lead) / (letter.trail - letter.lead)
        return Hit(letter.start, letter.end, min(1.0, max(0.0, fraction)))

    def _measure(self) -> list[Letter]:
        """Find the edges of every letter from the boxes of its glyphs.

        `cursorToX` would be of no use: it errs at the ends of runs against the line's direction, after
        ligatures in them and before trailing spaces.
        """
        positions = self._positions
        begin = max(self.qt.textStart(), positions.position(self.start))
        stop = self.qt.textStart() + self.qt.textLength()
        if begin >= stop:
            return []
        valid = self._layout.isValidCursorPosition
        places = [begin, *(place for place in range(begin + 1, stop) if valid(place)), stop]
        boxes = [self._box(place, following) for place, following in pairwise(places)]
        self._join_ligatures(places, boxes)
        edges = [positions.offset(place) for place in places]
        self._fill_gaps(boxes)
        return [
            Letter(start, end, *box)
            for (start, end), box in zip(pairwise(edges), boxes, strict=True)
            if box is not None
        ]

    def _box(self, place: int, following: int) -> tuple[float, float] | None:
        """Return lead and trail of what the glyphs between two places fill; None if they are invisible."""
        runs = self.qt.glyphRuns(place, following - place)
        if len(runs) == 1:
            rect, rtl = runs[0].boundingRect(), runs[0].isRightToLeft()
            left, right = rect.left(), rect.right()
        else:
            rects = [(run.boundingRect(), run.isRightToLeft()) for run in runs]
            rects = [(rect, rtl) for rect, rtl in rects if rect.width() > 0]
            if not rects:
                return None
            rtl = rects[0][1]
            left, right = min(rect.left() for rect, _ in rects), max(rect.right() for rect, _ in rects)
        if left == right:
            return None
        return (right, left) if rtl else (left, right)

    def _join_ligatures(self, places: list[int], boxes: list[tuple[float, float] | None]) -> None:
        """Put the parts of right-to-left ligatures where they belong.

        Qt gives a part the right width but puts it too far to the right, so that it does not meet the
        letter after it.
        """
        edge: float | None = None
        for index in range(len(boxes) - 1, -1, -1):
            box = boxes[index]
            if box is None or box[0] < box[1]:
                edge = None
                continue
            lead, trail = box
            if edge is None:
                edge = self._left_of_run(places, boxes, index)
            if trail - edge > _TOUCHING:
                lead -= trail - edge
                boxes[index] = (lead, edge)
            edge = lead

    def _left_of_run(self, places: list[int], boxes: list[tuple[float, float] | None], last: int) -> float:
        """Return where the right-to-left letters end of which this is the last, a ligature or not.

        Taken together from the first, which is in no ligature with a letter before, their box is right.
        """
        first = last
        while first > 0 and _is_rtl(boxes[first - 1]):
            first -= 1
        together = self._box(places[first], places[last + 1])
        own = boxes[last]
        return min(box[1] for box in (together, own) if box is not None)

    def _fill_gaps(self, boxes: list[tuple[float, float] | None]) -> None:
        """Give what has no glyphs (marks of direction, spaces at a line's end) a place without width."""
        before: float | None = None
        for index, box in enumerate(boxes):
            if box is not None:
                before = box[1]
                continue
            if before is None:
                before = next((box[0] for box in boxes[index + 1 :] if box is not None), self._edge)
            boxes[index] = (before, before)


def _is_rtl(box: tuple[float, float] | None) -> bool:
    return box is not None and box[1] < box[0]


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
