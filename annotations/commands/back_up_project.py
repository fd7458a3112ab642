"""`hashiya backup`: keep all that is stored in a zip now, or list the backups there are."""

# ruff: noqa: PLC0415 - imported when it runs: no start of the program should wait for zips

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from annotations.commands.command import DONE, WRONG_DATA, Command, add_json, add_project
from annotations.commands.output import ProgressBar, counted, print_json
from annotations.commands.project import open_project, say_what_is_wrong
from annotations.store.occasions import Occasion

if TYPE_CHECKING:
    from annotations.store.backups import Backup


def _add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--list", action="store_true", help="make none, list those that are there")
    add_json(parser)


def _run(arguments: Namespace) -> int:
    from annotations.store.backups import list_backups

    project = open_project(arguments.project)
    if not arguments.list:
        with ProgressBar("Packing") as bar:
            made = project.back_up(Occasion.BY_HAND, bar.show)
        backups = [] if made is None else [made]
        say_what_is_wrong(project)
    else:
        backups = list_backups(project.store)
    if arguments.json:
        print_json([_row(backup) for backup in backups])
    else:
        for backup in backups:
            print(_line(backup))
        if not backups:
            print("no backups" if arguments.list else "nothing is stored yet")
    return WRONG_DATA if any(backup.problem or backup.unread for backup in backups) else DONE


def _row(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "reason": backup.reason,
        "bytes": backup.size,
        "files": backup.files,
        "spans": backup.spans,
        "problem": backup.problem,
        "unread": backup.unread,
    }


def _line(backup: Backup) -> str:
    if backup.problem:
        return f"{backup.path.name}: {backup.problem}"
    sums = f"{counted(backup.files, 'file')}, {counted(backup.spans, 'span')}"
    lacks = f", {counted(backup.unread, 'file')} could not be read" if backup.unread else ""
    return f"{backup.path.name}: {sums}, {counted(backup.size, 'byte')}{lacks}"


COMMAND = Command("backup", "keep all that is stored in a zip, or list such zips", _add_arguments, _run)
