"""Importing through the window: shown before it happens, matched, undone, made again, refused, stopped."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget

from annotations.check import check_project
from annotations.import_choices import Part
from annotations.model import Span
from annotations.store import Project
from desktop.dialogs.importing.import_dialog import ImportDialog
from tests.desktop.conftest import Desk

FIRST = "000_0e327b6c3cd33028"
NEW = "وصل وفد من وزارة الخارجية إلى بغداد يوم الثلاثاء.\n"


@pytest.fixture
def brat(corpus: Path, tmp_path: Path) -> Path:
    """What somebody annotated in brat: an article of the corpus under another name, and a new one."""
    folder = tmp_path / "from-brat"
    folder.mkdir()
    (folder / "annotation.conf").write_text("[entities]\nPER\nORG\nLOC\n", "utf-8")
    text = (corpus / f"{FIRST}.txt").read_text("utf-8")
    (folder / "doc-17.txt").write_bytes(text.encode())
    (folder / "doc-17.ann").write_text(
        "T1\tPER 5 12\tالمتحدث\nT2\tORG 213 229\tالقوات الأمريكية\nR1\tmember_of Arg1:T1 Arg2:T2\n", "utf-8"
    )
    (folder / "مقال جديد.txt").write_bytes(NEW.encode())
    start = NEW.index("بغداد")
    (folder / "مقال جديد.ann").write_text(f"T1\tLOC {start} {start + 5}\tبغداد\n", "utf-8")
    return folder


def opened(desk: Desk) -> ImportDialog:
    """The dialog, once it says what importing will do."""
    QApplication.processEvents()
    box = QApplication.activeModalWidget()
    assert isinstance(box, ImportDialog), box
    settle(desk, box)
    return box


def settle(desk: Desk, box: ImportDialog) -> None:
    desk.qtbot.waitUntil(lambda: not box.is_busy(), timeout=20_000)


def import_paths(desk: Desk, *paths: Path) -> ImportDialog:
    desk.errands.import_files(list(paths))
    return opened(desk)


def click_import(desk: Desk, box: ImportDialog) -> None:
    assert box.import_button.isEnabled()
    QTest.mouseClick(box.import_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(box.report.isVisible, timeout=20_000)


def choose(desk: Desk, box: ImportDialog, part: Part, name: str, shown: str) -> None:
    """Choose what a name becomes, by keyboard as a person without a mouse does."""
    combo = box.matching.boxes[part, name]
    combo.setFocus()
    place = combo.findText(shown)
    assert place >= 0, [combo.itemText(n) for n in range(combo.count())]
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < place else Qt.Key.Key_Up)
    settle(desk, box)


def groups(box: ImportDialog) -> dict[str, list[QTreeWidgetItem]]:
    tops = [box.tree.topLevelItem(n) for n in range(box.tree.topLevelItemCount())]
    return {top.text(0): [top.child(n) for n in range(top.childCount())] for top in tops if top is not None}


def close(desk: Desk, box: ImportDialog) -> None:
    box.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


def labelled(spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in spans]


def stored(desk: Desk) -> object:
    """All that is on the disk about articles, annotations and labels."""
    project = Project.open(desk.session.project.folder, "a1")
    sets = [project.annotations(a.id, name) for a in project.articles for name in project.annotators()]
    articles = [(a.id, a.text, a.title) for a in project.articles]
    return articles, [each for each in sets if not each.is_empty], project.entities, project.schema


def test_a_brat_folder_is_matched_imported_undone_and_made_again(desk: Desk, brat: Path) -> None:
    before = stored(desk)
    box = import_paths(desk, brat)
    assert stored(desk) == before
    shown = groups(box)
    assert list(shown) == ["New articles (1)", "Here under another name (1)"]
    assert "doc-17" in shown["Here under another name (1)"][0].text(0)
    assert FIRST in shown["Here under another name (1)"][0].text(0)
    assert [key for key in box.matching.boxes if key[0] is Part.LABEL] == [
        (Part.LABEL, "LOC"),
        (Part.LABEL, "ORG"),
        (Part.LABEL, "PER"),
    ]
    choose(desk, box, Part.LABEL, "PER", "Actor")
    choose(desk, box, Part.LABEL, "LOC", "Leave out")
    assert "2 new span" in box.summary.text()
    assert "1 span" in box.summary.text()
    click_import(desk, box)
    assert "ORG" in box.report.words.text()
    close(desk, box)
    after = stored(desk)
    assert labelled(desk.spans) == [("actor", "المتحدث"), ("ORG", "القوات الأمريكية")]
    assert [r.type for r in desk.session.annotations.relations] == ["member_of"]
    assert [label.id for label in desk.session.project.schema.labels][-1] == "ORG"
    assert desk.window.article_model.row_of("مقال جديد") >= 0
    for _ in range(2):
        desk.window.actions_by_id["undo"].trigger()
        assert desk.spans == ()
        assert desk.window.article_model.row_of("مقال جديد") == -1
        assert not (desk.session.project.folder / "مقال جديد.txt").exists()
        assert stored(desk) == before
        desk.window.actions_by_id["redo"].trigger()
        assert labelled(desk.spans) == [("actor", "المتحدث"), ("ORG", "القوات الأمريكية")]
        assert stored(desk) == after
    assert check_project(Project.open(desk.session.project.folder, "a1")) == []


def test_what_was_worked_on_since_stays_and_is_told(desk: Desk, brat: Path) -> None:
    box = import_paths(desk, brat)
    click_import(desk, box)
    close(desk, box)
    desk.window.open_article("مقال جديد")
    desk.view.setFocus()
    desk.drag(0, 4)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    desk.window.open_article(FIRST)
    desk.window.actions_by_id["undo"].trigger()
    assert desk.spans == ()
    assert "مقال جديد" in desk.window.notices.text()
    assert desk.window.article_model.row_of("مقال جديد") >= 0
    desk.window.open_article("مقال جديد")
    assert [span.label for span in desk.spans] == ["actor"]


def test_an_import_into_an_empty_project_is_undone_and_made_again(
    open_window: Callable[..., Desk], tmp_path: Path, brat: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    desk = open_window(empty)
    box = import_paths(desk, brat)
    click_import(desk, box)
    close(desk, box)
    assert {heading.id for heading in desk.session.project.headings} == {"doc-17", "مقال جديد"}
    after = stored(desk)
    desk.window.actions_by_id["undo"].trigger()
    assert list(empty.glob("*.txt")) == []
    assert desk.session.article is None
    desk.window.actions_by_id["redo"].trigger()
    assert desk.session.article is not None
    assert stored(desk) == after


def test_the_columns_of_a_table_are_chosen(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text(
        "أ,ب,ت\nقصير,انعقدت القمة اليوم في القاهرة,2018-02-06\nثان,ارتفعت الأسعار,2018-02-07\n", "utf-8"
    )
    box = import_paths(desk, table)
    assert not box.import_button.isEnabled()
    card = box.files.cards[0]
    assert card.errors.isVisible()
    assert str(table) in card.errors.text()
    assert card.columns is not None
    for role, column in (("text", "ب"), ("title", "أ")):
        combo = card.columns.boxes[role]
        combo.setFocus()
        while combo.currentText() != column:
            QTest.keyClick(combo, Qt.Key.Key_Down)
        settle(desk, box)
    assert not card.errors.isVisible()
    click_import(desk, box)
    close(desk, box)
    found = {a.title: (a.text.strip(), a.date) for a in desk.session.project.articles}
    assert found["قصير"] == ("انعقدت القمة اليوم في القاهرة", "2018-02-06")
    assert found["ثان"] == ("ارتفعت الأسعار", "2018-02-07")


def test_a_zip_is_imported(desk: Desk, brat: Path, tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(brat.iterdir()):
            archive.write(path, path.name)
    box = import_paths(desk, packed)
    click_import(desk, box)
    assert "1 new article" in box.report.words.text()
    close(desk, box)
    assert labelled(desk.spans) == [("PER", "المتحدث"), ("ORG", "القوات الأمريكية")]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        pytest.param("a.jsonl", b'{"id": "x"}\n{nonsense\n', "line 2: is no JSON", id="no JSON"),
        pytest.param("b.jsonl", b'{"id": "x", "text": 3}\n', "line 1", id="wrong type"),
        pytest.param("c.jsonl", b'{"a":' * 10_000, "line 1", id="nested deep"),
        pytest.param("d.zip", b"PK\x03\x04nothing", "d.zip", id="no zip"),
        pytest.param("e.pdf", b"%PDF-1.7", "format is not known", id="unknown"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_it_and_the_rest_goes_on(
    desk: Desk, brat: Path, tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    box = import_paths(desk, bad, brat)
    first, second = box.files.cards
    assert fault in first.errors.text()
    assert str(bad) in first.errors.text()
    assert not second.errors.isVisible()
    click_import(desk, box)
    assert "1 new article" in box.report.words.text()
    close(desk, box)


def test_offsets_outside_the_text_are_refused_with_their_place(desk: Desk, tmp_path: Path) -> None:
    before = stored(desk)
    file = tmp_path / "in.jsonl"
    spans = [{"start": 0, "end": 99_999_999, "label": "actor"}]
    file.write_text(json.dumps({"id": FIRST, "spans": spans}), "utf-8")
    box = import_paths(desk, file)
    (refused,) = groups(box)["Cannot be imported (1)"]
    assert f"{file}, line 1" in refused.child(0).text(0)
    assert not box.import_button.isEnabled()
    close(desk, box)
    assert stored(desk) == before


def test_near_copies_are_pointed_out_and_can_be_left_out(desk: Desk, corpus: Path, tmp_path: Path) -> None:
    text = (corpus / f"{FIRST}.txt").read_text("utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_text(text[: len(text) * 3 // 4] + "\nانتهى الخبر.", "utf-8")
    box = import_paths(desk, copy)
    (item,) = groups(box)["New, but nearly the same as another (1)"]
    assert FIRST in item.child(0).text(0)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    desk.qtbot.waitUntil(lambda: "left out" in box.summary.text() and not box.is_busy())
    assert not box.import_button.isEnabled()
    (item,) = groups(box)["New, but nearly the same as another (1)"]
    item.setCheckState(0, Qt.CheckState.Checked)
    desk.qtbot.waitUntil(lambda: "1 new article" in box.summary.text() and not box.is_busy())
    click_import(desk, box)
    close(desk, box)
    assert "copy" in desk.session.project


def test_a_stopped_import_leaves_nothing(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stored(desk)
    file = tmp_path / "many.jsonl"
    rows = [{"id": f"new/{n}", "text": f"الخبر رقم {n} من اليوم"} for n in range(60)]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    box = import_paths(desk, file)
    add = Project.add_article

    is_half_done, is_stopped = threading.Event(), threading.Event()

    def wait_then_add(project: Project, article_id: str, *args: str, **about: str) -> object:
        if article_id == "new/30":
            is_half_done.set()
            is_stopped.wait(20)
        return add(project, article_id, *args, **about)

    monkeypatch.setattr(Project, "add_article", wait_then_add)
    QTest.mouseClick(box.import_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(is_half_done.is_set, timeout=20_000)
    assert (desk.session.project.folder / "new" / "29.txt").exists()
    QTest.mouseClick(box.close_button, Qt.MouseButton.LeftButton)
    is_stopped.set()
    desk.qtbot.waitUntil(lambda: "Stopped" in box.summary.text(), timeout=20_000)
    assert box.isVisible()
    assert box.import_button.isEnabled()
    close(desk, box)
    assert stored(desk) == before
    assert not (desk.session.project.folder / "new").exists()
    assert not desk.window.actions_by_id["undo"].isEnabled()


def test_whose_work_it_is_can_be_said(desk: Desk, brat: Path) -> None:
    box = import_paths(desk, brat)
    box.annotator.setEditText("هدى")
    settle(desk, box)
    click_import(desk, box)
    close(desk, box)
    assert desk.spans == ()
    assert labelled(desk.session.project.annotations(FIRST, "هدى").spans)[0] == ("PER", "المتحدث")


def test_a_name_that_can_be_no_folder_is_refused(desk: Desk, brat: Path) -> None:
    box = import_paths(desk, brat)
    box.annotator.setEditText("a/b")
    desk.qtbot.waitUntil(lambda: "cannot contain" in box.summary.text())
    assert not box.import_button.isEnabled()
    close(desk, box)


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    middle = widget.rect().center()
    enter = QDragEnterEvent(middle, action, data, button, held)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(middle), action, data, button, held))


def test_files_dropped_on_the_window_are_imported(desk: Desk, brat: Path) -> None:
    drop(desk.window, brat / "مقال جديد.txt")
    box = opened(desk)
    assert list(groups(box)) == ["New articles (1)"]
    drop(box, brat)
    settle(desk, box)
    assert len(box.files.cards) == 2
    close(desk, box)


def test_an_exported_folder_dropped_is_imported_and_any_other_opened(
    desk: Desk, brat: Path, tmp_path: Path
) -> None:
    drop(desk.window, brat)
    close(desk, opened(desk))
    other = tmp_path / "other"
    other.mkdir()
    (other / "1.txt").write_text(NEW, "utf-8")
    drop(desk.window, other)
    assert desk.session.project.folder == other


def test_a_file_dropped_without_a_project_is_not_taken(
    open_window: Callable[..., Desk], brat: Path, corpus: Path
) -> None:
    desk = open_window()
    drop(desk.window, brat / "مقال جديد.txt")
    assert desk.window.session is None
    assert QApplication.activeModalWidget() is None
    drop(desk.window, corpus)
    assert desk.session.project.folder == corpus


def test_the_empty_dialog_says_what_to_do(desk: Desk) -> None:
    desk.window.actions_by_id["import"].trigger()
    box = opened(desk)
    assert box.files.hint.isVisible()
    assert not box.import_button.isEnabled()
    close(desk, box)
