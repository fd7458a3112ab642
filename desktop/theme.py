"""The look: named colours from a file, turned into Qt's palette and one style sheet."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotations.resources import resource
from desktop.fonts import INTERFACE_FAMILY
from desktop.viewer.looks import PageLook

THEMES = ("light", "dark")
_ROLE = re.compile(r"@([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a theme by role, as ``#rrggbb``; the roles of the files in `resources/themes/`."""

    dark: bool
    page: str
    chrome: str
    raised: str
    hover: str
    pressed: str
    ink: str
    secondary: str
    faint: str
    hairline: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    error: str


def load_theme(name: str) -> Theme:
    """Return the theme ``light``, ``dark`` or, for ``system``, the one the desktop wants now."""
    if name not in THEMES:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    with resource("themes", f"{name}.toml").open("rb") as file:
        return Theme(**tomllib.load(file))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette and style sheet."""
    app.setPalette(_palette(theme))
    sheet = resource("themes", "hashiya.qss").read_text(encoding="utf-8")
    colors = {field.name: str(getattr(theme, field.name)) for field in fields(theme)}
    sheet = sheet.replace("@icons", resource("icons", "dark" if theme.dark else "light").as_posix())
    app.setStyleSheet(_ROLE.sub(lambda match: colors[match[1]], sheet))


def page_look(theme: Theme) -> PageLook:
    """Return the colours that a theme gives to the page of the reading view."""
    return PageLook(
        page=theme.page,
        ink=theme.ink,
        secondary=theme.secondary,
        hairline=theme.hairline,
        accent=theme.accent,
        dark=theme.dark,
    )


def apply_interface_font(app: QApplication) -> None:
    """Set the interface's face and size."""
    font = QFont(INTERFACE_FAMILY)
    font.setPointSizeF(10.5)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    app.setFont(font)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, color in (
        (role.Window, theme.chrome),
        (role.WindowText, theme.ink),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.chrome),
        (role.Text, theme.ink),
        (role.Button, theme.raised),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.error),
        (role.Highlight, theme.accent_soft),
        (role.HighlightedText, theme.ink),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.faint),
        (role.Link, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.hover),
        (role.Mid, theme.hairline),
        (role.Dark, theme.faint),
        (role.Shadow, theme.hairline),
    ):
        palette.setColor(where, QColor(color))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.faint))
    return palette
