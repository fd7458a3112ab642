"""What the program remembers about its user, behind typed properties.

What the user chooses is declared in `preferences.py`; the rest is the state of the window. QSettings gives
strings back after a restart, and anybody may have edited the file: a value that cannot be is the default's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from annotations.annotator import default_annotator
from desktop.actions import COMMANDS
from desktop.preferences import BY_KEY, SETTINGS, Kind, Setting, Shortcuts, Value
from desktop.shortcuts import read_keys, written_keys

RECENT_PROJECTS = 12


class Settings(QObject):
    """The user's settings and the state of the window, kept where the platform keeps such things."""

    changed = Signal(str)
    """A setting of the table has another value (its key)."""

    def __init__(self, *, keep: bool = True) -> None:
        """`keep` False: what changes in this run is not written down."""
        super().__init__()
        self._keep = keep
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hashiya", "hashiya")

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return str(value) if isinstance(value, str | int | float) and value != "" else default

    def _number(self, key: str, default: float) -> float:
        try:
            number = float(self._text(key, str(default)))
        except ValueError:
            return default
        return number if math.isfinite(number) else default

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _set(self, key: str, value: object) -> None:
        if self._keep:
            self._store.setValue(key, value)

    def sync(self) -> None:
        """Write everything down now."""
        self._store.sync()

    # What the user chooses: the settings of the table

    def value(self, key: str) -> Value:
        """Return a setting's value, its default if the stored one cannot be; KeyError for no setting."""
        setting = BY_KEY[key]
        if setting.kind is Kind.SHORTCUTS:
            return self.shortcuts
        if isinstance(setting.default, str):
            text = self._text(key, setting.default)
            return text if setting.accepts(text) else setting.default
        number = self._number(key, setting.default)
        return number if setting.accepts(number) else setting.default

    def set_value(self, key: str, value: Value) -> None:
        """Store a setting and say so if it is another one; ValueError if it cannot be."""
        setting = BY_KEY[key]
        if isinstance(value, Mapping):
            if setting.kind is not Kind.SHORTCUTS:
                raise ValueError(f"{key} is none of the shortcuts")
            self.shortcuts = value
            return
        if not setting.accepts(value):
            raise ValueError(f"{value!r} cannot be the value of {key}")
        if value != self.value(key):
            if value == setting.default:
                self._store.remove(key)
            else:
                self._set(key, value)
            self.changed.emit(key)

    def snapshot(self) -> dict[str, Value]:
        """Return all settings of the table."""
        return {setting.key: self.value(setting.key) for setting in SETTINGS}

    def restore(self, values: Mapping[str, Value]) -> None:
        """Take all settings from a snapshot."""
        for key, value in values.items():
            self.set_value(key, value)

    def reset(self) -> None:
        """Go back to the defaults, except for what is the person's own."""
        self.restore({setting.key: _default(setting) for setting in SETTINGS if not setting.personal})

    @property
    def shortcuts(self) -> Shortcuts:
        """The keys of the commands that the user has changed, as portable text."""
        chosen: dict[str, tuple[str, ...]] = {}
        for command in COMMANDS:
            key = f"shortcuts/{command.id}"
            if self._store.contains(key):
                keys = read_keys(self._text(key))
                if keys is not None:
                    chosen[command.id] = keys
        return chosen

    @shortcuts.setter
    def shortcuts(self, chosen: Shortcuts) -> None:
        if chosen != self.shortcuts:
            self._store.remove("shortcuts")
            for command_id, keys in chosen.items():
                self._set(f"shortcuts/{command_id}", written_keys(keys))
            self.changed.emit("shortcuts")

    @property
    def annotator(self) -> str:
        """The name under which this user's annotations are kept."""
        return str(self.value("annotator")) or default_annotator()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self.set_value("annotator", name)

    @property
    def language(self) -> str:
        """``system``, ``ar`` or ``en``."""
        return str(self.value("language"))

    @language.setter
    def language(self, name: str) -> None:
        self.set_value("language", name)

    @property
    def digits(self) -> str:
        """The digits of the interface: ``language``, ``latin`` or ``arabic``."""
        return str(self.value("digits"))

    @digits.setter
    def digits(self, name: str) -> None:
        self.set_value("digits", name)

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return str(self.value("theme"))

    @theme.setter
    def theme(self, name: str) -> None:
        self.set_value("theme", name)

    @property
    def reading_family(self) -> str:
        """The family of the reading font, or an empty string for the program's choice."""
        return str(self.value("reading/family"))

    @reading_family.setter
    def reading_family(self, family: str) -> None:
        self.set_value("reading/family", family)

    @property
    def zoom(self) -> float:
        """The viewer's zoom; 1.0 is the natural size."""
        return self._value_number("reading/zoom")

    @zoom.setter
    def zoom(self, factor: float) -> None:
        self.set_value("reading/zoom", factor)

    @property
    def line_spacing(self) -> float:
        """The distance of lines as a multiple of the font's height."""
        return self._value_number("reading/line_spacing")

    @line_spacing.setter
    def line_spacing(self, factor: float) -> None:
        self.set_value("reading/line_spacing", factor)

    @property
    def column_width(self) -> float:
        """How many characters a line of the text column holds."""
        return self._value_number("reading/column")

    @column_width.setter
    def column_width(self, characters: float) -> None:
        self.set_value("reading/column", characters)

    @property
    def caret_order(self) -> Literal["visual", "logical"]:
        """How arrow keys go through words of the other direction."""
        return "logical" if self.value("marking/caret") == "logical" else "visual"

    def is_on(self, key: str) -> bool:
        """Say whether a setting that is on or off is on."""
        return self.value(key) == "on"

    def _value_number(self, key: str) -> float:
        value = self.value(key)
        assert isinstance(value, float)
        return value

    # The state of the window

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was seen or sent away."""
        return self._text("tour_seen") == "yes"

    @tour_seen.setter
    def tour_seen(self, seen: bool) -> None:
        self._set("tour_seen", "yes" if seen else "no")

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
    def article_order(self) -> tuple[str, bool]:
        """What the articles are put in order by, and whether the last one comes first."""
        return self._text("articles/order", "file"), self._text("articles/descending") == "yes"

    @article_order.setter
    def article_order(self, order: tuple[str, bool]) -> None:
        self._set("articles/order", order[0])
        self._set("articles/descending", "yes" if order[1] else "no")

    @property
    def find_options(self) -> tuple[bool, bool, bool]:
        """How words are found: whole words, exact spelling, regular expression."""
        on = self._text("find/options", "whole_words").split()
        return "whole_words" in on, "exact" in on, "regex" in on

    @find_options.setter
    def find_options(self, chosen: tuple[bool, bool, bool]) -> None:
        names = ("whole_words", "exact", "regex")
        self._set("find/options", " ".join(n for n, on in zip(names, chosen, strict=True) if on) or "none")

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

    @property
    def export_folder(self) -> str:
        """The folder that the last export went into; empty before the first."""
        return self._text("export/folder")

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._set("export/folder", folder)


def _key(folder: str) -> str:
    """Make a folder's path a settings key: slashes would nest groups."""
    return folder.replace("\\", "|").replace("/", "|")


def _default(setting: Setting) -> Value:
    return {} if setting.kind is Kind.SHORTCUTS else setting.default
