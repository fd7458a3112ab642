"""Works that were given to a writer come back as they were, from a file that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportedArticle
from annotations.model import AnnotatedArticle
from annotations.written_works import WrittenWorks
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.sample import annotated_articles


def without_contexts(work: AnnotatedArticle) -> AnnotatedArticle:
    """Return what is kept of a work."""
    annotations = work.annotations
    spans = tuple(replace(span, before="", after="") for span in annotations.spans)
    article = replace(work.article, encoding="utf-8", sha256="", path="")
    return AnnotatedArticle(article, replace(annotations, spans=spans))


@given(works=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
def test_works_come_back_as_they_were(works: list[AnnotatedArticle]) -> None:
    with WrittenWorks() as kept:
        assert list(kept.passing(works)) == works
        assert list(kept.keys) == [(work.article.id, work.annotations.annotator) for work in works]
        assert list(kept) == [without_contexts(work) for work in works]


def test_more_than_memory_should_hold_leaves_nothing_behind(tmp_path: Path) -> None:
    work, place = difficult()[0], tmp_path / "place"
    place.mkdir()
    text = work.article.text + "نص" * 100_000
    with WrittenWorks(folder=place) as kept:
        for number in range(9):
            kept.add(replace(work, article=replace(work.article, id=f"{number}", text=text)))
        assert kept.find("7", "a1").article.text == text
        assert kept.find("7", "a1").annotations.spans == without_contexts(work).annotations.spans
    assert list(place.iterdir()) == []


def test_only_wanted_labels_are_kept() -> None:
    with WrittenWorks(frozenset({"actor"})) as kept:
        kept.add(difficult()[0])
        (work,) = kept
    assert {span.label for span in work.annotations.spans} == {"actor"}


def as_read(tmp_path: Path) -> ImportedArticle:
    """Return the first work as the native format brings it back."""
    form = FORMATS["jsonl"]
    assert form.write is not None
    assert form.read is not None
    form.write(difficult()[:1], tmp_path / "out", ExportOptions(SCHEMA, ENTITIES))
    (row,) = form.read(tmp_path / "out")
    return row


def in_first_span(**changes: object) -> Callable[[ImportedArticle], ImportedArticle]:
    def change(row: ImportedArticle) -> ImportedArticle:
        return replace(row, spans=(replace(row.spans[0], **changes), *row.spans[1:]))  # type: ignore[arg-type]

    return change


CHANGES: dict[str, Callable[[ImportedArticle], ImportedArticle]] = {
    "another text": lambda row: replace(row, text=f"{row.text} "),
    "another title": lambda row: replace(row, title="آخر"),
    "no status": lambda row: replace(row, status=None),
    "another note": lambda row: replace(row, note="آخر"),
    "a span less": lambda row: replace(row, spans=row.spans[:-1]),
    "a relation less": lambda row: replace(row, relations=row.relations[:-1]),
    "another id": in_first_span(id="other"),
    "an offset more": in_first_span(end=99),
    "another time": in_first_span(created="2020-01-01T00:00:00Z"),
    "an attribute more": in_first_span(attributes=frozen({"value": True})),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_only_what_was_read_as_it_was_is_identical(
    tmp_path: Path, change: Callable[[ImportedArticle], ImportedArticle]
) -> None:
    row = as_read(tmp_path)
    with WrittenWorks() as kept:
        kept.add(difficult()[0])
        assert kept.is_identical(row)
        assert not kept.is_identical(change(row))


def test_yes_is_not_one(tmp_path: Path) -> None:
    row = in_first_span(attributes=frozen({"value": True}))(as_read(tmp_path))
    work = difficult()[0]
    spans = work.annotations.spans
    first = replace(spans[0], attributes=frozen({"value": 1}))
    with WrittenWorks() as kept:
        kept.add(replace(work, annotations=replace(work.annotations, spans=(first, *spans[1:]))))
        assert not kept.is_identical(row)
