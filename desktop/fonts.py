"""The faces of the program: fonts come with packages, so Arabic is drawn on any machine."""

from __future__ import annotations

from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic as plex
from PySide6.QtGui import QFontDatabase

INTERFACE_FAMILY: str = plex.FAMILY

PREFERRED_READING = ("Noto Naskh Arabic", "Noto Naskh Arabic UI", "Scheherazade New", "Geeza Pro")
"""Reading faces that are taken when the system has them; otherwise the interface's face reads well too."""


def load_interface_fonts() -> None:
    """Make the interface's face known to Qt in the weights that are used."""
    for weight in ("Regular", "Medium", "SemiBold"):
        _load(Path(plex.ROOT) / "files" / f"IBMPlexSansArabic-{weight}.ttf")


def load_amiri() -> None:
    """Make Amiri known to Qt; only when it is asked for, it is the larger one."""
    for name in ("Amiri-Regular.ttf", "Amiri-Bold.ttf"):
        _load(Path(fontpkg_amiri.ROOT) / "files" / name)


def reading_family(chosen: str) -> str:
    """Return the family to read in: the user's choice, a good one of the system, or the interface's."""
    if chosen == "Amiri":
        load_amiri()
    families = set(QFontDatabase.families(QFontDatabase.WritingSystem.Arabic))
    for family in (chosen, *PREFERRED_READING):
        if family in families:
            return family
    return INTERFACE_FAMILY


def _load(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise FileNotFoundError(
            f"{path}: the font that Arabic is drawn with cannot be loaded; reinstall Hashiya"
        )
