"""Conflict copies: other versions of annotation files that sync programs, or we, put beside them.

They are offered for merging. What both began as is unknown, so nothing is taken away by a merge, and where
the two differ it is listed. A copy that was merged moves to the backups; it is never deleted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotations.files import make_folders, sync_folder
from annotations.store.errors import ProjectError
from annotations.store.integrity import ANNOTATION_TABLES, examine
from annotations.store.joining import merge_saved
from annotations.store.packing import FOLDER as BACKUPS
from annotations.store.project import Project
from annotations.store.records import StoredSet, set_from_file
from annotations.store.storage import DamagedFileError, read_data
from annotations.three_way import Conflict

_COPY = re.compile(
    r"(?P<name>.+?)(?:"
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?\.json"  # Syncthing
    r"| \([^)]*conflicted copy[^)]*\)\.json"  # Dropbox, Nextcloud
    r"|\.json\.other-\d+)",  # ours
    re.IGNORECASE,
)
MERGED = "merged"
"""The folder among the backups that merged copies move to."""


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """Another version of one annotator's work on one article."""

    path: Path
    annotator: str
    article_id: str


def original_of(name: str) -> str | None:
    """Return the id that a file's name is a conflict copy of, with the folders before it; None if of none."""
    match = _COPY.fullmatch(name)
    return match["name"] if match is not None else None


def conflict_copies(project: Project, annotator: str | None = None) -> tuple[ConflictCopy, ...]:
    """Return the conflict copies of an annotator's files whose articles are there."""
    annotator = annotator or project.annotator
    folder = project.store / annotator
    found = []
    for path in sorted(folder.rglob("*")):
        article_id = original_of(path.relative_to(folder).as_posix())
        if article_id is not None and article_id in project and path.is_file():
            found.append(ConflictCopy(path, annotator, article_id))
    return tuple(found)


def copies_of(project: Project, article_id: str) -> tuple[ConflictCopy, ...]:
    """Return the conflict copies of one's own work on one article; reads no more than the names beside it."""
    path = project.annotation_path(article_id)
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in entries if entry.name.startswith(path.stem))
    except OSError:
        return ()
    same = [name for name in names if original_of(name) == path.name.removesuffix(".json")]
    return tuple(ConflictCopy(path.with_name(name), project.annotator, article_id) for name in same)


def merged_with(project: Project, copy: ConflictCopy) -> tuple[StoredSet, tuple[Conflict, ...]]:
    """Return what merging a copy into its original would give, and what it could not decide. Writes nothing.

    Raises ProjectError if the copy is damaged.
    """
    article = project.article(copy.article_id)
    ours = project.stored(copy.article_id, copy.annotator)
    try:
        data = read_data(copy.path)
        if data is None:
            raise ProjectError(f"{copy.path.name}: is not there any more")
        theirs = set_from_file(examine(data, ANNOTATION_TABLES), article, copy.annotator)
    except DamagedFileError as error:
        raise ProjectError(f"{copy.path.name}: {error}") from error
    return merge_saved(_nothing(ours), ours, theirs, article)


def merge_copy(project: Project, copy: ConflictCopy) -> tuple[Conflict, ...]:
    """Merge a copy into its original, durably, move it to the backups, and return the conflicts.

    They are kept in the file until somebody chooses. Raises ProjectError if the copy is damaged.
    """
    merged, conflicts = merged_with(project, copy)
    project.save_stored(merged)
    folder = project.store / BACKUPS / MERGED / copy.annotator
    target = folder / copy.path.relative_to(project.store / copy.annotator)
    make_folders(target.parent)
    copy.path.rename(next(path for path in _free(target) if not path.exists()))
    sync_folder(target.parent)
    sync_folder(copy.path.parent)
    return conflicts


def _free(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}.{number}")
        number += 1


def _nothing(like: StoredSet) -> StoredSet:
    """Return a set with nothing in it: the beginning of two versions is unknown."""
    annotations = like.annotations
    return StoredSet(type(annotations)(annotations.article_id, annotations.annotator))
