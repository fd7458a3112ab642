"""Where a line may end without splitting a word or a number. Knows no Qt.

Qt breaks lines where Unicode allows it, and anywhere in what has no such place. Texts from the web are full
of the latter: words parted by no-break spaces, sentences without a space between them.
"""

from __future__ import annotations

import re

from annotations.text.characters import MARKS

_INNER = rf"\w{MARKS}\u0640\u200c\u200d\ufeff\u061c\u200e\u200f"
_WORD = re.compile(
    rf"(?:[{_INNER}]|(?<=\d)[-/.,:٫٬'’](?=\d)|(?<=[A-Za-z])-(?=\d)|(?<!\w)[+#](?=\d)|(?<=\d)[%٪″′°](?!\w))+"
)


def split_word_start(text: str, line_start: int, place: int) -> int | None:
    """Return where the word begins that a line's end at a place would split.

    None if none is split, or if the word fills the line from its start. Places are indexes of `text`.
    """
    if place >= len(text) or text[place - 1].isspace():
        return None
    for match in _WORD.finditer(text, line_start):
        if match.start() >= place:
            return None
        if match.end() > place:
            return match.start() if match.start() > line_start else None
    return None
