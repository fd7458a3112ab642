"""The window is killed at any moment: what it has called saved is there when the project is opened again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annotations.check import Severity, check_project
from annotations.store import Project
from tests.conftest import ROOT

ROUNDS = 50
CORPORA = 2
"""So many corpora are annotated side by side; each of them goes through its share of the rounds."""

ANNOTATE = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from desktop.app import make_application, make_window

app = make_application()
window, errands = make_window(app, "a1")
window.show()
errands.open_project(sys.argv[1])
view, session = window.view, window.session
key = Qt.Key(int(Qt.Key.Key_1) + int(sys.argv[2]) % 4)
view.setFocus()
assert QTest.qWaitForWindowActive(window)

def annotate():
    before = session.annotations
    for _ in range(2_000):
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        if view.caret() == len(session.article.text):
            QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            before = session.annotations
        QTest.keyClick(view, key)
        if session.annotations is not before:
            return
    sys.exit("there is nothing left to annotate")

def go_on():
    assert window.status.save_state() == "saved"
    span = session.selected_span
    print(session.article.id, span.id, span.start, span.end, span.label, flush=True)
    QTimer.singleShot(0, annotate)

session.saved.connect(go_on)
QTimer.singleShot(0, annotate)
app.exec()
"""

Row = tuple[str, str, int, int, str]
"""Article, id, start, end and label of a span."""


@pytest.mark.slow
def test_what_was_called_saved_survives_every_kill(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    with ThreadPoolExecutor(CORPORA) as pool:
        folders = [tmp_path / f"corpus {number}" for number in range(CORPORA)]
        dice = [random.Random(seed + number) for number in range(CORPORA)]
        for done in pool.map(_annotate_and_kill, folders, dice):
            assert done > ROUNDS // CORPORA, f"seed {seed}: only {done} spans were made"


def _annotate_and_kill(folder: Path, dice: random.Random) -> int:
    """Go through the rounds on one growing corpus; return how many spans were called saved."""
    shutil.copytree(ROOT / "seeds", folder)
    known: set[Row] = set()
    for number in range(ROUNDS // CORPORA):
        saved = _one_life(folder, number, dice)
        stored = _stored(folder)
        assert known | saved <= stored, "something that was called saved is lost"
        # The last one may have reached the disk before the window could say so.
        assert len(stored - known - saved) <= 1, "something is there that nobody made"
        known = stored
    project = Project.open(folder, "a1")
    errors = [str(f) for f in check_project(project) if f.severity is Severity.ERROR]
    assert errors == []
    assert project.problems == []
    return len(known)


def _one_life(folder: Path, number: int, dice: random.Random) -> set[Row]:
    """Let the window annotate until it is killed; return what it called saved."""
    with subprocess.Popen(
        [sys.executable, "-c", ANNOTATE, str(folder), str(number)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder.parent / f"config of {folder.name}")},
    ) as window:
        assert window.stdout is not None
        said = [window.stdout.readline() for _ in range(dice.randrange(12))]
        time.sleep(dice.random() * (0.02 if said else 0.6))
        window.send_signal(signal.SIGKILL)
        said += window.stdout.readlines()
    assert window.returncode == -signal.SIGKILL, "the window was to be killed, not to fail"
    rows = [line.split() for line in said if line.endswith("\n")]
    return {(article, i, int(start), int(end), label) for article, i, start, end, label in rows}


def _stored(folder: Path) -> set[Row]:
    project = Project.open(folder, "a1")
    return {
        (article.id, span.id, span.start, span.end, span.label)
        for article in project.articles
        for span in project.annotations(article.id).spans
    }
