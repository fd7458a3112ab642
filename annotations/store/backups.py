"""Backups of a project: zips of its `annotations/`, in `annotations/backups/`, made in time and thinned.

A backup's name says when (UTC) and why it was made: ``2026-07-01T10-30-00 before import.zip``.
`packing` writes them, `archive` reads them, `restoring` puts back what they hold.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from annotations.files import make_folders, remove_dead_parts, sync_folder
from annotations.progress import Progress
from annotations.store.occasions import Occasion
from annotations.store.packing import FOLDER, files_of, pack, state_of

EVERY = timedelta(minutes=30)
"""At most so often a backup is made because something changed."""
KEPT_ALL = timedelta(days=2)
KEPT_DAILY = timedelta(days=31)
KEPT_WEEKLY = timedelta(days=366)

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d) (.+)\.zip")
_TIME = "%Y-%m-%dT%H-%M-%S"
_END_OF_ZIP = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `state` tells whether the files are still the same; `problem` why it cannot be used.

    `unread` is how many files are not in it because they could not be read.
    """

    path: Path
    made: datetime
    reason: str
    size: int
    files: int = 0
    spans: int = 0
    state: str = ""
    problem: str = ""
    unread: int = 0


def list_backups(store: Path) -> list[Backup]:
    """Return all backups of a store, the newest first. Reads no more than the end of each."""
    try:
        paths = list((store / FOLDER).iterdir())
    except OSError:
        return []
    found = [_known(path, match) for path in paths if (match := _NAME.fullmatch(path.name))]
    return sorted((b for b in found if b is not None), key=lambda b: (b.made, b.path.name), reverse=True)


def back_up_if_due(
    store: Path, progress: Progress | None = None, now: datetime | None = None
) -> Backup | None:
    """Make a backup if the newest is half an hour old and something has changed since; None if not."""
    now = now or datetime.now(UTC)
    newest = _newest(store)
    if newest is not None and timedelta(0) <= now - newest.made < EVERY:
        return None
    made = back_up(store, Occasion.REGULAR, progress, now)
    return made if made != newest else None


def back_up(
    store: Path,
    occasion: Occasion,
    progress: Progress | None = None,
    now: datetime | None = None,
    unread: list[OSError] | None = None,
) -> Backup | None:
    """Make a backup, read it again to make sure, thin the older ones out, and return it.

    Nothing changed since the newest: that one is returned. None if there is nothing to keep. What cannot be
    read is left out and added to `unread`. Raises OSError if the disk refuses or nothing can be read,
    BackupError if what was written reads differently.
    """
    unread = [] if unread is None else unread
    with _one_at_a_time:
        files = list(files_of(store, unread))
        if not files and unread:
            raise unread[0]
        if not files:
            return None
        state = state_of(files)
        known = list_backups(store)
        newest = next((backup for backup in known if not backup.problem), None)
        # What could not be read may be readable now; only every half hour that is too much trouble.
        is_whole = newest is not None and (occasion is Occasion.REGULAR or not (unread or newest.unread))
        if newest is not None and newest.state == state and is_whole:
            return newest
        made = (now or datetime.now(UTC)).replace(microsecond=0)
        folder = store / FOLDER
        make_folders(folder)
        remove_dead_parts(folder)
        while made in {backup.made for backup in known}:
            made += timedelta(seconds=1)
        path = folder / f"{made:{_TIME}} {occasion.value}.zip"
        packed = pack(path, files, state, unread, progress)
        _thin_out(store, made)
        return Backup(path, made, occasion.value, path.stat().st_size, *packed, state, unread=len(unread))


def superfluous(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups can go: of older than two days the newest of each day stays, for a month, then

    that of each week, for a year, then that of each month. The newest of all stays.
    """
    kept = set[tuple[str, str]]()
    gone = set[datetime]()
    for time in sorted(set(times), reverse=True):
        age = now - time
        if age <= KEPT_ALL:
            continue
        if age <= KEPT_DAILY:
            period = ("day", f"{time:%Y-%m-%d}")
        elif age <= KEPT_WEEKLY:
            period = ("week", f"{time:%G-%V}")
        else:
            period = ("month", f"{time:%Y-%m}")
        if period in kept:
            gone.add(time)
        kept.add(period)
    return gone


def _newest(store: Path) -> Backup | None:
    return next((backup for backup in list_backups(store) if not backup.problem), None)


def _known(path: Path, match: re.Match[str]) -> Backup | None:
    try:
        made = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    try:
        with path.open("rb") as file:
            file.seek(max(0, size - _LONGEST_END))
            end = file.read()
    except OSError as error:
        return Backup(path, made, match[2], size, problem=f"cannot be read ({error.strerror})")
    try:
        sums = orjson.loads(end[end.rindex(_END_OF_ZIP) + 22 :])
        files, spans, unread = (int(sums.get(key, 0)) for key in ("files", "spans", "unread"))
        return Backup(path, made, match[2], size, files, spans, str(sums["state"]), unread=unread)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Backup(path, made, match[2], size, problem="is not complete")


def _thin_out(store: Path, now: datetime) -> None:
    backups = list_backups(store)
    gone = superfluous((backup.made for backup in backups), now)
    for backup in backups:
        if backup.made in gone:
            backup.path.unlink(missing_ok=True)
    if gone:
        sync_folder(store / FOLDER)
