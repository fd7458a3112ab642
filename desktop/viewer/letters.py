"""The letters of a laid-out line and the places of their edges, measured from the boxes of their glyphs.

Offsets are code points, x is in the text column.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from desktop.viewer.offsets import Positions

TOUCHING = 0.6
"""How far apart, in pixels, two boxes may be and still touch."""


class Letter(NamedTuple):
    """A letter with its marks, ``[start, end)``; `lead` is the x of its logical beginning."""

    start: int
    end: int
    lead: float
    trail: float


def letters_of(
    layout: QTextLayout, line: QTextLine, positions: Positions, bounds: tuple[int, int], edge: float
) -> list[Letter]:
    """Find the letters of a line between two Qt positions; an empty line begins at `edge`.

    `cursorToX` would be of no use: it errs at the ends of runs against the line's direction, after
    ligatures in them and before trailing spaces.
    """
    begin, stop = bounds
    if begin >= stop:
        return []
    places = [begin, *(p for p in range(begin + 1, stop) if is_between(layout, positions, p)), stop]
    starts = glyph_starts(line, positions, begin, stop)
    if starts is not None:
        boxes = _parted(line, places, starts)
    else:
        boxes = [_box(line, place, following) for place, following in pairwise(places)]
        _join_ligatures(line, places, boxes)
    edges = [positions.offset(place) for place in places]
    _fill_gaps(boxes, edge)
    return [
        Letter(start, end, *box)
        for (start, end), box in zip(pairwise(edges), boxes, strict=True)
        if box is not None
    ]


def is_between(layout: QTextLayout, positions: Positions, position: int) -> bool:
    """Say whether a Qt position lies between two characters as readers see them."""
    return layout.isValidCursorPosition(position) and position not in positions.in_flags


def glyph_starts(line: QTextLine, positions: Positions, begin: int, stop: int) -> set[int] | None:
    """Return the Qt positions between two others at which glyphs begin, and these two: no ligature's inside.

    None where Qt does not tell: once a glyph comes from a second font, it numbers the glyphs after it like
    the first one.
    """
    starts = {begin, stop}
    seen: set[int] = set()
    for run in line.glyphRuns(begin, stop - begin, QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes):
        own = set(run.stringIndexes())
        if not seen.isdisjoint(own) or min(own, default=begin) < begin:
            return None
        seen |= own
    starts |= seen
    # Spaces that hang over a line's end have no glyph and are in no ligature.
    place = stop - 1
    while place > begin and place not in starts and positions.qt_text[positions.place(place)].isspace():
        starts.add(place)
        place -= 1
    return starts


def _parted(line: QTextLine, places: list[int], starts: set[int]) -> list[tuple[float, float] | None]:
    """Return lead and trail of the letters between places; those of one ligature have equal parts of it."""
    boxes: list[tuple[float, float] | None] = []
    first = 0
    for last, following in enumerate(places[1:], 1):
        if following not in starts and following != places[-1]:
            continue
        box = _box(line, places[first], following)
        count = last - first
        if box is None or count == 1:
            boxes += [box] * count
        else:
            part = (box[1] - box[0]) / count
            boxes += [(box[0] + n * part, box[0] + (n + 1) * part) for n in range(count)]
        first = last
    return boxes


def _box(line: QTextLine, place: int, following: int) -> tuple[float, float] | None:
    """Return lead and trail of what the glyphs between two places fill; None if they are invisible."""
    runs = line.glyphRuns(place, following - place)
    if len(runs) == 1:
        rect, rtl = runs[0].boundingRect(), runs[0].isRightToLeft()
        left, right = rect.left(), rect.right()
    else:
        rects = [(run.boundingRect(), run.isRightToLeft()) for run in runs]
        rects = [(rect, rtl) for rect, rtl in rects if rect.width() > 0]
        if not rects:
            return None
        rtl = rects[0][1]
        left, right = min(rect.left() for rect, _ in rects), max(rect.right() for rect, _ in rects)
    if left == right:
        return None
    return (right, left) if rtl else (left, right)


def _join_ligatures(line: QTextLine, places: list[int], boxes: list[tuple[float, float] | None]) -> None:
    """Put the parts of right-to-left ligatures where they belong, if Qt does not tell what they join.

    Qt gives a part the right width but puts it too far to the right, so that it does not meet the
    letter after it.
    """
    edge: float | None = None
    for index in range(len(boxes) - 1, -1, -1):
        box = boxes[index]
        if box is None or box[0] < box[1]:
            edge = None
            continue
        lead, trail = box
        if edge is None:
            edge = _left_of_run(line, places, boxes, index)
        if trail - edge > TOUCHING:
            lead -= trail - edge
            boxes[index] = (lead, edge)
        edge = lead


def _left_of_run(
    line: QTextLine, places: list[int], boxes: list[tuple[float, float] | None], last: int
) -> float:
    """Return where the right-to-left letters end of which this is the last, a ligature or not.

    Taken together from the first, which is in no ligature with a letter before, their box is right.
    """
    first = last
    while first > 0 and _is_rtl(boxes[first - 1]):
        first -= 1
    together = _box(line, places[first], places[last + 1])
    own = boxes[last]
    return min(box[1] for box in (together, own) if box is not None)


def _fill_gaps(boxes: list[tuple[float, float] | None], otherwise: float) -> None:
    """Give what has no glyphs (marks of direction, spaces at a line's end) a place without width."""
    before: float | None = None
    for index, box in enumerate(boxes):
        if box is not None:
            before = box[1]
            continue
        if before is None:
            before = next((box[0] for box in boxes[index + 1 :] if box is not None), otherwise)
        boxes[index] = (before, before)


def _is_rtl(box: tuple[float, float] | None) -> bool:
    return box is not None and box[1] < box[0]
