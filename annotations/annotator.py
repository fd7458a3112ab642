"""Annotators' names: they are folder names too, so not every name will do."""

from __future__ import annotations

import getpass
import re

RESERVED = frozenset({"backups"})
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
LONGEST = 64


def problem_with_annotator(name: str) -> str:
    """Return why a name cannot be an annotator's, as a sentence, or an empty string when it can."""
    if not name.strip() or name != name.strip():
        return "An annotator’s name cannot be empty or begin or end with a space."
    if name.startswith(".") or name.endswith(".") or _UNSAFE.search(name):
        return 'An annotator’s name cannot contain \\ / : * ? " < > | or begin or end with a full stop.'
    if name.casefold() in RESERVED or _WINDOWS_DEVICES.fullmatch(name):
        return f"“{name}” is reserved; choose another annotator’s name."
    if len(name) > LONGEST:
        return f"An annotator’s name cannot be longer than {LONGEST} characters."
    return ""


def default_annotator() -> str:
    """Return the computer user's name, made fit for a folder name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "annotator"
    name = _UNSAFE.sub("-", name).strip(" .")[:LONGEST]
    return name if name and not problem_with_annotator(name) else "annotator"
