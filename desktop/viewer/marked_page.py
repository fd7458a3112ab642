"""A page with spans, a selection and a caret on it, and how they are painted.

Knows neither mouse nor keys. Offsets are code points into the article's text, points are in the
viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBasicTimer, QMimeData, QPointF, QRect, QTimerEvent, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.model import Article, Span
from annotations.text.boundaries import word_at
from desktop.viewer.accessible import ReadableText, announce_readable_texts
from desktop.viewer.bars import Bars
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.overview import WIDTH, Overview
from desktop.viewer.painter import LinePainter, Scene


class MarkedPage(ReadableText):
    """The page with what lies on it."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        announce_readable_texts()
        super().__init__(parent)
        self._scene = Scene()
        self._bars = Bars()
        self._overview = Overview(self, self._scene)
        self._anchor_offset = self._caret = 0
        self._blink = QBasicTimer()
        self._caret_shown = True
        self._caret_area = QRect()
        self.setAccessibleName(self.tr("Article"))
        self.set_overview(True)

    # What is shown

    @override
    def set_article(self, article: Article | None) -> None:
        self._scene.lanes = Lanes()
        self._scene.selected = ""
        self._scene.matches, self._scene.current_match = (), -1
        super().set_article(article)
        self._overview.draw_anew()
        self.setAccessibleDescription(article.title if article else "")
        self.set_selection(0, 0)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these spans; only what differs from the ones shown before is worked out anew."""
        changed = self._scene.lanes.replace(spans)
        if changed:
            self._overview.show_spans(changed)
            self.viewport().update()

    def set_label_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Set how spans look, by the id of their label."""
        self._scene.looks = dict(looks)
        self._overview.draw_anew()
        self.viewport().update()

    def set_selected_span(self, span_id: str) -> None:
        """Show a span as the selected one; an empty id selects none."""
        if span_id != self._scene.selected:
            self._scene.selected = span_id
            self._overview.show_selected()
            self.viewport().update()

    def selected_span(self) -> str:
        """Return the id of the selected span, or an empty string."""
        return self._scene.selected

    def set_matches(self, matches: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Show what a search has found (ordered, apart from each other) and which one is looked at."""
        self._scene.matches, self._scene.current_match = tuple(matches), current
        self._overview.show_matches()
        self.viewport().update()

    @override
    def set_page_look(self, look: PageLook) -> None:
        super().set_page_look(look)
        self._overview.set_page_look(look)

    def set_overview(self, shown: bool) -> None:
        """Show or hide the map of the article beside the scroll bar."""
        self._overview.setVisible(shown)
        self.setViewportMargins(0, 0, WIDTH if shown else 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overview.place()

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

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._blink.timerId():
            self._caret_shown = not self._caret_shown
            self.viewport().update(self._caret_area)
        else:
            super().timerEvent(event)

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
