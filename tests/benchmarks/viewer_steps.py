"""What is done to every widget, and how long each step takes until its picture is painted.

Times are milliseconds of the process's CPU time: painting offscreen never waits, so a busy machine blurs
them little.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from statistics import median, quantiles

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from annotations.model import Span
from tests.benchmarks.viewer_subjects import BARE, SUBJECTS, View, spans_in_sight
from tests.benchmarks.viewer_texts import Case

OPEN, ADD, REPAINT, WHEEL, JUMP, END, RESIZE = (
    "first paint",
    "add a span",
    "repaint",
    "wheel",
    "jump",
    "to the end",
    "resize",
)
STEPS = (OPEN, ADD, REPAINT, WHEEL, JUMP, END, RESIZE)
FRAMES = (ADD, REPAINT, WHEEL, JUMP, END, RESIZE)
"""The steps in which a picture follows on one that was there; opening reads the text first."""

Found = dict[str, float]
_CHEAP = 600.0
"""Milliseconds within which a step is repeated up to `_MORE` times as often as asked."""

_MORE = 4
_NOTHING = Case(0, 0, True)


class _Pictures(QObject):
    """Counts the pictures that a viewport paints."""

    def __init__(self, viewport: QObject) -> None:
        super().__init__()
        self.count = 0
        viewport.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Bench:
    """One widget with one text, and the steps."""

    def __init__(self, subject: str, case: Case, rounds: int, patience: float) -> None:
        """Show the widget; a step is done `rounds` times, or once when `patience` seconds are over."""
        self._case, self._rounds, self._patience = case, rounds, patience
        self._spanless = subject == BARE
        self._subject = SUBJECTS[subject]()
        self._widget = self._subject.widget
        self._viewport, self._bar = self._widget.viewport(), self._widget.verticalScrollBar()
        self._pictures = _Pictures(self._viewport)
        self._new = self._fresh_spans()
        self._places = random.Random(1)
        self._notch = -120
        QShortcut(QKeySequence("1"), self._widget, self._add)
        self._widget.resize(1000, 800)
        self._widget.show()
        self._widget.activateWindow()
        # The first letters of a font cost more than all others.
        self._subject.open(Case(5_000, 100, False))
        QApplication.processEvents()

    def run(self) -> dict[str, Found]:
        """Take all steps."""
        found = self._opening()
        self._bar.setValue(0)
        QApplication.processEvents()
        found[REPAINT] = self._measured(self._viewport.repaint)
        if not self._spanless:
            found[ADD] = self._measured(lambda: QTest.keyClick(self._widget, Qt.Key.Key_1))
        found[WHEEL] = self._measured(self._wheel)
        found[JUMP] = self._measured(self._jump)
        widths = cycle(range(700, 980, 7))
        found[RESIZE] = self._measured(lambda: self._widget.resize(next(widths), 800))
        return {step: found[step] for step in STEPS if step in found}

    def use(self) -> None:
        """Open the text and do what a reader does for a while: for the memory that it takes."""
        self._subject.open(self._case)
        QApplication.processEvents()
        begin = time.process_time()
        for _ in range(self._rounds):
            self._jump()
            QApplication.processEvents()
            self._wheel()
            QApplication.processEvents()
            if time.process_time() - begin > self._patience:
                break

    def spans_in_sight(self) -> int:
        """Return how many spans the text's first page shows."""
        assert isinstance(self._subject, View)
        self._bar.setValue(0)
        return spans_in_sight(self._subject.view, self._case)

    def close(self) -> None:
        """Take the widget away."""
        self._viewport.removeEventFilter(self._pictures)
        self._widget.close()
        QApplication.processEvents()
        gc.unfreeze()

    def _opening(self) -> dict[str, Found]:
        """Open the text anew and anew, each time going to an end that nobody has seen."""
        opened, ended = [], []
        begin = time.process_time()
        for _ in range(self._rounds):
            self._subject.open(_NOTHING)
            QApplication.processEvents()
            self._settle()
            opened.append(self._timed(lambda: self._subject.open(self._case)))
            ended.append(self._timed(lambda: self._bar.setValue(self._bar.maximum())))
            if time.process_time() - begin > self._patience:
                break
        return {OPEN: _summary(opened), END: _summary(ended)}

    def _settle(self) -> None:
        """Leave what is there out of later collections, as the program does once it has started."""
        gc.collect()
        gc.freeze()

    def _measured(self, action: Callable[[], object]) -> Found:
        """Take a step often enough; a cheap one more often, so that rare pauses are seen."""
        times: list[float] = []
        while len(times) < self._rounds or (len(times) < _MORE * self._rounds and sum(times) < _CHEAP):
            times.append(self._timed(action))
            if sum(times) > 1000 * self._patience:
                break
        return _summary(times)

    def _timed(self, action: Callable[[], object]) -> float:
        """Return how long an action and the picture that follows take."""
        before = self._pictures.count
        begin = time.process_time()
        action()
        QApplication.sendPostedEvents()
        if self._pictures.count == before:
            QApplication.processEvents()
        taken = (time.process_time() - begin) * 1000
        assert self._pictures.count > before, "nothing was painted"
        # What a widget leaves for later is done now: Qt's lay out the rest of a text, ours draws its map.
        QApplication.processEvents()
        return taken

    def _add(self) -> None:
        self._subject.add(next(self._new))

    def _fresh_spans(self) -> Iterator[Span]:
        """Yield spans that are in sight at the text's beginning."""
        for number in count():
            start = 20 + number * 37 % 600
            yield Span(f"new {number}", start, start + 15, "actor", "")

    def _jump(self) -> None:
        """Go to any other place of the text."""
        here, last = self._bar.value(), self._bar.maximum()
        self._bar.setValue((here + self._places.randrange(1, last)) % last)

    def _wheel(self) -> None:
        """Turn the wheel one notch down, or up at the end."""
        if self._bar.value() >= self._bar.maximum():
            self._notch = 120
        elif self._bar.value() <= 0:
            self._notch = -120
        point = QPointF(300, 300)
        event = QWheelEvent(
            point,
            self._viewport.mapToGlobal(point),
            QPoint(),
            QPoint(0, self._notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._viewport, event)


def _summary(times: list[float]) -> Found:
    late = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    return {
        "median": round(median(times), 3),
        "p95": round(late, 3),
        "max": round(max(times), 3),
        "rounds": len(times),
    }
