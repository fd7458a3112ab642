"""Words, numbers and signs of an Arabic text, and its sentences, as offsets into it.

A token never holds white space of any kind, and every other character belongs to exactly one token. A word
keeps its marks and its clitics. Glued text is parted where the script changes (``نوفمبر2021``, ``و200``,
``قاعدةAir``); a Latin word keeps its digits (``F16``). A number keeps what stands between its digits and a
percent sign (``4,000``, ``2017/9/3``, ``12-10``, ``60%``). Other signs are tokens of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from annotations.text.characters import ARABIC_LETTERS, INVISIBLE, MARKS

_NUMBER = r"[%٪]?\d+(?:[.,:/٫٬\-–]\d+)*[%٪]?"
_ARABIC_WORD = rf"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{MARKS}{INVISIBLE}]*"
_OTHER_WORD = (
    rf"(?![{ARABIC_LETTERS}])[^\W\d_]"
    rf"(?:(?![{ARABIC_LETTERS}])[^\W_]|[{MARKS}{INVISIBLE}]|['’](?=[A-Za-z]))*"
)
_DOTS = r"\.\.+"
_FLAG = r"[\U0001F1E6-\U0001F1FF]{2}"
_SIGN = rf"(?:[^\w\s]|_)(?:[{MARKS}\U0001F3FB-\U0001F3FF]|\u200D[^\w\s])*"
_TOKEN = re.compile(
    rf"[{INVISIBLE}]*(?:{_NUMBER}|{_ARABIC_WORD}|{_OTHER_WORD}|{_DOTS}|{_FLAG}|{_SIGN})[{MARKS}{INVISIBLE}]*"
    rf"|[{INVISIBLE}]+"
)

_CLOSING = rf"[\"'”’»›)\]}}{INVISIBLE}]*"
_SENTENCE_END = re.compile(
    # A single letter before the full stop is an abbreviation: «د. محمد», «أ.د. سعاد».
    rf"(?<!\A[^\W\d_])(?<![\s.(«\"][^\W\d_])[.۔]{_CLOSING}(?=\s)|[!?؟…]{_CLOSING}(?=\s)|\.\.+{_CLOSING}(?=\s)|\n"
)


class Token(NamedTuple):
    """A piece of a text without white space, ``[start, end)`` in code points."""

    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text in their order."""
    return [Token(*match.span()) for match in _TOKEN.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as ``(start, end)``, without white space at the edges.

    A sentence ends at a line's end, and after ``. ! ? ؟ … ۔`` with its closing quotes before white space.
    """
    found = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            found.append((first, first + len(bare)))
        start = end
    return found
