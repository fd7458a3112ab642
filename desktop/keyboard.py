"""Shortcuts under an Arabic keyboard layout: the key counts, not the letter printed on it.

Qt finds no shortcut when the only layout is Arabic: the key of Q says ض. A key press that nobody took is
tried again as the Latin key in the same place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

# The letter keys of the Arabic (101) layout, which Linux, Windows and macOS share up to a few marks.
_ARABIC_KEYS = dict(zip("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةو", "QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,", strict=True))
_ARABIC_KEYS |= {"لا": "B", "ﻻ": "B"}
_DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}

_ROWS = ((10, "1234567890"), (24, "QWERTYUIOP[]"), (38, "ASDFGHJKL;'"), (52, "ZXCVBNM"))
_LINUX_CODES = {first + i: letter for first, row in _ROWS for i, letter in enumerate(row)}
_WINDOWS_CODES = {code - 8: letter for code, letter in _LINUX_CODES.items()}


def latin_key(event: QKeyEvent) -> str:
    """Return the Latin letter, digit or mark of a key that gave an Arabic one, or an empty string."""
    # With Ctrl held the text is empty or a control character; the key still is the Arabic letter.
    text = chr(event.key()) if 0x0600 <= event.key() <= 0x06FF else event.text()
    if not ("\u0600" <= text[:1] <= "\u06ff" or "\ufe70" <= text[:1] <= "\ufefc"):
        return ""
    codes = _WINDOWS_CODES if sys.platform == "win32" else _LINUX_CODES
    if sys.platform != "darwin" and event.nativeScanCode() in codes:
        return codes[event.nativeScanCode()]
    return _DIGITS.get(text) or _ARABIC_KEYS.get(text, "")


class ArabicKeyboard(QObject):
    """Watches the keys of the widget in focus and triggers the window's actions by the key's place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        # Watching the whole application would bring every event of every object into Python.
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is not self._window:
            before.removeEventFilter(self)
        if now is not None and self._has(now):
            now.installEventFilter(self)

    def _has(self, widget: QWidget) -> bool:
        """Whether a widget is in the window or in a pane that floats beside it; dialogs are not."""
        return widget.window() is self._window or isinstance(widget.window(), QDockWidget)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._has(watched):
            return False
        letter = latin_key(event)
        commanding = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if not letter or (not commanding and _takes_text(watched)):
            return False
        sequence = QKeySequence(event.modifiers().value | ord(letter))
        for action in _reachable(watched, self._window):
            if action.isEnabled() and sequence in action.shortcuts():
                # Else the letter may open a menu instead: Alt with the key of ] is Alt+د to Qt.
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    action.trigger()
                return True
        return False


def _takes_text(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _reachable(widget: QWidget, window: QWidget) -> Iterable[QAction]:
    """The widget's own actions, then those that work anywhere in the window."""
    yield from widget.actions()
    for action in window.findChildren(QAction):
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
            yield action
