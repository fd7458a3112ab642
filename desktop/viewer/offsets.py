"""Code points of the text and UTF-16 positions of Qt: the one place where they meet.

Qt gets the text piece by piece; every piece has its own `Positions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_STAND_IN = "\u200b"
_WIDE_SPACE = "\u2003"
_JOINER = "\ufeff"
_SHOWN_AS_JOINER = re.compile("[\u00ad\u2060-\u2064]")


class Positions:
    """The string of one piece as Qt gets it, and the way between its positions and text offsets.

    Offsets are code points into the whole text; `prefix` is put before the piece and belongs to no offset.
    Characters at the offsets `hidden` (ascending) are not shown: each belongs to the letter before it, at
    the piece's start to the one after it.
    """

    __slots__ = ("_astral", "_before_hidden", "_hidden", "_shift", "_units", "in_flags", "qt_text", "start")

    def __init__(self, text: str, start: int, end: int, prefix: str = "", hidden: Sequence[int] = ()) -> None:
        piece = text[start:end]
        self.start = start
        self._shift = len(prefix)
        self._hidden = [offset - start for offset in hidden]
        self._before_hidden: list[int] = []
        if self._hidden:
            piece = self._shown(piece)
        self._astral = [match.start() for match in _ASTRAL.finditer(piece)]
        self._units = [place + count for count, place in enumerate(self._astral)]
        # A tab would push a right-aligned line out of its column. A soft hyphen would let its word break;
        # fonts without a word joiner (Amiri) get its glyph from another font, which parts joined letters.
        qt_text = prefix + _SHOWN_AS_JOINER.sub(_JOINER, piece.replace("\t", _WIDE_SPACE))
        if qt_text[:1] in ("\ufeff", "\ufffe"):
            # A leading byte order mark gets lost on the way into a Qt string, or swaps all its bytes.
            qt_text = _STAND_IN + qt_text[1:]
        self.qt_text = qt_text
        self.in_flags: frozenset[int] = frozenset()
        """The Qt positions between the two halves of a flag; Qt parts a flag that follows another emoji."""
        if self._astral:
            halves = (match.start() + 1 for match in _FLAG.finditer(qt_text))
            self.in_flags = frozenset(self.position_of_place(place) for place in halves)

    def position(self, offset: int) -> int:
        """Return the Qt position of a text offset, of a hidden character that of its letter."""
        place = offset - self.start
        if self._hidden:
            place = self._shown_place(place)
        return self._shift + place + bisect_left(self._astral, place)

    def offset(self, position: int) -> int:
        """Return the text offset of a Qt position; the middle of a surrogate pair counts as its start."""
        place = max(0, position - self._shift)
        place -= bisect_left(self._units, place)
        if self._hidden and place:
            place += bisect_right(self._before_hidden, place)
        return self.start + place

    def place(self, position: int) -> int:
        """Return the index into `qt_text` of a Qt position."""
        return position - bisect_left(self._units, position - self._shift)

    def position_of_place(self, place: int) -> int:
        """Return the Qt position of an index into `qt_text`."""
        return place + bisect_left(self._astral, place - self._shift)

    def _shown(self, piece: str) -> str:
        """Return what is left of a piece; at least one character, or its place could not be told."""
        if len(self._hidden) == len(piece):
            del self._hidden[0]
            piece = _STAND_IN + piece[1:]
        self._before_hidden = [place - count for count, place in enumerate(self._hidden)]
        edges = [-1, *self._hidden, len(piece)]
        return "".join(piece[before + 1 : after] for before, after in pairwise(edges))

    def _shown_place(self, place: int) -> int:
        count = bisect_left(self._hidden, place)
        is_hidden = count < len(self._hidden) and self._hidden[count] == place
        return max(0, place - count - is_hidden)
