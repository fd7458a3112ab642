"""Resting the pointer over spans, and what ends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import LEFT, NO, MakeView, centre, move, seed, span

INNER, OUTER = span(213, 229, span_id="inner"), span(180, 290, "stance", "outer")


@pytest.fixture
def view(make_view: MakeView) -> ArticleView:
    view = make_view(seed("000"))
    view.set_spans([OUTER, INNER])
    return view


def rest(view: ArticleView, point: QPoint, *, pressed: bool = False) -> None:
    """Rest the pointer at a point, whatever button an earlier test has left pressed."""
    for place in (point + QPoint(2, 0), point):
        move(view, place, pressed=pressed)


def test_the_smallest_span_comes_first(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hover.rested) as rested:
        rest(view, centre(view, 220))
    assert rested.args is not None
    assert [found.id for found in rested.args[0]] == ["inner", "outer"]


def test_the_place_is_what_the_span_covers_of_that_line(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hover.rested) as rested:
        rest(view, centre(view, 182))
    assert rested.args is not None
    place: QRect = rested.args[1]
    place.moveTopLeft(view.viewport().mapFromGlobal(place.topLeft()))
    letter = view.character_box(182)
    assert place.contains(letter.toRect())
    assert place.height() < 2 * letter.height()
    assert not place.contains(centre(view, 280)), "the span goes on in the next line"


def test_the_line_below_the_letters_belongs_to_the_span(view: ArticleView, qtbot: QtBot) -> None:
    box = view.character_box(220)
    with qtbot.waitSignal(view.hover.rested):
        rest(view, QPoint(round(box.center().x()), round(box.bottom()) + 4))


@pytest.mark.parametrize("where", ["no span", "margin", "between lines", "pressed"])
def test_nothing_is_hovered_there(view: ArticleView, qtbot: QtBot, where: str) -> None:
    box = view.character_box(220)
    point = {
        "no span": centre(view, 20),
        "margin": QPoint(3, round(box.center().y())),
        "between lines": QPoint(round(box.center().x()), round(box.top()) - 5),
        "pressed": centre(view, 220),
    }[where]
    if where == "pressed":
        QTest.mousePress(view.viewport(), LEFT, NO, point)
    with qtbot.assertNotEmitted(view.hover.rested, wait=650):
        rest(view, point, pressed=where == "pressed")
    QTest.mouseRelease(view.viewport(), LEFT, NO, point)


def _move_off(view: ArticleView) -> None:
    move(view, centre(view, 20), pressed=False)


def _press(view: ArticleView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO, centre(view, 220))


def _type(view: ArticleView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)


def _scroll(view: ArticleView) -> None:
    view.verticalScrollBar().setValue(20)


def _remove(view: ArticleView) -> None:
    view.set_spans([OUTER])


@pytest.mark.parametrize("end", [_move_off, _press, _type, _scroll, _remove])
def test_what_ends_it(view: ArticleView, qtbot: QtBot, end: Callable[[ArticleView], None]) -> None:
    with qtbot.waitSignal(view.hover.rested):
        rest(view, centre(view, 220))
    with qtbot.waitSignal(view.hover.left):
        end(view)


def test_moving_within_the_same_spans_is_no_end(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hover.rested):
        rest(view, centre(view, 220))
    with qtbot.assertNotEmitted(view.hover.left):
        move(view, centre(view, 224), pressed=False)
    with qtbot.waitSignals([view.hover.left, view.hover.rested], order="strict"):
        move(view, centre(view, 190), pressed=False)
