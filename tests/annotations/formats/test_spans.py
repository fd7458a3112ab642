from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.spans import SPANS, read, write
from annotations.model import AnnotatedArticle, Article, SpanError
from tests.annotations.formats.difficult import ENTITIES as DIFFICULT_ENTITIES
from tests.annotations.formats.difficult import SCHEMA as DIFFICULT_SCHEMA
from tests.annotations.formats.difficult import difficult
from tests.annotations.formats.returning import there_and_back
from tests.annotations.formats.sample import ENTITIES, SCHEMA, annotated_articles, corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spans")


def check_row(row: dict[str, Any]) -> None:
    """Check a row as Prodigy and spaCy read it: tokens and spaces spell the text, spans are runs of them."""
    text, tokens = row["text"], row["tokens"]
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert all(text[token["start"] : token["end"]] == token["text"] != "" for token in tokens)
    for span in row["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]


@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None)  # a disk may take its time
def test_everything_comes_back(folder: Path, articles: list[AnnotatedArticle]) -> None:
    path = folder / "out.jsonl"
    report, back = there_and_back(SPANS, articles, path, ExportOptions(SCHEMA, ENTITIES))
    assert back == [each.annotations for each in articles]
    assert report.losses == ()
    for row, each in zip(read(path), articles, strict=True):
        article = each.article
        assert (row.id, row.text, row.title, row.date, row.outlet, row.url, row.direction) == (
            article.id,
            article.text,
            article.title,
            article.date,
            article.outlet,
            article.url,
            article.direction,
        )
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)
    for line in path.read_bytes().splitlines():
        check_row(json.loads(line))


def test_difficult_text_comes_back(folder: Path) -> None:
    path = folder / "difficult.jsonl"
    _, back = there_and_back(SPANS, difficult(), path, ExportOptions(DIFFICULT_SCHEMA, DIFFICULT_ENTITIES))
    assert back == [each.annotations for each in difficult()]
    assert {entity.id for row in read(path) for entity in row.entities} == {"e1", "e2"}
    for line in path.read_bytes().splitlines():
        check_row(json.loads(line))


def kinds(value: object) -> object:
    """Return what Arrow would infer: keys with types, a list as the one type of what is in it."""
    if isinstance(value, dict):
        return {key: kinds(inner) for key, inner in value.items()}
    if isinstance(value, list):
        found = [kinds(inner) for inner in value]
        assert all(kind == found[0] for kind in found if kind and found[0]), found
        return [next((kind for kind in found if kind), None)]
    return type(value).__name__


def test_every_row_has_every_key_with_one_type(folder: Path) -> None:
    path = folder / "kinds.jsonl"
    write(corpus(), path, ExportOptions(SCHEMA, ENTITIES))
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    first: dict[str, Any] = rows[0]
    assert all(list(row) == list(first) for row in rows)
    spans = [span for row in rows for span in row["spans"]]
    assert len({tuple(span) for span in spans}) == 1
    attributes = [kinds(attribute) for span in spans for attribute in span["attributes"]]
    assert attributes
    assert all(kind == {"name": "str", "kind": "str", "value": "str"} for kind in attributes)
    plain = {key: kinds(value) for key, value in first.items() if not isinstance(value, list)}
    assert all(kinds(row[key]) == kind for row in rows for key, kind in plain.items())


def test_labels_choose_spans(folder: Path) -> None:
    options = ExportOptions(SCHEMA, labels=frozenset({"figure"}))
    _, back = there_and_back(SPANS, corpus(), folder / "labels.jsonl", options)
    assert [sorted(span.id for span in found.spans) for found in back] == [["b", "c", "h", "i"], [], []]
    assert [r.id for r in back[0].relations] == ["r2"]


TEXT = "🚨 قال ترامب"


def lines(folder: Path, *rows: object) -> Path:
    path = folder / "in.jsonl"
    path.write_bytes(b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in rows))
    return path


def test_what_prodigy_exports_is_read(tmp_path: Path) -> None:
    span = {"start": 6, "end": 11, "label": "PER", "token_start": 2, "token_end": 2}
    tie = {"head": 0, "child": 2, "label": "SUBJ"}
    task = {"text": TEXT, "spans": [span], "_input_hash": 5, "meta": {"score": 0.5}, "answer": "accept"}
    path = lines(tmp_path, task, task | {"answer": "reject"}, task | {"relations": [tie]})
    accepted, rejected, tied = read(path)
    assert [row.id for row in (accepted, rejected, tied)] == ["in-1", "in-2", "in-3"]
    (found,) = annotations_of(accepted, Article("in-1", TEXT), "a1").spans
    assert (found.text, found.label) == ("ترامب", "PER")
    assert rejected.spans == ()
    assert "“reject”" in rejected.notices[0]
    assert len(tied.spans) == 1
    assert "ties tokens together" in tied.notices[0]


SPAN = {"start": 2, "end": 5, "label": "x"}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param(b"{", "is no JSON", id="no json"),
        pytest.param(b'{"a":' * 10_000, "is no JSON", id="deep"),
        pytest.param({"spans": []}, "“text” is missing", id="no text"),
        pytest.param({"text": "x", "spans": {"a": 1}}, "“spans” should be a list", id="spans"),
        pytest.param({"text": "x", "spans": [1]}, "span 1: should be an object", id="span"),
        pytest.param({"text": "x", "spans": [SPAN | {"start": None}]}, "“start” is missing", id="start"),
        pytest.param(
            {"text": "x", "spans": [SPAN | {"attributes": [{"value": 1}]}]}, "should be a list of", id="name"
        ),
        pytest.param(
            {"text": "x", "spans": [SPAN | {"attributes": [{"name": "n", "kind": "number", "value": "x"}]}]},
            "the attribute “n” should be a number, not “x”",
            id="number",
        ),
        pytest.param(
            {"text": "x", "spans": [SPAN | {"attributes": [{"name": "n", "kind": "number", "value": "[]"}]}]},
            "the attribute “n” should be a text, number",
            id="list",
        ),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: object, fault: str) -> None:
    path = lines(tmp_path, {"text": "x"}, row)
    with pytest.raises(ImportFileError, match=r"in\.jsonl, line 2: ") as caught:
        list(read(path))
    assert fault in str(caught.value)


@pytest.mark.parametrize("place", [(-1, 2), (0, 99), (3, 3), (5, 2)])
def test_offsets_outside_the_text_are_refused(tmp_path: Path, place: tuple[int, int]) -> None:
    start, end = place
    (row,) = read(lines(tmp_path, {"text": TEXT, "spans": [{"start": start, "end": end, "label": "x"}]}))
    with pytest.raises(SpanError, match="lies outside the text"):
        annotations_of(row, Article(row.id, TEXT), "a1")
