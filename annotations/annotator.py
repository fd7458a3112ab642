"""Annotators' names: they are folder names too, so not every name will do."""

from __future__ import annotations

import getpass
import os
import re
import unicodedata

RESERVED = frozenset({"backups", "project.json", "articles.json", "entities.json"})
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
LONGEST = 64
_LONGEST_BYTES = 255
_JOINERS = "\u200c\u200d"
"""Invisible, but some Persian and Kurdish names need them."""


def problem_with_annotator(name: str) -> str:
    """Return why a name cannot be an annotator's, as a sentence, or an empty string when it can."""
    if not name.strip() or name != name.strip():
        return "An annotator’s name cannot be empty or begin or end with a space."
    if name.startswith(".") or name.endswith(".") or _UNSAFE.search(name):
        return 'An annotator’s name cannot contain \\ / : * ? " < > | or begin or end with a full stop.'
    if name.casefold() in RESERVED or _WINDOWS_DEVICES.fullmatch(name):
        return f"“{name}” is reserved; choose another annotator’s name."
    if any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in _JOINERS for c in name):
        return "An annotator’s name cannot contain characters that are not seen, such as direction marks."
    if len(name) > LONGEST or len(os.fsencode(name)) > _LONGEST_BYTES:
        return f"An annotator’s name cannot be longer than {LONGEST} characters (fewer if they are emoji)."
    return ""


def default_annotator() -> str:
    """Return the computer user's name, made fit for a folder name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "annotator"
    name = _UNSAFE.sub("-", name).strip(" .")[:LONGEST]
    return name if name and not problem_with_annotator(name) else "annotator"
