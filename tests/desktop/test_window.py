"""The window around the text: first start, opening, finding, exporting, importing, errors, looks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox

from annotations.store import Project
from desktop.actions import COMMANDS, Scope
from desktop.dialogs.export_dialog import ExportDialog
from desktop.dialogs.importing.import_dialog import ImportDialog
from desktop.errors import ErrorReporter
from desktop.models.article_model import ID, SPANS
from tests.conftest import ROOT
from tests.desktop.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def dialog(kind: type[QDialog]) -> QDialog:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), f"{found} is no {kind.__name__}"
    return found


def test_the_first_start_offers_the_samples_and_opens_a_copy(
    open_window: Callable[..., Desk], own_home: Path
) -> None:
    desk = open_window()
    assert desk.window.welcome.isVisible()
    assert not desk.window.view.isVisible()
    desk.window.welcome.samples_button.click()
    folder = desk.session.project.folder
    assert folder.is_relative_to(own_home)
    assert sorted(path.name for path in folder.glob("*.txt")) == sorted(
        path.name for path in (ROOT / "seeds").glob("*.txt")
    )
    assert desk.window.view.isVisible()
    assert not (ROOT / "seeds" / "annotations").exists()


def test_opening_writes_nothing(desk: Desk, corpus: Path) -> None:
    for article in desk.session.project.articles:
        desk.window.open_article(article.id)
    assert not (corpus / "annotations").exists()


def test_recent_projects_are_offered_and_forgotten_when_gone(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    desk = open_window(corpus)
    desk.quit()
    again = open_window()
    assert again.window.settings.recent_projects == [str(corpus)]
    shutil.rmtree(corpus)
    again.window.welcome.project_forgotten.emit(str(corpus))
    assert again.window.settings.recent_projects == []


def test_a_folder_that_cannot_be_opened_is_explained(desk: Desk, tmp_path: Path) -> None:
    assert not desk.errands.open_project(tmp_path / "nowhere")
    box = dialog(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "nowhere" in box.informativeText()
    box.close()


def test_unreadable_files_are_told_and_do_not_stop_the_rest(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    (corpus / "empty.txt").write_text("")
    desk = open_window(corpus)
    assert "could not be read" in desk.window.notices.text()
    assert len(desk.session.project.articles) == 5


def test_an_empty_folder_says_what_to_do(open_window: Callable[..., Desk], tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    desk = open_window(folder)
    labels = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert any(".txt" in text and str(folder) in text for text in labels)


def test_find_sees_through_spelling(desk: Desk) -> None:
    desk.open_article("003")
    desk.key(Qt.Key.Key_F, CONTROL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("القوات الامريكيه")
    shown = [label.text() for label in desk.window.find_bar.findChildren(QLabel)]
    assert shown == ["1 of 8"]
    desk.key(Qt.Key.Key_Return)
    assert [label.text() for label in desk.window.find_bar.findChildren(QLabel)] == ["2 of 8"]
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.find_bar.isVisible()
    assert QApplication.focusWidget() is desk.view


def test_the_article_list_filters_and_shows_progress(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    model = desk.window.article_model
    assert [model.index(row).data(SPANS) for row in range(5)] == [1, 0, 0, 0, 0]
    desk.key(Qt.Key.Key_L, CONTROL)
    desk.type("002")
    assert desk.window.articles.neighbour("", 0).startswith("002")
    assert [model.index(row).data(ID)[:3] for row in range(model.rowCount())] == ["002"]


def test_the_models_keep_qts_rules(desk: Desk) -> None:
    tester = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(desk.window.article_model, tester),
        QAbstractItemModelTester(desk.window.spans.table.model(), tester),
    ]
    for start, end in ((5, 56), (213, 229)):
        desk.drag(start, end)
        desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert len(testers) == 2
    assert len(desk.session.annotations_of("000_0e327b6c3cd33028").spans) == 1


def test_export_writes_and_names_what_is_lost(desk: Desk, tmp_path: Path) -> None:
    for start, end in ((5, 56), (14, 56)):
        desk.drag(start, end)
        desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_E, CONTROL)
    box = dialog(ExportDialog)
    assert isinstance(box, ExportDialog)
    target = tmp_path / "corpus.conll"
    box.formats.choose("conll")
    desk.qtbot.waitUntil(lambda: not box.forecast.is_looking())
    assert "Spans left out: 1" in box.forecast.words.text()
    box.destination.line.setText(str(target))
    box.export_button.click()
    desk.qtbot.waitUntil(lambda: not box.is_running())
    assert "B-actor" in target.read_text("utf-8")
    assert desk.article_text[14:40] in box.report.text()
    assert "Spans left out: 1" in box.report.text()
    assert "Read again and compared" in box.report.text()
    assert (tmp_path / "corpus.conll.manifest.json").is_file()
    box.report.copy_button.click()
    assert QApplication.clipboard().text() == box.report.text()
    box.close()


def test_export_of_a_folder_takes_only_an_empty_place(desk: Desk, corpus: Path, tmp_path: Path) -> None:
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_E, CONTROL)
    box = dialog(ExportDialog)
    assert isinstance(box, ExportDialog)
    box.formats.choose("brat")
    assert box.destination.label.text() == "Folder"
    assert box.destination.line.text().endswith(f"{corpus.name}-brat")
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.txt").write_text("x")
    for place, words in ((full, "no empty folder"), (corpus / "new", "outside"), ("", "Name the folder")):
        box.destination.line.setText(str(place))
        box.export_button.click()
        assert words in box.problem.text()
    box.destination.line.setText(str(tmp_path / "out"))
    box.export_button.click()
    desk.qtbot.waitUntil(lambda: not box.is_running())
    assert str(tmp_path / "out") in box.report.summary.text()
    lines = [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.ann")]
    assert any(line.startswith("T1\tactor 5 56\t") for line in lines)
    box.again_button.click()
    box.formats.choose("csv")
    assert box.destination.label.text() == "File"
    box.close()


def test_export_refuses_the_projects_own_folder(desk: Desk, corpus: Path) -> None:
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    desk.key(Qt.Key.Key_E, CONTROL)
    box = dialog(ExportDialog)
    assert isinstance(box, ExportDialog)
    before = (corpus / "annotations" / "project.json").read_bytes()
    box.destination.line.setText(str(corpus / "annotations" / "project.json"))
    box.export_button.click()
    assert "outside" in box.problem.text()
    assert (corpus / "annotations" / "project.json").read_bytes() == before
    box.close()


def test_import_brings_annotations_and_says_so(
    open_window: Callable[..., Desk], desk: Desk, tmp_path: Path
) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    exported = tmp_path / "out.jsonl"
    assert _hashiya(
        "export", str(desk.session.project.folder), "--format", "jsonl", "--output", str(exported)
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    other = open_window(empty)
    other.errands.import_files([exported])
    box = dialog(ImportDialog)
    assert isinstance(box, ImportDialog)
    other.qtbot.waitUntil(box.import_button.isEnabled)
    box.import_button.click()
    other.qtbot.waitUntil(box.report.isVisible)
    assert "5 new article" in box.report.words.text()
    box.close()
    assert [s.text for s in other.session.annotations_of("000_0e327b6c3cd33028").spans] == [
        "القوات الأمريكية"
    ]


def test_an_unexpected_error_is_reported_and_written_down(desk: Desk, own_home: Path) -> None:
    reporter = ErrorReporter()
    reporter.happened.connect(desk.errands.show_error)
    try:
        raise RuntimeError("something nobody thought of")
    except RuntimeError as error:
        reporter._on_exception(type(error), error, error.__traceback__)
    box = dialog(QDialog)
    box.close()
    logs = list(own_home.rglob("error-*.txt"))
    assert len(logs) == 1
    assert "something nobody thought of" in logs[0].read_text("utf-8")


def test_no_shortcut_is_given_twice(desk: Desk) -> None:
    seen: dict[tuple[Scope, str], str] = {}
    for command in COMMANDS:
        for sequence in desk.window.actions_by_id[command.id].shortcuts():
            key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            for scope in Scope:
                assert (scope, key) not in seen, f"{key}: {command.id} and {seen.get((scope, key))}"
            seen[command.scope, key] = command.id


def test_every_command_has_words_an_icon_and_a_tip(desk: Desk) -> None:
    desk.window.load_icons()
    for command in COMMANDS:
        action = desk.window.actions_by_id[command.id]
        assert action.text(), command.id
        assert action.toolTip(), command.id
        assert not action.icon().isNull(), command.id


def test_themes_change_at_once_and_keep_the_place(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    span = desk.session.selected_span
    for name in ("dark", "light"):
        desk.window.change_theme(name)
        assert desk.session.selected_span == span
        color = desk.view.grab().toImage().pixelColor(3, 3)
        assert (color.lightness() < 128) is (name == "dark")


def _hashiya(*arguments: str) -> bool:
    return (
        subprocess.run([sys.executable, "-m", "annotations", *arguments], cwd=ROOT, check=False).returncode
        == 0
    )


def test_the_screenshot_command_draws_the_window_and_writes_nothing_else(
    corpus: Path, tmp_path: Path, own_home: Path
) -> None:
    picture = tmp_path / "w.png"
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-m", "annotations", "open", str(corpus), "--screenshot", str(picture)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not (corpus / "annotations").exists()
    assert [path for path in own_home.rglob("*.ini") if path.read_text("utf-8")] == []


def test_two_articles_by_keyboard_alone_then_export_and_import_give_the_same_bytes(
    open_window: Callable[..., Desk], corpus: Path, tmp_path: Path
) -> None:
    desk = open_window(corpus)
    for _ in range(2):
        desk.key(Qt.Key.Key_Home, CONTROL)
        for label in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
            for _ in range(3):
                desk.key(Qt.Key.Key_Left, CONTROL)
            desk.key(Qt.Key.Key_Left, CONTROL | Qt.KeyboardModifier.ShiftModifier)
            desk.key(label)
        desk.key(Qt.Key.Key_Tab)
        desk.key(Qt.Key.Key_Return, CONTROL)
    desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Return)
    desk.type("name")
    desk.key(Qt.Key.Key_Return)
    desk.quit()

    project = Project.open(corpus, "a1")
    done = [project.annotations(article.id) for article in project.articles[:2]]
    assert [len(annotations.spans) for annotations in done] == [4, 4]
    assert [annotations.status.value for annotations in done] == ["done", "done"]
    assert [entity.name for entity in project.entities.values()] == ["name"]

    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    for form in ("csv", "conll"):
        assert _hashiya("export", str(corpus), "--format", form, "--output", str(tmp_path / f"out.{form}"))
    assert _hashiya("export", str(corpus), "--format", "jsonl", "--output", str(first))
    empty = tmp_path / "second"
    empty.mkdir()
    assert _hashiya("import", str(empty), str(first))
    assert _hashiya("export", str(empty), "--format", "jsonl", "--output", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert sum(len(json.loads(line)["spans"]) for line in first.read_text("utf-8").splitlines()) == 8
    assert _hashiya("check", str(empty))


def test_a_project_is_found_again_after_a_crash(open_window: Callable[..., Desk], corpus: Path) -> None:
    first = open_window(corpus)
    # Another program on the same settings sees what a killed one had written down.
    assert open_window().window.settings.last_project == str(corpus)
    assert first.window.isVisible()


def test_a_folder_that_cannot_be_opened_leaves_the_open_project(desk: Desk, tmp_path: Path) -> None:
    session = desk.session
    assert not desk.errands.open_project(tmp_path / "nowhere")
    dialog(QMessageBox).close()
    assert desk.session is session


def test_what_was_found_can_be_labelled_at_once(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F, CONTROL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("سعد الحديثي")
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_1)
    assert [s.text for s in desk.spans] == ["سعد الحديثي"]


def test_articles_that_are_gone_are_told(open_window: Callable[..., Desk], corpus: Path) -> None:
    desk = open_window(corpus)
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.quit()
    next(corpus.glob("000*.txt")).unlink()
    again = open_window(corpus)
    assert "1 article" in again.window.notices.text()
    assert len(again.session.project.articles) == 4


def test_the_list_is_filtered_whatever_the_spelling(desk: Desk) -> None:
    desk.key(Qt.Key.Key_L, CONTROL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("القيادة العسكرية الامريكيه")
    assert desk.window.articles.neighbour("", 1).startswith("001")


def test_the_keyboard_goes_round_all_panes(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    panes = [desk.view, desk.window.spans, desk.window.inspector, desk.window.articles]
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        seen += [n for n, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)]
        desk.key(Qt.Key.Key_F6)
    assert seen == [0, 1, 2, 3, 0]
    desk.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is desk.view
