"""When the pointer rests over spans and when it is done there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from annotations.model import Span
from desktop.viewer.page import Page

_REST = 500
"""Milliseconds without a move after which the pointer rests."""
_REACH = 0.35
"""How far below its letters a span still counts, in heights of them: there its line is drawn."""
_ENDS = frozenset(
    (
        QEvent.Type.Leave,
        QEvent.Type.Hide,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
    )
)


class Hover(QObject):
    """Watches the pointer over one page."""

    rested = Signal(list, QRect)
    """The pointer rests over spans (the smallest first); where that is in their line, on the screen."""
    left = Signal()
    """The pointer has moved off, or the reader does something else."""

    def __init__(self, page: Page, spans_at: Callable[[int], list[Span]]) -> None:
        super().__init__(page)
        self._page = page
        self._spans_at = spans_at
        self._point = QPointF()
        self._shown: list[Span] = []
        # Not QBasicTimer: one that still runs when its receiver is deleted crashes the program.
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rested)
        page.viewport().setMouseTracking(True)
        page.viewport().installEventFilter(self)
        page.installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self.leave)

    def leave(self) -> None:
        """Be done with what was hovered, until the pointer moves again."""
        self._rest.stop()
        if self._shown:
            self._shown = []
            self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._on_moved(event)
        elif kind in _ENDS:
            self.leave()
        return False

    def _on_moved(self, event: QMouseEvent) -> None:
        self._point = event.position()
        if event.buttons():
            self.leave()
        elif not self._shown or self._spans_at(self._offset()) != self._shown:
            self.leave()
            self._rest.start()

    def _on_rested(self) -> None:
        offset = self._offset()
        self._shown = self._spans_at(offset)
        if self._shown:
            self.rested.emit(self._shown, self._place(offset, self._shown[0]))

    def _offset(self) -> int:
        """Return the letter that the pointer is on, or -1 beside all letters."""
        offset = self._page.character_at(self._point)
        return offset if _with_lanes(self._page.character_box(offset)).contains(self._point) else -1

    def _place(self, offset: int, span: Span) -> QRect:
        """Return what a span covers of the line of a letter."""
        letter = self._page.character_box(offset)
        place = _with_lanes(letter)
        for box in self._page.boxes(span.start, span.end):
            if box.top() == letter.top():
                place |= _with_lanes(box)
        area = place.toAlignedRect()
        return QRect(self._page.viewport().mapToGlobal(area.topLeft()), area.size())


def _with_lanes(box: QRectF) -> QRectF:
    return box.adjusted(0, 0, 0, _REACH * box.height())
