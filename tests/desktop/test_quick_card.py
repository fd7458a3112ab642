"""The card after labelling: what it asks, what it fills in, and that it never stands in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from annotations.model import Span
from desktop.views.quick_card import QuickCard
from tests.desktop.conftest import Desk, focused
from tests.desktop.test_relating import HOLDER, OTHER, STANCE, relations

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.window.settings.set_value("marking/card", "on")
    desk.open_article("002")
    return desk


def card(desk: Desk) -> QuickCard:
    return desk.window.carding.card


def mark(desk: Desk, text: str, key: Key) -> Span:
    start = desk.article_text.index(text)
    desk.drag(start, start + len(text))
    desk.key(key)
    return next(span for span in desk.spans if span.text == text)


def marked(desk: Desk, text: str) -> Span:
    return next(span for span in desk.spans if span.text == text)


def test_a_new_actor_is_named_and_enter_goes_back_to_the_text(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    assert card(desk).isVisible()
    assert isinstance(focused(), QLineEdit | QComboBox)
    desk.type("Joint Command")
    desk.key(Key.Key_Return)
    assert not card(desk).isVisible()
    assert desk.view.hasFocus()
    entity = desk.session.entities[marked(desk, HOLDER).entity]
    assert entity.name == "Joint Command"


def test_enter_makes_an_entity_of_the_words_themselves(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    desk.key(Key.Key_Return)
    assert not card(desk).isVisible()
    assert desk.session.entities[marked(desk, HOLDER).entity].name == HOLDER


def test_a_stance_gets_its_likely_holder_and_digits_answer_the_rest(desk: Desk) -> None:
    mark(desk, OTHER, Key.Key_1)
    desk.key(Key.Key_Escape)
    mark(desk, STANCE, Key.Key_4)
    assert relations(desk) == [(STANCE, "holder", OTHER)]
    assert focused().accessibleName() == "Target"
    desk.key(Key.Key_1)
    assert focused().accessibleName() == "Position"
    desk.key(Key.Key_1)
    assert not card(desk).isVisible(), "with everything answered it is done"
    assert dict(marked(desk, STANCE).attributes) == {"target": "forces_leave", "position": "support"}
    assert desk.view.hasFocus()
    assert desk.window.completing.count == 1  # the actor without an entity


def test_the_likely_holder_comes_and_goes_with_the_span(desk: Desk) -> None:
    mark(desk, OTHER, Key.Key_1)
    desk.key(Key.Key_Escape)
    mark(desk, STANCE, Key.Key_4)
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Z, CONTROL)
    assert [span.text for span in desk.spans] == [OTHER]
    assert relations(desk) == []


def test_another_holder_is_chosen_on_the_card(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    desk.key(Key.Key_Escape)
    mark(desk, OTHER, Key.Key_1)
    desk.key(Key.Key_Escape)
    mark(desk, STANCE, Key.Key_4)
    assert relations(desk) == [(STANCE, "holder", OTHER)]
    desk.key(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused().accessibleName() == "holder"
    desk.key(Key.Key_Down)
    assert relations(desk) == [(STANCE, "holder", HOLDER)]
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Up)
    assert relations(desk) == []


def test_escape_forgets_what_was_half_typed(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    desk.type("Joi")
    desk.key(Key.Key_Escape)
    if card(desk).isVisible():  # the first may close the list of names
        desk.key(Key.Key_Escape)
    assert not card(desk).isVisible()
    assert marked(desk, HOLDER).entity == ""
    assert desk.view.hasFocus()


def test_it_is_not_modal_the_next_drag_puts_it_away_and_keeps_what_was_typed(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    desk.type("Joint")
    start = desk.article_text.index(OTHER)
    desk.drag(start, start + len(OTHER))
    assert not card(desk).isVisible()
    assert desk.session.entities[marked(desk, HOLDER).entity].name == "Joint"
    assert desk.view.selection() == (start, start + len(OTHER))


def test_a_number_typed_on_the_card_is_stored(desk: Desk) -> None:
    mark(desk, "22", Key.Key_2)
    span = marked(desk, "22")
    if "value" not in span.attributes:
        desk.type("22")
    desk.key(Key.Key_Tab)
    assert marked(desk, "22").attributes["value"] == 22
    desk.key(Key.Key_1)
    assert marked(desk, "22").attributes["counted"] == "troops"
    assert not card(desk).isVisible()


def test_with_the_pen_or_switched_off_no_card_comes_and_nothing_is_tied_unseen(desk: Desk) -> None:
    mark(desk, OTHER, Key.Key_1)
    desk.key(Key.Key_Escape)
    desk.window.settings.set_value("marking/card", "off")
    mark(desk, STANCE, Key.Key_4)
    assert not card(desk).isVisible()
    assert relations(desk) == []
    assert desk.view.hasFocus()


def test_undo_of_the_label_takes_the_card_away(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    desk.session.undo()
    assert not card(desk).isVisible()


def test_it_follows_the_text_and_goes_when_the_span_is_out_of_sight(desk: Desk) -> None:
    mark(desk, HOLDER, Key.Key_1)
    before = card(desk).pos()
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert card(desk).isVisible()
    assert card(desk).pos().y() == before.y() - 20
    bar.setValue(bar.maximum())
    assert not card(desk).isVisible()


def test_tab_stays_on_the_card(desk: Desk) -> None:
    mark(desk, OTHER, Key.Key_1)
    desk.key(Key.Key_Escape)
    mark(desk, STANCE, Key.Key_4)
    for _ in range(7):
        QTest.keyClick(focused(), Key.Key_Tab)
        assert card(desk).isAncestorOf(focused())
