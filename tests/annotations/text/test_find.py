from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.find import Match, find
from annotations.text.folding import fold, folded
from tests.annotations.formats.sample import PIECES, TEXTS

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
    pytest.param("MENU Straße", "menu strasse", id="latin"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text
    assert [one[m.start : m.end] for m in find(f"{one} س", other)] == [one.lstrip("\u200f").rstrip("\u202c")]


FOUND = [
    pytest.param("القوّات الأمريكيَّةُ.", "القوات الامريكية", ["القوّات الأمريكيَّةُ"], id="marks at the end"),
    pytest.param("الأمريكيةبالعراق", "امريكية", ["أمريكية"], id="inside a word"),
    pytest.param("قال وقال", "قال", ["قال", "قال"], id="twice"),
    pytest.param("ااا", "اا", ["اا"], id="without overlaps"),
    pytest.param("ﻻ", "ا", [], id="half a ligature"),
    pytest.param("ﻻا", "ا", ["ا"], id="after a ligature"),
    pytest.param("بغداد", " بغداد ", ["بغداد"], id="spaces around the query"),
    pytest.param("بغداد", "", [], id="empty query"),
    pytest.param("بغداد", "َ", [], id="query of marks"),
    pytest.param("🚨 60٪", "60", ["60"], id="after an emoji"),
]


@pytest.mark.parametrize(("text", "query", "expected"), FOUND)
def test_find(text: str, query: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in find(text, query)] == expected


def test_matches_know_their_place() -> None:
    assert find("في العِراق", "العراق") == [Match(3, 10, "")]


@given(text=TEXTS, query=st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_a_match_folds_to_the_query(text: str, query: str) -> None:
    matches = find(text, query)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert fold(text[match.start : match.end]).text == fold(query).text.strip()
    assert all(before.end <= after.start for before, after in pairwise(matches))


@given(text=TEXTS, data=st.data())
def test_what_stands_in_the_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    if fold(query).text.strip():
        assert find(text, query)


@given(text=st.text(st.characters(exclude_categories=("Cs",))))
def test_folding_keeps_its_map(text: str) -> None:
    mapped = fold(text)
    assert len(mapped.starts) == len(mapped.text)
    assert list(mapped.starts) == sorted(mapped.starts)
    assert fold(mapped.text).text == mapped.text


def test_the_samples(corpus: Path) -> None:
    text = (corpus / "003_37928d65db08ec21.txt").read_text(encoding="utf-8")
    matches = find(text, "القوات الأمريكية")
    assert {text[m.start : m.end] for m in matches} == {"القوات الأمريكية", "القوات الأمريكيّة"}
    assert len(matches) == 7


@given(text=TEXTS | st.text(st.characters(exclude_categories=("Cs",))))
def test_folding_without_the_map_gives_the_same_text(text: str) -> None:
    assert folded(text) == fold(text).text
