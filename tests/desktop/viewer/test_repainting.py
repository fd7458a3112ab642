"""What changes is painted anew where it lies, and that is enough: a whole repaint shows the same picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.viewer.article_view import ArticleView
from tests.desktop.viewer.conftest import AMIRI, PLEX, MakeView, seed, span

HERE, ACROSS_LINES, NESTED = span(200, 215), span(100, 420, "stance"), span(205, 212, "base")


def on_screen(view: ArticleView) -> QImage:
    """Return what stands on the screen, without painting anything."""
    QApplication.processEvents()
    image = view.screen().grabWindow(view.winId()).toImage()
    bars = view.viewport().geometry()
    return image.copy(bars)


STEPS: dict[str, Callable[[ArticleView], None]] = {
    "a span comes": lambda view: view.set_spans([HERE]),
    "one within it": lambda view: view.set_spans([HERE, NESTED]),
    "one over lines": lambda view: view.set_spans([ACROSS_LINES, HERE, NESTED]),
    "one is selected": lambda view: view.set_selected_span(ACROSS_LINES.id),
    "another is selected": lambda view: view.set_selected_span(NESTED.id),
    "words are selected": lambda view: view.set_selection(150, 300),
    "fewer words": lambda view: view.set_selection(150, 190),
    "the caret moves": lambda view: view.set_selection(400, 400),
    "the selected one goes": lambda view: view.set_spans([ACROSS_LINES, HERE]),
    "the others change": lambda view: view.set_spans([span(90, 300, "figure", ACROSS_LINES.id)]),
    "all are gone": lambda view: view.set_spans([]),
}


@pytest.mark.parametrize("font", [PLEX, AMIRI])
def test_every_change_is_painted_wherever_it_shows(make_view: MakeView, font: str) -> None:
    view = make_view(seed("000"), font=font)
    assert QTest.qWaitForWindowExposed(view)
    view.set_spans([HERE])
    view.set_spans([])
    before = on_screen(view)
    for name, change in STEPS.items():
        change(view)
        after = on_screen(view)
        assert after != before, f"{name}: nothing is seen of it"
        view.viewport().repaint()
        assert after == on_screen(view), name
        before = after
