"""The history of one article: what is kept of each step, what damage takes of it, and the ways back."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import AnnotationSet, Status
from annotations.store import history
from annotations.store.history import (
    Step,
    Turn,
    append_steps,
    history_path,
    is_gap,
    read_steps,
    saved_together,
    step_between,
    sync,
    turned_back,
    undoable,
)
from annotations.store.packing import files_of
from tests.annotations.generated import ARTICLE, annotation_sets

EMPTY = AnnotationSet(ARTICLE.id, "a1")
NOW = "2026-11-21T08:00:00Z"


def steps_of(states: list[AnnotationSet]) -> list[Step]:
    """Return the steps from each state to the next, each saved by itself as content named by its number."""
    return [
        replace(step_between(NOW, f"خطوة {n}", Turn.DONE, old, new), left=str(n), reached=str(n + 1))
        for n, (old, new) in enumerate(pairwise(states))
    ]


def notes(*words: str) -> list[AnnotationSet]:
    return [replace(EMPTY, note=word) for word in words]


def unordered(annotations: AnnotationSet) -> AnnotationSet:
    return replace(annotations, relations=tuple(sorted(annotations.relations, key=lambda r: r.id)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return history_path(tmp_path / "annotations", "ليلى", "2018/002")


@given(st.lists(annotation_sets(), min_size=2, max_size=6))
def test_any_state_of_a_history_is_reached_from_the_last_one(states: list[AnnotationSet]) -> None:
    steps = steps_of(states)
    for back, state in enumerate(states):
        assert unordered(turned_back(states[-1], steps[back:])) == unordered(state)


@given(states=st.lists(annotation_sets(), min_size=2, max_size=4))
def test_steps_are_read_as_they_were_written(
    states: list[AnnotationSet], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = history_path(tmp_path_factory.mktemp("store"), "a1", "002")
    steps = steps_of(states)
    append_steps(file, steps[:1])
    append_steps(file, steps[1:])
    sync(file)
    assert read_steps(file) == steps


def test_there_is_no_history_before_the_first_step(path: Path) -> None:
    assert read_steps(path) == []


def test_so_many_of_the_newest_are_read(path: Path) -> None:
    steps = steps_of(notes("", "أ", "ب", "ج"))
    append_steps(path, steps)
    assert read_steps(path, 2) == steps[1:]
    assert read_steps(path, 9) == steps


def test_a_torn_last_line_is_left_out_wherever_it_ends_and_what_follows_is_read(path: Path) -> None:
    steps = steps_of(notes("", "أ", "ب", "ج"))
    append_steps(path, steps[:2])
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for end in range(first, len(whole) - 1):
        path.write_bytes(whole[:end])
        assert read_steps(path) == steps[:1]
        append_steps(path, steps[2:])
        assert read_steps(path) == [steps[0], steps[2]]
        assert is_gap(steps[0], steps[2])


def test_a_flipped_bit_takes_one_step_away_and_changes_none(path: Path) -> None:
    steps = steps_of(notes("", "أ", "ب", "ج"))
    append_steps(path, steps)
    whole = path.read_bytes()
    dice = random.Random(7)
    for _ in range(400):
        bit = dice.randrange(8 * len(whole))
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        left = read_steps(path)
        assert len(left) >= len(steps) - 2  # A newline that vanishes takes two.
        assert all(step in steps for step in left)


def test_a_history_that_grows_too_large_loses_its_older_half(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LARGEST", 8_000)
    steps = steps_of(notes(*(str(n) for n in range(60))))
    sizes = []
    for step in steps:
        append_steps(path, [step])
        sizes.append(path.stat().st_size)
    kept = read_steps(path)
    assert max(sizes) <= 8_000
    assert 5 < len(kept) < 59
    assert kept == steps[-len(kept) :]


def test_a_step_larger_than_a_whole_history_is_kept_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LARGEST", 2_000)
    steps = steps_of(notes("", "أ", "ب" * 3_000))
    append_steps(path, steps)
    assert read_steps(path) == steps[1:]


def test_a_history_is_no_annotation_file_and_git_passes_it_over(path: Path) -> None:
    append_steps(path, steps_of(notes("", "أ")))
    store = path.parents[3]
    assert list(files_of(store)) == []
    assert (store / history.FOLDER / ".gitignore").read_text() == "*\n"


def test_what_others_did_meanwhile_stays_when_one_goes_back() -> None:
    mine = steps_of([EMPTY, replace(EMPTY, note="ملاحظة"), replace(EMPTY, note="أخرى")])
    theirs = replace(EMPTY, note="أخرى", status=Status.DONE)
    assert turned_back(theirs, mine[1:]) == replace(theirs, note="ملاحظة")


def turns(*words: Turn) -> list[Step]:
    return [
        replace(step, turn=turn)
        for step, turn in zip(steps_of(notes(*(str(n) for n in range(len(words) + 1)))), words, strict=True)
    ]


D, U, R = Turn.DONE, Turn.UNDONE, Turn.REDONE


@pytest.mark.parametrize(
    ("made", "stack", "done"),
    [
        ([D, D, D], [0, 1, 2], 3),
        ([D, D, U], [0, 1], 1),
        ([D, D, U, R], [0, 1], 2),
        ([D, D, U, D], [0, 3], 2),
        ([D, U], [0], 0),
        ([U, D], [1], 1),
        ([D, U, U, D], [3], 1),
        ([R, U], [0], 0),
    ],
)
def test_what_can_be_undone_after_a_restart_is_what_could_be_before(
    made: list[Turn], stack: list[int], done: int
) -> None:
    steps = turns(*made)
    assert undoable(steps, steps[-1].reached) == ([steps[n] for n in stack], done)


def test_nothing_is_undone_in_a_file_that_is_another_one_now() -> None:
    steps = turns(D, D)
    assert undoable(steps, "another content") == ([], 0)
    assert undoable([], "") == ([], 0)


def test_nothing_is_undone_beyond_a_change_that_is_not_recorded() -> None:
    steps = turns(D, D, D, D)
    assert undoable([steps[0], *steps[2:]], "4") == (steps[2:], 2)


def test_steps_that_were_saved_together_hang_together() -> None:
    steps = saved_together(turns(D, D, D), "left", "reached")
    assert not any(is_gap(*pair) for pair in pairwise(steps))
    assert undoable(steps, "reached") == (steps, 3)
    following = saved_together(turns(D), "reached", "on")
    assert undoable([*steps, *following], "on") == ([*steps, *following], 4)


def test_a_history_that_cannot_be_read_says_so(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        read_steps(path)
