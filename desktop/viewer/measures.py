"""All lengths of the page, taken from the reading font: line pitch, column, tint, lanes. In pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

COLUMN = 68
"""Characters in a line of the text column, unless the reader wants another number."""

LANES = 4
"""How many bars below a line are wide apart enough for every line style; more stand closer together."""

_NAME_SIZE = 0.56
_LEAST_NAME = 11

_SAMPLE = "وقالت قيادة العمليات المشتركة في بيان إن عدد الجنود سينخفض بشكل تدريجي خلال الأشهر المقبلة"
_TALL = "أطكإلآ"
_DEEP = "ج ع ي م"


@dataclass(frozen=True, slots=True)
class Measures:
    """Whole pixels, so that every line looks the same wherever it is scrolled to.

    `baseline` is below the line's top; `rise` and `fall` are how far letters reach above and below it.
    `gap` is below a paragraph, `blank` the height of an empty one. Bars begin `lane` below the baseline,
    one every `lane_step`. `name` is the size of labels' names, which stand below the bars, and `band` the
    height they take, 0 if they are not shown.
    """

    column: int
    advance: float
    pitch: int
    gap: int
    blank: int
    baseline: int
    rise: int
    fall: int
    lane: int
    lane_step: int
    bar: int
    name: int
    band: int

    @property
    def room(self) -> int:
        """How much there is for bars between the letters' tails and the names or the next line."""
        return self.pitch - self.band - self.baseline - self.lane


class NameFont:
    """The font of labels' names below the lines: the interface's, at a size in pixels.

    `rise` and `height` are of what its letters fill, which is less than what the font asks for.
    """

    def __init__(self, pixels: int) -> None:
        self.font = QFont(QGuiApplication.font())
        self.font.setPixelSize(pixels)
        # Painted by way of pictures, too, which know no stripes of colour.
        self.font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
        self.metrics = QFontMetricsF(self.font)
        self.rise = ceil(-self.metrics.tightBoundingRect(_TALL).top())
        self.height = self.rise + ceil(self.metrics.tightBoundingRect(_DEEP).bottom())


def measure(font: QFont, spacing: float, characters: float = COLUMN, names: bool = False) -> Measures:
    """Measure a reading font at its size; `spacing` is the pitch of lines in sizes of the font.

    `characters` is how many of them a line of the column holds; `names` makes room for those of labels.
    """
    if QCoreApplication.instance() is None:
        raise RuntimeError("fonts can only be measured once the application object exists")
    metrics = QFontMetricsF(font)
    size = metrics.fontDpi() * font.pointSizeF() / 72
    advance = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    rise = round(-metrics.tightBoundingRect(_TALL).top())
    fall = round(metrics.tightBoundingRect(_DEEP).bottom())
    unit = max(1, round(size / 12))
    lane_step = 2 * unit
    lane = fall + max(1, unit // 2)
    name = max(_LEAST_NAME, round(_NAME_SIZE * size))
    band = NameFont(name).height + unit if names else 0
    # As little above the letters as keeps lines apart, so that all bars lie within their own line's pitch.
    baseline = rise + 1
    closest = unit + (unit + 1) // 2
    pitch = max(round(spacing * size), baseline + lane + (LANES - 1) * closest + unit) + band
    return Measures(
        column=round(advance * characters),
        advance=advance,
        pitch=pitch,
        gap=round(0.3 * pitch),
        blank=round(0.45 * pitch),
        baseline=baseline,
        rise=rise,
        fall=fall,
        lane=lane,
        lane_step=lane_step,
        bar=unit,
        name=name,
        band=band,
    )
