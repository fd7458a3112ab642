"""Where the mouse takes hold of a span's edges. Points are in the viewport."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from desktop.viewer.strokes import Edge

_REACH = 7.0
"""Pixels from a handle, or from the edge that it stands at, at which the edge is still gripped."""


class Grip(NamedTuple):
    """An edge of a span: its handle, where else it is gripped, and a point just within the span beside it."""

    edge: Edge
    handle: QPointF
    area: QRectF
    inside: QPointF


def grip(edge: Edge, handle: QPointF, top: float, bottom: float, *, rtl: bool) -> Grip:
    """Return the grip of an edge with a handle; `top` and `bottom` are those of the letters beside it."""
    inward = -0.5 if (edge is Edge.START) == rtl else 0.5
    area = QRectF(handle.x(), min(top, handle.y()), 0, max(bottom, handle.y()) - min(top, handle.y()))
    area.adjust(-_REACH, -_REACH, _REACH, _REACH)
    return Grip(edge, handle, area, QPointF(handle.x() + inward, (top + bottom) / 2))


def nearest(grips: list[Grip], point: QPointF) -> Grip | None:
    """Return the grip at a point: where both are, the one whose handle is nearer."""
    within = [grip for grip in grips if grip.area.contains(point)]
    return min(within, key=lambda grip: (grip.handle - point).manhattanLength(), default=None)
