"""What a reader takes for one character: a letter with its marks, a flag, a family of emoji.

These are the extended grapheme clusters of Unicode (UAX 29). Offsets are code points; every look-up reads
only the neighbourhood of its offset.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotations.text.characters import ARABIC_LETTERS

if TYPE_CHECKING:
    import regex

_PLAIN = re.compile(
    rf"[\n\x20-\x7E\xA0-\xAC\xAE-\u02FF\u05D0-\u05EA\u060C\u061B\u061E\u061F\u0660-\u066D\u06D4\u06F0-\u06F9"
    rf"\u2010-\u2027\u202F-\u203B{ARABIC_LETTERS}]"
)
"""A cluster begins at each of these, unless a character that waits for its successor stands before it."""

_WAITS = re.compile(r"[\r\u0600-\u0605\u06DD\u070F\u0890-\u0891\u08E2\u0D4E\U00010000-\U0010FFFF]")
"""A return, signs written over or around the digits that follow, and unread the planes where more are."""

_REACH = 1024
"""A cluster longer than this is cut; keeps a look-up short in a heap of marks."""


def grapheme_start(text: str, offset: int) -> int:
    """Return the offset itself where a cluster begins or the text ends, else the start of its cluster."""
    if _begins(text, offset):
        return offset
    return _around(text, offset)[0]


def grapheme_end(text: str, offset: int) -> int:
    """Return the offset itself where a cluster ends or the text begins, else the end of its cluster."""
    if _begins(text, offset):
        return offset
    start, end = _around(text, offset)
    return offset if start == offset else end


def next_grapheme(text: str, offset: int) -> int:
    """Return where the cluster after an offset (or around it) ends; the text's end if there is none."""
    if offset >= len(text) - 1 or (_begins(text, offset) and _begins(text, offset + 1)):
        return min(offset + 1, len(text))
    return _around(text, offset)[1]


def previous_grapheme(text: str, offset: int) -> int:
    """Return where the cluster before an offset (or around it) begins; 0 if there is none."""
    return grapheme_start(text, max(0, offset - 1))


def _begins(text: str, offset: int) -> bool:
    """Say whether a cluster begins here for sure, by the two characters at hand."""
    if offset <= 0 or offset >= len(text):
        return True
    return bool(_PLAIN.match(text, offset)) and not _WAITS.match(text, offset - 1)


def _around(text: str, offset: int) -> tuple[int, int]:
    start = offset
    while start > max(0, offset - _REACH) and not _begins(text, start):
        start -= 1
    cluster = _cluster()
    while True:
        found = cluster.match(text, start, min(len(text), start + 2 * _REACH))
        end = found.end() if found else start + 1
        if end > offset:
            return start, end
        start = end


@cache
def _cluster() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415, takes 12 ms to load, and plain text needs none of it

    return regex.compile(r"\X")
