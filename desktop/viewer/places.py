"""Where a caret can stand: beside a letter, on one of its two sides. Offsets are code points.

Where directions meet, one offset has two places on the screen and one place has two offsets, so a caret
keeps to the letter it stands beside.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop.viewer.flow import Flow, Row
from desktop.viewer.geometry import Hit, Line
from desktop.viewer.letters import Letter


class Place(NamedTuple):
    """A caret before the letter at an offset, or, with `after`, behind the letter that ends there."""

    offset: int
    after: bool = False


def place_of(hit: Hit) -> Place:
    """Return the side of a letter that is nearest to a point."""
    return Place(hit.start) if hit.fraction < 0.5 else Place(hit.end, after=True)


def row_of(flow: Flow, place: Place) -> Row:
    """Return the line in which a caret stands."""
    return flow.row_of(place.offset - 1 if place.after else place.offset)


def caret_x(line: Line, place: Place) -> float:
    """Return where in its line a caret stands."""
    letter = line.letter(place.offset - 1) if place.after else None
    return letter.trail if letter else line.caret_x(place.offset)


def is_rtl(row: Row, place: Place) -> bool:
    """Say whether the letters at a caret run right to left."""
    found = _seen_beside(row.line, place)
    return _is_rtl(found[0]) if found else row.course.rtl


def beside(flow: Flow, place: Place, *, left: bool) -> Place:
    """Return the next place to the left or right on the screen, over the line's edge into the next line.

    Past its left edge a line of a right-to-left article goes on in the line below, also where a paragraph
    of the other direction begins: so every place is met.
    """
    row = row_of(flow, place)
    letters = _by_sight(row.line)
    index = _letters_left_of(row.line, letters, place) - (1 if left else 0)
    if 0 <= index < len(letters):
        return _side(letters[index], left=left)
    following = flow.row_beside(row, 1 if left == flow.rtl else -1)
    if following is None:
        return place
    letters = _by_sight(following.line)
    if not letters:
        return Place(following.line.start)
    return _side(letters[-1 if left else 0], left=not left)


def last_place(flow: Flow, row: Row) -> Place:
    """Return the last place of a line: before the space at which it was wrapped."""
    line = row.line
    if line.end >= len(flow.text) or flow.row_of(line.end).line is line:
        return Place(line.end)
    for letter in reversed(line.letters):
        if not flow.text[letter.start : letter.end].isspace():
            return Place(letter.end, after=True)
    return Place(line.start)


def _by_sight(line: Line) -> list[Letter]:
    """Return the letters of a line that are seen, from the left."""
    seen = [letter for letter in line.letters if letter.lead != letter.trail]
    return sorted(seen, key=lambda letter: letter.lead + letter.trail)


def _side(letter: Letter, *, left: bool) -> Place:
    return Place(letter.end, after=True) if _is_rtl(letter) == left else Place(letter.start)


def _letters_left_of(line: Line, letters: list[Letter], place: Place) -> int:
    found = _seen_beside(line, place)
    if found is None:
        return 0
    letter, after = found
    return letters.index(letter) + (1 if _is_rtl(letter) != after else 0)


def _seen_beside(line: Line, place: Place) -> tuple[Letter, bool] | None:
    """Return the visible letter beside which a caret stands, and whether it stands behind it."""
    if place.after:
        letter = line.letter(place.offset - 1)
        if letter and letter.lead != letter.trail:
            return letter, True
    seen = [letter for letter in line.letters if letter.lead != letter.trail]
    for letter in seen:
        if letter.start <= place.offset < letter.end or letter.start > place.offset:
            return letter, False
    return (seen[-1], True) if seen else None


def _is_rtl(letter: Letter) -> bool:
    return letter.trail < letter.lead
