"""One setting: what it is called, what it does, its editor, and the way back to its default."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.dialogs.preferences.editors import EDITORS
from desktop.icons import icon
from desktop.preferences import Setting, translated
from desktop.theme import Theme

EDITOR_WIDTH = 300


class SettingRow(QWidget):
    """A row of a page."""

    edited = Signal(str, object)
    """The user has chosen a value for a setting (its key)."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.editor = EDITORS[setting.kind](setting)
        self.editor.setFixedWidth(EDITOR_WIDTH)
        self.editor.edited.connect(self._on_edited)
        name = QLabel(translated(setting.words))
        name.setBuddy(self.editor)
        words = QLabel(translated(setting.help))
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.setContentsMargins(0, 0, 8, 0)
        said.addStretch(1)
        said.addWidget(name)
        said.addWidget(words)
        said.addStretch(1)
        self._reset = reset_button(self.tr("Back to the default"))
        self._reset.setAccessibleName(
            self.tr("{setting}: back to the default").format(setting=translated(setting.words))
        )
        self._reset.clicked.connect(self._on_reset)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 8, 12)
        grid.setHorizontalSpacing(8)
        grid.addLayout(said, 0, 0)
        grid.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._reset, 0, 2)
        grid.setColumnStretch(0, 1)
        choices = (translated(words) for _, words in setting.choices)
        self._text = " ".join((setting.words, translated(setting.words), translated(setting.help), *choices))

    def search_text(self) -> str:
        """Return the words that a search finds this row by: the interface's, and the English ones."""
        return self._text

    def show_value(self, value: object) -> None:
        """Show the setting's value."""
        self.editor.show_value(value)
        self._reset.setVisible(value != self.setting.default)

    def set_icons(self, theme: Theme) -> None:
        """Give the button its icon."""
        self._reset.setIcon(icon("arrow-counter-clockwise", theme))

    def _on_edited(self, value: object) -> None:
        self.edited.emit(self.setting.key, value)

    def _on_reset(self) -> None:
        self.editor.setFocus()
        self.edited.emit(self.setting.key, self.setting.default)


def reset_button(tip: str) -> QToolButton:
    """Return a small button for the way back; its place stays empty while there is none."""
    button = QToolButton()
    button.setToolTip(tip)
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(30, 30)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.hide()
    return button
