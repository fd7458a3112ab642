"""What a drag of the mouse takes: letters, words or sentences. Knows no widget.

Offsets are code points.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from annotations.text.boundaries import sentence_at, word_of
from desktop.viewer.geometry import Hit
from desktop.viewer.pieces import paragraph_bounds

_SWEPT = 1 / 3
"""A letter is taken when at least this share of it was swept: so one pressed in its middle belongs to
the drag whichever way it goes, and one touched at its edge by mistake does not."""

_SWEPT_SPACE = 1 / 2


class Grain(Enum):
    """In what units a drag selects."""

    LETTER = 1
    WORD = 2
    SENTENCE = 3


def swept(text: str, pressed: Hit, released: Hit, grain: Grain) -> tuple[int, int]:
    """Return anchor and caret of a drag from one point to another."""
    if grain is Grain.LETTER:
        return _letters(text, pressed, released)
    unit: Callable[[str, Hit], tuple[int, int]] = _word if grain is Grain.WORD else _sentence
    one, other = unit(text, pressed), unit(text, released)
    if other[0] < one[0]:
        return max(one[1], other[1]), other[0]
    return one[0], max(one[1], other[1])


def _letters(text: str, pressed: Hit, released: Hit) -> tuple[int, int]:
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


def _word(text: str, hit: Hit) -> tuple[int, int]:
    return word_of(text, hit.start, hit.end)


def _sentence(text: str, hit: Hit) -> tuple[int, int]:
    return sentence_at(text, hit.start, paragraph_bounds(text, hit.start))
