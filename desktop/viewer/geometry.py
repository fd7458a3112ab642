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
_KEPT_EXTENTS = 256


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
        "_clusters",
        "_edge",
        "_extents",
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
        self._clusters: set[int] | None = None
        self._extents: dict[tuple[int, int], list[tuple[float, float]]] = {}

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
        found = self._extents.get((start, end))
        if found is None:
            if len(self._extents) >= _KEPT_EXTENTS:
                self._extents.clear()
            boxes = self._filled(start, end)
            found = _merged(self._covered(start, end) if boxes is None else boxes)
            self._extents[start, end] = found
        return found

    def _filled(self, start: int, end: int) -> list[tuple[float, float]] | None:
        """Return the boxes of a range's glyphs as Qt knows them; None if an edge lies within a ligature.

        That takes two calls for a range, where measuring the letters takes one for each.
        """
        begin, stop = self._bounds()
        if begin >= stop or start >= end:
            return []
        if self._clusters is None:
            runs = self.qt.glyphRuns(
                begin, stop - begin, QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
            )
            self._clusters = {begin, stop}.union(*(run.stringIndexes() for run in runs))
        valid = self._layout.isValidCursorPosition
        first = max(begin, self._positions.position(start))
        while first > begin and not valid(first):
            first -= 1
        after = max(begin, self._positions.position(end - 1)) + 1
        while after < stop and not valid(after):
            after += 1
        if first not in self._clusters or after not in self._clusters:
            return None
        rects = [run.boundingRect() for run in self.qt.glyphRuns(first, after - first)]
        return [(rect.left(), rect.right()) for rect in rects if rect.width() > 0]

    def _covered(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the boxes of a range's letters."""
        letters = self.letters
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1) - 1
        found = []
        for run_first, run_last in self._runs:
            a, b = max(first, run_first), min(last, run_last)
            if a <= b and letters[a].lead != letters[b].trail:
                one, other = letters[a].lead, letters[b].trail
                found.append((one, other) if one < other else (other, one))
        return found

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
        begin, stop = self._bounds()
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

    def _bounds(self) -> tuple[int, int]:
        """Return the Qt positions between which the line's own characters lie."""
        begin = self.qt.textStart()
        return max(begin, self._positions.position(self.start)), begin + self.qt.textLength()

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


def _merged(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return boxes from the left, those that touch as one."""
    if len(boxes) < 2:
        return boxes
    boxes = sorted(boxes)
    merged = [boxes[0]]
    for left, right in boxes[1:]:
        if left - merged[-1][1] < _TOUCHING:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


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
