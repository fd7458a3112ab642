"""The column that an article's text stands in: font, spacing, width, zoom, what is left out.

It says how text is set, not which text, nor how far it is scrolled. Lengths are pixels of the viewport.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from desktop.viewer.measures import COLUMN, Measures, measure
from desktop.viewer.paragraphs import Style

_ZOOMS = (0.4, 4.0)
_COARSEST_GRID = 8


class Column(QAbstractScrollArea):
    """A scroll area that knows how its text is set."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = QFont()
        self._font.setPointSizeF(17.0)
        self._size = 17.0
        self._spacing = 1.9
        self._characters: float = COLUMN
        self._zoom = 1.0
        self._reading = False
        self._has_names = False
        self._measures: Measures | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_reading_font(self, family: str, point_size: float = 17.0) -> None:
        """Set the text in another font; `point_size` is the size at zoom 1."""
        if (family, point_size) != (self._font.family(), self._size):
            self._font.setFamily(family)
            self._size = point_size
            self._restyle()

    def set_line_spacing(self, factor: float) -> None:
        """Set how far lines are apart, in sizes of the font."""
        if factor != self._spacing:
            self._spacing = factor
            self._restyle()

    def set_column_width(self, characters: float) -> None:
        """Set how many characters a line holds where the view is wide enough."""
        if characters != self._characters:
            self._characters = characters
            self._restyle()

    def set_reading(self, on: bool) -> None:
        """Leave tashkeel and tatweel out of what is shown; offsets stay those of the text."""
        if on != self._reading:
            self._reading = on
            self._restyle()

    def is_reading(self) -> bool:
        """Say whether tashkeel and tatweel are left out."""
        return self._reading

    def set_zoom(self, factor: float) -> None:
        """Enlarge or shrink the text; 1 is the reading font's own size."""
        factor = min(_ZOOMS[1], max(_ZOOMS[0], factor))
        if factor != self._zoom:
            self._zoom = factor
            self._restyle()
            self.zoom_changed.emit(factor)

    def zoom(self) -> float:
        """Return how much the text is enlarged."""
        return self._zoom

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._restyle()
        return super().event(event)

    def _restyle(self) -> None:
        """Set the text anew; whoever lays it out does so."""
        self._measures = None

    def _styled(self) -> Measures:
        if self._measures is None:
            self._font.setPointSizeF(self._size * self._zoom)
            measures = measure(self._font, self._spacing, self._characters, self._has_names)
            self._measures = on_grid(measures, grid(self.devicePixelRatio()))
        return self._measures

    def _style(self) -> Style:
        measures = self._styled()
        return Style(QFont(self._font), measures, self._column_width(), self._reading)

    def _margin(self) -> int:
        return min(round(1.1 * self._styled().pitch), max(12, self.viewport().width() // 12))

    def _column_left(self) -> int:
        return (self.viewport().width() - self._column_width()) // 2

    def _column_width(self) -> int:
        return max(60, min(self._styled().column, self.viewport().width() - 2 * self._margin()))

    def _sharpening(self, left: int, top: int) -> QPointF:
        """Return how far painting must be moved so that a point comes to lie on a whole device pixel."""
        ratio = self.devicePixelRatio()
        return QPointF(round(left * ratio) / ratio - left, round(top * ratio) / ratio - top)


def grid(ratio: float) -> int:
    """Return the smallest number of pixels that is a whole number of device pixels; 1 if none is small."""
    for pixels in range(1, _COARSEST_GRID + 1):
        if abs(pixels * ratio - round(pixels * ratio)) < 0.01:
            return pixels
    return 1


def on_grid(measures: Measures, step: int) -> Measures:
    """Return measures in which every line is as far from the first as a multiple of `step` pixels.

    All baselines then lie alike between device pixels, on a whole one if the first does.
    """
    if step == 1:
        return measures
    pitch, baseline = _up(measures.pitch, step), _up(measures.baseline, step)
    return replace(
        measures, pitch=pitch, baseline=baseline, gap=_up(measures.gap, step), blank=_up(measures.blank, step)
    )


def _up(length: int, step: int) -> int:
    return -(-length // step) * step
