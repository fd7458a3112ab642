"""Telling a file's format by its ending or, failing that, by its beginning."""

from __future__ import annotations

from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.format import Format

_OTHER_ENDINGS = {".ndjson": "jsonl"}


def format_of_ending(path: Path) -> Format | None:
    """Return the format for import that a file's ending stands for, or None."""
    ending = path.suffix.lower()
    if ending in _OTHER_ENDINGS:
        return FORMATS[_OTHER_ENDINGS[ending]]
    return next((f for f in FORMATS.values() if f.can_read and f.extension == ending), None)


def detect(path: Path) -> Format | None:
    """Return the format that a file can be imported as, or None. Raises OSError when it cannot be read."""
    known = format_of_ending(path)
    if known is not None:
        return known
    with path.open("rb") as file:
        begins = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return FORMATS["jsonl"] if begins.startswith(b"{") else None
