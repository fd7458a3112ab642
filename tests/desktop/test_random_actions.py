"""Whatever a person does in whatever order, the annotations are what a simple model says they must be."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from annotations.check import check_project
from annotations.entities.names import is_unnamed
from annotations.entities.ranking import NameIndex, sure_entity
from annotations.figure_attributes import with_reading
from annotations.model import Span, Status, make_span
from annotations.store import Project
from tests.desktop.conftest import Desk, focused

ACTIONS = 300
LABELS = ("actor", "figure", "base", "stance")
NAMES = ("alpha", "beta", "gamma", "delta")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Marked:
    """What a span should be; its entity by name."""

    start: int
    end: int
    label: str
    value: object = None
    target: object = None
    entity: str = ""
    note: str = ""


@dataclass(frozen=True)
class State:
    """What an article's annotations should be."""

    spans: tuple[Marked, ...] = ()
    status: Status = Status.UNTOUCHED


@dataclass
class History:
    """The states an article went through, and which of them is the present one."""

    states: list[State] = field(default_factory=lambda: [State()])
    at: int = 0

    @property
    def now(self) -> State:
        return self.states[self.at]

    def step(self, state: State) -> None:
        """Take a new state, if it is one: what was undone before it is forgotten."""
        if state != self.now:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    def move(self, by: int) -> None:
        self.at = min(len(self.states) - 1, max(0, self.at + by))


class Person:
    """Does something at random in the window, and the same in the model."""

    def __init__(self, desk: Desk, dice: random.Random) -> None:
        self.desk = desk
        self.dice = dice
        self.model = {article.id: History() for article in desk.session.project.articles}
        self.last_label = ""
        self.targets = [
            choice.value
            for attribute in desk.session.project.schema.attribute_types
            if attribute.id == "target"
            for choice in attribute.choices
        ]
        self.done: list[str] = []
        # What a person does most comes up most.
        self.actions: dict[Callable[[], None], int] = {
            self.select: 6,
            self.click: 4,
            self.label: 10,
            self.repeat_label: 2,
            self.delete: 2,
            self.undo: 5,
            self.redo: 3,
            self.next_span: 4,
            self.change_article: 2,
            self.describe: 6,
            self.write_note: 2,
            self.find: 1,
            self.mark_done: 1,
            self.mark_in_work: 1,
        }

    def act(self) -> None:
        (action,) = self.dice.choices(list(self.actions), list(self.actions.values()))
        self.done.append(action.__name__)
        self.take_window()
        action()
        self.compare()

    def take_window(self) -> None:
        """Put the keyboard into the text; the platform of the tests forgets the window after a popup."""
        self.desk.window.activateWindow()
        self.desk.qtbot.waitUntil(self.desk.window.isActiveWindow)
        self.desk.view.setFocus()

    @property
    def article_id(self) -> str:
        assert self.desk.session.article is not None
        return self.desk.session.article.id

    @property
    def history(self) -> History:
        return self.model[self.article_id]

    # What a person does

    def select(self) -> None:
        start = self.dice.randrange(len(self.desk.article_text) - 40)
        self.desk.click(start)
        for _ in range(self.dice.randrange(1, 9)):
            self.desk.key(Qt.Key.Key_Left, SHIFT | self.dice.choice((CONTROL, Qt.KeyboardModifier(0))))

    def click(self) -> None:
        spans = self.desk.spans
        if spans and self.dice.random() < 0.7:
            span = self.dice.choice(spans)
            self.desk.click(self.dice.randrange(span.start, span.end))
        else:
            self.desk.click(self.dice.randrange(len(self.desk.article_text)))

    def label(self) -> None:
        number = self.dice.randrange(4)
        self._give(LABELS[number], Qt.Key(int(Qt.Key.Key_1) + number))

    def repeat_label(self) -> None:
        if self.last_label:
            self._give(self.last_label, Qt.Key.Key_Q)

    def _give(self, label: str, key: Qt.Key) -> None:
        start, end = self.desk.view.selection()
        selected = self.desk.session.selected_span
        self.last_label = label
        if start == end and selected is not None:
            twin = (selected.start, selected.end, label)
            if all((m.start, m.end, m.label) != twin for m in self.history.now.spans):
                value = self._read(replace(selected, label=label))
                self._change(selected, label=label, value=value)
        else:
            if start == end:
                start, end = self.desk.view.word_at(start)
            while start < end and self.desk.article_text[start].isspace():
                start += 1
            while start < end and self.desk.article_text[end - 1].isspace():
                end -= 1
            twin = any((m.start, m.end, m.label) == (start, end, label) for m in self.history.now.spans)
            if start < end and not twin:
                entity = self._meant(start, end, label)
                assert self.desk.session.article is not None
                value = self._read(make_span(self.desk.session.article, start, end, label))
                marked = Marked(start, end, label, value=value, entity=entity)
                self._step((*self.history.now.spans, marked))
        self.desk.key(key)

    def _read(self, span: Span) -> object:
        """The value that a span has once what its text says is filled in."""
        schema = self.desk.session.project.schema
        return with_reading(schema, self.desk.article_text, span).attributes.get("value")

    def _meant(self, start: int, end: int, label: str) -> str:
        """The name of the entity that a new span surely means: it has this text for its name."""
        text = self.desk.article_text[start:end]
        entity = sure_entity(text, label, NameIndex(self.desk.session.entities.values()))
        if entity is None and label == "actor" and is_unnamed(text):
            return " ".join(text.split())
        return entity.name if entity is not None else ""

    def delete(self) -> None:
        selected = self.desk.session.selected_span
        if selected is not None:
            left = list(self.history.now.spans)
            left.remove(self._as_model(selected))
            self.history.step(replace(self.history.now, spans=tuple(left)))
        self.desk.key(self.dice.choice((Qt.Key.Key_Delete, Qt.Key.Key_Backspace)))

    def undo(self) -> None:
        self.history.move(-1)
        self.desk.key(Qt.Key.Key_Z, CONTROL)

    def redo(self) -> None:
        self.history.move(1)
        self.desk.key(Qt.Key.Key_Y, CONTROL)

    def next_span(self) -> None:
        if self.dice.random() < 0.5:
            self.desk.key(Qt.Key.Key_Tab)
        else:
            self.desk.key(Qt.Key.Key_Backtab, SHIFT)

    def change_article(self) -> None:
        self.desk.key(self.dice.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)), ALT)

    def describe(self) -> None:
        """Go to the first editor of the selected span, set what it is for, and come back."""
        selected = self.desk.session.selected_span
        if selected is None:
            return
        self.desk.key(Qt.Key.Key_Return)
        if selected.label == "figure":
            value = self.dice.randrange(3)
            self._change(selected, value=value)
            self._type(str(value))
        elif selected.label == "stance":
            before = selected.attributes.get("target")
            following = self.targets.index(before) + 1 if before in self.targets else 0
            self._change(selected, target=self.targets[min(following, len(self.targets) - 1)])
            self.desk.key(Qt.Key.Key_Down)
        else:
            name = self.dice.choice(NAMES)
            self._change(selected, entity=name)
            self._type(name)
        self.desk.key(Qt.Key.Key_Return)
        assert focused() is self.desk.view

    def write_note(self) -> None:
        selected = self.desk.session.selected_span
        if selected is None:
            return
        note = self.dice.choice(("", "doubtful", "see the map"))
        self._change(selected, note=note)
        notes = self.desk.window.inspector.findChildren(QPlainTextEdit)
        next(note for note in notes if note.isVisible()).setFocus()
        self._type(note)
        self.desk.key(Qt.Key.Key_Escape)
        assert focused() is self.desk.view

    def find(self) -> None:
        words = self.desk.article_text.split()
        self.desk.key(Qt.Key.Key_F, CONTROL)
        self._set_text(self.dice.choice(words))
        self.desk.key(Qt.Key.Key_Return)
        self.desk.key(Qt.Key.Key_Escape)

    def mark_done(self) -> None:
        self.history.step(replace(self.history.now, status=Status.DONE))
        self.desk.key(Qt.Key.Key_Return, CONTROL)

    def mark_in_work(self) -> None:
        self.history.step(replace(self.history.now, status=Status.IN_WORK))
        self.desk.key(Qt.Key.Key_Return, CONTROL | SHIFT)

    def _type(self, text: str) -> None:
        self.desk.key(Qt.Key.Key_A, CONTROL)
        self.desk.key(Qt.Key.Key_Delete)
        self.desk.type(text)

    def _set_text(self, text: str) -> None:
        line: Any = focused()
        line.setText(text)

    # What the model makes of it

    def _change(self, span: Span, **changes: Any) -> None:
        before = self._as_model(span)
        spans = list(self.history.now.spans)
        spans[spans.index(before)] = replace(before, **changes)
        self._step(spans)

    def _step(self, spans: Any) -> None:
        now = self.history.now
        status = now.status
        if Counter(spans) != Counter(now.spans) and status is Status.UNTOUCHED:
            status = Status.IN_WORK
        self.history.step(State(tuple(spans), status))

    def _as_model(self, span: Span) -> Marked:
        entities = self.desk.session.entities
        return Marked(
            span.start,
            span.end,
            span.label,
            span.attributes.get("value"),
            span.attributes.get("target"),
            entities[span.entity].name if span.entity else "",
            span.note,
        )

    # What must hold

    def compare(self) -> None:
        """Compare the window with the model of the open article."""
        desk = self.desk
        annotations = desk.session.annotations
        assert Counter(map(self._as_model, annotations.spans)) == Counter(self.history.now.spans)
        assert annotations.status is self.history.now.status
        assert desk.window.spans.table.model().rowCount() == len(annotations.spans)
        for span in annotations.spans:
            assert desk.article_text[span.start : span.end] == span.text
        selected = desk.session.selected_span
        assert desk.view.selected_span() == (selected.id if selected else "")
        assert desk.window.inspector.quoted() == (selected.text if selected else "")
        history = self.history
        assert desk.session.undo_group.canUndo() is (history.at > 0)
        assert desk.session.undo_group.canRedo() is (history.at < len(history.states) - 1)

    def compare_files(self) -> None:
        """Compare what is on the disk with the model of all articles."""
        self.desk.wait_saved()
        project = Project.open(self.desk.session.project.folder, annotator="a1")
        assert project.problems == []
        for article_id, history in self.model.items():
            stored = project.annotations(article_id)
            assert stored == self.desk.session.annotations_of(article_id)
            assert Counter(map(self._as_model, stored.spans)) == Counter(history.now.spans)
            assert stored.status is history.now.status
        assert check_project(project) == []
        assert project.entities == self.desk.session.entities

    def go_through_history(self, by: int) -> None:
        """Undo (-1) or redo (1) all there is in every article."""
        for article_id, history in self.model.items():
            self.take_window()
            self.desk.window.open_article(article_id)
            while 0 <= history.at + by < len(history.states):
                (self.undo if by < 0 else self.redo)()
                self.compare()


@pytest.mark.slow
def test_random_actions(desk: Desk) -> None:
    seed = random.randrange(1_000_000)
    person = Person(desk, random.Random(seed))
    try:
        for number in range(1, ACTIONS + 1):
            person.act()
            if number % 60 == 0:
                person.compare_files()
        person.go_through_history(-1)
        person.compare_files()
        assert all(desk.session.annotations_of(article_id).is_empty for article_id in person.model)
        person.go_through_history(1)
        person.compare_files()
    except Exception:
        print(f"seed {seed}, after {len(person.done)} actions: {', '.join(person.done[-12:])}")
        raise
