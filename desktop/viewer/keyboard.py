"""Where the keys of a reader take the caret. Offsets are code points.

Left and right go from letter to letter as they are seen, or in the order of the text; the other keys know
the order of the text alone. Keys that extend a selection stop at the end of a word or a paragraph instead
of the beginning of the next one.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotations.text.boundaries import next_word, next_word_end, previous_word
from desktop.viewer.flow import Flow
from desktop.viewer.pieces import paragraph_bounds
from desktop.viewer.places import Place, beside, caret_x, last_place, place_of, row_of

Order = Literal["visual", "logical"]

_Key = Qt.Key
_VERTICAL = {
    _Key.Key_Up: (-1, False),
    _Key.Key_Down: (1, False),
    _Key.Key_PageUp: (-1, True),
    _Key.Key_PageDown: (1, True),
}


class Travel:
    """The caret's ways through one flow; up and down after each other keep the x at which they began."""

    def __init__(self) -> None:
        self.order: Order = "visual"
        self._goal: tuple[Place, float] | None = None

    def move(self, flow: Flow, place: Place, event: QKeyEvent, page: int) -> Place | None:
        """Return where a key takes the caret; None if the key is none of the caret's.

        `page` is the height of a page in pixels.
        """
        key, modifiers = event.key(), event.modifiers()
        if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return None
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        extends = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in _VERTICAL:
            step, by_page = _VERTICAL[_Key(key)]
            if not control:
                far = page - flow.style.measures.pitch if by_page else 0
                return self._vertical(flow, place, step, far)
            return None if by_page else Place(_paragraph(flow.text, place.offset, step, extends))
        if key in (_Key.Key_Left, _Key.Key_Right):
            left = key == _Key.Key_Left
            forward = left == row_of(flow, place).course.rtl
            if control:
                return Place(_word(flow.text, place.offset, forward, extends))
            if self.order == "visual":
                return beside(flow, place, left=left)
            return Place(flow.step(place.offset, forward))
        if key == _Key.Key_Home:
            return Place(0 if control else row_of(flow, place).line.start)
        if key == _Key.Key_End:
            return Place(len(flow.text)) if control else last_place(flow, row_of(flow, place))
        return None

    def _vertical(self, flow: Flow, place: Place, step: int, far: int) -> Place:
        row = row_of(flow, place)
        x = caret_x(row.line, place)
        if self._goal is not None and self._goal[0] == place:
            x = self._goal[1]
        target = flow.row_at(row.top + step * far + 1) if far else flow.row_beside(row, step)
        if target is None:
            return Place(0 if step < 0 else len(flow.text))
        reached = place_of(target.line.hit(x))
        self._goal = reached, x
        return reached


def _word(text: str, offset: int, forward: bool, extends: bool) -> int:
    if not forward:
        return previous_word(text, offset)
    if not extends:
        return next_word(text, offset)
    end = next_word_end(text, offset)
    return len(text) if end is None else end


def _paragraph(text: str, offset: int, step: int, extends: bool) -> int:
    """Return where the paragraph around an offset or the one beside it begins; empty ones are passed by."""
    start, end = paragraph_bounds(text, offset)
    if step < 0:
        while 0 < start == offset:
            offset = start - 1
            start = paragraph_bounds(text, offset)[0]
        return start
    if extends:
        while offset == end < len(text):
            offset = end + 1
            end = paragraph_bounds(text, offset)[1]
        return end
    while end < len(text):
        start, end = paragraph_bounds(text, end + 1)
        if start < end:
            return start
    return end
