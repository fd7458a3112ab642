"""What one annotator changed in one article, step by step, in a file that grows by a line a step.

It survives restarts and is never needed: without it, or with a part of it, everything else works. A line is
JSON and begins with a sum over the rest, so that one that is torn or damaged is passed over. What a file held
before and after a step is told by the SHA-256 of its content: so one sees what others changed in between.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import orjson

from annotations.files import make_folders, sync_folder, write_atomically
from annotations.model import AnnotationSet, Relation, Span, Status, reading_order
from annotations.store.own_folder import make_own_folder
from annotations.store.records import relation_from_row, relation_to_row, span_from_row, span_to_row

FOLDER = ".history"
"""The folder in `annotations/`. It belongs to one computer: git and backups pass it over."""

LARGEST = 1_000_000
"""Bytes that a history has at most; one that grows beyond loses its older half."""

_SUM = 16
_HEAD = b'{"sum":"'

Marked = TypeVar("Marked", Span, Relation)


class Turn(StrEnum):
    """Whether a step was made, taken back, or made again."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class Step:
    """One change. `before` and `after` hold only the spans and relations that differ, status and note if so.

    `left` and `reached` are the SHA-256 of the file's content before and after the save, empty between steps
    that were saved together.
    """

    time: str
    title: str
    turn: Turn
    before: AnnotationSet
    after: AnnotationSet
    left: str = ""
    reached: str = ""


def history_path(store: Path, annotator: str, article_id: str) -> Path:
    """Return where the history of an annotator's work on an article is kept."""
    return store / FOLDER / annotator / f"{article_id}.jsonl"


def step_between(time: str, title: str, turn: Turn, before: AnnotationSet, after: AnnotationSet) -> Step:
    """Return the step from one set to the next."""
    spans = _differing(before.spans, after.spans)
    relations = _differing(before.relations, after.relations)
    same_status, same_note = before.status is after.status, before.note == after.note

    def part(whole: AnnotationSet, side: int) -> AnnotationSet:
        return replace(
            whole,
            spans=spans[side],
            relations=relations[side],
            status=Status.UNTOUCHED if same_status else whole.status,
            note="" if same_note else whole.note,
        )

    return Step(time, title, turn, part(before, 0), part(after, 1))


def saved_together(steps: Sequence[Step], left: str, reached: str) -> list[Step]:
    """Return steps as one save stored them: from which content to which."""
    linked = [replace(step, left="", reached="") for step in steps]
    linked[0] = replace(linked[0], left=left)
    linked[-1] = replace(linked[-1], reached=reached)
    return linked


def turned_back(current: AnnotationSet, steps: Sequence[Step]) -> AnnotationSet:
    """Return a set as it was before these steps (the oldest first), but for what others changed meanwhile."""
    spans = {span.id: span for span in current.spans}
    relations = {relation.id: relation for relation in current.relations}
    status, note = current.status, current.note
    for step in reversed(steps):
        _turn_back(spans, step.before.spans, step.after.spans)
        _turn_back(relations, step.before.relations, step.after.relations)
        status = status if step.before.status is step.after.status else step.before.status
        note = note if step.before.note == step.after.note else step.before.note
    return replace(
        current,
        spans=tuple(sorted(spans.values(), key=reading_order)),
        relations=tuple(r for r in relations.values() if r.source in spans and r.target in spans),
        status=status,
        note=note,
    )


def undoable(steps: Sequence[Step], content: str) -> tuple[list[Step], int]:
    """Return the steps to undo and make again, and how many of them are done, if the file holds `content`.

    Nothing when the last step did not lead there, and nothing from before a change that is not recorded.
    """
    if not steps or not content or steps[-1].reached != content:
        return [], 0
    gap = next((n for n in range(len(steps) - 1, 0, -1) if is_gap(steps[n - 1], steps[n])), 0)
    stack: list[Step] = []
    done = 0
    for step in steps[gap:]:
        if step.turn is Turn.UNDONE:
            if done == 0:  # What was taken back is not among these.
                stack = []
            done = max(0, done - 1)
        elif step.turn is Turn.REDONE and done < len(stack):
            done += 1
        else:
            stack = [*stack[:done], step]
            done = len(stack)
    return stack, done


def is_gap(earlier: Step, later: Step) -> bool:
    """Say whether something was changed between two steps that the history does not know."""
    return earlier.reached != later.left


# The file


def read_steps(path: Path, newest: int | None = None) -> list[Step]:
    """Return the steps of a history, the oldest first, or so many of the newest. Damaged lines are left out.

    Raises OSError if there is a file that cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    return [step for line in lines[-newest - 1 if newest else 0 :] if (step := _step(line)) is not None]


def append_steps(path: Path, steps: Iterable[Step]) -> None:
    """Add steps to a history. What a crash of the computer takes of it before `sync` is missing, no more."""
    _make_folder(path.parent)
    with path.open("ab") as file:
        if file.tell() and not _ends_with_newline(path):
            file.write(b"\n")  # The last line is torn: nothing is to be added to it.
        file.writelines(_line(step) + b"\n" for step in steps)
        size = file.tell()
    if size > LARGEST:
        write_atomically(path, b"".join(_newest_lines(path.read_bytes(), LARGEST // 2)))


def sync(path: Path) -> None:
    """Make durable what was appended."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    top = next(parent for parent in (folder, *folder.parents) if parent.name == FOLDER)
    make_own_folder(top)
    make_folders(folder)


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _newest_lines(data: bytes, size: int) -> list[bytes]:
    lines = data.splitlines(keepends=True)
    kept = lines[-1:]
    room = size - len(lines[-1])
    for line in reversed(lines[:-1]):
        room -= len(line)
        if room < 0:
            break
        kept.insert(0, line)
    return kept


def _line(step: Step) -> bytes:
    body = orjson.dumps(
        {
            "time": step.time,
            "who": step.after.annotator,
            "article": step.after.article_id,
            "title": step.title,
            "turn": step.turn.value,
            "left": step.left,
            "reached": step.reached,
            "status": [step.before.status.value, step.after.status.value],
            "note": [step.before.note, step.after.note],
            "spans": [[_span_row(span) for span in part.spans] for part in (step.before, step.after)],
            "relations": [[relation_to_row(r) for r in part.relations] for part in (step.before, step.after)],
        }
    )
    return b'%s%s",%s' % (_HEAD, _sum_of(body), body[1:])


def _span_row(span: Span) -> dict[str, Any]:
    return {key: value for key, value in span_to_row(span).items() if value not in ("", {})}


def _sum_of(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SUM // 2).hexdigest().encode("ascii")


def _step(line: bytes) -> Step | None:
    """Read one line; None if it is torn, damaged or none of ours."""
    start = len(_HEAD) + _SUM
    body = b"{" + line[start + 2 :]
    if not line.startswith(_HEAD) or line[len(_HEAD) : start] != _sum_of(body):
        return None
    with suppress(ValueError, KeyError, TypeError, IndexError, AttributeError):
        row = orjson.loads(body)
        before, after = (_part(row, side) for side in (0, 1))
        time, title, left, reached = (str(row[key]) for key in ("time", "title", "left", "reached"))
        return Step(time, title, Turn(row["turn"]), before, after, left, reached)
    return None


def _part(row: Mapping[str, Any], side: int) -> AnnotationSet:
    return AnnotationSet(
        row["article"],
        row["who"],
        tuple(span_from_row(span) for span in row["spans"][side]),
        tuple(relation_from_row(relation) for relation in row["relations"][side]),
        Status(row["status"][side]),
        row["note"][side],
    )


def _differing(
    before: Iterable[Marked], after: Iterable[Marked]
) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    old = {item.id: item for item in before}
    new = {item.id: item for item in after}
    # Most are the very same objects, and comparing those by value takes long.
    left = tuple(i for i in old.values() if new.get(i.id) is not i and new.get(i.id) != i)
    come = tuple(i for i in new.values() if old.get(i.id) is not i and old.get(i.id) != i)
    return left, come


def _turn_back(items: dict[str, Marked], before: Iterable[Marked], after: Iterable[Marked]) -> None:
    later = {item.id for item in after}
    earlier = set[str]()
    for item in before:
        earlier.add(item.id)
        # What was changed here but taken away by others stays away.
        if item.id in items or item.id not in later:
            items[item.id] = item
    for key in later - earlier:
        items.pop(key, None)
