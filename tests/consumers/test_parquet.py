"""Parquet tables, read by datasets, pandas, DuckDB and pyarrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import parquet
from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.offsets import Unit
from annotations.model import AnnotatedArticle, AnnotationSet, Article
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.sample import annotated_articles
from tests.consumers.exports import Exports
from tests.consumers.test_datasets import loaded


def test_datasets_know_the_labels_by_name_and_number(exports: Exports) -> None:
    rows = loaded("parquet", exports.path("parquet"))
    classes = rows.features["spans"].feature["label_class"]
    assert classes.names == [label.id for label in exports.schema.labels]
    found = {}
    for row in rows:
        assert row["text"] == exports.texts[row["id"]]
        assert [classes.int2str(span["label_class"]) for span in row["spans"]] == [
            span["label"] for span in row["spans"]
        ]
        found[row["id"], row["annotator"]] = sorted(
            (span["start"], span["end"], span["label"], row["text"][span["start"] : span["end"]])
            for span in row["spans"]
        )
    assert found == exports.places


def test_pandas_has_a_row_for_each_article_and_annotator(exports: Exports) -> None:
    import pandas

    frame = pandas.read_parquet(exports.path("parquet"))
    assert list(zip(frame["id"], frame["annotator"], strict=True)) == list(exports.places)
    assert dict(zip(frame["id"], frame["text"], strict=True)) == exports.texts
    assert [len(spans) for spans in frame["spans"]] == [len(spans) for spans in exports.places.values()]


def test_duckdb_counts_spans_by_label_and_finds_attributes(exports: Exports) -> None:
    import duckdb

    rows = duckdb.read_parquet(str(exports.path("parquet")))  # noqa: F841 - named in the queries
    counts = dict(
        duckdb.sql("select s.label, count(*) from (select unnest(spans) s from rows) group by all").fetchall()
    )
    spans = [span for each in exports.articles for span in each.annotations.spans]
    assert counts == {label: sum(s.label == label for s in spans) for label in {s.label for s in spans}}
    named = duckdb.sql(
        "select a.name, a.value from (select unnest(s.attributes) a from (select unnest(spans) s from rows))"
    ).fetchall()
    assert len(named) == sum(len(span.attributes) for span in spans)


@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None, max_examples=50)
def test_everything_comes_back(
    tmp_path_factory: pytest.TempPathFactory, articles: list[AnnotatedArticle]
) -> None:
    path = tmp_path_factory.getbasetemp() / "out.parquet"
    report = parquet.write(articles, path, ExportOptions(SCHEMA, ENTITIES))
    assert (report.articles, report.losses) == (len(articles), ())
    for row, each in zip(parquet.read_back(path), articles, strict=True):
        assert row.text == each.article.text
        assert annotations_of(row, each.article, row.annotator) == each.annotations


def test_an_empty_corpus_has_the_same_columns(tmp_path: Path) -> None:
    from pyarrow.parquet import read_schema

    parquet.write([], tmp_path / "none.parquet", ExportOptions(SCHEMA))
    parquet.write(difficult(), tmp_path / "some.parquet", ExportOptions(SCHEMA, ENTITIES))
    none, some = (read_schema(tmp_path / f"{name}.parquet") for name in ("none", "some"))
    assert none.equals(some, check_metadata=True)


def test_rows_are_written_in_groups_while_they_come(tmp_path: Path) -> None:
    from pyarrow.parquet import ParquetFile

    seen: list[int] = []

    def progress(done: int) -> bool:
        seen.append(done)
        return True

    articles = (
        AnnotatedArticle(Article(f"{number:04}", "نص"), AnnotationSet(f"{number:04}", ""))
        for number in range(1000)
    )
    parquet.write(articles, tmp_path / "out.parquet", ExportOptions(SCHEMA, progress=progress))
    assert seen == list(range(1, 1001))
    with ParquetFile(tmp_path / "out.parquet") as file:
        assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [
            256,
            256,
            256,
            232,
        ]


def test_offsets_are_counted_as_asked(tmp_path: Path) -> None:
    parquet.write(difficult(), tmp_path / "out.parquet", ExportOptions(SCHEMA, offsets=Unit.UTF16))
    for row, each in zip(parquet.read_back(tmp_path / "out.parquet"), difficult(), strict=True):
        assert row.unit is Unit.UTF16
        for imported, span in zip(row.spans, each.annotations.spans, strict=True):
            units = each.article.text.encode("utf-16-le")
            assert units[2 * imported.start : 2 * imported.end].decode("utf-16-le") == span.text


def test_classes_are_those_of_the_wanted_labels(tmp_path: Path) -> None:
    options = ExportOptions(SCHEMA, labels=frozenset({"base"}))
    assert parquet.write(difficult(), tmp_path / "out.parquet", options).spans == 6
    rows = loaded("parquet", tmp_path / "out.parquet")
    assert rows.features["spans"].feature["label_class"].names == ["base"]
    assert {span["label_class"] for row in rows for span in row["spans"]} == {0}


@pytest.mark.parametrize("content", [b"", b"PAR1", b"x" * 100, b"PAR1" + b"\x00" * 40 + b"PAR1"], ids=repr)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in.parquet").write_bytes(content)
    with pytest.raises(ImportFileError, match="is no table of an export"):
        list(parquet.read_back(tmp_path / "in.parquet"))


def test_a_table_of_others_is_refused(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow.parquet import write_table

    write_table(pyarrow.table({"id": [1], "spans": [["x"]], "entities": [[]]}), tmp_path / "in.parquet")
    with pytest.raises(ImportFileError, match="is no table of an export"):
        list(parquet.read_back(tmp_path / "in.parquet"))
