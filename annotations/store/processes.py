"""Which computer this is, and whether a process of it still runs: that one, not another with its number."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

_STILL_ACTIVE = 259
_QUERY_LIMITED = 0x1000
_ACCESS_DENIED = 5


@cache
def machine() -> str:
    """Return a word that names this computer; it stays the same when the computer starts again."""
    host = socket.gethostname()
    try:
        return f"{host} {Path('/etc/machine-id').read_text('ascii').strip()}"
    except (OSError, ValueError):
        return host


def started(pid: int) -> str:
    """Return when a process of this computer began, in some form; an empty string if there is none."""
    if pid <= 0:
        return ""
    if sys.platform == "win32":
        return _started_on_windows(pid)
    if Path("/proc/self/stat").exists():
        return _started_on_linux(pid)
    command = ["ps", "-o", "lstart=", "-p", str(pid)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    return done.stdout.strip()


def _started_on_linux(pid: int) -> str:
    try:
        said = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    # What follows the name, which may hold anything: state, …, and as the twentieth the ticks since the boot.
    state, *rest = said.rpartition(")")[2].split()
    if state in "ZX":
        return ""
    return f"{_boot()} {rest[18]}"


@cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _started_on_windows(pid: int) -> str:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        process = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
        if not process:
            return "denied" if ctypes.get_last_error() == _ACCESS_DENIED else ""
        try:
            handle = wintypes.HANDLE(process)
            code = wintypes.DWORD()
            times = [wintypes.FILETIME() for _ in range(4)]
            kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            kernel.GetProcessTimes(handle, *(ctypes.byref(each) for each in times))
        finally:
            kernel.CloseHandle(handle)
        if code.value != _STILL_ACTIVE:
            return ""
        return str(times[0].dwHighDateTime << 32 | times[0].dwLowDateTime)
