"""Writing a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows cannot lock a folder.
    fcntl = None  # type: ignore[assignment]

PART_SUFFIX = ".hashiya-part"
"""Ends the name of a file that is still being written; one that is left over comes from a killed program."""

CERTAINLY_DEAD = 24 * 60 * 60.0
"""Seconds after which nobody writes a part file any more."""

LONGEST_WAIT = 10.0
"""Seconds to wait for another program that writes; none needs a tenth of it unless it hangs."""

_LONGEST_NAME = 255
"""Bytes that a file system allows in one name."""

_MANY = 64
"""From so many files on they are synced at once."""
_AT_ONCE = 16

_FOLDERS_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What some network drives answer to the sync of a folder."""


class NotDurableError(OSError):
    """A file was replaced, and reads as it should; but a power cut may still bring the old one back."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a binary file that takes the place of `path` when the block ends, and vanishes if it raises.

    The bytes are on the disk before the name points to them (flush, fsync, rename, fsync of the folder).
    A file that is replaced keeps its mode, and one that is write-protected is left alone (PermissionError).
    A symbolic link is followed, not replaced. An OSError names `path`; NotDurableError: it was replaced.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(_fitting(f".{target.name}", f".{secrets.token_hex(4)}{PART_SUFFIX}"))
    if target.exists() and not os.access(target, os.W_OK):
        # A rename would pass over the protection of a file that somebody made read-only.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    try:
        with part.open("xb") as file:
            # Before anything is in it: nobody reads meanwhile what the mode keeps from them.
            with suppress(FileNotFoundError, PermissionError):
                part.chmod(target.stat().st_mode & 0o7777)
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename in (None, str(part)):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise NotDurableError(error.errno, error.strerror, str(path)) from error


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield a new folder that takes the name `path` when the block ends, and vanishes if it raises.

    All that is in it is on the disk before the name points to it. Only an empty folder gives way:
    FileExistsError for anything else that is called so. An OSError names `path` or the folder above.
    """
    target = Path(os.path.realpath(path))
    if os.path.lexists(target) and not is_empty_folder(target):
        raise FileExistsError(errno.EEXIST, "is there already and no empty folder", str(path))
    part = target.with_name(_fitting(f".{target.name}", f".{secrets.token_hex(4)}{PART_SUFFIX}"))
    try:
        part.mkdir()
        yield part
        _sync_all(part)
        with suppress(FileNotFoundError):
            target.rmdir()
        part.rename(target)
        sync_folder(target.parent)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        inside = isinstance(error, OSError) and str(error.filename or part).startswith(str(part))
        if isinstance(error, OSError) and error.errno and inside:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


@contextmanager
def placing(path: Path, beside: str) -> Iterator[tuple[Path, Path]]:
    """Yield where to write what takes the name `path` when the block ends, and a file beside it.

    Both lie in a folder of their own, which nobody else reads and which vanishes if the block raises; the
    block syncs what it writes. What was called `beside` in the folder of `path` goes before the new `path` is
    there, and what was written beside comes last: it is never about something else than it stands by. A
    symbolic link is followed, a file keeps its mode, and only an empty folder gives way.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir() and not is_empty_folder(target):
        raise FileExistsError(errno.EEXIST, "is there already and no empty folder", str(path))
    if target.exists() and not target.is_dir() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    part = target.with_name(_fitting(f".{target.name}", f".{secrets.token_hex(4)}{PART_SUFFIX}"))
    written, companion = part / target.name, part / beside
    has_moved = False
    try:
        part.mkdir(0o700)
        yield written, companion
        if target.is_file():
            with suppress(PermissionError):
                written.chmod(target.stat().st_mode & 0o7777)
        if (target.parent / beside).exists():
            (target.parent / beside).unlink()
            sync_folder(target.parent)
        if written.is_dir():
            with suppress(FileNotFoundError):
                target.rmdir()
        has_moved = written.is_dir()
        written.replace(target)
        if companion.exists():
            companion.replace(target.parent / beside)
        sync_folder(target.parent)
    except BaseException as error:
        if has_moved:
            # A folder in the way would refuse the next try; a file is simply replaced by it.
            with suppress(OSError):
                target.rename(written)
        shutil.rmtree(part, ignore_errors=True)
        inside = isinstance(error, OSError) and str(error.filename or part).startswith(str(part))
        if isinstance(error, OSError) and error.errno and inside:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    # All is in its place; that a folder without anything in it may not go is no reason to say otherwise.
    shutil.rmtree(part, ignore_errors=True)
    if part.exists():
        shutil.rmtree(part, ignore_errors=True)


def is_empty_folder(path: Path) -> bool:
    """Say whether this is a folder with nothing in it."""
    return path.is_dir() and next(path.iterdir(), None) is None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the content of `path` by `data`, durably when this returns."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other programs that ask for the same from writing in a folder until the block ends.

    Where the system or the drive knows no such lock, nothing is kept off. Raises BlockingIOError when another
    program does not end.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    give_up = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > give_up:
                raise BlockingIOError(
                    error.errno, "another program is writing here and does not end", str(folder)
                ) from error
            time.sleep(0.001)
        except OSError:
            return  # Some network drives know no locks.
        else:
            return


def make_folders(folder: Path) -> None:
    """Create a folder and what is missing above it, durably when this returns."""
    missing = [folder, *folder.parents]
    missing = missing[: next((i for i, f in enumerate(missing) if f.is_dir()), len(missing))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for made in missing:
            sync_folder(made.parent)
    except OSError:
        for made in missing:  # The next try must not find folders that are not durable.
            with suppress(OSError):
                made.rmdir()
        raise


def remove(path: Path) -> None:
    """Delete a file durably, if it is there, and the folder that it was the last one in."""
    path.unlink(missing_ok=True)
    holder = path.parent
    with suppress(OSError):  # There is more in it.
        holder.rmdir()
        holder = holder.parent
    if holder.is_dir():
        sync_folder(holder)


def _sync_all(folder: Path) -> None:
    folders = [(here, names) for here, _, names in os.walk(folder)]
    paths = [os.path.join(here, name) for here, names in folders for name in names]  # noqa: PTH118 - many
    if len(paths) < _MANY:
        for path in paths:
            _sync(path)
    else:
        # A disk writes what several ask for at once together; one after the other takes three times as long.
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a start needs no threads

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(_sync, paths):
                pass
    for here, _ in folders:
        sync_folder(Path(here))


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_dead_part(path: Path) -> bool:
    """Say whether this is the part file of a program that was killed long ago."""
    if not path.name.endswith(PART_SUFFIX):
        return False
    try:
        return time.time() - path.lstat().st_mtime > CERTAINLY_DEAD
    except OSError:
        return False


def remove_dead_parts(folder: Path) -> None:
    """Delete what killed programs left half written in a folder, if that is long enough ago."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if is_dead_part(path := Path(entry.path)):
                with suppress(OSError):
                    path.unlink()


def set_aside(path: Path, reason: str) -> Path:
    """Keep a file's content under another name beside it, e.g. ``001.json.damaged-1``, and return that.

    The file itself stays in its place until it is replaced, so that a failing save loses nothing.
    """
    source = Path(os.path.realpath(path))
    number = 1
    while os.path.lexists(other := path.with_name(_fitting(path.name, f".{reason}-{number}"))):
        if source.exists() and other.exists() and source.samefile(other):
            return other  # A save failed after it had been set aside.
        number += 1
    try:
        os.link(source, other)
    except OSError:  # The file system knows no hard links.
        with source.open("rb") as old, replacing(other) as new:
            shutil.copyfileobj(old, new)
    sync_folder(other.parent)
    return other


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows cannot open folders and does not need it.

    An OSError names the folder.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_NOT_SYNCED:
            raise OSError(error.errno, error.strerror, str(folder)) from error
    finally:
        os.close(handle)


def _fitting(name: str, ending: str) -> str:
    """Return the name with the ending, cut in between if no file could be called so."""
    room = _LONGEST_NAME - len(os.fsencode(ending))
    name = name[:room]  # A character takes a byte at least.
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return name + ending
