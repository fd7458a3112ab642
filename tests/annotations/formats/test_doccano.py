from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.doccano import DOCCANO
from annotations.formats.doccano_relations import DOCCANO_RELATIONS
from annotations.formats.format import ExportOptions, Format
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.importing import import_rows
from annotations.model import AnnotatedArticle, AnnotationSet, Article, SpanError
from annotations.store import Project
from tests.annotations.formats.difficult import SCHEMA as DIFFICULT_SCHEMA
from tests.annotations.formats.difficult import difficult
from tests.annotations.formats.returning import places, there_and_back
from tests.annotations.formats.sample import SCHEMA, annotated_articles, corpus

BOTH = pytest.mark.parametrize("form", [DOCCANO, DOCCANO_RELATIONS], ids=["doccano", "doccano-relations"])
Tie = tuple[str, tuple[int, int, str], tuple[int, int, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("doccano")


def ties(annotations: AnnotationSet) -> list[Tie]:
    at = {span.id: (span.start, span.end, span.label) for span in annotations.spans}
    return sorted((r.type, at[r.source], at[r.target]) for r in annotations.relations)


def check_it_comes_back(form: Format, articles: list[AnnotatedArticle], path: Path) -> None:
    report, back = there_and_back(form, articles, path, ExportOptions(SCHEMA))
    for each, found in zip(articles, back, strict=True):
        told = [loss for loss in report.losses if loss.annotator == each.annotations.annotator]
        assert (found.annotator, found.status, found.note) == (
            each.annotations.annotator,
            each.annotations.status,
            each.annotations.note,
        )
        assert places(found.spans) == places(each.annotations.spans)
        expected = ties(each.annotations) if form is DOCCANO_RELATIONS else []
        assert ties(found) == expected
        plain = not any(s.attributes or s.entity or s.note for s in each.annotations.spans)
        if plain and (form is DOCCANO_RELATIONS or not each.annotations.relations):
            assert [loss for loss in told if loss.article == each.article.id] == []


@BOTH
@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None)  # a disk may take its time
def test_spans_come_back(folder: Path, form: Format, articles: list[AnnotatedArticle]) -> None:
    check_it_comes_back(form, articles, folder / "out.jsonl")


@BOTH
def test_difficult_text_comes_back(folder: Path, form: Format) -> None:
    check_it_comes_back(form, difficult(), folder / "difficult.jsonl")


@BOTH
def test_doccano_can_read_it(folder: Path, form: Format) -> None:
    """By the rules of doccano's own importer: offsets of code points, whole numbers as ids, known ends."""
    assert form.write is not None
    form.write(difficult(), folder / "rules.jsonl", ExportOptions(DIFFICULT_SCHEMA))
    seen: set[int] = set()
    for line, each in zip((folder / "rules.jsonl").read_bytes().splitlines(), difficult(), strict=True):
        row = json.loads(line)
        text = row["text"]
        spans = [(s.text, s.label) for s in each.annotations.spans]
        if form is DOCCANO:
            assert [(text[start:end], label) for start, end, label in row["label"]] == spans
        else:
            found = row["entities"]
            assert [(text[e["start_offset"] : e["end_offset"]], e["label"]) for e in found] == spans
            ids = {e["id"] for e in found}
            assert all(type(i) is int for i in ids)
            assert not ids & seen
            seen |= ids
            assert all({r["from_id"], r["to_id"]} <= ids for r in row["relations"])
        assert all(isinstance(row[key], str) for key in row if key not in ("label", "entities", "relations"))


def test_the_report_counts_what_is_lost(folder: Path) -> None:
    assert DOCCANO.write is not None
    report = DOCCANO.write(corpus(), folder / "lost.jsonl", ExportOptions(SCHEMA))
    kinds = ("attributes (8)", "entities (3)", "notes (1)", "relations (2)")
    assert [str(loss) for loss in report.losses] == [
        f"2018/002, a1: the format has no place for {kind}" for kind in kinds
    ]


@BOTH
def test_labels_choose_spans(folder: Path, form: Format) -> None:
    options = ExportOptions(SCHEMA, labels=frozenset({"actor"}))
    _, back = there_and_back(form, corpus(), folder / "labels.jsonl", options)
    assert [[span.label for span in found.spans] for found in back] == [["actor"] * 3, ["actor"], []]


TEXT = "🚨 قال ترامب"


def read(folder: Path, form: Format, row: object) -> ImportedArticle:
    path = folder / "in.jsonl"
    line = row if isinstance(row, bytes) else json.dumps(row).encode()
    path.write_bytes(b'{"text": "x"}\n' + line + b"\n")
    assert form.read is not None
    return list(form.read(path))[1]


def test_what_doccano_exports_is_read(tmp_path: Path) -> None:
    row = read(tmp_path, DOCCANO, {"id": 7, "text": TEXT, "label": [[6, 11, "PER"]], "Comments": []})
    assert (row.id, row.text, row.annotator) == ("in-7", TEXT, "")
    (span,) = annotations_of(row, Article(row.id, TEXT), "a1").spans
    assert (span.text, span.label) == ("ترامب", "PER")
    old = read(tmp_path, DOCCANO, {"data": TEXT, "labels": [], "meta": {"article": "2018/002", "title": "ع"}})
    assert (old.id, old.title, old.spans) == ("2018/002", "ع", ())


def test_ids_of_doccano_mean_nothing_elsewhere(tmp_path: Path) -> None:
    """The same file twice brings nothing new, and two files may use the same numbers."""
    folder = tmp_path / "project"
    folder.mkdir()
    project = Project.open(folder, annotator="a1")
    row = {
        "text": TEXT,
        "article": "1",
        "entities": [
            {"id": 1, "start_offset": 2, "end_offset": 5, "label": "stance"},
            {"id": 2, "start_offset": 6, "end_offset": 11, "label": "actor"},
        ],
        "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "claimed_by"}],
    }
    for _ in range(2):
        report = import_rows(project, [read(tmp_path, DOCCANO_RELATIONS, row)], "a1")
        assert report.errors == []
    row["entities"] = [{"id": 1, "start_offset": 0, "end_offset": 1, "label": "figure"}]
    row["relations"] = []
    assert import_rows(project, [read(tmp_path, DOCCANO_RELATIONS, row)], "a1").errors == []
    annotations = project.annotations("1")
    assert [span.text for span in annotations.spans] == ["🚨", "قال", "ترامب"]
    assert ties(annotations) == [("claimed_by", (2, 5, "stance"), (6, 11, "actor"))]


ENTITY: dict[str, Any] = {"id": 1, "start_offset": 0, "end_offset": 1, "label": "x"}
WRONG = [
    pytest.param(DOCCANO, b"{", "is no JSON", id="no json"),
    pytest.param(DOCCANO, b"[]", "should be an object", id="a list"),
    pytest.param(DOCCANO, b"[" * 10_000, "is no JSON", id="deep"),
    pytest.param(DOCCANO, b'{"text":"\\ud800"}', "is no JSON", id="lone surrogate"),
    pytest.param(DOCCANO, b'{"text":"\xff"}', "is no UTF-8", id="no utf-8"),
    pytest.param(DOCCANO, {"label": []}, "“text” is missing", id="no text"),
    pytest.param(DOCCANO, {"text": 5}, "“text” should be a text", id="text"),
    pytest.param(DOCCANO, {"text": "x", "label": {"a": 1}}, "should be a list", id="object"),
    pytest.param(DOCCANO, {"text": "x", "label": [[0, 1]]}, "span 1: should be [start", id="two"),
    pytest.param(DOCCANO, {"text": "x", "label": [["0", 1, "a"]]}, "whole number", id="start"),
    pytest.param(DOCCANO, {"text": "x", "label": [[0, 1, None]]}, "“label” is missing", id="no label"),
    pytest.param(DOCCANO, {"text": "x", "annotator": "a/b"}, "“annotator”", id="annotator"),
    pytest.param(
        DOCCANO_RELATIONS, {"text": "x", "entities": [5]}, "entity 1: should be an object", id="entity"
    ),
    pytest.param(
        DOCCANO_RELATIONS, {"text": "x", "entities": [ENTITY | {"end_offset": 1.5}]}, "whole number", id="end"
    ),
    pytest.param(
        DOCCANO_RELATIONS,
        {
            "text": "x",
            "entities": [ENTITY],
            "relations": [{"id": 3, "from_id": 1, "to_id": 9, "type": "t"}],
        },
        "relation 3 names the entity 9",
        id="loose relation",
    ),
]


@pytest.mark.parametrize(("form", "row", "fault"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, form: Format, row: object, fault: str) -> None:
    with pytest.raises(ImportFileError, match=r"in\.jsonl, line 2: ") as caught:
        read(tmp_path, form, row)
    assert fault in str(caught.value)


@pytest.mark.parametrize("span", [[-1, 1, "x"], [0, 99, "x"], [3, 3, "x"], [5, 2, "x"], [0, 2**62, "x"]])
def test_offsets_outside_the_text_are_refused(tmp_path: Path, span: list[Any]) -> None:
    row = read(tmp_path, DOCCANO, {"text": TEXT, "label": [span]})
    with pytest.raises(SpanError, match=r"in\.jsonl, line 2: .*lies outside the text"):
        annotations_of(row, Article(row.id, TEXT), "a1")
