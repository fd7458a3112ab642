"""Undo and redo when somebody else works on the same project, or other articles use the same entity."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.check import check_project
from annotations.edit import add_span, remove_span, set_span_note
from annotations.files import write_atomically
from annotations.model import make_span
from annotations.store import Project
from desktop.dialogs.importing.import_dialog import ImportDialog
from desktop.models.article_model import SPANS
from tests.desktop.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "000_0e327b6c3cd33028"


@pytest.fixture
def other(desk: Desk) -> Project:
    """The same project opened by another program."""
    return Project.open(desk.session.project.folder, annotator="a1")


def label(desk: Desk, start: int, end: int, key: Qt.Key) -> None:
    desk.drag(start, end)
    desk.key(key)
    desk.wait_saved()


def test_undo_and_redo_leave_alone_what_another_program_added(
    desk: Desk, other: Project, corpus: Path
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    span = make_span(other.article(FIRST), 404, 414, "figure")
    other.save(add_span(other.annotations(FIRST), span))

    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_saved()
    assert [s.start for s in Project.open(corpus, "a1").annotations(FIRST).spans] == [404]
    desk.key(Qt.Key.Key_Y, CONTROL)
    desk.wait_saved()
    assert [s.start for s in Project.open(corpus, "a1").annotations(FIRST).spans] == [213, 404]
    assert [path.name for path in (corpus / "annotations" / "a1").iterdir()] == [f"{FIRST}.json"]


def test_the_second_window_is_for_reading_until_the_first_has_gone(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    second = open_window(corpus)
    assert "“a1” is being annotated in another window" in second.window.notices.text()
    second.drag(404, 414)
    second.key(Qt.Key.Key_2)
    second.key(Qt.Key.Key_Z, CONTROL)
    assert [s.start for s in second.spans] == [213]

    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.view.setFocus()
    label(desk, 498, 518, Qt.Key.Key_3)
    desk.quit()
    second.qtbot.waitUntil(lambda: not second.session.read_only)
    second.window.activateWindow()
    second.qtbot.waitUntil(second.window.isActiveWindow)
    second.view.setFocus()
    label(second, 404, 414, Qt.Key.Key_2)
    assert [s.start for s in Project.open(corpus, "a1").annotations(FIRST).spans] == [213, 404, 498]


def test_two_annotators_work_in_two_windows_at_the_same_time(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    second = open_window(corpus, "b2")
    label(second, 404, 414, Qt.Key.Key_2)
    assert [s.start for s in Project.open(corpus, "a1").annotations(FIRST).spans] == [213]
    assert [s.start for s in Project.open(corpus, "b2").annotations(FIRST).spans] == [404]


def test_undoing_a_note_does_not_bring_back_a_span_that_another_program_removed(
    desk: Desk, other: Project
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    desk.window.annotating.set_note(desk.spans[0].id, "ملاحظة")
    desk.wait_saved()
    other.save(remove_span(other.annotations(FIRST), desk.spans[0].id))
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_saved()
    assert desk.spans == ()


def test_a_note_typed_on_a_span_that_another_program_removed_is_given_up(desk: Desk, other: Project) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    span_id = desk.spans[0].id
    other.save(remove_span(other.annotations(FIRST), span_id))
    desk.window.inspector.note_edited.emit(span_id, "ملاحظة")
    desk.window.inspector.entity_named.emit(span_id, "القوات الأمريكية")
    assert desk.spans == ()
    assert "another program" in desk.window.notices.text()


def test_what_another_program_changed_elsewhere_is_seen_when_the_article_is_opened(
    desk: Desk, other: Project
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    desk.open_article("001")
    span = make_span(other.article(FIRST), 404, 414, "figure")
    noted = set_span_note(other.annotations(FIRST), other.annotations(FIRST).spans[0].id, "ملاحظة")
    other.save(add_span(noted, span))
    desk.open_article("000")
    assert [(s.start, s.note) for s in desk.spans] == [(213, "ملاحظة"), (404, "")]


def test_undoing_the_making_of_an_entity_that_another_article_uses_keeps_it(desk: Desk) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    desk.open_article("001")
    label(desk, 0, 5, Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    desk.open_article("000")
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_saved()
    assert desk.spans[0].entity == ""
    assert [entity.name for entity in desk.session.entities.values()] == ["القوات الأمريكية"]
    assert check_project(Project.open(desk.session.project.folder, "a1")) == []


def test_undoing_one_change_of_an_entity_keeps_the_changes_made_from_another_article(desk: Desk) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    entity_id = desk.spans[0].entity
    desk.window.annotating.set_entity_attribute(entity_id, "side", "الحكومة")
    desk.open_article("001")
    desk.window.annotating.set_entity_attribute(entity_id, "latin_name", "US forces")
    desk.open_article("000")
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert dict(desk.session.entities[entity_id].attributes) == {"latin_name": "US forces"}
    desk.key(Qt.Key.Key_Y, CONTROL)
    assert set(desk.session.entities[entity_id].attributes) == {"latin_name", "side"}


def test_an_entity_that_cannot_be_saved_waits_with_the_span_that_refers_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, corpus: Path
) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)

    def refuse(path: Path, data: bytes) -> None:
        if path.name == "entities.json":
            raise OSError(28, "No space left on device", str(path))
        write_atomically(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("annotations.store.storage.write_atomically", refuse)
        desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
        desk.qtbot.waitUntil(lambda: desk.window.status.save_state() == "failed")
        desk.session.flush()
        assert desk.spans[0].entity in desk.session.entities
        stored = Project.open(corpus, "a1")
        assert stored.entities == {}
        assert stored.annotations(FIRST).spans[0].entity == ""
        desk.open_article("001")
        desk.drag(0, 5)
        desk.key(Qt.Key.Key_1)
        desk.session.flush()
        assert len(Project.open(corpus, "a1").annotations(desk.session.article.id).spans) == 1
    desk.session.retry()
    desk.wait_saved()
    stored = Project.open(corpus, "a1")
    assert [entity.name for entity in stored.entities.values()] == ["القوات الأمريكية"]
    assert stored.annotations(FIRST).spans[0].entity in stored.entities
    assert check_project(stored) == []


def test_an_import_shows_in_every_article_and_is_nobody_elses_doing(desk: Desk, tmp_path: Path) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    second = desk.session.project.articles[1]
    row = {"id": second.id, "spans": [{"start": 0, "end": 5, "label": "actor"}]}
    first = {"id": FIRST, "spans": [{"start": 404, "end": 414, "label": "figure"}]}
    file = tmp_path / "more.jsonl"
    file.write_text("\n".join(map(json.dumps, (first, row))), "utf-8")
    desk.errands.import_files([file])
    box = QApplication.activeModalWidget()
    assert isinstance(box, ImportDialog)
    desk.qtbot.waitUntil(box.import_button.isEnabled)
    box.import_button.click()
    desk.qtbot.waitUntil(box.report.isVisible)
    assert [s.start for s in desk.spans] == [213, 404]
    assert [desk.window.article_model.index(row).data(SPANS) for row in range(3)] == [2, 1, 0]
    assert desk.window.notices.text() == ""
    box.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert [s.start for s in desk.spans] == [213]
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_saved()
    assert [s.start for s in desk.spans] == []
    desk.key(Qt.Key.Key_Y, CONTROL)
    desk.key(Qt.Key.Key_Y, CONTROL)
    desk.wait_saved()
    assert [s.start for s in desk.spans] == [213, 404]


def test_done_goes_on_from_an_article_that_the_filter_hides(desk: Desk) -> None:
    desk.open_article("002")
    desk.window.articles.focus_filter()
    desk.type("00")
    box = desk.window.articles._status
    box.setCurrentIndex(box.findData("untouched"))
    desk.view.setFocus()
    label(desk, 0, 5, Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.session.article is not None
    assert desk.session.article.id.startswith("003")


def test_an_entity_comes_back_with_the_step_of_another_article_that_refers_to_it(desk: Desk) -> None:
    label(desk, 213, 229, Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    desk.open_article("001")
    label(desk, 0, 5, Qt.Key.Key_1)
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    for article, key in (("001", Qt.Key.Key_Z), ("000", Qt.Key.Key_Z), ("001", Qt.Key.Key_Y)):
        desk.open_article(article)
        desk.view.setFocus()
        desk.key(key, CONTROL)
    desk.wait_saved()
    assert desk.session.entities[desk.spans[0].entity].name == "القوات الأمريكية"
    assert check_project(Project.open(desk.session.project.folder, "a1")) == []


def test_a_renamed_article_is_told_at_the_next_opening(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    first = open_window(corpus)
    first.drag(213, 229)
    first.key(Qt.Key.Key_1)
    first.wait_saved()
    first.quit()
    (corpus / "000_0e327b6c3cd33028.txt").rename(corpus / "renamed.txt")
    desk = open_window(corpus)
    desk.qtbot.waitUntil(lambda: "Renamed articles" in desk.window.notices.text())
