"""Who is at work: one lock per annotator of a project, so that no two windows or commands change one work.

It is an agreement between windows and commands: `Project.save` asks for none. A lock is a small file that
names the process; one whose process is gone counts for nothing and is taken over. Race-free without any help
of the system: files are linked and replaced as a whole, and only one process may replace a given dead lock.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import orjson

from annotations.annotator import problem_with_annotator
from annotations.model import timestamp
from annotations.store.errors import ProjectError
from annotations.store.own_folder import make_own_folder
from annotations.store.processes import machine, started

FOLDER = ".locks"
"""The folder in `annotations/`. A full stop begins no annotator's name, and git is told to pass it over."""

_BEING_WRITTEN = 5.0
"""Seconds for which a lock that says nothing yet is somebody's who is writing it."""
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: a process of some computer. `since` is a timestamp in UTC."""

    host: str
    pid: int
    since: str
    program: str
    machine: str = ""
    started: str = ""
    token: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.machine == machine()

    @property
    def is_gone(self) -> bool:
        """Whether it has ended for sure; of other computers' processes nobody knows."""
        return self.is_here and started(self.pid) != self.started


class LockedError(ProjectError):
    """Somebody else is at work; `holder` says who."""

    def __init__(self, annotator: str, holder: Holder) -> None:
        where = "this computer" if holder.is_here else holder.host
        super().__init__(
            f"{holder.program} is at work as “{annotator}” on {where} since {holder.since} "
            f"(process {holder.pid}); close it there first"
        )
        self.holder = holder


class AnnotatorLock:
    """The lock of one annotator in one project, taken or not."""

    def __init__(self, store: Path, annotator: str, program: str) -> None:
        """`store` is the folder `annotations/`; `program` is what others are told is at work."""
        self._store = store
        self._path = store / FOLDER / annotator
        self._program = program
        self._token = ""

    def take(self, *, over: Holder | None = None) -> Holder | None:
        """Take the lock unless somebody else holds it; return who does then.

        `over`: from whom it is to be taken even if they may be at work still. Where there is no store yet,
        or nothing can be written, nobody is kept out and None is returned.
        """
        if self.is_ours() or not self._store.is_dir():
            return None
        try:
            for _ in range(_TRIES):
                holder = self._try(over)
                if holder is None or holder.token:
                    return holder
                time.sleep(0.01)  # Somebody else is taking it at this very moment.
        except OSError:
            return None
        return self.holder()

    def is_ours(self) -> bool:
        """Say whether the lock is held, and by this object."""
        found = _read(self._path) if self._token else None
        return found is not None and found.token == self._token

    def holder(self) -> Holder | None:
        """Return who else holds the lock now; None if nobody does who may be alive."""
        found = _read(self._path)
        if found is None or found.token == self._token or found.is_gone:
            return None
        return found

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self.is_ours():
            with suppress(OSError):
                self._path.unlink()
        self._token = ""

    def _try(self, over: Holder | None) -> Holder | None:
        """Try once; return who holds it, one without a token if it may be free in a moment."""
        make_own_folder(self._path.parent)
        found = _read(self._path)
        is_free = found is None or found.is_gone or found == over
        if not is_free:
            return found
        own = self._written()
        try:
            taken = _put(own, self._path) if found is None else _replace(own, self._path, found)
        finally:
            own.unlink(missing_ok=True)
        return None if taken else Holder("", 0, "", "")

    def _written(self) -> Path:
        """Write who we are into a file of its own and return that."""
        token = secrets.token_hex(8)
        holder = Holder(
            socket.gethostname(),
            os.getpid(),
            timestamp(),
            self._program,
            machine(),
            started(os.getpid()),
            token,
        )
        path = self._path.parent / f".{token}"
        try:
            path.write_bytes(orjson.dumps(asdict(holder)))
        except OSError:
            path.unlink(missing_ok=True)
            raise
        self._token = token
        return path


@contextmanager
def holding(store: Path, annotators: Iterable[str], program: str) -> Iterator[None]:
    """Keep others from changing the work of these annotators until the block ends.

    Raises LockedError, with nothing held, if somebody is at work. Dead locks are taken over.
    """
    with ExitStack() as stack:
        # A name that can be no annotator's is refused by those who save under it.
        for annotator in sorted(name for name in set(annotators) if not problem_with_annotator(name)):
            lock = AnnotatorLock(store, annotator, program)
            holder = lock.take()
            if holder is not None:
                raise LockedError(annotator, holder)
            stack.callback(lock.release)
        yield


def _read(path: Path) -> Holder | None:
    """Return whom a lock names; None if it is not there, or if nobody is writing it any more."""
    try:
        said = orjson.loads(path.read_bytes())
        if type(said["pid"]) is not int:
            raise TypeError("the process has no number")
        words = {field.name: str(said[field.name]) for field in fields(Holder) if field.name != "pid"}
        return Holder(pid=said["pid"], **words)
    except OSError:
        return None
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return _unfinished(path)


def _unfinished(path: Path) -> Holder:
    """Return who stands in a lock that cannot be read: somebody of this computer, gone once it is old."""
    try:
        is_young = time.time() - path.stat().st_mtime < _BEING_WRITTEN
    except OSError:
        is_young = False
    pid = os.getpid()
    return Holder("", pid, "", "Hashiya", machine(), started(pid) if is_young else "gone", "unfinished")


def _put(own: Path, path: Path) -> bool:
    """Give our file the lock's name if nobody has it; say whether that worked."""
    try:
        os.link(own, path)
    except FileExistsError:
        return False
    except OSError:  # The file system knows no hard links: what is in it is missing for a moment.
        try:
            with path.open("xb") as file:
                file.write(own.read_bytes())
        except FileExistsError:
            return False
    return True


def _replace(own: Path, path: Path, found: Holder) -> bool:
    """Put our file in the place of a lock that was read as `found`; say whether it was that one still.

    Whoever does so holds a claim meanwhile, or two could each replace what the other has just taken.
    """
    claim = path.with_name(f".claim-{found.token}")
    with suppress(OSError):
        if time.time() - claim.stat().st_mtime > _BEING_WRITTEN:
            claim.unlink()
    try:
        claim.open("xb").close()
    except FileExistsError:
        return False
    try:
        if _read(path) != found:
            return False
        own.replace(path)
        return True
    finally:
        claim.unlink(missing_ok=True)
