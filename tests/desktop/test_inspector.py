"""Describing a span: attributes by type, entity and note, and what is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from annotations.schema import AttributeKind, AttributeType
from annotations.schema_change import plan_change
from annotations.schema_edits import change_label
from desktop.fields import value_from_text
from tests.desktop.conftest import Desk


def field(desk: Desk, name: str, kind: type[QWidget]) -> QWidget:
    """The editor of the inspector that a screen reader would call `name`."""
    page = desk.window.inspector.page()
    assert page is not None
    found = [w for w in page.findChildren(kind) if w.accessibleName() == name]
    assert len(found) == 1, f"{name}: {len(found)} editors"
    return found[0]


@pytest.fixture
def figure(desk: Desk) -> Desk:
    """A figure that says nothing yet: what was read from its text is taken away."""
    desk.drag(498, 518)
    desk.key(Qt.Key.Key_2)
    (span,) = desk.spans
    for name in span.attributes:
        desk.window.annotating.set_attribute(span.id, name, None)
    assert not desk.spans[0].attributes
    return desk


def test_enter_goes_to_the_first_attribute_and_enter_comes_back(figure: Desk) -> None:
    figure.key(Qt.Key.Key_Return)
    figure.type("4000")
    figure.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is figure.view
    assert dict(figure.spans[0].attributes) == {"value": 4000}


@pytest.mark.parametrize("typed", ["٤٠٠٠", "4,000", "۴۰۰۰"])
def test_numbers_in_any_digits(figure: Desk, typed: str) -> None:
    figure.key(Qt.Key.Key_Return)
    line = field(figure, "Value", QLineEdit)
    assert isinstance(line, QLineEdit)
    line.insert(typed)
    figure.key(Qt.Key.Key_Return)
    assert figure.spans[0].attributes["value"] == 4000


def test_what_is_no_number_is_marked_and_not_stored(figure: Desk) -> None:
    figure.key(Qt.Key.Key_Return)
    figure.type("many")
    figure.key(Qt.Key.Key_Return)
    assert dict(figure.spans[0].attributes) == {}
    line = field(figure, "Value", QLineEdit)
    assert line.property("state") == "wrong"
    assert "number" in line.toolTip()


def test_a_choice_and_its_removal(figure: Desk) -> None:
    box = field(figure, "Counted", QComboBox)
    box.setFocus()
    figure.type("troops")
    assert figure.spans[0].attributes["counted"] == "troops"
    figure.key(Qt.Key.Key_Home)
    assert "counted" not in figure.spans[0].attributes


def test_the_note_is_taken_over_when_it_is_left(figure: Desk) -> None:
    note = field(figure, "Note", QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    note.insertPlainText("العدد تقريبي")
    figure.view.setFocus()
    assert figure.spans[0].note == "العدد تقريبي"
    figure.wait_saved()


def test_a_note_that_is_being_typed_is_kept_when_the_program_is_left(figure: Desk) -> None:
    note = field(figure, "Note", QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    note.insertPlainText("لم يكتمل")
    project = figure.session.project
    figure.quit()
    assert project.annotations("000_0e327b6c3cd33028").spans[0].note == "لم يكتمل"


def test_a_new_name_makes_an_entity_and_a_known_one_finds_it(desk: Desk) -> None:
    for start, end in ((213, 229), (2616, 2625)):
        desk.drag(start, end)
        desk.key(Qt.Key.Key_1)
        desk.key(Qt.Key.Key_Return)
        desk.type("US forces")
        desk.key(Qt.Key.Key_Return)
    entities = desk.session.entities
    assert [e.name for e in entities.values()] == ["US forces"]
    assert {s.entity for s in desk.spans} == set(entities)


def test_an_entity_has_attributes_of_its_own(desk: Desk) -> None:
    desk.drag(655, 666)
    desk.key(Qt.Key.Key_3)
    desk.window.annotating.set_entity(desk.spans[0].id, "عين الأسد")
    more = next(b for b in desk.window.inspector.page().findChildren(QPushButton) if b.isCheckable())
    more.click()
    kind = field(desk, "Kind", QComboBox)
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    desk.type("air")
    desk.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.view
    (entity,) = desk.session.entities.values()
    assert dict(entity.attributes) == {"base_kind": "air_base"}
    desk.view.setFocus()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (entity,) = desk.session.entities.values()
    assert dict(entity.attributes) == {}


def test_undo_shows_the_value_of_before(figure: Desk) -> None:
    span_id = figure.spans[0].id
    figure.window.annotating.set_attribute(span_id, "value", 4000)
    line = field(figure, "Value", QLineEdit)
    assert line.property("text") == "4000"
    figure.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.property("text") == ""


NUMBER = AttributeType("n", ("figure",), AttributeKind.NUMBER, "n", "")
DATE = AttributeType("d", ("figure",), AttributeKind.DATE, "d", "")


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        pytest.param(NUMBER, "0.5", 0.5, id="fraction"),
        pytest.param(NUMBER, "٠٫٥", 0.5, id="Arabic fraction"),
        pytest.param(NUMBER, "-3", -3, id="negative"),
        pytest.param(NUMBER, "1e999", None, id="infinite"),
        pytest.param(NUMBER, "nan", None, id="not a number"),
        pytest.param(DATE, "٢٠٢٠-٠٩", "2020-09", id="Arabic month"),
        pytest.param(DATE, "2020-13", None, id="no such month"),
        pytest.param(DATE, "2021-02-29", None, id="no such day"),
    ],
)
def test_values_from_text(attribute: AttributeType, text: str, value: object) -> None:
    assert value_from_text(attribute, text) == value


def test_neither_a_long_word_nor_a_long_label_widens_the_pane(desk: Desk) -> None:
    schema = desk.session.project.schema
    changed = change_label(schema, "actor", name="A label whose name is much longer than the pane is wide")
    desk.session.change_schema("rename", plan_change(desk.session.project, changed))
    desk.view.set_selection(0, len(desk.article_text))
    desk.key(Qt.Key.Key_1)
    page = desk.window.inspector.page()
    assert page is not None
    quote, label = page.findChild(QLabel, "quote"), field(desk, "Label", QComboBox)
    assert quote is not None
    quote.setText("مستشفياتهم" * 50)
    desk.qtbot.waitUntil(lambda: is_seen_whole(quote) and is_seen_whole(label))


def is_seen_whole(widget: QWidget) -> bool:
    """Say whether nothing of a widget's width is cut off."""
    return widget.visibleRegion().boundingRect().width() == widget.width()
