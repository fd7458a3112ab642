"""What commands print: results on the standard output, everything about them on the standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from typing import Any

import orjson

_WIDTH = 30
_FIRST_SHOWN_AFTER = 0.3
_SHOWN_EVERY = 0.1


def say(message: str) -> None:
    """Print a line about the work to the standard error."""
    print(f"hashiya: {message}", file=sys.stderr)


def say_all(heading: str, lines: Iterable[str]) -> None:
    """Print a heading and indented lines to the standard error; nothing when there are no lines."""
    lines = tuple(lines)
    if lines:
        say(heading)
        for line in lines:
            print(f"  {line}", file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    print(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode())


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, e.g. ``1 span`` or ``2 spans``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class ProgressBar:
    """A bar on the standard error. It appears only on a terminal and when the work takes a while."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._is_terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _FIRST_SHOWN_AFTER
        self._is_shown = False

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def show(self, done: int, total: int) -> None:
        """Draw how much of the work is done."""
        now = time.monotonic()
        if not self._is_terminal or now < self._next or not total:
            return
        self._next = now + _SHOWN_EVERY
        self._is_shown = True
        filled = _WIDTH * done // total
        bar = "█" * filled + "░" * (_WIDTH - filled)
        print(f"\r{self._doing} {bar} {done:,} of {total:,}\x1b[K", end="", file=sys.stderr, flush=True)
