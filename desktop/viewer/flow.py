"""All of an article's lines from top to bottom, laid out only where they are looked at.

Pieces that were never seen have an estimated height. Offsets are code points, y is in pixels from the
top of the first line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from annotations.model import Direction
from desktop.viewer.direction import is_right_to_left
from desktop.viewer.geometry import Hit, Line
from desktop.viewer.paragraphs import Course, Piece, Style, course_of
from desktop.viewer.pieces import cut, opens_paragraph

_KEPT = 50_000
"""Characters whose layouts are kept (50 more are counted for every piece)."""


class Row(NamedTuple):
    """A line where it stands: the number of its piece and its own there, and the y of its top."""

    piece: int
    number: int
    top: int
    line: Line
    course: Course


class Flow:
    """The stacked pieces of one text in one style."""

    def __init__(self, text: str, direction: Direction, style: Style) -> None:
        self.text = text
        self._direction = direction
        self.rtl = direction is Direction.RTL or (
            direction is Direction.AUTO and is_right_to_left(text, otherwise=True)
        )
        self._cut_starts, self._ends = cut(text)
        self._starts: list[int] = []
        self._courses: dict[int, Course] = {}
        self.restyle(style)

    def restyle(self, style: Style) -> None:
        """Forget all layouts: the width or the font has changed."""
        self.style = style
        self._starts = list(self._cut_starts)
        self._pieces: OrderedDict[int, Piece] = OrderedDict()
        self._charge = 0
        measures = style.measures
        fitting = max(1.0, style.width / measures.advance)
        pitch, gap = measures.pitch, measures.gap
        self._heights = [
            ceil((end - start) / fitting) * pitch + gap if end > start else measures.blank
            for start, end in zip(self._starts, self._ends, strict=True)
        ]
        self._tops = [0]
        self.height = sum(self._heights)

    def top(self, index: int) -> int:
        """Return the y of a piece's top; estimated where pieces above were never seen."""
        tops, heights = self._tops, self._heights
        while len(tops) <= index:
            tops.append(tops[-1] + heights[len(tops) - 1])
        return tops[index]

    def index_at(self, y: float) -> int:
        """Return the piece at a height, the first or last one beyond the ends."""
        last = len(self._starts) - 1
        while self._tops[-1] <= y and len(self._tops) <= last:
            self.top(len(self._tops))
        return min(last, max(0, bisect_right(self._tops, y) - 1))

    def index_of(self, offset: int) -> int:
        """Return the piece that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def is_laid_out(self, index: int) -> bool:
        """Say whether a piece has its lines at present."""
        return index in self._pieces

    def piece(self, index: int) -> Piece:
        """Return a piece with its lines, laying it out if needed."""
        piece = self._pieces.get(index)
        if piece is not None:
            self._pieces.move_to_end(index)
            return piece
        start, end = self._starts[index], self._ends[index]
        piece = Piece(self.text, start, end, self._course(index), self.style)
        self._pieces[index] = piece
        self._charge += end - self._cut_starts[index] + 50
        self._set_height(index, piece.height)
        if piece.follow < end:
            self._hand_over(index + 1, piece.follow)
        while self._charge > _KEPT and len(self._pieces) > 1:
            self._drop(next(iter(self._pieces)))
        return piece

    def row_of(self, offset: int) -> Row:
        """Return the line that holds a caret's offset."""
        offset = min(len(self.text), max(0, offset))
        while True:
            index = self.index_of(offset)
            piece = self.piece(index)
            if piece.lines and self.index_of(offset) == index:
                return self._row(index, piece.line_number(offset))

    def row_at(self, y: float) -> Row:
        """Return the line at a height, or the nearest one."""
        index = self.index_at(y)
        while not self.piece(index).lines and index + 1 < len(self._starts):
            index += 1
        piece = self.piece(index)
        number = int((y - self.top(index)) // self.style.measures.pitch)
        return self._row(index, min(len(piece.lines) - 1, max(0, number)))

    def rows_between(self, top: float, bottom: float) -> Iterator[Row]:
        """Yield the lines that are seen in a window, from above."""
        pitch = self.style.measures.pitch
        index = self.index_at(top)
        while index < len(self._starts) and self.top(index) < bottom:
            piece = self.piece(index)
            first = max(0, int((top - self.top(index)) // pitch))
            for number in range(first, len(piece.lines)):
                row = self._row(index, number)
                if row.top >= bottom:
                    return
                yield row
            index += 1

    def row_beside(self, row: Row, step: int) -> Row | None:
        """Return the line above (-1) or below (1), if there is one."""
        index, number = row.piece, row.number + step
        while not 0 <= number < len(self.piece(index).lines):
            index += step
            if not 0 <= index < len(self._starts):
                return None
            number = 0 if step > 0 else len(self.piece(index).lines) - 1
        return self._row(index, number)

    def hit(self, x: float, y: float) -> Hit:
        """Return the letter under a point, or the nearest one of the line at its height."""
        row = self.row_at(y)
        return row.line.hit(x, y - row.top + row.number * self.style.measures.pitch)

    def step(self, offset: int, forward: bool) -> int:
        """Return the next place for a caret: over a letter with its marks, or over a line's end."""
        if forward:
            letter = self.row_of(offset).line.letter(offset)
            return letter.end if letter else min(len(self.text), offset + 1)
        if offset <= 0:
            return 0
        letter = self.row_of(offset - 1).line.letter(offset - 1)
        return letter.start if letter else offset - 1

    def lay_out_window(self, offset: int, above: int, height: int) -> int:
        """Lay out a whole window whose top is `above` pixels below the top of an offset's line.

        Returns the y of the window's top: heights above may have turned out other than estimated.
        """
        while True:
            top = self.row_of(offset).top + above
            first = index = self.index_at(top)
            while index < len(self._starts) and self.top(index) < top + height:
                self.piece(index)
                index += 1
            if self.row_of(offset).top + above == top and self.index_at(top) == first:
                return top

    def offset_near(self, y: float) -> int:
        """Return an offset at about this height without laying anything out."""
        index = self.index_at(y)
        height = max(1, self._heights[index])
        share = min(1.0, max(0.0, (y - self.top(index)) / height))
        start = self._starts[index]
        return start + int(share * (self._ends[index] - start))

    def _row(self, index: int, number: int) -> Row:
        piece = self._pieces[index]
        top = self.top(index) + number * self.style.measures.pitch
        return Row(index, number, top, piece.lines[number], piece.course)

    def _course(self, index: int) -> Course:
        if self._direction is not Direction.AUTO:
            return Course(self.rtl, self.rtl)
        first = index
        while first not in self._courses and not opens_paragraph(self.text, self._cut_starts[first]):
            first -= 1
        if first not in self._courses:
            self._courses[first] = course_of(self.text, self._cut_starts[first], self._ends[first], self.rtl)
        self._courses[index] = self._courses[first]
        return self._courses[index]

    def _hand_over(self, index: int, start: int) -> None:
        """Begin a piece where the unfinished last line of the one before begins."""
        if self._starts[index] != start:
            self._starts[index] = start
            if index in self._pieces:
                self._drop(index)

    def _set_height(self, index: int, height: int) -> None:
        if self._heights[index] != height:
            self.height += height - self._heights[index]
            self._heights[index] = height
            del self._tops[index + 1 :]

    def _drop(self, index: int) -> None:
        del self._pieces[index]
        self._charge -= self._ends[index] - self._cut_starts[index] + 50
