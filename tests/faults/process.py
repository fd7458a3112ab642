"""The other end of a driver: giving orders to it and hearing what it says."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.conftest import ROOT

_LONGEST_WAIT = 120.0
"""Seconds after which a process that says nothing hangs; none needs two, but machines may be busy."""


class Process:
    """A driver at work, in a process of its own. What it prints, Qt's words too, goes into a file."""

    def __init__(self, log: Path) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "tests.faults.driver", "--serve", str(theirs.fileno())]
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=ROOT, pass_fds=[theirs.fileno()], stdout=output, stderr=output
            )
        theirs.close()
        ours.settimeout(_LONGEST_WAIT)
        self._socket = ours
        self._said = ours.makefile("r", encoding="utf-8")

    def order(self, **order: Any) -> Iterator[dict[str, Any]]:
        """Give an order and yield what is said, at last how the process ended."""
        self.tell(json.dumps(order, default=str))
        while True:
            said: dict[str, Any] = json.loads(self._said.readline())
            yield said
            if "ended" in said:
                return

    def tell(self, word: str) -> None:
        """Say a word to the process at work."""
        self._socket.sendall(word.encode() + b"\n")

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._said.close()
        self._socket.close()
        self._process.wait()
