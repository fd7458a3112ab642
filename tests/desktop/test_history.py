"""Undo beyond a restart, and going back to any point of an article's history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.edit import add_span, set_note
from annotations.model import AnnotationSet, make_span
from annotations.store import Project
from desktop.dialogs.history_dialog import HistoryDialog
from tests.desktop.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "000_0e327b6c3cd33028"
PLACES = ((213, 229), (404, 414), (498, 518), (655, 666))


def annotate(desk: Desk, *places: tuple[int, int]) -> None:
    for number, (start, end) in enumerate(places):
        desk.drag(start, end)
        desk.key(Qt.Key(int(Qt.Key.Key_1) + number % 3))
    desk.wait_saved()


def undo(desk: Desk) -> None:
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)


def redo(desk: Desk) -> None:
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Y, CONTROL)


def without_times(annotations: AnnotationSet) -> AnnotationSet:
    return replace(annotations, spans=tuple(replace(s, modified="", created="") for s in annotations.spans))


def open_history(desk: Desk) -> HistoryDialog:
    desk.window.actions_by_id["history"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HistoryDialog)
    return dialog


def rows(dialog: HistoryDialog) -> list[list[str]]:
    items = [dialog.steps.topLevelItem(row) for row in range(dialog.steps.topLevelItemCount())]
    return [[item.text(1), item.text(2)] for item in items if item is not None and not item.isHidden()]


def pick(dialog: HistoryDialog, row: int) -> None:
    item = dialog.steps.topLevelItem(row)
    assert item is not None
    dialog.steps.setCurrentItem(item)


def test_ten_steps_are_undone_and_made_again_after_a_restart(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    states = [desk.session.annotations]

    def note() -> None:
        states.append(desk.session.annotations)

    for start, end in PLACES:
        annotate(desk, (start, end))
        note()
    for number in range(3):
        desk.window.annotating.set_note(desk.spans[number].id, f"ملاحظة {number}")
        note()
    desk.click(220)
    desk.key(Qt.Key.Key_2)
    note()
    desk.key(Qt.Key.Key_Delete)
    note()
    desk.key(Qt.Key.Key_Return, CONTROL)
    desk.open_article("000")
    note()
    desk.wait_saved()
    desk.quit()

    again = open_window(corpus)
    again.open_article("000")
    assert again.session.annotations == states[-1]
    for state in reversed(states[:-1]):
        undo(again)
        assert without_times(again.session.annotations) == without_times(state)
    assert not again.session.undo_group.canUndo()
    again.wait_saved()
    again.quit()

    third = open_window(corpus)
    third.open_article("000")
    for state in states[1:]:
        redo(third)
        assert without_times(third.session.annotations) == without_times(state)
    third.wait_saved()
    assert without_times(Project.open(corpus, "a1").annotations(FIRST)) == without_times(states[-1])


def test_what_was_undone_before_the_restart_can_be_made_again(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    annotate(desk, *PLACES[:3])
    undo(desk)
    undo(desk)
    desk.wait_saved()
    desk.quit()
    again = open_window(corpus)
    redo(again)
    assert [s.start for s in again.spans] == [213, 404]
    undo(again)
    undo(again)
    assert again.spans == ()


def test_an_entity_made_before_the_restart_goes_with_its_step_and_comes_back(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    annotate(desk, PLACES[0])
    desk.window.annotating.set_entity(desk.spans[0].id, "القوات الأمريكية")
    desk.wait_saved()
    desk.quit()
    again = open_window(corpus)
    entity = again.spans[0].entity
    assert again.session.entities[entity].name == "القوات الأمريكية"
    undo(again)
    assert again.spans[0].entity == ""
    redo(again)
    assert again.spans[0].entity == entity


def test_undo_leaves_alone_what_another_program_wrote_between_two_runs(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    annotate(desk, *PLACES[:2])
    desk.quit()
    other = Project.open(corpus, "a1")
    other.save(set_note(other.annotations(FIRST), "من برنامج آخر"))
    again = open_window(corpus)
    assert not again.session.undo_group.canUndo()
    dialog = open_history(again)
    assert rows(dialog)[0][0] == "Changed by another program"
    assert len(rows(dialog)) == 4
    pick(dialog, 2)
    dialog.back_button.click()
    assert [s.start for s in again.spans] == [213]
    assert again.session.annotations.note == "من برنامج آخر"
    undo(again)
    assert [s.start for s in again.spans] == [213, 404]


def test_an_article_whose_text_changed_gets_no_step_that_does_not_fit(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    annotate(desk, *PLACES[:2])
    desk.quit()
    file = next(corpus.glob("000*.txt"))
    file.write_text("مقدمة جديدة\n" + file.read_text("utf-8"), "utf-8")
    again = open_window(corpus)
    assert not again.session.undo_group.canUndo()
    assert not again.session.before_steps(again.session.history()[1:]).spans


def test_the_dialog_shows_what_was_done_and_goes_back_as_one_step(desk: Desk) -> None:
    annotate(desk, *PLACES)
    text = desk.spans[1].text
    desk.click(407)
    desk.key(Qt.Key.Key_Delete)
    desk.wait_saved()
    dialog = open_history(desk)
    assert len(rows(dialog)) == 6
    assert text in rows(dialog)[0][1]
    assert not dialog.back_button.isEnabled()
    pick(dialog, 3)
    assert dialog.words.text().startswith("2 span")
    assert dialog.spans.topLevelItemCount() == 3
    dialog.back_button.click()
    assert [s.start for s in desk.spans] == [213, 404]
    undo(desk)
    assert [s.start for s in desk.spans] == [213, 498, 655]
    desk.wait_saved()
    dialog = open_history(desk)
    assert rows(dialog)[0][0].startswith("Undone: Go back to")
    dialog.close()


@pytest.mark.parametrize(("words", "left"), [("القوات", 1), ("القُوّات", 1), ("xyz", 0)])
def test_the_filter_finds_a_step_by_its_span_however_it_is_spelt(desk: Desk, words: str, left: int) -> None:
    annotate(desk, *PLACES)
    dialog = open_history(desk)
    dialog.filter.setText(words)
    assert len(rows(dialog)) == left
    dialog.filter.clear()
    assert len(rows(dialog)) == 5
    dialog.close()


def test_an_article_without_changes_has_an_empty_history(desk: Desk) -> None:
    dialog = open_history(desk)
    assert rows(dialog) == []
    dialog.close()


def test_a_bulk_change_is_one_step_also_after_a_restart(
    desk: Desk, open_window: Callable[..., Desk], corpus: Path
) -> None:
    article = desk.session.article
    assert article is not None
    spans = [make_span(article, start, start + 5, "actor") for start in range(0, 500, 10)]

    def add_all(annotations: AnnotationSet) -> AnnotationSet:
        for span in spans:
            annotations = add_span(annotations, span)
        return annotations

    desk.session.edit("أضف الكل", add_all)
    desk.wait_saved()
    desk.quit()
    again = open_window(corpus)
    undo(again)
    assert again.spans == ()
