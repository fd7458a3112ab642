"""Annotating every occurrence: from a span or from hits, by form, with an entity, in one step, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.model import Status
from annotations.store import Project
from annotations.text.folding import folded
from desktop.dialogs.annotate_all_dialog import AnnotateAllDialog, Task
from tests.desktop.conftest import Desk
from tests.desktop.test_concordance import search

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
NAME = "القوات الأمريكية"


def dialog(desk: Desk) -> AnnotateAllDialog:
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AnnotateAllDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, AnnotateAllDialog)
    desk.qtbot.waitUntil(found.apply.isEnabled)
    return found


def everywhere(desk: Desk) -> list[tuple[str, str, str]]:
    """All spans of all articles: article, text, label."""
    session = desk.session
    return [
        (article.id[:3], span.text, span.label)
        for article in session.project.articles
        for span in session.look_up(article.id).spans
    ]


def show(desk: Desk, text: str) -> None:
    """Select the first span of a text."""
    desk.window.annotating.show_span(next(span.id for span in desk.spans if span.text == text))


def entities(desk: Desk) -> set[str]:
    """The ids of all entities that spans refer to."""
    session = desk.session
    return {s.entity for a in session.project.articles for s in session.look_up(a.id).spans}


def press(desk: Desk, asked: AnnotateAllDialog) -> None:
    QTest.mouseClick(asked.apply, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    desk.window.activateWindow()  # without a window manager nobody else does it
    desk.qtbot.waitUntil(desk.view.hasFocus)


@pytest.fixture
def labelled(desk: Desk) -> Desk:
    start = desk.article_text.index(NAME)
    desk.drag(start, start + len(NAME))
    desk.key(Key.Key_1)
    return desk


def test_a_span_is_repeated_everywhere_in_one_step_and_undone_in_one(labelled: Desk) -> None:
    desk = labelled
    span = desk.spans[0]
    desk.window.annotating.set_entity(span.id, "الولايات المتحدة")
    desk.key(Key.Key_A, CONTROL | SHIFT)
    asked = dialog(desk)
    assert asked.label_id == "actor"
    press(desk, asked)
    found = everywhere(desk)
    assert len(found) == 31
    assert {article for article, *_ in found} == {"000", "001", "002", "003", "004"}
    assert {folded(text).removeprefix("لل").removeprefix("ال") for _, text, _ in found} == {"قوات الامريكيه"}
    assert [desk.session.entities[i].name for i in entities(desk)] == ["الولايات المتحدة"]
    desk.key(Key.Key_Z, CONTROL)
    assert everywhere(desk) == [("000", NAME, "actor")]
    desk.key(Key.Key_Y, CONTROL)
    assert len(everywhere(desk)) == 31
    desk.wait_saved()
    again = Project.open(desk.session.project.folder, annotator="a1")
    assert sum(len(again.annotations(a.id).spans) for a in again.articles) == 31


def test_articles_marked_done_stay_as_they_are(labelled: Desk) -> None:
    desk = labelled
    desk.open_article("003")
    desk.window.annotating.set_status(Status.DONE)
    desk.open_article("000")
    desk.window.annotating.show_span(desk.spans[0].id)
    desk.key(Key.Key_A, CONTROL | SHIFT)
    asked = dialog(desk)
    assert "done" in asked.summary.text()
    press(desk, asked)
    assert "003" not in {article for article, *_ in everywhere(desk)}
    assert "004" in {article for article, *_ in everywhere(desk)}


def test_one_form_is_left_out_by_its_tick(labelled: Desk) -> None:
    desk = labelled
    desk.key(Key.Key_A, CONTROL | SHIFT)
    asked = dialog(desk)
    forms = [asked.tree.topLevelItem(row) for row in range(asked.tree.topLevelItemCount())]
    glued = next(item for item in forms if item is not None and item.text(0).startswith("لل"))
    glued.setCheckState(0, Qt.CheckState.Unchecked)
    QTest.mouseClick(asked.proclitics, Qt.MouseButton.LeftButton)
    assert asked.tree.topLevelItemCount() >= 2
    QTest.mouseClick(asked.forms, Qt.MouseButton.LeftButton)
    forms = [asked.tree.topLevelItem(row) for row in range(asked.tree.topLevelItemCount())]
    for item in forms:
        if item is not None and item.text(0).startswith("لل"):
            item.setCheckState(0, Qt.CheckState.Unchecked)
    desk.qtbot.wait(10)
    press(desk, asked)
    assert not [text for _, text, _ in everywhere(desk) if text.startswith("لل")]


def test_ticked_hits_of_a_search_get_a_label_and_a_new_entity(desk: Desk) -> None:
    desk.key(Key.Key_F, CONTROL | SHIFT)
    pane = desk.window._panes.concordance
    search(desk, pane, "عين الأسد")
    count = pane.table.model().rowCount()
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.table.model().index(0, 2))
    desk.key(Key.Key_Space)
    QTest.mouseClick(pane.annotate, Qt.MouseButton.LeftButton)
    asked = dialog(desk)
    asked.label.setCurrentIndex(asked.label.findData("base"))
    asked.entity.setFocus()
    asked.entity.setText("")
    QTest.keyClicks(asked.entity, "Ain al-Asad Air Base")
    desk.qtbot.wait(10)
    press(desk, asked)
    found = everywhere(desk)
    assert len(found) == count - 1
    assert {label for *_, label in found} == {"base"}
    names = {
        desk.session.entities[s.entity].name
        for a in desk.session.project.articles
        for s in desk.session.look_up(a.id).spans
    }
    assert len(names) == 1
    desk.key(Key.Key_Z, CONTROL)
    assert everywhere(desk) == []


def test_spans_of_a_text_are_relabelled_and_removed_everywhere(labelled: Desk) -> None:
    desk = labelled
    desk.key(Key.Key_A, CONTROL | SHIFT)
    press(desk, dialog(desk))
    show(desk, NAME)
    desk.key(Key.Key_A, CONTROL | SHIFT)
    asked = dialog_for(desk, Task.RELABEL, "base")
    press(desk, asked)
    assert {label for *_, label in everywhere(desk)} == {"base"}
    show(desk, NAME)
    desk.key(Key.Key_A, CONTROL | SHIFT)
    asked = dialog_for(desk, Task.REMOVE)
    press(desk, asked)
    assert everywhere(desk) == []
    desk.key(Key.Key_Z, CONTROL)
    assert {label for *_, label in everywhere(desk)} == {"base"}


def dialog_for(desk: Desk, task: Task, label: str = "actor") -> AnnotateAllDialog:
    """Wait for the dialog, in which nothing may be left to label, and choose another task."""
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AnnotateAllDialog))
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, AnnotateAllDialog)
    asked.what.setCurrentIndex(task)
    asked.label.setCurrentIndex(asked.label.findData(label))
    desk.qtbot.waitUntil(asked.apply.isEnabled)
    return asked


def test_figures_say_each_what_they_read(desk: Desk) -> None:
    desk.key(Key.Key_F, CONTROL | SHIFT)
    pane = desk.window._panes.concordance
    pane.regex.setChecked(True)
    search(desk, pane, r"\b[1-9]000 جندي")
    QTest.mouseClick(pane.annotate, Qt.MouseButton.LeftButton)
    asked = dialog(desk)
    asked.label.setCurrentIndex(asked.label.findData("figure"))
    desk.qtbot.wait(10)
    press(desk, asked)
    spans = [s for a in desk.session.project.articles for s in desk.session.look_up(a.id).spans]
    assert len(spans) > 1
    for span in spans:
        digits = "".join(c for c in span.text if c.isdigit())
        assert int(digits) in (span.attributes.get("value"), span.attributes.get("high"))
        assert span.attributes["counted"] == "troops"
