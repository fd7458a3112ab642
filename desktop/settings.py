"""What the program remembers about its user, behind typed properties.

QSettings gives strings back after a restart; nobody else in the program talks to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings

from annotations.annotator import default_annotator

RECENT_PROJECTS = 12


class Settings:
    """The user's settings and the state of the window, kept where the platform keeps such things."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hashiya", "hashiya")

    def _text(self, key: str, default: str = "") -> str:
        return str(self._store.value(key, default) or default)

    def _number(self, key: str, default: float) -> float:
        try:
            return float(self._text(key, str(default)))
        except ValueError:
            return default

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _set(self, key: str, value: object) -> None:
        self._store.setValue(key, value)

    def sync(self) -> None:
        """Write everything down now."""
        self._store.sync()

    @property
    def annotator(self) -> str:
        """The name under which this user's annotations are kept."""
        return self._text("annotator") or default_annotator()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self._set("annotator", name)

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def language(self) -> str:
        """``system``, ``ar`` or ``en``."""
        return self._text("language", "system")

    @language.setter
    def language(self, name: str) -> None:
        self._set("language", name)

    @property
    def digits(self) -> str:
        """The digits of the interface: ``language``, ``latin`` or ``arabic``."""
        return self._text("digits", "language")

    @digits.setter
    def digits(self, name: str) -> None:
        self._set("digits", name)

    @property
    def reading_family(self) -> str:
        """The family of the reading font, or an empty string for the program's choice."""
        return self._text("reading/family")

    @reading_family.setter
    def reading_family(self, family: str) -> None:
        self._set("reading/family", family)

    @property
    def zoom(self) -> float:
        """The viewer's zoom; 1.0 is the natural size."""
        return self._number("reading/zoom", 1.0)

    @zoom.setter
    def zoom(self, factor: float) -> None:
        self._set("reading/zoom", factor)

    @property
    def line_spacing(self) -> float:
        """The distance of lines as a multiple of the font's height."""
        return self._number("reading/line_spacing", 1.9)

    @line_spacing.setter
    def line_spacing(self, factor: float) -> None:
        self._set("reading/line_spacing", factor)

    @property
    def geometry(self) -> QByteArray:
        """The main window's place and size."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._set("window/geometry", value)

    def layout(self, *, mirrored: bool) -> QByteArray:
        """Return where the main window's docks are, for each direction of the interface."""
        return self._bytes("window/layout_rtl" if mirrored else "window/layout")

    def set_layout(self, value: QByteArray, *, mirrored: bool) -> None:
        """Remember where the docks are."""
        self._set("window/layout_rtl" if mirrored else "window/layout", value)

    @property
    def last_project(self) -> str:
        """The folder that was open when the program was last left, or an empty string."""
        return self._text("last_project")

    @last_project.setter
    def last_project(self, folder: str) -> None:
        self._set("last_project", folder)

    @property
    def recent_projects(self) -> list[str]:
        """Folders opened lately, the newest first."""
        value = self._store.value("recent_projects", [])
        if isinstance(value, str):  # an ini file gives a list of one back as its only string
            return [value] if value else []
        return [str(item) for item in value] if isinstance(value, Sequence) else []

    def add_recent_project(self, folder: str) -> None:
        """Put a folder at the head of the recent ones."""
        others = [path for path in self.recent_projects if path != folder]
        self._set("recent_projects", [folder, *others][:RECENT_PROJECTS])

    def forget_recent_project(self, folder: str) -> None:
        """Take a folder out of the recent ones."""
        self._set("recent_projects", [path for path in self.recent_projects if path != folder])

    def place(self, folder: str) -> tuple[str, int]:
        """Return the article last read in a project and the text offset at the top of the view."""
        article = self._text(f"places/{_key(folder)}/article")
        return article, int(self._number(f"places/{_key(folder)}/offset", 0))

    def set_place(self, folder: str, article: str, offset: int) -> None:
        """Remember where reading stopped in a project."""
        self._set(f"places/{_key(folder)}/article", article)
        self._set(f"places/{_key(folder)}/offset", offset)

    @property
    def export_format(self) -> str:
        """The format chosen at the last export."""
        return self._text("export/format", "jsonl")

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._set("export/format", name)


def _key(folder: str) -> str:
    """Make a folder's path a settings key: slashes would nest groups."""
    return folder.replace("\\", "|").replace("/", "|")
