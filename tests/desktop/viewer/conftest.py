"""Fonts of known shapes and a view of a known size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import Article, Span
from desktop.viewer.article_view import ArticleView
from desktop.viewer.looks import LabelLook

PLEX, AMIRI, DEJAVU = "IBM Plex Sans Arabic", "Amiri", "DejaVu Sans"
FONTS = (PLEX, AMIRI, DEJAVU)
SEEDS = Path(__file__).resolve().parents[3] / "seeds"

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)

LOOKS = {
    "actor": LabelLook("#0072B2", "solid"),
    "figure": LabelLook("#E69F00", "dotted"),
    "base": LabelLook("#009E73", "double"),
    "stance": LabelLook("#CC79A7", "dashed", 0.08),
}

MakeView = Callable[..., ArticleView]


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: Any) -> None:
    for package in (fontpkg_amiri, fontpkg_ibm_plex_sans_arabic):
        for file in (Path(package.__file__).parent / "files").glob("*-Regular.ttf"):
            assert QFontDatabase.addApplicationFont(str(file)) >= 0


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    """Return a way to show a text (or an article) in a view."""

    def make(
        text: str | Article, *, font: str = PLEX, width: int = 800, height: int = 600, shown: bool = True
    ) -> ArticleView:
        view = ArticleView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_reading_font(font)
        view.set_label_looks(LOOKS)
        view.set_article(text if isinstance(text, Article) else article(text))
        if shown:
            view.show()
            view.setFocus()
        return view

    return make


def article(text: str, **fields: Any) -> Article:
    return Article(id="article", text=text, **fields)


def span(start: int, end: int, label: str = "actor", span_id: str = "") -> Span:
    return Span(id=span_id or f"{label}-{start}-{end}", start=start, end=end, label=label, text="")


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}*")).read_text("utf-8")


def centre(view: ArticleView, offset: int) -> QPoint:
    return view.character_box(offset).center().toPoint()


def drag(view: ArticleView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NO, start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, NO, end)


def click(view: ArticleView, offset: int, modifiers: Qt.KeyboardModifier = NO) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifiers, centre(view, offset))


def move(view: ArticleView, point: QPoint, held: Qt.KeyboardModifier = NO, *, pressed: bool = True) -> None:
    """Move the mouse with or without its left button pressed; QTest does so without any key held."""
    where = QPointF(point)
    none, viewport = Qt.MouseButton.NoButton, view.viewport()
    QApplication.sendEvent(
        viewport,
        QMouseEvent(
            QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), none, LEFT if pressed else none, held
        ),
    )


def sweep(view: ArticleView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NO) -> None:
    """Drag as a hand does: with many moves on the way."""
    QTest.mousePress(view.viewport(), LEFT, held, start)
    for step in range(1, 9):
        move(view, start + (end - start) * step / 8, held)
    QTest.mouseRelease(view.viewport(), LEFT, held, end)
