"""Where the keys take the caret, as it is seen and as the text runs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import CONTROL, NO, SHIFT, MakeView, article, seed

Key = Qt.Key
WORDS = "قال: «القوات»، 4000 جندي"
PARAGRAPHS = "أولى الكلمات\n\nثانية الكلمات هنا\nثالثة"
MIXED = [
    pytest.param("قال نحو 4000 جندي منهم", id="a number"),
    pytest.param("في 2017/9/3 أو 12-10 بنسبة 60% فقط", id="dates and signs"),
    pytest.param("قاعدة Ain al-Asad في العراق", id="Latin"),
    pytest.param("4000 جندي", id="a number first"),
    pytest.param("بلغ العدد 4000", id="a number last"),
    pytest.param("Menu القائمة 12 شيئا", id="Latin first"),
    pytest.param("قال \u202bإن F-16\u202c طارت", id="an embedding"),
    pytest.param("قابِّلت 😀 هنا (انظر «هذا»)", id="marks, emoji, brackets"),
    pytest.param("شركة Black שלום مياه", id="Hebrew"),
]


def press(view: ArticleView, key: Qt.Key, held: Qt.KeyboardModifier = NO, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(view, key, held)


def selected(view: ArticleView) -> str:
    return view.text()[slice(*view.selection())]


def walk(view: ArticleView, key: Qt.Key) -> list[tuple[float, float]]:
    """Return where the caret is seen on its way until it stands still: line and x, growing to the left."""
    seen: list[tuple[float, float]] = []
    while True:
        box = view.caret_box()
        place = (box.top() + view.verticalScrollBar().value(), -round(box.left(), 2))
        if seen and seen[-1] == place:
            return seen
        seen.append(place)
        press(view, key)


# As it is seen


@pytest.mark.parametrize("text", MIXED)
def test_left_goes_to_the_left_through_all_that_is_seen(make_view: MakeView, text: str) -> None:
    view = make_view(text)
    walk(view, Key.Key_Right)
    to_left = walk(view, Key.Key_Left)
    assert to_left == sorted(set(to_left))
    assert walk(view, Key.Key_Right) == to_left[::-1]
    letters = {(box.left(), box.right()) for box in map(view.character_box, range(len(text)))}
    edges = {round(x, 2) for left, right in letters for x in (left, right) if left < right}
    assert {-x for _, x in to_left} == edges


def test_left_meets_every_line_from_right_to_left(make_view: MakeView) -> None:
    view = make_view(seed("003")[:700], width=400)
    walk(view, Key.Key_Right)
    to_left = walk(view, Key.Key_Left)
    assert to_left == sorted(set(to_left))
    assert view.caret() == 700
    assert len({line for line, _ in to_left}) > 8
    assert walk(view, Key.Key_Right)[::-1] == to_left


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="ابتجدلوي ‌ab c12٣٤.,-/%()«»שלו\u0651\u064e\n😀", min_size=1, max_size=60))
def test_left_and_right_undo_each_other(make_view: MakeView, text: str) -> None:
    view = make_view(text, width=300)
    walk(view, Key.Key_Right)
    to_left = walk(view, Key.Key_Left)
    assert len(set(to_left)) == len(to_left)
    assert walk(view, Key.Key_Right) == to_left[::-1]
    view.deleteLater()


def test_shift_selects_on_the_way_through_a_number(make_view: MakeView) -> None:
    view = make_view("قال 4000 جندي")
    press(view, Key.Key_Left, times=4)
    assert view.caret() == 4
    anchors = []
    for _ in range(5):
        press(view, Key.Key_Left, SHIFT)
        anchors.append(selected(view))
    assert anchors == ["400", "40", "4", "", "4000 "]


# As the text runs


@pytest.mark.parametrize("text", MIXED)
def test_in_the_order_of_the_text_no_place_is_left_out(make_view: MakeView, text: str) -> None:
    view = make_view(text)
    view.set_caret_order("logical")
    forward = Key.Key_Left
    met = []
    for _ in range(len(text) + 1):
        met.append(view.caret())
        press(view, forward)
    boxes = [view.character_box(place) for place in range(len(text))]
    assert met == sorted(met)
    assert met[-1] == len(text)
    assert len(set(met)) >= len({box.left() for box in boxes if box.width() > 0})


def test_in_a_latin_paragraph_right_goes_on(make_view: MakeView) -> None:
    view = make_view("An English text.")
    view.set_caret_order("logical")
    press(view, Key.Key_Right)
    assert view.caret() == 1


# Words, lines, paragraphs, pages


def test_words_forward_are_extended_to_their_ends(make_view: MakeView) -> None:
    view = make_view(WORDS)
    taken = []
    for _ in range(4):
        press(view, Key.Key_Left, CONTROL | SHIFT)
        taken.append(selected(view))
    assert taken == ["قال", "قال: «القوات", "قال: «القوات»، 4000", WORDS]
    press(view, Key.Key_Left, CONTROL | SHIFT)
    assert selected(view) == WORDS


def test_words_backward_are_extended_to_their_starts(make_view: MakeView) -> None:
    view = make_view(WORDS)
    press(view, Key.Key_End, CONTROL)
    taken = []
    for _ in range(4):
        press(view, Key.Key_Right, CONTROL | SHIFT)
        taken.append(selected(view))
    assert taken == ["جندي", "4000 جندي", "القوات»، 4000 جندي", WORDS]


def test_words_without_shift_are_passed_start_by_start(make_view: MakeView) -> None:
    view = make_view(WORDS)
    met = []
    for _ in range(4):
        press(view, Key.Key_Left, CONTROL)
        met.append(view.caret())
    assert met == [6, 15, 20, 24]


def test_paragraphs(make_view: MakeView) -> None:
    view = make_view(PARAGRAPHS)
    met = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up):
        press(view, key, CONTROL)
        met.append(view.caret())
    second, third, end = PARAGRAPHS.index("ثانية"), PARAGRAPHS.index("ثالثة"), len(PARAGRAPHS)
    assert met == [second, third, end, third, second, 0, 0]


def test_paragraphs_are_extended_to_their_ends(make_view: MakeView) -> None:
    view = make_view(PARAGRAPHS)
    press(view, Key.Key_Left, CONTROL)
    taken = []
    for _ in range(3):
        press(view, Key.Key_Down, CONTROL | SHIFT)
        taken.append(selected(view))
    assert taken == ["الكلمات", "الكلمات\n\nثانية الكلمات هنا", PARAGRAPHS[5:]]
    press(view, Key.Key_Up, CONTROL | SHIFT, times=3)
    assert selected(view) == PARAGRAPHS[:5]


@pytest.mark.parametrize(
    ("key", "control"),
    [
        *((key, NO) for key in (Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_PageDown, Key.Key_PageUp)),
        *((key, CONTROL) for key in (Key.Key_Home, Key.Key_End, Key.Key_Up)),
    ],
)
def test_with_shift_every_way_extends(make_view: MakeView, key: Qt.Key, control: Qt.KeyboardModifier) -> None:
    view = make_view(seed("001"), height=300)
    view.set_selection(800, 800)
    press(view, key, control)
    reached = view.caret()
    view.set_selection(800, 800)
    press(view, key, control | SHIFT)
    assert view.caret() == reached != 800
    assert view.selection() == (min(800, reached), max(800, reached))


def test_the_end_of_a_line_is_seen_in_that_line(make_view: MakeView) -> None:
    view = make_view("ا" * 400, width=300)
    top = view.caret_box().top()
    press(view, Key.Key_End)
    end = view.caret_box()
    assert end.top() == top
    assert end.left() < 60
    press(view, Key.Key_Left)
    assert view.caret_box().top() > top
    press(view, Key.Key_Right)
    assert view.caret_box() == end


def test_a_click_on_a_line_of_mixed_directions_puts_the_caret_where_it_was_made(make_view: MakeView) -> None:
    view = make_view("قال 4000 جندي")
    box = view.character_box(7)
    point = box.center().toPoint()
    point.setX(round(box.right()) - 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO, point)
    assert view.caret_box().left() == pytest.approx(box.right())
    assert view.caret() == 8


def ink(view: ArticleView, accent: str) -> set[int]:
    """Return the columns of the page, from the caret's, in which the caret is painted."""
    image: QImage = view.viewport().grab().toImage()
    middle = round(view.caret_box().left())
    box = view.caret_box().adjusted(-12, -4, 12, 4).toAlignedRect()
    return {
        x - middle
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
        if image.pixelColor(x, y).name() == accent
    }


def test_the_caret_points_the_way_the_letters_run(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("سلام hello سلام")
    view.activateWindow()
    qtbot.waitUntil(view.hasFocus)
    accent = "#0f6b6b"
    view.set_selection(1, 1)
    assert min(ink(view, accent)) < -2
    assert max(ink(view, accent)) <= 1
    view.set_selection(7, 7)
    assert min(ink(view, accent)) >= -1
    assert max(ink(view, accent)) > 2
    view.set_article(article(""))
    assert min(ink(view, accent)) < -2
