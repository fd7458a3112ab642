"""Annotating as a person does it: by mouse and by keys, with everything taken back and made again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from annotations.model import Status
from annotations.store import Project
from tests.desktop.conftest import Desk, focused

KEYS = {"Actor": Qt.Key.Key_1, "Figure": Qt.Key.Key_2, "Base": Qt.Key.Key_3, "Stance": Qt.Key.Key_4}
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("backwards", [False, True], ids=["first to last letter", "last to first letter"])
def test_every_tricky_span_by_mouse(desk: Desk, tricky_spans: list[dict[str, Any]], backwards: bool) -> None:
    """By words; nine of them begin or end within a glued word: by letters, with Alt."""
    wanted: dict[str, list[tuple[int, int, str, str]]] = {}
    for row in tricky_spans:
        if row["label"] is None:
            continue
        article = row["article"].removesuffix(".txt")
        desk.open_article(article)
        start, end = row["start"], row["end"]
        desk.drag(*((end, start) if backwards else (start, end)))
        assert desk.view.selection() == (start, end), row["text"]
        desk.key(KEYS[row["label"]])
        wanted.setdefault(article, []).append((start, end, row["label"].lower(), row["text"]))
    assert sum(map(len, wanted.values())) == 61
    desk.wait_saved()

    again = Project.open(desk.session.project.folder, annotator="a1")
    for article, rows in wanted.items():
        spans = again.annotations(article).spans
        assert sorted((s.start, s.end, s.label, s.text) for s in spans) == sorted(rows)


def test_a_key_labels_the_word_at_the_caret(desk: Desk) -> None:
    desk.click(desk.article_text.index("العراقي"))
    desk.key(Qt.Key.Key_1)
    assert [(s.text, s.label) for s in desk.spans] == [("العراقي", "actor")]


def test_a_label_key_on_a_selected_span_changes_its_label(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    span_id = desk.spans[0].id
    desk.key(Qt.Key.Key_3)
    assert [(s.id, s.label) for s in desk.spans] == [(span_id, "base")]


def test_moving_the_caret_leaves_the_span(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_2)
    assert [s.label for s in desk.spans] == ["actor", "figure"]


def test_the_same_span_is_not_made_twice(desk: Desk) -> None:
    for _ in range(2):
        desk.drag(213, 229)
        desk.key(Qt.Key.Key_1)
    assert len(desk.spans) == 1


def test_q_repeats_the_last_label(desk: Desk) -> None:
    desk.drag(404, 414)
    desk.key(Qt.Key.Key_2)
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_Q)
    assert [s.label for s in desk.spans] == ["figure", "figure"]


def test_delete_removes_and_undo_brings_back(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    before = desk.spans
    desk.key(Qt.Key.Key_Delete)
    assert desk.spans == ()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.spans == before


def test_tab_goes_through_the_spans_and_round(desk: Desk) -> None:
    for start, end in ((5, 56), (213, 229), (404, 414)):
        desk.drag(start, end)
        desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Home, CONTROL)
    seen = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Tab)
        seen.append(desk.session.selected_span.start if desk.session.selected_span else None)
    assert seen == [5, 213, 404, 5]
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert desk.session.selected_span is not None
    assert desk.session.selected_span.start == 404


def test_a_repeated_click_goes_through_overlapping_spans(desk: Desk) -> None:
    for start, end, key in ((5, 56, Qt.Key.Key_1), (14, 56, Qt.Key.Key_4), (18, 37, Qt.Key.Key_3)):
        desk.drag(start, end)
        desk.key(key)
    desk.click(200)
    picked = []
    for _ in range(4):
        desk.click(20)
        span = desk.session.selected_span
        picked.append((span.start, span.end) if span else None)
    assert picked == [(18, 37), (14, 56), (5, 56), (18, 37)]


def test_selecting_in_text_table_and_inspector_is_one_selection(desk: Desk) -> None:
    for start, end in ((5, 56), (213, 229)):
        desk.drag(start, end)
        desk.key(Qt.Key.Key_1)
    desk.click(30)
    table = desk.window.spans.table
    assert table.currentIndex().siblingAtColumn(0).data() == desk.article_text[5:56]
    assert desk.window.inspector.quoted() == desk.article_text[5:56]
    table.selectRow(1)
    assert desk.view.selected_span() == desk.spans[1].id
    assert desk.window.inspector.quoted() == "القوات الأمريكية"


def test_copy_gives_the_text_as_stored(desk: Desk) -> None:
    desk.drag(3158, 3164)
    desk.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "إف 16″"
    desk.key(Qt.Key.Key_1)
    QGuiApplication.clipboard().clear()
    desk.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "إف 16″", "a selected span is copied too"


def test_mark_done_opens_the_next_article_and_is_undone_where_it_was_done(desk: Desk) -> None:
    first = desk.session.article
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert first is not None
    assert desk.session.annotations_of(first.id).status is Status.DONE
    assert desk.session.article is not None
    assert desk.session.article.id.startswith("001")
    desk.open_article("000")
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.session.annotations_of(first.id).status is Status.UNTOUCHED


@pytest.mark.parametrize(
    ("letter", "digit", "label"), [("١", Qt.Key.Key_1, "actor"), ("٣", Qt.Key.Key_3, "base")]
)
def test_arabic_digits_label(desk: Desk, letter: str, digit: Qt.Key, label: str) -> None:
    desk.drag(213, 229)
    _press_arabic(desk, letter)
    assert [s.label for s in desk.spans] == [label]


def test_letters_of_an_arabic_keyboard_are_shortcuts_by_place(desk: Desk) -> None:
    desk.drag(404, 414)
    desk.key(Qt.Key.Key_3)
    desk.drag(213, 229)
    _press_arabic(desk, "ض")
    assert [s.label for s in desk.spans] == ["base", "base"]
    _press_arabic(desk, "ئ", CONTROL)
    assert [s.label for s in desk.spans] == ["base"]


def test_arabic_letters_are_typed_into_a_line_of_text(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_Return)
    _press_arabic(desk, "ض")
    assert [s.label for s in desk.spans] == ["actor"]
    box = focused()
    assert isinstance(box, QLineEdit)
    assert box.text() == "ض"


def _press_arabic(
    desk: Desk, letter: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        text = "" if modifier & CONTROL else letter
        QApplication.sendEvent(focused(), QKeyEvent(kind, ord(letter), modifier, text))
    QApplication.processEvents()


def test_ten_steps_back_and_forth(desk: Desk) -> None:
    starts = [5, 213, 404, 498, 559]
    for start in starts:
        desk.click(start)
        desk.key(Qt.Key.Key_1)
    desk.window.annotating.set_note(desk.spans[0].id, "ملاحظة")
    desk.window.annotating.set_entity(desk.spans[1].id, "القوات الأمريكية")
    desk.window.annotating.relabel(desk.spans[2].id, "figure")
    desk.window.annotating.set_attribute(desk.spans[2].id, "value", 60)
    desk.window.annotating.show_span(desk.spans[4].id)
    desk.key(Qt.Key.Key_Delete)
    after = desk.session.annotations
    assert sorted(e.name for e in desk.session.entities.values()) == ["القوات الأمريكية", "مصدر"]
    for _ in range(10):
        desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.session.annotations.is_empty
    assert desk.session.entities == {}
    for _ in range(10):
        desk.key(Qt.Key.Key_Y, CONTROL)
    assert desk.session.annotations == after
    assert len(desk.session.entities) == 2


def test_work_is_there_again_at_the_next_start(open_window: Callable[..., Desk], corpus: Path) -> None:
    first = open_window(corpus)
    first.drag(213, 229)
    first.key(Qt.Key.Key_1)
    first.open_article("002")
    first.drag(110, 126)
    first.key(Qt.Key.Key_3)
    first.view.set_scroll_position(1500)
    place = first.view.scroll_position()
    first.quit()

    second = open_window()
    assert second.window.settings.last_project == str(corpus)
    second.errands.open_project(second.window.settings.last_project)
    assert second.session.article is not None
    assert second.session.article.id.startswith("002")
    assert [s.text for s in second.spans] == ["قاعدتي عين الأسد"]
    assert second.view.scroll_position() == place
    second.open_article("000")
    assert [s.text for s in second.spans] == ["القوات الأمريكية"]
