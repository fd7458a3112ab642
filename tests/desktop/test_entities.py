"""Entities as a person meets them: proposed while typing, filled in, listed, merged, split, assigned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QTreeWidgetItem

from annotations.edit import add_span
from annotations.entities.change import EntityChange
from annotations.model import AnnotationSet, Entity, Span, make_span
from annotations.store import Project
from desktop.dialogs.entity_chooser import EntityChooser
from desktop.dialogs.entity_dialog import EntityDialog
from desktop.dialogs.gazetteer_dialog import GazetteerDialog
from desktop.entity_field import EntityField
from desktop.models.entity_model import UNTIED
from tests.desktop.conftest import Desk, focused

CONTROL = Qt.KeyboardModifier.ControlModifier
FORCES = Entity("forces", "actor", "القوات الأمريكية")
IRAQI = Entity("iraqi", "actor", "القوات العراقية")
US = Entity("us", "actor", "الولايات المتحدة", aliases=("واشنطن",))


def know(desk: Desk, *entities: Entity) -> None:
    """Put entities into the register."""
    desk.session.change_entities("know", EntityChange(tuple((None, entity) for entity in entities)))


def write(words: str) -> None:
    """Type words in any script."""
    for letter in words:
        QApplication.sendEvent(
            focused(), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def to_text(desk: Desk) -> None:
    """Put the keyboard into the text; the platform of the tests forgets the window after a dialog."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.view.setFocus()


def mark(desk: Desk, text: str, key: Qt.Key = Qt.Key.Key_1) -> Span:
    """Label a text of the open article."""
    start = desk.article_text.index(text)
    desk.view.set_selection(start, start + len(text))
    to_text(desk)
    desk.key(key)
    desk.key(Qt.Key.Key_Escape)  # puts the quick card away, if it asks
    to_text(desk)
    return next(span for span in desk.spans if span.start == start and span.end == start + len(text))


def edit(desk: Desk, span: Span) -> EntityField:
    """Go to the entity of a span by the keyboard."""
    desk.window.annotating.show_span(span.id)
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Return)
    field = focused()
    assert isinstance(field, EntityField)
    return field


def entity_of(desk: Desk, span: Span) -> Entity | None:
    return desk.session.entities.get(desk.session.annotations.span(span.id).entity)


def names(field: EntityField) -> list[str]:
    model = field.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# The field


def test_typing_proposes_and_enter_takes_what_is_marked(desk: Desk) -> None:
    know(desk, FORCES, IRAQI, US)
    span = mark(desk, "العسكريين")
    field = edit(desk, span)
    write("القوات الع")
    assert field.list.isVisible()
    assert names(field)[0] == "القوات العراقية"
    desk.key(Qt.Key.Key_Return)
    assert not field.list.isVisible()
    assert entity_of(desk, span) == replace(IRAQI, aliases=("العسكريين",))
    assert desk.view.hasFocus()


def test_arrows_choose_and_escape_leaves_all_as_it_was(desk: Desk) -> None:
    know(desk, FORCES, IRAQI)
    span = mark(desk, "العسكريين")
    field = edit(desk, span)
    write("القوات")
    first, second = names(field)[:2]
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Down)
    assert field.list.currentIndex().data() == second != first
    desk.key(Qt.Key.Key_Escape)
    assert (field.list.isVisible(), field.text()) == (False, "")
    assert entity_of(desk, span) is None
    desk.key(Qt.Key.Key_Down)
    assert field.list.isVisible(), "without a word typed, what is likely is proposed"
    desk.key(Qt.Key.Key_Return)
    assert entity_of(desk, span) is not None


def test_a_row_is_taken_by_the_mouse(desk: Desk) -> None:
    know(desk, FORCES, IRAQI)
    span = mark(desk, "العسكريين")
    field = edit(desk, span)
    write("القوات")
    row = field.list.visualRect(field.list.model().index(1, 0)).center()
    wanted = names(field)[1]
    QTest.mouseClick(field.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    entity = entity_of(desk, span)
    assert entity is not None
    assert entity.name == wanted


def test_a_new_name_is_made_in_place_and_an_empty_one_unties(desk: Desk) -> None:
    know(desk, FORCES)
    span = mark(desk, "العسكريين")
    field = edit(desk, span)
    write("قيادة العمليات المشتركة")
    assert names(field)[-1] == "قيادة العمليات المشتركة"
    desk.key(Qt.Key.Key_Return)
    entity = entity_of(desk, span)
    assert entity is not None
    assert entity.name == "قيادة العمليات المشتركة"
    edit(desk, span)
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_Return)
    assert entity_of(desk, span) is None
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert entity_of(desk, span) == entity


def test_half_a_name_is_dropped_when_the_field_is_left(desk: Desk) -> None:
    know(desk, FORCES)
    span = mark(desk, "العسكريين")
    edit(desk, span)
    write("القوا")
    desk.view.setFocus()
    assert entity_of(desk, span) is None
    assert set(desk.session.entities) == {"forces"}


# What is filled in


def test_what_an_alias_says_for_sure_is_filled_in(desk: Desk) -> None:
    know(desk, FORCES, IRAQI, US)
    span = mark(desk, "القوات الأمريكية")
    assert entity_of(desk, span) == FORCES
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.spans == ()
    assert set(desk.session.entities) == {"forces", "iraqi", "us"}


def test_what_was_learned_is_filled_in_the_next_time(desk: Desk) -> None:
    know(desk, FORCES)
    first = mark(desk, "العسكريين")
    desk.window.annotating.choose_entity(first.id, "forces")
    desk.window.annotating.show_span(first.id)
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Delete)
    again = mark(desk, first.text)
    known = entity_of(desk, again)
    assert known is not None
    assert known.id == "forces"


def test_an_unnamed_source_is_another_one_in_every_article(desk: Desk) -> None:
    first = mark(desk, "مصدر")
    one = entity_of(desk, first)
    assert one is not None
    assert one.attributes["actor_kind"] == "unnamed"
    article, lookup = desk.session.article, desk.window.annotating.lookup
    assert article is not None
    assert lookup is not None
    again = replace(make_span(article, 0, 5, "actor"), text="مَصدر")
    assert lookup.meant(desk.session.annotations, again) == one
    desk.open_article("002")
    other = lookup.meant(desk.session.annotations, again)
    assert other is not None
    assert other.id != one.id


# The pane


@pytest.fixture
def two(open_window: Callable[..., Desk], corpus: Path) -> Desk:
    """A project of two annotators with mentions of two entities and of none; the pane with them is open."""
    for annotator in ("a2", "a1"):
        project = Project.open(corpus, annotator)
        project.save_entities([FORCES, US])
        for article in project.articles[:2]:
            annotations = AnnotationSet(article.id, annotator)
            more = ((40, "us"),) if article.id.startswith("000") else ()
            for start, entity in ((0, "forces"), (10, "us"), (20, ""), (30, ""), *more):
                span = replace(make_span(article, start, start + 6, "actor"), entity=entity)
                annotations = add_span(annotations, span)
            project.save(annotations)
    desk = open_window(corpus, "a1")
    panel = pane(desk)
    dock = next(dock for dock in desk.window._panes.docks if dock.widget() is panel)
    dock.raise_()
    desk.qtbot.waitUntil(panel.list.isVisible)
    desk.qtbot.waitUntil(lambda: rows(desk) == [(UNTIED, 4), ("us", 3), ("forces", 2)])
    return desk


def pane(desk: Desk) -> Any:
    return desk.window._panes.entities


def rows(desk: Desk) -> list[tuple[str, int]]:
    """The entities of the pane with their numbers, from top to bottom."""
    model = pane(desk)._model
    offers = [model.offer(row) for row in range(model.rowCount())]
    return [(offer.id, offer.count) for offer in offers]


def choose(desk: Desk, entity_id: str) -> None:
    """Click on an entity."""
    panel = pane(desk)
    row = next(row for row, (each, _) in enumerate(rows(desk)) if each == entity_id)
    place = panel.list.visualRect(panel._model.index(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.shown() == entity_id


def tops(desk: Desk) -> list[QTreeWidgetItem]:
    tree = pane(desk).mentions
    return [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]


def press(desk: Desk, words: str) -> None:
    """Press a button of the pane."""
    button = next(b for b in pane(desk).findChildren(QPushButton) if b.text() == words)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(kind: type[QDialog]) -> Any:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def accept(box: QDialog) -> None:
    buttons = box.findChild(QDialogButtonBox)
    assert buttons is not None
    button = next(
        b for b in buttons.buttons() if buttons.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(desk: Desk, words: str) -> None:
    """Say whom is meant in the dialog that asks for it, by keys."""
    box = dialog(EntityChooser)
    desk.qtbot.waitUntil(box.isActiveWindow)
    box.field.setFocus()
    write(words)
    desk.key(Qt.Key.Key_Return)
    accept(box)


def stored_ties(desk: Desk) -> dict[tuple[str, str, int], str]:
    desk.qtbot.waitUntil(desk.session.is_saved)
    project = Project.open(desk.session.project.folder, "a1")
    return {
        (annotator, heading.id, span.start): span.entity
        for annotator in project.annotators()
        for heading in project.headings
        for span in project.annotations(heading.id, annotator).spans
    }


def test_the_pane_filters_and_orders(two: Desk) -> None:
    panel = pane(two)
    panel.filter.setFocus()
    write("واشنطن")
    assert rows(two) == [("us", 3)]
    two.key(Qt.Key.Key_A, CONTROL)
    two.key(Qt.Key.Key_Delete)
    assert len(rows(two)) == 3
    name = next(action for action in panel._orders.actions() if action.text() == "Name")
    name.trigger()
    assert [entity for entity, _ in rows(two)] == [UNTIED, "forces", "us"]


def test_mentions_are_listed_by_article_and_a_click_goes_there(two: Desk) -> None:
    choose(two, "us")
    first, second = tops(two)
    assert (first.text(1), second.text(1)) == ("2", "1")
    mention = second.child(0)
    tree = pane(two).mentions
    tree.scrollToItem(mention)
    two.qtbot.waitUntil(lambda: tree.viewport().rect().contains(tree.visualItemRect(mention)))
    place = tree.visualItemRect(mention).center()
    assert tree.itemAt(place) is mention
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert two.session.article is not None
    assert two.session.article.id == two.session.project.headings[1].id
    assert two.session.selected_span is not None
    assert two.session.selected_span.entity == "us"


def test_a_merge_reaches_everybody_and_is_undone_as_one_step(two: Desk) -> None:
    before = stored_ties(two)
    choose(two, "forces")
    press(two, "Merge…")
    answer(two, "واشنطن")
    assert set(stored_ties(two).values()) == {"us", ""}
    assert list(two.session.entities) == ["us"]
    assert two.session.entities["us"].aliases == ("واشنطن", "القوات الأمريكية")
    assert rows(two) == [(UNTIED, 4), ("us", 5)]
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    assert stored_ties(two) == before
    assert dict(two.session.entities) == {"forces": FORCES, "us": US}
    two.key(Qt.Key.Key_Y, CONTROL)
    assert "forces" not in stored_ties(two).values()


def test_steps_from_before_a_merge_follow_it(two: Desk) -> None:
    span = next(span for span in two.spans if span.entity == "forces")
    two.window.annotating.set_note(span.id, "ملاحظة")
    two.open_article("001")
    choose(two, "forces")
    press(two, "Merge…")
    answer(two, "واشنطن")
    two.open_article("000")
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    now = two.session.annotations.span(span.id)
    assert (now.note, now.entity) == ("", "us")


def test_selected_mentions_are_split_off(two: Desk) -> None:
    choose(two, "forces")
    tree = pane(two).mentions
    tree.setCurrentItem(tops(two)[0])
    press(two, "Split…")
    answer(two, "قيادة العمليات")
    new = next(entity for entity in two.session.entities.values() if entity.name == "قيادة العمليات")
    first = two.session.project.headings[0].id
    assert stored_ties(two)["a1", first, 0] == new.id
    assert stored_ties(two)["a2", first, 0] == "forces"
    assert pane(two).shown() == new.id
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    assert new.id not in two.session.entities
    assert new.id not in stored_ties(two).values()


def test_what_is_deleted_leaves_its_spans_and_comes_back(two: Desk) -> None:
    before = stored_ties(two)
    choose(two, "us")
    press(two, "Delete")
    assert "us" not in two.session.entities
    assert "us" not in stored_ties(two).values()
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    assert stored_ties(two) == before


def test_spans_without_an_entity_get_one_all_at_once(two: Desk) -> None:
    choose(two, UNTIED)
    two.qtbot.waitUntil(lambda: len(tops(two)) == 4)
    pane(two).mentions.selectAll()
    press(two, "Assign an entity…")
    answer(two, "واشنطن")
    own = {key: entity for key, entity in stored_ties(two).items() if key[0] == "a1"}
    assert "" not in own.values()
    two.qtbot.waitUntil(lambda: rows(two) == [("us", 7), ("forces", 2)])
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    two.qtbot.waitUntil(lambda: rows(two)[0] == (UNTIED, 4))


def test_a_name_is_changed_once_for_all(two: Desk) -> None:
    choose(two, "us")
    press(two, "Edit…")
    box = dialog(EntityDialog)
    two.qtbot.waitUntil(box.isActiveWindow)
    box._name.setFocus()
    two.key(Qt.Key.Key_A, CONTROL)
    write("أمريكا")
    QTest.mouseClick(box._ok, Qt.MouseButton.LeftButton)
    assert two.session.entities["us"] == replace(US, name="أمريكا", aliases=("الولايات المتحدة", "واشنطن"))
    to_text(two)
    two.key(Qt.Key.Key_Z, CONTROL)
    assert two.session.entities["us"] == US


def test_a_name_that_another_has_is_pointed_out(two: Desk) -> None:
    choose(two, "us")
    press(two, "Edit…")
    box = dialog(EntityDialog)
    box._name.setText("القوات الأميركية")
    assert "القوات الأمريكية" in box._doubt.text()
    box.reject()


# Lists of names


def test_a_list_of_states_is_imported_and_known_at_once(desk: Desk, tmp_path: Path) -> None:
    assert pane(desk)._stack.currentIndex() == 1, "the empty pane offers it"
    desk.window.actions_by_id["import_gazetteer"].trigger()
    box = dialog(GazetteerDialog)
    assert not box._ok.isEnabled()
    box.tick("states")
    assert len(box.plan.new) == 197
    accept(box)
    assert len(desk.session.entities) == 197
    span = mark(desk, "بغداد")
    iraq = entity_of(desk, span)
    assert iraq is not None
    assert iraq.name == "العراق"
    desk.window.entities.gazetteers.export_to(tmp_path / "register.csv")
    assert "Q796" in (tmp_path / "register.csv").read_text(encoding="utf-8-sig")
    for _ in range(2):
        desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.session.entities == {}


def test_a_file_that_is_no_gazetteer_is_explained(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("title\nبغداد\n", encoding="utf-8")
    desk.window.actions_by_id["import_gazetteer"].trigger()
    box = dialog(GazetteerDialog)
    box.set_file(path)
    assert "label" in box._outcome.text()
    assert not box._ok.isEnabled()
    box.reject()


def test_a_merge_asks_until_it_is_told_an_entity_that_exists(two: Desk) -> None:
    choose(two, "forces")
    press(two, "Merge…")
    box = dialog(EntityChooser)
    two.qtbot.waitUntil(box.isActiveWindow)
    box.field.setFocus()
    write("اسم لا يعرفه أحد")
    two.key(Qt.Key.Key_Return)
    assert (box.entity_id, box.name, box._ok.isEnabled()) == ("", "", False)
    box.reject()
    assert set(two.session.entities) == {"forces", "us"}
