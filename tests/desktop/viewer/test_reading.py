"""Reading mode leaves out tashkeel and tatweel; every offset stays that of the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from annotations.model import Direction
from desktop.viewer.flow import Flow
from desktop.viewer.measures import measure
from desktop.viewer.paragraphs import Style
from tests.desktop.viewer.conftest import FONTS, MakeView, centre, drag, seed, span

MARKED = "قَالَ الرَّئِيـــسُ إنَّ «السَّلَامَ» هـٰذا 60% مُهِمٌّ"
PLAIN = "قال الرئيس إن «السلام» هذا 60% مهم"


@pytest.mark.parametrize("font", FONTS)
def test_what_is_shown_looks_like_the_text_without_marks(make_view: MakeView, font: str) -> None:
    marked, plain = make_view(MARKED, font=font), make_view(PLAIN, font=font)
    marked.set_reading(True)
    assert marked.is_reading()
    assert marked.viewport().grab().toImage() == plain.viewport().grab().toImage()


def test_without_reading_mode_the_marks_are_back(make_view: MakeView) -> None:
    view = make_view(MARKED)
    before = view.viewport().grab().toImage()
    view.set_reading(True)
    assert view.viewport().grab().toImage() != before
    view.set_reading(False)
    assert view.viewport().grab().toImage() == before


def test_a_drag_selects_the_letters_with_the_marks_that_are_left_out(make_view: MakeView) -> None:
    view = make_view(MARKED)
    view.set_reading(True)
    first, last = MARKED.index("الرَّ"), MARKED.index("سُ")
    drag(view, centre(view, first), centre(view, last))
    assert MARKED[slice(*view.selection())] == "الرَّئِيـــسُ"


def test_a_hidden_character_has_the_place_of_its_letter(make_view: MakeView) -> None:
    view = make_view("َهـٰذا")
    view.set_reading(True)
    letter = view.character_box(1)
    assert letter.width() > 0
    assert all(view.character_box(offset) == letter for offset in range(4))
    assert view.boxes(2, 4) == view.boxes(1, 2) == [letter]
    assert view.character_at(letter.center()) == 0


def test_a_paragraph_of_nothing_but_marks_keeps_its_line(make_view: MakeView) -> None:
    view = make_view("قال\nًٌَ\nثم")
    view.set_reading(True)
    tops = [view.character_box(offset).top() for offset in (0, 4, 8)]
    assert tops == sorted(set(tops))
    assert view.boxes(4, 7) == []
    view.set_spans([span(4, 7)])
    assert [found.id for found in view.spans_at(5)] == ["actor-4-7"]


def test_switching_keeps_what_is_read_and_selected_in_its_place(make_view: MakeView) -> None:
    text = "\n".join(MARKED * 4 for _ in range(80))
    view = make_view(text, height=400)
    view.set_scroll_position(text.index("\n", 8000) + 1)
    view.set_selection(9000, 9020)
    place = view.scroll_position()
    for on in (True, False, True, False):
        view.set_reading(on)
        assert abs(view.scroll_position() - place) < 150
        assert view.selection() == (9000, 9020)
    assert view.scroll_position() == place


@pytest.mark.parametrize("font", FONTS)
def test_steps_go_from_letter_to_letter(font: str) -> None:
    made = QFont(font)
    made.setPointSizeF(17)
    flow = Flow(MARKED, Direction.AUTO, Style(made, measure(made, 1.9), 600, reading=True))
    places = [0]
    while places[-1] < len(MARKED):
        places.append(flow.step(places[-1], forward=True))
    shown = "".join(MARKED[place] for place in places[:-1])
    assert shown == PLAIN
    assert [flow.step(place, forward=False) for place in places[1:]] == places[:-1]


def test_every_letter_of_a_vocalised_article_is_hit(make_view: MakeView) -> None:
    text = seed("003").replace("ا", "اً").replace("ل", "لَـ")
    view = make_view(text, height=5000)
    view.set_reading(True)
    for offset, character in enumerate(text):
        box = view.character_box(offset)
        if not character.isspace():
            assert box.width() > 0
            assert view.character_box(view.character_at(box.center())) == box
