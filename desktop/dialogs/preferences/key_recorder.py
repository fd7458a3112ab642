"""A field that takes the keys one presses, whatever they would do elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from desktop.keyboard import latin_key

_Modifier = Qt.KeyboardModifier
_KEPT = _Modifier.ShiftModifier | _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_NOT_KEYS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_Hyper_L,
    Qt.Key.Key_Hyper_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_Mode_switch,
    Qt.Key.Key_unknown,
}


class KeyRecorder(QLabel):
    """Emits each key pressed as portable text; Esc gives up. Arabic letters count as the key they are on."""

    recorded = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recorder")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("Press the keys…"))
        self.setAccessibleName(self.tr("Press the new keys; Esc gives up"))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        # Tab would leave the field before keyPressEvent hears of it.
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() & _KEPT:
            self.given_up.emit()
            return
        key = pressed_key(event)
        if key:
            self.recorded.emit(key)


def pressed_key(event: QKeyEvent) -> str:
    """Return the key of an event as portable text; empty for a modifier alone and for dead keys."""
    key, modifiers = event.key(), event.modifiers() & _KEPT
    letter = latin_key(event)
    if letter:
        key = ord(letter)
    elif key in _NOT_KEYS or not key or Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay:
        return ""
    elif key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | _Modifier.ShiftModifier
    elif event.text().isprintable() and event.text().strip() and not event.text().isalpha():
        # Shift has made another sign of the key: Ctrl++ is pressed with Shift on many keyboards.
        modifiers &= ~_Modifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString(
        QKeySequence.SequenceFormat.PortableText
    )
