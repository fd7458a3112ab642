"""The line at the foot of the window: what is at the caret, the chips, and room for all of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.elided_label import ElidedLabel
from desktop.language import install_language
from desktop.theme import apply_theme, load_theme
from desktop.windows.status import StatusLine
from desktop.windows.status_chip import StatusChip
from tests.desktop.conftest import Desk

CLAUSE = "فلم تعد هناك ضرورة لبقاء القوات الأمريكية بالعراق بعد هزيمة داعش"


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QMainWindow:
    install_language(qapp, "en")
    apply_theme(qapp, load_theme("light"))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setStatusBar(StatusLine())
    window.resize(1024, 200)
    window.show()
    return window


@pytest.fixture
def status(window: QMainWindow) -> StatusLine:
    status = window.statusBar()
    assert isinstance(status, StatusLine)
    return status


def at_caret(status: StatusLine) -> ElidedLabel:
    (label,) = [
        label for label in status.findChildren(ElidedLabel) if label.accessibleName() == "At the caret"
    ]
    return label


def chips(status: StatusLine) -> list[str]:
    """The words of the modes that are shown."""
    return [
        chip.text() for chip in status.findChildren(StatusChip) if chip.isVisible() and chip.property("role")
    ]


def chip(status: StatusLine, words: str) -> QPushButton:
    return next(chip for chip in status.findChildren(StatusChip) if words in chip.text())


def test_spans_at_the_caret_are_named_the_smallest_first(status: StatusLine) -> None:
    status.show_place(7, 220, 220, "", [("Actor", "القوات الأمريكية"), ("Stance", CLAUSE)])
    assert at_caret(status).text() == (
        f"\u2068Actor\u2069: \u2068القوات الأمريكية\u2069 · \u2068Stance\u2069: \u2068{CLAUSE}\u2069"
    )


def test_elsewhere_the_spans_are_counted_and_a_selection_is_read(status: StatusLine) -> None:
    status.show_place(1, 3, 3, "")
    assert at_caret(status).text() == "1 span"
    status.show_place(2, 3, 9, "أعلن")
    assert at_caret(status).text() == "\u2068أعلن\u2069"


def test_direction_marks_are_warned_of_until_they_are_shown(status: StatusLine, qtbot: QtBot) -> None:
    status.show_bidi_controls(3)
    warning = chip(status, "3")
    assert warning.isVisible()
    assert warning.property("role") == "warning"
    with qtbot.waitSignal(status.reveal_clicked):
        QTest.mouseClick(warning, Qt.MouseButton.LeftButton)
    status.show_reveal(True)
    assert warning.property("role") == "chip"
    status.show_bidi_controls(0)
    assert chips(status) == ["Hidden characters"]
    status.show_reveal(False)
    assert chips(status) == []


def test_the_pen_names_its_label_and_is_put_away(status: StatusLine, qtbot: QtBot) -> None:
    status.show_pen("فاعل", "#0072B2")
    assert chips(status) == ["Pen: \u2068فاعل\u2069 · Esc leaves"]
    with qtbot.waitSignal(status.pen_clicked):
        QTest.mouseClick(chip(status, "Pen"), Qt.MouseButton.LeftButton)
    status.show_pen("")
    assert chips(status) == []


def test_reading_mode_is_said_and_left(status: StatusLine, qtbot: QtBot) -> None:
    status.show_reading(True)
    assert chips(status) == ["Reading mode"]
    with qtbot.waitSignal(status.reading_clicked):
        QTest.mouseClick(chip(status, "Reading"), Qt.MouseButton.LeftButton)
    status.show_reading(False)
    assert chips(status) == []


def _fill(status: StatusLine) -> None:
    status.annotator.setText("annotator-one")
    status.show_direction("right to left")
    status.zoom.setText("100 %")
    status.show_bidi_controls(12)
    status.show_pen("Actor", "#0072B2")
    status.show_place(7, 213, 229, "", [("Actor", "القوات الأمريكية"), ("Stance", CLAUSE)])
    status.show_saved()


def test_everything_but_what_is_at_the_caret_is_whole_at_1024_pixels(
    status: StatusLine, qtbot: QtBot
) -> None:
    _fill(status)
    label = at_caret(status)
    qtbot.waitUntil(lambda: _cut(status) == [label.text()])
    assert "القوات" in label.shown()
    assert status.window().width() == 1024


def test_a_narrow_window_stays_narrow_and_a_failure_stays_in_sight(status: StatusLine, qtbot: QtBot) -> None:
    _fill(status)
    status.show_reading(True)
    status.show_failed("no space left on the device, which is full, and so on")
    status.window().resize(720, 200)
    failure = next(label for label in status.findChildren(ElidedLabel) if label.property("state") == "failed")
    qtbot.waitUntil(lambda: 0 < failure.geometry().right() < 720)
    assert status.window().width() == 720
    assert failure.shown().startswith("not saved")
    assert failure.toolTip().startswith("no space")


def _cut(status: StatusLine) -> list[str]:
    """What is not shown in full."""
    parts = [*status.findChildren(ElidedLabel), *status.findChildren(StatusChip)]
    return [part.text() for part in parts if part.isVisible() and part.shown() != part.text()]


def test_a_clicked_span_is_named(desk: Desk) -> None:
    desk.view.set_selection(213, 229)
    desk.key(Qt.Key.Key_1)
    desk.click(220)
    assert at_caret(desk.window.status).text() == "\u2068Actor\u2069: \u2068القوات الأمريكية\u2069"
    desk.click(20)
    assert at_caret(desk.window.status).text() == "1 span"


@pytest.mark.parametrize(
    "go",
    [
        pytest.param(lambda desk: desk.view.set_selection(213, 213), id="before it"),
        pytest.param(lambda desk: desk.view.set_selection(229, 229), id="after it"),
        pytest.param(lambda desk: desk.view.set_selection(200, 214), id="selected into it"),
        pytest.param(lambda desk: desk.view.set_selection(235, 228), id="selected back into it"),
    ],
)
def test_a_caret_at_its_edge_names_it(desk: Desk, go: Callable[[Desk], None]) -> None:
    desk.view.set_selection(213, 229)
    desk.key(Qt.Key.Key_1)
    go(desk)
    assert "Actor" in at_caret(desk.window.status).text()


def test_the_direction_is_chosen_from_a_menu(desk: Desk) -> None:
    status = desk.window.status
    assert status.direction.text() == "right to left"
    QTest.mouseClick(status.direction, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(menu.actions()[-1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert status.direction.text() == "left to right"


def test_the_size_goes_back_by_a_click(desk: Desk) -> None:
    desk.view.set_zoom(1.5)
    QTest.mouseClick(desk.window.status.zoom, Qt.MouseButton.LeftButton)
    assert desk.view.zoom() == 1.0


def test_an_article_with_direction_marks_is_warned_of(desk: Desk) -> None:
    assert chips(desk.window.status) == []
    folder = desk.session.project.folder
    first = desk.session.project.articles[0]
    text = (folder / f"{first.id}.txt").read_text("utf-8")
    (folder / f"{first.id}.txt").write_text(f"\u202e{text[:50]}\u202c{text[50:]}", "utf-8")
    desk.window.close_project()
    assert desk.errands.open_project(folder)
    assert len(chips(desk.window.status)) == 1
    assert "2" in chips(desk.window.status)[0]
