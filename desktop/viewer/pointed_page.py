"""A marked page that the mouse works on: clicks, drags, the pen, the edges of spans, the pointer's shape.

Clicks: one puts the caret and picks a span, two take the word, three (the third within the interval of a
double click) the sentence. A double click on the word that the last one has taken, made later than that,
takes it with or without its next proclitic. With a pen every double click labels, so that a third click
only puts the caret.

Offsets are code points into the article's text, points are in the viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotations.model import Article, Span
from desktop.viewer.autoscroll import Autoscroll
from desktop.viewer.gestures import BoundaryDrag, Gesture, LinkDrag, Stroke
from desktop.viewer.grips import Grip, nearest
from desktop.viewer.linked_page import LinkedPage
from desktop.viewer.looks import LabelLook
from desktop.viewer.pen import pen_cursor
from desktop.viewer.places import place_of
from desktop.viewer.strokes import Grain, Known, next_beginning

_UNKNOWN = LabelLook("#6B6F76")


class PointedPage(LinkedPage):
    """What a reader does with a marked page by mouse."""

    span_picked = Signal(str)
    """A span was clicked on, or none (an empty id)."""
    label_requested = Signal(str, int, int)
    """The pen has gone over a piece of text: the label on it, start and end."""
    bounds_requested = Signal(str, int, int)
    """An edge of a span was dragged: its id, and where it is to start and end."""
    tie_requested = Signal(str, str)
    """A tie was drawn from span to span (ids), or aimed at the second."""
    aim_missed = Signal()
    """The click that was to choose the other end of a tie hit no span that may be one."""
    context_menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapping = True
        self._known: Known | None = None
        self._pen = ""
        self._gesture: Gesture | None = None
        self._clicks = 0
        self._moving = False
        self._alt = False
        self._press_point = QPointF()
        self._drag_point = QPointF()
        self._since_double = QElapsedTimer()
        self._taken: tuple[int, int] | None = None
        self._picked_at, self._picked = -1, ""
        self._pointed: QPointF | None = None
        self._cursor: Qt.CursorShape | tuple[str, float] | None = None
        self._autoscroll = Autoscroll(self.verticalScrollBar(), self)
        self._autoscroll.scrolled.connect(self._draw)
        self.viewport().setMouseTracking(True)
        self._show_cursor()

    @override
    def set_article(self, article: Article | None) -> None:
        self._end_gesture()
        self._picked_at, self._taken = -1, None
        super().set_article(article)

    @override
    def set_spans(self, spans: Sequence[Span]) -> None:
        gesture, is_new = self._gesture, spans is not self._spans
        # A drag that began at edges which are no more would bring one of them back.
        if is_new and isinstance(gesture, BoundaryDrag) and not _has_bounds(spans, gesture.span):
            self._end_gesture()
        super().set_spans(spans)

    @override
    def set_label_looks(self, looks: Mapping[str, LabelLook]) -> None:
        super().set_label_looks(looks)
        self._show_cursor()

    def set_snapping(self, snapping: bool) -> None:
        """Let drags take whole words, and single letters with Alt; or the other way round."""
        self._snapping = snapping

    def set_known(self, known: Known | None) -> None:
        """Say which names are known, folded: before one of them a proclitic is sure."""
        self._known = known

    def set_pen(self, label_id: str) -> None:
        """Let every drag and double click ask for a label; an empty id lays the pen down."""
        self._pen = self._scene.pen = label_id
        self._show_cursor()
        self.viewport().update()

    def pen(self) -> str:
        """Return the label on the pen, or an empty string."""
        return self._pen

    def is_dragging(self) -> bool:
        """Say whether the mouse draws a selection or an edge just now."""
        return self._moving

    # Buttons

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() is Qt.MouseButton.RightButton and self._article is not None:
            self._press_right(point)
        if event.button() is not Qt.MouseButton.LeftButton or self._article is None:
            return
        if self._aim_at(point):
            return
        triple = self._clicks == 2 and not self._pen and self._is_soon() and not self._is_far(point)
        grip = None if triple else self._grip_at(point)
        self._begin(event, 3 if triple else 1)
        if self.selection() != self._taken:
            self._taken = None
        span = self.gripped()
        if grip is not None and span is not None:
            self._gesture = BoundaryDrag(self, span, grip, point)
            return
        tied = self._tied_at(point) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        if tied is not None:
            self._gesture = LinkDrag(self, tied)
            return
        hit = self.hit(point)
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not triple
        stroke = Stroke(self, hit, grain=Grain.SENTENCE if triple else None, extends=extends)
        self._gesture = stroke
        if triple or extends:
            stroke.draw_to(hit, self._grain(), self._known)
        else:
            self._put_caret(point)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._article is None:
            return
        self._begin(event, 2)
        self._since_double.start()
        hit = self.hit(event.position())
        stroke = Stroke(self, hit, grain=Grain.WORD)
        stroke.draw_to(hit, Grain.WORD, self._known)
        if self._taken is not None and self._taken[1] == self.selection()[1]:
            start, end = self._taken
            self.set_selection(next_beginning(self.text(), start, end, self._known), end)
        self._taken = self.selection()
        self._gesture = stroke

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._gesture is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._pointed = point
            self._show_cursor()
            if self._aiming_from is not None:
                self.show_loose(self._aiming_from, point)
            return
        if not self._moving and not self._is_far(point):
            return
        self._moving = True
        self._drag_point = point
        self._hold_alt(event.modifiers())
        height = self.viewport().height()
        self._autoscroll.pull(min(0.0, point.y()) or max(0.0, point.y() - height))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, point = self._gesture, event.position()
        if event.button() is not Qt.MouseButton.LeftButton or gesture is None:
            return
        if self._moving or self._is_far(point):
            self._moving = True
            self._drag_point = point
            self._hold_alt(event.modifiers())
        moved, clicks = self._moving, self._clicks
        self._end_gesture()
        self._pointed = point
        self._show_cursor()
        if moved and isinstance(gesture, BoundaryDrag):
            if gesture.has_moved:
                self.bounds_requested.emit(gesture.span.id, *gesture.bounds)
        elif isinstance(gesture, LinkDrag):
            target = self.target_at(point, gesture.span) if moved else None
            if target is not None:
                self.tie_requested.emit(gesture.span.id, target.id)
            elif not moved:
                self._put_caret(point)
                self._pick(self.hit(point).start)
        elif moved or clicks > 1:
            self.offer_selection()
            start, end = self.selection()
            if self._pen and start < end:
                self.label_requested.emit(self._pen, start, end)
        elif isinstance(gesture, BoundaryDrag):
            self._put_caret(point)
            self._pick(self.hit(point).start)
        elif isinstance(gesture, Stroke) and not gesture.extends:
            self._pick(gesture.pressed.start)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The keyboard's menu belongs where the keyboard is; Qt means the middle of the view.
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu()
        else:
            self.context_menu_requested.emit(event.globalPos())
        event.accept()

    def ask_for_menu(self) -> None:
        """Ask for the menu below the caret."""
        self.ensure_visible(self.caret(), self.caret())
        place = self.caret_box().bottomLeft().toPoint()
        self.context_menu_requested.emit(self.viewport().mapToGlobal(place))

    def _press_right(self, point: QPointF) -> None:
        """Put the caret and pick what is there, unless the selection itself was clicked on."""
        hit = self.hit(point)
        start, end = self.selection()
        if not start <= hit.start < end:
            self._put_caret(point)
            self._picked_at = -1
            self._pick(hit.start)

    def _tied_at(self, point: QPointF) -> Span | None:
        """Return the span that a tie drawn from a point begins at: the selected one before smaller ones."""
        found = self.spans_at(self.character_at(point)) if self.is_over_text(point) else []
        selected = self.selected_span()
        return next((span for span in found if span.id == selected), found[0] if found else None)

    def _aim_at(self, point: QPointF) -> bool:
        """Choose the other end of a tie, where one is aimed; say whether the click was for that."""
        source = self._aiming_from
        if source is None:
            return False
        target = self.target_at(point, source)
        if target is None:
            self.aim_missed.emit()
        else:
            self.tie_requested.emit(source.id, target.id)
        return True

    def _pick(self, offset: int) -> None:
        """Name the span at a letter; one after the other, where the same letter is meant again."""
        found = [span.id for span in self.spans_at(offset)]
        picked = found[0] if found else ""
        if offset == self._picked_at and self._picked in found:
            picked = found[(found.index(self._picked) + 1) % len(found)]
        self._picked_at, self._picked = offset, picked
        self.span_picked.emit(picked)

    def _put_caret(self, point: QPointF) -> None:
        place = place_of(self.hit(point))
        self.select_to(place.offset, place)

    # Gestures

    def _begin(self, event: QMouseEvent, clicks: int) -> None:
        self._clicks = clicks
        self._moving = False
        self._alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._press_point = self._drag_point = event.position()

    def _draw(self) -> None:
        if self._gesture is not None:
            self._gesture.draw(self._drag_point, self._grain(), self._known)

    def _hold_alt(self, modifiers: Qt.KeyboardModifier) -> None:
        """Draw the gesture on, in letters or words as Alt wants it."""
        self._alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if self._moving:
            self._draw()

    def _cancel_gesture(self) -> None:
        """Take back what the gesture has drawn."""
        if self._gesture is not None:
            self._gesture.cancel()
        self._end_gesture()

    def _end_gesture(self) -> None:
        self._autoscroll.pull(0)
        self._gesture = None
        self._moving = False
        self.show_bounds("", 0, 0)
        self.show_loose(None, QPointF())

    def _grain(self) -> Grain:
        return Grain.WORD if self._snapping != self._alt else Grain.LETTER

    def _is_soon(self) -> bool:
        """Say whether the last double click was just now."""
        within = QApplication.doubleClickInterval()
        return self._since_double.isValid() and not self._since_double.hasExpired(within)

    def _is_far(self, point: QPointF) -> bool:
        """Say whether the mouse has left the place where it was pressed."""
        return (point - self._press_point).manhattanLength() >= QApplication.startDragDistance()

    # Pointer

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._pointed = None
        return super().viewportEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._show_cursor()
        return super().event(event)

    def _grip_at(self, point: QPointF) -> Grip | None:
        """Return the selected span's edge at a point; with a pen, a drag always labels."""
        return None if self._pen else nearest(self.grips(), point)

    def _show_cursor(self) -> None:
        """Give the pointer the shape of what it would do here."""
        point = self._pointed
        grip = self._grip_at(point) if point is not None else None
        cursor: Qt.CursorShape | tuple[str, float] = Qt.CursorShape.IBeamCursor
        if grip is not None:
            cursor = Qt.CursorShape.SizeHorCursor
        elif self.is_aiming():
            cursor = Qt.CursorShape.PointingHandCursor
        elif point is not None and not self.is_over_text(point):
            cursor = Qt.CursorShape.ArrowCursor
        elif self._pen:
            cursor = self._scene.looks.get(self._pen, _UNKNOWN).color, self.devicePixelRatioF()
        if cursor != self._cursor:
            self._cursor = cursor
            self.viewport().setCursor(pen_cursor(*cursor) if isinstance(cursor, tuple) else cursor)
        self.show_held(grip.edge if grip is not None else None)


def _has_bounds(spans: Sequence[Span], wanted: Span) -> bool:
    return any((s.id, s.start, s.end) == (wanted.id, wanted.start, wanted.end) for s in spans)
