"""Checking, repairing, backups and restoring, as one does it in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from annotations.edit import add_span, remove_span, set_note
from annotations.model import make_span, new_id
from annotations.store import Project
from annotations.store.backups import Backup, back_up, list_backups
from annotations.store.occasions import Occasion
from desktop.dialogs.check_dialog import CheckDialog
from desktop.dialogs.restore_dialog import RestoreDialog
from tests.desktop.conftest import Desk

FIRST = "001_14148213ed37241c"
SECOND = "002_16bec21a6a24c4fa"


@pytest.fixture
def annotated(corpus: Path) -> Path:
    """Two articles with three spans each."""
    project = Project.open(corpus, "a1")
    for article_id in (FIRST, SECOND):
        article = project.article(article_id)
        annotations = project.annotations(article_id)
        for start in (0, 40, 80):
            end = start + len(article.text[start : start + 20].rstrip())
            first = start + len(article.text[start:end]) - len(article.text[start:end].lstrip())
            annotations = add_span(annotations, make_span(article, first, end, "actor"))
        project.save(annotations)
    return corpus


def keep(folder: Path, ago: timedelta = timedelta(hours=2)) -> Backup:
    backup = back_up(folder / "annotations", Occasion.BY_HAND, now=datetime.now(UTC) - ago)
    assert backup is not None
    return backup


def shown(desk: Desk, kind: type[CheckDialog] | type[RestoreDialog] | type[QMessageBox]) -> object:
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def check(desk: Desk) -> CheckDialog:
    desk.window.actions_by_id["problems"].trigger()
    dialog = shown(desk, CheckDialog)
    assert isinstance(dialog, CheckDialog)
    desk.qtbot.waitUntil(lambda: not dialog.is_running())
    return dialog


def backups_of(desk: Desk) -> RestoreDialog:
    desk.window.actions_by_id["restore"].trigger()
    return compared(desk)


def compared(desk: Desk) -> RestoreDialog:
    dialog = shown(desk, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    desk.qtbot.waitUntil(lambda: not dialog.is_comparing())
    return dialog


def told(desk: Desk) -> str:
    """Return what the message says that comes up, and put it away."""
    box = shown(desk, QMessageBox)
    assert isinstance(box, QMessageBox)
    words = f"{box.text()} {box.informativeText()}"
    box.accept()
    return words


def rows(tree: object) -> list[list[str]]:
    from PySide6.QtWidgets import QTreeWidget

    assert isinstance(tree, QTreeWidget)
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items if item is not None]


def test_nothing_wrong_offers_nothing(open_window: Callable[..., Desk], annotated: Path) -> None:
    desk = open_window(annotated)
    dialog = check(desk)
    assert dialog.lines() == []
    assert not dialog.findings.isVisible()
    assert not dialog.repair_button.isVisible()
    assert not dialog.restore_button.isVisible()
    dialog.reject()


def test_a_repair_is_proposed_made_after_a_backup_and_seen_in_the_window(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    project = Project.open(annotated, "a1")
    annotations = project.annotations(FIRST)
    twin = replace(annotations.spans[0], id=new_id(), created="2999")
    project.save(add_span(annotations, twin))
    desk = open_window(annotated)
    desk.open_article("001")
    assert len(desk.spans) == 4
    dialog = check(desk)
    assert any(twin.id in line for line in dialog.lines())
    dialog.repair_button.click()
    assert dialog.findings.topLevelItemCount() == 1
    assert len(Project.open(annotated, "a1").annotations(FIRST).spans) == 4, "nothing is done yet"
    dialog.back_button.click()
    assert dialog.findings.isVisible()
    dialog.repair_button.click()
    with desk.qtbot.waitSignal(dialog.repaired):
        dialog.repair_button.click()
    assert dialog.lines() == []
    [backup] = list_backups(annotated / "annotations")
    assert backup.path.name in dialog.words.text()
    assert backup.reason == "before repair"
    dialog.reject()
    assert desk.spans == annotations.spans


def test_a_repair_is_waited_for(open_window: Callable[..., Desk], annotated: Path) -> None:
    path = annotated / "annotations" / "a1" / f"{FIRST}.json"
    tables = json.loads(path.read_text("utf-8"))
    tables["article"]["1"]["note"] = "بيدي"
    path.write_text(json.dumps(tables), encoding="utf-8")
    desk = open_window(annotated)
    dialog = check(desk)
    dialog.repair_button.click()
    with desk.qtbot.waitSignal(dialog.repaired):
        dialog.repair_button.click()
        dialog.reject()
        assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert Project.open(annotated, "a1").stored(FIRST).intact


def test_what_was_deleted_comes_back_with_everything(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    keep(annotated)
    desk = open_window(annotated)
    desk.open_article("001")
    wanted = desk.spans
    for span in wanted:
        desk.session.edit("weg", lambda a, i=span.id: remove_span(a, i))
    desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    desk.wait_saved()
    dialog = backups_of(desk)
    assert [row[1] for row in rows(dialog.backups)] == ["By hand"]
    [row] = rows(dialog.differences)
    assert row[2:4] == ["3", "0"]
    assert "+3" in row[4]
    dialog.all_button.click()
    assert "Restored." in told(desk)
    desk.qtbot.waitUntil(lambda: len(desk.spans) == 3)
    assert desk.spans == wanted
    assert list_backups(annotated / "annotations")[0].reason == "before restore"


def test_one_article_comes_back_and_the_others_stay(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    keep(annotated)
    desk = open_window(annotated)
    for name in ("002", "001"):
        desk.open_article(name)
        wanted = desk.spans
        for span in wanted:
            desk.session.edit("weg", lambda a, i=span.id: remove_span(a, i))
    desk.wait_saved()
    dialog = backups_of(desk)
    assert len(rows(dialog.differences)) == 2
    assert not dialog.one_button.isEnabled()
    title = desk.session.project.heading(FIRST).title
    [item] = dialog.differences.findItems(title, Qt.MatchFlag.MatchExactly, 0)
    dialog.differences.setCurrentItem(item)
    dialog.one_button.click()
    assert "Restored." in told(desk)
    assert desk.spans == wanted
    assert desk.session.annotations_of(SECOND).spans == ()
    desk.window.actions_by_id["undo"].trigger()
    desk.wait_saved()
    assert list_backups(annotated / "annotations")[0].reason == "before restore"


def test_a_damaged_file_is_found_and_restored_from_its_backup(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    path = annotated / "annotations" / "a1" / f"{FIRST}.json"
    wanted = Project.open(annotated, "a1").annotations(FIRST).spans
    keep(annotated)
    path.write_bytes(damaged := path.read_bytes()[:-50])
    desk = open_window(annotated)
    desk.open_article("001")
    assert desk.spans == ()
    assert FIRST in desk.window.notices.text()
    dialog = check(desk)
    assert dialog.restore_button.isVisible()
    dialog.restore_button.click()
    chooser = compared(desk)
    assert chooser.warning.isVisible()
    assert chooser.differences.chosen() == f"a1/{FIRST}.json"
    chooser.one_button.click()
    assert "Restored." in told(desk)
    assert desk.spans == wanted
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == damaged


def test_a_damaged_schema_is_restored_and_the_project_can_be_edited_again(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    keep(annotated)
    (annotated / "annotations" / "project.json").write_bytes(b"null")
    desk = open_window(annotated)
    assert desk.session.read_only
    dialog = backups_of(desk)
    assert dialog.differences.chosen() == "project.json"
    dialog.one_button.click()
    assert "Restored." in told(desk)
    desk.qtbot.waitUntil(lambda: not desk.session.read_only)
    assert desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    desk.wait_saved()


def test_a_backup_that_cannot_be_read_is_listed_and_not_offered(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    backup = keep(annotated)
    backup.path.write_bytes(backup.path.read_bytes()[:-30])
    desk = open_window(annotated)
    dialog = backups_of(desk)
    assert [row[1] for row in rows(dialog.backups)] == ["Cannot be read"]
    dialog.backups.setCurrentItem(dialog.backups.topLevelItem(0))
    assert not dialog.all_button.isEnabled()
    assert not dialog.one_button.isEnabled()
    assert "cannot be used" in dialog.words.text()
    dialog.reject()


def test_without_backups_the_dialog_says_so(open_window: Callable[..., Desk], annotated: Path) -> None:
    dialog = backups_of(open_window(annotated))
    assert "no backup yet" in dialog.heading.text()
    assert not dialog.all_button.isEnabled()
    dialog.reject()


def test_a_failing_disk_is_said_and_the_dialog_stays(
    open_window: Callable[..., Desk], annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(annotated)
    desk = open_window(annotated)
    desk.open_article("001")
    desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    desk.wait_saved()
    dialog = backups_of(desk)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotations.store.project.Project.back_up", full)
    dialog.all_button.click()
    assert "No space left" in told(desk)
    assert dialog.isVisible()
    assert dialog.all_button.isEnabled()
    assert desk.session.annotations.note == "بعد"
    dialog.reject()


# Regular backups and the alarm


def test_regular_backups_are_made_while_one_works(
    open_window: Callable[..., Desk], annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.backup_clock.FIRST_AFTER", 1)
    desk = open_window(annotated)
    with desk.qtbot.waitSignal(desk.session.backup_clock.made):
        desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    [backup] = list_backups(annotated / "annotations")
    assert (backup.reason, backup.spans) == ("regular", 6)


def test_who_only_reads_makes_no_backup(
    open_window: Callable[..., Desk], annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.backup_clock.FIRST_AFTER", 1)
    desk = open_window(annotated)
    for name in ("001", "002"):
        desk.open_article(name)
    check(desk).reject()
    assert list_backups(annotated / "annotations") == []


def test_a_backup_that_fails_is_told_and_work_goes_on(
    open_window: Callable[..., Desk], annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_window(annotated)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotations.store.backups.pack", full)
    with desk.qtbot.waitSignal(desk.session.backup_clock.failed):
        desk.session.backup_clock.look()
    assert "No space left" in desk.window.notices.text()
    desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    desk.wait_saved()


def test_closing_the_window_stops_a_backup_and_leaves_nothing_of_it(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    desk = open_window(annotated)
    desk.session.backup_clock.look()
    desk.quit()
    folder = annotated / "annotations" / "backups"
    assert not folder.exists() or [path for path in folder.iterdir() if path.suffix != ".zip"] == []


def test_spans_that_vanish_behind_the_windows_back_raise_the_alarm(
    open_window: Callable[..., Desk], annotated: Path
) -> None:
    project = Project.open(annotated, "a1")
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    for start in range(0, 300, 10):
        annotations = add_span(annotations, make_span(article, start, start + 3, "base"))
    project.save(annotations)
    desk = open_window(annotated)
    desk.open_article("001")
    project.save(replace(annotations, spans=annotations.spans[:2], relations=()))
    desk.open_article("002")
    desk.open_article("001")
    desk.session.edit("Notiz", lambda a: set_note(a, "بعد"))
    desk.wait_saved()
    desk.qtbot.waitUntil(lambda: "fell from" in desk.window.notices.text())


def test_what_one_deletes_oneself_raises_none(open_window: Callable[..., Desk], annotated: Path) -> None:
    desk = open_window(annotated)
    desk.open_article("001")
    article = desk.session.article
    assert article is not None
    wide = [make_span(article, start, start + 3, "base") for start in range(0, 300, 10)]
    desk.session.edit("viele", lambda a: replace(a, spans=(*a.spans, *wide)))
    desk.wait_saved()
    desk.session.edit("weg", lambda a: replace(a, spans=a.spans[:1]))
    desk.wait_saved()
    desk.window.actions_by_id["undo"].trigger()
    desk.wait_saved()
    desk.window.actions_by_id["redo"].trigger()
    desk.wait_saved()
    assert "fell from" not in desk.window.notices.text()
