"""The reading view of one article: shows spans, selects text by mouse and keyboard, and says so.

It changes nothing by itself: it emits what the reader did and shows what it is told. Offsets are code
points into the article's text, points are in the viewport unless said otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.viewer.keyboard import Order, Travel
from desktop.viewer.pointed_page import PointedPage
from desktop.viewer.strokes import next_beginning

# Many keyboards have no menu key, and Qt knows this one on Windows alone.
_MENU = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)


class ArticleView(PointedPage):
    """A page that mouse and keys work on."""

    pen_left = Signal()
    """The reader has laid the pen down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._travel = Travel()

    def set_caret_order(self, order: Order) -> None:
        """Let the arrow keys go from letter to letter as they are seen, or in the order of the text."""
        self._travel.order = order

    def cycle_proclitic(self) -> bool:
        """Let the selection begin at the next of the places its first word offers; say if there is one."""
        start, end = self.selection()
        begin = next_beginning(self.text(), start, end, self._known) if start < end else start
        if begin != start:
            self.set_selection(begin, end)
        return begin != start

    def pick_next(self) -> bool:
        """Pick the next span under the pointer, where one was picked, or at the caret; say if there is one.

        The pointer counts until a key moves the caret.
        """
        for offset in self._places_to_pick():
            if self.spans_at(offset):
                self._pick(offset)
                return True
        return False

    def _places_to_pick(self) -> Iterator[int]:
        if self._pointed is not None and self.is_over_text(self._pointed):
            yield self.hit(self._pointed).start
        if self._picked and self._picked == self.selected_span():
            yield self._picked_at
        caret = self.caret()
        yield from (caret, caret - 1)

    # Keys

    @override
    def event(self, event: QEvent) -> bool:
        # Escape is also a command of the window, and Alt by itself would open the menu bar.
        if event.type() != QEvent.Type.ShortcutOverride or not self._is_own(cast(QKeyEvent, event).key()):
            return super().event(event)
        event.accept()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        flow = self._ready()
        if flow is None:
            event.ignore()
            return
        if self._is_own(event.key()):
            self._press_own(event.key())
        elif event.keyCombination() == _MENU and sys.platform != "win32":
            self.ask_for_menu()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            self.offer_selection()
        else:
            place = self._travel.move(flow, self.place(), event, self.viewport().height())
            self._settle(flow)
            if place is None:
                event.ignore()
                return
            self._picked_at, self._pointed = -1, None
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.select_to(self.anchor() if extends else place.offset, place)
            self.ensure_visible(place.offset, place.offset)
            if extends:
                self.offer_selection()
        event.accept()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._gesture is not None:
            self._hold_alt(Qt.KeyboardModifier.NoModifier)
        else:
            event.ignore()

    def _is_own(self, key: int) -> bool:
        """Say whether a key is for the gesture that goes on, or for the pen."""
        if key == Qt.Key.Key_Escape:
            return self._moving or bool(self._pen)
        return key == Qt.Key.Key_Alt and self._gesture is not None

    def _press_own(self, key: int) -> None:
        if key == Qt.Key.Key_Alt:
            self._hold_alt(Qt.KeyboardModifier.AltModifier)
        elif self._moving:
            self._cancel_gesture()
        else:
            self.set_pen("")
            self.pen_left.emit()
