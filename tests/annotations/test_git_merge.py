"""Teams that share a project by git: with the merge driver nothing is lost, and conflicts are named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.__main__ import main
from annotations.check import Severity, check_project
from annotations.edit import add_span, remove_span, set_note, set_span_note
from annotations.model import Entity, make_span
from annotations.store import Project
from annotations.store.integrity import ANNOTATION_TABLES, Seal, examine
from tests.conftest import ROOT

FIRST = "000_0e327b6c3cd33028"
DRIVER = f"'{sys.executable}' -m annotations merge --name %P %O %A %B"


def git(folder: Path, *words: str, fails: bool = False) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def configure(folder: Path) -> None:
    for key, value in (
        ("user.name", "team"),
        ("user.email", "team@example.org"),
        ("pull.rebase", "false"),
        ("commit.gpgsign", "false"),
        ("merge.hashiya.name", "Hashiya"),
        ("merge.hashiya.driver", DRIVER),
    ):
        git(folder, "config", key, value)


@pytest.fixture
def clones(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two clones of a project in which a1 has labelled two pieces of the first article."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    project = Project.open(corpus, "a1")
    annotations = project.annotations(FIRST)
    for start, end in ((0, 4), (5, 12)):
        annotations = add_span(annotations, make_span(project.article(FIRST), start, end, "actor"))
    project.save(annotations)
    (corpus / ".gitattributes").write_text("annotations/**/*.json merge=hashiya\n")
    git(corpus, "init", "-q", "-b", "main")
    configure(corpus)
    git(corpus, "add", ".")
    git(corpus, "commit", "-q", "-m", "Begin")
    git(corpus, "remote", "add", "origin", str(tmp_path / "hub.git"))
    git(corpus, "push", "-q", "-u", "origin", "main")
    git(tmp_path, "clone", "-q", str(tmp_path / "hub.git"), "second")
    configure(tmp_path / "second")
    return corpus, tmp_path / "second"


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Annotate")


def label(folder: Path, annotator: str, start: int) -> None:
    project = Project.open(folder, annotator)
    span = make_span(project.article(FIRST), start, start + 5, "base")
    project.save(add_span(project.annotations(FIRST), span))


def starts(folder: Path, annotator: str) -> list[int]:
    return [span.start for span in Project.open(folder, annotator).annotations(FIRST).spans]


def assert_sound(folder: Path) -> None:
    for path in (folder / "annotations").rglob("*.json"):
        tables = ANNOTATION_TABLES if path.parent.name != "annotations" else ()
        assert examine(path.read_bytes(), tables).seal is Seal.WHOLE, path
    assert not [f for f in check_project(Project.open(folder, "a1")) if f.severity is Severity.ERROR]


def test_two_annotators_who_also_add_entities_pull_and_lose_nothing(clones: tuple[Path, Path]) -> None:
    for folder, annotator, start in ((clones[0], "a1", 300), (clones[1], "a2", 400)):
        label(folder, annotator, start)
        project = Project.open(folder, annotator)
        project.save_entities([Entity(annotator, "actor", f"اسم {annotator}")])
        project.update_article(FIRST, **{"title" if annotator == "a1" else "date": "2020-01-02"})
        commit(folder)
    git(clones[0], "push", "-q")
    git(clones[1], "pull", "-q", "--no-edit")
    assert starts(clones[1], "a1") == [0, 5, 300]
    assert starts(clones[1], "a2") == [400]
    merged = Project.open(clones[1], "a1")
    assert merged.entities.keys() == {"a1", "a2"}
    assert (merged.heading(FIRST).title, merged.heading(FIRST).date) == ("2020-01-02", "2020-01-02")
    assert_sound(clones[1])


def test_one_annotator_on_two_machines_pulls_and_loses_nothing(clones: tuple[Path, Path]) -> None:
    first, second = clones
    for start in (300, 500):
        label(first, "a1", start)
    label(second, "a1", 400)
    project = Project.open(second, "a1")
    project.save(remove_span(project.annotations(FIRST), project.annotations(FIRST).spans[0].id))
    commit(first)
    commit(second)
    git(first, "push", "-q")
    git(second, "pull", "-q", "--no-edit")
    assert starts(second, "a1") == [5, 300, 400, 500]
    assert_sound(second)
    git(second, "push", "-q")
    git(first, "pull", "-q", "--no-edit")
    assert starts(first, "a1") == [5, 300, 400, 500]


def test_what_both_changed_is_named_and_both_versions_are_in_the_file(clones: tuple[Path, Path]) -> None:
    for folder, note in zip(clones, ("الأول", "الثاني"), strict=True):
        project = Project.open(folder, "a1")
        annotations = project.annotations(FIRST)
        project.save(set_span_note(annotations, annotations.spans[0].id, note))
        commit(folder)
    git(clones[0], "push", "-q")
    said = git(clones[1], "pull", "--no-edit", fails=True)
    assert f"annotations/a1/{FIRST}.json" in said
    assert "both changed note" in said
    path = clones[1] / "annotations" / "a1" / f"{FIRST}.json"
    tables = examine(path.read_bytes(), ANNOTATION_TABLES).tables
    assert tables["spans"][0]["note"] == "الثاني"
    assert tables["conflicts"][0]["theirs"]["note"] == "الأول"
    assert_sound(clones[1])


def versions(corpus: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Write two versions of a file that differ in the note and in nothing else."""
    project = Project.open(corpus, "a1")
    paths = tmp_path / "ours", tmp_path / "theirs"
    for path, note in zip(paths, ("لنا", "لهم"), strict=True):
        project.save(set_note(project.annotations(FIRST), note))
        path.write_bytes(project.annotation_path(FIRST).read_bytes())
    return paths


@pytest.mark.parametrize("base", ["missing", "empty"])
def test_a_base_that_is_missing_or_empty_is_no_base(corpus: Path, tmp_path: Path, base: str) -> None:
    ours, theirs = versions(corpus, tmp_path)
    began = tmp_path / "base"
    if base == "empty":
        began.write_bytes(b"")
    assert main(["merge", str(began), str(ours), str(theirs)]) == 1
    merged = examine(ours.read_bytes(), ANNOTATION_TABLES)
    assert (merged.seal, merged.generation) == (Seal.WHOLE, 3)
    assert merged.tables["article"][0]["note"] == "لنا"


@pytest.mark.parametrize("damaged", ["ours", "theirs"])
def test_a_damaged_version_never_replaces_a_whole_one(corpus: Path, tmp_path: Path, damaged: str) -> None:
    paths = dict(zip(("ours", "theirs"), versions(corpus, tmp_path), strict=True))
    whole = paths["theirs" if damaged == "ours" else "ours"].read_bytes()
    paths[damaged].write_bytes(b"<<<<<<< HEAD")
    assert main(["merge", str(tmp_path / "base"), *map(str, paths.values())]) == 1
    assert paths["ours"].read_bytes() == whole
    json.loads(paths["ours"].read_bytes())


def test_a_clean_merge_ends_well(corpus: Path, tmp_path: Path) -> None:
    ours, theirs = versions(corpus, tmp_path)
    assert main(["merge", str(ours), str(ours), str(theirs)]) == 0
    assert examine(ours.read_bytes(), ANNOTATION_TABLES).tables["article"][0]["note"] == "لهم"
