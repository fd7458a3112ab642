"""One laid-out line: where its letters are, and which letter is under a point.

Qt's own hit test is wrong in wrapped right-to-left lines (by the width of the trailing space), so the
boxes of the letters are kept here and searched. Offsets are code points, x is in the text column.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextLine

from desktop.viewer.ink import Inked, ink_of
from desktop.viewer.letters import TOUCHING, Letter, glyph_starts, is_between, letters_of
from desktop.viewer.offsets import Positions

_KEPT_EXTENTS = 256


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
        "_bounds",
        "_by_place",
        "_edge",
        "_extents",
        "_inside",
        "_layout",
        "_letters",
        "_positions",
        "_rtl",
        "_stacked",
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
        begin = line.textStart()
        stop = begin + line.textLength()
        self.start = positions.offset(begin)
        self.end = positions.offset(stop)
        # The Qt positions between which the line's own characters lie.
        self._bounds = max(begin, positions.position(self.start)), stop
        self._letters: list[Letter] | None = None
        self._starts: list[int] = []
        self._by_place: list[tuple[float, float, Letter]] = []
        self._inside: frozenset[int] | None = None
        self._stacked: list[Inked] | None = None
        self._extents: dict[tuple[int, int], list[tuple[float, float]]] = {}

    @property
    def letters(self) -> list[Letter]:
        """The letters of the line in the order of the text."""
        if self._letters is None:
            self._letters = letters_of(self._layout, self.qt, self._positions, self._bounds, self._edge)
            self._starts = [letter.start for letter in self._letters]
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
            found = self._extents[start, end] = _merged(self._filled(start, end))
        return found

    def _filled(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the boxes of a range's glyphs as Qt knows them.

        That takes two calls for a range, where measuring the letters of the line takes one for each. Only
        those of a ligature are measured where an edge lies within it.
        """
        begin, stop = self._bounds
        if begin >= stop or start >= end:
            return []
        inside = self._within_ligatures()
        first = max(begin, self._positions.position(start))
        while first > begin and not is_between(self._layout, self._positions, first):
            first -= 1
        after = max(begin, self._positions.position(end - 1)) + 1
        while after < stop and not is_between(self._layout, self._positions, after):
            after += 1
        whole, rest = first, after
        while whole in inside:
            whole += 1
        while rest in inside:
            rest -= 1
        boxes = self._parts(first, after) if (whole, rest) != (first, after) else []
        if whole < rest:
            rects = [run.boundingRect() for run in self.qt.glyphRuns(whole, rest - whole)]
            boxes += [(rect.left(), rect.right()) for rect in rects if rect.width() > 0]
        return boxes

    def _parts(self, first: int, after: int) -> list[tuple[float, float]]:
        """Return the boxes of the letters between two Qt positions that are in ligatures cut by these."""
        inside = self._within_ligatures()
        ligatures = set()
        for place in (first, after):
            if place in inside:
                begin = end = place
                while begin in inside:
                    begin -= 1
                while end in inside:
                    end += 1
                ligatures.add((begin, end))
        start, end = self._positions.offset(first), self._positions.offset(after)
        return [
            (min(letter.lead, letter.trail), max(letter.lead, letter.trail))
            for bounds in ligatures
            for letter in letters_of(self._layout, self.qt, self._positions, bounds, self._edge)
            if start <= letter.start < end and letter.lead != letter.trail
        ]

    def hit(self, x: float, y: float | None = None) -> Hit:
        """Return the letter at x; beyond an edge, the one with which the line begins or ends.

        Letters may stand above each other: `y`, from the layout's top, tells which one's ink is meant.
        """
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
        if y is not None and (other := self._stacked_at(letter, QPointF(x, y))) is not None:
            return other
        fraction = (x - letter.lead) / (letter.trail - letter.lead)
        return Hit(letter.start, letter.end, min(1.0, max(0.0, fraction)))

    def _stacked_at(self, letter: Letter, point: QPointF) -> Hit | None:
        """Return the letter above or below the one in whose box a point is, if the point is on its ink."""
        if self._stacked is None:
            inside = self._within_ligatures()
            self._stacked = [
                Inked(other, ink)
                for other in self.letters
                if inside.isdisjoint(places := self._places(other))
                and (ink := ink_of(self.qt, *places)) is not None
                and other.lead != other.trail
                and not min(other.lead, other.trail) <= ink.center().x() <= max(other.lead, other.trail)
            ]
        found = [inked for inked in self._stacked if inked.ink.contains(point)]
        if not found:
            return None
        nearest = min(found, key=lambda inked: inked.distance(point))
        middle, half = (letter.lead + letter.trail) / 2, (letter.trail - letter.lead) / 2
        own = ((point.x() - middle) / half) ** 2
        if (ink := ink_of(self.qt, *self._places(letter))) is not None:
            own = min(own, Inked(letter, ink).distance(point))
        if own <= nearest.distance(point):
            return None
        other, ink = nearest
        before = ink.right() - point.x() if other.trail < other.lead else point.x() - ink.left()
        return Hit(other.start, other.end, before / ink.width())

    def _places(self, letter: Letter) -> tuple[int, int]:
        """Return the Qt positions between which a letter lies."""
        return self._positions.position(letter.start), self._positions.position(letter.end)

    def _within_ligatures(self) -> frozenset[int]:
        """Return the Qt positions at which no glyph begins: they lie within ligatures.

        There are few, and this is kept for hundreds of lines.
        """
        if self._inside is None:
            begin, stop = self._bounds
            starts = glyph_starts(self.qt, self._positions, begin, stop) or {begin, stop}
            self._inside = frozenset(range(begin, stop)) - starts
        return self._inside


def _merged(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return boxes from the left, those that touch as one."""
    if len(boxes) < 2:
        return boxes
    boxes = sorted(boxes)
    merged = [boxes[0]]
    for left, right in boxes[1:]:
        if left - merged[-1][1] < TOUCHING:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged
