"""Measure the article view against Qt's own text widgets in the same run.

Milliseconds of CPU time (offscreen painting never waits), medians. Run as
``python tests/benchmarks/viewer.py [--json] [--rounds N]``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from annotations.model import Article, Span
from desktop.viewer.article_view import ArticleView
from desktop.viewer.looks import LabelLook

ROOT = Path(__file__).resolve().parents[2]
LABELS = {
    "actor": LabelLook("#0072B2", "solid"),
    "figure": LabelLook("#E69F00", "dotted"),
    "base": LabelLook("#009E73", "double"),
}
CASES = {
    "5k / 100, paragraphs": (5_000, 100, True),
    "5k / 100, one paragraph": (5_000, 100, False),
    "100k / 10k, one paragraph": (100_000, 10_000, False),
    "1M / 10k, one paragraph": (1_000_000, 10_000, False),
    "1M / 10k, paragraphs": (1_000_000, 10_000, True),
}


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--plain-limit", type=int, default=200_000, help="largest text for QPlainTextEdit")
    options = parser.parse_args()
    application = QApplication([])
    family = _load_font()
    results: dict[str, dict[str, dict[str, float]]] = {}
    for name, (size, count, paragraphs) in CASES.items():
        text = _text(size, paragraphs)
        spans = _spans(text, count)
        results[name] = {"ArticleView": _measure(_View(family, text, spans), options.rounds)}
        results[name]["QTextEdit"] = _measure(_Edit(QTextEdit(), family, text, spans), options.rounds)
        if size <= options.plain_limit:
            plain = _Edit(QPlainTextEdit(), family, text, spans)
            results[name]["QPlainTextEdit"] = _measure(plain, options.rounds)
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        _print_table(results)
    del application


class _View:
    """The article view, driven as the program drives it."""

    def __init__(self, family: str, text: str, spans: list[Span]) -> None:
        self.widget = ArticleView()
        self.widget.set_reading_font(family)
        self.widget.set_label_looks(LABELS)
        self._text, self.spans = text, spans

    def open(self) -> None:
        self.widget.set_article(Article("article", self._text))
        self.widget.set_spans(self.spans)

    def add(self, span: Span) -> None:
        self.spans = [*self.spans, span]
        self.widget.set_spans(self.spans)


class _Edit:
    """A text widget of Qt with one extra selection for every span."""

    def __init__(self, widget: QTextEdit | QPlainTextEdit, family: str, text: str, spans: list[Span]) -> None:
        self.widget = widget
        font = widget.font()
        font.setFamily(family)
        font.setPointSizeF(17)
        widget.setFont(font)
        widget.setReadOnly(True)
        self._text, self._spans = text, spans
        self._extra: list[Any] = []

    def open(self) -> None:
        self.widget.setPlainText(self._text)
        self._extra = [self._selection(span) for span in self._spans]
        self.widget.setExtraSelections(self._extra)

    def add(self, span: Span) -> None:
        self._extra = [*self._extra, self._selection(span)]
        self.widget.setExtraSelections(self._extra)

    def _selection(self, span: Span) -> Any:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.widget.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        color = QColor(LABELS[span.label].color)
        color.setAlphaF(0.16)
        look.setBackground(color)
        selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
        return selection


def _measure(subject: _View | _Edit, rounds: int) -> dict[str, float]:
    widget = subject.widget
    widget.resize(1000, 800)
    viewport = widget.viewport()
    widget.show()
    QApplication.processEvents()
    found = {"open": _timed(lambda: (subject.open(), _paint(viewport)))}
    bar = widget.verticalScrollBar()
    numbers = iter(range(10**6))

    def add() -> None:
        start = 20 + next(numbers) % 600
        subject.add(Span(f"new {start} {next(numbers)}", start, start + 15, "actor", ""))
        viewport.repaint()

    found["add a span"] = _median(add, rounds)
    found["repaint"] = _median(viewport.repaint, rounds)
    found["wheel"] = _median(lambda: _wheel(widget), rounds)
    places = random.Random(1)

    def jump() -> None:
        bar.setValue(places.randrange(max(1, bar.maximum())))
        viewport.repaint()

    found["jump"] = _median(jump, rounds)
    widths = iter(range(10**6))

    def resize() -> None:
        widget.resize(700 + 7 * (next(widths) % 40), 800)
        QApplication.processEvents()
        viewport.repaint()

    found["resize"] = _median(resize, min(rounds, 7))
    widget.close()
    widget.deleteLater()
    QApplication.processEvents()
    return found


def _wheel(widget: QWidget) -> None:
    viewport = widget.viewport()  # type: ignore[attr-defined]
    point = QPointF(300, 300)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        point,
        viewport.mapToGlobal(point),
        QPoint(),
        QPoint(0, -120),
        buttons,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    viewport.repaint()


def _paint(viewport: QWidget) -> None:
    QApplication.processEvents()
    viewport.repaint()


def _timed(action: Callable[[], object]) -> float:
    begin = time.process_time()
    action()
    return (time.process_time() - begin) * 1000


def _median(action: Callable[[], object], rounds: int) -> float:
    return statistics.median(_timed(action) for _ in range(rounds))


def _load_font() -> str:
    import fontpkg_ibm_plex_sans_arabic as package

    files = Path(package.__file__).parent / "files"
    number = QFontDatabase.addApplicationFont(str(files / "IBMPlexSansArabic-Regular.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _text(size: int, paragraphs: bool) -> str:
    """Return the sample articles' sentences, shuffled, as a text of a size."""
    sentences = [
        sentence.strip()
        for file in sorted((ROOT / "seeds").glob("*.txt"))
        for sentence in file.read_text("utf-8").replace("\n", " ").split(". ")
    ]
    dice = random.Random(0)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(dice.choice(sentences) + (".\n" if paragraphs and dice.random() < 0.3 else ". "))
        length += len(parts[-1])
    return "".join(parts)[:size]


def _spans(text: str, count: int) -> list[Span]:
    dice = random.Random(2)
    spans = []
    for number in range(count):
        start = dice.randrange(len(text) - 60)
        end = start + dice.randrange(4, 40)
        spans.append(Span(str(number), start, end, dice.choice(list(LABELS)), ""))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _print_table(results: dict[str, dict[str, dict[str, float]]]) -> None:
    for case, widgets in results.items():
        print(case)
        for name, found in widgets.items():
            print(f"  {name:15}", *(f"{what} {value:8.2f}  " for what, value in found.items()))


if __name__ == "__main__":
    main()
