"""What may stand at the edges of a span: letters, numbers and signs, and quotes or brackets in pairs.

Offsets are code points; only the neighbourhood of the edges is read.
"""

from __future__ import annotations

import re
import unicodedata

from annotations.text.characters import INVISIBLE
from annotations.text.graphemes import grapheme_end, grapheme_start, next_grapheme, previous_grapheme
from annotations.text.quotes import alone, are_pair, is_quote, opens

_REACH = 4096
"""How far from an edge the partner of a quote is looked for."""

_INVISIBLE = re.compile(rf"[{INVISIBLE}]")
_LOOSE_SIGNS = frozenset("<>=|~^`´¨¯¸")
"""Signs by Unicode that serve as punctuation in a news text."""

_AFTER_NUMBER = frozenset("%٪‰″′")
_BEFORE_NUMBER = frozenset("%٪+-−")
_BETWEEN_WORD_AND_QUOTE = re.compile(r"[.,،؛:!?؟…\s]{0,4}")


def without_edge_marks(text: str, extent: tuple[int, int], limits: tuple[int, int]) -> tuple[int, int]:
    """Return an extent without the punctuation at its edges, but with pairs of quotes that it covers.

    The partner of a quote inside is taken in where it stands beside the extent and within the limits.
    """
    start, end = extent
    first, last = start, end
    while first < last and not _belongs(text, first, next_grapheme(text, first)):
        first = next_grapheme(text, first)
    while last > first and not _belongs(text, previous_grapheme(text, last), last):
        last = previous_grapheme(text, last)
    if first == last:
        return _without_space(text, start, end)
    return _with_pairs(text, (first, last), extent, limits)


def with_pairs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return an extent without a single quote or bracket at its edges, with the partners beside it."""
    first, last = start, end
    while first < last and _is_mark_or_blank(text[first]):
        first = next_grapheme(text, first)
    while last > first and _is_mark_or_blank(text[previous_grapheme(text, last)]):
        last = previous_grapheme(text, last)
    if first >= last:
        return start, start
    return _with_pairs(text, (first, last), (start, end), (0, len(text)))


def _with_pairs(
    text: str, core: tuple[int, int], covered: tuple[int, int], limits: tuple[int, int]
) -> tuple[int, int]:
    start, end = core
    closing, _ = alone(text, start, min(end, start + _REACH))
    _, opening = alone(text, max(start, end - _REACH), end)
    for offset in reversed(opening):
        mark = _closing_mark(text, end, limits[1])
        if mark is None or not are_pair(text[offset], text[mark]):
            break
        end = grapheme_end(text, mark + 1)
    for offset in closing:
        mark = _opening_mark(text, start, limits[0])
        if mark is None or not are_pair(text[mark], text[offset]):
            break
        start = mark
    while True:
        left, right = _opening_mark(text, start, covered[0]), _closing_mark(text, end, covered[1])
        if left is None or right is None or not are_pair(text[left], text[right]):
            return start, end
        start, end = left, grapheme_end(text, right + 1)


def _opening_mark(text: str, offset: int, lowest: int) -> int | None:
    """Return the quote that opens right before an offset."""
    mark = grapheme_start(text, offset - 1)
    if mark > lowest and text[mark].isspace():
        mark = grapheme_start(text, mark - 1)
    found = lowest <= mark < offset and is_quote(text[mark]) and opens(text, mark, has_partner=False)
    return mark if found else None


def _closing_mark(text: str, offset: int, highest: int) -> int | None:
    """Return the quote that closes right after an offset, or after the full stop there."""
    gap = _BETWEEN_WORD_AND_QUOTE.match(text, offset, highest)
    mark = gap.end() if gap else offset
    found = mark < highest and is_quote(text[mark]) and not opens(text, mark, has_partner=True)
    return mark if found else None


def _belongs(text: str, start: int, end: int) -> bool:
    """Say whether a grapheme may stand at the edge of a span."""
    if text[start].isspace():
        return False
    for offset in range(start, end):
        character = text[offset]
        if character in _AFTER_NUMBER and offset > 0 and text[offset - 1].isdecimal():
            return True
        if character in _BEFORE_NUMBER:
            number = offset + 1 < len(text) and text[offset + 1].isdecimal()
            return number and not (offset > 0 and text[offset - 1].isalnum())
        kind = unicodedata.category(character)
        if kind[0] in "LN" or (kind[0] == "S" and character not in _LOOSE_SIGNS):
            return True
    return False


def _is_mark_or_blank(character: str) -> bool:
    return is_quote(character) or _is_blank(character)


def _is_blank(character: str) -> bool:
    return character.isspace() or bool(_INVISIBLE.match(character))


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_blank(text[start]):
        start = next_grapheme(text, start)
    while end > start and _is_blank(text[previous_grapheme(text, end)]):
        end = previous_grapheme(text, end)
    return start, end
