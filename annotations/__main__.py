"""The command line: `hashiya` and `python -m annotations`. Without a command it opens the window."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from annotations.commands import COMMANDS
from annotations.commands.command import DONE, WRONG_DATA, WRONG_USAGE, UsageError
from annotations.commands.output import say
from annotations.commands.self_test import OPTION as SELF_TEST
from annotations.model import SpanError
from annotations.store import ProjectError
from annotations.version import __version__

INTERRUPTED = 130
_ABOUT = "Annotate Arabic articles. Exit status: 0 done, 1 something is wrong with the data, 2 wrong usage."


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line (default: the program's own) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parser().parse_args(_with_command(list(sys.argv[1:] if argv is None else argv)))
        status: int = arguments.run(arguments)
        if isinstance(sys.stdout, TextIOWrapper):  # a window started without a console has none
            sys.stdout.flush()
    except SystemExit as leaving:  # argparse has printed help, version or what is wrong
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE
    except UsageError as error:
        say(str(error))
        return WRONG_USAGE
    except BrokenPipeError:
        return _leave_broken_pipe()
    except (ProjectError, SpanError, OSError) as error:
        say(str(error))
        return WRONG_DATA
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    return status


def _with_command(arguments: list[str]) -> list[str]:
    """Put `open` before what is no command: nothing at all, a folder, or an option of the window."""
    if not arguments:
        return ["open"]
    first = arguments[0]
    if first == SELF_TEST:
        return ["selftest", *arguments[1:]]
    names = [command.name for command in COMMANDS]
    if first in {*names, "-h", "--help", "--version"}:
        return arguments
    if not first.startswith("-") and not Path(first).exists():
        raise UsageError(f"{first}: is neither a folder nor a command; commands are {', '.join(names)}")
    return ["open", *arguments]


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="hashiya", description=_ABOUT, usage="%(prog)s [PROJECT] | COMMAND …", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Hashiya {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="hashiya")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.help, description=command.help, allow_abbrev=False
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return parser


def _leave_broken_pipe() -> int:
    """Whoever read our output has had enough: no word, and no second error when Python flushes."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


if __name__ == "__main__":
    sys.exit(main())
