"""Where the keys of a reader take the caret. Offsets are code points."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotations.text.boundaries import next_word, previous_word
from desktop.viewer.flow import Flow

_Key = Qt.Key


class Travel:
    """The caret's ways through one flow; up and down keep the x at which they began."""

    def __init__(self) -> None:
        self._goal: float | None = None

    def forget(self) -> None:
        """Begin anew: the caret was put somewhere else."""
        self._goal = None

    def move(self, flow: Flow, caret: int, event: QKeyEvent, page: int) -> int | None:
        """Return where a key takes the caret; None if the key is none of the caret's.

        `page` is the height of a page in pixels.
        """
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return None
        if key in (_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown):
            if control:
                return None
            pitch = flow.style.measures.pitch
            far = page - pitch if key in (_Key.Key_PageUp, _Key.Key_PageDown) else 0
            return self._vertical(flow, caret, -1 if key in (_Key.Key_Up, _Key.Key_PageUp) else 1, far)
        self._goal = None
        if key in (_Key.Key_Left, _Key.Key_Right):
            forward = (key == _Key.Key_Left) == flow.row_of(caret).course.rtl
            if control:
                return next_word(flow.text, caret) if forward else previous_word(flow.text, caret)
            return flow.step(caret, forward)
        if key == _Key.Key_Home:
            return 0 if control else flow.row_of(caret).line.start
        if key == _Key.Key_End:
            return len(flow.text) if control else _end_of_line(flow, caret)
        return None

    def _vertical(self, flow: Flow, caret: int, step: int, far: int) -> int:
        row = flow.row_of(caret)
        if self._goal is None:
            self._goal = row.line.caret_x(caret)
        if far:
            target = flow.row_at(row.top + step * far + 1)
        else:
            beside = flow.row_beside(row, step)
            if beside is None:
                return 0 if step < 0 else len(flow.text)
            target = beside
        hit = target.line.hit(self._goal)
        return min(hit.caret, _end_of_line(flow, target.line.start))


def _end_of_line(flow: Flow, caret: int) -> int:
    """Return the last place in a caret's line that still belongs to it and not to the next one."""
    line = flow.row_of(caret).line
    end = line.end
    if end >= len(flow.text) or flow.row_of(end).line is line:
        return end
    letters = line.letters
    index = len(letters) - 1
    while index > 0 and flow.text[letters[index].start].isspace():
        index -= 1
    shown = letters[index].end
    return shown if shown < end else letters[index].start
