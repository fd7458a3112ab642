"""Code points of the text and UTF-16 positions of Qt: the one place where they meet.

Qt gets the text piece by piece; every piece has its own `Positions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "\u200b"
_WIDE_SPACE = "\u2003"


class Positions:
    """The string of one piece as Qt gets it, and the way between its positions and text offsets.

    Offsets are code points into the whole text; `prefix` is put before the piece and belongs to no offset.
    """

    __slots__ = ("_astral", "_shift", "_units", "qt_text", "start")

    def __init__(self, text: str, start: int, end: int, prefix: str = "") -> None:
        piece = text[start:end]
        self.start = start
        self._shift = len(prefix)
        self._astral = [match.start() for match in _ASTRAL.finditer(piece)]
        self._units = [place + count for count, place in enumerate(self._astral)]
        # A tab would push a right-aligned line out of its column.
        qt_text = prefix + piece.replace("\t", _WIDE_SPACE)
        if qt_text[:1] in ("\ufeff", "\ufffe"):
            # A leading byte order mark gets lost on the way into a Qt string, or swaps all its bytes.
            qt_text = _STAND_IN + qt_text[1:]
        self.qt_text = qt_text

    def position(self, offset: int) -> int:
        """Return the Qt position of a text offset."""
        place = offset - self.start
        return self._shift + place + bisect_left(self._astral, place)

    def offset(self, position: int) -> int:
        """Return the text offset of a Qt position; the middle of a surrogate pair counts as its start."""
        place = max(0, position - self._shift)
        return self.start + place - bisect_left(self._units, place)
