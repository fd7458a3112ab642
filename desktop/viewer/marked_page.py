"""A page with spans, a selection and a caret on it, and how they are painted.

Knows neither mouse nor keys. Offsets are code points into the article's text, points are in the
viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QPointF, QRect, QTimer, Signal
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
from desktop.viewer.caret import caret_shape
from desktop.viewer.flow import Flow
from desktop.viewer.hover import Hover
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.overview import WIDTH, Overview
from desktop.viewer.painter import LinePainter, Scene
from desktop.viewer.places import Place, caret_x, is_rtl, row_of


class MarkedPage(ReadableText):
    """The page with what lies on it."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        announce_readable_texts()
        super().__init__(parent)
        self._scene = Scene()
        self._bars = Bars()
        self._overview = Overview(self, self._scene)
        self.hover = Hover(self, self.spans_at)
        self._anchor_offset = 0
        self._place = Place(0)
        # Not QBasicTimer: one that still runs when the page is deleted crashes the program.
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._on_blink)
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
        self.hover.leave()
        self.setAccessibleDescription(article.title if article else "")
        self.set_selection(0, 0)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these spans; only what differs from the ones shown before is worked out anew."""
        changed = self._scene.lanes.replace(spans)
        if changed:
            self._overview.show_spans(changed)
            self.hover.leave()
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
        room = WIDTH if shown else 0
        mirrored = self.isRightToLeft()
        self.setViewportMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

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
        self.select_to(min(length, max(0, anchor)), Place(min(length, max(0, caret))))

    def select_to(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a caret's place, both within the text."""
        self._anchor_offset, self._place = anchor, place
        selection = min(anchor, place.offset), max(anchor, place.offset)
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
        return self._place.offset

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
            holds_caret |= row.line.start <= self._place.offset <= row.line.end
        if holds_caret:
            self._paint_caret(painter, flow)
        painter.end()

    def _paint_caret(self, painter: QPainter, flow: Flow) -> None:
        row = row_of(flow, self._place)
        shape = caret_shape(
            self._column_left() + caret_x(row.line, self._place),
            row.top - self._top,
            self._styled(),
            rtl=is_rtl(row, self._place),
        )
        self._caret_area = shape.boundingRect().toAlignedRect()
        if self._caret_shown and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, QColor(self._look.accent))

    def _show_caret(self) -> None:
        """Show the caret now and let it blink from here on, as the system wants it."""
        self._caret_shown = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and flash >= 2:
            self._blink.start(flash // 2)
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

    def _on_blink(self) -> None:
        self._caret_shown = not self._caret_shown
        self.viewport().update(self._caret_area)

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
