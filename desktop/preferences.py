"""What the user may choose: one row a setting. The dialog is built from this table, the file read by it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotations.annotator import problem_with_annotator
from desktop.actions import QT_TRANSLATE_NOOP

Shortcuts = Mapping[str, tuple[str, ...]]
"""Keys as portable text, by the id of their command."""
Value = str | float | Shortcuts


class Section(StrEnum):
    """The pages of the dialog, in their order."""

    GENERAL = QT_TRANSLATE_NOOP("Preferences", "General")
    READING = QT_TRANSLATE_NOOP("Preferences", "Reading")
    MARKING = QT_TRANSLATE_NOOP("Preferences", "Marking")
    SHORTCUTS = QT_TRANSLATE_NOOP("Preferences", "Shortcuts")


class Kind(StrEnum):
    """How a setting is edited."""

    CHOICE = "choice"
    NUMBER = "number"
    FONT = "font"
    TEXT = "text"
    SHORTCUTS = "shortcuts"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `choices` are pairs of value and words; `percent` shows 1.0 as 100 %.

    `problem` says why a text will not do, in a sentence. What is `personal` outlives a reset of everything.
    """

    key: str
    section: Section
    kind: Kind
    words: str
    help: str = ""
    default: str | float = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    decimals: int = 0
    percent: bool = False
    problem: Callable[[str], str] | None = None
    personal: bool = False

    def accepts(self, value: object) -> bool:
        """Say whether a value can be this setting's."""
        if self.kind is Kind.NUMBER:
            return isinstance(value, int | float) and math.isfinite(value) and self.low <= value <= self.high
        if self.kind is Kind.CHOICE:
            return any(value == choice for choice, _ in self.choices)
        if not isinstance(value, str):
            return False
        return not value or self.problem is None or not self.problem(value)


ON_OR_OFF = (("on", QT_TRANSLATE_NOOP("Preferences", "On")), ("off", QT_TRANSLATE_NOOP("Preferences", "Off")))

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        Section.GENERAL,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Language"),
        QT_TRANSLATE_NOOP("Preferences", "Arabic mirrors the whole window"),
        default="system",
        # Each language under its own name: whoever reads only that one must find it.
        choices=(
            ("system", QT_TRANSLATE_NOOP("Preferences", "System")),
            ("ar", "العربية"),
            ("en", "English"),
        ),
    ),
    Setting(
        "digits",
        Section.GENERAL,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Digits"),
        QT_TRANSLATE_NOOP("Preferences", "How an Arabic window writes numbers"),
        default="language",
        choices=(
            ("language", QT_TRANSLATE_NOOP("Preferences", "By language")),
            ("latin", "0–9"),
            ("arabic", "٠–٩"),
        ),
    ),
    Setting(
        "theme",
        Section.GENERAL,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Theme"),
        QT_TRANSLATE_NOOP("Preferences", "“System” follows the desktop"),
        default="system",
        choices=(
            ("system", QT_TRANSLATE_NOOP("Preferences", "System")),
            ("light", QT_TRANSLATE_NOOP("Preferences", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Preferences", "Dark")),
        ),
    ),
    Setting(
        "annotator",
        Section.GENERAL,
        Kind.TEXT,
        QT_TRANSLATE_NOOP("Preferences", "Annotator"),
        QT_TRANSLATE_NOOP("Preferences", "Annotations are kept under this name"),
        problem=problem_with_annotator,
        personal=True,
    ),
    Setting(
        "reading/family",
        Section.READING,
        Kind.FONT,
        QT_TRANSLATE_NOOP("Preferences", "Font"),
        QT_TRANSLATE_NOOP("Preferences", "The face that articles are set in"),
    ),
    Setting(
        "reading/zoom",
        Section.READING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("Preferences", "Text size"),
        QT_TRANSLATE_NOOP("Preferences", "Ctrl and the mouse wheel do it too"),
        default=1.0,
        low=0.4,
        high=4.0,
        step=0.1,
        percent=True,
    ),
    Setting(
        "reading/line_spacing",
        Section.READING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("Preferences", "Line spacing"),
        QT_TRANSLATE_NOOP("Preferences", "In sizes of the font"),
        default=1.9,
        low=1.2,
        high=3.0,
        step=0.1,
        decimals=1,
    ),
    Setting(
        "reading/column",
        Section.READING,
        Kind.NUMBER,
        QT_TRANSLATE_NOOP("Preferences", "Column width"),
        QT_TRANSLATE_NOOP("Preferences", "Characters in a line"),
        default=68.0,
        low=45.0,
        high=90.0,
    ),
    Setting(
        "reading/names",
        Section.READING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Label names"),
        QT_TRANSLATE_NOOP("Preferences", "Written small below each span"),
        default="off",
        choices=ON_OR_OFF,
    ),
    Setting(
        "reading/hide_marks",
        Section.READING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Hide tashkeel and tatweel"),
        QT_TRANSLATE_NOOP("Preferences", "In the view only; what is stored keeps them"),
        default="off",
        choices=ON_OR_OFF,
    ),
    Setting(
        "reading/reveal",
        Section.READING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Invisible characters"),
        QT_TRANSLATE_NOOP("Preferences", "Marks of direction, joiners, special spaces, drawn as symbols"),
        default="off",
        choices=ON_OR_OFF,
    ),
    Setting(
        "reading/overview",
        Section.READING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Overview strip"),
        QT_TRANSLATE_NOOP("Preferences", "Beside the scroll bar: where spans and matches are"),
        default="on",
        choices=ON_OR_OFF,
    ),
    Setting(
        "marking/snapping",
        Section.MARKING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Whole words"),
        QT_TRANSLATE_NOOP("Preferences", "The mouse selects words; with Alt held, letters"),
        default="on",
        choices=ON_OR_OFF,
    ),
    Setting(
        "marking/card",
        Section.MARKING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Card after labelling"),
        QT_TRANSLATE_NOOP("Preferences", "Asks at the new span for what its label needs; Esc leaves it"),
        default="on",
        choices=ON_OR_OFF,
    ),
    Setting(
        "marking/matches",
        Section.MARKING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Other matches"),
        QT_TRANSLATE_NOOP("Preferences", "After labelling, offers the same words elsewhere in the article"),
        default="on",
        choices=ON_OR_OFF,
    ),
    Setting(
        "marking/caret",
        Section.MARKING,
        Kind.CHOICE,
        QT_TRANSLATE_NOOP("Preferences", "Arrow keys"),
        QT_TRANSLATE_NOOP("Preferences", "Where ← and → go in words of the other direction"),
        default="visual",
        choices=(
            ("visual", QT_TRANSLATE_NOOP("Preferences", "As seen")),
            ("logical", QT_TRANSLATE_NOOP("Preferences", "As read")),
        ),
    ),
    Setting(
        "shortcuts",
        Section.SHORTCUTS,
        Kind.SHORTCUTS,
        QT_TRANSLATE_NOOP("Preferences", "Keyboard shortcuts"),
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


def translated(words: str) -> str:
    """Return words of the table in the interface's language."""
    return QCoreApplication.translate("Preferences", words) if words else ""
