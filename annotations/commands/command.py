"""What a command of the command line is, and the error for one that was called wrongly."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DONE = 0
WRONG_DATA = 1
WRONG_USAGE = 2


class UsageError(Exception):
    """The command cannot be carried out as it was called; the message says how it can."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line. `run` returns the exit status."""

    name: str
    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def add_project(parser: ArgumentParser) -> None:
    """Add the argument that names the project's folder."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="a folder with .txt articles")


def add_json(parser: ArgumentParser) -> None:
    """Add the switch for output that scripts read."""
    parser.add_argument("--json", action="store_true", help="print JSON")
