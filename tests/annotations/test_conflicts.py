"""Conflict copies that sync programs leave are known, merged, and kept among the backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.check import Severity, check_project
from annotations.conflicts import conflict_copies, merge_copy, original_of
from annotations.edit import add_span, set_note
from annotations.model import make_span
from annotations.store import Project, ProjectError

FIRST = "000_0e327b6c3cd33028"


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("001.sync-conflict-20261121-101500-ABCDEF7.json", "001"),
        ("2018/001.sync-conflict-20261121-101500.json", "2018/001"),
        ("001 (conflicted copy 2026-11-21 101500).json", "001"),
        ("001 (Layla's conflicted copy 2026-11-21).json", "001"),
        ("001.json.other-1", "001"),
        ("001.json", None),
        ("001 (2).json", None),
        ("001.json.damaged-1", None),
    ],
)
def test_the_names_of_conflict_copies(name: str, original: str | None) -> None:
    assert original_of(name) == original


def two_versions(corpus: Path, name: str) -> Project:
    """Leave a version with a span and a note in the file, and one with another span under another name."""
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    base = add_span(project.annotations(FIRST), make_span(article, 0, 4, "actor"))
    project.save(set_note(add_span(base, make_span(article, 5, 12, "base")), "لهم"))
    path = project.annotation_path(FIRST)
    path.rename(path.with_name(name))
    project = Project.open(corpus, "a1")
    project.save(set_note(base, "لي"))
    return Project.open(corpus, "a1")


NAMES = [f"{FIRST}.sync-conflict-20261121-101500-ABCDEF7.json", f"{FIRST}.json.other-1"]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_merged_and_moved_to_the_backups(corpus: Path, name: str) -> None:
    project = two_versions(corpus, name)
    assert [article.id for article in project.articles].count(FIRST) == 1
    assert not any(f.severity is Severity.ERROR for f in check_project(project))
    (copy,) = conflict_copies(project)
    content = copy.path.read_bytes()
    conflicts = merge_copy(project, copy)
    assert [conflict.fields for conflict in conflicts] == [("note",)]
    again = Project.open(corpus, "a1")
    assert [(s.start, s.label) for s in again.annotations(FIRST).spans] == [(0, "actor"), (5, "base")]
    assert again.annotations(FIRST).note == "لي"
    assert conflict_copies(again) == ()
    assert (again.store / "backups" / "merged" / "a1" / name).read_bytes() == content


def test_a_damaged_copy_is_left_where_it_is(corpus: Path) -> None:
    project = two_versions(corpus, NAMES[0])
    (copy,) = conflict_copies(project)
    copy.path.write_bytes(b"{")
    before = project.annotations(FIRST)
    with pytest.raises(ProjectError, match="complete JSON"):
        merge_copy(project, copy)
    assert copy.path.read_bytes() == b"{"
    assert Project.open(corpus, "a1").annotations(FIRST) == before
