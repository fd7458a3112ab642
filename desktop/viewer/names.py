"""The names of labels below the lanes, each under the beginning of its span.

Positions are device pixels from the line's top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QStaticText, QTextOption

from desktop.viewer.direction import is_right_to_left
from desktop.viewer.measures import NameFont

_GAP = 0.6
"""Between two names, in sizes of their font."""
_LEAST = 1.6
"""A name with less room than this is left out: a lone ellipsis tells nothing."""


class Name(NamedTuple):
    """A name at its place, its top left corner."""

    place: QPoint
    text: QStaticText
    color: QColor
    width: int


class Wanted(NamedTuple):
    """A name that wants to stand below the beginning of a span: between two sides of its first stretch."""

    text: str
    left: int
    right: int
    color: QColor


class Names:
    """Sets names in their font, each only once."""

    def __init__(self, pixels: int) -> None:
        self.pixels = pixels
        self._measured = NameFont(pixels)
        self.font = self._measured.font
        self._set: dict[str, tuple[QStaticText, int]] = {}

    def below(self, wanted: Sequence[Wanted], top: int, width: int, rtl: bool) -> tuple[Name, ...]:
        """Return the names that find room in one row as wide as the column, their letters not above `top`.

        Where several spans begin at one place, the innermost comes first. A name may reach beyond its
        span, but neither to the next one's beginning nor out of the column.
        """
        gap = round(_GAP * self.pixels)
        top += self._measured.rise - round(self._measured.metrics.ascent())
        # Counted from the edge at which the line begins.
        places = [(width - name.right, width - name.left) if rtl else name[1:3] for name in wanted]
        order = sorted(range(len(wanted)), key=lambda number: (places[number][0], number))
        names, free = [], 0
        for index, number in enumerate(order):
            begin = max(places[number][0], free)
            if begin >= places[number][1]:
                continue
            later = (places[other][0] for other in order[index + 1 :] if places[other][0] > begin)
            room = min(later, default=width + gap) - gap - begin
            text, length = self._setting(wanted[number].text, room)
            if text is None:
                continue
            left = width - begin - length if rtl else begin
            names.append(Name(QPoint(left, top), text, wanted[number].color, length))
            free = begin + length + gap
        return tuple(names)

    def _setting(self, text: str, room: int) -> tuple[QStaticText | None, int]:
        """Return a name, shortened to the room it has, and its width; None if there is too little."""
        full = self._set_text(text)
        if full[1] <= room:
            return full
        if room < _LEAST * self.pixels:
            return None, 0
        short = self._set_text(self._measured.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        # Cut off, a letter may take another form that is wider than what was measured.
        return short if short[1] <= room else (None, 0)

    def _set_text(self, text: str) -> tuple[QStaticText, int]:
        if text not in self._set:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            rtl = is_right_to_left(text, otherwise=False)
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            static.setTextOption(option)
            static.prepare(font=self.font)
            self._set[text] = static, ceil(static.size().width())
        return self._set[text]
