"""The card beside the spans under the pointer: what it says, where it lies, what it leaves alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.span_card import CardSpan, LabelMark, SpanCard
from tests.desktop.conftest import Desk

ACTOR = CardSpan(
    "Actor",
    "#0072B2",
    "solid",
    "القوات\nالأمريكية",
    (("Entity", "القوات الأمريكية في العراق (USF-I)"), ("Side", "United States")),
    "انظر 001",
    "a1",
)
STANCE = CardSpan("Stance", "#CC79A7", "dashed", "فلم تعد هناك ضرورة لبقاء القوات الأمريكية بالعراق")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


def words(card: SpanCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def at(window: QWidget, x: int, y: int, width: int = 120, height: int = 30) -> QRect:
    """A place in the window, as on the screen."""
    return QRect(window.mapToGlobal(QPoint(x, y)), QRect(0, 0, width, height).size())


def test_the_smallest_in_full_the_others_on_a_line(window: QWidget) -> None:
    card = SpanCard(window)
    card.show_spans([ACTOR, STANCE], at(window, 300, 200))
    assert words(card) == [
        "Actor", "a1", "القوات الأمريكية",
        "Entity", "القوات الأمريكية في العراق (USF-I)", "Side", "United States", "Note", "انظر 001",
        "Stance", STANCE.text,
    ]  # fmt: skip
    assert len(card.findChildren(LabelMark)) == 2


def test_what_was_shown_before_is_gone(window: QWidget) -> None:
    card = SpanCard(window)
    card.show_spans([ACTOR, STANCE], at(window, 300, 200))
    high = card.height()
    card.show_spans([STANCE], at(window, 300, 200))
    assert words(card) == ["Stance", STANCE.text]
    assert card.height() < high


def test_many_spans_are_counted_not_listed(window: QWidget) -> None:
    card = SpanCard(window)
    card.show_spans([ACTOR, *[STANCE] * 9], at(window, 300, 20))
    assert words(card).count("Stance") == 5
    assert words(card)[-1] == "and 4 more"


def test_a_long_text_is_cut(window: QWidget) -> None:
    card = SpanCard(window)
    card.show_spans([CardSpan("Stance", "#CC79A7", "dashed", "كلمة " * 200)], at(window, 300, 20))
    assert words(card)[1].endswith("…")
    assert card.height() < 250


@pytest.mark.parametrize(
    "place",
    [(300, 20), (300, 300), (300, 560), (0, 580), (690, 10), (790, 590)],
    ids=["top", "middle", "bottom", "corner before", "corner after", "last corner"],
)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_covers_nothing_of_the_line_and_lies_in_the_window(
    window: QWidget, place: tuple[int, int], direction: Qt.LayoutDirection
) -> None:
    window.setLayoutDirection(direction)
    card = SpanCard(window)
    card.show_spans([ACTOR, STANCE], at(window, *place))
    line = QRect(0, place[1], window.width(), 30)
    seen = card.geometry().adjusted(8, 8, -8, -8)  # without its shadow
    assert not seen.intersects(line)
    assert window.rect().contains(seen)


def test_in_a_low_window_the_head_of_a_long_card_is_seen(window: QWidget) -> None:
    window.resize(720, 400)
    card = SpanCard(window)
    long = CardSpan("Actor", "#0072B2", "solid", "كلمة " * 60, ACTOR.facts, "ملاحظة " * 60, "a1")
    card.show_spans([long, STANCE], at(window, 300, 185))
    assert card.height() < window.height()
    assert window.rect().contains(card.geometry())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القوات الأمريكية", Qt.LayoutDirection.RightToLeft),
        ("«Washington Post» قالت الصحيفة", Qt.LayoutDirection.LeftToRight),
        ("4000", Qt.LayoutDirection.LeftToRight),
    ],
    ids=["Arabic", "mostly Latin", "digits"],
)
def test_each_text_runs_its_own_way(window: QWidget, text: str, expected: Qt.LayoutDirection) -> None:
    card = SpanCard(window)
    card.show_spans([CardSpan("Actor", "#0072B2", "solid", text)], at(window, 300, 200))
    (label,) = [label for label in card.findChildren(QLabel) if label.text() == text]
    assert label.layoutDirection() is expected


def hover(desk: Desk, offset: int) -> None:
    """Rest the pointer on a letter, with no button pressed whatever an earlier test has left pressed."""
    viewport, none = desk.view.viewport(), Qt.MouseButton.NoButton
    letter = desk.view.character_box(offset).center()
    for point in (letter + QPointF(2, 0), letter):
        where, held = viewport.mapToGlobal(point), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, held))


def test_resting_on_a_span_tells_what_is_known_of_it(desk: Desk) -> None:
    desk.view.set_selection(498, 518)
    desk.key(Qt.Key.Key_2)
    annotating, figure = desk.window.annotating, desk.spans[0].id
    annotating.set_attribute(figure, "value", 4000)
    annotating.set_attribute(figure, "counted", "troops")
    annotating.set_note(figure, "بحسب الصحيفة")
    card = desk.window.hovering.card
    hover(desk, 505)
    desk.qtbot.waitUntil(card.isVisible)
    text = " ".join(desk.spans[0].text.split())
    assert words(card) == [
        "Figure", "a1", text, "Value", "4,000", "Counted", "troops", "Modifier", "about",
        "Note", "بحسب الصحيفة",
    ]  # fmt: skip
    assert QApplication.focusWidget() is desk.view
    hover(desk, 20)
    assert not card.isVisible()


def test_the_card_names_the_entity_and_goes_with_the_next_key(desk: Desk) -> None:
    desk.view.set_selection(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية في العراق")
    card = desk.window.hovering.card
    hover(desk, 220)
    desk.qtbot.waitUntil(card.isVisible)
    assert words(card)[3:] == ["Entity", "القوات الأمريكية في العراق"]
    desk.key(Qt.Key.Key_3)
    assert not card.isVisible()
