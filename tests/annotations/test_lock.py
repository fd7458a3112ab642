"""One lock per annotator: who holds it, when it counts for nothing, and only one process ever gets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import orjson
import pytest

from annotations.annotator import problem_with_annotator
from annotations.store.lock import FOLDER, AnnotatorLock, Holder, LockedError, holding
from annotations.store.packing import files_of
from annotations.store.processes import machine, started
from tests.annotations.child import ROOT

RACE = """
import sys, time
from pathlib import Path
from annotations.store.lock import AnnotatorLock
store, counted = Path(sys.argv[1]), Path(sys.argv[2])
got = 0
end = time.monotonic() + 1.0
while time.monotonic() < end:
    lock = AnnotatorLock(store, "a1", "racer")
    if lock.take() is None:
        assert lock.is_ours()
        with counted.open("x"):  # Nobody else is in here.
            pass
        counted.unlink()
        got += 1
        if got % 3 == 0:
            continue_as_dead = store / ".locks" / "a1"
            dead = continue_as_dead.read_bytes().replace(b'"started":"', b'"started":"before ')
            continue_as_dead.write_bytes(dead)  # As if this process had died and its number been used again.
        else:
            lock.release()
print(got)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    folder.mkdir()
    return folder


@pytest.fixture
def dead_process() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def lock_of(store: Path, annotator: str = "a1") -> AnnotatorLock:
    return AnnotatorLock(store, annotator, "Hashiya")


def write_holder(store: Path, holder: Holder) -> None:
    (store / FOLDER).mkdir(exist_ok=True)
    (store / FOLDER / "a1").write_bytes(orjson.dumps(asdict(holder)))


def someone(pid: int, began: str, *, on: str = "") -> Holder:
    return Holder(on or "here", pid, "2026-11-21T08:00:00Z", "Hashiya", on or machine(), began, "0f")


def test_the_second_is_told_who_holds_the_lock_and_gets_it_when_the_first_leaves(store: Path) -> None:
    first, second = lock_of(store), lock_of(store)
    assert first.take() is None
    holder = second.take()
    assert holder is not None
    assert (holder.pid, holder.program, holder.is_here) == (os.getpid(), "Hashiya", True)
    assert second.holder() == holder
    assert not second.is_ours()
    second.release()
    assert first.is_ours()
    first.release()
    assert second.take() is None
    assert second.is_ours()


def test_different_annotators_do_not_keep_each_other_out(store: Path) -> None:
    one, other = lock_of(store, "a1"), lock_of(store, "ليلى")
    assert one.take() is None
    assert other.take() is None
    assert one.is_ours()
    assert other.is_ours()


@pytest.mark.parametrize(
    "began", ["", "the number was used again"], ids=["the process has ended", "another process"]
)
def test_the_lock_of_a_dead_process_is_taken_over(store: Path, dead_process: int, began: str) -> None:
    pid = os.getpid() if began else dead_process
    write_holder(store, someone(pid, began or "long ago"))
    lock = lock_of(store)
    assert lock.holder() is None
    assert lock.take() is None
    assert lock.is_ours()


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'{"pid": "x"}', b"\xff\x00"])
def test_a_lock_that_says_nothing_is_taken_over_once_nobody_can_be_writing_it(
    store: Path, content: bytes
) -> None:
    (store / FOLDER).mkdir()
    file = store / FOLDER / "a1"
    file.write_bytes(content)
    lock = lock_of(store)
    assert lock.take() is not None
    os.utime(file, (1, 1))
    assert lock.take() is None
    assert lock.is_ours()


def test_a_living_process_of_another_computer_is_asked_about_and_taken_over_by_name_only(
    store: Path, dead_process: int
) -> None:
    foreign = someone(dead_process, "yesterday", on="another computer")
    write_holder(store, foreign)
    lock = lock_of(store)
    assert lock.take() == foreign
    assert not foreign.is_here
    assert lock.take(over=replace(foreign, token="1f")) == foreign
    assert lock.take(over=foreign) is None
    assert lock.is_ours()


def test_whoever_was_taken_over_notices_and_takes_nothing_away(store: Path) -> None:
    first, second = lock_of(store), lock_of(store)
    first.take()
    assert second.take(over=second.take()) is None
    assert not first.is_ours()
    first.release()
    assert second.is_ours()


def test_without_a_store_or_without_rights_nobody_is_kept_out_and_nothing_is_written(tmp_path: Path) -> None:
    lock = lock_of(tmp_path / "annotations")
    assert lock.take() is None
    assert not lock.is_ours()
    assert not (tmp_path / "annotations").exists()


def test_a_read_only_store_takes_no_lock(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    lock = lock_of(store)
    assert lock.take() is None
    assert not lock.is_ours()
    assert list(store.iterdir()) == []


def test_where_there_are_no_hard_links_the_lock_holds_as_well(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("annotations.store.lock.os.link", refuse)
    first, second = lock_of(store), lock_of(store)
    assert first.take() is None
    assert second.take() is not None
    assert first.is_ours()


def test_a_command_refuses_to_change_what_somebody_works_on(store: Path) -> None:
    window = lock_of(store, "b2")
    window.take()
    with pytest.raises(LockedError, match="“b2”"), holding(store, ["a1", "b2"], "hashiya import"):
        pytest.fail("two at work")
    assert lock_of(store, "a1").holder() is None
    window.release()
    with holding(store, ["a1", "b2"], "hashiya import"):
        assert window.take() is not None
    assert window.take() is None


def test_locks_are_no_annotators_and_stand_neither_in_backups_nor_in_git(store: Path) -> None:
    lock_of(store).take()
    assert list(files_of(store)) == []
    assert (store / FOLDER / ".gitignore").read_text() == "*\n"
    assert problem_with_annotator(FOLDER)
    assert [path.name for path in sorted((store / FOLDER).iterdir())] == [".gitignore", "a1"]


def test_a_process_is_known_by_its_beginning(dead_process: int) -> None:
    assert started(os.getpid()) == started(os.getpid()) != ""
    assert started(dead_process) == ""
    assert started(0) == ""


def race(folder: Path, run: Callable[..., subprocess.Popen[str]]) -> list[int]:
    counted = folder.parent / "inside"
    racers = [run([sys.executable, "-c", RACE, str(folder), str(counted)]) for _ in range(3)]
    wins = []
    for racer in racers:
        out, err = racer.communicate(timeout=60)
        assert racer.returncode == 0, err
        wins.append(int(out))
    return wins


def test_of_many_processes_one_at_a_time_gets_the_lock_also_when_holders_die(store: Path) -> None:
    def run(command: list[str]) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=env)

    assert sum(race(store, run)) > 10
