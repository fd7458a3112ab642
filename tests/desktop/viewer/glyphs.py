"""What Qt itself says about a laid-out line, by other ways than the viewer's: its ink, its selections."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextCharFormat, QTextLayout

from desktop.viewer.geometry import Line

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
_outlines: dict[tuple[str, int], QRectF] = {}
"""By family and glyph: all tests use one size."""

_TRANSPARENT = QColor(0, 0, 0, 0)


class Ink(NamedTuple):
    """The outline of a cluster's base glyph; the cluster is ``[start, end)`` in Qt positions."""

    start: int
    end: int
    box: QRectF


def inks(line: Line) -> list[Ink] | None:
    """Return the ink of a line's clusters; None if Qt does not tell which glyph is whose.

    Where glyphs come from a second font, Qt numbers those after them like the first of the first font.
    """
    stop = line.qt.textStart() + line.qt.textLength()
    glyphs: dict[int, list[QRectF]] = {}
    for run in line.qt.glyphRuns(-1, -1, _ALL):
        indexes, font = run.stringIndexes(), run.rawFont()
        if not glyphs.keys().isdisjoint(indexes) or min(indexes, default=stop) < line.qt.textStart():
            return None
        for index, glyph, origin in zip(indexes, run.glyphIndexes(), run.positions(), strict=True):
            key = font.familyName(), glyph
            if key not in _outlines:
                _outlines[key] = font.pathForGlyph(glyph).boundingRect()
            glyphs.setdefault(index, []).append(_outlines[key].translated(origin))
    starts = sorted(glyphs)
    return [Ink(start, end, glyphs[start][0]) for start, end in zip(starts, [*starts[1:], stop], strict=True)]


def selected(layout: QTextLayout, line: Line, start: int, end: int, width: int) -> list[bool]:
    """Return which pixel columns Qt fills in a line for a selection between two Qt positions."""
    image = QImage(width, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    selection = QTextLayout.FormatRange()
    selection.start, selection.length = start, end - start
    look = QTextCharFormat()
    look.setBackground(QColor("#000000"))
    look.setForeground(_TRANSPARENT)
    selection.format = look
    painter = QPainter(image)
    painter.setPen(QPen(_TRANSPARENT))
    middle = line.qt.y() + line.qt.height() / 2
    layout.draw(painter, QPointF(0, -middle), [selection], QRectF(0, 0, width, 1))
    painter.end()
    return [byte > 127 for byte in bytes(image.constBits())[3 : 4 * width : 4]]
