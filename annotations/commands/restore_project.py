"""`hashiya restore`: put back what a backup holds, or say what that would change."""

# ruff: noqa: PLC0415 - imported when it runs: no start of the program should wait for zips

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError, add_project
from annotations.commands.output import ProgressBar, counted
from annotations.commands.project import open_project, say_what_is_wrong

if TYPE_CHECKING:
    from annotations.store.comparing import Difference


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "backup", metavar="BACKUP", help="name of a backup (hashiya backup --list), or latest"
    )
    parser.add_argument("--only", metavar="FILE", help="one file of it, such as ANNOTATOR/ARTICLE.json")
    parser.add_argument("--compare", action="store_true", help="change nothing, say what would change")


def _run(arguments: Namespace) -> int:
    from annotations.store.lock import holding
    from annotations.store.restoring import restore

    project = open_project(arguments.project)
    path = _path(project.store, arguments.backup)
    if arguments.compare:
        return _compare(project.store, path, arguments.only)
    with holding(project.store, project.annotators(), "hashiya restore"), ProgressBar("Restoring") as bar:
        done = restore(project, path, arguments.only, bar.show)
    print(f"{counted(len(done.written), 'file')} restored, {len(done.removed)} removed")
    for name in done.aside:
        print(f"a damaged file is kept as {name}")
    if done.before is not None:
        print(f"what was there before is in {done.before.path.name}")
    if done.before is None or not done.before.unread:
        return DONE
    say_what_is_wrong(project)
    return WRONG_DATA


def _path(store: Path, name: str) -> Path:
    from annotations.store.backups import list_backups
    from annotations.store.packing import FOLDER

    if name == "latest":
        newest = next((backup for backup in list_backups(store) if not backup.problem), None)
        if newest is None:
            raise UsageError("there is no backup yet")
        return newest.path
    path = store / FOLDER / name if Path(name).name == name else Path(name)
    if not path.is_file():
        raise UsageError(f"{name}: there is no such backup; hashiya backup --list names them")
    return path


def _compare(store: Path, path: Path, only: str | None) -> int:
    from annotations.store.comparing import compare

    with ProgressBar("Comparing") as bar:
        found = compare(store, path, bar.show)
    for difference in found:
        if not difference.same and only in (None, difference.member.name):
            print(_line(difference))
    print(f"{counted(sum(not each.same for each in found), 'file')} of {len(found)} would change")
    return DONE


def _line(each: Difference) -> str:
    if each.damaged:
        return f"{each.member.name}: is damaged now"
    if each.then is None:
        return f"{each.member.name}: would be removed"
    changes = f"{each.come} would come, {each.go} go, {each.changed} change"
    return f"{each.member.name}: {each.now or 0} now, {each.then} then: {changes}"


COMMAND = Command("restore", "put back what a backup holds, all of it or one file", _add_arguments, _run)
