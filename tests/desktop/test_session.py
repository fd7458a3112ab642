"""Saving in the background, what happens when it fails, and what somebody else changed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotations.edit import add_span
from annotations.model import make_span
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
