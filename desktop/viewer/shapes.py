"""The shapes behind words: rounded where a range begins and ends, square where it goes on in another line.

Positions are device pixels from the line's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from desktop.viewer.flow import Row
from desktop.viewer.grid import Grid
from desktop.viewer.measures import Measures

_RADIUS = 4.0
_WINDING = Qt.FillRule.WindingFill


class Block(NamedTuple):
    """What a range covers in a line: several stretches where directions mix, all of one height.

    `sides` are left and right of each, from the left; `open_left` and `open_right` say whether the range
    goes on in another line beyond the outermost of them.
    """

    sides: tuple[tuple[int, int], ...]
    top: int
    bottom: int
    open_left: bool
    open_right: bool
    radius: float


def block(row: Row, grid: Grid, start: int, end: int, measures: Measures, bottom: int) -> Block:
    """Return what ``[start, end)`` covers in a line, from the letters' top down to `bottom`."""
    line, rtl = row.line, row.course.rtl
    before, after = start < line.start, end > line.end
    extents = line.extents(max(start, line.start), min(end, line.end))
    return Block(
        tuple((grid.x(left), max(grid.x(left) + 1, grid.x(right))) for left, right in extents),
        grid.y(measures.baseline) - grid.length(measures.rise),
        bottom,
        after if rtl else before,
        before if rtl else after,
        _RADIUS * grid.ratio,
    )


def filled(block: Block) -> QPainterPath:
    """Return the area of a block."""
    path = QPainterPath()
    path.setFillRule(_WINDING)
    top, height, radius = block.top, block.bottom - block.top, block.radius
    for left, right, open_left, open_right in _stretches(block):
        if not (open_left and open_right):
            path.addRoundedRect(left, top, right - left, height, radius, radius)
        if open_left or open_right:
            half = (right - left) // 2
            begin, end = left if open_left else left + half, right if open_right else right - half
            path.addRect(begin, top, end - begin, height)
    return path


def framed(block: Block, pen: int) -> QPainterPath:
    """Return the edge of a block, to be drawn `pen` pixels wide within it; open where the range goes on."""
    path = QPainterPath()
    inset, radius = pen / 2, block.radius
    north, south = block.top + inset, block.bottom - inset
    for left, right, open_left, open_right in _stretches(block):
        west, east = left + inset, right - inset
        if not (open_left or open_right):
            path.addRoundedRect(QRectF(west, north, east - west, south - north), radius, radius)
            continue
        if open_left and open_right:
            path.moveTo(left, north)
            path.lineTo(right, north)
            path.moveTo(left, south)
            path.lineTo(right, south)
            continue
        size = min(2 * radius, south - north)
        corner, turn = (east - size, -90) if open_left else (west, 90)
        path.moveTo(left if open_left else right, north)
        path.arcTo(QRectF(corner, north, size, size), 90, turn)
        path.arcTo(QRectF(corner, south - size, size, size), 0 if open_left else 180, turn)
        path.lineTo(left if open_left else right, south)
    return path


def _stretches(block: Block) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield left and right of every stretch and whether it is open there."""
    last = len(block.sides) - 1
    for number, (left, right) in enumerate(block.sides):
        yield left, right, block.open_left and number == 0, block.open_right and number == last
