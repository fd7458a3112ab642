"""Spans are followed to the known right place in edited texts, or listed; never put in a wrong one."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from annotations.anchoring import Followed, How, follow
from annotations.articles import find_articles, read_article
from annotations.model import Article, Span, make_span
from annotations.text.folding import folded
from tests.annotations.edited_texts import EDITS, Edited, unedited
from tests.conftest import ROOT

EACH = 30
"""Edits of each kind; with eight kinds 240 in all."""


def read_seeds() -> list[Article]:
    return [
        read_article(ROOT / "seeds", PurePosixPath(path)) for path in sorted(find_articles(ROOT / "seeds"))
    ]


SEEDS = read_seeds()


def spans_of(article: Article, tricky: list[dict[str, Any]]) -> list[Span]:
    """Return the hard spans of an article, and single words: the commonest are the hardest to follow."""
    places = {(row["start"], row["end"]) for row in tricky if row["article"] == article.path}
    words = [match.span() for match in re.finditer(r"\w+", article.text)]
    places |= set(words[::8])
    return [make_span(article, start, end, "actor") for start, end in sorted(places)]


def wrong(edited: Edited, followed: list[Followed]) -> list[str]:
    """Return each span that was put, as certain, where it does not belong."""
    found = []
    for each in followed:
        if each.is_certain:
            place = each.places[0]
            right = edited.place_of(each.span.start, each.span.end)
            if (place.start, place.end) != right:
                there = edited.text[place.start : place.end]
                found.append(f"{each.span.text!r} at {place} «{there}», should be {right}")
    return found


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_no_span_is_put_in_a_wrong_place(edit: Any, tricky_spans: list[dict[str, Any]]) -> None:
    rng = random.Random(f"{edit.__name__} 2026")
    survived = certain = 0
    for number in range(EACH):
        article = SEEDS[number % len(SEEDS)]
        spans = spans_of(article, tricky_spans)
        edited = edit(unedited(article.text), rng)
        followed = follow(spans, edited.text)
        assert sorted(each.span.id for each in followed) == sorted(span.id for span in spans)
        assert wrong(edited, followed) == []
        there = [f for f in followed if edited.place_of(f.span.start, f.span.end) is not None]
        survived += len(there)
        certain += sum(each.is_certain for each in there)
    assert certain / survived > 0.95


TEXT = "أعلن المتحدث باسم الوزارة أن القوات الأمريكية في العراق ستنسحب، وقال إن القوات الأمريكية باقية."
FIRST = TEXT.index("القوات الأمريكية")
SECOND = TEXT.rindex("القوات الأمريكية")


def followed(new: str, start: int, end: int) -> Followed:
    return follow([make_span(Article("a", TEXT), start, end, "actor")], new)[0]


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        pytest.param("أعلن", "وفي بغداد أعلن", How.EXACT, id="moved"),
        pytest.param("الأمريكية في العراق", "الامريكية في العراق", How.FOLDED, id="alef without hamza"),
        pytest.param("القوات الأمريكية في", "القُوّات الأمريكيّة في", How.FOLDED, id="tashkeel"),
        pytest.param("القوات الأمريكية في", "القوات\nالأمريكية في", How.FOLDED, id="broken into two lines"),
        pytest.param("أن القوات", "أن بعض القوات", How.EXACT, id="a word put before it"),
    ],
)
def test_a_span_is_found_for_certain(old: str, new: str, how: How) -> None:
    found = followed(TEXT.replace(old, new, 1), FIRST, FIRST + 16)
    assert found.is_certain
    assert found.how is how
    text = TEXT.replace(old, new, 1)[found.places[0].start : found.places[0].end]
    assert folded(text) == folded("القوات الأمريكية")


def test_a_span_whose_words_were_rewritten_is_offered_with_a_score_and_never_taken() -> None:
    found = followed(TEXT.replace("القوات الأمريكية في", "قوات أمريكية في", 1), FIRST, FIRST + 16)
    assert found.doubtful
    best = next(place for place in found.places if place.how is How.FUZZY)
    assert 0.6 <= best.score < 1


def test_a_span_whose_sentence_was_deleted_is_not_put_on_its_twin() -> None:
    found = followed(TEXT[TEXT.index("وقال") :], FIRST, FIRST + 16)
    assert not found.is_certain


def test_a_span_is_lost_where_nothing_resembles_it() -> None:
    found = followed("نص آخر تماما عن الطقس غدا", FIRST, FIRST + 16)
    assert (found.how, found.places, found.doubtful) == (How.LOST, (), True)


def test_a_span_without_context_that_stands_twice_is_doubtful() -> None:
    span = replace(make_span(Article("a", TEXT), FIRST, FIRST + 16, "actor"), before="", after="")
    found = follow([span], "و" + TEXT)[0]
    assert found.doubtful
    assert {place.start for place in found.places} >= {FIRST + 1, SECOND + 1}


def test_two_spans_of_one_place_stay_together() -> None:
    article = Article("a", TEXT)
    spans = [make_span(article, FIRST, FIRST + 16, label) for label in ("actor", "base")]
    found = follow(spans, "مقدمة. " + TEXT)
    assert [(each.is_certain, each.places[0].start) for each in found] == [(True, FIRST + 7)] * 2
