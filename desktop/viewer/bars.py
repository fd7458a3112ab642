"""The lines in the lanes below the words: solid, dotted, double or dashed, sharp at any scale.

Everything here is in device pixels. Where lanes are too close for two lines, a double one is notched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_ROUND = 4
"""From this height on dots are round; smaller ones would only be blurred squares."""


class Lane(NamedTuple):
    """Where a lane begins and how high its bar is; `step` is how far below the next lane begins."""

    top: int
    bar: int
    step: int


@lru_cache(maxsize=256)
def lanes(count: int, room: int, lift: int, bar: int, thin: int) -> tuple[Lane, ...]:
    """Share the room below a line among its lanes, from the words downwards.

    Up to four have their full height in a common reading font. More stand closer together, down to the
    thinnest bars with as much between them; then they begin up to `lift` higher, among the words' tails;
    then they touch; and where not even that is enough, the outermost lie in one lane.
    """
    for step in range(max(2 * bar, bar + 2 * _half(bar)), 2 * thin - 1, -1):
        height = min(bar, step - thin)
        if (count - 1) * step + height <= room:
            return tuple(Lane(number * step, height, step) for number in range(count))
    step = 2 * thin if (2 * count - 1) * thin <= room + lift else thin
    fitting = min(count, max(1, (room + lift - thin) // step + 1))
    top = min(0, room - (fitting - 1) * step - thin)
    return tuple(Lane(top + min(number, fitting - 1) * step, thin, step) for number in range(count))


def _half(bar: int) -> int:
    return max(1, bar // 2)


class Bars:
    """Paints bars. Keeps a tile of each pattern: stroking one anew would cost more than all the text."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[str, str, int], QPixmap] = {}

    def paint(
        self, painter: QPainter, kind: str, color: QColor, areas: Sequence[QRect], step: int, from_right: bool
    ) -> None:
        """Fill areas as high as bars with a label's line; patterns begin where one begins to read.

        The painter counts in device pixels; `step` is how far below the next bar begins.
        """
        for area in areas:
            bar = area.height()
            thin = _half(bar)
            if kind == "double" and step >= bar + 2 * thin:
                painter.fillRect(area.left(), area.top() - thin, area.width(), thin, color)
                painter.fillRect(area.left(), area.top() + thin, area.width(), thin, color)
            elif kind in _PATTERNS:
                tile = self._tile(kind, color, bar)
                # The dash is at the tile's right, so one stands at the edge from which one reads.
                phase = -area.width() % tile.width() if from_right else tile.width() - _PATTERNS[kind](bar)[0]
                painter.drawTiledPixmap(area, tile, QPoint(phase, 0))
            else:
                painter.fillRect(area, color)

    def _tile(self, kind: str, color: QColor, bar: int) -> QPixmap:
        """Return one dash with the gap on its left."""
        key = (kind, color.name(), bar)
        if key not in self._tiles:
            dash, gap = _PATTERNS[kind](bar)
            tile = QPixmap(dash + gap, bar)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            if kind == "dotted" and bar >= _ROUND:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawEllipse(gap, 0, dash, bar)
            else:
                painter.fillRect(gap, 0, dash, bar, color)
            painter.end()
            self._tiles[key] = tile
        return self._tiles[key]


_PATTERNS: dict[str, Callable[[int], tuple[int, int]]] = {
    "dotted": lambda bar: (bar, max(2, bar)),
    "dashed": lambda bar: (max(6, 5 * bar), max(3, 5 * bar // 2)),
    "double": lambda bar: (max(5, 4 * bar), (bar + 1) // 2),
}
"""Dash and gap of each pattern for a bar of a height."""
