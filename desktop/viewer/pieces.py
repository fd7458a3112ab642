"""Cut a text into paragraphs and long paragraphs into pieces that are laid out one at a time. Knows no Qt.

A paragraph ends at ``\\n`` or U+2029; the separator belongs to none. Offsets are code points.
"""

from __future__ import annotations

from itertools import accumulate

PIECE = 2048
"""Characters in a piece: one takes about half a millisecond to lay out."""

_SEPARATORS = "\n\u2029"
_SEARCH_BACK = 256


def cut(text: str) -> tuple[list[int], list[int]]:
    """Return the starts and the ends of all pieces of the text, in order; there is at least one."""
    lengths = [len(paragraph) + 1 for paragraph in text.replace("\u2029", "\n").split("\n")]
    edges = list(accumulate(lengths, initial=0))
    starts, ends = edges[:-1], [edge - 1 for edge in edges[1:]]
    if max(lengths) <= PIECE + 1:
        return starts, ends
    cuts = [_cut_paragraph(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return (
        [place for paragraph in cuts for place in paragraph[:-1]],
        [place for paragraph in cuts for place in paragraph[1:]],
    )


def opens_paragraph(text: str, start: int) -> bool:
    """Say whether a piece that starts here is the first of its paragraph."""
    return start == 0 or text[start - 1] in _SEPARATORS


def closes_paragraph(text: str, end: int) -> bool:
    """Say whether a piece that ends here is the last of its paragraph."""
    return end >= len(text) or text[end] in _SEPARATORS


def paragraph_bounds(text: str, offset: int) -> tuple[int, int]:
    """Return start and end of the paragraph that holds an offset."""
    start = max(text.rfind(separator, 0, offset) for separator in _SEPARATORS) + 1
    ends = [place for separator in _SEPARATORS if (place := text.find(separator, offset)) >= 0]
    return start, min(ends, default=len(text))


def _cut_paragraph(text: str, start: int, end: int) -> list[int]:
    """Return the edges of a paragraph's pieces, each after a space where one is near."""
    edges = [start]
    while end - edges[-1] > PIECE:
        wanted = edges[-1] + PIECE
        space = text.rfind(" ", wanted - _SEARCH_BACK, wanted)
        edges.append(space + 1 if space >= 0 else wanted)
    edges.append(end)
    return edges
