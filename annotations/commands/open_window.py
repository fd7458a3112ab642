"""`hashiya open`: show the window, or draw it into a file. Imports Qt, and only once it can work."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path

from annotations.annotator import problem_with_annotator
from annotations.commands.command import WRONG_USAGE, Command, UsageError
from annotations.commands.output import say

_NEEDS_DISPLAY = {"xcb", "wayland", "wayland-egl"}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "project", metavar="PROJECT", nargs="?", help="a folder with .txt articles (default: the last one)"
    )
    parser.add_argument("--annotator", metavar="A", help="whose annotations to show and make")
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE.png", help="draw the window into a file and leave"
    )
    parser.add_argument("--article", metavar="ID", help="the article to show")
    parser.add_argument("--size", type=_size, metavar="1440x900", help="the window’s width and height")
    parser.add_argument("--select", metavar="SPAN_ID", help="the span to select")


def _run(arguments: Namespace) -> int:
    if arguments.project is not None and not Path(arguments.project).is_dir():
        what = "is a file; name the folder that it lies in"
        raise UsageError(
            f"{arguments.project}: "
            + (what if Path(arguments.project).exists() else "there is no such folder")
        )
    if arguments.annotator and problem_with_annotator(arguments.annotator):
        raise UsageError(problem_with_annotator(arguments.annotator))
    if arguments.screenshot is not None:
        if not arguments.screenshot.parent.is_dir():
            raise UsageError(f"{arguments.screenshot}: there is no folder {arguments.screenshot.parent}")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif _lacks_display():
        raise UsageError(
            "the window needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY names one; "
            "start it on a desktop, or draw it into a file with --screenshot FILE.png"
        )
    try:
        app = import_module("desktop.app")
    except ImportError as error:
        return _explain(error)
    status: int = app.run(
        project=arguments.project,
        annotator=arguments.annotator,
        screenshot=arguments.screenshot,
        article=arguments.article,
        size=arguments.size,
        select=arguments.select,
    )
    return status


def _lacks_display() -> bool:
    """Say whether Qt would abort for want of a screen: it does so without a word to the program."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return False
    platforms = os.environ.get("QT_QPA_PLATFORM", "xcb").split(";")
    return all(platform.split(":")[0] in {*_NEEDS_DISPLAY, ""} for platform in platforms)


def _explain(error: ImportError) -> int:
    """Say what the window lacks; re-raise what is a fault of the program."""
    library = re.search(r"(\S+\.so[.\d]*): cannot open shared object file", str(error))
    if library:
        say(
            f"the window needs the system library {library[1]}, which is not installed; "
            "install it with the system’s package manager (./run does this on Debian and Ubuntu)"
        )
    elif (error.name or "").split(".")[0] in {"PySide6", "shiboken6"}:
        say(f"the window needs PySide6, which cannot be loaded ({error}); install Hashiya again")
    else:
        raise error
    return WRONG_USAGE


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d{1,4})[x×]([1-9]\d{1,4})", text)
    if match is None:
        raise ArgumentTypeError(f"“{text}” is no size like 1440x900")
    return int(match[1]), int(match[2])


COMMAND = Command("open", "open the window", _add_arguments, _run)
