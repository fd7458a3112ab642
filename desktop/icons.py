"""The icons: one style (Phosphor, through qtawesome), loaded after the window's first paint.

Importing qtawesome and opening its fonts takes as long as starting the whole window, and only one of its
fonts is used here: the others are left closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_PREFIX = "ph"


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
