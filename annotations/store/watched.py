"""Reading and writing the store's files so that no version is lost that this program has not seen.

Another program, or another window, may write the same files: over git, Syncthing or a network drive. A file
that was changed since it was last read or written here, or that cannot be read, is kept under another name
before anything takes its place. Knows tables and seals, not what the rows mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from annotations.articles import STORE_FOLDER
from annotations.files import NotDurableError, remove_dead_parts, set_aside
from annotations.model import timestamp
from annotations.store.errors import ProjectError
from annotations.store.integrity import (
    FORMAT,
    META,
    Seal,
    StoreFile,
    examine,
    format_of,
    generation_of,
    meta_of,
    sealed,
    tables_of,
)
from annotations.store.storage import (
    DamagedFileError,
    Row,
    Tables,
    UnstorableError,
    read_data,
    write_tables,
)

_Signature = tuple[int, int, int]
_UNREACHABLE: _Signature = (0, 0, 0)


class WatchedFiles:
    """The files of one store, and which version of each was last read or written."""

    def __init__(self, folder: Path, report: Callable[[str], None]) -> None:
        """`report` is told in a sentence what was damaged or set aside; paths are relative to `folder`."""
        self._folder = folder
        self._report = report
        self.damaged: dict[Path, str] = {}
        """The files that cannot be read or trusted, and what is wrong with each."""
        self._seen: dict[Path, _Signature | None] = {}
        self.newer: set[Path] = set()
        """The files that a newer version of the program wrote; they are never replaced."""
        self._generations: dict[Path, int] = {}
        self._foreign: dict[Path, Tables] = {}
        self._swept: set[Path] = set()
        self._unsure: set[Path] = set()
        self._unread: dict[Path, OSError] = {}

    def has_changed(self, path: Path) -> bool:
        """Say whether the file is another one than was last read or written; False if it never existed."""
        return self._seen.get(path) != _signature(path)

    def is_durable(self, path: Path) -> bool:
        """Say whether nothing speaks against it that a file will be there after a power cut, as it is."""
        return path not in self._unsure

    def read(self, path: Path, *, seen: bool = True) -> StoreFile | None:
        """Return what a file holds, no tables if there is none; None, with a report, if it is damaged.

        With `seen` false the file counts as changed until it is read again or written.
        """
        signature = _signature(path)
        self.damaged.pop(path, None)
        self._unread.pop(path, None)
        self.newer.discard(path)
        needed = tables_of(self._in_store(path))
        try:
            data = read_data(path)
            file = StoreFile({}) if data is None else examine(data, needed)
        except DamagedFileError as error:
            if isinstance(error.__cause__, OSError):
                # Not seen: the drive may be back in a moment.
                self._unread[path] = error.__cause__
                self.damaged[path] = str(error)
                self._report(f"{self.shown(path)} {error}; nothing is saved in its place until it can be")
                return None
            self.call_damaged(path, str(error))
            if seen:
                self._seen[path] = signature
            return None
        if seen:
            self._seen[path] = signature
        self._generations[path] = file.generation
        self._foreign[path] = {n: rows for n, rows in file.tables.items() if n not in needed and n != META}
        if format_of(meta_of(file.tables)) > FORMAT:
            self.newer.add(path)
        return file

    def call_damaged(self, path: Path, reason: str) -> None:
        """Take a file for damaged: it is kept under another name before anything is saved in its place."""
        self.damaged[path] = reason
        self._report(
            f"{self.shown(path)} {reason}; it will be kept under another name before anything is "
            "saved in its place"
        )

    def say_altered(self, path: Path) -> None:
        """Report that somebody edited a file, and that it is taken as it is now."""
        if path in self.newer:  # It is not ours to judge.
            return
        self._report(
            f"{self.shown(path)} was changed by something other than Hashiya and is taken as it is now"
        )

    def read_rows(self, path: Path, *, seen: bool = True) -> dict[str, Row]:
        """Return the rows, by their ids, of the table that is called as the file is."""
        file = self.read(path, seen=seen)
        if file is None:
            return {}
        rows = file.tables.get(path.stem, [])
        if file.seal is Seal.BROKEN:
            if all(isinstance(row.get("id"), str) and row["id"] for row in rows):
                self.say_altered(path)
            else:
                self.call_damaged(path, "is altered: a row has no id")
        return {str(row.get("id") or f"row {n}"): row for n, row in enumerate(rows, 1)}

    def write(self, path: Path, tables: Mapping[str, Iterable[Row]], *, keep_other: bool = False) -> None:
        """Replace a file, durably. A damaged one, and with `keep_other` any, is kept under another name.

        One that the disk would not let us read is not replaced. Tables without a seal get one, and those of
        other programs beside them. Raises ProjectError if something in the rows cannot be stored or a newer
        program wrote the file, OSError if the disk refuses; the file is then what it was, but after
        NotDurableError.
        """
        if path in self.newer:
            raise ProjectError(
                f"{self.shown(path)} was written by a newer version of Hashiya; update the program"
            )
        if path in self._unread:
            raise OSError(self._unread[path].errno, self._unread[path].strerror, str(path))
        if path in self.damaged:
            other = set_aside(path, "damaged")
            self._report(f"{self.shown(path)} was damaged and is kept as {other.name}")
        elif keep_other:
            other = set_aside(path, "other")
            self._report(
                f"{self.shown(path)} was changed by another program; that version is kept as {other.name}"
            )
        if path.parent not in self._swept:
            self._swept.add(path.parent)
            remove_dead_parts(path.parent)
        try:
            if META not in tables:
                content = dict(self._foreign.get(path, {}))
                content.update((name, [dict(row) for row in rows]) for name, rows in tables.items())
                tables = sealed(content, self._generations.get(path, 0) + 1, timestamp())
            write_tables(path, tables)
        except UnstorableError as error:
            raise ProjectError(f"{self.shown(path)}: {error}") from error
        except NotDurableError:
            self._unsure.add(path)
            self._generations[path] = generation_of(tables)
            raise
        self._unsure.discard(path)
        self._generations[path] = generation_of(tables)
        self.take_as_ours(path)

    def take_as_ours(self, path: Path) -> None:
        """Know a file for one that was written here, though `write` could not make it durable."""
        self.damaged.pop(path, None)
        self._seen[path] = _signature(path)

    def shown(self, path: Path) -> str:
        """Return a path as messages name it."""
        return path.relative_to(self._folder).as_posix()

    def _in_store(self, path: Path) -> Path:
        return path.relative_to(self._folder / STORE_FOLDER)


def merged_rows(
    base: Mapping[str, Row], ours: Mapping[str, Row], theirs: Mapping[str, Row]
) -> tuple[dict[str, Row], bool]:
    """Bring two versions of rows (by id) that began as `base` together; say whether anything is lost.

    Lost is what both changed differently: ours stays then.
    """
    merged = dict(ours)
    lost = False
    for key, row in theirs.items():
        if row in (base.get(key), ours.get(key)):
            continue
        if ours.get(key) == base.get(key):
            merged[key] = row
        else:
            lost = True
    for key in base.keys() - theirs.keys():
        if merged.get(key) == base[key]:
            del merged[key]
    return merged, lost


def _signature(path: Path) -> _Signature | None:
    """Return what changes when a file is replaced or edited; None when there is none."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return _UNREACHABLE
    return (status.st_ino, status.st_mtime_ns, status.st_size)
