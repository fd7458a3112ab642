"""Which way a text runs: the majority of its strong letters decides. Knows no Qt."""

from __future__ import annotations

import re
import unicodedata

SAMPLE = 4096
"""How many characters of a text are counted at most: reading time must not grow with its length."""

RIGHT_TO_LEFT_MARK = "\u061c"
LEFT_TO_RIGHT_MARK = "\u200e"

_LETTERS = re.compile(r"[^\W\d_]+")
_RTL_LETTERS = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0700-\u08c9"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)
_SHORT_LINE = 80

_ISOLATES = frozenset("\u2066\u2067\u2068")
_OPENERS = _ISOLATES | frozenset("\u202a\u202b\u202d\u202e")
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_EMBEDDING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def is_right_to_left(text: str, otherwise: bool) -> bool:
    """Say whether most strong letters of the text run right to left; `otherwise` if there are none."""
    sample = text[:SAMPLE]
    right = sum(map(len, _RTL_LETTERS.findall(sample)))
    left = sum(map(len, _LETTERS.findall(sample))) - right
    return otherwise if right == left else right > left


def is_aligned_right(text: str, article_is_rtl: bool) -> bool:
    """Say at which edge a paragraph stands.

    A short paragraph without any right-to-left letter (a menu entry, a byline) stands with the article.
    """
    if len(text) <= _SHORT_LINE and not _RTL_LETTERS.search(text):
        return article_is_rtl
    return is_right_to_left(text, article_is_rtl)


def context_before(text: str, start: int) -> str:
    """Return invisible characters that stand in for all of a paragraph before an offset.

    Put before a piece of a cut paragraph, they give its directions and the numbers at its start the place
    that they have in the whole paragraph: the embeddings, overrides and isolates that are still open there,
    then a mark for the last strong letter. Offsets are code points; what is farther back than `SAMPLE`
    characters does not count.
    """
    farthest = max(0, start - SAMPLE)
    begin = max(farthest, *(text.rfind(separator, farthest, start) + 1 for separator in "\n\u2029"))
    opened: list[str] = []
    inner = begin
    for match in _EMBEDDING.finditer(text, begin, start):
        control, inner = match.group(), match.end()
        if control in _OPENERS:
            opened.append(control)
        elif control == _POP_ISOLATE and not _ISOLATES.isdisjoint(opened):
            while opened.pop() not in _ISOLATES:
                pass
        elif control == _POP and opened and opened[-1] not in _ISOLATES:
            opened.pop()
    return "".join(opened) + _mark_before(text, inner, start)


def _mark_before(text: str, begin: int, start: int) -> str:
    """Return the mark that stands in for the last strong letter between two offsets."""
    for place in range(start - 1, begin - 1, -1):
        kind = unicodedata.bidirectional(text[place])
        if kind == "L":
            return LEFT_TO_RIGHT_MARK
        if kind in ("R", "AL"):
            return RIGHT_TO_LEFT_MARK
    return ""
