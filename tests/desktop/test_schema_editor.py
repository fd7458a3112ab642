"""The schema editor: what one does in it, what it asks, and that undo brings everything back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QProgressDialog, QPushButton, QToolButton

from annotations.check import check_project
from annotations.edit import add_span, set_attribute
from annotations.model import AnnotationSet, make_span
from annotations.store import Project
from annotations.store.project import default_schema
from desktop.dialogs.schema_editor.label_page import RETIRE
from desktop.dialogs.schema_editor.schema_editor import SchemaEditor
from desktop.dialogs.schema_editor.split_dialog import SplitDialog
from desktop.dialogs.schema_editor.summary_dialog import SummaryDialog
from desktop.dialogs.schema_editor.where_dialog import WhereDialog
from tests.desktop.conftest import Desk

FIRST, SECOND = "000_0e327b6c3cd33028", "001_14148213ed37241c"
Dialog = TypeVar("Dialog", bound=QDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def corpus(corpus: Path) -> Path:
    """The sample articles, annotated by two people."""
    for annotator in ("a1", "a2"):
        project = Project.open(corpus, annotator)
        article, other = project.article(FIRST), project.article(SECOND)
        annotations = AnnotationSet(FIRST, annotator)
        for start, end, label in ((213, 229, "actor"), (498, 518, "figure"), (655, 666, "base")):
            annotations = add_span(annotations, make_span(article, start, end, label))
        figure = annotations.spans[1]
        project.save(set_attribute(annotations, figure.id, "counted", "troops"))
        project.save(add_span(AnnotationSet(SECOND, annotator), make_span(other, 0, 5, "figure")))
    return corpus


@pytest.fixture
def editor(desk: Desk) -> Iterator[SchemaEditor]:
    desk.window.load_icons()
    editor = open_editor(desk)
    yield editor
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.done(0)


def open_editor(desk: Desk) -> SchemaEditor:
    desk.window.actions_by_id["schema"].trigger()
    return dialog(SchemaEditor)


def dialog(kind: type[Dialog]) -> Dialog:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), f"{found} is no {kind.__name__}"
    return found


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def apply(editor: SchemaEditor) -> list[tuple[str, str]]:
    """Apply, confirming the counts; return them."""
    click(editor.apply_button)
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    lines = []
    if isinstance(found, SummaryDialog):
        lines = found.lines
        click(found.apply_button)
    QApplication.processEvents()
    return lines


def stored(desk: Desk, annotator: str = "a1") -> list[str]:
    project = Project.open(desk.session.project.folder, annotator)
    assert [str(f) for f in check_project(project)] == []
    return [span.label for article in (FIRST, SECOND) for span in project.annotations(article).spans]


def undo(desk: Desk) -> None:
    text_in_focus(desk)
    desk.key(Qt.Key.Key_Z, CONTROL)


def text_in_focus(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.view.setFocus()


def test_renaming_and_recolouring_reach_every_view_and_come_back(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("actor")
    editor.labels.form.names.english.setFocus()
    editor.labels.form.names.english.selectAll()
    QTest.keyClicks(editor.labels.form.names.english, "Player")
    editor.labels.form.color.picked.emit("#D55E00")
    assert apply(editor) == []
    assert desk.session.project.schema.labels[0].color == "#D55E00"
    assert desk.window.menu_bar.label_actions[0].text() == "Label as Player"
    assert stored(desk)[0] == "actor"
    undo(desk)
    assert desk.session.project.schema == default_schema()
    assert desk.window.menu_bar.label_actions[0].text() == "Label as Actor"


def test_merging_counts_first_and_reaches_all_annotators(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("base")
    editor.labels.merge_action.trigger()
    where = dialog(WhereDialog)
    where.heirs.setCurrentIndex(where.heirs.findData("actor"))
    where.accept()
    assert editor.draft.spans_of("actor") == 4
    assert apply(editor) == [("Base becomes Actor", "2 spans")]
    after = ["actor", "figure", "actor", "figure"]
    assert stored(desk) == stored(desk, "a2") == after
    assert [span.label for span in desk.spans] == after[:3]
    undo(desk)
    before = ["actor", "figure", "base", "figure"]
    assert stored(desk) == stored(desk, "a2") == before
    assert [span.label for span in desk.spans] == before[:3]
    desk.key(Qt.Key.Key_Y, CONTROL)
    assert stored(desk) == stored(desk, "a2") == after


def test_deleting_a_label_in_use_asks_and_may_retire_it(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("figure")
    editor.labels.delete_action.trigger()
    where = dialog(WhereDialog)
    where.choose(RETIRE)
    where.accept()
    assert apply(editor) == []
    assert stored(desk) == ["actor", "figure", "base", "figure"]
    assert [a.objectName() for a in desk.window.menu_bar.label_actions] == [
        "label_actor",
        "label_base",
        "label_stance",
    ]
    text_in_focus(desk)
    desk.drag(404, 414)
    desk.key(Qt.Key.Key_2)
    assert len(desk.spans) == 3
    undo(desk)
    assert len(desk.window.menu_bar.label_actions) == 4


def test_deleting_an_unused_label_does_not_ask(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("stance")
    editor.labels.delete_action.trigger()
    assert dialog(SchemaEditor) is editor
    assert apply(editor) == []
    assert desk.session.project.schema.label("stance") is None


def test_splitting_by_a_value_makes_a_label_named_after_its_name(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("figure")
    editor.labels.split_action.trigger()
    split = dialog(SplitDialog)
    QTest.keyClicks(split.new_names.english, "Troop number")
    assert split.count() == 2
    split.accept()
    assert apply(editor) == [("Figure becomes Troop number", "2 spans")]
    assert stored(desk) == ["actor", "troop_number", "base", "figure"]


def test_splitting_by_hand(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("figure")
    editor.labels.split_action.trigger()
    split = dialog(SplitDialog)
    QTest.keyClicks(split.new_names.english, "Other")
    split.by_hand.setChecked(True)
    split.texts.item(0).setCheckState(Qt.CheckState.Checked)
    assert split.count() == 2
    split.accept()
    apply(editor)
    assert sorted(stored(desk)) == ["actor", "base", "figure", "other"]


def test_labels_move_by_keyboard(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("stance")
    editor.labels.entries.focus_list()
    for _ in range(3):
        desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    apply(editor)
    assert [label.id for label in desk.session.project.schema.labels] == ["stance", "actor", "figure", "base"]


def test_colours_that_come_close_are_named(editor: SchemaEditor) -> None:
    assert editor.labels.check.words() == "All colours can be told apart."
    editor.labels.choose("stance")
    editor.labels.form.color.picked.emit("#0072A0")
    assert "“Actor” and “Stance” look nearly the same." in editor.labels.check.words()


def test_a_choice_in_use_asks_for_another(desk: Desk, editor: SchemaEditor) -> None:
    editor.attributes.choose("counted")
    editor.attributes.ask_delete_choice("troops")
    where = dialog(WhereDialog)
    where.heirs.setCurrentIndex(where.heirs.findData("contractors"))
    where.accept()
    assert apply(editor) == [("Values of “Counted” become others", "2 values")]
    stored(desk)
    assert desk.spans[1].attributes["counted"] == "contractors"
    undo(desk)
    assert desk.spans[1].attributes["counted"] == "troops"


def test_a_new_attribute_and_relation_are_called_by_their_names(desk: Desk, editor: SchemaEditor) -> None:
    editor.attributes.choose("value")
    editor.attributes.add()
    QTest.keyClicks(editor.attributes.form.names.english, "Source quality")
    editor.attributes.form.choices.add()
    editor.relations.choose("at")
    editor.relations.add()
    QTest.keyClicks(editor.relations.form.names.english, "denied by")
    apply(editor)
    schema = desk.session.project.schema
    attribute = schema.attribute_type("source_quality")
    assert attribute is not None
    assert attribute.labels == ("figure",)
    assert [choice.value for choice in attribute.choices] == ["new_choice"]
    assert schema.relation_type("denied_by") is not None


def test_export_and_import_of_a_file(desk: Desk, editor: SchemaEditor, tmp_path: Path) -> None:
    editor.labels.choose("base")
    editor.labels.form.names.edited.emit("Site", "موقع")
    file = tmp_path / "labels.json"
    editor.export_file(file)
    tables = json.loads(file.read_text("utf-8"))
    assert set(tables) == {"labels", "attribute_types", "relation_types"}
    tables["labels"] = [row for row in tables["labels"] if row["id"] in ("base", "stance")]
    tables["attribute_types"], tables["relation_types"] = [], []
    file.write_text(json.dumps(tables), "utf-8")
    editor.import_file(file)
    # What spans have and the file does not stays, retired.
    apply(editor)
    labels = desk.session.project.schema.labels
    assert [(label.id, label.name, label.retired) for label in labels] == [
        ("base", "Site", False),
        ("stance", "Stance", False),
        ("actor", "Actor", True),
        ("figure", "Figure", True),
    ]
    assert stored(desk) == ["actor", "figure", "base", "figure"]


def test_a_file_that_is_no_schema_is_refused_in_words(editor: SchemaEditor, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    for content in ("{", "[]", '{"labels": [{"id": "x"}]}', '{"labels": []}'):
        file.write_text(content, "utf-8")
        editor.import_file(file)
        assert "other.json" in editor.state.text()
        assert not editor.draft.is_changed


def test_reset_goes_back_to_the_labels_of_new_projects(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("stance")
    editor.labels.form.names.edited.emit("View", "رأي")
    apply(editor)
    again = open_editor(desk)
    again.reset()
    apply(again)
    assert desk.session.project.schema == default_schema()


def test_closing_with_changes_asks(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.choose("stance")
    editor.labels.retire_action.trigger()
    editor.reject()
    box = dialog(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Discard them").click()
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert desk.session.project.schema == default_schema()


def test_enter_in_a_line_applies_nothing(desk: Desk, editor: SchemaEditor) -> None:
    line = editor.labels.form.names.english
    line.setFocus()
    QTest.keyClicks(line, "X")
    desk.key(Qt.Key.Key_Return)
    assert dialog(SchemaEditor) is editor
    assert desk.session.project.schema == default_schema()
    with desk.qtbot.waitSignal(desk.session.schema_changed):
        desk.key(Qt.Key.Key_Return, CONTROL)


def test_a_label_without_any_name_cannot_be_applied(editor: SchemaEditor) -> None:
    editor.labels.choose("stance")
    editor.labels.form.names.edited.emit("", "")
    assert not editor.apply_button.isEnabled()
    assert "name" in editor.state.text()


def test_undo_is_refused_when_the_new_label_is_in_use_elsewhere(desk: Desk, editor: SchemaEditor) -> None:
    editor.labels.add()
    apply(editor)
    new = desk.session.project.schema.labels[1].id
    desk.open_article("001")
    desk.drag(20, 30)
    desk.window.annotating.label(new)
    desk.open_article("000")
    undo(desk)
    assert "in use in 001" in desk.window.notices.text()
    assert desk.session.project.schema.label(new) is not None
    desk.qtbot.waitUntil(desk.session.undo_group.canUndo)
    desk.wait_saved()
    assert new in stored(desk)


def test_older_steps_of_other_articles_follow_a_merge(desk: Desk) -> None:
    desk.open_article("001")
    desk.drag(20, 30)
    desk.window.annotating.label("base")
    undo(desk)
    assert len(desk.spans) == 1
    desk.open_article("000")
    editor = open_editor(desk)
    editor.labels.choose("base")
    editor.labels.merge_action.trigger()
    where = dialog(WhereDialog)
    where.heirs.setCurrentIndex(where.heirs.findData("actor"))
    where.accept()
    apply(editor)
    desk.open_article("001")
    text_in_focus(desk)
    desk.key(Qt.Key.Key_Y, CONTROL)
    desk.wait_saved()
    assert stored(desk) == ["actor", "figure", "actor", "figure", "actor"]


def test_everything_can_be_reached_by_tab_and_has_a_name(desk: Desk, editor: SchemaEditor) -> None:
    for page in (editor.labels, editor.attributes, editor.relations):
        editor.tabs.setCurrentWidget(page)
        page.entries.focus_list()
        seen = []
        for _ in range(60):
            widget = QApplication.focusWidget()
            assert widget is not None
            if widget in seen:
                break
            seen.append(widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert editor.apply_button in seen or any(
            b.text() == "Cancel" for b in seen if isinstance(b, QPushButton)
        )
        for widget in seen:
            words = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
            assert words or isinstance(widget, QToolButton) or "Tab" in type(widget).__name__, widget


def test_long_changes_show_how_far_they_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.windows.progress.FEW", 0)
    shown = []

    def note(dialog: QProgressDialog, _value: int) -> None:
        shown.append(dialog.labelText())

    monkeypatch.setattr(QProgressDialog, "setValue", note)
    editor = open_editor(desk)
    editor.labels.choose("base")
    editor.labels.merge_action.trigger()
    dialog(WhereDialog).accept()
    apply(editor)
    assert set(shown) == {"Counting what is in use …", "Changing the labels …"}
    assert not any(isinstance(w, QProgressDialog) and w.isVisible() for w in QApplication.topLevelWidgets())
