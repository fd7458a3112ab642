"""Two processes save into one project at the same time, as two annotators and as one: nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.__main__ import main
from annotations.check import Severity, check_project
from annotations.store import Project
from annotations.store.lock import AnnotatorLock
from tests.annotations.child import ROOT

SAVES = 200

SAVING = """
import sys
from annotations.edit import add_span
from annotations.model import Entity, make_span
from annotations.store import Project
folder, annotator, saves = sys.argv[1], sys.argv[2], int(sys.argv[3])
project = Project.open(folder, annotator)
print("ready", flush=True)
sys.stdin.readline()
for number in range(saves):
    article = project.articles[number % 2]
    start = number * 7 % (len(article.text) - 20)
    span = make_span(article, start, start + 1 + number % 20, "actor")
    project.save(add_span(project.annotations(article.id), span))
    print(article.id, span.id, flush=True)
    if number % 20 == 0:
        entity = Entity(span.id, "actor", "القوات الأمريكية")
        project.save_entities([*project.entities.values(), entity])
        print("entity", span.id, flush=True)
"""


def save_at_once(folder: Path, annotators: list[str]) -> dict[str, set[tuple[str, str]]]:
    """Let a process for each annotator named save; return by annotator what they called saved."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", SAVING, str(folder), annotator, str(SAVES)],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            text=True,
            env=env,
        )
        for annotator in annotators
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    saved: dict[str, set[tuple[str, str]]] = {}
    for annotator, program in zip(annotators, programs, strict=True):
        out, err = program.communicate(timeout=120)
        assert program.returncode == 0, err
        said = {(words[0], words[1]) for line in out.splitlines() if (words := line.split())}
        assert len(said) == SAVES + SAVES // 20
        saved.setdefault(annotator, set()).update(said)
    return saved


@pytest.mark.parametrize("annotators", [["a1", "b2"], ["a1", "a1"]], ids=["two annotators", "one annotator"])
def test_two_processes_of_200_saves_lose_nothing(corpus: Path, annotators: list[str]) -> None:
    saved = save_at_once(corpus, annotators)
    project = Project.open(corpus, "a1")
    for annotator, said in saved.items():
        there = {
            (article.id, span.id)
            for article in project.articles
            for span in project.annotations(article.id, annotator).spans
        }
        entities = {("entity", entity_id) for entity_id in project.entities}
        assert said <= there | entities
        assert len(there) == SAVES * annotators.count(annotator)
    errors = [str(found) for found in check_project(project) if found.severity is Severity.ERROR]
    assert errors == []


def test_a_command_changes_nothing_while_a_window_is_at_work_as_the_same_annotator(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project.open(corpus, "a1")
    article = project.articles[0]
    project.save_entities([])
    file = tmp_path / "more.jsonl"
    row = {"id": article.id, "spans": [{"start": 0, "end": 5, "label": "actor"}]}
    file.write_text(json.dumps(row), "utf-8")
    command = ["import", str(corpus), str(file), "--annotator"]
    window = AnnotatorLock(project.store, "a1", "Hashiya")
    assert window.take() is None

    assert main([*command, "a1"]) == 1
    assert "at work as “a1”" in capsys.readouterr().err
    assert Project.open(corpus, "a1").annotations(article.id).spans == ()
    assert main([*command, "b2"]) == 0
    assert window.is_ours()
    window.release()
    assert main([*command, "a1"]) == 0
    assert len(Project.open(corpus, "a1").annotations(article.id).spans) == 1
