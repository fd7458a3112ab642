"""What a reader does with the view by mouse and keyboard, and what is seen then."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import (
    CONTROL,
    FONTS,
    LEFT,
    NO,
    RIGHT,
    SHIFT,
    MakeView,
    article,
    centre,
    click,
    drag,
    seed,
    span,
)

Key = Qt.Key
LINES = "قال المتحدث أمس\nإن القوات ستخرج\nفي سبتمبر 2020"


def press(view: ArticleView, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
    QTest.keyClick(view, key, modifiers)


# Mouse


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_tricky_span_can_be_dragged_by_letters_both_ways(
    make_view: MakeView, tricky_spans: list[dict[str, Any]], font: str, number: str
) -> None:
    view = make_view(seed(number), font=font, height=700)
    view.set_snapping(False)
    for row in tricky_spans:
        if not row["article"].startswith(number):
            continue
        start, end = row["start"], row["end"]
        for first, last in ((start, end - 1), (end - 1, start)):
            view.ensure_visible(start, end)
            drag(view, centre(view, first), centre(view, last))
            assert view.selection() == (start, end), row["text"]
            assert view.caret() == (end if first == start else start)


def test_a_click_puts_the_caret(make_view: MakeView) -> None:
    view = make_view(LINES)
    click(view, 20)
    start, end = view.selection()
    assert start == end
    assert start in (20, 21)


def test_a_short_wobble_is_still_a_click(make_view: MakeView) -> None:
    view = make_view(LINES)
    point = centre(view, 20)
    drag(view, point, point + QPoint(QApplication.startDragDistance() - 2, 0))
    assert view.selection()[0] == view.selection()[1]


def test_a_selection_is_told_once(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LINES)
    with qtbot.waitSignal(view.selection_changed) as told:
        view.set_selection(8, 3)
    assert told.args == [3, 8]
    assert view.caret() == 3
    with qtbot.assertNotEmitted(view.selection_changed):
        view.set_selection(3, 8)


def test_a_double_click_takes_the_word_and_a_drag_after_it_more(make_view: MakeView) -> None:
    view = make_view(LINES)
    viewport = view.viewport()
    QTest.mouseDClick(viewport, LEFT, NO, centre(view, 6))
    assert view.selection() == (4, 11)
    QTest.mousePress(viewport, LEFT, NO, QPoint(5, 5))
    QTest.mouseRelease(viewport, LEFT, NO, QPoint(5, 5))
    QTest.mouseDClick(viewport, LEFT, NO, centre(view, 21))
    assert view.selection() == (19, 25)


def double_click_and_hold(view: ArticleView, offset: int) -> None:
    QTest.mousePress(view.viewport(), LEFT, NO, centre(view, offset))
    QTest.mouseRelease(view.viewport(), LEFT, NO, centre(view, offset))
    event = mouse_event(view, QEvent.Type.MouseButtonDblClick, centre(view, offset))
    QApplication.sendEvent(view.viewport(), event)


def mouse_event(view: ArticleView, kind: QEvent.Type, point: QPoint) -> Any:
    from PySide6.QtGui import QMouseEvent

    where = QPointF(point)
    return QMouseEvent(kind, where, view.viewport().mapToGlobal(where), LEFT, LEFT, NO)


def test_a_held_double_click_drags_by_words(make_view: MakeView) -> None:
    view = make_view(LINES)
    double_click_and_hold(view, 6)
    QApplication.sendEvent(view.viewport(), mouse_event(view, QEvent.Type.MouseMove, centre(view, 13)))
    assert view.selection() == (4, 15)
    QApplication.sendEvent(view.viewport(), mouse_event(view, QEvent.Type.MouseMove, centre(view, 1)))
    assert view.selection() == (0, 11)


def test_a_triple_click_takes_the_sentence(make_view: MakeView) -> None:
    view = make_view("أولا هنا. ثانيا هناك؟ ثالثا")
    point = centre(view, 12)
    double_click_and_hold(view, 12)
    QTest.mouseRelease(view.viewport(), LEFT, NO, point)
    QTest.mousePress(view.viewport(), LEFT, NO, point)
    QTest.mouseRelease(view.viewport(), LEFT, NO, point)
    assert view.selection() == (10, 21)


def test_shift_and_click_extend(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(4, 4)
    box = view.character_box(14)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, QPoint(round(box.left()) + 1, round(box.center().y())))
    assert view.selection() == (4, 15)


def test_a_drag_beyond_the_edge_scrolls(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(seed("001"), height=300)
    word = view.word_at(10)[0]
    QTest.mousePress(view.viewport(), LEFT, NO, centre(view, 10))
    QTest.mouseMove(view.viewport(), QPoint(300, 350))
    qtbot.waitUntil(lambda: view.selection()[1] > 1000)
    assert view.selection()[0] == word
    QTest.mouseRelease(view.viewport(), LEFT, NO, QPoint(300, 350))
    stopped = view.verticalScrollBar().value()
    assert stopped > 0
    qtbot.wait(60)
    assert view.verticalScrollBar().value() == stopped


def test_clicks_go_round_through_overlapping_spans(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LINES)
    view.set_spans([span(0, 30, "stance"), span(4, 11, "actor"), span(4, 15, "base")])
    picked: list[str] = []
    view.span_picked.connect(picked.append)
    for _ in range(4):
        click(view, 6)
    assert picked == ["actor-4-11", "base-4-15", "stance-0-30", "actor-4-11"]
    click(view, 13)
    click(view, 40)
    assert picked[4:] == ["base-4-15", ""]
    assert [found.id for found in view.spans_at(6)] == ["actor-4-11", "base-4-15", "stance-0-30"]


def test_a_drag_picks_nothing(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LINES)
    view.set_spans([span(4, 11)])
    with qtbot.assertNotEmitted(view.span_picked):
        drag(view, centre(view, 4), centre(view, 9))


def test_the_right_button_keeps_the_selection_it_hits(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(4, 11)
    QTest.mouseClick(view.viewport(), RIGHT, NO, centre(view, 6))
    assert view.selection() == (4, 11)
    QTest.mouseClick(view.viewport(), RIGHT, NO, centre(view, 20))
    assert view.selection()[0] == view.selection()[1]


# Keyboard


def test_left_goes_on_in_arabic_and_back_in_latin(make_view: MakeView) -> None:
    view = make_view(LINES)
    press(view, Key.Key_Left)
    assert view.caret() == 1
    press(view, Key.Key_Right)
    assert view.caret() == 0
    view.set_article(article("An English text."))
    press(view, Key.Key_Right)
    assert view.caret() == 1


def test_a_letter_goes_with_its_marks(make_view: MakeView) -> None:
    view = make_view("بّ😀ت")
    press(view, Key.Key_Left)
    assert view.caret() == 2
    press(view, Key.Key_Left)
    assert view.caret() == 3


def test_words_lines_and_the_whole_text(make_view: MakeView) -> None:
    view = make_view(LINES)
    press(view, Key.Key_Left, CONTROL)
    assert view.caret() == 4
    press(view, Key.Key_End)
    assert view.caret() == 15
    press(view, Key.Key_Left)
    assert view.caret() == 16
    press(view, Key.Key_Home)
    assert view.caret() == 16
    press(view, Key.Key_Right, CONTROL)
    assert view.caret() == 12
    press(view, Key.Key_End, CONTROL)
    assert view.caret() == len(LINES)
    press(view, Key.Key_Home, CONTROL)
    assert view.caret() == 0
    press(view, Key.Key_A, CONTROL)
    assert view.selection() == (0, len(LINES))


def test_shift_extends_and_may_turn_round(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(5, 5)
    for _ in range(3):
        press(view, Key.Key_Left, SHIFT)
    assert view.selection() == (5, 8)
    for _ in range(5):
        press(view, Key.Key_Right, SHIFT)
    assert view.selection() == (3, 5)
    assert view.caret() == 3


def test_up_and_down_keep_the_column(make_view: MakeView) -> None:
    view = make_view("كلمة طويلة جدا هنا\nق\nكلمة طويلة جدا هنا")
    view.set_selection(10, 10)
    press(view, Key.Key_Down)
    assert view.caret() == 20
    press(view, Key.Key_Down)
    assert view.caret() == 31
    press(view, Key.Key_Up)
    press(view, Key.Key_Up)
    assert view.caret() == 10
    press(view, Key.Key_Up)
    assert view.caret() == 0


def test_down_through_a_wrapped_article_meets_every_line(make_view: MakeView) -> None:
    view = make_view(seed("000"), width=500)
    tops = []
    for _ in range(30):
        tops.append(view.character_box(view.caret()).top() + view.verticalScrollBar().value())
        press(view, Key.Key_Down)
    assert tops == sorted(set(tops))


def test_end_stays_in_its_line(make_view: MakeView) -> None:
    view = make_view(seed("000"), width=500)
    press(view, Key.Key_Down)
    top = view.character_box(view.caret()).top()
    press(view, Key.Key_End)
    assert view.character_box(view.caret()).top() == top
    assert view.caret() > 10


def test_a_page_down_scrolls_and_back(make_view: MakeView) -> None:
    view = make_view(seed("001"), height=400)
    press(view, Key.Key_PageDown)
    assert view.caret() > 0
    assert view.verticalScrollBar().value() > 0
    press(view, Key.Key_PageUp)
    assert view.caret() == 0


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (Key.Key_1, "1"),
        (Key.Key_Delete, ""),
        (Key.Key_Tab, "\t"),
        (Key.Key_Escape, ""),
        (Key.Key_Return, "\r"),
    ],
)
def test_other_keys_are_left_to_the_window(make_view: MakeView, key: Qt.Key, text: str) -> None:
    view = make_view(LINES)
    event = QKeyEvent(QEvent.Type.KeyPress, key, NO, text)
    view.keyPressEvent(event)
    assert not event.isAccepted()


# Copying


def test_a_copy_is_the_stored_text(make_view: MakeView) -> None:
    text = "عدد\u00a0الجنود\t😀 4000\u2029جندي\u200f \ufeff"
    view = make_view(text)
    press(view, Key.Key_A, CONTROL)
    press(view, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().mimeData().text() == text


# Showing


def test_an_empty_article_and_none(make_view: MakeView) -> None:
    view = make_view("")
    assert view.selection() == (0, 0)
    press(view, Key.Key_Left)
    click(view, 0)
    view.grab()
    view.set_article(None)
    press(view, Key.Key_Left)
    QTest.mouseClick(view.viewport(), LEFT, NO, QPoint(30, 30))
    view.grab()
    assert view.boxes(0, 3) == []
    assert view.word_at(0) == (0, 0)


def test_a_new_article_starts_afresh(make_view: MakeView) -> None:
    view = make_view(seed("001"), height=300)
    view.set_spans([span(0, 5)])
    view.set_selected_span("actor-0-5")
    view.set_selection(2000, 2010)
    view.ensure_visible(2000, 2010)
    view.set_article(article(LINES))
    assert view.selection() == (0, 0)
    assert view.selected_span() == ""
    assert view.spans_at(2) == []
    assert view.scroll_position() == 0


def test_a_leading_byte_order_mark_moves_nothing(make_view: MakeView) -> None:
    view = make_view("\ufeffسلام عليكم")
    drag(view, centre(view, 6), centre(view, 10))
    assert view.selection() == (6, 11)


def test_an_emoji_counts_as_one(make_view: MakeView) -> None:
    view = make_view("😀😀 سلام عليكم")
    drag(view, centre(view, 8), centre(view, 12))
    assert view.selection() == (8, 13)


def test_a_latin_first_line_stands_at_the_right(make_view: MakeView) -> None:
    view = make_view(seed("003"))
    menu, arabic = view.character_box(3), view.character_box(6)
    assert menu.right() == pytest.approx(arabic.right(), abs=1)


def test_words_do_not_move_when_they_are_labelled(make_view: MakeView) -> None:
    text = seed("001")
    view = make_view(text)
    before = [view.character_box(offset) for offset in range(300)]
    view.set_spans([span(3, 40), span(10, 20, "base"), span(276, 346), span(285, 290, "figure")])
    assert [view.character_box(offset) for offset in range(300)] == before


def colours(view: ArticleView, start: int, end: int) -> set[str]:
    image: QImage = view.viewport().grab().toImage()
    found = set()
    for box in view.boxes(start, end):
        for y in range(int(box.top()) - 2, int(box.bottom()) + 12):
            for x in range(int(box.left()), int(box.right())):
                found.add(QColor(image.pixel(x, y)).name())
    return found


@pytest.mark.parametrize("label", ["actor", "figure", "base", "stance"])
def test_each_label_has_a_tint_and_a_line(make_view: MakeView, label: str) -> None:
    view = make_view(LINES)
    plain = colours(view, 4, 11)
    view.set_spans([span(4, 11, label)])
    labelled = colours(view, 4, 11)
    view.set_selected_span(f"{label}-4-11")
    selected = colours(view, 4, 11)
    assert plain != labelled
    assert labelled != selected
    view.set_spans([])
    assert colours(view, 4, 11) == plain


def test_matches_and_selection_are_seen(make_view: MakeView) -> None:
    view = make_view(LINES)
    plain = colours(view, 4, 11)
    view.set_matches([(4, 11), (20, 25)])
    match = colours(view, 4, 11)
    view.set_matches([(4, 11), (20, 25)], 0)
    current = colours(view, 4, 11)
    view.set_matches([])
    view.set_selection(4, 11)
    selected = colours(view, 4, 11)
    assert len({frozenset(found) for found in (plain, match, current, selected)}) == 4


# Scrolling and zoom


def test_the_wheel_scrolls_and_with_control_zooms(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(seed("001"), height=400)

    def turn(steps: int, modifiers: Qt.KeyboardModifier) -> None:
        point = QPointF(100, 100)
        event = QWheelEvent(
            point,
            view.mapToGlobal(point),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    turn(-2, NO)
    assert view.verticalScrollBar().value() > 50
    with qtbot.waitSignal(view.zoom_changed) as told:
        turn(1, CONTROL)
    assert told.args == [pytest.approx(1.1)]
    assert view.zoom() == pytest.approx(1.1)


def test_zoom_enlarges_and_keeps_the_place(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(seed("001"), height=400)
    view.set_scroll_position(1000)
    place = view.scroll_position()
    size = view.character_box(1000).height()
    view.set_zoom(2)
    assert view.character_box(1000).height() > 1.8 * size
    assert view.scroll_position() <= place <= view.scroll_position() + 100
    with qtbot.assertNotEmitted(view.zoom_changed):
        view.set_zoom(2)


@pytest.mark.parametrize("width", [150, 320, 1600])
def test_the_place_survives_another_width(make_view: MakeView, width: int) -> None:
    view = make_view(seed("001"), height=400)
    view.set_scroll_position(1000)
    view.resize(width, 400)
    QApplication.processEvents()
    box = view.character_box(view.scroll_position())
    assert -60 < box.top() < 60
    assert abs(view.scroll_position() - 1000) < 150
    assert box.right() <= width


def test_a_scroll_position_can_be_set_before_the_view_is_shown(make_view: MakeView) -> None:
    view = make_view(seed("001"), height=400, shown=False)
    view.set_scroll_position(1500)
    view.show()
    QApplication.processEvents()
    assert abs(view.scroll_position() - 1500) < 100


def test_what_is_far_is_brought_into_view(make_view: MakeView) -> None:
    view = make_view("\n".join(seed("001") for _ in range(30)), height=400)
    for offset in (90_000, 5, 60_000, 59_000, 59_500):
        view.ensure_visible(offset, offset + 10)
        box = view.character_box(offset)
        assert box.top() >= 0
        assert box.bottom() <= 400


def test_a_scroll_by_pixels_moves_by_those_pixels(make_view: MakeView) -> None:
    view = make_view("\n".join(seed("001") for _ in range(30)), height=400)
    view.ensure_visible(50_000, 50_000)
    bar = view.verticalScrollBar()
    for _ in range(60):
        offset = view.scroll_position()
        top = view.character_box(offset).top()
        bar.setValue(bar.value() - 37)
        assert view.character_box(offset).top() == top + 37


def test_the_end_can_be_reached(make_view: MakeView) -> None:
    text = "\n".join(seed("001") for _ in range(30))
    view = make_view(text, height=400)
    for _ in range(5):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    box = view.character_box(len(text) - 1)
    assert 200 < box.bottom() <= 400


def test_a_header_scrolls_with_the_text(make_view: MakeView) -> None:
    view = make_view(seed("001"), height=400)
    top = view.character_box(0).top()
    view.set_header("عنوان المقال", "2020-09-09 · UTF-8")
    assert view.character_box(0).top() > top + 40
    view.grab()
    view.set_header("", "")
    assert view.character_box(0).top() == top


def test_a_million_characters_in_one_paragraph_open(make_view: MakeView) -> None:
    text = (seed("000") + " ") * 250
    view = make_view(text)
    view.set_selection(0, len(text))
    view.grab()
    view.ensure_visible(700_000, 700_010)
    view.set_snapping(False)
    drag(view, centre(view, 700_000), centre(view, 700_005))
    assert view.selection() == (700_000, 700_006)
