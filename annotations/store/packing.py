"""Writing the zip of a backup: all files of a store, a list of them, and in the zip's comment the sums.

The list gives the hash of each file and the number of its spans. Knows files, no projects.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from annotations.files import replacing
from annotations.progress import Progress
from annotations.store.errors import BackupError
from annotations.store.storage import DamagedFileError, decode

FOLDER = "backups"
MANIFEST = ".backup.json"
"""The member of a zip that lists the others: name → SHA-256 and number of spans (None: none to count)."""

_FASTEST = 1
"""The deflate level: 10,000 files are packed in seconds, and the rows of JSON shrink well all the same."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that backups keep. `name` is relative to the store, with ``/``."""

    path: Path
    name: str
    size: int
    changed: int


def files_of(store: Path, unreached: list[OSError] | None = None) -> Iterator[KeptFile]:
    """Yield all files of a store in order of their names, but for backups, hidden and part files.

    What cannot be reached goes into `unreached`; without that it raises OSError.
    """

    def pass_over(error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            return  # It went away in this moment, or is a link to nowhere.
        if unreached is None:
            raise error
        unreached.append(error)

    entered = {os.path.realpath(store)}
    for here, folders, names in os.walk(store, onerror=pass_over, followlinks=True):
        at_top = Path(here) == store
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (at_top and f == FOLDER))
        folders[:] = [f for f in folders if _is_new(os.path.realpath(Path(here, f)), entered)]
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = Path(here, name)
            try:
                status = path.stat()
            except OSError as error:
                pass_over(error)
                continue
            if stat.S_ISREG(status.st_mode):
                yield KeptFile(path, path.relative_to(store).as_posix(), status.st_size, status.st_mtime_ns)


def _is_new(folder: str, entered: set[str]) -> bool:
    """Say whether a folder was not entered yet: links may lead in a circle."""
    is_new = folder not in entered
    entered.add(folder)
    return is_new


def state_of(files: Iterable[KeptFile]) -> str:
    """Return a word that is another one when any of the files is."""
    state = hashlib.blake2b(digest_size=16)
    for file in files:
        state.update(f"{file.name}\0{file.size}\0{file.changed}\n".encode(errors="surrogateescape"))
    return state.hexdigest()


def pack(
    path: Path, files: list[KeptFile], state: str, unread: list[OSError], progress: Progress | None
) -> tuple[int, int]:
    """Write a zip and read it again before it takes its place; return how many files and spans it holds.

    What cannot be read is added to `unread`; the zip says how much of that there was. What `progress` raises
    stops it and leaves nothing behind. Raises OSError if the disk refuses, BackupError if what was written
    reads differently.
    """
    packed: dict[str, tuple[str, int | None]] = {}
    steps = 2 * len(files)
    with replacing(path) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as archive:
            for number, file in enumerate(files, 1):
                data = _read(file, unread)
                if data is not None:
                    _add(archive, file.name, data, file.changed)
                    packed[file.name] = (hashlib.sha256(data).hexdigest(), _spans_in(file.name, data))
                if progress is not None:
                    progress(number, steps)
            spans = sum(count or 0 for _, count in packed.values())
            _add(archive, MANIFEST, orjson.dumps(packed), files[-1].changed)
            sums = {"files": len(packed), "spans": spans, "state": state, "unread": len(unread)}
            archive.comment = orjson.dumps(sums)
        part.flush()
        with zipfile.ZipFile(part.name) as archive:
            for number, (name, (sha256, _)) in enumerate(packed.items(), len(files) + 1):
                if hashlib.sha256(archive.read(name)).hexdigest() != sha256:
                    raise BackupError(f"{path}: “{name}” reads differently than it was written")
                if progress is not None:
                    progress(number, steps)
    return len(packed), spans


def _read(file: KeptFile, unread: list[OSError]) -> bytes | None:
    """Return a file's content; None if it cannot be read or its name is no UTF-8, which no zip can hold."""
    try:
        file.name.encode()
        return file.path.read_bytes()
    except (FileNotFoundError, UnicodeEncodeError):
        return None
    except OSError as error:
        unread.append(error)
        return None


def _add(archive: zipfile.ZipFile, name: str, data: bytes, changed: int) -> None:
    moment = datetime.fromtimestamp(changed / 1e9, UTC)
    # Zips know no time before 1980 and none after 2107.
    year = min(max(moment.year, 1980), 2107)
    member = zipfile.ZipInfo(name, (year, *moment.timetuple()[1:6]))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)


def _spans_in(name: str, data: bytes) -> int | None:
    """Count the spans of an annotation file; None for others and for damaged ones."""
    if "/" not in name or not name.endswith(".json"):
        return None
    try:
        return len(decode(data).get("spans", ()))
    except DamagedFileError:
        return None
