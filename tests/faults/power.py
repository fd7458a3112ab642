"""What a power cut may leave of the calls that were carried out until then.

Sure to be there is only what was synced: a file's content by a sync of the file, its name by a sync of its
folder. Of everything else any part may be there. Pure: from noted calls to files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from tests.faults.disk import Event

FOLDER = -1
"""Stands for the inode of a folder that was made."""


@dataclass(slots=True)
class _File:
    data: bytes
    synced: bytes | None = None

    def damaged(self) -> list[bytes]:
        """Return what may be read of it after a cut; its content alone if that was synced."""
        if self.synced == self.data:
            return [self.data]
        sure = self.synced or b""
        if self.data.startswith(sure):
            more = self.data[len(sure) :]
            return [sure, sure + more[: len(more) // 2], sure + bytes(len(more))]
        return [sure, self.data[: len(self.data) // 2], bytes(len(self.data))]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A name that was given to an inode, or taken away (None), and has not been synced.

    With a `source`, a folder that was moved from there, with all that is in it.
    """

    path: str
    inode: int | None
    source: str = ""

    @property
    def folder(self) -> str:
        return str(PurePath(self.path).parent)


@dataclass(frozen=True, slots=True)
class Remains:
    """The files after a cut, by their paths, and how many steps had been reported saved before it."""

    files: dict[str, bytes]
    folders: frozenset[str]
    saved: int


@dataclass(slots=True)
class _Drive:
    """Names and files while calls are carried out."""

    files: dict[int, _File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """What is sure to be called so."""
    waiting: list[_Naming] = field(default_factory=list)
    paths: dict[str, int] = field(default_factory=dict)
    """What is called so as long as there is power."""

    def carry_out(self, event: Event) -> None:
        """Take one call."""
        if event.what in ("open", "data"):
            self._write(event)
        elif event.what == "sync":
            self._write(event)
            self.files[self.paths[event.path]].synced = event.data
        elif event.what == "replace" and self.paths[event.path] == FOLDER:
            self._name(event.target, FOLDER, event.path)
        elif event.what == "replace":
            self._name(event.target, self.paths[event.path])
            self._name(event.path, None)
        elif event.what == "link":
            self._name(event.target, self.paths[event.path])
        elif event.what == "unlink":
            self._name(event.path, None)
        elif event.what == "mkdir":
            self._name(event.path, FOLDER)
        elif event.what == "sync folder":
            for naming in [n for n in self.waiting if n.folder == event.path]:
                _apply(self.names, [naming])
                self.waiting.remove(naming)

    def cuts(self) -> Iterator[dict[str, bytes | None]]:
        """Yield what may be there if the power goes now: paths with contents, None for folders."""
        yield from self._seen(self.names)
        yield from self._seen(self._with(self.waiting))
        for folder in {naming.folder for naming in self.waiting}:
            yield from self._seen(self._with([n for n in self.waiting if n.folder == folder]))
        for left_out in self.waiting:
            yield from self._seen(self._with([n for n in self.waiting if n is not left_out]))

    def _with(self, namings: Iterable[_Naming]) -> dict[str, int]:
        names = dict(self.names)
        _apply(names, namings)
        return names

    def _seen(self, names: dict[str, int]) -> Iterator[dict[str, bytes | None]]:
        """Yield the contents under these names: all torn in the same way, for each way to tear."""
        for way in range(3):
            found: dict[str, bytes | None] = {}
            for path, inode in names.items():
                if inode == FOLDER:
                    found[path] = None
                else:
                    ways = self.files[inode].damaged()
                    found[path] = ways[min(way, len(ways) - 1)]
            yield found

    def _write(self, event: Event) -> None:
        known = self.files.get(self.paths.get(event.path, 0))
        if known is None:
            # A number of a file that is gone may be given to a new one.
            inode = max(self.files, default=0) + 1
            self.files[inode] = known = _File(event.data)
            self._name(event.path, inode)
        known.data = event.data

    def _name(self, path: str, inode: int | None, source: str = "") -> None:
        self.waiting.append(_Naming(path, inode, source))
        _apply(self.paths, [self.waiting[-1]])


def power_cuts(before: dict[str, bytes], folders: Iterable[str], events: Iterable[Event]) -> list[Remains]:
    """Return everything different that a cut at any moment may leave of files that were durable before."""
    drive = _Drive()
    for number, (path, data) in enumerate(before.items(), 1):
        drive.files[number] = _File(data, data)
        drive.names[path] = number
    for path in folders:
        drive.names[path] = FOLDER
    drive.paths = dict(drive.names)
    saved = 0
    found: dict[tuple[object, ...], Remains] = {}
    for event in events:
        drive.carry_out(event)
        saved += event.what == "saved"
        for cut in drive.cuts():
            remains = _reachable(cut, saved)
            found.setdefault((saved, remains.folders, tuple(sorted(remains.files.items()))), remains)
    return list(found.values())


def _apply(names: dict[str, int], namings: Iterable[_Naming]) -> None:
    for naming in namings:
        if naming.inode is None:
            names.pop(naming.path, None)
        elif naming.source:
            for path in [p for p in names if p == naming.source or p.startswith(f"{naming.source}/")]:
                names[naming.path + path.removeprefix(naming.source)] = names.pop(path)
        else:
            names[naming.path] = naming.inode


def _reachable(cut: dict[str, bytes | None], saved: int) -> Remains:
    """Leave out what lies in folders that are not there."""
    folders = {path for path, data in cut.items() if data is None}
    there = {path for path in folders if all(str(above) in folders for above in _above(path, folders))}
    files = {path: data for path, data in cut.items() if data is not None}
    kept = {path: data for path, data in files.items() if str(PurePath(path).parent) in there}
    return Remains(kept, frozenset(there), saved)


def _above(path: str, folders: set[str]) -> list[PurePath]:
    """Return the folders above one, up to the place itself, which is the shortest of all."""
    top = min(len(PurePath(folder).parts) for folder in folders)
    return [above for above in PurePath(path).parents if len(above.parts) >= top]
