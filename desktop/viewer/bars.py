"""The bars in the lanes below a line: solid, dotted, double or dashed, at full strength."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_DASH, _DASH_GAP = 7, 4
_DOT_GAP = 1


class Bars:
    """Paints bars. Keeps a tile of each pattern: stroking one anew would cost more than all the text."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, kind: str, color: QColor, area: QRect) -> None:
        """Fill an area as high as a bar with a label's line."""
        if kind == "solid":
            painter.fillRect(area, color)
        elif kind == "double":
            thin = max(1.0, area.height() / 2)
            painter.fillRect(QRectF(area.left(), area.top() - thin, area.width(), thin), color)
            painter.fillRect(QRectF(area.left(), area.top() + thin, area.width(), thin), color)
        else:
            tile = self._tile(kind, color, area.height(), painter.device().devicePixelRatioF())
            # From the right edge, where most words begin.
            phase = -area.width() % (tile.width() / tile.devicePixelRatio())
            painter.drawTiledPixmap(QRectF(area), tile, QPointF(phase, 0))

    def _tile(self, kind: str, color: QColor, bar: int, ratio: float) -> QPixmap:
        key = (kind, color.name(), bar, ratio)
        if key not in self._tiles:
            unit = max(1, bar // 2)
            dash, gap = (_DASH * unit, _DASH_GAP * unit) if kind == "dashed" else (bar, bar + _DOT_GAP * unit)
            tile = QPixmap(round((dash + gap) * ratio), round(bar * ratio))
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            place = QRectF(gap, 0, dash, bar)
            if kind == "dashed":
                painter.drawRect(place)
            else:
                painter.drawEllipse(place)
            painter.end()
            self._tiles[key] = tile
        return self._tiles[key]
