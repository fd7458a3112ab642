"""The page of the shortcuts: all commands by menu, and the keys that cannot be changed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from desktop.actions import COMMANDS, Menu
from desktop.actions import translated as words_of
from desktop.dialogs.preferences.card import Card
from desktop.dialogs.preferences.page import Page
from desktop.dialogs.preferences.shortcut_row import ShortcutRow
from desktop.preferences import Section
from desktop.settings import Settings
from desktop.shortcuts import (
    current_shortcuts,
    default_shortcuts,
    problem_with_key,
    said_key,
    shown_key,
    with_default,
    with_key,
    without_key,
)
from desktop.theme import Theme


class FixedRow(QWidget):
    """A key that belongs to something else, such as a label's; for information."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self.name, self.key = name, key
        chip = QLabel(shown_key(key))
        chip.setObjectName("fixedKey")
        chip.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 9, 16, 9)
        line.addWidget(QLabel(name))
        line.addStretch(1)
        line.addWidget(chip)

    def search_text(self) -> str:
        """Return the words that a search finds this row by."""
        return f"{self.name} {shown_key(self.key)}"


class ShortcutsPage(Page):
    """Edits the user's shortcuts. `fixed`: names and keys (portable text) that no command can have."""

    def __init__(self, settings: Settings, fixed: Sequence[tuple[str, str]]) -> None:
        self._settings = settings
        self._rows = {command.id: ShortcutRow(command) for command in COMMANDS}
        self._fixed = {key: name for name, key in fixed}
        for menu in Menu:
            mnemonic = QKeySequence.mnemonic(words_of(menu)).toString(
                QKeySequence.SequenceFormat.PortableText
            )
            if mnemonic:
                self._fixed[mnemonic] = words_of(menu).replace("&", "")
        cards = [
            Card(words_of(menu).replace("&", ""), [self._rows[c.id] for c in COMMANDS if c.menu is menu])
            for menu in Menu
        ]
        if fixed:
            cards.append(Card(self.tr("Labels and panes"), [FixedRow(name, key) for name, key in fixed]))
        super().__init__(Section.SHORTCUTS, cards)
        hint = QLabel(
            self.tr(
                "Choose a key to change it, or + to add one. On an Arabic keyboard, letters count as the "
                "Latin key in their place. Keys of labels belong to the project."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "secondary")
        self.column.insertWidget(1, hint)
        for row in self._rows.values():
            row.recording.connect(self._on_recording)
            row.pressed.connect(self._on_pressed)
            row.taken.connect(self._on_taken)
            row.removed.connect(self._on_removed)
            row.reset.connect(self._on_reset)
        self.show_values(settings)

    @override
    def show_values(self, settings: Settings) -> None:
        defaults = default_shortcuts()
        for command_id, keys in current_shortcuts(settings.shortcuts).items():
            self._rows[command_id].show_keys(keys, changed=keys != defaults[command_id])

    @override
    def set_icons(self, theme: Theme) -> None:
        for row in self._rows.values():
            row.set_icons(theme)

    def row(self, command_id: str) -> ShortcutRow:
        """Return the row of a command."""
        return self._rows[command_id]

    def _on_recording(self, command_id: str) -> None:
        for other, row in self._rows.items():
            if other != command_id:
                row.close_panel()
        self.grown.emit(self._rows[command_id])

    def _on_pressed(self, command_id: str, key: str, replaced: str) -> None:
        row = self._rows[command_id]
        problem = problem_with_key(key, row.command.scope)
        if not problem and key in self._fixed:
            words = self.tr("{key} is the key of “{name}”, which stays.")
            problem = words.format(key=said_key(key), name=self._fixed[key])
        if problem:
            row.refuse(problem)
            return
        owner = next(
            (other for other, keys in current_shortcuts(self._settings.shortcuts).items() if key in keys), ""
        )
        if owner in ("", command_id):
            self._on_taken(command_id, key, replaced)
        else:
            words = self.tr("{key} is the key of “{command}”.")
            row.ask(key, words.format(key=said_key(key), command=self._rows[owner].name))

    def _on_taken(self, command_id: str, key: str, replaced: str) -> None:
        self._rows[command_id].close_panel()
        self._settings.shortcuts = with_key(self._settings.shortcuts, command_id, key, replaced)

    def _on_removed(self, command_id: str, key: str) -> None:
        self._settings.shortcuts = without_key(self._settings.shortcuts, command_id, key)

    def _on_reset(self, command_id: str) -> None:
        self._settings.shortcuts = with_default(self._settings.shortcuts, command_id)
