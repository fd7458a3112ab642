"""Every hard span of the samples is taken with the mouse, and again with keys alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.viewer.article_view import ArticleView
from desktop.viewer.keyboard import Order
from desktop.viewer.strokes import words
from tests.desktop.viewer.conftest import ALT, CONTROL, NO, SHIFT, MakeView, centre, seed, sweep

Key = Qt.Key
NUMBERS = ["000", "001", "002", "003", "004"]
GLUED = {2, 4, 5, 6, 43, 45, 50, 65, 66}
"""Rows that begin or end within a word, where no rule can know it: taken by letters, with Alt."""


def rows_of(tricky_spans: list[dict[str, Any]], number: str) -> list[dict[str, Any]]:
    return [row for row in tricky_spans if row["article"].startswith(number)]


def edges(view: ArticleView, start: int, end: int) -> tuple[QPoint, QPoint]:
    """Return the points at which a hand begins and ends: in the first letter and the last one."""
    view.ensure_visible(start, end)
    return centre(view, start), centre(view, end - 1)


@pytest.mark.parametrize("number", NUMBERS)
def test_by_mouse_with_whole_words(
    make_view: MakeView, tricky_spans: list[dict[str, Any]], number: str
) -> None:
    view = make_view(seed(number), height=700)
    for row in rows_of(tricky_spans, number):
        start, end = row["start"], row["end"]
        held = ALT if row["n"] in GLUED else NO
        first, last = edges(view, start, end)
        for one, other in ((first, last), (last, first)):
            sweep(view, one, other, held)
            assert view.selection() == (start, end), row["text"]


@pytest.mark.parametrize("number", NUMBERS)
def test_by_mouse_from_the_middle_of_a_word(
    make_view: MakeView, tricky_spans: list[dict[str, Any]], number: str
) -> None:
    view = make_view(seed(number), height=700)
    for row in rows_of(tricky_spans, number):
        start, end = row["start"], row["end"]
        if row["n"] in GLUED:
            continue
        view.ensure_visible(start, end)
        # Quotes at the edges come along only when they were touched.
        (_, after_first), (before_last, _) = view.word_at(start), view.word_at(end - 1)
        one = start if view.text()[start] in '"«' else min(start + 1, after_first - 1)
        other = end - 1 if view.text()[end - 1] in '"»' else max(end - 2, before_last)
        sweep(view, centre(view, one), centre(view, other))
        assert view.selection() == (start, end), row["text"]


def test_only_glued_rows_need_letters(tricky_spans: list[dict[str, Any]]) -> None:
    needed = {
        row["n"]
        for row in tricky_spans
        if words(seed(row["article"][:3]), row["start"], row["end"]) != (row["start"], row["end"])
    }
    assert needed == GLUED
    assert len(tricky_spans) == 67


@pytest.mark.parametrize("row_number", [43, 45, 66])
def test_a_known_name_needs_no_letters(
    make_view: MakeView, tricky_spans: list[dict[str, Any]], row_number: int
) -> None:
    row = tricky_spans[row_number - 1]
    view = make_view(seed(row["article"][:3]), height=700)
    view.set_known({"عين الاسد", "اربيل", "قاعده"}.__contains__)
    sweep(view, *edges(view, row["start"], row["end"]))
    assert view.selection() == (row["start"], row["end"])


@pytest.mark.parametrize("order", ["visual", "logical"])
@pytest.mark.parametrize("number", NUMBERS)
def test_by_keys_alone(
    make_view: MakeView, tricky_spans: list[dict[str, Any]], number: str, order: Order
) -> None:
    view = make_view(seed(number), height=700)
    view.set_caret_order(order)
    for row in rows_of(tricky_spans, number):
        _go(view, row["start"])
        _reach(view, row["end"], SHIFT)
        assert view.selection() == (row["start"], row["end"]), row["text"]


def _go(view: ArticleView, offset: int) -> None:
    """Go down to the line, on by words, back by one and on by letters."""
    _press(view, Key.Key_Home, CONTROL)
    before = -1
    while before < view.caret() < offset:
        before = view.caret()
        _press(view, Key.Key_Down)
        _press(view, Key.Key_Home)
    if view.caret() > offset:
        _press(view, Key.Key_Up)
        _press(view, Key.Key_Home)
    _reach(view, offset, NO)


def _reach(view: ArticleView, offset: int, held: Qt.KeyboardModifier) -> None:
    on, back = Key.Key_Left, Key.Key_Right
    if view.text()[view.caret()] in "Menu":
        on, back = back, on
    for _ in range(60):
        if view.caret() < offset:
            _press(view, on, CONTROL | held)
    if view.caret() > offset:
        _press(view, back, CONTROL | held)
    for _ in range(60):
        if view.caret() != offset:
            _press(view, on if view.caret() < offset else back, held)


def _press(view: ArticleView, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
    QTest.keyClick(view, key, held)
