"""What the fault suite has found and was mended, each fault by itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from annotations.edit import add_span, set_note
from annotations.formats.detection import read_rows
from annotations.importing import import_rows
from annotations.model import AnnotationSet, make_span
from annotations.schema_edits import change_label
from annotations.store import Project
from annotations.store.backups import list_backups
from annotations.store.occasions import Occasion
from tests.faults.kinds import KINDS, with_work


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place in which two annotators have worked."""
    with_work(tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def project(place: Path) -> Project:
    """The project of that place."""
    return Project.open(place / "project", "a1")


def fail_to_sync(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let every sync of a folder fail."""

    def fail(handle: int) -> None:
        if os.fstat(handle).st_ino == folder.stat().st_ino:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)


def fail_to_read(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let every reading of a file fail."""
    read = Path.read_bytes

    def fail(self: Path) -> bytes:
        if self == path:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", fail)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_schema_that_was_replaced_but_not_made_durable_is_our_own(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names_in(project.store)
    schema = change_label(project.schema, "actor", name="Agent")
    with monkeypatch.context() as failing:
        fail_to_sync(failing, project.store)
        with pytest.raises(OSError, match="annotations"):
            project.save_schema(schema)
    project.save_schema(schema)
    assert names_in(project.store) == before, "it was taken for another program’s and set aside"
    assert Project.open(project.folder, "a1").schema == schema


def test_a_set_that_was_replaced_but_not_made_durable_is_saved_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = project.annotations("001")
    new = set_note(old, "للمراجعة")
    path = project.annotation_path("001")
    with monkeypatch.context() as failing:
        fail_to_sync(failing, path.parent)
        with pytest.raises(OSError, match=r"001\.json"):
            project.save(new)
    written = path.stat().st_ino
    project.save(new)
    assert path.stat().st_ino != written, "nobody knows whether the first would survive a power cut"
    project.save(old)
    assert Project.open(project.folder, "a1").annotations("001") == old


def test_what_the_disk_does_not_let_us_read_is_not_replaced(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.open(place / "project", "a1")
    path = project.annotation_path("001")
    there = path.read_bytes()
    spans = {span.id for span in project.annotations("001").spans}
    late = Project.open(place / "project", "a1")
    new = make_span(late.article("001"), 0, 5, "actor")
    with monkeypatch.context() as failing:
        fail_to_read(failing, path)
        nothing = late.annotations("001")
        assert nothing == AnnotationSet("001", "a1")
        with pytest.raises(OSError, match=r"001\.json"):
            late.save(add_span(nothing, new))
        assert late.problems
    assert path.read_bytes() == there
    late.save(add_span(nothing, new))
    now = Project.open(place / "project", "a1").annotations("001")
    assert {span.id for span in now.spans} == {*spans, new.id}


def test_a_backup_says_what_it_lacks_and_is_made_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.annotation_path("001", "a2")
    with monkeypatch.context() as failing:
        fail_to_read(failing, path)
        made = project.back_up(Occasion.BY_HAND)
    assert made is not None
    assert made.unread == 1
    assert list_backups(project.store)[0].unread == 1
    assert any(str(path) in problem for problem in project.problems)
    again = project.back_up(Occasion.BY_HAND)
    assert again is not None
    assert (again.unread, again.path != made.path) == (0, True)


def test_entities_are_imported_before_the_spans_that_refer_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    KINDS["import of annotations"].prepare(place)
    project = Project.open(place / "project", "a1")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(project, "save", fail)
    with pytest.raises(OSError, match="No space"):
        import_rows(project, read_rows(place / "rows.jsonl", place), "a1")
    assert "e9" in Project.open(project.folder, "a1").entities


def test_a_folder_that_is_not_durable_is_made_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project.open(project.folder, "جديد")
    article = other.article("001")
    annotations = add_span(other.annotations("001"), make_span(article, 0, 5, "actor"))
    with monkeypatch.context() as failing:
        fail_to_sync(failing, project.store)
        with pytest.raises(OSError, match="annotations"):
            other.save(annotations)
    assert not (project.store / "جديد").exists()
    other.save(annotations)
    assert Project.open(project.folder, "جديد").annotations("001") == annotations
