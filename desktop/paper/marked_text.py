"""The text of an article on paper: lines as in the reading view, with tints behind the words and bars below.

In the margin beside each line stand the numbers of the spans that begin in it: the table's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotations.formats.stacking import lanes_of
from annotations.formats.wording import LabelLook
from annotations.formats.xml_text import legal
from annotations.model import AnnotatedArticle, Span
from desktop.paper.sheet import INK, SECONDARY, Block, Sheet
from desktop.paper.words import Words
from desktop.viewer.flow import Flow, Row
from desktop.viewer.lanes import Lanes
from desktop.viewer.measures import measure
from desktop.viewer.paragraphs import Style

_POINTS = 12.5
_SPACING = 2.0
_TINT = 0.16
_LIGHT_TINT = 0.09
_FEW = 3
"""How many numbers stand beside a line one by one; more are shown as the first and the last."""


class MarkedText:
    """Lays a text out and paints its lines."""

    def __init__(self, annotated: AnnotatedArticle, looks: Mapping[str, LabelLook], sheet: Sheet) -> None:
        article, spans = annotated.article, annotated.annotations.spans
        self._sheet = sheet
        self._looks = looks
        self._lane_of = lanes_of(spans)
        self._numbers = {span.id: number for number, span in enumerate(spans, 1)}
        self._lanes = Lanes()
        self._lanes.replace(spans)
        font = sheet.font(_POINTS)
        lengths = measure(font, _SPACING)
        step = lengths.bar * 5 // 2
        missing = max(self._lane_of.values(), default=0) * step + lengths.bar - lengths.room
        self._step = step
        self._measures = replace(lengths, pitch=lengths.pitch + max(0, missing))
        self._flow = Flow(legal(article.text), article.direction, Style(font, self._measures, sheet.column))

    def blocks(self) -> Iterator[Block]:
        """Yield a block for every line."""
        before: Row | None = None
        for row in self._flow.rows_between(0, float("inf")):
            if before is not None:
                yield TextLine(self, before.line.start, row.top - before.top)
            before = row
        if before is not None:
            yield TextLine(self, before.line.start, self._measures.pitch)

    def paint_line(self, painter: QPainter, offset: int, y: int) -> None:
        """Paint the line that begins at an offset, with its top at `y`."""
        row = self._flow.row_of(offset)
        line, m, x = row.line, self._measures, self._sheet.left
        spans = [span for _, span in self._lanes.within(line.start, line.end)]
        # The longest first: the others lie on it.
        for span in sorted(spans, key=lambda s: s.start - s.end):
            look = self._looks[span.label]
            tint = QColor(look.colour)
            tint.setAlphaF(_LIGHT_TINT if look.line == "dashed" else _TINT)
            top, bottom = m.baseline - m.rise, m.baseline + m.lane
            for left, right in self._extents(row, span):
                painter.fillRect(QRectF(x + left, y + top, right - left, bottom - top), tint)
        for span in spans:
            lane = y + m.baseline + m.lane + self._lane_of[span.id] * self._step
            for left, right in self._extents(row, span):
                self._paint_bar(painter, self._looks[span.label], x + left, x + right, lane)
        painter.setPen(QColor(INK))
        line.qt.draw(painter, QPointF(x, y - row.number * m.pitch))
        begun = [span for span in spans if line.start <= span.start < line.end]
        self._paint_numbers(painter, begun, y, right=row.course.right)

    def _extents(self, row: Row, span: Span) -> list[tuple[float, float]]:
        line = row.line
        return line.extents(max(span.start, line.start), min(span.end, line.end))

    def _paint_bar(self, painter: QPainter, look: LabelLook, left: float, right: float, top: float) -> None:
        bar, colour = float(self._measures.bar), QColor(look.colour)
        if look.line == "double":
            painter.fillRect(QRectF(left, top - bar / 4, right - left, bar / 2), colour)
            painter.fillRect(QRectF(left, top + bar * 3 / 4, right - left, bar / 2), colour)
        elif look.line in ("dotted", "dashed"):
            pen = QPen(colour, bar)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.0, 1.0] if look.line == "dotted" else [4.0, 2.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(right, top + bar / 2), QPointF(left, top + bar / 2))
        else:
            painter.fillRect(QRectF(left, top, right - left, bar), colour)

    def _paint_numbers(self, painter: QPainter, spans: list[Span], y: int, *, right: bool) -> None:
        numbers = sorted(self._numbers[span.id] for span in spans)
        if not numbers:
            return
        words = "، ".join(map(str, numbers)) if len(numbers) <= _FEW else f"{numbers[0]}–{numbers[-1]}"
        sheet, m = self._sheet, self._measures
        gap = sheet.mm(3)
        note = Words([(words, SECONDARY)], sheet.font(7.5), sheet.left - 2 * gap, at_right=not right)
        x = sheet.width - sheet.left + gap if right else gap
        note.paint_at(painter, x, y + m.baseline - note.height * 3 // 4)


class TextLine:
    """One line of the text."""

    leads = False
    head: Block | None = None

    def __init__(self, text: MarkedText, offset: int, height: int) -> None:
        self._text = text
        self._offset = offset
        self.height = height

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw with the top at `y`."""
        self._text.paint_line(painter, self._offset, y)
