"""The fuzzing itself: readers and programs as they must not be are found out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.import_choices import Choices
from tests.conftest import ROOT
from tests.fuzz import trial
from tests.fuzz.damaged_xml import SECRET
from tests.fuzz.trial import Ground, Way

WAY = Way("txt", None, Choices("a1"), is_filled=False, is_imported=True)
ELSEWHERE = """
import os, sys
from pathlib import Path
from tests.fuzz.guard import install, noting
install()
folder = Path(sys.argv[1])
with noting(folder / "inside") as seen:
    (folder / "inside/a").write_text("x")
    (folder / "inside/a").rename(folder / "inside/b")
    (folder / "read").read_text()
    before = len(seen)
    (folder / "inside/../a").write_text("x")
    (folder / "inside/b").rename(folder / "b")
    os.mkdir("c", dir_fd=os.open(folder, os.O_RDONLY))
    (folder / "b").unlink()
print(before, *(f"{line.split()[0]}:{Path(line.split()[-1]).name}" for line in seen))
"""


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    made = Ground(tmp_path / "ground")
    made.input.mkdir()
    (made.input / "a.txt").write_text("نص", "utf-8")
    return made


def fails(error: BaseException) -> Callable[[Path, Way], list[ImportedArticle]]:
    def read(path: Path, way: Way) -> list[ImportedArticle]:
        raise error

    return read


def touches(path: Path, way: Way) -> list[ImportedArticle]:
    path.write_text("آخر", "utf-8")
    return []


def leaves(path: Path, way: Way) -> list[ImportedArticle]:
    (path.parents[1] / "tmp/left").write_text("x", "utf-8")
    return []


def tells(path: Path, way: Way) -> list[ImportedArticle]:
    return [ImportedArticle(str(path), "a", text=SECRET)]


@pytest.mark.parametrize(
    ("read", "fault"),
    [
        (fails(TypeError("unhashable")), "TypeError: unhashable"),
        (fails(MemoryError()), "MemoryError"),
        (fails(OSError("Invalid data stream")), "the words do not name the file"),
        (fails(ImportFileError(Path("x.txt"), 3, "is wrong")), "the words do not name the file"),
        (touches, "files outside the target changed"),
        (leaves, "left in the folder for temporary files"),
        (tells, "another file was read"),
    ],
    ids=["type", "memory", "nameless", "other name", "input", "left over", "secret"],
)
def test_a_careless_reader_is_found_out(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, read: Callable[[Path, Way], object], fault: str
) -> None:
    assert ground.attempt(ground.input / "a.txt", WAY).fault == ""
    monkeypatch.setattr(trial, "_read", read)
    assert fault in ground.attempt(ground.input / "a.txt", WAY).fault


@pytest.mark.skipif(sys.platform != "linux", reason="handles of folders are looked up as on Linux")
def test_what_is_done_elsewhere_is_noted(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "read").write_text("x", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "open:a", "os.rename:b", "os.mkdir:c", "os.remove:b"]
