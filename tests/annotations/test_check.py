from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from annotations.check import Finding, Severity, check_project
from annotations.edit import add_relation, add_span, set_attribute, set_entity, set_status
from annotations.files import PART_SUFFIX
from annotations.model import AnnotationSet, Entity, Relation, Status, make_span
from annotations.store import Project

FIRST = "001_14148213ed37241c"


@pytest.fixture
def annotated(corpus: Path) -> Path:
    """The samples, all annotated by two, with attributes, relations, entities and a sub-folder."""
    (corpus / "2018").mkdir()
    (corpus / "2018" / "خبر.txt").write_text("بقي 3000 جندي في قاعدة عين الأسد", encoding="utf-8")
    for annotator in ("a1", "سارة"):
        project = Project.open(corpus, annotator)
        if annotator == "a1":
            project.save_entities([Entity("e1", "base", "قاعدة عين الأسد")])
        for article in project.articles:
            first, second, third = islice(re.finditer(r"\S+", article.text), 3)
            figure = make_span(article, *second.span(), "figure")
            base = make_span(article, first.start(), third.end(), "base")
            annotations = add_span(add_span(AnnotationSet(article.id, annotator), figure), base)
            annotations = set_attribute(annotations, figure.id, "value", 3000)
            annotations = set_entity(annotations, base.id, "e1")
            relation = Relation(f"at-{annotator}-{article.id}", "at", figure.id, base.id)
            annotations = add_relation(annotations, relation)
            project.save(set_status(annotations, Status.DONE))
    return corpus


def check(folder: Path) -> list[Finding]:
    return check_project(Project.open(folder, "a1"))


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def alter(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    tables = json.loads(path.read_text("utf-8"))
    change(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")


def first_span(tables: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = next(iter(tables["spans"].values()))
    return row


def test_a_clean_project_has_no_findings(annotated: Path) -> None:
    assert check(annotated) == []


def test_a_project_without_annotations_has_no_findings(corpus: Path) -> None:
    assert check(corpus) == []


def test_everything_that_is_wrong_is_named_with_file_and_id(annotated: Path) -> None:
    store = annotated / "annotations"
    moved = store / "a1" / f"{FIRST}.json"
    labelled = store / "سارة" / "2018" / "خبر.json"
    cut = store / "سارة" / f"{FIRST}.json"
    gone = "002_16bec21a6a24c4fa"
    ids: dict[str, str] = {}

    def move(tables: dict[str, Any]) -> None:
        row = first_span(tables)
        ids["moved"] = row["id"]
        row["start"] += 1

    def relabel(tables: dict[str, Any]) -> None:
        row = first_span(tables)
        ids["labelled"] = row["id"]
        row["label"] = "طائرة"

    alter(moved, move)
    alter(labelled, relabel)
    cut.write_bytes(cut.read_bytes()[:-20])
    (annotated / f"{gone}.txt").unlink()

    found = errors(check(annotated))
    named = {
        (finding.file, finding.id.split(" ")[1] if " " in finding.id else finding.id) for finding in found
    }
    assert (f"annotations/a1/{FIRST}.json", ids["moved"]) in named
    assert ("annotations/سارة/2018/خبر.json", ids["labelled"]) in named
    assert (f"annotations/سارة/{FIRST}.json", "") in named
    assert ("annotations/articles.json", gone) in named
    assert (f"annotations/a1/{gone}.json", "") in named
    assert (f"annotations/سارة/{gone}.json", "") in named
    about = {f"at-a1-{FIRST}", "at-سارة-2018/خبر"} | set(ids.values()) | {"", gone}
    assert {identity for _, identity in named} == about, "nothing else is called wrong"
    assert any("طائرة" in str(finding) for finding in found)
    assert all(str(finding).startswith("error: annotations/") for finding in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(lambda t: first_span(t).update(attributes={"colour": "x"}), "colour", id="attribute"),
        pytest.param(lambda t: first_span(t).update(attributes={"certainty": "x"}), "certainty", id="value"),
        pytest.param(lambda t: first_span(t).update(entity="e9"), "e9", id="entity"),
        pytest.param(lambda t: next(iter(t["relations"].values())).update(target="x"), "missing", id="end"),
        pytest.param(lambda t: next(iter(t["relations"].values())).update(type="near"), "near", id="type"),
        pytest.param(lambda t: t["meta"]["1"].update(format=2), "newer version", id="newer"),
    ],
)
def test_each_kind_of_error_is_found(
    annotated: Path, change: Callable[[dict[str, Any]], None], message: str
) -> None:
    alter(annotated / "annotations" / "a1" / f"{FIRST}.json", change)
    found = errors(check(annotated))
    assert any(message in finding.message for finding in found)
    assert f"annotations/a1/{FIRST}.json" in {finding.file for finding in found}


@pytest.mark.parametrize("name", ["project.json", "articles.json", "entities.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b'{"x": '])
def test_the_files_of_the_project_are_checked_too(annotated: Path, name: str, content: bytes) -> None:
    (annotated / "annotations" / name).write_bytes(content)
    assert f"annotations/{name}" in {finding.file for finding in errors(check(annotated))}


def test_what_is_only_worth_knowing_is_a_notice(annotated: Path) -> None:
    store = annotated / "annotations"
    (store / "a1" / f".{FIRST}.json.0a1b2c3d{PART_SUFFIX}").write_bytes(b"half")
    (store / f".articles.json.0a1b2c3d{PART_SUFFIX}").write_bytes(b"half")
    (store / "a1" / f"{FIRST}.json.other-1").write_bytes(b"x")
    (store / "entities.json.other-1").write_bytes(b"x")
    (annotated / "empty.txt").write_bytes(b"")
    article = annotated / f"{FIRST}.txt"
    article.write_bytes(article.read_bytes() + " وأضيف سطر".encode())
    alter(store / "a1" / "2018" / "خبر.json", lambda tables: tables["article"]["1"].update(note="بيدي"))
    findings = check(annotated)
    assert errors(findings) == []
    named = {finding.file: finding.message for finding in findings}
    assert "interrupted" in named[f"annotations/a1/.{FIRST}.json.0a1b2c3d{PART_SUFFIX}"]
    assert "interrupted" in named[f"annotations/.articles.json.0a1b2c3d{PART_SUFFIX}"]
    assert "set aside" in named[f"annotations/a1/{FIRST}.json.other-1"]
    assert "set aside" in named["annotations/entities.json.other-1"]
    assert "passed over" in named["empty.txt"]
    assert "has changed" in named[f"annotations/a1/{FIRST}.json"]
    assert "something other" in named["annotations/a1/2018/خبر.json"]


def test_an_article_that_cannot_be_read_any_more_is_not_called_missing(annotated: Path) -> None:
    (annotated / f"{FIRST}.txt").write_bytes(b"")
    [about] = [f for f in errors(check(annotated)) if f.file == "annotations/articles.json"]
    assert (about.id, about.message) == (FIRST, "the article’s file is empty")


def test_checking_writes_nothing_and_tells_its_progress(annotated: Path) -> None:
    before = {p: p.read_bytes() for p in annotated.rglob("*") if p.is_file()}
    told: list[tuple[int, int]] = []
    check_project(Project.open(annotated, "a1"), lambda done, of: told.append((done, of)))
    assert told == [(n, 12) for n in range(1, 13)]
    assert {p: p.read_bytes() for p in annotated.rglob("*") if p.is_file()} == before
