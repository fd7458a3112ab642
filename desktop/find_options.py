"""The toggles that say how words are found: whole words, exact spelling, regular expression."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotations.text.query import Query

_LEFT_TO_RIGHT = "\u200e"
"""Without it the signs change places in a mirrored window."""


class FindOptions(QWidget):
    """Three toggles. Whole words does not count for a regular expression, which says so itself."""

    changed = Signal()
    """The user chose otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole_words = self._toggle(
            self.tr("Word"), self.tr("Whole words: also after و ف ب ل ك, but not inside another word")
        )
        self.exact = self._toggle(
            "أَ", self.tr("Exact spelling: tashkeel, hamza and all letters as they are typed")
        )
        self.regex = self._toggle(
            f"{_LEFT_TO_RIGHT}.*{_LEFT_TO_RIGHT}",
            self.tr("Regular expression, over the text without tashkeel unless the spelling is exact"),
        )
        self.whole_words.setChecked(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button in (self.whole_words, self.exact, self.regex):
            layout.addWidget(button)
            button.toggled.connect(self._on_toggled)

    def query(self, words: str) -> Query:
        """Return what is looked for; QueryError if it is a bad expression."""
        return Query(words, *self.chosen())

    def chosen(self) -> tuple[bool, bool, bool]:
        """Return what is on: whole words, exact spelling, regular expression."""
        return self.whole_words.isChecked(), self.exact.isChecked(), self.regex.isChecked()

    def choose(self, chosen: tuple[bool, bool, bool]) -> None:
        """Set what is on."""
        for button, on in zip((self.whole_words, self.exact, self.regex), chosen, strict=True):
            button.setChecked(on)

    def _toggle(self, sign: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        return button

    def _on_toggled(self) -> None:
        self.whole_words.setEnabled(not self.regex.isChecked())
        self.changed.emit()
