"""Measure how long the program takes from its process's start to a window one can work in.

Every round starts fresh processes: bare Python, an empty Qt window (the baseline), and Hashiya on a copy of
the sample articles. Milliseconds since the process was started, wall and CPU, medians; all files are in the
system's cache. Run as ``python tests/benchmarks/start.py [--json] [--rounds N]``; it needs no display.

The measured processes run this module too, so what only the measuring one needs is imported late.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ANNOTATOR = "a1"
SPANS = 20
"""So many spans a sample article has when it is opened."""
TARGETS = {"usable": 400.0, "memory": 200.0}
"""Milliseconds and megabytes that are wanted at most."""
MEANINGS = {
    "python": "bare Python",
    "empty window": "Qt, an empty window painted",
    "imported": "Hashiya: modules imported",
    "shown": "Hashiya: first article painted",
    "usable": "Hashiya: a key pressed then has moved the caret",
    "before icons": "Hashiya: begins to load its icons",
    "icons": "Hashiya: icons loaded",
    "idle": "Hashiya: nothing left to do",
}

Marks = dict[str, list[float]]
"""Wall and CPU milliseconds since the process's start, by what had happened then."""


class Clock:
    """What has happened in this process, and when."""

    def __init__(self, started: float) -> None:
        """`started` is when the parent started this process, in seconds of the monotonic clock."""
        self.marks: Marks = {}
        self._started = started

    def mark(self, name: str) -> None:
        """Note that something happened; only its first time counts."""
        if name not in self.marks:
            wall = time.clock_gettime(time.CLOCK_MONOTONIC) - self._started
            self.marks[name] = [1000 * wall, 1000 * time.process_time()]

    def report(self) -> None:
        """Tell the parent and end at once: what leaving costs is no part of starting."""
        import json

        print(json.dumps({"marks": self.marks, "memory": peak_memory()}), flush=True)
        os._exit(0)


def run_python(started: float) -> None:
    """Do nothing."""
    clock = Clock(started)
    clock.mark("python")
    clock.report()


def run_empty_window(started: float) -> None:
    """Show an empty window until it is painted."""
    clock = Clock(started)
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, _event: object) -> None:
            clock.mark("empty window")

    app = QApplication([])
    window = Window()
    window.resize(1360, 860)
    window.show()
    while not clock.marks:
        app.processEvents()
    clock.report()


def run_hashiya(started: float, folder: str) -> None:
    """Start the program itself on a folder; press a key as soon as its first article is painted."""
    clock = Clock(started)
    from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop import app as program
    from desktop.viewer.article_view import ArticleView
    from desktop.windows.main_window import MainWindow

    clock.mark("imported")
    paint, press, load_icons = ArticleView.paintEvent, ArticleView.keyPressEvent, MainWindow.load_icons

    def painted(view: ArticleView, event: QPaintEvent) -> None:
        paint(view, event)
        if "shown" not in clock.marks:
            clock.mark("shown")
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(view, key)
            QAbstractEventDispatcher.instance().aboutToBlock.connect(rest)

    def pressed(view: ArticleView, event: QKeyEvent) -> None:
        press(view, event)
        if view.caret() > 0:
            clock.mark("usable")

    def loaded(window: MainWindow) -> None:
        clock.mark("before icons")
        load_icons(window)
        clock.mark("icons")

    def rest() -> None:
        if {"usable", "icons"} <= clock.marks.keys():
            clock.mark("idle")
            clock.report()

    ArticleView.paintEvent = painted  # type: ignore
    ArticleView.keyPressEvent = pressed  # type: ignore
    MainWindow.load_icons = loaded  # type: ignore
    program.run(folder, annotator=ANNOTATOR)


def peak_memory() -> float:
    """Return the most memory this process has held, in megabytes."""
    # Not ru_maxrss: a process inherits that one from whoever started it.
    status = Path("/proc/self/status")
    if status.exists():
        words = next(line.split() for line in status.read_text("ascii").splitlines() if "VmHWM" in line)
        return int(words[1]) / 1000
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def memory_held() -> float:
    """Return the memory this process holds now, in megabytes."""
    status = Path("/proc/self/status")
    words = next(line.split() for line in status.read_text("ascii").splitlines() if "VmRSS" in line)
    return int(words[1]) / 1000


def main() -> None:
    """Print a table, or JSON."""
    import argparse
    import json
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        make_corpus(folder)
        runs = measure(folder, environment(Path(name)), options.rounds)
    results = summary(runs)
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        print_table(results)


def make_corpus(folder: Path) -> None:
    """Copy the sample articles and mark words all over them."""
    import re
    import shutil

    sys.path.insert(0, str(ROOT))
    from dataclasses import replace

    from annotations.model import make_span
    from annotations.store import Project

    shutil.copytree(ROOT / "seeds", folder)
    project = Project.open(folder, ANNOTATOR)
    labels = [label.id for label in project.schema.labels]
    for article in project.articles:
        words = list(re.finditer(r"\w{4,}", article.text))
        spans = tuple(
            make_span(article, word.start(), word.end(), labels[number % len(labels)])
            for number, word in enumerate(words[:: max(1, len(words) // SPANS)])
        )
        project.save(replace(project.annotations(article.id), spans=spans))


def environment(home: Path) -> dict[str, str]:
    """Return an environment without a screen and with settings of its own."""
    # The font cache stays the machine's: that it has to be built once is no part of a start.
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    # An installed program's modules are compiled.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
    return {**kept, **own, **compiled, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def measure(folder: Path, surroundings: dict[str, str], rounds: int) -> list[dict[str, Any]]:
    """Start every program `rounds` times in turn, after one round that only fills the caches."""
    calls = ("run_python({start})", "run_empty_window({start})", "run_hashiya({start}, {folder!r})")
    runs = [run(call, str(folder), surroundings) for _ in range(rounds + 1) for call in calls]
    return runs[len(calls) :]


def run(call: str, folder: str, surroundings: dict[str, str]) -> dict[str, Any]:
    """Run a call of this module in a fresh process and return what it reports."""
    import json
    import subprocess

    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    code = "from tests.benchmarks.start import *; " + call.format(start=start, folder=folder)
    # Imported, not run as a script, so that this module comes compiled from the cache.
    command = [sys.executable, "-c", code]
    finished = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    if finished.returncode:
        sys.exit(finished.stderr)
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return medians of wall and CPU time and their ratio to the baseline, and of the memory."""
    from statistics import median

    results: dict[str, Any] = {}
    for name in MEANINGS:
        marks = [run["marks"][name] for run in runs if name in run["marks"]]
        results[name] = {"wall": median(mark[0] for mark in marks), "cpu": median(mark[1] for mark in marks)}
    for found in results.values():
        found["ratio"] = found["wall"] / results["empty window"]["wall"]
    results["memory"] = {
        name: median(run["memory"] for run in runs if mark in run["marks"])
        for name, mark in (("empty window", "empty window"), ("hashiya", "idle"))
    }
    results["targets"] = TARGETS
    return results


def print_table(results: dict[str, Any]) -> None:
    """Print the results for a person, with what is wanted beside them."""
    print(f"{'since the process was started, ms':54} {'wall':>7} {'CPU':>7} {'× empty':>8}   wanted")
    for name, words in MEANINGS.items():
        found = results[name]
        wanted = f"< {TARGETS[name]:.0f}" if name in TARGETS else ""
        print(f"{words:54} {found['wall']:7.0f} {found['cpu']:7.0f} {found['ratio']:8.2f}   {wanted}")
    memory = results["memory"]
    print(f"\n{'most memory held, MB':54} {memory['hashiya']:7.0f} {'':16}   < {TARGETS['memory']:.0f}")
    print(f"{'  by an empty window':54} {memory['empty window']:7.0f}")


if __name__ == "__main__":
    main()
