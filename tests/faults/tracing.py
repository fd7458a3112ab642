"""Letting the system calls of a process fail, or killing it at them, with strace.

Killing happens before a call is carried out; killing before the next one is killing after this one, so the
word that something is saved counts as a call too. No `--seccomp-bpf`: with it strace injects no signals.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHANGING = (
    *("open", "openat", "openat2", "creat", "write", "writev", "pwrite64", "pwritev", "pwritev2"),
    *("fsync", "fdatasync", "sync_file_range", "rename", "renameat", "renameat2", "link", "linkat"),
    *("symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "chmod", "fchmod"),
    *("fchmodat", "truncate", "ftruncate", "fallocate", "copy_file_range", "sendfile", "flock", "utimensat"),
)
SAYING = "sendto"
"""The call by which a process says what is saved."""
_OPENING = frozenset({"open", "openat", "openat2"})
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
_TO_CHANGE = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call of a run: its name and the how manyth of that name it is, from 1."""

    name: str
    number: int
    reads: bool = False
    """Whether it opens something only to read it."""
    about: str = ""
    """What it was called with."""

    @property
    def opens(self) -> bool:
        """Whether it opens a file or folder."""
        return self.name in _OPENING

    @property
    def syncs(self) -> bool:
        """Whether it makes something durable."""
        return self.name in ("fsync", "fdatasync")


class StraceFailedError(Exception):
    """strace could not do what it was asked for."""


def reason_against_strace() -> str:
    """Return why strace cannot be used here, or an empty string."""
    if shutil.which("strace") is None:
        return "strace is not installed (Debian: apt-get install strace)"
    tried = subprocess.run(
        ["strace", "-e", "trace=none", "-e", "inject=getpid:signal=KILL", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if tried.returncode == 0 else f"strace may trace nothing here: {tried.stderr.strip()}"


@contextmanager
def traced(pid: int, log: Path, injection: str = "") -> Iterator[subprocess.Popen[str]]:
    """Trace a process that waits, with an injection such as ``fsync:error=EIO:when=2``, until the end."""
    calls = ",".join(f"?{name}" for name in (*CHANGING, SAYING))
    command = ["strace", "-f", "-y", "-s", "0", "-o", str(log), "-e", f"trace={calls}", "-e", "signal=none"]
    command += ["-e", f"inject={injection}"] if injection else []
    with subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        line = strace.stderr.readline()
        if "attached" not in line:
            strace.kill()
            raise StraceFailedError(line + strace.stderr.read())
        try:
            yield strace
        finally:
            leave(strace)


def leave(strace: subprocess.Popen[str]) -> None:
    """Let the traced process go on alone."""
    if strace.poll() is None:
        strace.send_signal(signal.SIGINT)
        strace.wait()


def calls_in(log: Path, place: Path) -> list[Call]:
    """Return the calls of a traced run that change something in a place, open something there, or say so."""
    counts: dict[str, int] = {}
    calls = []
    for line in log.read_text("utf-8", "backslashreplace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name = match[1]
        counts[name] = counts.get(name, 0) + 1
        if name == SAYING or str(place) in match[2]:
            reads = name in _OPENING and _TO_CHANGE.search(match[2]) is None
            calls.append(Call(name, counts[name], reads, match[2]))
    return calls


def was_injected(log: Path) -> bool:
    """Say whether the fault has happened."""
    text = log.read_text("utf-8", "backslashreplace")
    return "(INJECTED)" in text or "killed by SIGKILL" in text
