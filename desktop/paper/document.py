"""One article with one annotator's work as a PDF: heading, legend, marked text, note, table of spans.

Fonts are embedded and words stay text that can be selected and searched for.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import QApplication

from annotations.formats.format import ExportOptions
from annotations.formats.wording import STATUS_NAMES, LabelLook, label_look
from annotations.model import AnnotatedArticle
from desktop.fonts import load_interface_fonts
from desktop.paper.marked_text import MarkedText
from desktop.paper.sheet import ACCENT, HAIRLINE, INK, SECONDARY, Block, Gap, Sheet, sheets
from desktop.paper.span_table import SpanTable, heading_font
from desktop.paper.words import Run, Words, hairline, isolated

_application: list[QApplication] = []
"""Keeps the one that was made here for a program without a window."""


def make_ready() -> None:
    """See that Qt can set words: without an application it knows no fonts. Needs no display."""
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # The window's kind, for whoever wants to open one afterwards: a process has one application.
        _application.append(QApplication(["hashiya"]))
    load_interface_fonts()


def pdf_of(annotated: AnnotatedArticle, options: ExportOptions, name: str, attached: bytes) -> bytes:
    """Return the PDF's bytes, with a file of this name and content attached. `make_ready` comes first."""
    article = annotated.article
    sheet = Sheet()
    pages = list(sheets(_blocks(annotated, options, sheet), sheet))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Hashiya")
    writer.setTitle(article.title or article.id)
    writer.setResolution(sheet.resolution)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), portrait, QMarginsF()))
    writer.addFileAttachment(name, QByteArray(attached), "application/json")
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages, 1):
            if number > 1:
                writer.newPage()
            for y, block in page:
                block.paint(painter, y)
            _paint_foot(painter, sheet, f"صفحة {number} من {len(pages)}")
    finally:
        painter.end()
        buffer.close()
    return bytes(data.data())


def _paint_foot(painter: QPainter, sheet: Sheet, words: str) -> None:
    foot = Words([(words, SECONDARY)], sheet.font(8), sheet.column, centred=True)
    foot.paint_at(painter, sheet.left, sheet.height - sheet.mm(15))


def _blocks(annotated: AnnotatedArticle, options: ExportOptions, sheet: Sheet) -> Iterator[Block]:
    article, annotations = annotated.article, annotated.annotations
    used = Counter(span.label for span in annotations.spans)
    order = [label.id for label in options.schema.labels]
    looks = {
        label: label_look(options.schema, label)
        for label in sorted(used, key=lambda i: (order.index(i) if i in order else len(order), i))
    }
    left, column = sheet.left, sheet.column
    title = sheet.font(19, QFont.Weight.DemiBold)
    yield Words(article.title or article.id, title, column, left=left, spacing=1.1, leads=True)
    metadata = [*_metadata(annotated)]
    yield Words(metadata, sheet.font(8.5), column, left=left, spacing=1.1, leads=True, rtl=True)
    yield Gap(sheet.mm(3))
    if used:
        yield _Legend([(looks[label], used[label]) for label in looks], sheet)
    yield Gap(sheet.mm(6))
    yield from MarkedText(annotated, looks, sheet).blocks()
    if annotations.note:
        yield from _heading("ملاحظة على المقال", sheet)
        for line in annotations.note.split("\n"):
            yield Words(line, sheet.font(10), column, left=left, spacing=1.15)
    if annotations.spans:
        yield from _heading("المقاطع", sheet)
        yield from SpanTable(annotated, options, looks, sheet).blocks()


def _heading(words: str, sheet: Sheet) -> Iterator[Block]:
    yield Gap(sheet.mm(9))
    yield Words(words, heading_font(sheet), sheet.column, left=sheet.left, leads=True)
    yield Gap(sheet.mm(1.5))


def _metadata(annotated: AnnotatedArticle) -> Iterator[Run]:
    article, annotations = annotated.article, annotated.annotations
    entries = (
        ("المصدر", article.outlet, INK),
        ("التاريخ", article.date, INK),
        ("المقال", article.id, INK),
        ("الباحث", annotations.annotator, INK),
        ("الحالة", STATUS_NAMES[annotations.status].split(" · ")[0], INK),
        ("الرابط", article.url, ACCENT),
    )
    given = [entry for entry in entries if entry[1]]
    for count, (name, value, colour) in enumerate(given):
        between = "\n" if value == article.url else "   ·   "
        yield f"{between if count else ''}{name} ", SECONDARY
        yield isolated(value), colour


class _Legend:
    """The labels with their colours, lines and counts, from the right, in as many rows as they need."""

    leads = True
    head: Block | None = None

    def __init__(self, entries: list[tuple[LabelLook, int]], sheet: Sheet) -> None:
        self._sheet = sheet
        self._places: list[tuple[int, int, LabelLook, Words, int]] = []
        gap, swatch = sheet.mm(7), sheet.mm(5)
        right, y = sheet.left + sheet.column, sheet.mm(2)
        row = 0
        for look, count in entries:
            other = f" {look.other}" if look.other else ""
            runs = [(look.name, INK), (f"{other} ", SECONDARY), (str(count), SECONDARY)]
            measured = Words(runs, sheet.font(9), sheet.column - swatch, rtl=True)
            width = measured.natural_width() + sheet.mm(1)
            row = max(row, measured.height)
            if right - swatch - width < sheet.left and self._places:
                right, y = sheet.left + sheet.column, y + measured.height + sheet.mm(1)
            words = Words(runs, sheet.font(9), width, rtl=True)
            self._places.append((right - swatch, y, look, words, right - swatch - width))
            right -= swatch + width + gap
        self.height = y + row + sheet.mm(2)

    def paint(self, painter: QPainter, y: int) -> None:
        """Draw with the top at `y`."""
        sheet = self._sheet
        hairline(painter, sheet.left, sheet.column, y, 4, HAIRLINE)
        for left, top, look, words, words_left in self._places:
            tint = QColor(look.colour)
            tint.setAlphaF(0.3)
            box = QRectF(left + sheet.mm(1.5), y + top + words.height / 4, sheet.mm(3.5), words.height / 2)
            painter.fillRect(box, tint)
            painter.fillRect(
                QRectF(box.left(), box.bottom(), box.width(), sheet.mm(0.6)), QColor(look.colour)
            )
            words.paint_at(painter, words_left, y + top)
        hairline(painter, sheet.left, sheet.column, y + self.height, 4, HAIRLINE)
