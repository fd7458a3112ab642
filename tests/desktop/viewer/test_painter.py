"""What is seen of spans, names, handles, suggestions and the pen: judged by the pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage

from annotations.colours import READABLE, contrast
from annotations.model import Span
from desktop.theme import THEMES, load_theme, page_look
from desktop.viewer.article_view import ArticleView
from desktop.viewer.contrast import inks
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.strokes import Edge
from tests.desktop.viewer.conftest import FONTS, LOOKS, MakeView, seed, span

PAGE = PageLook()
NAMES = {"actor": "فاعل", "figure": "رقم", "base": "قاعدة", "stance": "موقف"}
MIXED = "قال Operation Inherent Resolve 2014 إن 4000 جندي في «عين الأسد» (غربي العراق) 12-10 و60% معا"
LONG = "وأضاف المتحدث أن القوات ستغادر قاعدة عين الأسد " * 12


def shown(view: ArticleView, ratio: float = 1.0) -> QImage:
    """Return the viewport as it is painted, on a device with so many pixels for one."""
    size = view.viewport().size() * ratio
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    view.viewport().render(image)
    return image


def color_at(image: QImage, point: QPointF) -> str:
    return image.pixelColor(round(point.x()), round(point.y())).name()


def column(image: QImage, x: float, box: QRectF, height: int = 60) -> list[str]:
    """Return the colours below each other from a letter's top on."""
    top = round(box.top())
    return [image.pixelColor(round(x), y).name() for y in range(top, min(image.height(), top + height))]


def nested(count: int, middle: int) -> list[Span]:
    return [span(middle - 3 * n - 2, middle + 3 * n + 2, f"label {n}", f"span {n}") for n in range(count)]


def looks(count: int, line: str = "solid") -> dict[str, LabelLook]:
    colors = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#6B3FA0", "#7A7A00"]
    return {f"label {n}": LabelLook(colors[n % 8], line, 0.0) for n in range(count)}


# Lanes


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("count", range(1, 9))
def test_each_of_eight_nested_spans_has_a_lane_of_its_own(make_view: MakeView, font: str, count: int) -> None:
    view = make_view("قال " * 14, font=font)
    view.set_label_looks(looks(count))
    view.set_spans(nested(count, 26))
    image = shown(view)
    box = view.character_box(26)
    seen = column(image, box.center().x(), box)
    wanted = [inks(look, PAGE).line for look in looks(count).values()]
    places = [seen.index(color) for color in wanted]
    assert places == sorted(places), "the inner is not nearer to the words"
    assert len(set(places)) == count


def test_lines_are_as_far_apart_whatever_lies_on_them(make_view: MakeView) -> None:
    view = make_view(LONG)
    before = [view.character_box(offset).top() for offset in range(0, 500, 20)]
    view.set_label_looks(looks(12))
    view.set_spans(nested(12, 200))
    assert [view.character_box(offset).top() for offset in range(0, 500, 20)] == before


def test_bars_stay_within_their_own_line(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.set_label_looks(looks(16))
    empty = shown(view)
    view.set_spans([span(0, 60 - n, f"label {n}", f"span {n}") for n in range(16)])
    painted = shown(view)
    below = next(o for o in range(70, 200) if view.character_box(o).top() > view.character_box(62).top())
    top = round(view.character_box(below).top())
    assert painted.copy(0, top, 700, 20) == empty.copy(0, top, 700, 20)


# Boxes


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    ("start", "end"), [(0, 3), (4, 20), (15, 40), (24, 46), (30, 60), (44, 50), (60, 90), (4, 90)]
)
def test_a_tint_covers_the_letters_of_its_span_and_no_others(
    make_view: MakeView, font: str, start: int, end: int
) -> None:
    view = make_view(MIXED, font=font, width=420)
    before = shown(view)
    view.set_label_looks({"actor": LabelLook("#0072B2", tint=0.5)})
    view.set_spans([span(start, end)])
    after = shown(view)
    for offset, letter in enumerate(MIXED):
        box = view.character_box(offset)
        if letter == " " or box.width() < 3:
            continue
        # Above the letters' bellies, beside the rounded corners: one row below the top edge.
        point = QPointF(box.center().x(), box.bottom())
        changed = color_at(before, point) != color_at(after, point)
        assert changed is (start <= offset < end), (offset, letter)


@pytest.mark.parametrize("font", FONTS)
def test_a_span_within_a_word_changes_no_letter(make_view: MakeView, font: str) -> None:
    text = "بالعراق والولاياتالمتحدة لا إلى الآن مُحَمَّدٌ"
    view = make_view(text, font=font)
    view.set_label_looks({"actor": LabelLook("#0072B2", tint=0.0)})
    box = view.character_box(0)
    words = (0, int(box.top()) - 6, view.viewport().width(), int(box.height()) + 6)
    before = shown(view).copy(*words)
    view.set_spans([span(start, start + 5) for start in range(1, 40, 6)])
    assert shown(view).copy(*words) == before


def test_many_spans_painted_again_look_as_at_first(make_view: MakeView) -> None:
    view = make_view(seed("000"))
    view.set_label_names(NAMES)
    labels = list(LOOKS)
    view.set_spans([span(n, n + 5 + n % 23, labels[n % 4]) for n in range(0, 1200, 5)])
    first, second = shown(view), shown(view)
    third = shown(view)
    assert second == third
    furthest = 0
    for y in range(0, first.height(), 3):
        for x in range(0, first.width(), 3):
            one, other = first.pixelColor(x, y), second.pixelColor(x, y)
            furthest = max(furthest, abs(one.red() - other.red()), abs(one.blue() - other.blue()))
    assert furthest <= 3


# The selected span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("قال المتحدث أمس", 4, 11),
        ("The spokesman said", 4, 13),
        ("قال المتحدث العسكري Operation أمس في بغداد", 20, 29),
    ],
    ids=["right to left", "left to right", "Latin within Arabic"],
)
def test_the_selected_span_has_a_frame_and_two_handles(
    make_view: MakeView, text: str, start: int, end: int
) -> None:
    view = make_view(text)
    view.set_spans([span(start, end)])
    view.set_selected_span(f"actor-{start}-{end}")
    view.set_selection(0, 0)
    ink = inks(LOOKS["actor"], PAGE).name
    image = shown(view)
    boxes = view.boxes(start, end)
    box = boxes[0]
    rtl = text[0] == "ق"
    first, last = (boxes[-1].right(), boxes[0].left()) if rtl else (boxes[0].left(), boxes[-1].right())
    assert color_at(image, QPointF(first, box.top() - 2)) == ink
    assert color_at(image, QPointF(last, box.bottom() + 4)) == ink
    assert color_at(image, QPointF(box.center().x(), box.top())) == ink, "the frame's upper edge"
    view.set_handles(False)
    image = shown(view)
    assert color_at(image, QPointF(first, box.top() - 2)) == PAGE.page.lower()
    assert color_at(image, QPointF(box.center().x(), box.top())) == ink


def test_over_several_lines_only_the_first_and_the_last_have_a_handle(make_view: MakeView) -> None:
    view = make_view(LONG, width=500)
    view.set_spans([span(20, 220)])
    view.set_selected_span("actor-20-220")
    image, ink = shown(view), inks(LOOKS["actor"], PAGE).name
    boxes = view.boxes(20, 220)
    assert len(boxes) > 3
    for number, box in enumerate(boxes):
        above = color_at(image, QPointF(box.right(), box.top() - 2)) == ink
        below = color_at(image, QPointF(box.left() - 3, box.bottom() + 3)) == ink
        assert (above, below) == (number == 0, number == len(boxes) - 1)
        middle = color_at(image, QPointF(box.left() + 0.5, box.center().y()))
        assert (middle == ink) is (number == len(boxes) - 1), "open where the span goes on"


def test_a_handle_grows_under_the_mouse(make_view: MakeView) -> None:
    view = make_view("قال المتحدث أمس")
    view.set_spans([span(4, 11)])
    view.set_selected_span("actor-4-11")
    box = view.boxes(4, 11)[0]
    edge = QPointF(box.right(), box.top() - 5)
    ink = inks(LOOKS["actor"], PAGE).name
    assert color_at(shown(view), edge) != ink
    view.show_held(Edge.START)
    assert color_at(shown(view), edge) == ink


# Names


def test_names_stand_below_the_words_and_change_none(make_view: MakeView) -> None:
    view = make_view("قال المتحدث باسم القيادة المشتركة")
    view.set_spans([span(4, 11), span(17, 33, "base")])
    plain = shown(view)
    box = view.character_box(4)
    view.set_label_names(NAMES)
    named = shown(view)
    moved = view.character_box(4)
    assert (moved.left(), moved.size()) == (box.left(), box.size())
    words = [QRect(0, int(letter.top()), 750, int(letter.height()) + 4) for letter in (box, moved)]
    assert plain.copy(words[0]) == named.copy(words[1])
    for start, label in ((4, "actor"), (17, "base")):
        ink, at = inks(LOOKS[label], PAGE).name, view.character_box(start)
        below = named.copy(round(at.right()) - 30, round(at.bottom()) + 5, 30, 22)
        inked = [
            below.pixelColor(x, y).name() == ink for x in range(below.width()) for y in range(below.height())
        ]
        assert any(inked), f"no name under the beginning of {label}"
    view.set_label_names({})
    assert shown(view) == plain


def test_names_need_room_between_lines_and_give_it_back(make_view: MakeView) -> None:
    view = make_view(LONG)
    last = view.character_box(400).top()
    view.set_label_names(NAMES)
    assert view.character_box(400).top() > last
    view.set_label_names({})
    assert view.character_box(400).top() == last


# Suggestions and the pen


def test_a_suggestion_has_a_dashed_frame_and_no_tint(make_view: MakeView) -> None:
    view = make_view("قال المتحدث باسم القيادة المشتركة أمس")
    view.set_suggestions([(4, 33)])
    image = shown(view)
    box = view.boxes(4, 33)[0]
    edge = [
        color_at(image, QPointF(x, box.top())) for x in range(round(box.left()) + 6, round(box.right()) - 6)
    ]
    dashes = sum(color != PAGE.page.lower() for color in edge)
    assert 0.3 * len(edge) < dashes < 0.85 * len(edge)
    space = view.character_box(11)
    assert color_at(image, space.center()) == PAGE.page.lower()
    view.set_suggestions([])
    assert shown(view) != image


def test_a_selection_under_the_pen_looks_like_the_span_it_will_be(make_view: MakeView) -> None:
    view = make_view("قال المتحدث باسم القيادة المشتركة أمس")
    view.set_selection(4, 16)
    space = view.character_box(11).center()
    plain = color_at(shown(view), space)
    view.set_pen("figure")
    image = shown(view)
    view.set_pen("")
    assert color_at(shown(view), space) == plain
    view.set_selection(0, 0)
    view.set_spans([span(4, 16, "figure")])
    view.set_selected_span("figure-4-16")
    view.set_handles(False)
    stored = shown(view)
    assert color_at(image, space) == color_at(stored, space) != plain
    box = view.character_box(8)
    bar = inks(LOOKS["figure"], PAGE).line
    row = round(box.bottom())
    dots = [
        y
        for y in range(row, row + 12)
        if any(color_at(image, QPointF(box.left() + x, y)) == bar for x in range(5))
    ]
    assert dots, "no line of the label below the words"


# Whole pixels


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("label", LOOKS)
def test_bars_are_sharp_at_every_scale(make_view: MakeView, ratio: float, label: str) -> None:
    view = make_view("قال المتحدث باسم القيادة المشتركة أمس")
    view.set_label_looks({label: LabelLook(LOOKS[label].color, LOOKS[label].line, 0.0)})
    view.set_spans([span(4, 33, label)])
    image = shown(view, ratio)
    box = view.boxes(4, 33)[0]
    bar = inks(LabelLook(LOOKS[label].color, LOOKS[label].line, 0.0), PAGE).line
    left, right = round((box.left() + 3) * ratio), round((box.right() - 3) * ratio)
    top = round((box.bottom() + 1) * ratio)
    colors = {
        image.pixelColor(x, y).name() for x in range(left, right) for y in range(top, top + round(5 * ratio))
    }
    soft = colors - {bar, PAGE.page.lower()}
    # Only round dots, which are of four pixels at least, have soft edges.
    assert not soft or (label == "figure" and ratio == 2.0)
    assert bar in colors


# Contrast


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("color", ["#000000", "#ffffff", "#ffff00", "#0000ff", "#00ff00", "#ff0000", None])
def test_the_ground_under_everything_at_once_carries_the_ink(
    make_view: MakeView, theme: str, color: str | None
) -> None:
    page = page_look(load_theme(theme))
    view = make_view("قال المتحدث باسم القيادة المشتركة أمس")
    view.set_page_look(page)
    chosen = [color] * 4 if color else [look.color for look in LOOKS.values()]
    view.set_label_looks({f"label {n}": LabelLook(chosen[n], "solid", 0.16) for n in range(4)})
    view.set_spans([span(4 - n, 33 + n, f"label {n}", f"span {n}") for n in range(4)])
    view.set_selected_span("span 2")
    view.set_matches([(4, 33)], 0)
    view.set_selection(4, 33)
    ground = color_at(shown(view), view.character_box(11).center())
    assert contrast(page.ink, ground) >= READABLE
