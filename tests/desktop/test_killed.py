"""The window is killed at any moment: what it has called saved is there when the project is opened again."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

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
for setting in ("marking/card", "marking/matches"):
    window.settings.set_value(setting, "off")  # they would take the keyboard
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

ACT_ONCE = """
import json, random, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from annotations.model import Direction, Status
from desktop.app import make_application, make_window

app = make_application()
window, errands = make_window(app, "a1")
for setting in ("marking/card", "marking/matches"):
    window.settings.set_value(setting, "off")  # they would take the keyboard
window.show()
errands.open_project(sys.argv[1])
dice = random.Random(sys.argv[2])
view, session = window.view, window.session
CONTROL = Qt.KeyboardModifier.ControlModifier

def state():
    parts = {"entities": {i: [e.name, dict(e.attributes)] for i, e in session.entities.items()}}
    for heading in session.project.headings:
        of = session.annotations_of(heading.id)
        spans = [[s.id, s.start, s.end, s.label, s.entity, s.note] for s in of.spans]
        parts[heading.id] = [spans, of.status.value]
        shown = session.heading(heading.id)
        parts["about " + heading.id] = [shown.title, shown.direction.value]
    return parts

def tell(word):
    print(word, json.dumps(state()), flush=True)

def span_id():
    spans = session.annotations.spans
    return dice.choice(spans).id if spans else ""

def label():
    start = dice.randrange(len(session.article.text) - 30)
    view.setFocus()
    view.set_selection(start, start + dice.randrange(4, 30))
    QTest.keyClick(view, Qt.Key(int(Qt.Key.Key_1) + dice.randrange(4)))

def delete():
    window.annotating.show_span(span_id())
    QTest.keyClick(view, Qt.Key.Key_Delete)

def describe():
    article, direction = session.article, dice.choice(list(Direction))
    session.edit_metadata(
        "Title", name=f"عنوان {dice.random()}", date=article.date, outlet="", url="", direction=direction
    )

def act():
    window.open_article(dice.choice(session.project.headings).id)
    name = dice.choice(["القوات الأمريكية", "الحكومة", f"كيان {dice.randrange(9)}"])
    acts = {
        "label": label,
        "label more": label,
        "delete": delete,
        "note": lambda: window.annotating.set_note(span_id(), f"ملاحظة {dice.random()}"),
        "entity": lambda: window.annotating.set_entity(span_id(), name),
        "status": lambda: window.annotating.set_status(dice.choice(list(Status))),
        "describe": describe,
        "undo": lambda: QTest.keyClick(view, Qt.Key.Key_Z, CONTROL),
        "redo": lambda: QTest.keyClick(view, Qt.Key.Key_Y, CONTROL),
    }
    if not session.annotations.spans:
        acts = {"label": label, "describe": describe}
    acts[dice.choice(list(acts))]()
    tell("acted")
    QTimer.singleShot(0, say_saved)

def say_saved():
    if session.is_saved() and window.status.save_state() not in ("saving", "failed"):
        tell("saved")
    else:
        QTimer.singleShot(1, say_saved)

QTest.qWaitForWindowActive(window)
tell("found")
QTimer.singleShot(0, act)
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


def test_a_kill_after_any_action_costs_that_action_at_most(tmp_path: Path) -> None:
    actions = int(os.environ.get("HASHIYA_KILLS", "12"))
    seed = random.randrange(1_000_000)
    dice = random.Random(seed)
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "seeds", folder)
    before: dict[str, Any] | None = None
    after: dict[str, Any] = {}
    was_saved = True
    for number in range(actions):
        said = _one_action(folder, f"{seed} {number}", dice)
        found = said["found"]
        where = f"seed {seed}, action {number}"
        if before is not None:
            for part in found.keys() | after.keys():
                wanted = [after.get(part)] if was_saved else [before.get(part), after.get(part)]
                assert found.get(part) in wanted, f"{where}: {part}"
        before, after = found, said.get("acted", found)
        was_saved = "saved" in said or "acted" not in said
    errors = [str(f) for f in check_project(Project.open(folder, "a1")) if f.severity is Severity.ERROR]
    assert errors == []


def _one_action(folder: Path, seed: str, dice: random.Random) -> dict[str, Any]:
    """Let the window open the project and do one thing, kill it, and return what it said by its words."""
    with subprocess.Popen(
        [sys.executable, "-c", ACT_ONCE, str(folder), seed],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder.parent / "config")},
    ) as window:
        assert window.stdout is not None
        said = [window.stdout.readline() for _ in range(dice.choice([2, 2, 3]))]
        time.sleep(dice.random() * 0.012)
        window.send_signal(signal.SIGKILL)
        said += window.stdout.readlines()
    assert window.returncode == -signal.SIGKILL, "the window was to be killed, not to fail"
    lines = [line.partition(" ") for line in said if line.endswith("\n")]
    return {word: json.loads(state) for word, _, state in lines}


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
