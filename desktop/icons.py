"""The icons: one style (Phosphor, through qtawesome), loaded after the window's first paint.

Importing qtawesome takes as long as importing Qt, and its first icon opens every font it brings: only the one
that is used here is let in.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop.theme import Theme

_PREFIX = "ph"


def prepare_icons() -> None:
    """Import what the icons come from; takes a while and may be done in another thread."""
    import qtawesome  # noqa: F401, PLC0415 - see the module's docstring


def icon(name: str, theme: Theme, *, on_accent: bool = False) -> QIcon:
    """Return a Phosphor icon in the theme's secondary ink, or to stand on its accent colour."""
    import qtawesome  # noqa: PLC0415 - see the module's docstring

    fonts = getattr(qtawesome, "_BUNDLED_FONTS", ())
    if len(fonts) > 1:
        qtawesome._BUNDLED_FONTS = tuple(font for font in fonts if font[0] == _PREFIX) or fonts
    made: QIcon = qtawesome.icon(
        f"{_PREFIX}.{name}",
        color=theme.on_accent if on_accent else theme.secondary,
        color_active=theme.on_accent if on_accent else theme.accent,
        color_disabled=theme.faint,
    )
    return made


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
