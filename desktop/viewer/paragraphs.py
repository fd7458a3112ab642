"""One piece of a paragraph, laid out: its lines, all of one pitch."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from desktop.viewer.breaks import split_word_start
from desktop.viewer.direction import context_before, is_aligned_right, is_right_to_left
from desktop.viewer.geometry import Line
from desktop.viewer.measures import Measures
from desktop.viewer.offsets import Positions
from desktop.viewer.pieces import PIECE, closes_paragraph, opens_paragraph
from desktop.viewer.reading import left_out

_HANDED_OVER = 6
"""How many lines at a piece's end are laid out again with the next piece at most."""


@dataclass(frozen=True, slots=True)
class Style:
    """What decides where lines break: font, lengths, the width of the column (pixels), what is left out."""

    font: QFont
    measures: Measures
    width: int
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Which way a paragraph runs, and whether it stands at the right edge."""

    rtl: bool
    right: bool


def course_of(text: str, start: int, end: int, article_rtl: bool) -> Course:
    """Decide about the paragraph that starts at an offset, from its first piece."""
    sample = text[start : min(end, start + PIECE)]
    return Course(is_right_to_left(sample, article_rtl), is_aligned_right(sample, article_rtl))


class Piece:
    """A piece ``[start, end)`` of the text with its layout.

    Unless the piece closes its paragraph, its last line is unfinished: it is not among `lines`, and
    `follow` says where the next piece has to begin.
    """

    def __init__(self, text: str, start: int, end: int, course: Course, style: Style) -> None:
        prefix = "" if opens_paragraph(text, start) else context_before(text, start)
        closes = closes_paragraph(text, end)
        hidden = left_out(text, start, end) if style.reading else ()
        positions = Positions(text, start, end, prefix, hidden)
        self.course = course
        self.layout = _laid_out(positions, course, style)
        count = self.layout.lineCount()
        shown = count if closes else self._handed_over(text, positions, count - 1)
        edge = style.width if course.right else 0
        self.lines = [
            Line(self.layout, self.layout.lineAt(index), positions, course.rtl, edge)
            for index in range(shown)
        ]
        self.follow = end if closes else positions.offset(self.layout.lineAt(shown).textStart())
        self.starts = [line.start for line in self.lines]
        if not self.lines:
            self.height = 0
        elif start == end:
            self.height = style.measures.blank
        else:
            self.height = shown * style.measures.pitch + (style.measures.gap if closes else 0)

    def _handed_over(self, text: str, positions: Positions, last: int) -> int:
        """Return which line the next piece begins with: the last one, or one near it with a letter first.

        What begins with a number or a bracket would take its script, so its glyphs, from the letter before.
        """
        for index in range(last, max(0, last - _HANDED_OVER), -1):
            if text[positions.offset(self.layout.lineAt(index).textStart())].isalpha():
                return index
        return last

    def line_number(self, offset: int) -> int:
        """Return which of the lines holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def _laid_out(positions: Positions, course: Course, style: Style) -> QTextLayout:
    layout = QTextLayout(positions.qt_text, style.font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if course.right else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if course.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Without the cache Qt shapes the text anew for every frame.
    layout.setCacheEnabled(True)
    layout.beginLayout()
    measures = style.measures
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(style.width)
        _keep_word(layout, line, positions, style.width)
        # A fallback font may raise a line's ascent; the baselines keep their pitch all the same.
        line.setPosition(QPointF(0, top + measures.baseline - line.ascent()))
        top += measures.pitch
    layout.endLayout()
    return layout


def _keep_word(layout: QTextLayout, line: QTextLine, positions: Positions, width: int) -> None:
    """End a line before the word that it splits, if there is one."""
    start = line.textStart()
    stop = positions.place(start + line.textLength())
    place = split_word_start(positions.qt_text, positions.place(start), stop)
    if place is None:
        return
    end = positions.position_of_place(place)
    columns = sum(layout.isValidCursorPosition(position) for position in range(start + 1, end + 1))
    line.setNumColumns(columns, width)
    # Qt counts glyphs: a ligature of two letters is one column, an emoji of several parts may be more.
    while start + line.textLength() < end:
        columns += 1
        line.setNumColumns(columns, width)
    while columns > 1 and start + line.textLength() > end:
        columns -= 1
        line.setNumColumns(columns, width)
