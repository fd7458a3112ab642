"""A page with spans, search matches and suggestions on it, and how it is painted.

Knows neither mouse nor keys. Offsets are code points into the article's text, points are in the
viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.model import Article, Span
from desktop.viewer.grips import Grip, grip
from desktop.viewer.handles import handle_places
from desktop.viewer.hover import Hover
from desktop.viewer.lanes import Lanes
from desktop.viewer.looks import LabelLook, PageLook
from desktop.viewer.marks import Marks
from desktop.viewer.overview import WIDTH, Overview
from desktop.viewer.painter import LinePainter
from desktop.viewer.places import row_of
from desktop.viewer.reveal import Reveal
from desktop.viewer.selectable_page import SelectablePage
from desktop.viewer.strokes import Edge

_FEW = 8


class MarkedPage(SelectablePage):
    """The page with what lies on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reveal = False
        self._marks = Marks()
        self._overview = Overview(self, self._scene)
        self.hover = Hover(self, self.spans_at)
        self._spans: Sequence[Span] = ()
        self._bounds: Span | None = None
        self._gripped: Span | None = None
        self.set_overview(True)

    # What is shown

    @override
    def set_article(self, article: Article | None) -> None:
        self._scene.lanes = Lanes()
        self._spans, self._bounds, self._gripped = (), None, None
        self._scene.selected = ""
        self._scene.matches, self._scene.current_match = (), -1
        self._scene.suggestions, self._scene.suggested_words = (), ()
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

    def set_suggestions(self, suggestions: Sequence[tuple[int, int]], words: Sequence[str] = ()) -> None:
        """Show what might be marked (ordered, apart from each other), maybe with words below each."""
        self._scene.suggestions, self._scene.suggested_words = tuple(suggestions), tuple(words)
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

    @override
    def copy(self) -> None:
        """Copy the selected text as it is stored; without any, that of the selected span."""
        (start, end), span = self.selection(), self.gripped()
        if start == end and span is not None:
            start, end = span.start, span.end
        self._offer(start, end, QClipboard.Mode.Clipboard)

    # Where spans are

    def spans_at(self, offset: int) -> list[Span]:
        """Return the spans over a character, the smallest first."""
        found = [span for _, span in self._scene.lanes.within(offset, offset + 1)]
        return sorted(found, key=lambda span: (span.end - span.start, span.start, span.id))

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
