"""The icons: one style (Phosphor), drawn from the font that comes with qtawesome.

qtawesome itself is not imported: that takes as long as importing all of Qt, and its first icon opens every
font it brings. The outlines are read straight from the one font that is used, without making it known to
Qt's font database, which would have every text of the window measured again.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import orjson
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont
from typing_extensions import override

from desktop.theme import Theme

_FONT = "phosphor-1*.ttf"
_NAMES = "phosphor-charmap-1*.json"
_OUTLINE_SIZE = 256.0
"""Pixels at which outlines are read; they are scaled to what is painted."""
_SHARE = 0.875
"""How much of an icon's square the font's square takes."""


def icon(name: str, theme: Theme, *, on_accent: bool = False) -> QIcon:
    """Return a Phosphor icon in the theme's secondary ink, or to stand on its accent colour.

    KeyError if there is no icon of this name.
    """
    ink = QColor(theme.on_accent if on_accent else theme.secondary)
    lively = QColor(theme.on_accent if on_accent else theme.accent)
    faint = QColor(theme.faint)
    return QIcon(_Glyph(_outline(name), ink, lively, faint))


class _Glyph(QIconEngine):
    """Fills an outline in the colour of what the icon stands on: at rest, under the mouse, greyed out."""

    def __init__(self, outline: QPainterPath, ink: QColor, lively: QColor, faint: QColor) -> None:
        super().__init__()
        self._outline = outline
        self._ink = ink
        self._others = {QIcon.Mode.Active: lively, QIcon.Mode.Disabled: faint}

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(rect).center())
        scale = _SHARE * min(rect.width(), rect.height()) / _OUTLINE_SIZE
        painter.scale(scale, scale)
        painter.fillPath(self._outline, self._others.get(mode, self._ink))
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


@cache
def _outline(name: str) -> QPainterPath:
    """Return an icon's outline round the middle of its square."""
    font, characters = _font(), _characters()
    glyph = font.glyphIndexesForString(chr(int(characters[name], 16)))[0]
    middle = (font.ascent() - font.descent()) / 2
    return font.pathForGlyph(glyph).translated(-_OUTLINE_SIZE / 2, middle)


@cache
def _font() -> QRawFont:
    return QRawFont(str(_file(_FONT)), _OUTLINE_SIZE, QFont.HintingPreference.PreferNoHinting)


@cache
def _characters() -> dict[str, str]:
    """Return the code points of the font's icons by name, in hexadecimal."""
    names: dict[str, str] = orjson.loads(_file(_NAMES).read_bytes())
    return names


def _file(pattern: str) -> Path:
    """Return the file of qtawesome's fonts that fits a pattern: their names have versions in them."""
    package = find_spec("qtawesome")
    folders = package.submodule_search_locations if package is not None else None
    for folder in folders or ():
        for path in sorted((Path(folder) / "fonts").glob(pattern)):
            return path
    raise FileNotFoundError(f"qtawesome/fonts/{pattern}: the icons cannot be found; reinstall Hashiya")


def swatch(color: str, ratio: float, size: int = 14) -> QIcon:
    """Return a small square in a label's colour; `ratio` is the screen's device pixel ratio."""
    pixmap = QPixmap(int(size * ratio), int(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(1, 1, size - 2, size - 2, 3, 3)
    painter.end()
    return QIcon(pixmap)
