"""A sheet of A4 paper, its fonts and colours, and the blocks that are set on sheets one below the other.

Lengths are units of the PDF's device, small enough for whole numbers to be no coarser than letters need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.fonts import INTERFACE_FAMILY

INK = "#1E2328"
SECONDARY = "#5F636A"
HAIRLINE = "#DDD9D0"
ACCENT = "#0F6B6B"

_FINE = 8
"""Units in a pixel that Qt measures fonts in: the shaping must not round to pixels of a screen."""


class Sheet:
    """What a sheet measures. Letters are set in the program's own face: its forms can be searched for."""

    def __init__(self) -> None:
        self.resolution = round(QFontMetricsF(QFont(INTERFACE_FAMILY)).fontDpi()) * _FINE
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        self.width, self.height = self.mm(210), self.mm(297)
        self.left = self.mm(22)
        self.top, self.bottom = self.mm(20), self.mm(24)
        self.column = self.width - 2 * self.left
        self.room = self.height - self.top - self.bottom

    def mm(self, length: float) -> int:
        """Return a length in units."""
        return round(length / 25.4 * self.resolution)

    def font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the face at a size on paper."""
        known = self._fonts.get((points, weight))
        if known is not None:
            return known
        font = self._fonts[points, weight] = QFont(INTERFACE_FAMILY)
        font.setPointSizeF(points * _FINE)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Digits beside Arabic letters are shapes of their own, of which no PDF could tell the characters.
        font.setFeature(QFont.Tag("locl"), 0)
        # Programs take a letter that is moved for a word of its own: «العسكر ية».
        font.setKerning(False)
        return font


class Block(Protocol):
    """Something of a height that is never parted. `leads`: what follows stands on the same sheet.

    `head` is painted above it where it is the first on a sheet, and counted then.
    """

    height: int
    leads: bool
    head: Block | None

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw with the top at `y`."""


class Gap:
    """Nothing, of a height."""

    leads = True
    head: Block | None = None

    def __init__(self, height: int) -> None:
        self.height = height

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw nothing."""


Placed = tuple[int, Block]
"""A block and the y of its top on the sheet."""


def sheets(blocks: Iterable[Block], sheet: Sheet) -> Iterator[list[Placed]]:
    """Yield what stands on each sheet. A block that is higher than a sheet gets one of its own."""
    placed: list[Placed] = []
    y = 0
    for group in _together(blocks):
        height = sum(block.height for block in group)
        if placed and y + height > sheet.room:
            yield placed
            placed, y = [], 0
        for block in group:
            if not placed:
                if isinstance(block, Gap):
                    continue
                if block.head is not None:
                    placed.append((sheet.top, block.head))
                    y = block.head.height
            placed.append((sheet.top + y, block))
            y += block.height
    if placed:
        yield placed


def _together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks with those that lead them."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.leads:
            yield group
            group = []
    if group:
        yield group
