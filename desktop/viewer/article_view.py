"""The reading view of one article: shows spans, selects text by mouse and keyboard, and says so.

It changes nothing by itself: it emits what the reader did and shows what it is told. Offsets are code
points into the article's text, points are in the viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QBasicTimer,
    QElapsedTimer,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotations.model import Article, Span
from desktop.viewer.accessible import ReadableText, announce_readable_texts
from desktop.viewer.bars import Bars
from desktop.viewer.boundaries import word_at
from desktop.viewer.geometry import Hit
from desktop.viewer.keyboard import Travel
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook
from desktop.viewer.painter import LinePainter, Scene
from desktop.viewer.strokes import Grain, swept

_AUTOSCROLL = 16


class ArticleView(ReadableText):
    """A page with spans, a selection and a caret."""

    selection_changed = Signal(int, int)
    span_picked = Signal(str)
    context_menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        announce_readable_texts()
        super().__init__(parent)
        self._scene = Scene()
        self._bars = Bars()
        self._anchor_offset = self._caret = 0
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
        self._blink = QBasicTimer()
        self._caret_shown = True
        self._caret_area = QRect()
        self._autoscroll = QBasicTimer()
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("Article"))

    # What is shown

    @override
    def set_article(self, article: Article | None) -> None:
        self._scene.lanes = Lanes()
        self._scene.selected = ""
        self._scene.matches, self._scene.current_match = (), -1
        self._picked_at = -1
        self._stop_drag()
        super().set_article(article)
        self.setAccessibleDescription(article.title if article else "")
        self.set_selection(0, 0)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these spans; only what differs from the ones shown before is worked out anew."""
        if self._scene.lanes.replace(spans):
            self.viewport().update()

    def set_label_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Set how spans look, by the id of their label."""
        self._scene.looks = dict(looks)
        self.viewport().update()

    def set_selected_span(self, span_id: str) -> None:
        """Show a span as the selected one; an empty id selects none."""
        if span_id != self._scene.selected:
            self._scene.selected = span_id
            self.viewport().update()

    def selected_span(self) -> str:
        """Return the id of the selected span, or an empty string."""
        return self._scene.selected

    def set_matches(self, matches: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Show what a search has found (ordered, apart from each other) and which one is looked at."""
        self._scene.matches, self._scene.current_match = tuple(matches), current
        self.viewport().update()

    # Selection

    def selection(self) -> tuple[int, int]:
        """Return start and end of the selection; they are equal where there is only a caret."""
        return self._scene.selection

    @override
    def set_selection(self, anchor: int, caret: int) -> None:
        """Select from an anchor to the caret, which may stand before it."""
        length = len(self._article.text) if self._article else 0
        self._anchor_offset = min(length, max(0, anchor))
        self._caret = min(length, max(0, caret))
        selection = min(self._anchor_offset, self._caret), max(self._anchor_offset, self._caret)
        self._travel.forget()
        self._show_caret()
        self.tell_caret()
        self.viewport().update()
        if selection != self._scene.selection:
            self._scene.selection = selection
            self._offer_selection(QClipboard.Mode.Selection)
            self.selection_changed.emit(*selection)

    @override
    def caret(self) -> int:
        """Return where the caret stands: the end of the selection that moves."""
        return self._caret

    def word_at(self, offset: int) -> tuple[int, int]:
        """Return the word at a caret, without punctuation at its edges; ``(offset, offset)`` if none."""
        return word_at(self._article.text, offset) if self._article else (offset, offset)

    def spans_at(self, offset: int) -> list[Span]:
        """Return the spans over a character, the smallest first."""
        found = [span for _, span in self._scene.lanes.within(offset, offset + 1)]
        return sorted(found, key=lambda span: (span.end - span.start, span.start, span.id))

    def copy(self) -> None:
        """Copy the selected text as it is stored."""
        self._offer_selection(QClipboard.Mode.Clipboard)

    def select_all(self) -> None:
        """Select the whole article."""
        self.set_selection(0, len(self._article.text) if self._article else 0)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        flow = self._ready()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.page))
        if flow is None:
            return
        left = self._column_left()
        if self._header and self._top < 0:
            origin = QPointF(left, -self._top - self._header.height)
            self._header.paint(painter, origin, self._column_width(), self._look)
        lines = LinePainter(painter, self._look, flow.style.measures, self._scene, self._bars)
        area = event.rect()
        holds_caret = False
        for row in flow.rows_between(self._top + area.top(), self._top + area.bottom() + 1):
            lines.paint(row, left, row.top - self._top)
            holds_caret |= row.line.start <= self._caret <= row.line.end
        if holds_caret:
            self._caret_area = self._caret_rect()
            if self._caret_shown and self.hasFocus():
                painter.fillRect(self._caret_area, QColor(self._look.accent))
        painter.end()

    def _caret_rect(self) -> QRect:
        if self._ready() is None:
            return QRect()
        measures = self._styled()
        row = self._row_of(self._caret)
        x = round(self._column_left() + row.line.caret_x(self._caret))
        top = row.top - self._top + measures.baseline - measures.rise - measures.bar
        return QRect(x - 1, top, 2, measures.rise + measures.fall + 2 * measures.bar)

    def _show_caret(self) -> None:
        """Show the caret now and let it blink from here on, as the system wants it."""
        self._caret_shown = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and flash >= 2:
            self._blink.start(flash // 2, self)
        else:
            self._blink.stop()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_caret()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._blink.stop()
        self.viewport().update()

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
            caret = self._travel.move(flow, self._caret, event, self.viewport().height())
            self._settle(flow)
            if caret is None:
                event.ignore()
                return
            travel, self._travel = self._travel, Travel()
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.set_selection(self._anchor_offset if extends else caret, caret)
            self._travel = travel
            self.ensure_visible(caret, caret)
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
        if event.timerId() == self._blink.timerId():
            self._caret_shown = not self._caret_shown
            self.viewport().update(self._caret_area)
        elif event.timerId() == self._autoscroll.timerId():
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

    def _offer_selection(self, mode: QClipboard.Mode) -> None:
        start, end = self.selection()
        clipboard = QGuiApplication.clipboard()
        if self._article is None or start == end:
            return
        if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
            return
        data = QMimeData()
        data.setText(self._article.text[start:end])
        clipboard.setMimeData(data, mode)
