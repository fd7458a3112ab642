"""Where the ink of letters is that do not stand in their own boxes.

Fonts like Amiri stack letters: in «نجاح» the jim lies under the nun, and the box that it moves the line on
by is two pixels wide. A point on such a letter names it all the same. Points are in the layout's coordinates.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLine

from desktop.viewer.letters import Letter


class Inked(NamedTuple):
    """A letter and the box of its ink without marks."""

    letter: Letter
    ink: QRectF

    def distance(self, point: QPointF) -> float:
        """Return how far a point is from the ink's middle; 1 is where the ink ends."""
        away = point - self.ink.center()
        return float((2 * away.x() / self.ink.width()) ** 2 + (2 * away.y() / self.ink.height()) ** 2)


def ink_of(line: QTextLine, place: int, following: int) -> QRectF | None:
    """Return the ink of the letter between two Qt positions: of its first glyph, the others are marks."""
    for run in line.glyphRuns(place, following - place):
        font = run.rawFont()
        for glyph, origin in zip(run.glyphIndexes(), run.positions(), strict=True):
            ink = font.pathForGlyph(glyph).controlPointRect().translated(origin)
            if ink.width() > 0 and ink.height() > 0:
                return ink
    return None
