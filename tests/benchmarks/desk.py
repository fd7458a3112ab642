"""Measure how long the real window takes over what its user does all day, in one process without a screen.

Opening an article (from the click in the list), going on to the next one, labelling a selection (from the
key) and undoing that: each until the whole window is painted again, labelling also until everything is on the
disk and the window knows. Milliseconds of wall time (median, 95th percentile) and of the window's thread at
work. Baselines in the same run: the same bytes written durably and nothing else, and Qt's plain text editor
with the same text and no spans. Run as ``python tests/benchmarks/desk.py [--json] [--rounds N]``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from typing_extensions import override

from annotations.model import Article, Span, make_span
from annotations.store import Project
from desktop.app import make_application, make_window
from desktop.models.article_model import ID
from desktop.windows.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
ANNOTATOR = "a1"
SIZE = (1360, 860)
PATIENCE = 20.0
"""Seconds after which something must have gone wrong."""


@dataclass(frozen=True)
class Case:
    """An article of a size, and the milliseconds that are wanted at most for opening it."""

    characters: int
    spans: int
    open_within: float

    @property
    def name(self) -> str:
        """The article's id: in the list the articles stand in the order of their sizes."""
        return f"{self.characters:07}"


NEIGHBOUR = Case(3_999, 40, 30)
CASES = (Case(4_000, 40, 30), Case(50_000, 1_000, 50), Case(500_000, 5_000, 100))
PAINTED_WITHIN = 8.0
SAVED_WITHIN = 20.0


@dataclass(frozen=True)
class Took:
    """Milliseconds: on the clock, and of this thread's work."""

    wall: float
    work: float


Times = dict[str, list[Took]]
"""What every round took, by what was done."""


class Stopwatch(QObject):
    """Measures until a widget's window is painted: the widget sees its own part, the rest follows at once."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._painted = False
        self._wall = self._work = 0.0
        # So that waiting for what never comes has an end.
        self.startTimer(1000)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def start(self) -> None:
        """Start anew."""
        self._painted = False
        self._wall, self._work = time.perf_counter(), time.thread_time()

    def read(self) -> Took:
        """Return what has passed since the start."""
        return Took(1000 * (time.perf_counter() - self._wall), 1000 * (time.thread_time() - self._work))

    def until_painted(self) -> Took:
        """Let the program run until the window has been painted."""
        self.until(lambda: self._painted)
        return self.read()

    def until(self, done: Callable[[], bool]) -> None:
        """Let the program run until something is so."""
        while not done():
            # Waiting, as the program does: asking over and over would keep the saving thread from its work.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > self._wall + PATIENCE:
                sys.exit(f"what should have happened did not within {PATIENCE:.0f} s")


class Desk:
    """The program's window, and the hands of its user."""

    def __init__(self, window: MainWindow) -> None:
        assert window.session is not None
        self.view = window.view
        self._session = window.session
        self._list = window.articles.list
        self._watch = Stopwatch(self.view.viewport())
        self._saved = False
        self._session.saved.connect(self._on_saved)

    @property
    def article(self) -> Article:
        """The open article."""
        assert self._session.article is not None
        return self._session.article

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the open article."""
        return self._session.annotations.spans

    def annotation_file(self) -> Path:
        """Return the file that holds the open article's annotations."""
        return self._session.project.annotation_path(self.article.id)

    def click(self, article_id: str) -> Took:
        """Click on an article in the list."""
        model = self._list.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        index = next(index for index in rows if index.data(ID) == article_id)
        self._list.scrollTo(index)
        place = self._list.visualRect(index).center()
        took = self._measure(lambda: _click(self._list.viewport(), place))
        assert self.article.id == article_id
        return took

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Took:
        """Press a key in the text."""
        return self._measure(lambda: QTest.keyClick(self.view, key, modifier))

    def label(self, start: int, end: int) -> tuple[Took, Took]:
        """Select a piece of text and press the key of the first label; measure painting, and saving."""
        self.view.set_selection(start, end)
        self.view.ensure_visible(start, end)
        count = len(self.spans)
        painted = self.press(Qt.Key.Key_1)
        assert len(self.spans) == count + 1
        self._watch.until(lambda: self._saved)
        return painted, self._watch.read()

    def settle(self) -> None:
        """Let the program do whatever it still has to do."""
        self._session.flush()
        for _ in range(5):
            QApplication.processEvents()
            # Outside an event loop of the application's own nobody else sees to these.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _measure(self, act: Callable[[], None]) -> Took:
        self.settle()
        self._saved = False
        self._watch.start()
        act()
        return self._watch.until_painted()

    def _on_saved(self) -> None:
        self._saved = True


class PlainEditor:
    """Qt's plain text editor with the text of an article, as large as the reading view."""

    def __init__(self, view: QWidget) -> None:
        self._editor = QPlainTextEdit()
        self._editor.setReadOnly(True)
        self._editor.setFont(view.font())
        self._editor.resize(view.size())
        self._editor.show()
        self._watch = Stopwatch(self._editor.viewport())
        # Shortcuts work in the active window only.
        view.activateWindow()
        self._watch.start()
        self._watch.until(view.isActiveWindow)

    def open(self, text: str) -> Took:
        """Show a text."""
        self._watch.start()
        self._editor.setPlainText(text)
        return self._watch.until_painted()

    def repaint(self) -> Took:
        """Paint all that is seen once more."""
        QApplication.processEvents()
        self._watch.start()
        self._editor.viewport().update()
        return self._watch.until_painted()


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        for kind in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(name) / kind.lower())
        folder = Path(name) / "corpus"
        make_corpus(folder)
        app = make_application()
        window, errands = make_window(app, ANNOTATOR)
        window.resize(*SIZE)
        window.load_icons()
        window.show()
        window.activateWindow()
        if not errands.open_project(folder):
            sys.exit("the project cannot be opened")
        desk = Desk(window)
        results = {case: measure(desk, case, options.rounds) for case in CASES}
        window.close()
    if options.json:
        print(json.dumps({case.name: _summary(times) for case, times in results.items()}, indent=1))
    else:
        print_table(results)


def make_corpus(folder: Path) -> None:
    """Write articles of every size, made of the sample articles' sentences, with spans all over them."""
    folder.mkdir()
    dice = random.Random(0)
    for case in (NEIGHBOUR, *CASES):
        (folder / f"{case.name}.txt").write_text(_text(case.characters, dice), encoding="utf-8")
    project = Project.open(folder, ANNOTATOR)
    labels = [label.id for label in project.schema.labels]
    for case in (NEIGHBOUR, *CASES):
        article = project.article(case.name)
        words = list(re.finditer(r"\w+", article.text))
        spans = []
        for first in sorted(dice.sample(range(len(words) - 3), case.spans)):
            last = first + dice.randrange(3)
            label = dice.choice(labels)
            spans.append(make_span(article, words[first].start(), words[last].end(), label))
        project.save(replace(project.annotations(case.name), spans=tuple(spans)))


def _text(characters: int, dice: random.Random) -> str:
    sentences = [
        sentence.strip()
        for file in sorted((ROOT / "seeds").glob("*.txt"))
        for sentence in file.read_text("utf-8").replace("\n", " ").split(". ")
    ]
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(dice.choice(sentences) + (".\n" if dice.random() < 0.3 else ". "))
        length += len(parts[-1])
    return "".join(parts)[:characters]


def measure(desk: Desk, case: Case, rounds: int) -> Times:
    """Do everything `rounds` times with one article, after two rounds that only warm up."""
    editor = PlainEditor(desk.view)
    times: Times = {}
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

    def note(what: str, took: Took) -> None:
        times.setdefault(what, []).append(took)

    for number in range(rounds + 2):
        if number == 2:
            times.clear()
        if desk.article.id != NEIGHBOUR.name:
            desk.click(NEIGHBOUR.name)
        note("open", desk.click(case.name))
        desk.press(Qt.Key.Key_Up, alt)
        note("next", desk.press(Qt.Key.Key_Down, alt))
        assert desk.article.id == case.name
        start = len(desk.article.text) // 2 + 40 * number
        painted, saved = desk.label(start, start + 13)
        note("painted", painted)
        note("saved", saved)
        desk.settle()
        note("bare write", bare_write(desk.annotation_file()))
        note("undo", desk.press(Qt.Key.Key_Z, control))
        desk.settle()
        note("editor opens", editor.open(desk.article.text))
        note("editor repaints", editor.repaint())
    return times


def bare_write(path: Path) -> Took:
    """Write the bytes of a file into a new one beside it, as durably as it gets."""
    data = path.read_bytes()
    new = path.with_suffix(".new")
    wall, work = time.perf_counter(), time.thread_time()
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path.with_suffix(".bare"))
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    took = Took(1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - work))
    path.with_suffix(".bare").unlink()
    return took


def _click(widget: QWidget, place: QPoint) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def _summary(times: Times) -> dict[str, dict[str, float]]:
    """Return median and 95th percentile of the wall time, and the median of the work, of everything done."""
    return {
        what: {
            "median": median(took.wall for took in tooks),
            "p95": quantiles([took.wall for took in tooks], n=20, method="inclusive")[-1],
            "work": median(took.work for took in tooks),
        }
        for what, tooks in times.items()
    }


def print_table(results: dict[Case, Times]) -> None:
    """Print the results for a person, with what is wanted and the baseline beside them."""
    print(f"{'milliseconds':34} {'median':>8} {'p95':>8} {'work':>8}   {'wanted':8} {'baseline':>8} {'×':>6}")
    for case, times in results.items():
        found = _summary(times)
        print(f"{case.characters:,} characters, {case.spans:,} spans")
        for what, words, wanted, baseline in (
            ("open", "click → article painted", case.open_within, "editor opens"),
            ("next", "Alt+Down → article painted", case.open_within, "editor opens"),
            ("painted", "key → span painted", PAINTED_WITHIN, "editor repaints"),
            ("saved", "key → saved", SAVED_WITHIN, "bare write"),
            ("undo", "Ctrl+Z → painted", PAINTED_WITHIN, "editor repaints"),
        ):
            figures = " ".join(f"{value:8.2f}" for value in found[what].values())
            base = found[baseline]["median"]
            ratio = found[what]["median"] / base
            print(f"  {words:32} {figures}   {f'< {wanted:.0f}':8} {base:8.2f} {ratio:6.1f}")


if __name__ == "__main__":
    main()
