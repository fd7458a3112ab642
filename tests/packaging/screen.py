"""A screen of one's own with a window manager, and a person's hands on mouse and keyboard."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Size = tuple[int, int]
T = TypeVar("T")


class Screen:
    """An X server that draws into memory. Ends only what it started."""

    def __init__(self, size: Size = (1400, 900)) -> None:
        reading, writing = os.pipe()
        geometry = f"{size[0]}x{size[1]}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", geometry, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        self.name = f":{number}"
        self.environment = {"DISPLAY": self.name, "PATH": os.environ["PATH"]}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        """End the screen and its window manager."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(20)

    def do(self, *words: str | int) -> str:
        """Have xdotool do something; returns what it says."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Wait for a visible window with these words in its title and return its number."""
        found = wait_for(
            lambda: self.do("search", "--onlyvisible", "--name", title).split(), f"window {title}"
        )
        return str(found[-1])

    def size(self, window: str) -> Size:
        """Return a window's width and height."""
        shell = dict(line.split("=") for line in self.do("getwindowgeometry", "--shell", window).splitlines())
        return int(shell["WIDTH"]), int(shell["HEIGHT"])

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, as slowly as a quick typist."""
        self.do("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type words."""
        self.do("type", "--delay", "30", text)

    def click(self, window: str, x: int, y: int, times: int = 1) -> None:
        """Click into a window with the left button."""
        self.do("mousemove", "--window", window, x, y)
        self.do("click", "--repeat", times, "--delay", "60", 1)

    def picture(self, path: Path) -> None:
        """Save what is to be seen, where ImageMagick is there; for the person who looks into a failure."""
        command = ["import", "-window", "root", os.fspath(path)]
        with suppress(OSError):
            subprocess.run(command, env=self.environment, capture_output=True, timeout=20, check=False)


def wait_for(look: Callable[[], T], what: str, seconds: float = 20) -> T:
    """Look until there is something, and return it."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"it did not come: {what}"
        time.sleep(0.05)
    return found
