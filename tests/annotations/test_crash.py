"""What was saved when the program is killed at any moment is there when the project is opened again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from annotations.check import Severity, check_project
from annotations.findings import Kind
from annotations.store import Project
from tests.annotations.child import ROOT

ROUNDS = 50
ROUNDS_IN_ONE_FOLDER = 10

SAVING = """
import itertools, sys
from annotations.edit import add_span
from annotations.model import Entity, make_span
from annotations.store import Project
project = Project.open(sys.argv[1], "a1")
for number in itertools.count():
    article = project.articles[number % len(project.articles)]
    start = number * 7 % (len(article.text) - 20)
    span = make_span(article, start, start + 1 + number % 20, "actor")
    project.save(add_span(project.annotations(article.id), span))
    print("span", article.id, span.id, flush=True)
    if number % 4 == 3:
        entity = Entity(span.id, "actor", "القوات الأمريكية")
        project.save_entities([*project.entities.values(), entity])
        print("entity", article.id, span.id, flush=True)
        project.update_article(article.id, outlet=span.id)
        print("outlet", article.id, span.id, flush=True)
"""


def kill_while_saving(folder: Path, dice: random.Random) -> list[list[str]]:
    """Let a program save until so many lines have come, kill it a moment later, and return all its lines."""
    with subprocess.Popen(
        [sys.executable, "-c", SAVING, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(dice.randrange(40))]
        time.sleep(dice.random() * 0.004)
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL, "the program was to be killed, not to fail"
    return [line.split() for line in said if line.endswith("\n")]


def test_nothing_that_was_saved_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    dice = random.Random(seed)
    spans: set[tuple[str, str]] = set()
    entities: set[str] = set()
    outlets: dict[str, list[str]] = {}
    for number in range(ROUNDS):
        folder = tmp_path / str(number // ROUNDS_IN_ONE_FOLDER)
        if number % ROUNDS_IN_ONE_FOLDER == 0:
            shutil.copytree(ROOT / "seeds", folder)
            spans, entities, outlets = set(), set(), {}
        for what, article_id, key in kill_while_saving(folder, dice):
            if what == "span":
                spans.add((article_id, key))
            elif what == "entity":
                entities.add(key)
            else:
                outlets.setdefault(article_id, []).append(key)

        project = Project.open(folder, "a1")
        there = {(a.id, span.id) for a in project.articles for span in project.annotations(a.id).spans}
        where = f"seed {seed}, round {number}, {folder}"
        assert spans <= there, where
        assert entities <= set(project.entities), where
        assert project.problems == [], where
        findings = check_project(project)
        assert [str(f) for f in findings if f.severity is Severity.ERROR] == [], where
        others = {finding.kind for finding in findings} - {Kind.EDGE_SPACE, Kind.ONLY_SPACE, Kind.TWIN}
        assert others <= {Kind.LEFT_OVER}, where
        for article_id, said in outlets.items():
            assert project.article(article_id).outlet not in {"", *said[:-1]}, where
    assert spans
