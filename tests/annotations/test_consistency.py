"""What does not go together in one article's annotations."""

from __future__ import annotations

import pytest

from annotations.consistency import Doubt, remarks
from annotations.edit import add_span
from annotations.model import AnnotationSet, Article, make_span

TEXT = (
    "قالت القوات الأمريكية إن العراق آمن. وللقوات الأميركية قاعدة، والعراقية أخرى في العراق، و«العراق» بلد."
)
ARTICLE = Article("a", TEXT)


def marked(*parts: tuple[str, int, str]) -> AnnotationSet:
    """Label the nth occurrence (from 0) of some words, each."""
    annotations = AnnotationSet("a", "layla")
    for words, number, label in parts:
        start = -1
        for _ in range(number + 1):
            start = TEXT.index(words, start + 1)
        annotations = add_span(annotations, make_span(ARTICLE, start, start + len(words), label))
    return annotations


def found(annotations: AnnotationSet) -> list[tuple[Doubt, str, str, str]]:
    return [(r.doubt, TEXT[r.start : r.end], r.label, r.other) for r in remarks(ARTICLE, annotations) if r]


def test_what_is_labelled_here_and_bare_there_is_found_in_any_spelling() -> None:
    assert found(marked(("القوات الأمريكية", 0, "actor"))) == [(Doubt.BARE, "للقوات الأميركية", "actor", "")]


def test_another_word_is_not_the_same() -> None:
    """العراقية is not العراق."""
    texts = [text for _, text, *_ in found(marked(("العراق", 0, "actor")))]
    assert texts == ["العراق", "العراق"]


def test_inside_a_longer_span_of_the_same_label_nothing_is_missing() -> None:
    whole = "قاعدة، والعراقية أخرى في العراق"
    annotations = marked(("العراق", 0, "actor"), (whole, 0, "actor"))
    assert len(found(annotations)) == 1, "only the last one is bare"
    of_another = marked(("العراق", 0, "actor"), (whole, 0, "stance"))
    assert len(found(of_another)) == 2


def test_the_rarer_label_of_one_text_is_doubted() -> None:
    annotations = marked(("العراق", 0, "actor"), ("العراق", 2, "base"), ("العراق", 3, "actor"))
    assert found(annotations) == [(Doubt.TWO_LABELS, "العراق", "base", "actor")]


def test_two_labels_on_the_same_words_are_a_choice() -> None:
    annotations = marked(("القوات الأمريكية", 0, "actor"), ("القوات الأمريكية", 0, "base"))
    assert [doubt for doubt, *_ in found(annotations)] == []


def test_a_clause_is_not_looked_for_again() -> None:
    assert found(marked((TEXT[:90], 0, "stance"))) == []


@pytest.mark.parametrize("labels", [(), ("actor",)])
def test_where_all_is_well_nothing_is_said(labels: tuple[str, ...]) -> None:
    assert found(marked(*(("آمن", 0, label) for label in labels))) == []
