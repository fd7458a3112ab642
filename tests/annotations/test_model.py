from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from annotations.articles import read_article
from annotations.model import (
    CONTEXT_LENGTH,
    AnnotationSet,
    Article,
    Relation,
    SpanError,
    Status,
    check_span,
    make_span,
    new_id,
    reading_order,
    timestamp,
)
from tests.annotations.generated import ARTICLE, TEXT


def test_the_hard_spans_of_the_samples_are_what_the_texts_have_at_their_offsets(
    corpus: Path, tricky_spans: list[dict[str, Any]]
) -> None:
    for row in tricky_spans:
        article = read_article(corpus, PurePosixPath(row["article"]))
        span = make_span(article, row["start"], row["end"], "actor")
        assert span.text == row["text"], row["n"]
        check_span(article, span)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 0, id="empty"),
        pytest.param(5, 4, id="backwards"),
        pytest.param(-1, 3, id="before the text"),
        pytest.param(len(TEXT) - 1, len(TEXT) + 1, id="beyond the text"),
        pytest.param(len(TEXT), len(TEXT) + 1, id="after the text"),
    ],
)
def test_offsets_that_are_no_piece_of_the_text_make_no_span(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=ARTICLE.id):
        make_span(ARTICLE, start, end, "actor")


def test_a_span_counts_code_points_and_keeps_its_surroundings() -> None:
    article = Article("1", "🇮🇶 قوات 🪖 أمريكية")
    start = article.text.index("أمريكية")
    span = make_span(article, start, start + 7, "actor")
    assert (span.start, span.text, span.before, span.after) == (10, "أمريكية", "🇮🇶 قوات 🪖 ", "")
    middle = make_span(ARTICLE, 60, 70, "actor")
    assert middle.before == TEXT[60 - CONTEXT_LENGTH : 60]
    assert middle.after == TEXT[70 : 70 + CONTEXT_LENGTH]


def test_a_span_that_says_another_text_is_refused_and_both_are_named() -> None:
    span = replace(make_span(ARTICLE, 5, 12, "actor"), text="القوات")
    with pytest.raises(SpanError) as caught:
        check_span(ARTICLE, span)
    assert "القوات" in str(caught.value)
    assert TEXT[5:12] in str(caught.value)
    with pytest.raises(SpanError, match="outside"):
        check_span(ARTICLE, replace(span, end=10_000))


def test_the_outer_span_comes_first() -> None:
    spans = [make_span(ARTICLE, *pair, "actor") for pair in ((3, 5), (0, 4), (3, 9), (0, 9))]
    assert [(s.start, s.end) for s in sorted(spans, key=reading_order)] == [(0, 9), (0, 4), (3, 9), (3, 5)]


def test_values_do_not_change() -> None:
    span = make_span(ARTICLE, 0, 4, "actor")
    with pytest.raises(FrozenInstanceError):
        span.start = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        span.attributes["value"] = 1  # type: ignore[index]


def test_ids_are_short_hexadecimal_and_differ() -> None:
    ids = {new_id() for _ in range(10_000)}
    assert len(ids) == 10_000
    assert all(len(i) == 12 and int(i, 16) >= 0 for i in ids)


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    assert len(timestamp()) == len("2026-11-21T07:19:54Z")
    assert timestamp().endswith("Z")


def test_a_set_finds_its_spans_by_id() -> None:
    span = make_span(ARTICLE, 0, 4, "actor")
    annotations = AnnotationSet("1", "a1", (span,))
    assert annotations.span(span.id) is span
    with pytest.raises(KeyError):
        annotations.span("000000000000")


@pytest.mark.parametrize(
    ("annotations", "empty"),
    [
        pytest.param(AnnotationSet("1", "a1"), True, id="nothing"),
        pytest.param(AnnotationSet("1", "a1", (make_span(ARTICLE, 0, 4, "actor"),)), False, id="a span"),
        pytest.param(
            AnnotationSet("1", "a1", relations=(Relation("r", "at", "x", "y"),)), False, id="relation"
        ),
        pytest.param(AnnotationSet("1", "a1", status=Status.DONE), False, id="a status"),
        pytest.param(AnnotationSet("1", "a1", note="ملاحظة"), False, id="a note"),
    ],
)
def test_a_set_is_empty_when_nothing_was_recorded(annotations: AnnotationSet, empty: bool) -> None:
    assert annotations.is_empty is empty
