"""The count of incomplete spans, and the way from one to what it lacks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop.windows.status_chip import StatusChip
from tests.desktop.conftest import Desk, focused
from tests.desktop.test_relating import HOLDER, STANCE, mark

Key = Qt.Key


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.open_article("002")
    return desk


def chip(desk: Desk) -> StatusChip:
    return next(c for c in desk.window.status.findChildren(StatusChip) if "incomplete" in c.text())


def test_the_status_line_counts_what_is_incomplete_and_n_leads_through_it(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    mark(desk, STANCE, Key.Key_4)
    assert chip(desk).isVisible()
    assert chip(desk).text() == "2 incomplete"
    desk.key(Key.Key_Escape)
    desk.view.set_selection(0, 0)
    desk.key(Key.Key_N)
    assert desk.session.selected_span is not None
    assert desk.session.selected_span.text == HOLDER
    assert focused().accessibleName() == "Entity"
    desk.window.annotating.set_entity(desk.session.selected_span.id, "القيادة المشتركة")
    assert chip(desk).text() == "1 incomplete"
    QTest.mouseClick(chip(desk), Qt.MouseButton.LeftButton)
    assert desk.session.selected_span.text == STANCE
    box = focused()
    assert isinstance(box, QComboBox)
    assert box.accessibleName() == "Target"


def test_a_stance_that_lacks_only_its_holder_offers_whose_it_may_be(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    stance = mark(desk, STANCE, Key.Key_4)
    desk.window.annotating.set_attribute(stance.id, "target", "forces_leave")
    desk.window.annotating.set_attribute(stance.id, "position", "support")
    desk.key(Key.Key_Escape)
    desk.view.set_selection(stance.start, stance.start)
    desk.key(Key.Key_N)
    assert desk.view.is_aiming()


def test_where_nothing_lacks_the_count_is_gone_and_n_says_so(desk: Desk) -> None:
    desk.key(Key.Key_N)
    assert "lacks" in desk.window.status.currentMessage()
    actor = mark(desk, HOLDER, Key.Key_1)
    assert chip(desk).isVisible()
    desk.window.annotating.set_entity(actor.id, "القيادة المشتركة")
    assert not chip(desk).isVisible()
