"""A real window over a copy of the sample articles, driven through its public surface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotations.model import Span
from desktop.app import make_application, make_window
from desktop.session import Session
from desktop.viewer.strokes import words
from desktop.windows.errands import Errands
from desktop.windows.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    app = make_application()
    yield app
    # A widget that outlives the application crashes the interpreter on its way out.
    for widget in app.topLevelWidgets():
        widget.deleteLater()
    app.processEvents()


@pytest.fixture(autouse=True)
def own_settings(own_home: Path) -> None:
    """Qt reads the environment once; each test gets settings of its own all the same."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(own_home / "config"))


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Open windows as often as a test needs: each call is one more start of the program."""
    desks: list[Desk] = []

    def start(folder: Path | None = None, annotator: str | None = "a1") -> Desk:
        window, errands = make_window(qapp, annotator)
        # The card takes the keyboard after each label, other matches some keys; own tests switch them on.
        window.settings.set_value("marking/card", "off")
        window.settings.set_value("marking/matches", "off")
        window.resize(1360, 860)
        desk = Desk(window, errands, qtbot)
        desks.append(desk)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if folder is not None:
            assert errands.open_project(folder)
        window.view.setFocus()
        return desk

    yield start
    for desk in desks:
        desk.quit()


@pytest.fixture
def desk(open_window: Callable[..., Desk], corpus: Path) -> Desk:
    """The window with a fresh copy of the sample articles open."""
    return open_window(corpus)


class Desk:
    """A window and the hands that use it: mouse, keys, and waiting for what one sees."""

    def __init__(self, window: MainWindow, errands: Errands, qtbot: QtBot) -> None:
        self.window = window
        self.errands = errands
        self.qtbot = qtbot
        self._open = True

    @property
    def view(self) -> Any:
        return self.window.view

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.session.annotations.spans

    @property
    def article_text(self) -> str:
        assert self.session.article is not None
        return self.session.article.text

    def open_article(self, name: str) -> None:
        self.window.open_article(next(a.id for a in self.session.project.articles if a.id.startswith(name)))

    def quit(self) -> None:
        if self._open:
            self._open = False
            self.window.close()
            self.window.deleteLater()
            QApplication.sendPostedEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(focused(), text)

    def drag(self, start: int, end: int) -> None:
        """Drag over the letters from offset `start` to the last before `end`; backwards if end < start.

        Alt is held where the drag is to begin or end within a word.
        """
        first, last = (start, end - 1) if start < end else (start - 1, end)
        view = self.view
        view.ensure_visible(min(start, end), max(start, end))
        press = view.character_box(first).center()
        release = view.character_box(last).center()
        extent = min(start, end), max(start, end)
        by_words = words(self.article_text, *extent) == extent
        self._mouse(press, release, Qt.KeyboardModifier.NoModifier if by_words else ALT)

    def _mouse(self, press: QPointF, release: QPointF, held: Qt.KeyboardModifier) -> None:
        viewport, button = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, button, held, press.toPoint())
        middle = (press + release) / 2
        for point in (middle, release):
            move_mouse(viewport, point, held)
        QTest.mouseRelease(viewport, button, held, release.toPoint())

    def click(self, offset: int) -> None:
        """Click on the letter at an offset."""
        self.view.ensure_visible(offset, offset + 1)
        point = self.view.character_box(offset).center().toPoint()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def wait_saved(self) -> None:
        """Wait until the status line says that everything is on the disk."""
        self.qtbot.waitUntil(lambda: self.session.is_saved() and self.window.status.save_state() == "saved")


def move_mouse(widget: QWidget, point: QPointF, held: Qt.KeyboardModifier) -> None:
    """Move the mouse with its left button pressed; QTest does so without any key held."""
    button = Qt.MouseButton.LeftButton
    where = widget.mapToGlobal(point)
    QApplication.sendEvent(
        widget,
        QMouseEvent(QEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, button, held),
    )


def focused() -> QWidget:
    """Return the widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None, "no widget has the keyboard"
    return widget
