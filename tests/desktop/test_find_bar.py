"""Finding in the open article: the bar under Ctrl+F, its toggles and what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from desktop.views import find_bar as module
from desktop.views.find_bar import FindBar
from tests.desktop.conftest import Desk, focused

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def said(desk: Desk) -> str:
    (label,) = desk.window.find_bar.findChildren(QLabel)
    return label.text()


def find(desk: Desk, words: str) -> None:
    desk.key(Qt.Key.Key_F, CONTROL)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.setText(words)


def press(desk: Desk, button: QToolButton) -> None:
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def selected(desk: Desk) -> str:
    start, end = desk.view.selection()
    return desk.article_text[start:end]


def test_words_are_found_whole_with_their_proclitics(desk: Desk) -> None:
    desk.open_article("000")
    find(desk, "العراق")
    options = desk.window.find_bar.options
    assert said(desk) == "1 of 21"
    press(desk, options.whole_words)
    assert said(desk) == "2 of 38"
    press(desk, options.whole_words)
    assert said(desk) == "1 of 21"


def test_exact_spelling(desk: Desk) -> None:
    desk.open_article("003")
    find(desk, "القوات الامريكية")
    assert said(desk) == "1 of 8"
    press(desk, desk.window.find_bar.options.exact)
    assert said(desk) == "not found"
    find(desk, "القوات الأمريكيّة")
    assert said(desk) == "1 of 2"


def test_an_expression_and_its_mistakes(desk: Desk) -> None:
    desk.open_article("000")
    options = desk.window.find_bar.options
    find(desk, r"\d+ جندي")
    press(desk, options.regex)
    assert not options.whole_words.isEnabled()
    assert said(desk).endswith(" of 3")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    assert selected(desk)[0].isdecimal()
    find(desk, "(القوات")
    assert said(desk).startswith("wrong at character ")
    assert desk.view.isVisible()
    desk.type(")")
    assert " of " in said(desk)


def test_an_endless_expression_is_stopped(desk: Desk) -> None:
    desk.open_article("000")
    press_regex = desk.window.find_bar.options.regex
    find(desk, "ا")
    press(desk, press_regex)
    with patch("annotations.text.query.TIME_LIMIT", 0.05):
        find(desk, "(.|..)+$(?<=x)")
    assert said(desk) == "this expression takes too long"


def test_the_bar_says_when_it_turns_round(desk: Desk) -> None:
    desk.open_article("003")
    find(desk, "القوات الأمريكية")
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert said(desk) == "8 of 8, from the end again"
    desk.key(Qt.Key.Key_Return)
    assert said(desk) == "1 of 8, from the start again"
    desk.key(Qt.Key.Key_Return)
    assert said(desk) == "2 of 8"


def test_the_toggles_are_remembered(open_window: Callable[..., Desk], corpus: Path) -> None:
    desk = open_window(corpus)
    desk.key(Qt.Key.Key_F, CONTROL)
    press(desk, desk.window.find_bar.options.whole_words)
    press(desk, desk.window.find_bar.options.exact)
    desk.quit()
    again = open_window(corpus)
    assert again.window.find_bar.options.chosen() == (False, True, False)


def test_another_text_is_searched_anew(desk: Desk) -> None:
    desk.open_article("003")
    find(desk, "القوات الأمريكية")
    desk.open_article("004")
    assert said(desk) == "1 of 1"


def test_an_article_is_folded_once(desk: Desk) -> None:
    desk.open_article("003")
    with patch.object(module, "fold", wraps=module.fold) as fold:
        find(desk, "العراق")
    assert fold.call_count == 1


def test_a_long_text_waits_for_the_keys_to_rest(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONG_TEXT", 100)
    desk.open_article("003")
    bar: FindBar = desk.window.find_bar
    with desk.qtbot.waitSignal(bar.matches_changed, check_params_cb=lambda places, _: len(places) == 8):
        find(desk, "القوات الأمريكية")
    assert said(desk) == "1 of 8"


def test_return_does_not_wait(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONG_TEXT", 100)
    monkeypatch.setattr(module, "PAUSE", 100_000)
    desk.open_article("003")
    find(desk, "القوات الأمريكية")
    desk.key(Qt.Key.Key_Return)
    assert said(desk) == "1 of 8"
