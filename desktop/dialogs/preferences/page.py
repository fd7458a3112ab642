"""One page of the preferences: a heading over cards of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.text.folding import fold
from desktop.dialogs.preferences.card import Card
from desktop.dialogs.preferences.reading_sample import ReadingSample
from desktop.dialogs.preferences.setting_row import SettingRow
from desktop.preferences import SETTINGS, Kind, Section, translated
from desktop.settings import Settings
from desktop.theme import Theme


class Searched(Protocol):
    """A row that a search can find."""

    def search_text(self) -> str:
        """Return the words it is found by."""
        ...


class Page(QWidget):
    """What all pages share: a heading, cards, and being narrowed down by a search."""

    grown = Signal(QWidget)
    """A row shows more than before and should be seen as a whole."""

    def __init__(self, section: Section, cards: Sequence[Card]) -> None:
        super().__init__()
        self.section = section
        self._cards = tuple(cards)
        heading = QLabel(translated(section))
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(heading)
        for card in cards:
            column.addWidget(card)
        self.column = column

    def narrow(self, words: str) -> bool:
        """Show only the rows that hold every word, whatever the spelling; say whether any does."""
        wanted = [fold(word).text for word in words.split()]

        def holds(row: QWidget) -> bool:
            text = fold(cast(Searched, row).search_text()).text
            return all(word in text for word in wanted)

        found = [card.narrow(holds) for card in self._cards]
        return any(found)

    def show_values(self, settings: Settings) -> None:
        """Show the settings as they are."""
        raise NotImplementedError

    def set_icons(self, theme: Theme) -> None:
        """Take a theme's icons and colours."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what is still being typed."""


class SettingsPage(Page):
    """The settings of one section in a card; under those of reading, how a text looks with them."""

    def __init__(self, section: Section, settings: Settings) -> None:
        self._settings = settings
        self._rows = [
            SettingRow(setting)
            for setting in SETTINGS
            if setting.section is section and setting.kind is not Kind.SHORTCUTS
        ]
        super().__init__(section, [Card("", self._rows)])
        self._sample = ReadingSample() if section is Section.READING else None
        if self._sample is not None:
            self.column.addWidget(self._sample)
        for row in self._rows:
            row.edited.connect(settings.set_value)
        self.show_values(settings)

    @override
    def narrow(self, words: str) -> bool:
        if self._sample is not None:
            self._sample.setVisible(not words)
        return super().narrow(words)

    @override
    def show_values(self, settings: Settings) -> None:
        for row in self._rows:
            row.show_value(settings.value(row.setting.key))
        if self._sample is not None:
            self._sample.show_settings(settings)

    @override
    def set_icons(self, theme: Theme) -> None:
        for row in self._rows:
            row.set_icons(theme)
        if self._sample is not None:
            self._sample.set_theme(theme)

    @override
    def commit(self) -> None:
        for row in self._rows:
            row.editor.commit()

    def focused(self) -> str:
        """Return the key of the setting that the keyboard is on, or an empty string."""
        at = self.focusWidget()
        return next((row.setting.key for row in self._rows if at and row.isAncestorOf(at)), "")

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting; KeyError if it is on another page."""
        return {row.setting.key: row for row in self._rows}[key]
