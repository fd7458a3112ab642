"""Putting back what a backup holds, all of it or one file.

Before anything is replaced there is a backup of what stands now: restoring that one undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from annotations.files import make_folders, set_aside, sync_folder, write_atomically
from annotations.model import timestamp
from annotations.progress import Progress, part_of
from annotations.store.archive import Archive, opened
from annotations.store.backups import Backup
from annotations.store.comparing import examined, store_names
from annotations.store.errors import BackupError, ProjectError
from annotations.store.integrity import (
    FORMAT,
    PROJECT_FILES,
    Seal,
    StoreFile,
    examine,
    format_of,
    meta_of,
    resealed,
    tables_of,
    without_seal,
)
from annotations.store.occasions import Occasion
from annotations.store.project import Project
from annotations.store.records import entity_from_row
from annotations.store.storage import DamagedFileError, read_data, write_tables


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done. `before` holds what stood there; names are relative to the store."""

    before: Backup | None
    written: tuple[str, ...]
    removed: tuple[str, ...]
    aside: tuple[str, ...]
    """The names under which damaged files were kept."""


def restore(
    project: Project, path: Path, only: str | None = None, progress: Progress | None = None
) -> Restored:
    """Put back a backup: everything, so that what is not in it is removed; or `only` one file (its name).

    First all of it is read, then what stands now is backed up. Nothing has changed when BackupError or
    ProjectError is raised, but for one that says how far it came. The project must be opened again after
    everything was restored.
    """
    store = project.store
    with opened(path) as archive:
        names = [only] if only is not None else list(archive.members)
        if not names or any(name not in archive.members for name in names):
            raise BackupError(f"{path.name}: {only or 'nothing'} is in it")
        reading, keeping, writing = (part_of(progress, number, 3) for number in range(3))
        for number, name in enumerate(names, 1):
            archive.read(name)
            _refuse_newer(store / name, name)
            if reading is not None:
                reading(number, len(names))
        superfluous = store_names(store) - archive.members.keys() if only is None else set()
        before = project.back_up(Occasion.RESTORE, keeping)
        with project.alone():
            done = _put_back(project, archive, names, superfluous, writing)
        if only is not None:
            _bring_entities(project, archive, only)
    return Restored(before, *done)


def _refuse_newer(path: Path, name: str) -> None:
    """Raise ProjectError if a newer version of the program wrote the file that would be replaced."""
    try:
        data = read_data(path)
    except DamagedFileError:
        return
    file = examined(data, name) if data is not None else None
    if file is not None and format_of(meta_of(file.tables)) > FORMAT:
        raise ProjectError(f"{name} was written by a newer version of Hashiya; update the program")


def _put_back(
    project: Project, archive: Archive, names: list[str], superfluous: set[str], progress: Progress | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    store = project.store
    written: list[str] = []
    removed: list[str] = []
    aside: list[str] = []
    try:
        for number, name in enumerate(names, 1):
            if _put(project, name, archive.read(name), aside):
                written.append(name)
            if progress is not None:
                progress(number, len(names))
        for name in sorted(superfluous):
            (store / name).unlink(missing_ok=True)
            sync_folder((store / name).parent)
            removed.append(name)
    except OSError as error:
        raise BackupError(
            f"{error}; {len(written)} of {len(names)} files were put back, and the newest backup has what "
            "was there before"
        ) from error
    return tuple(written), tuple(removed), tuple(aside)


def _put(project: Project, name: str, data: bytes, aside: list[str]) -> bool:
    """Replace one file; say whether that was necessary. Its generation goes on: others have seen the last."""
    path = project.store / name
    now = StoreFile({})
    try:
        present = read_data(path)
        if present is not None:
            now = examine(present, tables_of(PurePosixPath(name)))
    except DamagedFileError:
        aside.append(set_aside(path, "damaged").name)
        present = None
    then = examined(data, name)
    if present == data:
        return False
    spans = [len(file.tables.get("spans", ())) if file is not None else 0 for file in (now, then)]
    project.expect_fewer(spans[0] - spans[1])
    if then is None or then.seal is Seal.BROKEN or format_of(meta_of(then.tables)) > FORMAT:
        make_folders(path.parent)
        write_atomically(path, data)
        return True
    if now.seal is Seal.WHOLE and without_seal(now.tables) == without_seal(then.tables):
        return False
    write_tables(path, resealed(then.tables, max(now.generation, then.generation) + 1, timestamp()))
    return True


def _bring_entities(project: Project, archive: Archive, name: str) -> None:
    """Add the entities that the spans of a restored file refer to and that are gone since."""
    if name in PROJECT_FILES or "entities.json" not in archive.members or project.read_only:
        return
    spans = _spans(archive, name)
    wanted = {str(row.get("entity")) for row in spans} - project.entities.keys()
    listed = examined(archive.read("entities.json"), "entities.json")
    rows = listed.tables.get("entities", []) if listed is not None else []
    back = [entity_from_row(row) for row in rows if row.get("id") in wanted]
    if back:
        project.save_entities([*project.entities.values(), *back])


def _spans(archive: Archive, name: str) -> Iterable[dict[str, Any]]:
    file = examined(archive.read(name), name)
    return file.tables.get("spans", ()) if file is not None else ()
