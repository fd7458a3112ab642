from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotations.text.find import Match, Query, QueryError, QueryTooSlowError, find
from annotations.text.folding import fold, folded
from tests.annotations.formats.sample import PIECES, TEXTS
from tests.annotations.text.find_cases import TABLES

CASES = [
    pytest.param(*case, id=f"{table} {number}")
    for table, cases in TABLES.items()
    for number, case in enumerate(cases, 1)
]


def shown(matches: list[Match]) -> str:
    return "|".join(f"{m.proclitic}+{m.surface}" if m.proclitic else m.surface for m in matches)


@pytest.mark.parametrize(("text", "query", "expected"), CASES)
def test_find(text: str, query: str, expected: str) -> None:
    matches = find(text, query)
    assert shown(matches) == expected
    assert all(match.surface == text[match.start : match.end] for match in matches)


ANYWHERE = [
    pytest.param("الأمريكيةبالعراق", "امريكية", "أمريكية", id="inside a word"),
    pytest.param("قال وقال", "قال", "قال|قال", id="twice"),
    pytest.param("ااا", "اا", "اا", id="without overlaps"),
    pytest.param("ﻻ", "ا", "", id="half a ligature"),
    pytest.param("ﻻا", "ا", "ا", id="after a ligature"),
    pytest.param("أميركا", "امر", "", id="half of what changed places"),
    pytest.param("للقوات", "قوات", "قوات", id="after the article"),
    pytest.param("العراقية", "العراق", "العراق", id="before an ending"),
    pytest.param("3500", "50", "50", id="digits"),
]


@pytest.mark.parametrize(("text", "query", "expected"), ANYWHERE)
def test_find_anywhere(text: str, query: str, expected: str) -> None:
    assert shown(find(text, query, whole_words=False)) == expected


EXACT = [
    pytest.param("أمريكا امريكا أميركا", "أمريكا", "أمريكا", id="one spelling"),
    pytest.param("القوّات القوات", "القوات", "القوات", id="no marks"),
    pytest.param("كتبَ كتب", "كتب", "كتب", id="a mark after it"),
    pytest.param("وأمريكا بـأمريكا للأمريكا", "أمريكا", "و+أمريكا|ب+أمريكا", id="proclitics"),
    pytest.param("Menu menu", "menu", "menu", id="case"),
    pytest.param("٢٠٢١ 2021", "2021", "2021", id="digits"),
    pytest.param("العراقية العراق", "العراق", "العراق", id="word limits"),
    pytest.param("للقوات", "القوات", "", id="the merged article is another spelling"),
]


@pytest.mark.parametrize(("text", "query", "expected"), EXACT)
def test_find_exactly(text: str, query: str, expected: str) -> None:
    assert shown(find(text, query, exact=True)) == expected


EXPRESSIONS = [
    pytest.param("القوّات الأميركيّة", "قوات ال(امريكي|عراقي)ة", "قوّات الأميركيّة", id="folded letters"),
    pytest.param("٤٠٠٠ جندي و200 جندي", r"\d+ جندي", "٤٠٠٠ جندي|200 جندي", id="digits"),
    pytest.param("عين\nالأسد", "عين الاسد", "عين\nالأسد", id="a line end is a space"),
    pytest.param("بغداد", "x*", "", id="nothing matches nothing"),
    pytest.param("بغداد وبغداد", r"\bبغداد", "بغداد", id="word limits are its own"),
    pytest.param("ﻻ", "ا", "", id="half a ligature"),
    pytest.param("F16 f16", "F16", "F16|f16", id="case"),
    pytest.param("أحمد احمد", "[أإ]حمد", "أحمد|احمد", id="classes are folded"),
]


@pytest.mark.parametrize(("text", "query", "expected"), EXPRESSIONS)
def test_find_by_expression(text: str, query: str, expected: str) -> None:
    assert shown(find(text, query, regex=True)) == expected


def test_an_exact_expression_reads_the_text_as_it_is() -> None:
    assert shown(find("أحمد احمد\nF16 f16", "[أإ]حمد|^F", regex=True, exact=True)) == "أحمد"
    assert shown(find("أحمد احمد\nF16 f16", "(?m)^F", regex=True, exact=True)) == "F"


@pytest.mark.parametrize(("expression", "position"), [("(قوات", 0), ("ق**", 2), ("[", 1), ("a{2,1}", None)])
def test_a_bad_expression_names_the_place(expression: str, position: int | None) -> None:
    with pytest.raises(QueryError) as caught:
        Query(expression, regex=True)
    assert str(caught.value)
    assert position is None or caught.value.position is not None


def test_an_expression_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.text.query.TIME_LIMIT", 0.05)
    with pytest.raises(QueryTooSlowError):
        find("ا" * 40 + "ب", "(ا|اا)+$", regex=True)


def test_a_query_is_a_value() -> None:
    assert Query("بغداد") == Query("بغداد")
    assert len({Query("بغداد"), Query("بغداد"), Query("بغداد", exact=True)}) == 2
    assert [query.is_empty for query in (Query("َ "), Query("", regex=True), Query("ب"))] == [
        True,
        True,
        False,
    ]
    assert find(fold("في العِراق"), Query("العراق")) == [Match(3, 10, "", "العِراق")]


@given(text=TEXTS, query=st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_a_match_folds_to_the_query(text: str, query: str) -> None:
    """But for spaces, quotes between words, hamzas and a merged article, which may differ."""
    matches = find(text, query)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert match.surface == text[match.start : match.end]
        found, wanted = loose(match.surface), loose(query)
        merged = {wanted.removeprefix("ال"), wanted.removeprefix("الل")}
        assert found == wanted or found.removeprefix("لل") in merged
    assert all(before.end <= after.start for before, after in pairwise(matches))


def loose(text: str) -> str:
    return (
        folded(text).replace(" ", "").replace('"', "").replace("'", "").translate(str.maketrans("وء", "يي"))
    )


@given(text=TEXTS, data=st.data())
def test_what_stands_in_the_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    query = text[start:end]
    assume(folded(query).strip())
    mapped = fold(text)
    assume(folded(query) in mapped.text)  # not half of أميرك, whose letters change places
    assert find(text, query, whole_words=False)


@given(text=TEXTS, query=st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_whole_words_are_found_anywhere_too(text: str, query: str) -> None:
    assume(not folded(query).startswith("ال"))
    anywhere = find(text, query, whole_words=False)
    for match in find(text, query):
        assert any(other.start <= match.start < other.end for other in anywhere)


@given(text=TEXTS, query=st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_exact_matches_are_the_query(text: str, query: str) -> None:
    assert all(match.surface == query.strip() for match in find(text, query, exact=True))


AMERICAN_FORCES = {
    "000_0e327b6c3cd33028": (
        *((82, "للقوات الأمريكية"), (213, "القوات الأمريكية"), (309, "للقوات الأمريكية")),
        *((start, "القوات الأمريكية") for start in (433, 1015, 1255, 1399, 2041, 2532, 2928, 2990, 3416)),
    ),
    "001_14148213ed37241c": (
        *((start, "القوات الأمريكية") for start in (651, 760, 1613, 2541, 2723, 2977)),
        (3092, "للقوات الأمريكية"),
    ),
    "002_16bec21a6a24c4fa": (
        (178, "للقوات الأميركية"),
        (1182, "القوات الأميركية"),
        (1848, "القوات الأميركية"),
    ),
    "003_37928d65db08ec21": (
        *((498, "القوات الأمريكية"), (741, "القوات الأمريكية"), (1016, "للقوات الأمريكية")),
        *((1089, "القوات الأمريكية"), (1379, "القوات الأمريكيّة"), (1710, "القوات الأمريكية")),
        *((1928, "القوات الأمريكيّة"), (2497, "القوات الأمريكية")),
    ),
    "004_9fe082f6fcea1d3e": ((229, "القوات الأميركية"),),
}
"""All of them, by hand. 000 has «القوات الأمريكيةبالعراق» at 213; «قوات أمريكية» without article is none."""


@pytest.mark.parametrize("article", AMERICAN_FORCES)
def test_all_american_forces_of_the_samples(corpus: Path, article: str) -> None:
    text = (corpus / f"{article}.txt").read_text(encoding="utf-8")
    expected = list(AMERICAN_FORCES[article])
    for query in ("القوات الأمريكية", "القوات الأميركيّة", "القوات الامريكيه"):
        assert [(match.start, match.surface) for match in find(text, query)] == expected
