"""The preferences, as somebody uses them: choosing, seeing it act, searching, changing keys, going back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from desktop.dialogs.preferences.page import SettingsPage
from desktop.dialogs.preferences.preferences_dialog import PreferencesDialog
from desktop.dialogs.preferences.setting_row import SettingRow
from desktop.dialogs.preferences.shortcut_row import ShortcutRow
from desktop.dialogs.preferences.shortcuts_page import ShortcutsPage
from desktop.preferences import Section
from tests.desktop.conftest import Desk, focused

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(desk: Desk, command: str = "preferences") -> PreferencesDialog:
    """Open the preferences by their menu entry and return them."""
    desk.window.actions_by_id[command].trigger()
    return current()


def current() -> PreferencesDialog:
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def close(desk: Desk, dialog: PreferencesDialog) -> None:
    """Close them and go on in the text."""
    dialog.close_button.click()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.view.setFocus()


def row(dialog: PreferencesDialog, section: Section, key: str) -> SettingRow:
    dialog.sections.setCurrentRow(list(Section).index(section))
    page = dialog.page(section)
    assert isinstance(page, SettingsPage)
    return page.row(key)


def command_row(dialog: PreferencesDialog, command: str) -> ShortcutRow:
    dialog.sections.setCurrentRow(list(Section).index(Section.SHORTCUTS))
    page = dialog.page(Section.SHORTCUTS)
    assert isinstance(page, ShortcutsPage)
    return page.row(command)


W = TypeVar("W", bound=QWidget)


def child(parent: QWidget, kind: type[W], words: str = "") -> W:
    """Return the one widget of a kind that is seen there, with these words if any."""
    found = [
        widget
        for widget in parent.findChildren(kind)
        if widget.isVisible() and (not words or getattr(widget, "text", str)() == words)
    ]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} {words}"
    return found[0]


def choose(dialog: PreferencesDialog, key: str, value: str) -> None:
    button = row(dialog, Section.GENERAL, key).findChild(QPushButton, value)
    assert isinstance(button, QPushButton)
    button.click()


def shown(widget: QWidget) -> list[str]:
    """Return the words that are seen, without the marks that isolate keys from Arabic."""
    marks = {0x2066: None, 0x2069: None}
    return [label.text().translate(marks) for label in widget.findChildren(QLabel) if label.isVisible()]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def press_arabic(letter: str, modifier: Qt.KeyboardModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused(), QKeyEvent(kind, ord(letter), modifier, letter))


# Choosing


def test_ctrl_comma_opens_them_and_the_reading_font_its_page(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Comma, CONTROL)
    dialog = current()
    assert dialog.section is Section.GENERAL
    close(desk, dialog)
    press_arabic("و", CONTROL)
    close(desk, current())
    assert opened(desk, "reading_font").section is Section.READING


def test_the_theme_changes_at_once_and_work_stays(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    span, stack = desk.session.selected_span, desk.session.undo_group.activeStack()
    dialog = opened(desk)
    for theme, dark in (("dark", True), ("light", False)):
        choose(dialog, "theme", theme)
        assert (desk.view.grab().toImage().pixelColor(3, 3).lightness() < 128) is dark
        assert (dialog.grab().toImage().pixelColor(3, 3).lightness() < 128) is dark
    assert desk.session.selected_span == span
    assert desk.session.undo_group.activeStack() is stack
    assert stack.count() == 1


def test_font_size_spacing_and_column_change_the_text_behind(desk: Desk) -> None:
    desk.open_article("000")
    dialog = opened(desk, "reading_font")

    def look() -> tuple[float, float, float]:
        """Height of a letter, distance of lines, length of a line."""
        boxes = desk.view.boxes(0, 1500)
        tops = sorted({box.top() for box in boxes})
        pitch = min(below - above for above, below in pairwise(tops))
        return boxes[0].height(), pitch, max(box.width() for box in boxes)

    height, pitch, width = look()
    spacing = child(row(dialog, Section.READING, "reading/line_spacing"), QSlider)
    spacing.setValue(spacing.maximum())
    assert look()[1] > pitch
    column = child(row(dialog, Section.READING, "reading/column"), QDoubleSpinBox)
    column.setValue(45)
    assert look()[2] < width * 0.8
    size = child(row(dialog, Section.READING, "reading/zoom"), QDoubleSpinBox)
    size.setValue(150)
    assert look()[0] > height * 1.3
    assert desk.window.status.zoom.text() == "150 %"
    before = look()
    family = child(row(dialog, Section.READING, "reading/family"), QComboBox)
    family.setCurrentIndex(family.findData("Amiri"))
    family.activated.emit(family.currentIndex())
    assert desk.window.settings.reading_family == "Amiri"
    assert look() != before


def test_a_choice_survives_a_restart(open_window: Callable[..., Desk], corpus: Path) -> None:
    desk = open_window(corpus)
    child(
        row(opened(desk, "reading_font"), Section.READING, "reading/line_spacing"), QDoubleSpinBox
    ).setValue(2.5)
    current().close()
    desk.quit()
    again = open_window(corpus)
    assert again.window.settings.line_spacing == 2.5


def test_put_back_restores_what_was(desk: Desk) -> None:
    desk.window.settings.line_spacing = 2.2
    dialog = opened(desk, "reading_font")
    assert not dialog.back_button.isEnabled()
    child(row(dialog, Section.READING, "reading/line_spacing"), QDoubleSpinBox).setValue(2.8)
    choose(dialog, "theme", "dark")
    dialog.reset_button.click()
    assert desk.window.settings.line_spacing == 1.9
    assert dialog.back_button.isEnabled()
    dialog.back_button.click()
    assert desk.window.settings.line_spacing == 2.2
    assert desk.window.settings.theme == "system"
    assert not dialog.back_button.isEnabled()


def test_one_setting_goes_back_to_its_default(desk: Desk) -> None:
    dialog = opened(desk, "reading_font")
    spacing = row(dialog, Section.READING, "reading/line_spacing")
    child(spacing, QDoubleSpinBox).setValue(2.8)
    child(row(dialog, Section.READING, "reading/column"), QDoubleSpinBox).setValue(50)
    child(spacing, QToolButton).click()
    assert desk.window.settings.line_spacing == 1.9
    assert desk.window.settings.column_width == 50
    assert not spacing.findChildren(QToolButton)[0].isVisible()


def test_the_annotators_name_is_checked_and_opens_the_project_under_it(desk: Desk) -> None:
    dialog = opened(desk)
    annotator = row(dialog, Section.GENERAL, "annotator")
    line = child(annotator, QLineEdit)
    line.setFocus()
    line.setText("a/b")
    press(Qt.Key.Key_Return)
    assert any("cannot contain" in words for words in shown(annotator))
    assert desk.session.project.annotator == "a1"
    line.setText("ليلى")
    press(Qt.Key.Key_Return)
    assert desk.session.project.annotator == "ليلى"
    assert dialog.isVisible()


def test_a_language_chosen_mirrors_the_window_and_the_dialog_goes_on(desk: Desk, qapp: QApplication) -> None:
    dialog = opened(desk)
    choose(dialog, "language", "ar")
    again = current()
    assert again is not dialog
    assert again.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert again.back_button.isEnabled()
    again.back_button.click()
    english = current()
    assert english.layoutDirection() is Qt.LayoutDirection.LeftToRight
    english.close()


# Searching


def test_a_search_narrows_over_all_pages(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.search.setFocus()
    QTest.keyClicks(focused(), "spacing")
    assert "Line spacing" in shown(dialog)
    assert "Theme" not in shown(dialog)
    dialog.search.setText("ctrl+f")
    assert "Find" in shown(dialog)
    assert "Line spacing" not in shown(dialog)
    dialog.search.setText("العربيه")
    assert "Language" in shown(dialog)
    dialog.search.setText("xyzzy")
    assert "No setting is called so." in shown(dialog)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.search.text() == ""
    assert "Theme" in shown(dialog)
    assert "Line spacing" not in shown(dialog)


# Keys


def test_a_key_is_recorded_and_works_and_survives_a_restart(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    desk = open_window(corpus)
    dialog = opened(desk)
    find = command_row(dialog, "find")
    find.chips()[0].click()
    press(Qt.Key.Key_K, CONTROL)
    assert [chip.text() for chip in find.chips()] == ["Ctrl+K"]
    find.add_button.click()
    press(Qt.Key.Key_F9)
    assert [chip.text() for chip in find.chips()] == ["Ctrl+K", "F9"]
    close(desk, dialog)
    for start in (desk, None):
        if start is None:
            desk.quit()
            desk = open_window(corpus)
        assert "Ctrl+K" in desk.window.actions_by_id["find"].toolTip()
        for key, modifier in ((Qt.Key.Key_K, CONTROL), (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)):
            desk.key(key, modifier)
            assert desk.window.find_bar.isVisible()
            desk.key(Qt.Key.Key_Escape)
        desk.key(Qt.Key.Key_F, CONTROL)
        assert not desk.window.find_bar.isVisible()


def test_the_overview_shows_changed_keys(desk: Desk) -> None:
    desk.window.settings.shortcuts = {"find": ("Ctrl+K",)}
    desk.key(Qt.Key.Key_F1)
    QApplication.processEvents()
    overview = QApplication.activeModalWidget()
    assert overview is not None
    words = shown(overview)
    assert "Ctrl+K" in words
    assert "Ctrl+F" not in words
    overview.close()


def test_a_key_recorded_on_an_arabic_keyboard_works_on_both(desk: Desk) -> None:
    dialog = opened(desk)
    find = command_row(dialog, "find")
    find.chips()[0].click()
    press_arabic("ن", CONTROL)
    assert [chip.text() for chip in find.chips()] == ["Ctrl+K"]
    close(desk, dialog)
    press_arabic("ن", CONTROL)
    assert desk.window.find_bar.isVisible()
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_K, CONTROL)
    assert desk.window.find_bar.isVisible()


def test_a_letter_alone_works_in_the_text_by_its_place(desk: Desk) -> None:
    dialog = opened(desk)
    delete = command_row(dialog, "delete_span")
    delete.add_button.click()
    press_arabic("ي", Qt.KeyboardModifier.NoModifier)
    assert "D" in [chip.text() for chip in delete.chips()]
    close(desk, dialog)
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    press_arabic("ي", Qt.KeyboardModifier.NoModifier)
    assert desk.spans == ()


def test_a_conflict_names_the_other_command_and_can_be_settled(desk: Desk) -> None:
    dialog = opened(desk)
    export = command_row(dialog, "export")
    find = command_row(dialog, "find")
    export.add_button.click()
    press(Qt.Key.Key_F, CONTROL)
    assert "Ctrl+F is the key of “Find”." in shown(export)
    assert [chip.text() for chip in export.chips()] == ["Ctrl+E"]
    child(export, QPushButton, "Use it here").click()
    assert [chip.text() for chip in export.chips()] == ["Ctrl+E", "Ctrl+F"]
    assert find.chips() == []
    reset = [button for button in find.findChildren(QToolButton) if "default" in button.toolTip()]
    reset[0].click()
    assert [chip.text() for chip in find.chips()] == ["Ctrl+F"]
    assert [chip.text() for chip in export.chips()] == ["Ctrl+E"]


@pytest.mark.parametrize(
    ("command", "key", "modifier", "words"),
    [
        ("find", Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "alone is for typing"),
        ("find", Qt.Key.Key_A, SHIFT, "alone is for typing"),
        ("next_span", Qt.Key.Key_Right, CONTROL, "moves the caret"),
        ("next_span", Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "keys of labels"),
        ("find", Qt.Key.Key_1, CONTROL | Qt.KeyboardModifier.AltModifier, "which stays"),
        ("find", Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "which stays"),
    ],
)
def test_keys_that_others_need_are_refused(
    desk: Desk, command: str, key: Qt.Key, modifier: Qt.KeyboardModifier, words: str
) -> None:
    dialog = opened(desk)
    commands = command_row(dialog, command)
    commands.add_button.click()
    press(key, modifier)
    assert any(words in said for said in shown(commands)), shown(commands)
    assert desk.window.settings.shortcuts == {}
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not any(words in said for said in shown(commands))


def test_a_key_is_removed_and_all_come_back(desk: Desk) -> None:
    dialog = opened(desk)
    close = command_row(dialog, "close_project")
    close.chips()[0].click()
    child(close, QPushButton, "Remove").click()
    assert [chip.text() for chip in close.chips()] == ["Ctrl+F4"]
    close.chips()[0].click()
    child(close, QPushButton, "Remove").click()
    assert close.chips() == []
    dialog.reset_button.click()
    assert [chip.text() for chip in close.chips()] == ["Ctrl+W", "Ctrl+F4"]


def test_keys_of_labels_are_shown(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.search.setText("Label as Actor")
    assert "1" in shown(dialog)


# By keyboard alone


def test_every_control_is_reached_by_tab_and_has_a_name(desk: Desk) -> None:
    dialog = opened(desk)
    for section in Section:
        dialog.sections.setCurrentRow(list(Section).index(section))
        QApplication.processEvents()
        dialog.search.setFocus()
        reached: list[QWidget] = []
        while (at := focused()) not in reached:
            reached.append(at)
            press(Qt.Key.Key_Tab)
        kinds = (QPushButton, QToolButton, QSlider, QComboBox, QDoubleSpinBox, QLineEdit)
        for widget in dialog.findChildren(QWidget):
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            if isinstance(widget, kinds) and widget.isVisible() and takes_tab and not widget.focusProxy():
                assert widget in reached or widget.parent() in reached, widget.accessibleName()
        for widget in reached:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_arrow_keys_choose_among_the_themes(desk: Desk) -> None:
    dialog = opened(desk)
    row(dialog, Section.GENERAL, "theme").editor.setFocus()
    press(Qt.Key.Key_Right)
    assert desk.window.settings.theme == "light"
    press(Qt.Key.Key_Right)
    assert desk.window.settings.theme == "dark"


def test_it_fits_a_small_screen(desk: Desk) -> None:
    dialog = opened(desk)
    for section in Section:
        dialog.sections.setCurrentRow(list(Section).index(section))
        assert dialog.minimumSizeHint().width() <= 1024
        assert dialog.minimumSizeHint().height() <= 600
    assert dialog.width() <= 1024
    assert dialog.height() <= 610
