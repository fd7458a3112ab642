"""The reading view of one article: shows spans, selects text by mouse and keyboard, and says so.

It changes nothing by itself: it emits what the reader did and shows what it is told. Offsets are code
points into the article's text, points are in the viewport unless said otherwise.
"""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotations.model import Article
from desktop.viewer.geometry import Hit
from desktop.viewer.keyboard import Order, Travel
from desktop.viewer.marked_page import MarkedPage
from desktop.viewer.strokes import Grain, swept

_AUTOSCROLL = 16


class ArticleView(MarkedPage):
    """What a reader does with a marked page by mouse and keys."""

    span_picked = Signal(str)
    context_menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._travel = Travel()
        self._grain = Grain.LETTER
        self._pressed: Hit | None = None
        self._press_point = QPoint()
        self._drag_point = QPointF()
        self._dragging = False
        self._extends = False
        self._since_double = QElapsedTimer()
        self._picked_at = -1
        self._picked = ""
        self._autoscroll = QBasicTimer()
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @override
    def set_article(self, article: Article | None) -> None:
        self._picked_at = -1
        self._stop_drag()
        super().set_article(article)

    @override
    def set_selection(self, anchor: int, caret: int) -> None:
        """Select from an anchor to the caret, which may stand before it."""
        self._travel.forget()
        super().set_selection(anchor, caret)

    def set_caret_order(self, order: Order) -> None:
        """Let the arrow keys go from letter to letter as they are seen, or in the order of the text."""
        self._travel.order = order

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        flow = self._ready()
        if flow is None:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            place = self._travel.move(flow, self._place, event, self.viewport().height())
            self._settle(flow)
            if place is None:
                event.ignore()
                return
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.select_to(self._anchor_offset if extends else place.offset, place)
            self.ensure_visible(place.offset, place.offset)
        event.accept()

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() is Qt.MouseButton.RightButton:
            self._press_right(point)
            return
        if event.button() is not Qt.MouseButton.LeftButton or self._article is None:
            return
        hit = self._hit(point)
        within = self._since_double.isValid() and not self._since_double.hasExpired(
            QApplication.doubleClickInterval()
        )
        near = (point.toPoint() - self._press_point).manhattanLength() < QApplication.startDragDistance()
        triple = within and near and self._grain is Grain.WORD
        self._since_double.invalidate()
        self._grain = Grain.SENTENCE if triple else Grain.LETTER
        self._press_point = point.toPoint()
        self._pressed = hit
        self._dragging = False
        self._extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if triple:
            self._dragging = True
            self.set_selection(*swept(self._article.text, hit, hit, self._grain))
        elif self._extends:
            self.set_selection(self._anchor_offset, hit.caret)
        else:
            self.set_selection(hit.caret, hit.caret)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._article is None:
            return
        self._press_point = event.position().toPoint()
        self._pressed = self._hit(event.position())
        self._grain = Grain.WORD
        self._dragging = True
        self._extends = False
        self._since_double.start()
        self.set_selection(*swept(self._article.text, self._pressed, self._pressed, self._grain))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        point = event.position()
        moved = (point.toPoint() - self._press_point).manhattanLength()
        if not self._dragging and moved < QApplication.startDragDistance():
            return
        self._dragging = True
        self._drag_to(point)
        inside = 0 <= point.y() <= self.viewport().height()
        if inside:
            self._autoscroll.stop()
        elif not self._autoscroll.isActive():
            self._autoscroll.start(_AUTOSCROLL, self)
        self._drag_point = point

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        moved = (event.position().toPoint() - self._press_point).manhattanLength()
        if self._dragging or moved >= QApplication.startDragDistance():
            if self._grain is Grain.LETTER or self._dragging:
                self._drag_to(event.position())
        elif not self._extends:
            self._pick(self._pressed.start)
        self._stop_drag()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_menu_requested.emit(event.globalPos())
        event.accept()

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._autoscroll.timerId():
            self._scroll_on()
        else:
            super().timerEvent(event)

    def _drag_to(self, point: QPointF) -> None:
        if self._article is None or self._pressed is None:
            return
        released = self._hit(point)
        anchor, caret = swept(self._article.text, self._pressed, released, self._grain)
        self.set_selection(self._anchor_offset if self._extends else anchor, caret)

    def _scroll_on(self) -> None:
        """Scroll while the mouse is held beyond the edge: the farther, the faster."""
        point = self._drag_point
        beyond = point.y() if point.y() < 0 else point.y() - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 4) + (1 if beyond > 0 else -1))
        self._drag_to(point)

    def _stop_drag(self) -> None:
        self._autoscroll.stop()
        self._pressed = None
        self._dragging = False

    def _press_right(self, point: QPointF) -> None:
        """Put the caret and pick what is there, unless the selection itself was clicked on."""
        if self._article is None:
            return
        hit = self._hit(point)
        start, end = self.selection()
        if not start <= hit.start < end:
            self.set_selection(hit.caret, hit.caret)
            self._picked_at = -1
            self._pick(hit.start)

    def _pick(self, offset: int) -> None:
        """Name the span under a click; clicks on the same letter go round through all of them."""
        found = [span.id for span in self.spans_at(offset)]
        picked = found[0] if found else ""
        if offset == self._picked_at and self._picked in found:
            picked = found[(found.index(self._picked) + 1) % len(found)]
        self._picked_at, self._picked = offset, picked
        self.span_picked.emit(picked)
