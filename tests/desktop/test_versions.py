"""The dialogs about changed texts, renamed articles and two versions; their choices as steps of undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotations.changed_articles import is_changed, proposal, settled
from annotations.conflicts import conflict_copies
from annotations.edit import add_span, set_span_note
from annotations.model import make_span
from annotations.store import Project
from annotations.store.joining import decided, merge_saved, open_conflicts
from annotations.store.records import StoredSet
from annotations.three_way import Choice
from desktop.dialogs.merge_dialog import MergeDialog
from desktop.dialogs.reanchor_dialog import ReanchorDialog
from desktop.dialogs.renamed_dialog import RenamedDialog
from desktop.saver import Saver
from desktop.stored_steps import StoredSteps, Work
from desktop.theme import load_theme
from tests.desktop.conftest import Desk

FIRST = "000_0e327b6c3cd33028"
LEADER, FORCES = "المتحدث باسم مكتب رئيس الوزراء العراقي", "القوات الأمريكية"
LAST = "تدريب الجيش العراقي"
CHECKED = Qt.CheckState.Checked


@pytest.fixture
def changed(corpus: Path) -> Project:
    """A project whose first article was edited: one span moved, one was rewritten, one deleted."""
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    for text in (LEADER, FORCES, LAST):
        start = article.text.index(text)
        annotations = add_span(annotations, make_span(article, start, start + len(text), "actor"))
    project.save(annotations)
    path = corpus / f"{FIRST}.txt"
    text = path.read_text("utf-8").replace(LEADER, "الناطق باسم رئيس الوزراء العراقي", 1)
    at = text.index(LAST)
    path.write_text("خبر. " + text[: at - 80] + text[at + 80 :], "utf-8")
    return Project.open(corpus, "a1")


@pytest.fixture
def dialog(changed: Project, qtbot: QtBot) -> ReanchorDialog:
    made = ReanchorDialog(proposal(changed, FIRST), changed.article(FIRST), load_theme("light"))
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog: ReanchorDialog) -> dict[str, QTreeWidgetItem]:
    """Return the rows of spans by the texts of the spans."""
    found = {}
    for number in range(dialog.tree.topLevelItemCount()):
        group = dialog.tree.topLevelItem(number)
        assert group is not None
        for place in range(group.childCount()):
            row = group.child(place)
            assert row is not None
            found[str(row.data(0, Qt.ItemDataRole.AccessibleTextRole))] = row
    return found


def test_certain_spans_are_ticked_and_doubtful_ones_are_not(
    changed: Project, dialog: ReanchorDialog, qtbot: QtBot
) -> None:
    assert rows(dialog).keys() == {LEADER, FORCES, LAST}
    forces = next(s for e in proposal(changed, FIRST).followed if (s := e.span).text == FORCES)
    assert list(dialog.places()) == [forces.id]
    with qtbot.waitSignal(dialog.apply_requested) as sent:
        QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert sent.args == [{forces.id: (forces.start - 1, forces.end - 1)}, frozenset()]


def test_of_the_places_of_a_doubtful_span_one_is_chosen(dialog: ReanchorDialog) -> None:
    row = rows(dialog)[LEADER]
    assert row.childCount() >= 1
    for number in range(row.childCount()):
        child = row.child(number)
        assert child is not None
        child.setCheckState(0, CHECKED)
    ticked = [row.child(n) for n in range(row.childCount())]
    assert [c.checkState(0) is CHECKED for c in ticked if c is not None].count(True) == 1
    assert len(dialog.places()) == 2


def test_a_lost_span_is_deleted_by_hand_and_not_otherwise(
    changed: Project, dialog: ReanchorDialog, qtbot: QtBot
) -> None:
    assert not dialog.delete_button.isEnabled()
    row = rows(dialog)[LAST]
    row.setSelected(True)
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert row.text(2) == "will be deleted"
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert row.text(2) == ""
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.apply_requested) as sent:
        QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    lost = next(e.span.id for e in proposal(changed, FIRST).followed if e.span.text == LAST)
    assert sent.args is not None
    assert sent.args[1] == {lost}


def test_applying_is_one_step_of_undo(changed: Project, qapp: object) -> None:
    saver = Saver(changed)
    stack = QUndoStack()

    def perform(work: Work) -> object:
        return saver.perform(partial(work, lambda _done, _of: None))

    made = proposal(changed, FIRST)
    after = settled(made, changed.article(FIRST), made.certain)
    steps = StoredSteps(changed, saver.flush, perform)
    steps.make("Follow", made.stored, after, stack)
    assert [span.text for span in changed.annotations(FIRST).spans] == [FORCES]
    assert not is_changed(Project.open(changed.folder, "a1"), FIRST)
    stack.undo()
    again = Project.open(changed.folder, "a1")
    assert is_changed(again, FIRST)
    assert proposal(again, FIRST).certain == made.certain
    stack.redo()
    assert [span.text for span in Project.open(changed.folder, "a1").annotations(FIRST).spans] == [FORCES]
    saver.stop()


def test_only_ticked_articles_are_moved(qtbot: QtBot) -> None:
    dialog = RenamedDialog({"قديم": "2018/جديد", "b": "c"})
    qtbot.addWidget(dialog)
    item = dialog.tree.topLevelItem(1)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    with qtbot.waitSignal(dialog.move_requested) as sent:
        QTest.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert sent.args == [{"قديم": "2018/جديد"}]


@pytest.fixture
def conflicting(corpus: Path) -> tuple[Project, StoredSet]:
    """A set in which two people have noted different things on one span."""
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    base = add_span(project.annotations(FIRST), make_span(article, 0, 5, "actor"))
    project.save(base)
    stored = project.stored(FIRST)
    sides = [
        StoredSet(set_span_note(base, base.spans[0].id, note), article_sha256=article.sha256)
        for note in ("لنا", "لهم")
    ]
    return project, merge_saved(stored, sides[0], sides[1], article)[0]


@pytest.mark.parametrize(
    ("choice", "notes"),
    [(Choice.OURS, ["لنا"]), (Choice.THEIRS, ["لهم"]), (Choice.BOTH, ["لنا", "لهم"])],
    ids=str,
)
def test_what_is_chosen_of_two_versions_is_taken(
    conflicting: tuple[Project, StoredSet], qtbot: QtBot, choice: Choice, notes: list[str]
) -> None:
    project, stored = conflicting
    article = project.article(FIRST)
    conflicts = open_conflicts(stored, article)
    dialog = MergeDialog(conflicts, project.schema, load_theme("dark"))
    qtbot.addWidget(dialog)
    assert dialog.choices() == {conflicts[0].id: Choice.OURS}
    dialog.choose(conflicts[0].id, choice)
    with qtbot.waitSignal(dialog.choices_made) as sent:
        QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert sent.args is not None
    after = decided(stored, article, sent.args[0])
    assert sorted(span.note for span in after.annotations.spans) == sorted(notes)
    assert open_conflicts(after, article) == ()


def test_a_changed_article_is_told_followed_and_undone_in_the_window(
    changed: Project, open_window: Callable[..., Desk]
) -> None:
    desk = open_window(changed.folder)
    desk.open_article("000")
    assert "changed since it was annotated" in desk.window.notices.text()
    before = desk.spans
    desk.window.actions_by_id["follow_text"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReanchorDialog)
    QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: [span.text for span in desk.spans] == [FORCES])
    assert not is_changed(Project.open(changed.folder, "a1"), FIRST)
    desk.session.undo_group.undo()
    assert desk.spans == before
    assert is_changed(Project.open(changed.folder, "a1"), FIRST)


def test_a_conflict_copy_is_merged_in_the_window_and_what_clashes_is_asked(
    desk: Desk, open_window: Callable[..., Desk]
) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.wait_saved()
    path = desk.session.project.annotation_path(FIRST)
    copy = path.with_name(f"{FIRST}.sync-conflict-20261121-101500-ABCDEF7.json")
    copy.write_bytes(path.read_bytes())
    desk.window.annotating.set_note(desk.spans[0].id, "لنا")
    desk.wait_saved()
    other = Project.open(desk.session.project.folder, "a1")
    assert len(conflict_copies(other)) == 1
    desk.open_article("001")
    desk.open_article("000")
    assert "two versions" in desk.window.notices.text()
    desk.window.actions_by_id["two_versions"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    (conflict,) = dialog.choices()
    dialog.choose(conflict, Choice.THEIRS)
    QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: [span.note for span in desk.spans] == [""])
    assert not copy.exists()
    desk.session.undo_group.undo()
    assert [span.note for span in desk.spans] == ["لنا"]
