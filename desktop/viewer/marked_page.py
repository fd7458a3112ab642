"""A page with spans, a selection and a caret on it, and how they are painted.

Knows neither mouse nor keys. Offsets are code points into the article's text, points are in the
viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPointF, QRectF, Signal
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
from desktop.viewer.caret import Caret
from desktop.viewer.geometry import Hit
from desktop.viewer.grips import Grip, grip
from desktop.viewer.handles import handle_places
from desktop.viewer.hover import Hover
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.marks import Marks
from desktop.viewer.overview import WIDTH, Overview
from desktop.viewer.painter import LinePainter, Scene
from desktop.viewer.places import Place, caret_x, row_of
from desktop.viewer.reveal import Reveal
from desktop.viewer.strokes import Edge
from desktop.viewer.sweep import swept_over

_FEW = 8


class MarkedPage(ReadableText):
    """The page with what lies on it."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        announce_readable_texts()
        super().__init__(parent)
        self._scene = Scene()
        self._reveal = False
        self._marks = Marks()
        self._overview = Overview(self, self._scene)
        self.hover = Hover(self, self.spans_at)
        self._spans: Sequence[Span] = ()
        self._bounds: Span | None = None
        self._gripped: Span | None = None
        self._anchor_offset = 0
        self._caret = Caret(self)
        self._caret.blinked.connect(self.viewport().update)
        self.setAccessibleName(self.tr("Article"))
        self.set_overview(True)

    # What is shown

    @override
    def set_article(self, article: Article | None) -> None:
        self._scene.lanes = Lanes()
        self._spans, self._bounds, self._gripped = (), None, None
        self._scene.selected = ""
        self._scene.matches, self._scene.current_match = (), -1
        self._scene.suggestions = ()
        super().set_article(article)
        self._overview.draw_anew()
        self.hover.leave()
        self.setAccessibleDescription(article.title if article else "")
        self.set_selection(0, 0)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these spans; only what differs from the ones shown before is worked out anew."""
        self._spans = spans
        bounds = self._bounds
        if bounds is not None:
            spans = [bounds if span.id == bounds.id else span for span in spans]
        changed = self._scene.lanes.replace(spans)
        if changed:
            self._gripped = None
            self._overview.show_spans(changed)
            self.hover.leave()
            self._update_spans(changed)

    def _update_spans(self, changed: Sequence[Span]) -> None:
        """Paint anew where spans came, went or changed."""
        if len(changed) > _FEW:
            self.viewport().update()
            return
        for span in changed:
            self.update_range(span.start, span.end)

    def show_bounds(self, span_id: str, start: int, end: int) -> None:
        """Show a span with other edges than it has, until an empty id shows all as they are."""
        shown = self._bounds
        if (shown.id, shown.start, shown.end) == (span_id, start, end) if shown else not span_id:
            return
        span = next((span for span in self._spans if span.id == span_id), None)
        self._bounds = replace(span, start=start, end=end) if span else None
        self.set_spans(self._spans)

    def set_reveal(self, on: bool) -> None:
        """Show signs for what does not show itself: bidi controls, joiners, special spaces, tatweel."""
        if on != self._reveal:
            self._reveal = on
            self.viewport().update()

    def is_revealing(self) -> bool:
        """Say whether signs are shown for what does not show itself."""
        return self._reveal

    def set_label_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Set how spans look, by the id of their label."""
        self._scene.looks = dict(looks)
        self._overview.draw_anew()
        self.viewport().update()

    def set_label_names(self, names: Mapping[str, str]) -> None:
        """Show the names of labels, by their ids, below the beginnings of spans; none if there are none."""
        self._scene.names = dict(names)
        if self._has_names is not bool(names):
            self._has_names = bool(names)
            self._restyle()
        self.viewport().update()

    def set_suggestions(self, suggestions: Sequence[tuple[int, int]]) -> None:
        """Show what might be marked (ordered, apart from each other)."""
        self._scene.suggestions = tuple(suggestions)
        self.viewport().update()

    def set_handles(self, shown: bool) -> None:
        """Show handles at the edges of the selected span, or not."""
        self._scene.handles = shown
        self.viewport().update()

    def show_held(self, edge: Edge | None) -> None:
        """Show which handle the mouse is on, or that it is on none."""
        if edge is not self._scene.held:
            self._scene.held = edge
            self.viewport().update()

    def set_selected_span(self, span_id: str) -> None:
        """Show a span as the selected one; an empty id selects none."""
        if span_id != self._scene.selected:
            before = self.gripped()
            self._scene.selected = span_id
            self._gripped = None
            self._overview.show_selected()
            self._update_spans([span for span in (before, self.gripped()) if span is not None])

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
        self.update_range(self._caret.place.offset, self._caret.place.offset)
        self._anchor_offset, self._caret.place = anchor, place
        selection = min(anchor, place.offset), max(anchor, place.offset)
        if self.hasFocus():
            self._caret.show()
        self.tell_caret()
        for start, end in (self._scene.selection, selection, (place.offset, place.offset)):
            self.update_range(start, end)
        if selection != self._scene.selection:
            if selection[0] < selection[1] or self._scene.selection[0] < self._scene.selection[1]:
                self.tell_selection(*selection)
            self._scene.selection = selection
            self.selection_changed.emit(*selection)

    def anchor(self) -> int:
        """Return the end of the selection that stays."""
        return self._anchor_offset

    def place(self) -> Place:
        """Return where the caret stands, and on which side of a letter."""
        return self._caret.place

    @override
    def caret(self) -> int:
        """Return where the caret stands: the end of the selection that moves."""
        return self._caret.place.offset

    def word_at(self, offset: int) -> tuple[int, int]:
        """Return the word at a caret, without punctuation at its edges; ``(offset, offset)`` if none."""
        return word_at(self._article.text, offset) if self._article else (offset, offset)

    def spans_at(self, offset: int) -> list[Span]:
        """Return the spans over a character, the smallest first."""
        found = [span for _, span in self._scene.lanes.within(offset, offset + 1)]
        return sorted(found, key=lambda span: (span.end - span.start, span.start, span.id))

    def caret_box(self) -> QRectF:
        """Return where the caret is; it has no width."""
        flow = self._ready()
        if flow is None:
            return QRectF()
        self._row_of(self.caret())
        row = row_of(flow, self.place())
        x = caret_x(row.line, self.place())
        return self._box(row, x, x)

    def text(self) -> str:
        """Return the text that is shown."""
        return self._article.text if self._article else ""

    def hit(self, point: QPointF) -> Hit:
        """Return the letter that a point names and on which part of it."""
        return self._hit(point)

    def swept_over(self, pressed: Hit, released: Hit) -> tuple[int, int]:
        """Return the smallest range that holds every letter a drag went over."""
        flow = self._ready()
        if flow is None:
            return pressed.start, pressed.end
        swept = swept_over(flow, pressed, released)
        self._settle(flow)
        return swept

    def is_over_text(self, point: QPointF) -> bool:
        """Say whether a point is in the column of text, between its first line and its last."""
        flow = self._ready()
        if flow is None:
            return False
        x, y = point.x() - self._column_left(), point.y() + self._top
        return 0 <= x <= self._column_width() and 0 <= y <= flow.height

    def gripped(self) -> Span | None:
        """Return the selected span as it is shown."""
        wanted = self._scene.selected
        if wanted and self._gripped is None:
            self._gripped = next((span for span in self._scene.lanes.spans if span.id == wanted), None)
        return self._gripped

    def grips(self) -> list[Grip]:
        """Return where the mouse takes hold of the selected span's edges."""
        span = self.gripped()
        if span is None or self._ready() is None:
            return []
        grips = {}
        measures = self._styled()
        for offset in (span.start, span.end - 1):
            row = self._row_of(offset)
            corner = QPointF(self._column_left(), row.top - self._top)
            letters = self._box(row, 0, 0)
            for edge, place in handle_places(row, span.start, span.end, measures).items():
                grips[edge] = grip(edge, corner + place, letters.top(), letters.bottom(), rtl=row.course.rtl)
        return list(grips.values())

    def copy(self) -> None:
        """Copy the selected text as it is stored."""
        self._offer_selection(QClipboard.Mode.Clipboard)

    def offer_selection(self) -> None:
        """Let a middle click elsewhere insert what the reader has selected, where the system knows that."""
        self._offer_selection(QClipboard.Mode.Selection)

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
        painter.translate(self._sharpening(left, -self._top))
        if self._header and self._top < 0:
            origin = QPointF(left, -self._top - self._header.height)
            self._header.paint(painter, origin, self._column_width(), self._look)
        lines = LinePainter(painter, self._look, flow.style.measures, self._scene, self._marks)
        signs = Reveal(painter, self._look, flow.style, flow.text) if self._reveal else None
        area = event.rect()
        holds_caret = False
        for row in flow.rows_between(self._top + area.top(), self._top + area.bottom() + 1):
            lines.paint(row, left, row.top - self._top)
            if signs:
                signs.paint(row, left, row.top - self._top)
            holds_caret |= row.line.start <= self.caret() <= row.line.end
        if holds_caret:
            row = row_of(flow, self.place())
            top = row.top - self._top
            self._caret.paint(painter, row, left, top, flow.style.measures, self._look.accent)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._caret.show()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._caret.hide()
        self.viewport().update()

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
