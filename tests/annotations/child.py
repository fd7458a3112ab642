"""Running a piece of Python in a process of its own that may be poor in disk space or rights."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FULL_DISK = """
import resource, signal
def fill_disk(bytes_left):
    "From now on no file may grow beyond so many bytes, as on a full disk."
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, resource.RLIM_INFINITY))
"""

NO_RIGHTS = """
import ctypes, struct
def give_up_rights():
    "From now on file permissions hold for this process, even if it is the superuser's."
    ctypes.CDLL(None).capset(struct.pack("Ii", 0x20080522, 0), bytes(24))
"""


def run(code: str, *arguments: object) -> str:
    """Run code that prints its results; fail with what it wrote to standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
