"""Which quotes and brackets of a piece of text have their partner in it, and which stand alone.

Guillemets and curly quotes are read by what stands beside them, because Arabic texts write them either way
round. Offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata

_PAIRS = {")": "(", "]": "[", "}": "{", "﴾": "﴿"}
_QUOTES = {"»": "«", "“": "”", "„": "”", "‟": "”", "’": "‘", "‚": "‘", "‛": "‘", "›": "‹", "＂": '"'}
"""Each quote's family, named by one of them: any mark of a family closes any other."""

_FAMILIES = frozenset((*_QUOTES, *_QUOTES.values(), '"', "'"))
_OPENING = frozenset((*_PAIRS.values(), *"«“„‟‘‚‛‹"))
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")
_MARK = re.compile("[" + re.escape("".join(sorted({*_PAIRS, *_PAIRS.values(), *_FAMILIES}))) + "]")


def is_quote(character: str) -> bool:
    """Say whether a character is a quote or a bracket."""
    return bool(_MARK.match(character))


def are_pair(opening: str, closing: str) -> bool:
    """Say whether the second mark closes the first."""
    if closing in _PAIRS:
        return _PAIRS[closing] == opening
    return closing in _FAMILIES and opening in _FAMILIES and _family(opening) == _family(closing)


def alone(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the marks in ``[start, end)`` without a partner there: those that close, and those that open."""
    closing: list[int] = []
    opening: list[int] = []
    for match in _MARK.finditer(text, start, end):
        offset = match.start()
        if _is_apostrophe(text, offset):
            continue
        partner = next((o for o in reversed(opening) if are_pair(text[o], text[offset])), None)
        if opens(text, offset, has_partner=partner is not None):
            opening.append(offset)
        elif partner is None:
            closing.append(offset)
        else:
            del opening[opening.index(partner) :]
    return closing, opening


def opens(text: str, offset: int, *, has_partner: bool) -> bool:
    """Say whether the mark at an offset opens; `has_partner` says that one before it waits to be closed."""
    mark = text[offset]
    if mark not in _FAMILIES:
        return mark in _OPENING
    before, after = _weight(text, offset - 1), _weight(text, offset + 1)
    if before != after:
        return before < after
    return mark in _OPENING or (mark not in _QUOTES and not has_partner)


def _weight(text: str, offset: int) -> int:
    """Return how strongly a quote belongs to the character beside it: a letter, a sign, or nothing at all."""
    if not 0 <= offset < len(text) or text[offset].isspace():
        return 0
    return 2 if unicodedata.category(text[offset])[0] in "LMNS" else 1


def _is_apostrophe(text: str, offset: int) -> bool:
    return bool(text[offset] in "'’‘" and _LATIN.match(text, offset - 1) and _LATIN.match(text, offset + 1))


def _family(mark: str) -> str:
    return _QUOTES.get(mark, mark)
