"""Reading a backup's zip, which may come from anybody: what it holds, nothing outside, nothing endless."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from annotations.annotator import problem_with_annotator
from annotations.store.backups import Backup, list_backups
from annotations.store.errors import BackupError
from annotations.store.integrity import PROJECT_FILES, Seal, examine, tables_of
from annotations.store.packing import MANIFEST
from annotations.store.storage import DamagedFileError

MOST_FILES = 500_000
LARGEST_FILE = 512 * 1024 * 1024
LARGEST_BACKUP = 16 * 1024 * 1024 * 1024
_ENCRYPTED = 0x1
_BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, KeyError, zlib.error)


@dataclass(frozen=True, slots=True)
class Member:
    """A store file in a backup. `spans` is None where there are none to count."""

    name: str
    sha256: str
    spans: int | None = None

    @property
    def annotator(self) -> str:
        """Whose work it is; empty for the files of the whole project."""
        return self.name.partition("/")[0] if "/" in self.name else ""

    @property
    def article_id(self) -> str:
        """Which article it is about; empty for the files of the whole project."""
        return self.name.partition("/")[2].removesuffix(".json")


class Archive:
    """An open backup: the store files in it by their names, relative to the store with ``/``."""

    def __init__(self, path: Path, zipped: zipfile.ZipFile, members: Mapping[str, Member]) -> None:
        self.members = members
        self._path = path
        self._zipped = zipped

    def read(self, name: str) -> bytes:
        """Return the content of one file, sure to be what was packed. Raises BackupError."""
        try:
            data = self._zipped.read(name)
        except (*_BROKEN_ZIP, OSError) as error:
            raise BackupError(f"{self._path.name}: “{name}” is damaged ({error})") from error
        if hashlib.sha256(data).hexdigest() != self.members[name].sha256:
            raise BackupError(f"{self._path.name}: “{name}” is not what was packed")
        return data


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup. Raises BackupError if it is damaged or holds what no backup holds."""
    try:
        zipped = zipfile.ZipFile(path)
    except (*_BROKEN_ZIP, OSError) as error:
        raise BackupError(f"{path.name}: cannot be read ({error})") from error
    with zipped:
        listed = _checked(path, zipped)
        members = {name: Member(name, *listed[name]) for name in sorted(listed) if is_store_file(name)}
        yield Archive(path, zipped, members)


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file of the store that cannot be read or trusted, and the newest backup that has it whole."""

    path: Path
    reason: str
    backup: Backup | None


def last_good(store: Path, name: str) -> Backup | None:
    """Return the newest backup that has a store file whole; `name` is relative to the store, with ``/``."""
    for backup in list_backups(store):
        if backup.problem:
            continue
        try:
            with opened(backup.path) as archive:
                if name in archive.members:
                    file = examine(archive.read(name), tables_of(PurePosixPath(name)))
                    if file.seal is not Seal.BROKEN:
                        return backup
        except (BackupError, DamagedFileError):
            continue
    return None


def is_store_file(name: str) -> bool:
    """Say whether a relative path is that of a file of the project as a whole or of an annotation file."""
    parts = PurePosixPath(name).parts
    if str(PurePosixPath(name)) != name or any(part.startswith(".") for part in parts) or "\\" in name:
        return False
    if len(parts) == 1:
        return name in PROJECT_FILES
    return name.endswith(".json") and not problem_with_annotator(parts[0])


def _checked(path: Path, zipped: zipfile.ZipFile) -> dict[str, tuple[str, int | None]]:
    """Return the list of what was packed, once every member has been looked at."""
    infos = zipped.infolist()
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST_BACKUP:
        raise BackupError(f"{path.name}: is larger than any backup")
    names = {info.filename for info in infos}
    if len(names) != len(infos):
        raise BackupError(f"{path.name}: holds a file twice")
    for info in infos:
        problem = _problem_with(info)
        if problem:
            raise BackupError(f"{path.name}: “{info.filename}” {problem}; nothing is taken from it")
    try:
        listed = _listed(orjson.loads(zipped.read(MANIFEST)))
    except (*_BROKEN_ZIP, TypeError, OSError) as error:
        raise BackupError(f"{path.name}: is no backup of Hashiya, or damaged ({error})") from error
    missing = next((name for name in listed if name not in names), None)
    if missing is not None:
        raise BackupError(f"{path.name}: “{missing}” is missing")
    return listed


def _problem_with(info: zipfile.ZipInfo) -> str:
    name = info.filename
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or "\\" in name or ":" in name.partition("/")[0]:
        return "leads out of the project"
    if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
        return "is no file"
    if info.file_size > LARGEST_FILE:
        return "is too large"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    return ""


def _listed(manifest: Any) -> dict[str, tuple[str, int | None]]:
    return {
        str(name): (str(sha256), spans if type(spans) is int else None)
        for name, (sha256, spans) in manifest.items()
    }
