"""Which way a text runs: the majority of its strong letters decides. Knows no Qt."""

from __future__ import annotations

import re
import unicodedata

SAMPLE = 4096
"""How many characters of a text are counted at most: reading time must not grow with its length."""

RIGHT_TO_LEFT_MARK = "\u061c"
LEFT_TO_RIGHT_MARK = "\u200e"

_LETTER = re.compile(r"[^\W\d_]")
_RTL_LETTER = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0700-\u08c9"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SHORT_LINE = 80


def is_right_to_left(text: str, otherwise: bool) -> bool:
    """Say whether most strong letters of the text run right to left; `otherwise` if there are none."""
    sample = text[:SAMPLE]
    right = len(_RTL_LETTER.findall(sample))
    left = len(_LETTER.findall(sample)) - right
    return otherwise if right == left else right > left


def is_aligned_right(text: str, article_is_rtl: bool) -> bool:
    """Say at which edge a paragraph stands.

    A short paragraph without any right-to-left letter (a menu entry, a byline) stands with the article.
    """
    if len(text) <= _SHORT_LINE and not _RTL_LETTER.search(text):
        return article_is_rtl
    return is_right_to_left(text, article_is_rtl)


def mark_before(text: str, start: int) -> str:
    """Return the invisible mark that stands in for the last strong letter before an offset.

    Put before a piece of a cut paragraph, it gives numbers at the piece's start the place that they
    have in the whole paragraph. Offsets are code points.
    """
    for place in range(start - 1, max(-1, start - SAMPLE), -1):
        kind = unicodedata.bidirectional(text[place])
        if kind == "L":
            return LEFT_TO_RIGHT_MARK
        if kind in ("R", "AL"):
            return RIGHT_TO_LEFT_MARK
        if kind == "B":
            break
    return ""
