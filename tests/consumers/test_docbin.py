"""DocBins of ours, read and trained with by spaCy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import spacy as docbin
from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Status, make_span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.sample import annotated_articles
from tests.consumers.exports import Exports


def documents(path: Path) -> list[Any]:
    import spacy

    return list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("ar").vocab))


def written(path: Path, *articles: AnnotatedArticle) -> list[Any]:
    docbin.write(articles, path, ExportOptions(SCHEMA, ENTITIES))
    return documents(path)


def work(text: str, *spans: tuple[int, int, str], status: Status = Status.IN_WORK) -> AnnotatedArticle:
    article = Article("001", text)
    made = tuple(make_span(article, start, end, label) for start, end, label in spans)
    return AnnotatedArticle(article, AnnotationSet("001", "a1", made, (), status))


def test_groups_of_spans_hold_everything(exports: Exports) -> None:
    found = {}
    for document in documents(exports.path("spacy")):
        data = document.user_data
        assert document.text == exports.texts[data["id"]]
        found[data["id"], data["annotator"]] = sorted(
            (span.start_char, span.end_char, span.label_, span.text) for span in document.spans["sc"]
        )
    assert found == exports.places


def test_entities_stand_where_nothing_overlaps(exports: Exports) -> None:
    for document, each in zip(documents(exports.path("spacy")), exports.articles, strict=True):
        spans = each.annotations.spans
        overlap = any(span.end > following.start for span, following in pairwise(spans))
        expected = [] if overlap else [(span.start, span.end, span.label, span.entity) for span in spans]
        assert [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in document.ents] == expected


@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None, max_examples=50)
def test_everything_comes_back(
    tmp_path_factory: pytest.TempPathFactory, articles: list[AnnotatedArticle]
) -> None:
    path = tmp_path_factory.getbasetemp() / "out.spacy"
    report = docbin.write(articles, path, ExportOptions(SCHEMA, ENTITIES))
    assert (report.articles, report.losses) == (len(articles), ())
    for row, each in zip(docbin.read_back(path), articles, strict=True):
        assert row.text == each.article.text
        assert annotations_of(row, each.article, row.annotator) == each.annotations


def test_details_are_found_by_the_span(tmp_path: Path) -> None:
    first, *_ = written(tmp_path / "out.spacy", *difficult())
    (span,) = (span for span in first.spans["sc"] if span.id_ == "number")
    details = first.user_data["spans"][span.id_]
    assert details["attributes"] == {"value": 4000, "doubtful": True, "as_of": "2018-05"}
    assert first.user_data["url"] == "https://example.org/?a=1&b=2"


def test_entities_are_missing_where_nobody_worked_and_empty_where_nothing_was_found(tmp_path: Path) -> None:
    untouched, done, found = written(
        tmp_path / "out.spacy",
        work("قال نعم", status=Status.UNTOUCHED),
        work("قال نعم", status=Status.DONE),
        work("قال نعم", (0, 3, "actor")),
    )
    assert not untouched.has_annotation("ENT_IOB")
    assert [token.ent_iob_ for token in done] == ["O", "O"]
    assert [token.ent_iob_ for token in found] == ["B", "O"]


def test_white_space_at_an_edge_keeps_spans_out_of_entities(tmp_path: Path) -> None:
    (document,) = written(tmp_path / "out.spacy", work("قال نعم", (3, 7, "actor")))
    assert [span.text for span in document.spans["sc"]] == [" نعم"]
    assert document.ents == ()


def test_a_model_learns_from_it(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Corpus

    written(tmp_path / "out.spacy", *difficult()[:2], work("قال نعم", (0, 3, "actor")))
    nlp = spacy.blank("ar")
    for name in ("ner", "spancat"):
        nlp.add_pipe(name)
    examples = list(Corpus(tmp_path / "out.spacy", gold_preproc=True)(nlp))
    nlp.initialize(lambda: examples)
    losses = nlp.update(examples)
    assert losses["spancat"] > 0
    assert losses["ner"] > 0
    assert set(nlp.get_pipe("spancat").labels) == {label.id for label in SCHEMA.labels}


@pytest.mark.parametrize("content", [b"", b"x" * 100], ids=repr)
def test_what_is_no_docbin_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in.spacy").write_bytes(content)
    with pytest.raises(ImportFileError, match="is no DocBin of an export"):
        list(docbin.read_back(tmp_path / "in.spacy"))
