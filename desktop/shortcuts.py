"""The keys of the commands: those of the table, changed by what the user has chosen.

Keys are portable text (``Ctrl+F``). Choices hold only the commands that were changed; a key chosen for one
command is gone from every other, so no key is ever given twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.actions import COMMANDS, Scope, default_sequences, describe
from desktop.preferences import Shortcuts

_Key = Qt.Key
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_CARET_KEYS = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End)
_PAGE_KEYS = (_Key.Key_PageUp, _Key.Key_PageDown)


def default_shortcuts() -> dict[str, tuple[str, ...]]:
    """Return the keys of all commands as the table has them on this platform."""
    return {c.id: tuple(_text(key) for key in default_sequences(c.shortcuts)) for c in COMMANDS}


def current_shortcuts(chosen: Shortcuts) -> dict[str, tuple[str, ...]]:
    """Return the keys of all commands with the user's choices."""
    defaults = default_shortcuts()
    given: set[str] = set()
    current: dict[str, tuple[str, ...]] = {}
    for source in (chosen, defaults):
        for command_id in defaults:
            if command_id in source and command_id not in current:
                current[command_id] = tuple(key for key in source[command_id] if key not in given)
                given.update(current[command_id])
    return {command_id: current[command_id] for command_id in defaults}


def with_key(chosen: Shortcuts, command_id: str, key: str, instead_of: str = "") -> Shortcuts:
    """Give a key to a command, in the place of another or as one more; whoever had it loses it."""
    keys = [old for old in current_shortcuts(chosen)[command_id] if old != key]
    if instead_of in keys:
        keys[keys.index(instead_of)] = key
    else:
        keys.append(key)
    return _settled({**_without(chosen, (key,)), command_id: tuple(keys)})


def without_key(chosen: Shortcuts, command_id: str, key: str) -> Shortcuts:
    """Take a key from a command."""
    keys = tuple(old for old in current_shortcuts(chosen)[command_id] if old != key)
    return _settled({**chosen, command_id: keys})


def with_default(chosen: Shortcuts, command_id: str) -> Shortcuts:
    """Give a command the keys of the table back, also where another command has taken one."""
    others = {other: keys for other, keys in chosen.items() if other != command_id}
    return _settled(_without(others, default_shortcuts()[command_id]))


def apply_shortcuts(actions: Mapping[str, QAction], chosen: Shortcuts) -> None:
    """Let the actions answer to their keys, and say so in their tooltips."""
    for command_id, keys in current_shortcuts(chosen).items():
        action = actions[command_id]
        sequences = [QKeySequence(key) for key in keys]
        if action.shortcuts() != sequences:
            action.setShortcuts(sequences)
            describe(action, action.statusTip())


def read_keys(text: str) -> tuple[str, ...] | None:
    """Return the keys of a line in the settings file; None if nothing in it is a key."""
    found = QKeySequence.listFromString(text)
    keys = tuple(dict.fromkeys(_text(key) for key in found if key.count() == 1 and _text(key)))
    return keys if keys or not text.strip() else None


def written_keys(keys: tuple[str, ...]) -> str:
    """Return keys as a line for the settings file."""
    return QKeySequence.listToString([QKeySequence(key) for key in keys])


def shown_key(key: str) -> str:
    """Return a key as the platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def said_key(key: str) -> str:
    """Return a key to stand in a sentence of either direction: isolated, from left to right."""
    return f"\u2066{shown_key(key)}\u2069"


def is_on_keyboards(key: str) -> bool:
    """Say whether a key is worth showing: not one of the “Open” or “Copy” keys that few keyboards have."""
    pressed = _combination(key).key()
    return pressed < _Key.Key_Back and pressed is not _Key.Key_Backtab


def problem_with_key(key: str, scope: Scope) -> str:
    """Return why a key cannot be a command's, as a sentence, or an empty string when it can."""
    pressed = _combination(key)
    commanding = bool(pressed.keyboardModifiers() & _COMMANDING)
    plain_alt = bool(pressed.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
    if (pressed.key() in _CARET_KEYS and not plain_alt) or (pressed.key() in _PAGE_KEYS and not commanding):
        words = QCoreApplication.translate("Shortcuts", "{key} moves the caret. Add Alt.")
        return words.format(key=said_key(key))
    if commanding or _Key.Key_F1 <= pressed.key() <= _Key.Key_F35:
        return ""
    if scope is Scope.WINDOW:
        words = QCoreApplication.translate("Shortcuts", "{key} alone is for typing. Add Ctrl or Alt.")
        return words.format(key=said_key(key))
    if _Key.Key_0 <= pressed.key() <= _Key.Key_9:
        return QCoreApplication.translate("Shortcuts", "Digits alone are the keys of labels.")
    return ""


def _settled(chosen: Shortcuts) -> Shortcuts:
    """Leave out the choices that change nothing."""
    defaults = default_shortcuts()
    return {command_id: keys for command_id, keys in chosen.items() if keys != defaults[command_id]}


def _without(chosen: Shortcuts, keys: tuple[str, ...]) -> Shortcuts:
    return {other: tuple(key for key in had if key not in keys) for other, had in chosen.items()}


def _text(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _combination(key: str) -> QKeyCombination:
    pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index] # the stubs forget it
    return pressed
