from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.jsonl import write
from annotations.formats.jsonl_reader import read
from annotations.formats.offsets import Unit
from annotations.model import AnnotatedArticle, Article, SpanError, Status
from tests.annotations.formats.sample import ENTITIES, SCHEMA, annotated_articles, corpus

TEXT = "a🚨قال 60% فقط"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jsonl")


@given(articles=st.lists(annotated_articles(), max_size=3), unit=st.sampled_from(Unit))
@settings(deadline=None)  # a disk may take its time
def test_what_is_written_comes_back(folder: Path, articles: list[AnnotatedArticle], unit: Unit) -> None:
    path = folder / "out.jsonl"
    options = ExportOptions(SCHEMA, ENTITIES, unit)
    write(articles, path, options)
    rows = list(read(path))
    back = [
        AnnotatedArticle(each.article, annotations_of(row, each.article, row.annotator))
        for row, each in zip(rows, articles, strict=True)
    ]
    assert back == articles
    for row, each in zip(rows, articles, strict=True):
        article = each.article
        assert (row.id, row.text, row.title, row.date) == (
            article.id,
            article.text,
            article.title,
            article.date,
        )
        assert (row.outlet, row.url, row.direction) == (article.outlet, article.url, article.direction)
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)
    first = path.read_bytes()
    write(back, path, options)
    assert path.read_bytes() == first


def test_a_line_holds_one_article_with_fixed_keys(folder: Path) -> None:
    path = folder / "keys.jsonl"
    write(corpus(), path, ExportOptions(SCHEMA, ENTITIES))
    lines = path.read_bytes().split(b"\n")
    assert lines.pop() == b""
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 3
    keys = "id text title date outlet url direction annotator status note offsets sha256"
    assert {" ".join(row) for row in rows} == {f"{keys} spans relations entities"}
    for row in rows:
        assert all(row["text"][s["start"] : s["end"]] == s["text"] for s in row["spans"])


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        pytest.param("codepoint", 6, 9, id="codepoint"),
        pytest.param("utf16", 7, 10, id="utf16"),
        pytest.param("utf8", 12, 15, id="utf8"),
    ],
)
def test_offsets_in_other_units_become_code_points(tmp_path: Path, unit: str, start: int, end: int) -> None:
    row = {"id": "1", "text": TEXT, "offsets": unit}
    annotations = imported(
        tmp_path, row | {"spans": [{"start": start, "end": end, "label": "figure", "text": "60%"}]}
    )
    assert [(s.start, s.end, s.text, s.before) for s in annotations.spans] == [(6, 9, "60%", TEXT[:6])]


def test_a_bare_row_is_enough(tmp_path: Path) -> None:
    annotations = imported(tmp_path, {"id": 7, "text": TEXT, "spans": [{"start": 2, "end": 5, "label": "x"}]})
    (span,) = annotations.spans
    assert (span.text, span.source, span.created, annotations.status) == (
        "قال",
        "import",
        "",
        Status.IN_WORK,
    )
    assert len(span.id) == 12


def test_unknown_keys_empty_lines_and_nulls_are_passed_over(tmp_path: Path) -> None:
    row = {"id": "1", "text": TEXT, "extra": [1], "title": None, "spans": None}
    row["spans"] = [{"start": 2, "end": 5, "label": "x", "attributes": {"value": None}, "score": 0.5}]
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\r\n\r\n" + json.dumps(row).encode() + b"\r\n\n")
    (read_row,) = read(path)
    assert (read_row.title, dict(read_row.spans[0].attributes)) == ("", {})


@pytest.mark.parametrize("text", ["\ufeffa\r\nقال\r\n\r\n60%\rx", "\r\n60%", "\ufeff60%"])
def test_offsets_are_kept_where_line_ends_change(tmp_path: Path, text: str) -> None:
    start = text.index("60%")
    row = {"id": "1", "text": text, "spans": [{"start": start, "end": start + 3, "label": "figure"}]}
    (span,) = imported(tmp_path, row).spans
    assert span.text == "60%"


SPAN = {"start": 2, "end": 5, "label": "actor"}
WRONG = [
    pytest.param("{", "is no JSON", id="no json"),
    pytest.param("[1]", "the line should be an object", id="a list"),
    pytest.param({"text": "x"}, "“id” is missing", id="no id"),
    pytest.param({"id": "1", "text": 5}, "“text” should be a text, not 5", id="text"),
    pytest.param({"id": "1", "title": []}, "“title” should be a text", id="title"),
    pytest.param({"id": "1", "status": "finished"}, "“status” should be one of “untouched”", id="status"),
    pytest.param({"id": "1", "offsets": "bytes"}, "“offsets” should be one of", id="offsets"),
    pytest.param({"id": "1", "text": "x", "sha256": "00"}, "do not agree", id="sha256"),
    pytest.param({"id": "1", "annotator": "a/b"}, "“annotator” is “a/b”", id="annotator"),
    pytest.param({"id": "1", "spans": {"a": 1}}, "“spans” should be a list", id="spans"),
    pytest.param({"id": "1", "spans": [SPAN, 3]}, "span 2: it should be an object", id="span"),
    pytest.param(
        {"id": "1", "spans": [SPAN | {"start": "2"}]}, "span 1: “start” should be a whole number", id="start"
    ),
    pytest.param({"id": "1", "spans": [SPAN | {"end": 5.0}]}, "“end” should be a whole number", id="end"),
    pytest.param({"id": "1", "spans": [SPAN | {"end": True}]}, "“end” should be a whole number", id="bool"),
    pytest.param({"id": "1", "spans": [SPAN | {"label": ""}]}, "“label” is missing", id="label"),
    pytest.param(
        {"id": "1", "spans": [SPAN | {"attributes": {"x": []}}]}, "the attribute “x”", id="attribute"
    ),
    pytest.param(
        {"id": "1", "relations": [{"type": "at", "source": "a"}]},
        "relation 1: “target” is missing",
        id="relation",
    ),
    pytest.param(
        {"id": "1", "entities": [{"id": "e", "label": "actor"}]}, "entity 1: “name” is missing", id="entity"
    ),
]


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, row: Any, message: str) -> None:
    path = tmp_path / "in.jsonl"
    line = row if isinstance(row, str) else json.dumps(row)
    path.write_text('{"id": "0", "text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ImportFileError, match=r"in\.jsonl, line 2: ") as caught:
        list(read(path))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("span", "message"),
    [
        pytest.param({"start": 2, "end": 99}, "lies outside the text", id="beyond the end"),
        pytest.param({"start": -1, "end": 2}, "lies outside the text", id="negative"),
        pytest.param({"start": 5, "end": 5}, "lies outside the text", id="empty"),
        pytest.param({"start": 2, "end": 5, "text": "وقال"}, "should read «وقال»", id="other text"),
        pytest.param({"start": 2, "end": 4, "unit": "utf16"}, "inside a character", id="half an emoji"),
        pytest.param({"start": 99, "end": 999, "unit": "utf8"}, "outside the text", id="bytes beyond"),
    ],
)
def test_a_span_that_does_not_fit_is_named(tmp_path: Path, span: dict[str, Any], message: str) -> None:
    unit = span.pop("unit", "codepoint")
    row = {"id": "1", "text": TEXT, "offsets": unit, "spans": [span | {"label": "actor", "id": "s"}]}
    with pytest.raises(SpanError, match=r"in\.jsonl, line 1: ") as caught:
        imported(tmp_path, row)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"spans": [SPAN | {"id": "s"}, SPAN | {"id": "s", "end": 6}]}, "two spans have the same id"),
        ({"relations": [{"id": "r", "type": "at", "source": "s", "target": "t"}]}, "relation r names"),
    ],
    ids=["same id", "loose relation"],
)
def test_rows_that_contradict_themselves(tmp_path: Path, row: dict[str, Any], message: str) -> None:
    with pytest.raises(SpanError, match=message):
        imported(tmp_path, {"id": "1", "text": TEXT, **row})


def imported(folder: Path, row: dict[str, Any]) -> Any:
    """Read one row and hold it against the article as the project would keep it."""
    path = folder / "in.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8", newline="")
    (read_row,) = read(path)
    text = str(row["text"]).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    article = Article(id=read_row.id, text=text)
    return annotations_of(read_row, article, "a1")
