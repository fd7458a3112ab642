"""Zoom, wheels and pinches, an article's direction, and lines on whole device pixels."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import Direction
from desktop.viewer.article_view import ArticleView
from desktop.viewer.column import grid, on_grid
from desktop.viewer.measures import measure
from tests.conftest import ROOT
from tests.desktop.viewer.conftest import CONTROL, NO, MakeView, seed, span

LONG = "\n".join(
    f"{number} " + "قالت قيادة العمليات إن القوات ستغادر قبل نهاية العام الجاري " * 3 for number in range(300)
)


def wheel(
    view: ArticleView,
    pixels: QPoint = QPoint(),  # noqa: B008
    angle: QPoint = QPoint(),  # noqa: B008
    modifiers: Qt.KeyboardModifier = NO,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    at: QPointF = QPointF(300, 200),  # noqa: B008
) -> None:
    viewport = view.viewport()
    event = QWheelEvent(
        at, viewport.mapToGlobal(at), pixels, angle, Qt.MouseButton.NoButton, modifiers, phase, False
    )
    QApplication.sendEvent(viewport, event)


def pinch(view: ArticleView, change: float, at: QPointF) -> None:
    viewport = view.viewport()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, viewport.mapToGlobal(at), change, QPointF())
    QApplication.sendEvent(viewport, event)


def touch_pinch(view: ArticleView, device: QPointingDevice, apart: tuple[int, int]) -> None:
    viewport, middle = view.viewport(), QPoint(300, 200)
    touch = QTest.touchEvent(viewport, device, False)
    half = QPoint(apart[0] // 2, 0)
    touch.press(0, middle - half, viewport).press(1, middle + half, viewport)
    touch.commit()
    steps = 10
    for step in range(1, steps + 1):
        half = QPoint((apart[0] + (apart[1] - apart[0]) * step // steps) // 2, 0)
        touch.move(0, middle - half, viewport).move(1, middle + half, viewport)
        touch.commit()
    touch.release(0, middle - half, viewport).release(1, middle + half, viewport)
    touch.commit()


@pytest.fixture
def view(make_view: MakeView) -> ArticleView:
    view = make_view(LONG, height=400)
    view.set_scroll_position(LONG.index("\n150 ") + 1)
    return view


def test_ctrl_and_the_wheel_zoom_around_the_pointer(view: ArticleView, qtbot: QtBot) -> None:
    at = QPointF(300, 250)
    seen = view.character_at(at)
    y = view.character_box(seen).center().y()
    with qtbot.waitSignal(view.zoom_changed):
        wheel(view, angle=QPoint(0, 120), modifiers=CONTROL, at=at)
    assert view.zoom() == pytest.approx(1.1)
    line = view.character_box(view.character_at(QPointF(300, y)))
    assert abs(line.center().y() - y) < line.height()
    assert abs(view.character_at(at) - seen) < 120


def test_a_pinch_zooms_around_the_fingers(view: ArticleView) -> None:
    at = QPointF(300, 250)
    seen = view.character_at(at)
    for _ in range(20):
        pinch(view, 0.03, at)
    assert view.zoom() == pytest.approx(1.03**20)
    assert abs(view.character_at(at) - seen) < 250
    for _ in range(20):
        pinch(view, 1 / 1.03 - 1, at)
    assert view.zoom() == pytest.approx(1.0)
    assert abs(view.character_at(at) - seen) < 250


def test_two_fingers_on_a_touch_screen_zoom(view: ArticleView) -> None:
    device = QTest.createTouchDevice()
    touch_pinch(view, device, (60, 180))
    assert view.zoom() > 1.5
    touch_pinch(view, device, (180, 60))
    assert view.zoom() < 1.5


def test_at_the_articles_beginning_zooming_keeps_the_beginning(make_view: MakeView) -> None:
    view = make_view(LONG, height=400)
    wheel(view, angle=QPoint(0, 240), modifiers=CONTROL)
    assert view.scroll_position() == 0
    assert view.verticalScrollBar().value() == 0


def test_a_touchpad_scrolls_by_pixels_and_loses_none(view: ArticleView) -> None:
    bar = view.verticalScrollBar()
    start = bar.value()
    wheel(view, QPoint(0, -7), QPoint(0, -14), phase=Qt.ScrollPhase.ScrollBegin)
    for _ in range(10):
        wheel(view, QPoint(0, -3), QPoint(0, -6), phase=Qt.ScrollPhase.ScrollUpdate)
    for _ in range(5):
        wheel(view, QPoint(0, -1), QPoint(0, -2), phase=Qt.ScrollPhase.ScrollMomentum)
    assert bar.value() - start == 42


def test_small_turns_of_a_wheel_add_up(view: ArticleView) -> None:
    bar = view.verticalScrollBar()
    start = bar.value()
    wheel(view, angle=QPoint(0, -120))
    notch = bar.value() - start
    for _ in range(60):
        wheel(view, angle=QPoint(0, -2))
    assert abs(bar.value() - start - 2 * notch) <= 1


def test_sideways_gestures_do_nothing(view: ArticleView) -> None:
    start = view.verticalScrollBar().value()
    wheel(view, QPoint(40, 0), QPoint(80, 0), phase=Qt.ScrollPhase.ScrollUpdate)
    wheel(view, angle=QPoint(120, 0))
    assert view.verticalScrollBar().value() == start
    assert view.zoom() == 1.0


def test_a_scroll_that_runs_out_does_not_zoom(view: ArticleView) -> None:
    start = view.verticalScrollBar().value()
    wheel(view, QPoint(0, -9), QPoint(0, -18), CONTROL, Qt.ScrollPhase.ScrollMomentum)
    assert view.zoom() == 1.0
    assert view.verticalScrollBar().value() == start + 9


def test_an_article_is_turned_where_it_is_read(view: ArticleView) -> None:
    place = view.scroll_position()
    view.set_spans([span(place, place + 20)])
    view.set_selection(place + 5, place + 25)
    assert view.character_box(place).center().x() > 400
    view.set_direction(Direction.LTR)
    assert view.character_box(place).center().x() < 400
    assert view.scroll_position() == place
    assert view.selection() == (place + 5, place + 25)
    assert len(view.spans_at(place)) == 1
    view.set_direction(Direction.AUTO)
    assert view.character_box(place).center().x() > 400


def test_a_latin_article_can_be_read_from_the_right(make_view: MakeView) -> None:
    view = make_view("A whole paragraph of English words. " * 20 + "\nEnd")
    last = len("A whole paragraph of English words. ") * 20 + 3
    assert view.character_box(last).left() < 200
    view.set_direction(Direction.RTL)
    assert view.character_box(last).left() > 200


@pytest.mark.parametrize(
    ("ratio", "pixels"), [(1.0, 1), (1.25, 4), (1.5, 2), (1.75, 4), (2.0, 1), (2.25, 4), (1.2, 5), (1.07, 1)]
)
def test_the_grid_of_whole_device_pixels(ratio: float, pixels: int) -> None:
    assert grid(ratio) == pixels


SAME_LINES = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from annotations.model import Article
from desktop.viewer.article_view import ArticleView

LINE = "إطجـــ 60%\\n"
view = ArticleView()
view.resize(500, 400)
view.set_reading_font("DejaVu Sans", 15)
view.set_article(Article("a", LINE * 40))
view.show()
seen, steps = set(), set()
for place in (200, 201, 202, 203, 217):
    view.verticalScrollBar().setValue(place)
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    boxes = [view.character_box(offset) for offset in range(0, 40 * len(LINE), len(LINE))]
    rows = [bytes(picture.constScanLine(y)) for y in range(picture.height())]
    page = max(rows, key=rows.count)
    tops = []
    for box in boxes:
        top, height = round((box.top() - 5) * ratio), round(box.height() * ratio)
        if 0 <= top and top + 2 * height <= picture.height():
            tops.append(next(y for y in range(top, top + height) if rows[y] != page))
            seen.add(tuple(rows[tops[-1] : tops[-1] + height]))
    steps |= {below - above for above, below in zip(tops, tops[1:])}
print(len(seen), len(steps), view.devicePixelRatio())
"""


@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2"])
def test_equal_lines_look_equal_wherever_they_are_scrolled(ratio: str) -> None:
    """A line that stood between two device pixels would look softer or stand nearer to the one above."""
    environment = {**os.environ, "QT_SCALE_FACTOR": ratio, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    run = subprocess.run(
        [sys.executable, "-c", SAME_LINES],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["1", "1", str(float(ratio))]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.37])
def test_every_line_stands_on_a_whole_device_pixel(make_view: MakeView, ratio: float, zoom: float) -> None:
    view = make_view(seed("001"), shown=False)
    font = view.font()
    font.setPointSizeF(17 * zoom)
    measures = on_grid(measure(font, 1.9), grid(ratio))
    for lines, gaps, blanks in ((1, 0, 0), (7, 2, 1), (100, 31, 5)):
        top = lines * measures.pitch + gaps * measures.gap + blanks * measures.blank
        assert (top * ratio).is_integer()
        assert ((top + measures.baseline) * ratio).is_integer()
