from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.formats.csv import CSV, read
from annotations.formats.format import ExportOptions, Format
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.offsets import Unit
from annotations.formats.values import with_typed_attributes
from annotations.formats.xlsx import XLSX
from annotations.importing import import_rows
from annotations.model import AnnotatedArticle, AnnotationSet, AttributeValue, Entity, SpanError
from annotations.schema import Owner, Schema, accepts
from annotations.store import Project
from tests.annotations.formats.difficult import ENTITIES as DIFFICULT_ENTITIES
from tests.annotations.formats.difficult import SCHEMA as DIFFICULT_SCHEMA
from tests.annotations.formats.difficult import difficult
from tests.annotations.formats.sample import ENTITIES, SCHEMA, annotated_articles, corpus

BOTH = pytest.mark.parametrize("form", [CSV, XLSX], ids=["csv", "xlsx"])
Content = tuple[int, int, str, str, dict[str, AttributeValue], str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("table")


def content(annotations: AnnotationSet, schema: Schema) -> list[Content]:
    """Return what of the spans a table holds: attributes are those that the schema knows."""
    known = {a.id for a in schema.attribute_types if a.of is Owner.SPAN}
    return sorted(
        (
            (
                span.start,
                span.end,
                span.label,
                span.text,
                {
                    name: float(value) if type(value) is int else value  # a workbook knows one kind of number
                    for name, value in span.attributes.items()
                    if name in known and value != ""
                },
                span.entity,
                span.note,
            )
            for span in annotations.spans
        ),
        key=repr,
    )


def fitting(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with attributes of the types that the schema asks for, with 15 digits at most."""
    spans = []
    for span in annotated.annotations.spans:
        kept = {}
        for name, value in span.attributes.items():
            kind = SCHEMA.attribute_type(name)
            if kind is not None and accepts(kind, value):
                kept[name] = _with_15_digits(value)
        spans.append(replace(span, attributes=frozen(kept)))
    return replace(annotated, annotations=replace(annotated.annotations, spans=tuple(spans)))


def _with_15_digits(value: AttributeValue) -> AttributeValue:
    if not isinstance(value, float):
        return value
    return float(f"{value:.15G}") if abs(value) < 1e300 else 0.5


def check_it_comes_back(
    form: Format,
    articles: Iterable[AnnotatedArticle],
    path: Path,
    options: ExportOptions,
) -> None:
    assert form.write is not None
    assert form.read is not None
    articles = list(articles)
    form.write(articles, path, options)
    with_rows = [each for each in articles if each.annotations.spans]
    rows = [with_typed_attributes(row, options.schema) for row in form.read(path)]
    assert len(rows) == len(with_rows)
    for row, each in zip(rows, with_rows, strict=True):
        found = annotations_of(row, each.article, row.annotator)
        assert (row.id, row.title, row.date, row.outlet) == (
            each.article.id,
            each.article.title,
            each.article.date,
            each.article.outlet,
        )
        assert (found.annotator, found.status) == (each.annotations.annotator, each.annotations.status)
        assert content(found, options.schema) == content(each.annotations, options.schema)
        assert bool(row.notices) == bool(each.annotations.relations)


@BOTH
@given(
    articles=st.lists(annotated_articles(), max_size=2, unique_by=lambda each: each.article.id),
    unit=st.sampled_from(Unit),
)
@settings(deadline=None, max_examples=40)  # a disk may take its time, and so does a workbook
def test_spans_come_back_with_all_that_has_a_column(
    folder: Path, form: Format, articles: list[AnnotatedArticle], unit: Unit
) -> None:
    options = ExportOptions(SCHEMA, ENTITIES, unit)
    check_it_comes_back(form, map(fitting, articles), folder / f"out{form.extension}", options)


@BOTH
def test_difficult_text_comes_back(folder: Path, form: Format) -> None:
    options = ExportOptions(DIFFICULT_SCHEMA, DIFFICULT_ENTITIES)
    check_it_comes_back(form, difficult(), folder / f"difficult{form.extension}", options)


@BOTH
def test_a_project_takes_the_table_twice(tmp_path: Path, form: Format) -> None:
    path = tmp_path / f"out{form.extension}"
    first, *_ = corpus()
    assert form.write is not None
    assert form.read is not None
    form.write([first], path, ExportOptions(SCHEMA, ENTITIES))
    folder = tmp_path / "project"
    folder.mkdir()
    project = Project.open(folder, annotator="a1")
    project.add_article(first.article.id, first.article.text)
    for new in (9, 0):
        report = import_rows(project, form.read(path), "a1")
        assert report.errors == []
        assert report.new_spans == new
    found = project.annotations(first.article.id, "a1")
    assert content(found, SCHEMA) == content(first.annotations, SCHEMA)
    assert project.entities["e1"] == Entity("e1", "actor", "الولايات المتحدة")


HEADER = "article,start,end,label"


def test_a_table_of_others_is_enough_with_four_columns(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"\xef\xbb\xbf" + HEADER.replace(",", ";").encode() + b"\r\n1;2;5;actor\r\n;;;\r\n")
    (row,) = read(path)
    (span,) = row.spans
    assert (row.id, span.start, span.end, span.label, span.text) == ("1", 2, 5, "actor", None)


def test_rows_of_one_article_may_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADER}\n1,0,1,a\n2,0,1,a\n1,1,2,a\n", encoding="utf-8")
    assert [(row.id, len(row.spans)) for row in read(path)] == [("1", 1), ("2", 1), ("1", 1)]


def test_a_text_that_does_not_stand_there_is_refused(tmp_path: Path) -> None:
    article = corpus()[0].article
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADER},text\n{article.id},0,4,actor,قالوا\n", encoding="utf-8")
    (row,) = read(path)
    with pytest.raises(SpanError, match=r"in\.csv, line 2: .*should read «قالوا»"):
        annotations_of(row, article, "a1")


WRONG = [
    pytest.param(b"article,start,end\n", 1, "there is no column “label”", id="column"),
    pytest.param(b"", 1, "there is no column “article”", id="empty"),
    pytest.param(b"article,start,end,label,end\n", 1, "two columns are called “end”", id="twice"),
    pytest.param(b"article,start,end,label\n1,x,2,a\n", 2, "“start” should be a whole number", id="start"),
    pytest.param(b"article,start,end,label\n1,-1,2,a\n", 2, "“start” should be a whole", id="negative"),
    pytest.param(b"article,start,end,label\n1,\xd9\xa1,2,a\n", 2, "“start” should be", id="Arabic digit"),
    pytest.param(b"article,start,end,label\n1,1,2,\n", 2, "“label” is empty", id="no label"),
    pytest.param(b"article,start,end,label\n,1,2,a\n", 2, "“article” is empty", id="no article"),
    pytest.param(b'article,start,end,label\n1,1,2,"a\n', 2, "is no CSV", id="open quotes"),
    pytest.param(b"article,start,end,label\n1,1,2,\xff\n", 2, "is no UTF-8", id="encoding"),
    pytest.param(
        b"article,start,end,label,status\n1,1,2,a,finished\n", 2, "“status” should be one", id="status"
    ),
    pytest.param(b"article,start,end,label,annotator\n1,1,2,a,a/b\n", 2, "annotator’s name", id="annotator"),
]


@pytest.mark.parametrize(("data", "line", "fault"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, data: bytes, line: int, fault: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match=rf"in\.csv, line {line}: ") as caught:
        list(read(path))
    assert fault in str(caught.value)


@pytest.mark.parametrize("place", [(0, 99999), (3, 3), (5, 2), (0, 10**17)])
def test_offsets_outside_the_text_are_refused(tmp_path: Path, place: tuple[int, int]) -> None:
    article = corpus()[0].article
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADER}\n{article.id},{place[0]},{place[1]},actor\n", encoding="utf-8")
    (row,) = read(path)
    with pytest.raises(SpanError, match="lies outside the text"):
        annotations_of(row, article, "a1")
