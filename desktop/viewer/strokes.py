"""What a drag of the mouse takes: letters, words or sentences, and how an edge moves. Knows no widget.

Words are taken as the boundary rules say: whole, without punctuation at the edges, quotes in pairs. A sure
proclitic at the beginning is taken only by a drag that began or ended on its letters. Offsets are code
points.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from annotations.text.boundaries import sentence_at, snapped
from annotations.text.graphemes import grapheme_end, grapheme_start, next_grapheme, previous_grapheme
from annotations.text.proclitics import proclitic_starts
from desktop.viewer.geometry import Hit
from desktop.viewer.pieces import paragraph_bounds

_SWEPT = 1 / 3
"""A letter is taken when at least this share of it was swept: so one pressed in its middle belongs to
the drag whichever way it goes, and one touched at its edge by mistake does not."""

_SWEPT_SPACE = 1 / 2

Known = Callable[[str], bool]
"""Says of a name, folded, whether it is known."""


class Grain(Enum):
    """In what units a drag selects."""

    LETTER = 1
    WORD = 2
    SENTENCE = 3


class Edge(Enum):
    """One of a span's two edges."""

    START = 1
    END = 2


def swept(
    text: str,
    pressed: Hit,
    released: Hit,
    touched: tuple[int, int],
    grain: Grain,
    known: Known | None = None,
) -> tuple[int, int]:
    """Return anchor and caret of a drag from one letter to another.

    `touched` is all that the drag went over, both letters with it.
    """
    if grain is Grain.LETTER:
        return _letters(text, pressed, released)
    if grain is Grain.SENTENCE:
        one, other = (
            sentence_at(text, hit.start, paragraph_bounds(text, hit.start)) for hit in (pressed, released)
        )
        taken = min(one[0], other[0]), max(one[1], other[1])
    elif has_word(text, *touched):
        taken = words(text, *touched, known)
    else:
        anchor, caret = _letters(text, pressed, released)
        return (anchor, caret) if anchor != caret else touched
    backwards = (released.start, released.fraction) < (pressed.start, pressed.fraction)
    return taken[::-1] if backwards else taken


def words(text: str, start: int, end: int, known: Known | None = None) -> tuple[int, int]:
    """Return the words that ``[start, end)`` touches, without a proclitic on which it does not begin."""
    first, last = snapped(text, start, end)
    return _begin(text, first, last, start, known), last


def moved_edge(
    text: str, fixed: int, edge: Edge, hit: Hit, grain: Grain, known: Known | None = None
) -> tuple[int, int]:
    """Return the extent whose one edge follows the mouse to a letter while the other stays where it is.

    The edge never passes the other: at least one letter stays.
    """
    if edge is Edge.START:
        highest = previous_grapheme(text, fixed)
        start = min(highest, grapheme_start(text, hit.caret if grain is Grain.LETTER else hit.start))
        if grain is Grain.WORD and has_word(text, start, fixed):
            start = min(highest, _begin(text, snapped(text, start, fixed)[0], fixed, start, known))
        return start, fixed
    lowest = next_grapheme(text, fixed)
    end = max(lowest, grapheme_end(text, hit.caret if grain is Grain.LETTER else hit.end))
    if grain is Grain.WORD and has_word(text, fixed, end):
        end = max(lowest, snapped(text, fixed, end)[1])
    return fixed, end


def next_beginning(text: str, start: int, end: int, known: Known | None = None) -> int:
    """Return the next of the places where a span may begin, with a proclitic or after it, and round.

    It is `start` itself where the word has no sure proclitic.
    """
    starts = [place for place in proclitic_starts(text, start, end, known) if place < end]
    return starts[(starts.index(start) + 1) % len(starts)] if start in starts else start


def has_word(text: str, start: int, end: int) -> bool:
    """Say whether there is a letter or a digit in ``[start, end)``."""
    return any(text[offset].isalnum() for offset in range(start, end))


def _begin(text: str, first: int, last: int, touched: int, known: Known | None) -> int:
    starts = [place for place in proclitic_starts(text, first, last, known) if place < last]
    reached = [place for place in starts if place <= touched]
    if not starts:
        return first
    return max(reached) if reached else starts[-1]


def _letters(text: str, pressed: Hit, released: Hit) -> tuple[int, int]:
    anchor, caret = _swept_letters(text, pressed, released)
    if anchor == caret:
        place = grapheme_start(text, caret)
        return place, place
    if anchor < caret:
        return grapheme_start(text, anchor), grapheme_end(text, caret)
    return grapheme_end(text, anchor), grapheme_start(text, caret)


def _swept_letters(text: str, pressed: Hit, released: Hit) -> tuple[int, int]:
    share = _share(text, pressed)
    if pressed.start == released.start:
        if abs(released.fraction - pressed.fraction) < share:
            return pressed.caret, pressed.caret
        if released.fraction > pressed.fraction:
            return pressed.start, pressed.end
        return pressed.end, pressed.start
    if released.start > pressed.start:
        anchor = pressed.start if 1 - pressed.fraction >= share else pressed.end
        caret = released.end if released.fraction >= _share(text, released) else released.start
        return anchor, max(anchor, caret)
    anchor = pressed.end if pressed.fraction >= share else pressed.start
    caret = released.start if 1 - released.fraction >= _share(text, released) else released.end
    return anchor, min(anchor, caret)


def _share(text: str, hit: Hit) -> float:
    return _SWEPT_SPACE if text[hit.start : hit.end].isspace() else _SWEPT
