"""Relations in the window: tied by key, by click, by dragging; shown as arcs and rows, changed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from annotations.model import Span
from desktop.fields import StillComboBox
from desktop.views.relation_rows import RelationRows
from tests.desktop.conftest import Desk, move_mouse

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
HOLDER = "قيادة العمليات المشتركة في العراق"
OTHER = "قوات التحالف الدولي"
STANCE = "خفض الوحدات الأميركية"
FIRST, SECOND = "عين الأسد", "أربيل"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.open_article("002")
    return desk


def mark(desk: Desk, text: str, key: Key) -> Span:
    """Drag over the first occurrence of some words and label them; the span stays selected."""
    start = desk.article_text.index(text)
    desk.drag(start, start + len(text))
    desk.key(key)
    return next(span for span in desk.spans if span.text == text)


def relations(desk: Desk) -> list[tuple[str, str, str]]:
    spans = {span.id: span.text for span in desk.spans}
    return [(spans[r.source], r.type, spans[r.target]) for r in desk.session.annotations.relations]


def middle(desk: Desk, span: Span) -> QPointF:
    return desk.view.boxes(span.start, span.end)[0].center()


def rows(desk: Desk) -> RelationRows:
    page = desk.window.inspector.page()
    assert page is not None
    return page.relations


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Two actors and a stance, which is selected."""
    mark(desk, HOLDER, Key.Key_1)
    mark(desk, OTHER, Key.Key_1)
    mark(desk, STANCE, Key.Key_4)
    return desk


def open_menu(desk: Desk) -> QMenu:
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_r_offers_the_nearest_actor_and_asks_which_relation_is_meant(marked: Desk) -> None:
    desk = marked
    desk.key(Key.Key_R)
    (offered,) = desk.view.arcs()
    assert offered.is_offered
    assert desk.article_text[slice(*offered.target)] == OTHER
    desk.key(Key.Key_Return)
    menu = open_menu(desk)
    assert len(menu.actions()) == 2  # holder, reported by
    QTest.keyClick(menu, Key.Key_1)
    assert relations(desk) == [(STANCE, "holder", OTHER)]
    (arc,) = desk.view.arcs()
    assert not arc.is_offered
    assert desk.session.selected_span is not None
    assert desk.session.selected_span.text == STANCE


def test_tab_goes_to_the_other_actor_and_undo_takes_the_relation_back(marked: Desk) -> None:
    desk = marked
    desk.key(Key.Key_R)
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Return)
    QTest.keyClick(open_menu(desk), Key.Key_2)
    assert relations(desk) == [(STANCE, "reported_by", HOLDER)]
    desk.key(Key.Key_Z, CONTROL)
    assert relations(desk) == []
    assert desk.view.arcs() == ()
    desk.key(Key.Key_Y, CONTROL)
    assert relations(desk) == [(STANCE, "reported_by", HOLDER)]


def test_escape_leaves_everything_as_it_was_and_the_span_selected(marked: Desk) -> None:
    desk = marked
    desk.key(Key.Key_R)
    desk.key(Key.Key_Escape)
    assert not desk.view.is_aiming()
    assert desk.view.arcs() == ()
    assert relations(desk) == []
    assert desk.session.selected_span is not None
    desk.key(Key.Key_Escape)
    assert desk.session.selected_span is None


def test_a_click_chooses_the_other_end_and_one_beside_it_says_so(marked: Desk) -> None:
    desk = marked
    base = mark(desk, FIRST, Key.Key_3)
    holder = next(span for span in desk.spans if span.text == HOLDER)
    stance = next(span for span in desk.spans if span.text == STANCE)
    desk.window.annotating.show_span(stance.id)
    desk.key(Key.Key_R)
    desk.click(base.start + 2)  # no relation leads from a stance to a base
    assert desk.view.is_aiming()
    assert "Esc" in desk.window.status.currentMessage()
    desk.click(holder.start + 2)
    QTest.keyClick(open_menu(desk), Key.Key_1)
    assert relations(desk) == [(STANCE, "holder", HOLDER)]


def test_dragging_with_control_ties_two_spans(marked: Desk) -> None:
    desk = marked
    figure = mark(desk, "أشهر", Key.Key_2)
    actor = next(span for span in desk.spans if span.text == OTHER)
    viewport, button = desk.view.viewport(), Qt.MouseButton.LeftButton
    start, end = middle(desk, figure), middle(desk, actor)
    QTest.mousePress(viewport, button, CONTROL, start.toPoint())
    move_mouse(viewport, (start + end) / 2, CONTROL)
    move_mouse(viewport, end, CONTROL)
    QTest.mouseRelease(viewport, button, CONTROL, end.toPoint())
    assert relations(desk) == [("أشهر", "claimed_by", OTHER)]


def test_a_tie_drawn_backwards_gets_the_direction_that_the_schema_knows(marked: Desk) -> None:
    desk = marked
    mark(desk, "أشهر", Key.Key_2)
    actor = next(span for span in desk.spans if span.text == OTHER)
    figure = next(span for span in desk.spans if span.text == "أشهر")
    desk.window.annotating.show_span(actor.id)
    desk.key(Key.Key_R)
    desk.click(figure.start + 1)
    assert relations(desk) == [("أشهر", "claimed_by", OTHER)]


def test_what_is_tied_already_is_said_and_not_tied_again(marked: Desk) -> None:
    desk = marked
    mark(desk, FIRST, Key.Key_3)
    figure = mark(desk, "أشهر", Key.Key_2)
    base = next(span for span in desk.spans if span.text == FIRST)
    desk.window.relating.tie(figure.id, base.id)
    desk.window.relating.tie(figure.id, base.id)
    assert relations(desk) == [("أشهر", "at", FIRST)]
    assert desk.window.status.currentMessage()


def test_the_inspector_follows_changes_and_removes_relations(marked: Desk) -> None:
    desk = marked
    desk.key(Key.Key_R)
    desk.key(Key.Key_Return)
    QTest.keyClick(open_menu(desk), Key.Key_1)
    box = next(b for b in rows(desk).findChildren(StillComboBox) if b.isVisible())
    desk.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    desk.qtbot.waitUntil(lambda: relations(desk) == [(STANCE, "reported_by", OTHER)])
    other = next(b for b in rows(desk).findChildren(QPushButton) if b.accessibleName() == OTHER)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert desk.session.selected_span is not None
    assert desk.session.selected_span.text == OTHER
    removing = rows(desk).findChildren(QToolButton)
    desk.qtbot.waitUntil(lambda: len(rows(desk).findChildren(QToolButton)) == 1)
    QTest.mouseClick(removing[-1], Qt.MouseButton.LeftButton)
    assert relations(desk) == []


def test_a_label_without_relations_says_that_nothing_fits(desk: Desk) -> None:
    mark(desk, FIRST, Key.Key_3)
    mark(desk, SECOND, Key.Key_3)
    desk.key(Key.Key_R)
    assert not desk.view.is_aiming()
    assert "schema" in desk.window.status.currentMessage()
