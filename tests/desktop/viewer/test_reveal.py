"""Signs for what does not show itself lie over the text: no letter moves for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from desktop.viewer.article_view import ArticleView
from desktop.viewer.looks import PageLook
from tests.desktop.viewer.conftest import MakeView

DARK = PageLook(
    page="#16191C", ink="#E6E3DC", secondary="#9AA0A6", hairline="#2C3136", accent="#5CC2B8", dark=True
)
UNSEEN = {
    "RLM": "قال\u200fثم",
    "ZWNJ": "می\u200cخواهم",
    "NBSP": "قال\u00a0ثم",
    "tab": "قال\tثم",
    "tatweel": "الرئيـس",
    "space": "قال ثم",
    "BOM": "\ufeffقال",
    "soft hyphen": "كلم\u00adات",
    "line separator": "قال\u2028ثم",
    "control": "قال\x1bثم",
    "replacement": "قال\ufffdثم",
    "mark within an emoji": "قال 👨\u200d👩",
}


def painted(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def changed(one: QImage, other: QImage) -> QRect:
    """Return what holds all points at which two pictures differ."""
    points = [
        QPoint(x, y)
        for y in range(one.height())
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    area = QRect()
    for point in points:
        area |= QRect(point, point)
    return area


@pytest.mark.parametrize("look", [PageLook(), DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN.keys())
def test_a_sign_is_painted_at_the_place_of_its_character(
    make_view: MakeView, text: str, look: PageLook
) -> None:
    view = make_view(text, width=300, height=160)
    view.set_page_look(look)
    view.clearFocus()
    before = painted(view)
    places = [view.character_box(offset) for offset in range(len(text))]
    view.set_reveal(True)
    assert view.is_revealing()
    assert [view.character_box(offset) for offset in range(len(text))] == places
    offset = next(
        place for place, character in enumerate(text) if not character.isalpha() or character == "ـ"
    )
    area = changed(before, painted(view))
    assert area.left() - 14 <= places[offset].center().x() <= area.right() + 14
    assert area.top() <= places[offset].bottom()
    view.set_reveal(False)
    assert painted(view) == before


def test_marks_at_one_place_stand_beside_each_other(make_view: MakeView) -> None:
    one, three = make_view("قال\u200fثم", width=300), make_view("قال\u200f\u200e\u061cثم", width=300)
    widths = []
    for view in (one, three):
        view.clearFocus()
        before = painted(view)
        view.set_reveal(True)
        widths.append(changed(before, painted(view)).width())
    assert widths[1] > 2.5 * widths[0]


def test_a_tabs_arrow_points_where_the_text_goes_on(make_view: MakeView) -> None:
    """The head has ink above and below the shaft: it is at the left in Arabic, at the right in English."""
    heads = []
    for text, tab in (("قال\tثم", 3), ("abc\tdef", 3)):
        view = make_view(text, width=300, height=160)
        view.clearFocus()
        before = painted(view)
        box = view.character_box(tab)
        view.set_reveal(True)
        after = painted(view)
        rows = range(int(box.top()), int(box.bottom()))
        ink = {
            x: sum(before.pixel(x, y) != after.pixel(x, y) for y in rows)
            for x in range(int(box.left()) + 1, int(box.right()))
        }
        heads.append(max(ink, key=lambda x: ink[x]) < box.center().x())
    assert heads == [True, False]


def test_in_reading_mode_what_is_left_out_has_no_sign(make_view: MakeView) -> None:
    view = make_view("الرئيـس", width=300)
    view.clearFocus()
    view.set_reading(True)
    before = painted(view)
    view.set_reveal(True)
    assert painted(view) == before
