"""Marking in the window: the pen, edges by keys and by handles, proclitics, picking, modes of the view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionMenuItem

from annotations.edit import add_relation, set_attribute
from annotations.model import Direction, Relation
from annotations.store import Project
from desktop.actions import Menu
from desktop.viewer.handles import Edge
from tests.desktop.conftest import Desk, focused, move_mouse

ALT = Qt.KeyboardModifier.AltModifier
ARTICLE = "000_0e327b6c3cd33028"
Key = Qt.Key


def texts(desk: Desk) -> list[tuple[str, str]]:
    return [(span.text, span.label) for span in desk.spans]


def mark(desk: Desk, text: str, key: Key) -> None:
    """Drag over the first occurrence of some words and label them; the span stays selected."""
    start = desk.article_text.index(text)
    desk.drag(start, start + len(text))
    desk.key(key)


def end_handle(desk: Desk) -> QPointF:
    """The handle at the selected span's end."""
    return next(grip.handle for grip in desk.view.grips() if grip.edge is Edge.END)


# The pen


def test_with_the_pen_every_drag_labels_and_escape_puts_it_away(desk: Desk) -> None:
    mark(desk, "60%", Key.Key_2)
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_P)
    assert desk.window.marking.pen == "figure"
    for words in ("نحو 4000 جندي أمريكي", "عشرات الجنود"):
        start = desk.article_text.index(words)
        desk.drag(start, start + len(words))
    assert texts(desk) == [("60%", "figure"), ("نحو 4000 جندي أمريكي", "figure"), ("عشرات الجنود", "figure")]
    desk.key(Key.Key_Escape)
    assert desk.window.marking.pen == ""
    desk.drag(0, 4)
    assert len(desk.spans) == 3


def test_a_label_key_within_a_stroke_of_the_pen_makes_one_span(desk: Desk) -> None:
    desk.key(Key.Key_P)
    viewport, start = desk.view.viewport(), desk.article_text.index("المتحدث")
    first, last = (desk.view.character_box(start + n).center() for n in (0, 6))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first.toPoint())
    move_mouse(viewport, last, Qt.KeyboardModifier.NoModifier)
    desk.key(Key.Key_2)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last.toPoint())
    assert texts(desk) == [("المتحدث", "figure")]
    assert desk.window.marking.pen == "figure"


def test_a_label_key_changes_the_pen_and_one_step_undoes_one_drag(desk: Desk) -> None:
    desk.key(Key.Key_P)
    assert desk.window.marking.pen == "actor"
    desk.key(Key.Key_3)
    assert desk.window.marking.pen == "base"
    assert desk.spans == ()
    start = desk.article_text.index("قاعدة")
    desk.drag(start, start + 5)
    assert texts(desk) == [("قاعدة", "base")]
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.spans == ()


def test_the_pen_is_shown_and_its_chip_puts_it_away(desk: Desk) -> None:
    desk.key(Key.Key_P)
    action = desk.window.actions_by_id["pen"]
    assert action.isChecked()
    desk.window.status.pen_clicked.emit()
    assert not action.isChecked()
    assert desk.window.marking.pen == ""


# Edges


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Key.Key_BracketRight, Qt.KeyboardModifier.NoModifier, "لبقاء القوات الأمريكية"),
        (Key.Key_BracketLeft, Qt.KeyboardModifier.NoModifier, "الأمريكية"),
        (Key.Key_Apostrophe, Qt.KeyboardModifier.NoModifier, "القوات"),
        (Key.Key_BracketLeft, ALT, "لقوات الأمريكية"),
        (Key.Key_Apostrophe, ALT, "القوات الأمريكي"),
        (Key.Key_Semicolon, ALT, "القوات الأمريكيةب"),
    ],
    ids=[
        "start earlier",
        "start later",
        "end earlier",
        "letter later",
        "end letter earlier",
        "end letter later",
    ],
)
def test_keys_move_an_edge_and_keep_everything_else(
    desk: Desk, key: Key, held: Qt.KeyboardModifier, expected: str
) -> None:
    mark(desk, "المتحدث", Key.Key_1)
    other = desk.spans[0].id
    desk.drag(213, 229)
    desk.key(Key.Key_1)
    span = desk.session.selected_span
    assert span is not None
    tie = Relation("r1", "claimed_by", other, span.id)
    desk.session.edit("x", lambda s: set_attribute(add_relation(s, tie), span.id, "side", "عراقي"))
    desk.session.select_span(span.id)
    desk.key(key, held)
    moved = desk.session.annotations.span(span.id)
    assert (moved.text, moved.attributes["side"]) == (expected, "عراقي")
    assert desk.session.annotations.relations == (tie,)
    assert desk.session.selected_span == moved
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.annotations.span(span.id).text == "القوات الأمريكية"


def test_the_keys_lie_where_they_lie_under_an_arabic_layout(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Key.Key_1)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "ط"))
    assert desk.spans[0].text == "القوات"


def test_without_a_span_the_keys_move_the_edges_of_the_selection(desk: Desk) -> None:
    desk.drag(213, 229)
    desk.key(Key.Key_Apostrophe)
    start, end = desk.view.selection()
    assert desk.article_text[start:end] == "القوات"
    assert desk.spans == ()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, ALT], ids=["by words", "by letters"])
def test_a_handle_is_dragged_in_one_step(desk: Desk, held: Qt.KeyboardModifier) -> None:
    mark(desk, "مكتب رئيس", Key.Key_1)
    span = desk.spans[0]
    target = desk.article_text.index("الوزراء") + 3
    viewport, button = desk.view.viewport(), Qt.MouseButton.LeftButton
    handle, release = end_handle(desk), desk.view.character_box(target).center()
    QTest.mousePress(viewport, button, held, handle.toPoint())
    move_mouse(viewport, (handle + release) / 2, held)
    move_mouse(viewport, release, held)
    assert desk.spans == (span,), "nothing is stored before the mouse is let go"
    QTest.mouseRelease(viewport, button, held, release.toPoint())
    stored = desk.spans[0]
    assert stored.id == span.id
    if held is ALT:
        assert stored.text.startswith("مكتب رئيس الو")
        assert stored.end in (target, target + 1)
    else:
        assert stored.text == "مكتب رئيس الوزراء"
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.spans[0].text == "مكتب رئيس"


# Proclitics and picking


def test_a_key_takes_proclitics_out_and_in(desk: Desk) -> None:
    mark(desk, "للقوات الأمريكية", Key.Key_1)
    desk.key(Key.Key_C)
    assert texts(desk) == [("للقوات الأمريكية", "actor")], "لل is not parted"
    desk.key(Key.Key_Delete)
    start = desk.article_text.index("والمتابعين")
    desk.view.set_selection(start, start + len("والمتابعين"))
    desk.key(Key.Key_4)
    for expected in ("المتابعين", "والمتابعين", "المتابعين"):
        desk.key(Key.Key_C)
        assert texts(desk) == [(expected, "stance")]


def test_a_key_goes_through_the_spans_over_a_place(desk: Desk) -> None:
    mark(desk, "مكتب رئيس الوزراء", Key.Key_1)
    mark(desk, "المتحدث باسم مكتب رئيس الوزراء العراقي، سعد الحديثي", Key.Key_1)
    desk.key(Key.Key_Escape)
    desk.click(desk.article_text.index("رئيس"))
    picked = [desk.session.selected_span]
    for _ in range(2):
        desk.key(Key.Key_O)
        picked.append(desk.session.selected_span)
    assert [span.text[:6] for span in picked if span] == ["مكتب ر", "المتحد", "مكتب ر"]


# How the text is shown


@pytest.mark.parametrize("command", ["reveal", "hide_marks", "label_names", "overview", "snapping"])
def test_a_mode_is_switched_shown_and_remembered(
    open_window: Callable[..., Desk], corpus: Path, command: str
) -> None:
    desk = open_window(corpus)
    action = desk.window.actions_by_id[command]
    before = action.isChecked()
    action.trigger()
    assert action.isChecked() is not before
    desk.quit()
    assert open_window(corpus).window.actions_by_id[command].isChecked() is not before


def test_hidden_marks_change_no_offset(desk: Desk) -> None:
    desk.open_article("001")
    start = next(i for i, letter in enumerate(desk.article_text) if letter == "\u0651") - 1
    wide = desk.view.character_box(start).width()
    desk.window.actions_by_id["hide_marks"].trigger()
    assert desk.view.character_box(start).width() > 0
    assert desk.view.character_box(start) == desk.view.character_box(start + 1)
    word = desk.view.word_at(start)
    desk.drag(*word)
    desk.key(Key.Key_1)
    assert desk.spans[0].text == desk.article_text[slice(*word)]
    assert "\u0651" in desk.spans[0].text
    assert wide > 0


def test_a_direction_is_kept_with_the_article(desk: Desk) -> None:
    right = desk.view.character_box(0).center().x()
    desk.window.actions_by_id["direction_ltr"].trigger()
    assert desk.view.character_box(0).center().x() != right
    assert desk.window.actions_by_id["direction_ltr"].isChecked()
    folder = desk.session.project.folder
    desk.qtbot.waitUntil(lambda: Project.open(folder, "a1").article(ARTICLE).direction is Direction.LTR)
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.character_box(0).center().x() == right
    assert desk.window.actions_by_id["direction_auto"].isChecked()


def test_the_foot_of_the_window_warns_of_marks_of_direction(
    open_window: Callable[..., Desk], corpus: Path
) -> None:
    (corpus / "marked.txt").write_text("قال \u202eالمتحدث\u202c إن", encoding="utf-8")
    desk = open_window(corpus)
    desk.open_article("marked")
    chip = next(c for c in desk.window.status.findChildren(type(desk.window.status.zoom)) if "2" in c.text())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert desk.window.actions_by_id["reveal"].isChecked()


def test_the_direction_in_the_foot_offers_the_others(desk: Desk) -> None:
    QTest.mouseClick(desk.window.status.direction, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions()] == [
        "direction_auto",
        "direction_rtl",
        "direction_ltr",
    ]
    menu.close()


# Keys and menus


def test_under_an_arabic_layout_alt_moves_an_edge_and_opens_no_menu(desk: Desk) -> None:
    mark(desk, "المتحدث", Key.Key_1)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, ord("د"), ALT, "د")
        event.ignore()
        QApplication.sendEvent(desk.view, event)
        assert event.isAccepted()
    assert texts(desk) == [(" المتحدث", "actor")]


def test_nothing_to_repeat_is_said(desk: Desk) -> None:
    desk.drag(0, 4)
    desk.key(Key.Key_Q)
    assert desk.spans == ()
    assert "Press the key" in desk.window.status.currentMessage()
    desk.key(Key.Key_1)
    assert len(desk.spans) == 1
    assert desk.window.status.currentMessage() == "", "what was said is no longer true"


def test_menus_write_keys_as_they_are_on_the_keyboard(desk: Desk) -> None:
    option = QStyleOptionMenuItem()
    menu = desk.window.menu_bar.menus[Menu.EDGES]
    menu.initStyleOption(option, desk.window.actions_by_id["start_earlier_letter"])
    assert option.text == "Start a letter earlier\t\u2066Alt+]\u2069"
    menu.initStyleOption(option, desk.window.actions_by_id["snapping"])
    assert option.text == "&Whole words"
