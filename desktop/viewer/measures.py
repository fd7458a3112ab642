"""All lengths of the page, taken from the reading font: line pitch, column, tint, lanes. In pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF

COLUMN = 68
"""Characters in a line of the text column, unless the reader wants another number."""

LANES = 4
"""How many bars find a place of their own below a line."""

_SAMPLE = "وقالت قيادة العمليات المشتركة في بيان إن عدد الجنود سينخفض بشكل تدريجي خلال الأشهر المقبلة"
_TALL = "أطكإلآ"
_DEEP = "ج ع ي م"


@dataclass(frozen=True, slots=True)
class Measures:
    """Whole pixels, so that every line looks the same wherever it is scrolled to.

    `baseline` is below the line's top; `rise` and `fall` are how far letters reach above and below it.
    `gap` is below a paragraph, `blank` the height of an empty one.
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


def measure(font: QFont, spacing: float, characters: float = COLUMN) -> Measures:
    """Measure a reading font at its size; `spacing` is the pitch of lines in sizes of the font.

    `characters` is how many of them a line of the column holds.
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
    # The fourth lane may come close to the next line's letters; three never do.
    pitch = max(round(spacing * size), rise + lane + (LANES - 2) * lane_step + unit + 1)
    baseline = round((pitch - rise - lane - lane_step) / 2) + rise
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
    )
