"""The list of what to look at once more, live beside the work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.remark_model import RemarkModel
from tests.desktop.conftest import Desk
from tests.desktop.test_relating import STANCE, mark

Key = Qt.Key
NAME = "القوات الأميركية"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.open_article("002")
    desk.window._panes.dock("remarks").raise_()
    return desk


def rows(desk: Desk) -> list[tuple[str, str]]:
    model = desk.window._panes.remarks.model
    return [
        (str(model.index(row, RemarkModel.WORDS).data()), str(model.index(row, RemarkModel.TEXT).data()))
        for row in range(model.rowCount())
    ]


def wait_for(desk: Desk, words: str) -> list[str]:
    """Wait until a remark says something and return the texts it says it of."""
    desk.qtbot.waitUntil(lambda: any(said == words for said, _ in rows(desk)))
    return [text for said, text in rows(desk) if said == words]


def click(desk: Desk, words: str) -> None:
    table = desk.window._panes.remarks.table
    row = next(i for i, (said, _) in enumerate(rows(desk)) if said == words)
    where = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_what_a_span_lacks_stands_there_and_a_click_selects_it(desk: Desk) -> None:
    mark(desk, STANCE, Key.Key_4)
    assert wait_for(desk, "lacks: Target, Position, and holder") == [STANCE]
    desk.key(Key.Key_Escape)
    click(desk, "lacks: Target, Position, and holder")
    assert desk.session.selected_span is not None
    assert desk.session.selected_span.text == STANCE


def test_a_text_that_is_labelled_elsewhere_is_selected_ready_for_its_key(desk: Desk) -> None:
    mark(desk, "العراق", Key.Key_1)
    bare = wait_for(desk, "Actor elsewhere, not labelled here")
    assert len(bare) > 2
    click(desk, "Actor elsewhere, not labelled here")
    desk.view.setFocus()
    desk.key(Key.Key_1)
    desk.qtbot.waitUntil(lambda: len(wait_for(desk, "Actor elsewhere, not labelled here")) == len(bare) - 1)


def test_the_tab_says_how_many_there_are_and_another_article_has_its_own(desk: Desk) -> None:
    mark(desk, STANCE, Key.Key_4)
    dock = desk.window._panes.dock("remarks")
    desk.qtbot.waitUntil(lambda: dock.windowTitle() == "Remarks (1)")
    desk.open_article("000")
    desk.qtbot.waitUntil(lambda: dock.windowTitle() == "Remarks")
    assert rows(desk) == []


def test_one_text_under_two_labels_is_remarked(desk: Desk) -> None:
    text = desk.article_text
    first = text.index("العراق")
    second = text.index("العراق ", first + 1)
    for start, key in ((first, Key.Key_1), (second, Key.Key_3)):
        desk.drag(start, start + len("العراق"))
        desk.key(key)
    assert wait_for(desk, "Base here, mostly Actor") == ["العراق"]


def test_a_value_that_the_text_contradicts_is_remarked(desk: Desk) -> None:
    desk.open_article("000")
    span = mark(desk, "4000 جندي", Key.Key_2)
    desk.window.annotating.set_attribute(span.id, "value", 400)
    words = "its value is not what the text says: 4000"
    assert wait_for(desk, words) == ["4000 جندي"]
    desk.window.annotating.set_attribute(span.id, "value", 4000)
    desk.qtbot.waitUntil(lambda: words not in [said for said, _ in rows(desk)])
