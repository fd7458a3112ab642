from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.folding import fold, folded
from tests.annotations.formats.sample import PIECES, TEXTS

ALL_TEXTS = TEXTS | st.text(st.characters(exclude_categories=("Cs",)))
HARD = st.lists(
    PIECES | st.sampled_from(["أميرك", "امريكا", "َ", "ـ", " \u200f ", "\n", "ﻻ", "ﷺ", "ﬁ", "İ", "ß", "ّ"]),
    max_size=12,
).map("".join)

SAME = [
    pytest.param("الأمريكيّة", "الامريكيه", id="shadda, hamza, ta marbuta"),
    pytest.param("هٰذا", "هذا", id="superscript alef"),
    pytest.param("أمـــريكا", "امريكا", id="tatweel"),
    pytest.param("إلى آخر ٱلكتاب", "الي اخر الكتاب", id="alefs and alef maqsura"),
    pytest.param("مسؤول شؤون", "مسوول شوون", id="waw with hamza"),
    pytest.param("رئيس", "رييس", id="ya with hamza"),
    pytest.param("ا\u0654مريكا", "أمريكا", id="decomposed hamza"),
    pytest.param("کربلای", "كربلاي", id="persian letters"),
    pytest.param("٢٠٢١ ۴", "2021 4", id="digits"),
    pytest.param("ﻻ ﷲ ﺑﻐﺪﺍﺩ", "لا الله بغداد", id="presentation forms"),
    pytest.param("عين\u00a0 \nالأسد", "عين الاسد", id="white space"),
    pytest.param("\u200fقا\u200dل\u202c", "قال", id="invisible characters"),
    pytest.param("گ ڤ پ چ ژ ۃ", "ك ف ب ج ز ه", id="more persian letters"),
    pytest.param("٣٬٥٠٠ ٢٫٥ ٦٠٪", "3,500 2.5 60%", id="signs of numbers"),
    pytest.param("«» “” „‟ ″ ‘’ ‹› ′", '"" "" "" " \'\' \'\' \'', id="quotes"),
    pytest.param("‐ – — − －", "- - - - -", id="dashes"),
    pytest.param("أميركا الأَمِيرْكيّة", "امريكا الامريكيه", id="america"),
    pytest.param("MENU Straße", "menu strasse", id="latin"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


DIFFERENT = [
    pytest.param("شي", "شيء", id="hamza at the end"),
    pytest.param("جندي", "جنديا", id="an ending"),
    pytest.param("٣،٥٠٠", "3,500", id="the Arabic comma"),
    pytest.param("أمير كبير", "أمري كبير", id="emir and America"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_stays_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(text=HARD | ALL_TEXTS)
def test_folding_keeps_its_map(text: str) -> None:
    mapped = fold(text)
    assert len(mapped.starts) == len(mapped.text)
    assert list(mapped.starts) == sorted(mapped.starts)
    assert mapped.text == folded(text)
    assert fold(mapped.text).text == mapped.text


@given(text=HARD | ALL_TEXTS, data=st.data())
def test_the_map_lands_on_the_right_characters(text: str, data: st.DataObject) -> None:
    mapped = fold(text)
    if not mapped.text:
        return
    start = data.draw(st.integers(0, len(mapped.text) - 1))
    end = data.draw(st.integers(start + 1, len(mapped.text)))
    if mapped.is_whole(start, end):
        raw_start, raw_end = mapped.to_raw(start, end)
        assert 0 <= raw_start < raw_end <= len(text)
        assert folded(text[raw_start:raw_end]) == mapped.text[start:end]
        assert text[raw_end : raw_end + 1] != "َ"
        assert mapped.to_folded(raw_start) == start


@given(text=HARD | ALL_TEXTS)
def test_cuts_are_where_a_piece_is_not_whole(text: str) -> None:
    mapped = fold(text)
    assert mapped.cuts == {n for n in range(len(mapped.text)) if not mapped.is_whole(n, n)}


SEAMS = [
    pytest.param("الأمريكيةبالعراق", ["الأمريكية", "بالعراق"], id="ta marbuta"),
    pytest.param("إلىالعراق", ["إلى", "العراق"], id="alef maqsura"),
    pytest.param("الحكومةُالعراقية", ["الحكومةُ", "العراقية"], id="with a mark"),
    pytest.param("سنة 2017 ومستشفى2", ["سنة 2017 ومستشفى2"], id="none"),
]


@pytest.mark.parametrize(("text", "parts"), SEAMS)
def test_seams(text: str, parts: list[str]) -> None:
    mapped = fold(text)
    ends = [0, *(mapped.starts[seam] for seam in sorted(mapped.seams)), len(text)]
    assert [text[start:end] for start, end in pairwise(ends)] == parts
