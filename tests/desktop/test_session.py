"""Saving in the background, what happens when it fails, and what somebody else changed meanwhile."""

from __future__ import annotations

import errno
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotations.edit import add_span
from annotations.files import write_atomically
from annotations.model import Direction, make_span
from annotations.schema_change import SchemaChangeError, plan_change
from annotations.store import Project
from tests.desktop.conftest import Desk

ARTICLE = "000_0e327b6c3cd33028"


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full from now on."""

    def fsync(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotations.files.os.fsync", fsync)


def test_saved_is_said_only_when_the_file_is_there(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    again = Project.open(desk.session.project.folder, annotator="a1")
    assert again.annotations(ARTICLE) == desk.session.annotations


def test_a_failed_save_stays_visible_and_is_made_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        refuse(patch)
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
        desk.qtbot.waitUntil(lambda: desk.window.status.save_state() == "failed")
        assert not desk.session.is_saved()
        assert len(desk.spans) == 1
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.wait_saved()
    again = Project.open(desk.session.project.folder, annotator="a1")
    assert len(again.annotations(ARTICLE).spans) == 1


def test_closing_asks_when_something_is_not_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer_cancel(box: QMessageBox) -> int:
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.Cancel).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer_cancel)
    with monkeypatch.context() as patch:
        refuse(patch)
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
        desk.qtbot.waitUntil(lambda: desk.window.status.save_state() == "failed")
        assert not desk.window.close()
    assert asked == ["The last changes are not on the disk."]
    assert len(desk.spans) == 1
    desk.session.retry()
    desk.wait_saved()


def test_what_another_program_wrote_is_read_before_the_next_edit(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    other = Project.open(desk.session.project.folder, annotator="a1")
    added = make_span(other.article(ARTICLE), 404, 414, "actor")
    other.save(add_span(other.annotations(ARTICLE), added))

    desk.drag(498, 518)
    desk.key(Qt.Key.Key_2)
    desk.wait_saved()
    assert [s.start for s in desk.spans] == [213, 404, 498]
    assert "changed by another program" in desk.window.notices.text()
    assert [s.start for s in Project.open(other.folder, "a1").annotations(ARTICLE).spans] == [213, 404, 498]


def test_a_project_of_a_newer_program_is_read_only_and_says_so(desk: Desk, corpus: Path) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    file = corpus / "annotations" / "project.json"
    file.write_text(file.read_text("utf-8").replace('"format": 1', '"format": 99'), "utf-8")
    before = {path: path.read_bytes() for path in corpus.rglob("*.json")}
    assert desk.errands.open_project(corpus)
    assert "newer version" in desk.window.notices.text()
    desk.view.setFocus()
    desk.drag(404, 414)
    desk.key(Qt.Key.Key_1)
    assert len(desk.spans) == 1
    assert {path: path.read_bytes() for path in corpus.rglob("*.json")} == before


def test_a_damaged_file_is_reported_and_kept(desk: Desk, corpus: Path) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    file = desk.session.project.annotation_path(ARTICLE)
    damaged = file.read_bytes()[:100]
    assert desk.window.close_project()
    file.write_bytes(damaged)
    assert desk.errands.open_project(corpus)
    assert "000_0e327b6c3cd33028.json" in desk.window.notices.text()
    desk.view.setFocus()
    desk.drag(404, 414)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    kept = [path for path in file.parent.iterdir() if path != file]
    assert [path.read_bytes() for path in kept] == [damaged]


def refuse_file(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Let the disk refuse from now on to replace the files of one name."""

    def write(path: Path, data: bytes) -> None:
        if path.name == name:
            raise OSError(number, os.strerror(number), str(path))
        write_atomically(path, data)

    monkeypatch.setattr("annotations.store.storage.write_atomically", write)


def fail(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.window.status.save_state() == "failed")
    desk.session.flush()


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ESTALE], ids=errno.errorcode.get
)
def test_an_edit_stays_and_other_articles_are_saved_while_one_cannot_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as patch:
        refuse_file(patch, f"{ARTICLE}.json", number)
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
        fail(desk)
        desk.open_article("001")
        desk.drag(0, 5)
        desk.key(Qt.Key.Key_1)
        desk.session.flush()
        other = desk.session.annotations
        stored = Project.open(desk.session.project.folder, "a1")
        assert stored.annotations(other.article_id) == other
        assert stored.annotations(ARTICLE).spans == ()
        fail(desk)
        desk.open_article("000")
        assert len(desk.spans) == 1
    desk.session.retry()
    desk.wait_saved()
    assert len(Project.open(stored.folder, "a1").annotations(ARTICLE).spans) == 1


def test_undo_and_redo_go_on_while_nothing_can_be_saved_and_the_history_knows_every_step(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refuse(patch)
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
        fail(desk)
        desk.drag(404, 414)
        desk.key(Qt.Key.Key_2)
        desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert [s.start for s in desk.spans] == [213]
        desk.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        fail(desk)
    desk.session.retry()
    desk.wait_saved()
    again = Project.open(desk.session.project.folder, "a1")
    assert again.annotations(ARTICLE) == desk.session.annotations
    assert [s.start for s in desk.spans] == [213, 404]
    turns = [step.turn.value for step in desk.session.history()]
    assert turns == ["done", "done", "undone", "redone"]


def test_metadata_that_cannot_be_saved_stay_and_are_made_good(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = desk.session.article
    assert article is not None

    def rename(title: str) -> None:
        desk.session.edit_metadata(
            "Title", name=title, date="", outlet="", url="", direction=article.direction
        )

    rename("عنوان أول")
    desk.wait_saved()
    with monkeypatch.context() as patch:
        refuse_file(patch, "articles.json", errno.ENOSPC)
        rename("عنوان ثان")
        fail(desk)
        assert desk.session.article is not None
        assert desk.session.article.title == "عنوان ثان"
        assert desk.session.heading(ARTICLE).title == "عنوان ثان"
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
        desk.session.flush()
        stored = Project.open(desk.session.project.folder, "a1")
        assert stored.heading(ARTICLE).title == "عنوان أول"
        assert len(stored.annotations(ARTICLE).spans) == 1
    desk.session.retry()
    desk.wait_saved()
    assert Project.open(stored.folder, "a1").heading(ARTICLE).title == "عنوان ثان"


def test_a_schema_that_cannot_be_saved_stays_what_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    project = desk.session.project
    before = project.schema
    label = replace(before.labels[0], name="Another name")
    schema = replace(before, labels=(label, *before.labels[1:]))
    with monkeypatch.context() as patch:
        refuse_file(patch, "project.json", errno.ENOSPC)
        with pytest.raises(SchemaChangeError, match="No space left"):
            desk.session.change_schema("Labels", plan_change(project, schema))
    assert project.schema == before
    desk.session.change_schema("Labels", plan_change(project, schema))
    assert Project.open(project.folder, "a1").schema == schema


def test_everything_is_written_by_one_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    writers: set[str] = set()

    def write(path: Path, data: bytes) -> None:
        writers.add(threading.current_thread().name)
        write_atomically(path, data)

    monkeypatch.setattr("annotations.store.storage.write_atomically", write)
    project = desk.session.project
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    desk.session.edit_metadata("Title", name="عنوان", date="", outlet="", url="", direction=Direction.RTL)
    label = replace(project.schema.labels[0], name="Another name")
    schema = replace(project.schema, labels=(label, *project.schema.labels[1:]))
    desk.session.change_schema("Labels", plan_change(project, schema))
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait_saved()
    assert writers == {"saver"}
    assert {path.name for path in (project.folder / "annotations").glob("*.json")} == {
        "project.json",
        "articles.json",
        "entities.json",
    }


def test_several_articles_are_changed_undone_and_made_again_in_one_step(desk: Desk) -> None:
    """What happened in one of them since stays."""
    session = desk.session
    changes = []
    for article in list(session.project.articles)[:3]:
        before = session.annotations_of(article.id)
        changes.append(
            (before, add_span(before, make_span(session.project.article(article.id), 0, 4, "actor")))
        )
    assert session.edit_articles("Annotate all", changes)
    ids = [before.article_id for before, _ in changes]
    assert session.article is not None
    assert session.article.id == ARTICLE, "no other article is opened for it"
    assert [len(session.annotations_of(i).spans) for i in ids] == [1, 1, 1]
    desk.open_article("001")
    desk.drag(10, 20)
    desk.key(Qt.Key.Key_2)
    desk.open_article("000")
    session.undo()
    assert [len(session.annotations_of(i).spans) for i in ids] == [0, 1, 0]
    session.redo()
    assert [len(session.annotations_of(i).spans) for i in ids] == [1, 2, 1]
    desk.wait_saved()
    again = Project.open(session.project.folder, annotator="a1")
    assert [len(again.annotations(i).spans) for i in ids] == [1, 2, 1]


def test_articles_that_stay_as_they_are_make_no_step(desk: Desk) -> None:
    session = desk.session
    same = session.annotations
    assert not session.edit_articles("Annotate all", [(same, same)])
    assert not session.undo_group.canUndo()
