"""`hashiya merge`: bring two versions of a store file together, as git's merge driver or by hand."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotations.commands.command import DONE, WRONG_DATA, Command, UsageError
from annotations.commands.output import say, say_all
from annotations.files import write_atomically
from annotations.model import timestamp
from annotations.store.integrity import FORMAT, format_of, meta_of
from annotations.store.joining import merge_files
from annotations.store.storage import DamagedFileError, Tables, decode, read_data, write_tables


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", type=Path, help="what both began as; may be missing or empty")
    parser.add_argument("ours", metavar="OURS", type=Path, help="our version; the result replaces it")
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help="the other version")
    parser.add_argument("--name", help="what to call the file in messages (git: %%P)")


def _run(arguments: Namespace) -> int:
    name = arguments.name or str(arguments.ours)
    for path in (arguments.ours, arguments.theirs):
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
    ours, theirs = (_read(path, name) for path in (arguments.ours, arguments.theirs))
    if ours is None or theirs is None:
        if ours is None and theirs is not None:
            write_atomically(arguments.ours, arguments.theirs.read_bytes())
            say(f"{name}: our version is damaged; theirs stands, and the merge is left to you")
        else:
            say(f"{name}: their version is damaged; ours stands, and the merge is left to you")
        return WRONG_DATA
    if any(format_of(meta_of(tables)) > FORMAT for tables in (ours, theirs)):
        say(f"{name}: was written by a newer version of Hashiya; update the program")
        return WRONG_DATA
    base = _read(arguments.base, name) or {}
    merged, conflicts = merge_files(base, ours, theirs, timestamp())
    write_tables(arguments.ours, merged)
    say_all(
        f"{name}: both sides changed the same; choose in the window or edit the file:", map(str, conflicts)
    )
    return WRONG_DATA if conflicts else DONE


def _read(path: Path, name: str) -> Tables | None:
    """Return the tables of a file, none if it is missing or empty; None if it is damaged. Raises OSError."""
    try:
        data = read_data(path)
        return decode(data) if data is not None and data.strip() else {}
    except DamagedFileError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from None  # What is in it may be whole.
        say(f"{name}: {path.name} {error}")
        return None


COMMAND = Command(
    "merge", "merge two versions of a file of annotations/ (git merge driver)", _add_arguments, _run
)
