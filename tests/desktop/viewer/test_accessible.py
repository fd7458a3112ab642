import gc
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.desktop.viewer.conftest import MakeView, article, seed


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
    told = listen(monkeypatch)
    view = make_view("😀سلام")
    view.set_selection(3, 3)
    assert told[-1] == (QAccessible.Event.TextCaretMoved, 4)


@pytest.mark.usefixtures("listening")
def test_a_selection_is_told_and_then_announced(
    make_view: MakeView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told = listen(monkeypatch)
    view = make_view("😀سلام عليكم")
    for end in (3, 5):
        view.set_selection(1, end)
    assert (QAccessible.Event.TextSelectionChanged, (2, 6)) in told
    qtbot.waitUntil(lambda: told[-1][0] == QAccessible.Event.Announcement)
    assert [what for kind, what in told if kind == QAccessible.Event.Announcement] == ["سلام"]


@pytest.mark.usefixtures("listening")
def test_of_a_long_selection_both_ends_are_announced(
    make_view: MakeView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told = listen(monkeypatch)
    view = make_view(seed("001"))
    view.select_all()
    qtbot.waitUntil(lambda: told[-1][0] == QAccessible.Event.Announcement)
    words = told[-1][1]
    assert isinstance(words, str)
    assert len(words) < 320
    assert words[:20] == view.text()[:20]
    assert words[-20:] == view.text()[-20:]


@pytest.mark.usefixtures("listening")
def test_another_article_is_told(make_view: MakeView, monkeypatch: pytest.MonkeyPatch) -> None:
    view = make_view("سلام")
    told = listen(monkeypatch)
    view.set_article(article("عليكم"))
    assert (QAccessible.Event.TextUpdated, ("سلام", "عليكم")) in told


def listen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, object]]:
    """Collect what screen readers are told: the event and what it carries."""
    told: list[tuple[QAccessible.Event, object]] = []

    def hear(event: Any) -> None:
        what: object = None
        if event.type() == QAccessible.Event.TextCaretMoved:
            what = event.cursorPosition()
        elif event.type() == QAccessible.Event.TextSelectionChanged:
            what = event.selectionStart(), event.selectionEnd()
        elif event.type() == QAccessible.Event.TextUpdated:
            what = event.textRemoved(), event.textInserted()
        elif event.type() == QAccessible.Event.Announcement:
            what = event.message()
        told.append((event.type(), what))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told
