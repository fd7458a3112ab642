"""Where letters are: the boxes tile the line, and a point in a letter's middle names that letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import FONTS, MakeView, article, seed

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ"
WORDS = st.one_of(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=7),
    st.text(st.sampled_from(LETTERS + "ًٌٍَُِّْ"), min_size=1, max_size=7),
    st.sampled_from(["لا", "لأن", "الله", "بالأمر", "لاَ", "السلامُ"]),
    st.sampled_from(["abc", "first", "fi", "Menu", "AVATAR", "e\u0301te\u0301", "F-16"]),
    st.sampled_from(["1", "12", "4000", "60%", "3.5", "٣٤", "16″", "2020-09-09"]),
    st.sampled_from(["😀", "👨‍👩‍👧", "🇮🇶", "𝒜"]),
    st.sampled_from(
        ["«بنتاغون»", "(x)", '"بلد"', "،", ".", "\u200f", "\u200e", "\u200c", "\u061c", "\t", "\u00a0"]
    ),
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "  ", "\n", "/"])), max_size=40).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@pytest.fixture
def view(make_view: MakeView) -> ArticleView:
    return make_view("", shown=False)


def show(view: ArticleView, text: str, font: str, width: int) -> None:
    view.resize(width, 600)
    view.set_reading_font(font)
    view.set_article(article(text))


CASES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CASES
@given(text=TEXTS, font=st.sampled_from(FONTS), width=st.sampled_from([260, 500, 900]))
def test_the_middle_of_a_letter_names_that_letter(
    view: ArticleView, text: str, font: str, width: int
) -> None:
    show(view, text, font, width)
    start = 0
    for offset, character in enumerate(text):
        box = view.character_box(offset)
        if character in "\n\u2029" or box.width() < 0.5:
            continue
        if offset and view.character_box(offset - 1) != box:
            start = offset
        assert view.character_at(box.center()) in (start, offset), repr(character)
        assert view.character_box(view.character_at(box.center())) == box


@CASES
@given(text=TEXTS, font=st.sampled_from(FONTS), data=st.data())
def test_a_range_covers_what_its_characters_cover(
    view: ArticleView, text: str, font: str, data: st.DataObject
) -> None:
    show(view, text, font, 500)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = view.boxes(start, end)
    seen = {
        (box.top(), box.left(), box.right())
        for offset in range(start, end)
        if text[offset] not in "\n\u2029" and -600 < (box := view.character_box(offset)).top() < 1200
    }
    for box in whole:
        inside = [
            right - left
            for top, left, right in seen
            if top == box.top() and box.left() - 0.7 <= left and right <= box.right() + 0.7
        ]
        seen -= {
            (top, left, right)
            for top, left, right in seen
            if top == box.top() and box.left() - 0.7 <= left and right <= box.right() + 0.7
        }
        if -600 < box.top() < 1200:
            assert sum(inside) == pytest.approx(box.width(), abs=1.5)
    assert all(left == right for _, left, right in seen)


@CASES
@given(text=TEXTS, font=st.sampled_from(FONTS))
def test_letters_tile_their_line(view: ArticleView, text: str, font: str) -> None:
    show(view, text, font, 500)
    rows: dict[float, set[tuple[float, float]]] = {}
    for offset, character in enumerate(text):
        box = view.character_box(offset)
        if character not in "\n\u2029" and box.width() > 0:
            rows.setdefault(box.top(), set()).add((box.left(), box.right()))
    for boxes in rows.values():
        for one, other in pairwise(sorted(boxes)):
            assert one[1] == pytest.approx(other[0], abs=0.3)


@pytest.mark.parametrize("font", FONTS)
def test_every_letter_of_an_article_is_hit(make_view: MakeView, font: str) -> None:
    text = seed("001")
    view = make_view(text, font=font)
    for offset, character in enumerate(text):
        box = view.character_box(offset)
        if not character.isspace():
            assert box.width() > 0
        if box.width() > 0:
            assert view.character_box(view.character_at(box.center())) == box


@pytest.mark.parametrize("font", FONTS)
def test_the_halves_of_lam_alef_are_apart(make_view: MakeView, font: str) -> None:
    view = make_view("سلام", font=font)
    lam, alef = view.character_box(1), view.character_box(2)
    assert alef.right() == pytest.approx(lam.left(), abs=0.1)
    assert view.character_at(alef.center()) == 2


def test_the_nearest_caret_is_half_a_letter_away(make_view: MakeView) -> None:
    view = make_view("سلام abc")
    for offset in (0, 3):
        box = view.character_box(offset)
        assert view.offset_at(QPointF(box.right() - 1, box.center().y())) == offset
        assert view.offset_at(QPointF(box.left() + 1, box.center().y())) == offset + 1
    latin = view.character_box(6)
    assert view.offset_at(QPointF(latin.left() + 1, latin.center().y())) == 6
    assert view.offset_at(QPointF(latin.right() - 1, latin.center().y())) == 7


def test_beyond_the_edges_a_line_begins_and_ends(make_view: MakeView) -> None:
    view = make_view("سلام abc\nثم")
    y = view.character_box(0).center().y()
    assert view.offset_at(QPointF(795, y)) == 0
    assert view.offset_at(QPointF(1, y)) == 8


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    "text", ["لا", "إلا", "قال المتحدث الأول والأخير إنه لا يرى غير ذلك حلا", "abc لا", "لأُ"]
)
def test_a_line_may_end_with_lam_alef(make_view: MakeView, font: str, text: str) -> None:
    view = make_view(text, font=font)
    alef = max(place for place, character in enumerate(text) if character in "اأ")
    lam, last = view.character_box(alef - 1), view.character_box(alef)
    assert last.right() == pytest.approx(lam.left(), abs=0.1)
    if alef > 1 and not text[alef - 2].isspace():
        assert lam.right() == pytest.approx(view.character_box(alef - 2).left(), abs=0.1)
    assert view.character_at(last.center()) == alef


@pytest.mark.parametrize("font", FONTS)
def test_a_letter_is_as_wide_in_a_wrapped_line_as_in_an_endless_one(make_view: MakeView, font: str) -> None:
    """The space that hangs over a line's end takes nothing from the letter before it."""
    text = seed("003").replace("\n", " ")[:2000]
    wrapped = make_view(text, font=font, width=420, height=4000)
    endless = make_view(text, font=font, width=30_000, shown=False)
    endless.set_column_width(100_000)
    for offset, character in enumerate(text):
        if not character.isspace():
            width = endless.character_box(offset).width()
            assert wrapped.character_box(offset).width() == pytest.approx(width, abs=0.5), text[
                offset - 5 : offset
            ]
