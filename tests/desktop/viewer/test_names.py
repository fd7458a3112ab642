"""Names below the lanes: each where its span begins, none over another, all within the column."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from desktop.viewer.names import Name, Names, Wanted

COLUMN = 600
INK = QColor("#000000")
WORDS = st.sampled_from(["فاعل", "رقم", "قاعدة عسكرية", "Stance", "موقف من الانسحاب", "A"])
WANTED = st.lists(st.tuples(WORDS, st.integers(0, COLUMN - 4), st.integers(3, 400)), max_size=12)


@pytest.fixture(scope="module")
def names(qapp: object) -> Names:
    return Names(12)


def stretches(found: tuple[Name, ...]) -> list[tuple[int, int]]:
    return [(name.place.x(), name.place.x() + name.width) for name in found]


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150)
@given(WANTED, st.booleans())
def test_names_are_within_the_column_and_apart(wanted: list[tuple[str, int, int]], rtl: bool) -> None:
    asked = [Wanted(text, left, min(COLUMN, left + width), INK) for text, left, width in wanted]
    found = stretches(Names(12).below(asked, 5, COLUMN, rtl))
    assert all(0 <= left < right <= COLUMN for left, right in found)
    ordered = sorted(found)
    assert all(one[1] < other[0] for one, other in pairwise(ordered))


@pytest.mark.parametrize(("rtl", "edge"), [(True, 300), (False, 100)], ids=["right to left", "left to right"])
@pytest.mark.parametrize("text", ["فاعل", "Actor"])
def test_a_name_stands_at_the_edge_where_its_span_is_begun(
    names: Names, rtl: bool, edge: int, text: str
) -> None:
    (found,) = stretches(names.below([Wanted(text, 100, 300, INK)], 0, COLUMN, rtl))
    assert found[1 if rtl else 0] == edge


def test_of_two_that_begin_together_the_inner_comes_first(names: Names) -> None:
    inner, outer = Wanted("رقم", 250, 300, INK), Wanted("موقف", 50, 300, INK)
    found = names.below([inner, outer], 0, COLUMN, True)
    assert [name.text.text() for name in found] == ["رقم", "موقف"]
    assert found[0].place.x() > found[1].place.x()


def test_a_name_is_shortened_before_the_next_one(names: Names) -> None:
    long, following = Wanted("موقف من الانسحاب", 200, 300, INK), Wanted("رقم", 220, 260, INK)
    found = names.below([following, long], 0, COLUMN, True)
    assert found[0].text.text().endswith("…")
    assert found[0].text.text().startswith("م")
    assert found[1].text.text() == "رقم"


def test_a_name_without_any_room_is_left_out(names: Names) -> None:
    found = names.below([Wanted("فاعل", 290, 300, INK), Wanted("رقم", 240, 288, INK)], 0, COLUMN, True)
    assert [name.text.text() for name in found] == ["رقم"]
