"""Reading and writing the store's files so that no version is lost that this program has not seen.

Another program, or another window, may write the same files: over git, Syncthing or a network drive. A file
that was changed since it was last read or written here, or that cannot be read, is kept under another name
before anything takes its place. Knows tables, not what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from annotations.files import set_aside
from annotations.store.errors import ProjectError
from annotations.store.storage import (
    DamagedFileError,
    Row,
    Tables,
    UnstorableError,
    read_tables,
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
        self._seen: dict[Path, _Signature | None] = {}
        self._damaged: set[Path] = set()

    def has_changed(self, path: Path) -> bool:
        """Say whether the file is another one than was last read or written; False if it never existed."""
        return self._seen.get(path) != _signature(path)

    def read(self, path: Path, *, seen: bool = True) -> Tables | None:
        """Return a file's tables, none if it does not exist; None, with the fact reported, if it is damaged.

        With `seen` false the file counts as changed until it is read again or written.
        """
        if seen:
            self._seen[path] = _signature(path)
        self._damaged.discard(path)
        try:
            return read_tables(path)
        except DamagedFileError as error:
            self._damaged.add(path)
            self._report(
                f"{self.shown(path)} {error}; it will be kept under another name before anything is "
                "saved in its place"
            )
            return None

    def read_rows(self, path: Path, *, seen: bool = True) -> dict[str, Row]:
        """Return the rows, by their ids, of the table that is called as the file is."""
        tables = self.read(path, seen=seen) or {}
        return {str(row.get("id") or f"row {n}"): row for n, row in enumerate(tables.get(path.stem, ()), 1)}

    def write(self, path: Path, tables: Mapping[str, Iterable[Row]], *, keep_other: bool = False) -> None:
        """Replace a file, durably. A damaged one, and with `keep_other` any, is kept under another name.

        Raises ProjectError if something in the rows cannot be stored, OSError if the disk refuses; the file
        is then what it was.
        """
        if path in self._damaged:
            other = set_aside(path, "damaged")
            self._report(f"{self.shown(path)} was damaged and is kept as {other.name}")
        elif keep_other:
            other = set_aside(path, "other")
            self._report(
                f"{self.shown(path)} was changed by another program; that version is kept as {other.name}"
            )
        try:
            write_tables(path, tables)
        except UnstorableError as error:
            raise ProjectError(f"{self.shown(path)}: {error}") from error
        self._damaged.discard(path)
        self._seen[path] = _signature(path)

    def shown(self, path: Path) -> str:
        """Return a path as messages name it."""
        return path.relative_to(self._folder).as_posix()


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
