"""What a screen reader is told: every control of the window and of each dialog has a name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

from tests.desktop.conftest import Desk

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
)
DIALOGS = ("export", "problems", "article_properties", "preferences", "reading_font", "shortcuts", "schema",
           "about")  # fmt: skip


def nameless(window: QWidget) -> list[str]:
    """Return the controls in view that can take the keyboard and have no name."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar) or not widget.isVisible():
            continue
        # The line inside a spin box or a box of choices speaks through its owner.
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        if inner or not widget.focusPolicy().value or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_every_control_of_the_window_has_a_name(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.window.actions_by_id["find"].trigger()
    desk.window.annotating.label("figure")
    assert nameless(desk.window) == []


@pytest.mark.parametrize("command", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(desk: Desk, command: str) -> None:
    desk.window.actions_by_id[command].trigger()
    QApplication.processEvents()
    box = QApplication.activeModalWidget()
    assert box is not None
    found = nameless(box)
    box.close()
    assert found == []
