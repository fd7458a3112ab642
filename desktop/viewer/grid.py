"""The device's pixels under the viewport's: what lies on whole ones is sharp at any scale."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from PySide6.QtGui import QPainter, QTransform


class Grid(NamedTuple):
    """Device pixels are `ratio` times the viewport's, and shifted."""

    ratio: float
    shift_x: float
    shift_y: float

    @classmethod
    def under(cls, painter: QPainter) -> Grid:
        """Return the grid under what a painter paints now."""
        transform = painter.deviceTransform()
        return cls(transform.m11(), transform.dx(), transform.dy())

    def x(self, place: float) -> int:
        """Return the device's column nearest to a place."""
        return floor(place * self.ratio + self.shift_x + 0.5)

    def y(self, place: float) -> int:
        """Return the device's row nearest to a place."""
        return floor(place * self.ratio + self.shift_y + 0.5)

    def length(self, pixels: float) -> int:
        """Return a length in device pixels, at least one."""
        return max(1, floor(pixels * self.ratio + 0.5))

    def moved(self, x: float, y: float, left: int, top: int) -> Grid:
        """Return the grid of what lies at a point, counted from a device pixel."""
        return Grid(self.ratio, x * self.ratio + self.shift_x - left, y * self.ratio + self.shift_y - top)

    def transform(self, left: int, top: int) -> QTransform:
        """Return what lets a painter count in device pixels from one of them."""
        scale = 1 / self.ratio
        return QTransform(scale, 0, 0, scale, (left - self.shift_x) * scale, (top - self.shift_y) * scale)
