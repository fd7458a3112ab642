"""A process that writes: `python -m tests.faults.driver KIND PLACE` carries out one kind of write.

It says on its standard output what is saved, once it is; a place that is not there is prepared. With
`--serve HANDLE` it takes orders from a socket, and forks for each: Python and the program are loaded once,
not for every point that is tried.
"""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, Protocol

from annotations.check import check_project
from annotations.edit import set_note
from annotations.model import Entity
from annotations.store import Project, ProjectError
from tests.faults.careless import CARELESS
from tests.faults.disk import Disk
from tests.faults.kinds import KINDS

NOTES = "notes"
"""The file of a place in which the calls of an undisturbed run are noted."""
_PR_SET_PTRACER = 0x59616D61


class Channel(Protocol):
    """Where a process is told what to do, and says what it has done."""

    def say(self, **facts: Any) -> None:
        """Say something."""

    def hear(self) -> str:
        """Wait for a word."""


class Socket:
    """A channel over a socket, which no traced call writes to."""

    def __init__(self, handle: int) -> None:
        self._socket = socket.socket(fileno=handle)

    def say(self, **facts: Any) -> None:
        self._socket.sendall(json.dumps(facts).encode() + b"\n")

    def hear(self) -> str:
        said = b""
        while not said.endswith(b"\n"):
            more = self._socket.recv(65_536)
            if not more:
                os._exit(0)
            said += more
        return said.decode().strip()


class Terminal:
    """A channel for people: nothing is heard, and what has failed is not tried again."""

    def say(self, **facts: Any) -> None:
        print(json.dumps(facts), flush=True)

    def hear(self) -> str:
        return "stop"


def main() -> None:
    """Carry out what the command line asks for."""
    if sys.argv[1] == "--serve":
        serve(Socket(int(sys.argv[2])))
    else:
        kind, place = sys.argv[1:]
        if not Path(place).exists():
            KINDS[kind].prepare(Path(place))
        write(Terminal(), {"kind": kind, "place": place})


def serve(channel: Socket) -> None:
    """Carry out orders, each in a process of its own, until the other end is closed."""
    while True:
        order = json.loads(channel.hear())
        child = os.fork()
        if child == 0:
            try:
                (examine if order.get("examine") else write)(channel, order)
            except BaseException:  # noqa: BLE001 - the parent must not go on in the child
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        channel.say(ended=os.waitstatus_to_exitcode(status))


def write(channel: Channel, order: dict[str, Any]) -> None:
    """Do one kind of write. What fails is said, and done again when the word is “again”.

    `order`: kind, place; `wait` for a word before the first step; `limit`: bytes a file may have; `fail_at`
    and `error`: the number of the Python call that fails; `note`: whether to note all calls.
    """
    place = Path(order["place"])
    _live_in(place)
    steps = {**KINDS, **CARELESS}[order["kind"]].start(place)
    disk = Disk(place, order.get("fail_at", -1), order.get("error", 0))
    if "fail_at" in order or order.get("note"):
        disk.wrap()
    if order.get("wait"):
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1))  # anybody may trace it
        channel.say(pid=os.getpid())
        channel.hear()
    if "limit" in order:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _limit_files(order["limit"])
    for number, step in enumerate(steps, 1):
        while True:
            try:
                step()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
                channel.say(failed=f"{type(error).__name__}: {error}")
                if channel.hear() != "again":
                    return
                _limit_files(resource.RLIM_INFINITY)
            else:
                break
        disk.note_saved()
        channel.say(saved=number)
    if order.get("note"):
        (place.parent / NOTES).write_bytes(pickle.dumps((disk.events, disk.calls)))


def examine(channel: Channel, order: dict[str, Any]) -> None:
    """Open the project anew, as any program would, and say what is wrong; with `go_on`, work on in it."""
    place = Path(order["place"])
    _live_in(place)
    with_index = _counts(Project.open(place / "project", "a1"))
    os.environ["XDG_CACHE_HOME"] = str(place / "no cache")
    project = Project.open(place / "project", "a1")
    agrees = with_index == _counts(project)
    findings = [[f.severity.value, f.kind.name, str(f)] for f in check_project(project)]
    problems = list(project.problems)
    stuck = _go_on(project) if order.get("go_on") else ""
    channel.say(findings=findings, problems=problems, index_agrees=agrees, stuck=stuck)


def _go_on(project: Project) -> str:
    """Work on as if nothing had happened; return why that does not go, or an empty string."""
    try:
        for article in project.articles:
            project.save(set_note(project.annotations(article.id), "بعد الانقطاع"))
            project.update_article(article.id, outlet="بعد الانقطاع")
        project.save_entities([*project.entities.values(), Entity("later", "actor", "بعد الانقطاع")])
    except (OSError, ProjectError) as error:
        return str(error)
    return ""


def _counts(project: Project) -> dict[str, Any]:
    return {heading.id: project.counts(heading.id) for heading in project.headings}


def _live_in(place: Path) -> None:
    for variable in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{variable}_HOME"] = str(place / variable.lower())


def _limit_files(size: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size if most < 0 or 0 <= size < most else most, most))


if __name__ == "__main__":
    main()
