import gc

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.desktop.viewer.conftest import MakeView, article


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)


def test_a_screen_reader_gets_text_caret_and_places(make_view: MakeView) -> None:
    view = make_view("\ufeffسلام 😀 عليكم")
    interface = QAccessible.queryAccessibleInterface(view)
    text = interface.textInterface()
    assert text.characterCount() == 14
    assert text.text(1, 8) == "سلام 😀"
    text.setCursorPosition(9)
    assert view.caret() == 8
    assert text.cursorPosition() == 9
    place = text.characterRect(9)
    assert text.offsetAtPoint(place.center()) == 9
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().readOnly
    view.set_article(article("ثان"))
    assert text.text(0, 3) == "ثان"
    view.set_article(None)
    assert text.characterCount() == 0


def test_the_interface_outlives_its_python_names(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("سلام")
    for _ in range(5):
        QAccessible.queryAccessibleInterface(view)
        gc.collect()
        assert QAccessible.queryAccessibleInterface(view).textInterface().text(0, 4) == "سلام"


@pytest.mark.usefixtures("listening")
def test_moves_of_the_caret_are_told(make_view: MakeView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.cursorPosition()))
    view = make_view("😀سلام")
    view.set_selection(0, 3)
    assert told[-1] == 4
