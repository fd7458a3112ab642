"""The table of an article's spans on paper: number, label, passage, details, offsets, from the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from annotations.formats.format import ExportOptions
from annotations.formats.offsets import from_code_points
from annotations.formats.wording import LabelLook, attributes_shown, entity_shown, relation_shown
from annotations.model import AnnotatedArticle, Relation, Span
from desktop.paper.sheet import HAIRLINE, INK, SECONDARY, Block, Sheet
from desktop.paper.words import Run, Words, hairline, isolated

_SHARES = (0.06, 0.13, 0.37, 0.30, 0.14)
_HEADS = ("#", "الوسم", "المقطع", "التفاصيل", "الموضع")
_RUNS = (True, True, None, True, True)
"""Which way the columns run; the passage as its own letters do."""
_LONGEST = 400
"""Characters of a passage or detail that are shown: a row must fit on a sheet."""


class SpanTable:
    """Lays out the rows."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        options: ExportOptions,
        looks: Mapping[str, LabelLook],
        sheet: Sheet,
    ) -> None:
        self._annotated = annotated
        self._options = options
        self._looks = looks
        self._sheet = sheet
        gap = sheet.mm(3)
        widths = [round(share * (sheet.column - gap * (len(_SHARES) - 1))) for share in _SHARES]
        right = sheet.left + sheet.column
        self._columns = []
        for width in widths:
            right -= width
            self._columns.append((right, width))
            right -= gap

    def blocks(self) -> Iterator[Block]:
        """Yield the head and a row for each span."""
        annotations = self._annotated.annotations
        convert = from_code_points(self._annotated.article.text, self._options.offsets)
        numbers = {span.id: number for number, span in enumerate(annotations.spans, 1)}
        relations: dict[str, list[Relation]] = {}
        for relation in annotations.relations:
            relations.setdefault(relation.source, []).append(relation)
        head = _Row(self._cells([[(name, SECONDARY)] for name in _HEADS], 8), self._sheet, leads=True)
        yield head
        for number, span in enumerate(annotations.spans, 1):
            details = self._details(span, relations.get(span.id, ()), numbers)
            cells: list[list[Run]] = [
                [(str(number), SECONDARY)],
                [(self._looks[span.label].name, INK)],
                [(_short(" ".join(span.text.split())), INK)],
                [*details],
                [(isolated(f"{convert(span.start)}–{convert(span.end)}"), SECONDARY)],
            ]
            colour = self._looks[span.label].colour
            yield _Row(self._cells(cells, 9), self._sheet, head=head, colour=colour, at=self._columns[1])

    def _cells(self, cells: Iterable[list[Run]], points: float) -> list[tuple[int, Words]]:
        font = self._sheet.font(points)
        small = self._sheet.font(min(points, 8))
        fonts = (small, font, font, small, small)
        return [
            (left, Words(runs, font, width, rtl=rtl))
            for runs, font, (left, width), rtl in zip(cells, fonts, self._columns, _RUNS, strict=True)
        ]

    def _details(
        self, span: Span, relations: Iterable[Relation], numbers: Mapping[str, int]
    ) -> Iterator[Run]:
        schema = self._options.schema
        found = [(name, shown) for _, name, shown in attributes_shown(schema, span)]
        if span.entity:
            found.insert(0, ("الكيان", entity_shown(self._options, span)))
        found += [(relation_shown(schema, r.type), f"← {numbers[r.target]}") for r in relations]
        if span.note:
            found.append(("ملاحظة", span.note))
        for count, (name, shown) in enumerate(found):
            yield f"{chr(10) if count else ''}{name}: ", SECONDARY
            yield isolated(_short(shown)), INK


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class _Row:
    """Cells side by side, with a line below. `colour` is a label's, shown beside the column `at`."""

    def __init__(
        self,
        cells: list[tuple[int, Words]],
        sheet: Sheet,
        *,
        head: Block | None = None,
        leads: bool = False,
        colour: str = "",
        at: tuple[int, int] = (0, 0),
    ) -> None:
        self._cells = cells
        self._sheet = sheet
        self._padding = sheet.mm(1.4)
        self._colour = colour
        self._at = at
        self.head = head
        self.leads = leads
        self.height = max(words.height for _, words in cells) + 2 * self._padding

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw with the top at `y`."""
        sheet = self._sheet
        for left, words in self._cells:
            words.paint_at(painter, left, y + self._padding)
        if self._colour:
            left, width = self._at
            bar = QRectF(left + width + sheet.mm(0.8), y + self._padding, sheet.mm(0.8), 0)
            bar.setBottom(y + self.height - self._padding)
            painter.fillRect(bar, QColor(self._colour))
        hairline(painter, sheet.left, sheet.column, y + self.height - 4, 4, HAIRLINE)


def heading_font(sheet: Sheet) -> QFont:
    """Return the font of headings within the document."""
    return sheet.font(11, QFont.Weight.DemiBold)
