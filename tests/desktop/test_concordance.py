"""Searching all articles: while typing, in any spelling, with context, sorted, ticked, and into the text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotations.concordance import Order
from annotations.text.folding import folded
from desktop.models.concordance_model import Column
from tests.desktop.conftest import Desk, focused

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
NAME = "القوات الأمريكية"


@pytest.fixture
def pane(desk: Desk) -> Any:
    desk.key(Key.Key_F, CONTROL | SHIFT)
    return desk.window._panes.concordance


def column(pane: Any, which: Column) -> list[str]:
    model = pane.table.model()
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def search(desk: Desk, pane: Any, words: str) -> None:
    """Type words: Arabic ones come as an input method brings them."""
    pane.line.selectAll()
    pane.line.insert(words)
    pane.line.textEdited.emit(words)
    wait_for(desk, words)


def wait_for(desk: Desk, words: str) -> None:
    desk.qtbot.waitUntil(lambda: desk.window.searching.searched == words)


def test_the_keyboard_is_in_the_line_and_every_spelling_is_found_in_its_context(
    desk: Desk, pane: Any
) -> None:
    assert focused() is pane.line
    search(desk, pane, NAME)
    found = column(pane, Column.KEYWORD)
    assert len(found) > 5
    assert {"القوات الأمريكية", "القوات الأميركية"} <= set(found)
    assert pane.count.text() == f"{len(found)} hits"
    row = found.index("القوات الأميركية")
    article_id, start, end = pane.table.model().hit(row)
    text = desk.session.project.article(article_id).text
    assert column(pane, Column.AFTER)[row].startswith(" ".join(text[end : end + 20].split())[:12])
    assert column(pane, Column.BEFORE)[row].endswith(" ".join(text[max(0, start - 20) : start].split())[-8:])


def test_a_click_shows_the_place_and_enter_goes_there(desk: Desk, pane: Any) -> None:
    search(desk, pane, "الأسد")
    table = pane.table
    row = next(r for r in range(table.model().rowCount()) if table.model().hit(r)[0].startswith("003"))
    table.scrollTo(table.model().index(row, Column.KEYWORD))
    where = table.visualRect(table.model().index(row, Column.KEYWORD)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.session.article is not None
    assert desk.session.article.id.startswith("003")
    assert desk.article_text[slice(*desk.view.selection())] == "الأسد"
    assert table.hasFocus()
    desk.key(Key.Key_Return)
    assert desk.view.hasFocus()
    desk.key(Key.Key_3)
    assert [(span.text, span.label) for span in desk.spans] == [("الأسد", "base")]
    desk.qtbot.waitUntil(lambda: column(pane, Column.LABELS)[row] == "Base")


def test_options_narrow_the_search_and_a_bad_expression_says_what_is_wrong(desk: Desk, pane: Any) -> None:
    search(desk, pane, NAME)
    all_of_them = pane.table.model().rowCount()
    QTest.mouseClick(pane.exact, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: 0 < pane.table.model().rowCount() < all_of_them)
    assert set(column(pane, Column.KEYWORD)) == {NAME}
    QTest.mouseClick(pane.exact, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pane.regex, Qt.MouseButton.LeftButton)
    search(desk, pane, r"\d+ جندي")
    assert all(found.endswith("جندي") for found in column(pane, Column.KEYWORD))
    pane.line.setText("(")
    pane.search()
    assert "cannot be used" in pane.count.text()
    assert pane.line.property("state") == "wrong"


def test_hits_are_sorted_by_the_words_beside_them(desk: Desk, pane: Any) -> None:
    search(desk, pane, "العراق")
    pane.order.setCurrentIndex(pane.order.findData(Order.AFTER))
    pane.order.activated.emit(pane.order.currentIndex())
    after = [re.findall(r"\w+", words) for words in column(pane, Column.AFTER)]
    assert len(after) > 10
    first = [folded(words[0]) for words in after if words]
    assert first == sorted(first)
    assert column(pane, Column.ARTICLE) != sorted(column(pane, Column.ARTICLE))


def test_nothing_found_and_nothing_typed_are_said(desk: Desk, pane: Any) -> None:
    search(desk, pane, "قسطنطينية")
    assert pane.count.text() == "Not found in 5 articles."
    pane.line.clear()
    pane.search()
    assert pane.count.text() == ""
    assert pane.table.model().rowCount() == 0


def test_selected_words_are_looked_for_at_once(desk: Desk) -> None:
    start = desk.article_text.index("الأسد")
    desk.drag(start, start + 5)
    desk.key(Key.Key_F, CONTROL | SHIFT)
    pane = desk.window._panes.concordance
    wait_for(desk, "الأسد")
    assert pane.line.text() == "الأسد"
    assert set(column(pane, Column.KEYWORD)) == {"الأسد"}


def test_ticks_are_taken_away_by_space_and_by_click_and_given_back_to_all(desk: Desk, pane: Any) -> None:
    search(desk, pane, "الأسد")
    model, count = pane.table.model(), pane.table.model().rowCount()
    assert model.ticked == count
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Space)
    assert model.ticked == count - 1
    assert pane.all_ticked.checkState() is Qt.CheckState.PartiallyChecked
    QTest.mouseClick(pane.all_ticked, Qt.MouseButton.LeftButton)
    assert model.ticked == count
    QTest.mouseClick(pane.all_ticked, Qt.MouseButton.LeftButton)
    assert model.ticked == 0
    assert not pane.annotate.isEnabled()
