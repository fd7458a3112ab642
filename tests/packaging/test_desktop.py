"""A first afternoon with the packaged program, with mouse and keys on a real (virtual) screen."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.conftest import call
from tests.packaging.screen import Screen, wait_for


class Running:
    """The program, started as a click on its icon does: without arguments, in a small environment."""

    def __init__(self, program: Path, screen: Screen, home: Path) -> None:
        self._program, self._screen, self._home = program, screen, home
        self._started: list[subprocess.Popen[str]] = []

    @property
    def environment(self) -> dict[str, str]:
        return {"DISPLAY": self._screen.name, "HOME": str(self._home), "LANG": "C.UTF-8"}

    def start(self) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [self._program], env=self.environment, cwd="/",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._started.append(started)
        return started

    def quit(self, started: subprocess.Popen[str]) -> None:
        self._screen.keys("ctrl+q")
        said, _ = started.communicate(timeout=20)
        assert started.returncode == 0
        assert "Traceback" not in said

    def end(self) -> None:
        for started in self._started:
            if started.poll() is None:
                started.kill()
                started.communicate()


@pytest.fixture
def running(program: Path, screen: Screen, tmp_path: Path) -> Iterator[Running]:
    home = tmp_path / "بيت المستخدم"
    home.mkdir()
    running = Running(program, screen, home)
    yield running
    screen.picture(tmp_path / "last.png")
    running.end()


def stored_spans(home: Path) -> list[dict[str, Any]]:
    """Return the spans on the disk, in whatever folder the program put its samples."""
    spans: list[dict[str, Any]] = []
    for path in home.rglob("annotations/*/*.json"):
        if path.parent.name != "backups":
            tables = json.loads(path.read_text("utf-8"))
            spans += tables.get("spans", {}).values()
    return spans


def test_samples_are_opened_annotated_kept_and_exported(
    running: Running, program: Path, screen: Screen, tmp_path: Path
) -> None:
    home = tmp_path / "بيت المستخدم"

    first = running.start()
    window = screen.window("Hashiya")
    screen.do("windowactivate", "--sync", window)
    screen.picture(tmp_path / "1 welcome.png")
    screen.keys("alt+f")
    screen.keys("s")  # Open the sample articles
    wait_for(lambda: list(home.rglob("*.txt")), "copy of the samples")
    folder = next(home.rglob("*.txt")).parent
    wait_for(lambda: folder.name in screen.do("getwindowname", window), "the samples in the window")
    screen.picture(tmp_path / "2 samples.png")

    width, height = screen.size(window)
    screen.click(window, width // 2, height * 2 // 5, times=2)  # a word in the middle of the text
    screen.keys("1")
    wait_for(lambda: stored_spans(home), "the span on the disk")
    screen.picture(tmp_path / "3 labelled.png")
    screen.keys("ctrl+z")
    wait_for(lambda: not stored_spans(home), "the span taken back")
    screen.keys("ctrl+y")
    (span,) = wait_for(lambda: stored_spans(home), "the span made again")
    assert span["label"] == "actor"
    assert span["text"].strip() == span["text"] != ""
    running.quit(first)

    second = running.start()
    window = screen.window(folder.name)
    screen.do("windowactivate", "--sync", window)
    screen.picture(tmp_path / "4 again.png")
    screen.click(window, width // 2, height * 3 // 5, times=2)
    screen.keys("2")
    wait_for(lambda: len(stored_spans(home)) == 2, "a second span")
    screen.keys("ctrl+e")
    dialog = screen.window("^Export$")
    screen.picture(tmp_path / "5 export.png")
    screen.do("windowactivate", "--sync", dialog)
    screen.keys("Return")
    (exported,) = wait_for(lambda: list(home.rglob("*.jsonl")), "the exported file")
    rows = wait_for(lambda: [json.loads(line) for line in exported.read_text("utf-8").splitlines()], "rows")
    assert sorted(one["label"] for row in rows for one in row["spans"]) == ["actor", "figure"]
    texts = {row["id"]: row["text"] for row in rows}
    for row in rows:
        for one in row["spans"]:
            assert texts[row["id"]][one["start"] : one["end"]] == one["text"]
    screen.keys("Escape")
    screen.window(folder.name)
    running.quit(second)

    done = call(program, "check", folder, env={"HOME": str(home)})
    assert done.returncode == 0, done.stdout


def test_without_a_home_the_window_opens(program: Path, screen: Screen, tmp_path: Path) -> None:
    env = {"DISPLAY": screen.name, "HOME": "/nonexistent"}
    more: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    with subprocess.Popen(
        [program], env=env, cwd="/", stderr=subprocess.PIPE, encoding="utf-8", **more
    ) as started:
        window = screen.window("Hashiya")
        screen.do("windowactivate", "--sync", window)
        screen.keys("ctrl+q")
        _, said = started.communicate(timeout=20)
    assert started.returncode == 0
    assert "Traceback" not in said
