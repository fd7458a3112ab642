"""What the mouse draws: words and letters, with and without proclitics, by pen, at the edges of spans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import Span
from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import (
    ALT,
    LEFT,
    LOOKS,
    NO,
    SHIFT,
    MakeView,
    article,
    centre,
    click,
    move,
    seed,
    span,
    sweep,
)

Key = Qt.Key
LINES = "قال المتحدث أمس\nإن القوات ستخرج\nفي سبتمبر 2020"


def selected(view: ArticleView) -> str:
    return view.text()[slice(*view.selection())]


def at(view: ArticleView, words: str, *, last: bool = False) -> QPoint:
    """Return the middle of the first letter of some words, or of the last one."""
    start = view.text().index(words)
    return centre(view, start + (len(words) - 1 if last else 0))


def side(view: ArticleView, words: str, *, right: bool) -> QPoint:
    """Return a point just within the right or left edge of what some words cover."""
    start = view.text().index(words)
    boxes = view.boxes(start, start + len(words))
    x = max(box.right() for box in boxes) - 1 if right else min(box.left() for box in boxes) + 1
    return QPoint(round(x), round(boxes[0].center().y()))


def double_click(view: ArticleView, point: QPoint) -> None:
    viewport = view.viewport()
    QTest.mouseClick(viewport, LEFT, NO, point)
    QTest.mouseDClick(viewport, LEFT, NO, point)
    QTest.mouseRelease(viewport, LEFT, NO, point)


# Words


@pytest.mark.parametrize(
    ("text", "first", "last", "taken"),
    [
        pytest.param(LINES, "تحدث", "أم", "المتحدث أمس", id="from within to within"),
        pytest.param(LINES, "متحدث", "القو", "المتحدث أمس\nإن القوات", id="over two lines"),
        pytest.param("قال «القوات»، ثم", "وات", "ات", "القوات", id="guillemets out"),
        pytest.param("قال «القوات»، ثم", "«", "»", "«القوات»", id="guillemets in as a pair"),
        pytest.param('زار قاعدة "بلد" أمس', "اعدة", "لد", 'قاعدة "بلد"', id="the partner comes along"),
        pytest.param("الجنود، والضباط.", "جنود", "،", "الجنود", id="comma out"),
        pytest.param("بنسبة 60% فقط", "60", "فق", "60% فقط", id="percent in"),
        pytest.param("في 2017/9/3 قال", "017", "ال", "2017/9/3 قال", id="a date"),
        pytest.param("طائرات إف 16″ هنا", "إف", "6", "إف 16″", id="a model's name"),
        pytest.param("شركة Al-Qa'im Air في", "Qa", "Ai", "Al-Qa'im Air", id="Latin"),
        pytest.param("قال 😀 هنا", "😀", "نا", "😀 هنا", id="emoji"),
        pytest.param("الأمريكيّة هنا", "ريكيّ", "كيّ", "الأمريكيّة", id="tashkeel"),
    ],
)
@pytest.mark.parametrize("backwards", [False, True], ids=["on", "back"])
def test_a_drag_takes_whole_words(
    make_view: MakeView, text: str, first: str, last: str, taken: str, backwards: bool
) -> None:
    view = make_view(text)
    one, other = at(view, first), at(view, last, last=True)
    sweep(view, *((other, one) if backwards else (one, other)))
    assert selected(view) == taken
    assert view.caret() == view.selection()[0 if backwards else 1]


@pytest.mark.parametrize("from_right", [True, False], ids=["from its right edge", "from its left edge"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("خفض 4000 جندي منهم", "4000 جندي"),
        ("قال في 2017/9/3 إن", "2017/9/3 إن"),
        ("الهاتف 0770-123-456 هنا", "0770-123-456 هنا"),
        ("من قاعدة Ain al-Asad قرب", "قاعدة Ain al-Asad"),
        ("بين 12-10 جنديا فقط", "12-10 جنديا"),
    ],
)
def test_a_drag_over_mixed_directions_takes_what_it_goes_over(
    make_view: MakeView, text: str, wanted: str, from_right: bool
) -> None:
    view = make_view(text)
    right, left = side(view, wanted, right=True), side(view, wanted, right=False)
    sweep(view, *((right, left) if from_right else (left, right)))
    assert selected(view) == wanted


def test_what_is_seen_while_dragging_is_what_comes_of_it(make_view: MakeView) -> None:
    view = make_view(LINES)
    QTest.mousePress(view.viewport(), LEFT, NO, at(view, "متحدث"))
    seen = []
    for words in ("تحدث", "أمس", "تحدث", "ال المتحدث"):
        move(view, at(view, words))
        seen.append(selected(view))
    QTest.mouseRelease(view.viewport(), LEFT, NO, at(view, "ال المتحدث"))
    assert seen == ["المتحدث", "المتحدث أمس", "المتحدث", "قال المتحدث"]
    assert selected(view) == seen[-1]


def test_a_neighbour_that_is_only_brushed_stays_out(make_view: MakeView) -> None:
    view = make_view(LINES)
    beyond = side(view, "أمس", right=True)
    sweep(view, at(view, "متحدث"), beyond)
    assert selected(view) == "المتحدث"


@pytest.mark.parametrize("text", ["قال ... ثم", "قال ،؛ ثم", "قال —    ثم"])
def test_a_drag_over_signs_alone_takes_just_those(make_view: MakeView, text: str) -> None:
    view = make_view(text)
    sweep(view, centre(view, 3), centre(view, 5))
    assert selected(view) == text[3:6]


def test_alt_takes_letters_at_any_moment(make_view: MakeView) -> None:
    view = make_view(LINES)
    one, other = at(view, "متحدث"), at(view, "تحد", last=True)
    QTest.mousePress(view.viewport(), LEFT, NO, one)
    move(view, other)
    assert selected(view) == "المتحدث"
    move(view, other, ALT)
    assert selected(view) == "متحد"
    QTest.keyRelease(view, Key.Key_Alt)
    assert selected(view) == "المتحدث"
    QTest.keyPress(view, Key.Key_Alt, ALT)
    assert selected(view) == "متحد"
    QTest.mouseRelease(view.viewport(), LEFT, ALT, other)
    assert selected(view) == "متحد"


def test_without_snapping_alt_takes_words(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_snapping(False)
    one, other = at(view, "متحدث"), at(view, "تحد", last=True)
    sweep(view, one, other)
    assert selected(view) == "متحد"
    sweep(view, one, other, ALT)
    assert selected(view) == "المتحدث"


@pytest.mark.parametrize("text", ["قا👨‍👩‍👧‍👦لت", "قا🇮🇶لت", "قابِّلت"])
def test_letters_are_never_split(make_view: MakeView, text: str) -> None:
    view = make_view(text)
    view.set_zoom(3)
    sweep(view, centre(view, 1), centre(view, 2), ALT)
    assert selected(view) == text[1:-2]


def test_alt_in_a_drag_is_kept_from_the_menu_bar(make_view: MakeView) -> None:
    view = make_view(LINES)

    def overrides(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(view, event)
        return event.isAccepted()

    assert not overrides(Key.Key_Alt, ALT)
    assert not overrides(Key.Key_Escape)
    QTest.mousePress(view.viewport(), LEFT, NO, at(view, "متحدث"))
    move(view, at(view, "أمس"))
    assert overrides(Key.Key_Alt, ALT)
    assert overrides(Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, NO, at(view, "أمس"))
    assert not overrides(Key.Key_Escape)


def test_escape_takes_a_drag_back(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(0, 3)
    QTest.mousePress(view.viewport(), LEFT, NO, at(view, "متحدث"))
    move(view, at(view, "أمس"))
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selection() == (0, 3)
    move(view, at(view, "قوات"))
    QTest.mouseRelease(view.viewport(), LEFT, NO, at(view, "قوات"))
    assert view.selection() == (0, 3)


def test_shift_extends_by_words(make_view: MakeView) -> None:
    view = make_view(LINES)
    sweep(view, at(view, "متحدث"), at(view, "حدث", last=True))
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, at(view, "وات"))
    assert selected(view) == "المتحدث أمس\nإن القوات"
    QTest.mouseClick(view.viewport(), LEFT, SHIFT | ALT, at(view, "مس"))
    assert selected(view) in ("المتحدث أ", "المتحدث أم")


# Proclitics


@pytest.mark.parametrize(
    ("word", "letter", "taken"),
    [
        ("والجيش", 0, "والجيش"),
        ("والجيش", 3, "الجيش"),
        ("بالعراق", 0, "بالعراق"),
        ("بالعراق", 2, "العراق"),
        ("وبالعراق", 0, "وبالعراق"),
        ("وبالعراق", 1, "بالعراق"),
        ("وبالعراق", 4, "العراق"),
        ("فالقوات", 3, "القوات"),
        ("كالجيش", 3, "الجيش"),
        ("للجيش", 3, "للجيش"),
        ("وللقوات", 4, "للقوات"),
        ("وللقوات", 0, "وللقوات"),
        ("ببغداد", 3, "بغداد"),
        ("و200", 2, "200"),
        ("والد", 2, "والد"),
        ("لبنان", 2, "لبنان"),
        ("فرنسا", 2, "فرنسا"),
        ("كتلة", 2, "كتلة"),
        ("بلد", 2, "بلد"),
        ("واشنطن", 3, "واشنطن"),
        ("سيخفض", 2, "سيخفض"),
    ],
)
def test_a_proclitic_is_taken_only_from_its_letters(
    make_view: MakeView, word: str, letter: int, taken: str
) -> None:
    view = make_view(f"قال {word} أمس")
    view.set_known({"بغداد"}.__contains__)
    sweep(view, centre(view, 4 + letter), at(view, "أمس", last=True))
    assert selected(view) == f"{taken} أمس"
    sweep(view, at(view, "أمس", last=True), centre(view, 4 + letter))
    assert selected(view) == f"{taken} أمس"
    view.set_selection(0, 0)
    double_click(view, centre(view, 4 + letter))
    assert selected(view) == taken


def test_a_drag_from_before_the_word_leaves_the_proclitic_out(make_view: MakeView) -> None:
    view = make_view("قال والجيش أمس")
    sweep(view, side(view, " وال", right=True) - QPoint(2, 0), at(view, "أمس", last=True))
    assert selected(view) == "الجيش أمس"


@pytest.fixture
def slow_hand(qapp: QApplication) -> Iterator[None]:
    """Let no third click follow a double click soon enough to count."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(before)


@pytest.mark.usefixtures("slow_hand")
def test_double_clicks_offer_one_beginning_after_the_other(make_view: MakeView) -> None:
    view = make_view("قال وبالعراق أمس")
    taken = []
    for _ in range(4):
        double_click(view, at(view, "عراق"))
        taken.append(selected(view))
    assert taken == ["العراق", "وبالعراق", "بالعراق", "العراق"]
    double_click(view, at(view, "أمس"))
    double_click(view, at(view, "عراق"))
    assert selected(view) == "العراق"
    double_click(view, at(view, "عراق"))
    QTest.keyClick(view, Key.Key_Left)
    double_click(view, at(view, "عراق"))
    assert selected(view) == "العراق"


def test_a_key_offers_one_beginning_after_the_other(make_view: MakeView) -> None:
    view = make_view("قال وبالعراق والد أمس")
    view.set_selection(4, 12)
    taken = []
    for _ in range(3):
        assert view.cycle_proclitic()
        taken.append(selected(view))
    assert taken == ["بالعراق", "العراق", "وبالعراق"]
    view.set_selection(13, 17)
    assert not view.cycle_proclitic()
    assert selected(view) == "والد"
    view.set_selection(5, 5)
    assert not view.cycle_proclitic()


# The pen


def test_the_pen_asks_for_its_label_until_escape(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LINES)
    asked: list[tuple[str, int, int]] = []
    view.label_requested.connect(lambda *what: asked.append(what))
    view.set_pen("figure")
    sweep(view, at(view, "متحدث"), at(view, "أمس"))
    double_click(view, at(view, "وات"))
    click(view, LINES.index("سبتمبر"))
    assert asked == [("figure", 4, 15), ("figure", 19, 25)]
    with qtbot.waitSignal(view.pen_left):
        QTest.keyClick(view, Key.Key_Escape)
    assert view.pen() == ""
    sweep(view, at(view, "متحدث"), at(view, "أمس"))
    assert len(asked) == 2


def test_escape_in_a_drag_keeps_the_pen(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LINES)
    view.set_pen("figure")
    with qtbot.assertNotEmitted(view.label_requested), qtbot.assertNotEmitted(view.pen_left):
        QTest.mousePress(view.viewport(), LEFT, NO, at(view, "متحدث"))
        move(view, at(view, "أمس"))
        QTest.keyClick(view, Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, NO, at(view, "أمس"))
    assert view.pen() == "figure"


def test_the_pen_is_seen_at_the_pointer(make_view: MakeView) -> None:
    view = make_view(LINES)
    for label, look in LOOKS.items():
        view.set_pen(label)
        move(view, at(view, "أمس"), pressed=False)
        cursor = view.viewport().cursor()
        assert cursor.shape() == Qt.CursorShape.BitmapCursor
        image = cursor.pixmap().toImage()
        assert image.pixelColor(image.rect().center()).name() == look.color.lower()
    view.set_pen("")
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


# Edges of spans


@pytest.fixture
def marked(make_view: MakeView) -> ArticleView:
    view = make_view(LINES)
    view.set_spans([span(4, 11), span(16, 25, "base")])
    view.set_selected_span("actor-4-11")
    return view


def handle(view: ArticleView, offset: int, *, at_end: bool = False) -> QPoint:
    """Return the right edge of a letter, or its left one."""
    box = view.character_box(offset)
    return QPoint(round(box.left() if at_end else box.right()), round(box.center().y()))


def asked_bounds(view: ArticleView) -> list[tuple[str, int, int]]:
    asked: list[tuple[str, int, int]] = []
    view.bounds_requested.connect(lambda *what: asked.append(what))
    return asked


@pytest.mark.parametrize(
    ("at_end", "to", "held", "bounds"),
    [
        pytest.param(False, 1, NO, (0, 11), id="start out to the word before"),
        pytest.param(True, 13, NO, (4, 15), id="end out to the word after"),
        pytest.param(True, 21, NO, (4, 25), id="end out into the next line"),
        pytest.param(False, 7, ALT, (7, 11), id="start in by letters"),
        pytest.param(True, 7, ALT, (4, 7), id="end in by letters"),
        pytest.param(False, 13, ALT, (10, 11), id="start never past the end"),
        pytest.param(True, 1, ALT, (4, 5), id="end never past the start"),
    ],
)
def test_an_edge_can_be_dragged(
    marked: ArticleView, at_end: bool, to: int, held: Qt.KeyboardModifier, bounds: tuple[int, int]
) -> None:
    asked = asked_bounds(marked)
    caret, selection = marked.caret(), marked.selection()
    sweep(marked, handle(marked, 10 if at_end else 4, at_end=at_end), centre(marked, to), held)
    assert [what[0] for what in asked] == ["actor-4-11"]
    start, end = asked[0][1:]
    assert abs(start - bounds[0]) <= (held is ALT)
    assert abs(end - bounds[1]) <= (held is ALT)
    assert start < end
    assert (marked.caret(), marked.selection()) == (caret, selection)


def test_the_span_is_seen_as_it_would_be(marked: ArticleView) -> None:
    QTest.mousePress(marked.viewport(), LEFT, NO, handle(marked, 10, at_end=True))
    move(marked, centre(marked, 13))
    assert [found.end for found in marked.spans_at(13)] == [15]
    move(marked, centre(marked, 9))
    assert marked.spans_at(13) == []
    move(marked, centre(marked, 13))
    marked.set_spans([span(0, 2, "figure"), span(4, 11)])
    assert [found.end for found in marked.spans_at(13)] == [15]
    QTest.keyClick(marked, Key.Key_Escape)
    assert marked.spans_at(13) == []


def test_escape_takes_a_dragged_edge_back(marked: ArticleView) -> None:
    asked = asked_bounds(marked)
    QTest.mousePress(marked.viewport(), LEFT, NO, handle(marked, 10, at_end=True))
    move(marked, centre(marked, 13))
    QTest.keyClick(marked, Key.Key_Escape)
    QTest.mouseRelease(marked.viewport(), LEFT, NO, centre(marked, 13))
    assert asked == []
    assert [found.end for found in marked.spans_at(6)] == [11]


@pytest.mark.parametrize(
    "meanwhile", [[], [span(4, 16)], [span(0, 11, "actor", "actor-4-11")]], ids=["gone", "other", "moved"]
)
def test_a_span_that_changes_meanwhile_slips_from_the_hand(
    marked: ArticleView, meanwhile: list[Span]
) -> None:
    bounds = asked_bounds(marked)
    press = handle(marked, 10, at_end=True)
    QTest.mousePress(marked.viewport(), LEFT, NO, press)
    move(marked, at(marked, "أمس"))
    marked.set_spans(meanwhile)
    move(marked, at(marked, "قوات"))
    QTest.mouseRelease(marked.viewport(), LEFT, NO, at(marked, "قوات"))
    assert bounds == []
    assert marked.spans_at(5) == meanwhile


def test_by_words_one_word_stays(marked: ArticleView) -> None:
    marked.set_spans([span(4, 15)])
    marked.set_selected_span("actor-4-15")
    asked = asked_bounds(marked)
    sweep(marked, handle(marked, 14, at_end=True), centre(marked, 1))
    sweep(marked, handle(marked, 4), centre(marked, 40))
    assert asked == [("actor-4-15", 4, 11), ("actor-4-15", 12, 15)]


def test_an_edge_that_came_back_asks_for_nothing(marked: ArticleView) -> None:
    asked = asked_bounds(marked)
    edge = handle(marked, 10, at_end=True)
    QTest.mousePress(marked.viewport(), LEFT, NO, edge)
    move(marked, centre(marked, 13))
    move(marked, edge)
    QTest.mouseRelease(marked.viewport(), LEFT, NO, edge)
    assert asked == []


def test_a_click_on_an_edge_is_a_click_on_the_text(marked: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(marked.span_picked) as told:
        QTest.mouseClick(marked.viewport(), LEFT, NO, handle(marked, 4) - QPoint(2, 0))
    assert told.args == ["actor-4-11"]
    assert marked.caret() == 4


def test_both_edges_of_one_narrow_letter_can_be_told_apart(make_view: MakeView) -> None:
    view = make_view("قال ا ثم عاد")
    view.set_spans([span(4, 5)])
    view.set_selected_span("actor-4-5")
    box = view.character_box(4)
    asked = asked_bounds(view)
    x = round(box.center().x())
    sweep(view, QPoint(x, round(box.top())), centre(view, 1))
    sweep(view, QPoint(x, round(box.bottom())), centre(view, 10))
    assert asked == [("actor-4-5", 0, 5), ("actor-4-5", 4, 12)]


def test_an_edge_in_mixed_directions_is_where_one_reads_it(make_view: MakeView) -> None:
    view = make_view("قال نحو 4000 جندي منهم")
    view.set_spans([span(8, 17)])
    view.set_selected_span("actor-8-17")
    asked = asked_bounds(view)
    sweep(view, side(view, "4000 جندي", right=True) + QPoint(1, 0), at(view, "نحو"))
    sweep(view, side(view, "4000 جندي", right=False) - QPoint(1, 0), at(view, "منهم"))
    assert asked == [("actor-8-17", 4, 17), ("actor-8-17", 8, 22)]


def test_a_pen_draws_where_an_edge_could_be_held(marked: ArticleView) -> None:
    asked = asked_bounds(marked)
    marked.set_pen("base")
    sweep(marked, handle(marked, 4), centre(marked, 13))
    assert asked == []
    assert marked.selection() == (4, 15)


def test_a_pen_hides_the_handles(marked: ArticleView) -> None:
    with_handles = marked.grab().toImage()
    marked.set_pen("base")
    with_pen = marked.grab().toImage()
    marked.set_handles(False)
    assert with_handles != with_pen == marked.grab().toImage()


# Picking


def test_the_next_span_is_picked_where_the_pointer_is(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_spans([span(0, 30, "stance"), span(4, 11, "actor"), span(4, 15, "base")])
    picked: list[str] = []
    view.span_picked.connect(picked.append)
    view.span_picked.connect(view.set_selected_span)
    move(view, at(view, "متحدث"), pressed=False)
    for _ in range(4):
        assert view.pick_next()
    assert picked == ["actor-4-11", "base-4-15", "stance-0-30", "actor-4-11"]


def test_the_next_span_is_picked_at_the_caret(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_spans([span(4, 11, "actor"), span(4, 15, "base")])
    picked: list[str] = []
    view.span_picked.connect(picked.append)
    view.span_picked.connect(view.set_selected_span)
    move(view, at(view, "2020"), pressed=False)
    view.set_selection(3, 3)
    QTest.keyClick(view, Key.Key_Left)
    for _ in range(3):
        assert view.pick_next()
    assert picked == ["actor-4-11", "base-4-15", "actor-4-11"]
    view.set_selection(15, 15)
    view.set_selected_span("")
    assert view.pick_next()
    assert picked[-1] == "base-4-15"
    QTest.keyClick(view, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    view.set_selected_span("")
    assert not view.pick_next()


# The menu


def test_the_menu_key_asks_for_a_menu_at_the_caret(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("\n".join(seed("001") for _ in range(5)))
    offset = len(view.text()) - 10
    view.set_selection(offset, offset)
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        middle = view.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.mapToGlobal(middle))
        QApplication.sendEvent(view, event)
    place = view.viewport().mapFromGlobal(asked.args[0])
    assert view.viewport().rect().contains(place)
    assert place == view.caret_box().bottomLeft().toPoint()
    with qtbot.waitSignal(view.context_menu_requested) as asked_again:
        QTest.keyClick(view, Key.Key_F10, SHIFT)
    assert asked_again.args == asked.args


# The pointer


def test_the_pointer_says_what_it_would_do(marked: ArticleView) -> None:
    def shape(point: QPoint) -> Qt.CursorShape:
        move(marked, point, pressed=False)
        return marked.viewport().cursor().shape()

    assert shape(at(marked, "قوات")) == Qt.CursorShape.IBeamCursor
    assert shape(handle(marked, 4)) == Qt.CursorShape.SizeHorCursor
    assert shape(handle(marked, 10, at_end=True)) == Qt.CursorShape.SizeHorCursor
    assert shape(QPoint(3, 300)) == Qt.CursorShape.ArrowCursor
    marked.set_header("عنوان", "2020")
    assert shape(QPoint(400, 5)) == Qt.CursorShape.ArrowCursor


def test_the_middle_button_does_nothing(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(4, 11)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, NO, at(view, "قوات"))
    assert view.selection() == (4, 11)


def test_a_selection_is_not_dragged_away(make_view: MakeView) -> None:
    view = make_view(LINES)
    view.set_selection(4, 15)
    sweep(view, at(view, "متحدث"), at(view, "قوات"))
    assert selected(view) == "المتحدث أمس\nإن القوات"


def test_a_new_article_ends_the_drag(make_view: MakeView) -> None:
    view = make_view(LINES)
    QTest.mousePress(view.viewport(), LEFT, NO, at(view, "متحدث"))
    move(view, at(view, "أمس"))
    view.set_article(article("نص آخر تماما"))
    point = QPointF(centre(view, 8))
    button = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        view.viewport(),
        QMouseEvent(QEvent.Type.MouseMove, point, view.viewport().mapToGlobal(point), button, LEFT, NO),
    )
    assert view.selection() == (0, 0)


def test_a_drag_far_beyond_the_edge_scrolls_faster(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view("\n".join(seed("001") for _ in range(10)), height=300)
    bar = view.verticalScrollBar()
    QTest.mousePress(view.viewport(), LEFT, NO, centre(view, 10))
    move(view, QPoint(300, 310))
    qtbot.waitUntil(lambda: bar.value() > 20)
    move(view, QPoint(300, 900))
    qtbot.waitUntil(lambda: bar.value() > 2000)
    move(view, QPoint(300, -900))
    qtbot.waitUntil(lambda: bar.value() == 0)
    move(view, QPoint(300, 150))
    still = bar.value()
    QTest.mouseRelease(view.viewport(), LEFT, NO, QPoint(300, 150))
    assert still == bar.value() == 0
