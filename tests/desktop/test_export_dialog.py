"""Exporting by the dialog: what it offers, what goes out, what is said when it cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from annotations.formats import FORMATS, jsonl
from annotations.formats.format import Group, Lost
from desktop.dialogs.export_dialog import ExportDialog
from desktop.dialogs.exporting import format_list
from desktop.dialogs.exporting.destination import renamed
from desktop.dialogs.exporting.words import group_name, loss_name, purpose_of, short_name
from tests.desktop.conftest import Desk


def opened(desk: Desk) -> ExportDialog:
    desk.window.actions_by_id["export"].trigger()
    QApplication.processEvents()
    box = QApplication.activeModalWidget()
    assert isinstance(box, ExportDialog)
    return box


def untick(ticks: QListWidget, words: str) -> None:
    (item,) = ticks.findItems(words, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Unchecked)


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        pytest.param("x.doccano.jsonl", "csv", "x.csv", id="an ending with two stops goes"),
        pytest.param("x.csv", "doccano", "x.doccano.jsonl", id="and comes"),
        pytest.param("x.spans.jsonl", "jsonl", "x.jsonl", id="one ending within another"),
        pytest.param("تقرير 2018.05", "csv", "تقرير 2018.05.csv", id="no ending that is known"),
        pytest.param("x.jsonl", "brat", "x", id="a folder has none"),
        pytest.param(".csv", "jsonl", ".csv.jsonl", id="nothing but an ending"),
    ],
)
def test_a_name_gets_the_ending_of_another_format(name: str, form: str, expected: str) -> None:
    assert renamed(name, FORMATS[form]) == expected


def test_every_format_has_a_name_and_a_purpose_and_every_group_a_heading() -> None:
    writers = [form for form in FORMATS.values() if form.can_write]
    assert len({short_name(form) for form in writers}) == len(writers)
    assert all(purpose_of(form) != form.title for form in writers)
    assert {form.group for form in writers} == set(Group)
    assert all(group_name(group) for group in Group)
    assert all(loss_name(kind) for kind in Lost)


def test_labels_and_offsets_that_are_chosen_are_exported(desk: Desk, tmp_path: Path) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_3)
    box = opened(desk)
    box.formats.choose("jsonl")
    untick(box.choices.labels, "Actor")
    box.choices.units.setCurrentIndex(1)
    path = tmp_path / "out.jsonl"
    box.destination.line.setText(str(path))
    box.export_button.click()
    desk.qtbot.waitUntil(lambda: not box.is_running())
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert {row["offsets"] for row in rows} == {"utf16"}
    assert [span["label"] for row in rows for span in row["spans"]] == ["base"]
    box.close()


def test_nothing_is_exported_without_a_label_or_annotator(desk: Desk) -> None:
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    box = opened(desk)
    for row in range(box.choices.labels.count()):
        box.choices.labels.item(row).setCheckState(Qt.CheckState.Unchecked)
    box.export_button.click()
    assert box.problem.text() == "Choose at least one label."
    box.choices.annotators.item(0).setCheckState(Qt.CheckState.Unchecked)
    box.export_button.click()
    assert box.problem.text() == "Choose at least one annotator."
    box.close()


def test_a_failed_proof_says_so_and_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_1)
    row_of = jsonl.row_of
    monkeypatch.setattr(jsonl, "row_of", lambda *a: {**row_of(*a), "spans": []})
    box = opened(desk)
    box.formats.choose("jsonl")
    box.destination.line.setText(str(tmp_path / "out.jsonl"))
    box.export_button.click()
    desk.qtbot.waitUntil(lambda: not box.is_running())
    assert "is not what was exported" in box.problem.text()
    assert "is not there" in box.problem.text()
    assert not (tmp_path / "out.jsonl").exists()
    box.close()


def test_the_last_format_and_folder_are_offered_again(desk: Desk, tmp_path: Path) -> None:
    desk.drag(5, 56)
    desk.key(Qt.Key.Key_1)
    box = opened(desk)
    box.formats.choose("csv")
    box.destination.line.setText(str(tmp_path / "own.csv"))
    box.export_button.click()
    desk.qtbot.waitUntil(lambda: not box.is_running())
    box.close()
    box = opened(desk)
    assert box.format_name() == "csv"
    assert Path(box.destination.line.text()).parent == tmp_path
    box.close()


def test_a_format_whose_library_is_missing_is_named_with_the_way_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = {**FORMATS, "parquet": replace(FORMATS["csv"], name="parquet", extra="no_such_module")}
    monkeypatch.setattr(format_list, "FORMATS", lacking)
    box = opened(desk)
    (item,) = box.formats.findItems("Parquet", Qt.MatchFlag.MatchStartsWith)
    assert "pip install 'hashiya[no_such_module]'" in item.text()
    box.formats.choose("parquet")
    assert box.format_name() == "jsonl"
    box.close()
