"""Asks where things go whose label, choice, attribute or relation type is taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.schema_editor.fields import Choose
from desktop.icons import swatch

Heir = tuple[str, str, str]
"""Id, name and colour (empty for none) of something that can take over."""


class WhereDialog(QDialog):
    """One of several heirs, or another way out; the caller reads `heir` or `way` after it was accepted."""

    def __init__(
        self,
        title: str,
        question: str,
        heir_words: str,
        heirs: Sequence[Heir],
        ways: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`ways`: other ways out as (name, words); the first way of all is the one proposed."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        words = QLabel(question)
        words.setWordWrap(True)
        self.heirs = Choose(heir_words)
        for heir_id, name, color in heirs:
            self.heirs.addItem(name, heir_id)
            if color:
                self.heirs.setItemIcon(self.heirs.count() - 1, swatch(color, self.devicePixelRatioF()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(words)
        self._group = QButtonGroup(self)
        self._ways: dict[str, QRadioButton] = {}
        if heirs:
            self._add(layout, "", heir_words).setVisible(bool(ways))
            layout.addWidget(self.heirs)
        for way, way_words in ways:
            self._add(layout, way, way_words)
        first = next(iter(self._ways.values()), None)
        if first is not None:
            first.setChecked(True)
        self.heirs.activated.connect(self._on_heir)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(4)
        layout.addWidget(buttons)

    @property
    def heir(self) -> str:
        """The id of what takes over, empty if another way was chosen."""
        return "" if self.way else str(self.heirs.currentData() or "")

    @property
    def way(self) -> str:
        """The way that was chosen, empty for an heir."""
        return next((way for way, button in self._ways.items() if button.isChecked()), "")

    def choose(self, way: str) -> None:
        """Choose a way."""
        self._ways[way].setChecked(True)

    def _add(self, layout: QVBoxLayout, way: str, words: str) -> QRadioButton:
        button = QRadioButton(words)
        self._group.addButton(button)
        self._ways[way] = button
        layout.addWidget(button)
        return button

    def _on_heir(self, _index: int) -> None:
        self._ways[""].setChecked(True)
