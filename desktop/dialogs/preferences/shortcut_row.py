"""One command and its keys: each can be changed or taken away, and more can be added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.actions import Command
from desktop.actions import translated as words_of
from desktop.dialogs.preferences.key_recorder import KeyRecorder
from desktop.dialogs.preferences.setting_row import reset_button
from desktop.icons import icon
from desktop.shortcuts import is_on_keyboards, shown_key
from desktop.theme import Theme


class ShortcutRow(QWidget):
    """Shows the keys of a command. It decides nothing: the page says what a key pressed here means."""

    recording = Signal(str)
    """The user is about to press a key for this command (its id)."""
    pressed = Signal(str, str, str)
    """The command's id, the key pressed, and the key it is to replace, or an empty string."""
    taken = Signal(str, str, str)
    """The same: the user wants the key although another command has it."""
    removed = Signal(str, str)
    """The command's id and the key to take away."""
    reset = Signal(str)

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self.name = words_of(command.words).replace("&", "").rstrip("…")
        self._keys: tuple[str, ...] = ()
        self._replaced = self._offered = ""
        name = QLabel(self.name)
        name.setToolTip(words_of(command.tip))
        self._shown: list[QPushButton] = []
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._add = QToolButton()
        self._add.setIconSize(QSize(16, 16))
        self._add.setFixedSize(30, 30)
        self._add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._add.setToolTip(self.tr("Add a key"))
        self._add.setAccessibleName(self.tr("{command}: add a key").format(command=self.name))
        self._add.clicked.connect(self._on_add)
        self._reset = reset_button(self.tr("Back to the default"))
        self._reset.setAccessibleName(self.tr("{command}: back to the default").format(command=self.name))
        self._reset.clicked.connect(self._on_reset)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(name)
        line.addStretch(1)
        line.addLayout(self._chips)
        line.addWidget(self._add)
        line.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(line)
        self._panel = self._make_panel()
        self._panel.hide()
        column.addWidget(self._panel)

    def _make_panel(self) -> QWidget:
        panel = QWidget()
        self._recorder = KeyRecorder()
        self._recorder.recorded.connect(self._on_recorded)
        self._recorder.given_up.connect(self.close_panel)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._take = _button(self.tr("Use it here"), self._on_take)
        self._remove = _button(self.tr("Remove"), self._on_remove)
        cancel = _button(self.tr("Cancel"), self.close_panel)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 4)
        buttons.setSpacing(8)
        buttons.addWidget(self._recorder)
        buttons.addWidget(self._message, 1)
        for button in (self._take, self._remove, cancel):
            buttons.addWidget(button)
        panel.setLayout(buttons)
        return panel

    def search_text(self) -> str:
        """Return the words and keys that a search finds this row by."""
        keys = " ".join(shown_key(key) for key in self._keys)
        return " ".join((self.name, self.command.words.replace("&", ""), words_of(self.command.tip), keys))

    def show_keys(self, keys: Sequence[str], *, changed: bool) -> None:
        """Show the command's keys; `changed` offers the way back to the default."""
        self._reset.setVisible(changed)
        if tuple(keys) == self._keys:
            return
        self._keys = tuple(keys)
        for chip in self._shown:
            chip.hide()
            self._chips.removeWidget(chip)
            chip.deleteLater()
        self._shown = []
        for key in filter(is_on_keyboards, self._keys):
            chip = QPushButton(shown_key(key))
            chip.setProperty("role", "chip")
            chip.setAutoDefault(False)
            chip.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            chip.setToolTip(self.tr("Change or remove this key"))
            chip.setAccessibleName(
                self.tr("{command}: change the key {key}").format(command=self.name, key=chip.text())
            )
            chip.clicked.connect(partial(self._record, key))
            self._chips.addWidget(chip)
            self._shown.append(chip)
        self._order_tabs()

    def set_icons(self, theme: Theme) -> None:
        """Give the buttons their icons."""
        self._add.setIcon(icon("plus", theme))
        self._reset.setIcon(icon("arrow-counter-clockwise", theme))

    def refuse(self, why: str) -> None:
        """Say why the key that was pressed cannot be had."""
        self._say(why, "error")
        self._take.hide()

    def ask(self, key: str, words: str) -> None:
        """Ask whether the key is to be taken from another command."""
        self._offered = key
        self._recorder.setText(shown_key(key))
        self._say(words, "warning")
        self._take.show()
        self._take.setFocus()

    def close_panel(self) -> None:
        """Stop waiting for a key."""
        if not self._panel.isHidden():
            had_focus = self._panel.isAncestorOf(self.focusWidget() or self)
            self._panel.hide()
            if had_focus:
                self._add.setFocus()

    def chips(self) -> list[QPushButton]:
        """Return the buttons of the keys that are shown."""
        return list(self._shown)

    @property
    def add_button(self) -> QToolButton:
        """The button that waits for one more key."""
        return self._add

    def _record(self, replaced: str) -> None:
        self.recording.emit(self.command.id)
        self._replaced, self._offered = replaced, ""
        self._recorder.setText(self.tr("Press the keys…"))
        self._say(self.tr("Esc gives up"), "secondary")
        self._take.hide()
        self._remove.setVisible(bool(replaced))
        self._panel.show()
        self._recorder.setFocus()

    def _order_tabs(self) -> None:
        # New widgets come last of all: they are put behind the row's own button, then it behind them.
        for before, after in pairwise([self._add, *self._shown, self._add, self._reset]):
            QWidget.setTabOrder(before, after)

    def _say(self, words: str, role: str) -> None:
        # A label takes its direction from the first letter, and here that may be a key's.
        self._message.setText(f"\u200f{words}" if self.isRightToLeft() else words)
        self._message.setProperty("role", role)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)

    def _on_recorded(self, key: str) -> None:
        self._recorder.setText(shown_key(key))
        self.pressed.emit(self.command.id, key, self._replaced)

    def _on_add(self) -> None:
        self._record("")

    def _on_take(self) -> None:
        self.taken.emit(self.command.id, self._offered, self._replaced)

    def _on_remove(self) -> None:
        self.close_panel()
        self.removed.emit(self.command.id, self._replaced)

    def _on_reset(self) -> None:
        self.close_panel()
        self._add.setFocus()
        self.reset.emit(self.command.id)


def _button(words: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(clicked)
    return button
