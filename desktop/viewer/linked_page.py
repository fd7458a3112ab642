"""A marked page with arcs from span to span on it, and the one that is being drawn.

Offsets are code points into the article's text, points are in the viewport unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.model import Article, Span
from desktop.viewer.arcs import Arc, Strung, paint_arcs
from desktop.viewer.looks import LabelLook
from desktop.viewer.marked_page import MarkedPage

_PLAIN = LabelLook("#6B6F76")


class LinkedPage(MarkedPage):
    """The page with what ties its spans."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arcs: tuple[Arc, ...] = ()
        self._loose: tuple[Span, QPointF] | None = None
        self._aiming_from: Span | None = None
        self._aims: Set[str] = frozenset()

    @override
    def set_article(self, article: Article | None) -> None:
        self._arcs, self._loose = (), None
        self.set_aim(None, frozenset())
        super().set_article(article)

    def set_arcs(self, arcs: Sequence[Arc]) -> None:
        """Show these arcs between spans."""
        if tuple(arcs) != self._arcs:
            self._arcs = tuple(arcs)
            self.viewport().update()

    def arcs(self) -> tuple[Arc, ...]:
        """Return the arcs that are shown."""
        return self._arcs

    def set_aim(self, source: Span | None, targets: Set[str]) -> None:
        """Let the next click choose one of the spans `targets` (ids) for a tie from `source`, or none."""
        self._aiming_from, self._aims = source, targets
        self.show_loose(None, QPointF())

    def is_aiming(self) -> bool:
        """Say whether the next click chooses the other end of a tie."""
        return self._aiming_from is not None

    def show_loose(self, source: Span | None, point: QPointF) -> None:
        """Show an arc that hangs at the pointer, and at the span below it; without a span show none."""
        loose = (source, point) if source is not None else None
        if loose != self._loose:
            self._loose = loose
            self.viewport().update()

    def target_at(self, point: QPointF, source: Span) -> Span | None:
        """Return the smallest span at a point that a tie from `source` may lead to."""
        if not self.is_over_text(point):
            return None
        found = [span for span in self.spans_at(self.character_at(point)) if span.id != source.id]
        if self._aiming_from is not None:
            found = [span for span in found if span.id in self._aims]
        return found[0] if found else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ready() is None or not (self._arcs or self._loose):
            return
        strung = [Strung(arc, self._end_of(*arc.source), self._end_of(*arc.target)) for arc in self._arcs]
        if self._loose is not None:
            strung.append(self._hanging(*self._loose))
        painter = QPainter(self.viewport())
        paint_arcs(painter, strung, self._look, self.font(), QRectF(self.viewport().rect()))
        painter.end()

    def _hanging(self, source: Span, point: QPointF) -> Strung:
        color = self._scene.looks.get(source.label, _PLAIN).color
        arc = Arc((source.start, source.end), (0, 0), "", color, is_offered=True)
        target = self.target_at(point, source)
        if target is None:
            return Strung(arc, self._end_of(source.start, source.end), QRectF(point, QSizeF(0, 0)))
        arc = replace(arc, target=(target.start, target.end))
        return Strung(arc, self._end_of(*arc.source), self._end_of(*arc.target))

    def _end_of(self, start: int, end: int) -> QRectF:
        """Return the letters that an arc begins or ends at: those in the span's first line in sight."""
        boxes = self.boxes(start, end)
        return boxes[0] if boxes else self.character_box(start)
