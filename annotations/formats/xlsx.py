"""Excel workbooks: one row a span, one column an attribute, on a sheet that runs from right to left.

Texts are written as texts, so that no formula and no link comes of them; numbers and yes/no as such. A cell
holds 32,767 characters and a number 16 digits; what is cut or rounded is reported. A sheet that is full goes
on in another. Rows go to the disk as they come, so memory does not grow with the corpus. Reading is in
`xlsx_reader.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.format import ExportOptions, ExportReport, Format, Group, Loss, Lost
from annotations.formats.selection import selected
from annotations.formats.table import (
    FIXED_COLUMNS,
    RELATIONS_COLUMN,
    Cell,
    attribute_columns,
    attribute_of,
    column_names,
    losses_of,
    rows,
)
from annotations.formats.xlsx_reader import LONGEST_CELL, SHORTENED, read, read_back
from annotations.model import AnnotatedArticle

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_OF_A_SHEET = 1_048_576

_WIDTHS = {"title": 28, "text": 40, "before": 30, "after": 30, "note": 24, "relations": 40}
_WIDTH = 13
_KINDS = {"entity": Lost.ENTITIES, "note": Lost.NOTES, RELATIONS_COLUMN: Lost.RELATIONS}
_FIXED = len(FIXED_COLUMNS)
_MADE = datetime.datetime(2026, 1, 1)


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write a workbook with a row per span."""
    # Not before a workbook is asked for: the import takes as long as many a start-up step.
    from xlsxwriter import Workbook  # noqa: PLC0415

    count = spans = 0
    losses = Losses()
    header = column_names(attribute_columns(options), options.offsets)
    with replacing(path) as file, TemporaryDirectory(prefix="hashiya-") as folder:
        settings = {"constant_memory": True, "tmpdir": folder}
        with _disk_errors(path), Workbook(file, settings) as workbook:
            workbook.set_properties({"created": _MADE})
            table = _Table(workbook, header)
            for annotated in selected(articles, options):
                losses += losses_of(annotated, options)
                for span, row in zip(annotated.annotations.spans, rows(annotated, options), strict=True):
                    for name, reason in table.write_row(row):
                        kind = _KINDS.get(name, Lost.CONTEXT if name in header[:_FIXED] else Lost.ATTRIBUTES)
                        detail = attribute_of(name) if kind is Lost.ATTRIBUTES else ""
                        words = f"“{name}” {reason}"
                        losses.append(Loss.of(annotated.annotations, span, words, kind, detail))
                count += 1
                spans += len(annotated.annotations.spans)
    return ExportReport(path, count, spans, losses)


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    """Raise what the disk refused as the OSError that it was; the library makes something else of it."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        yield
    except FileCreateError as error:
        cause = error.args[0]
        raise OSError(cause.errno, cause.strerror, str(path)) from error


class _Table:
    """The sheets of a workbook, filled from above, each under the same header."""

    def __init__(self, workbook: Workbook, header: list[str]) -> None:
        self._workbook = workbook
        self._header = header
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._sheets = 0
        self._begin_sheet()

    def write_row(self, cells: list[Cell]) -> Iterator[tuple[str, str]]:
        """Write one row and return which columns do not hold it, and why."""
        if self._next == ROWS_OF_A_SHEET:
            self._begin_sheet()
        found = [
            (name, _write_cell(self._sheet, self._next, column, cell))
            for column, (name, cell) in enumerate(zip(self._header, cells, strict=True))
        ]
        self._next += 1
        return ((name, reason) for name, reason in found if reason)

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._sheet: Worksheet = self._workbook.add_worksheet(
            "spans" + f" {self._sheets}" * (self._sheets > 1)
        )
        self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate(self._header):
            self._sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
        for column, name in enumerate(self._header):
            self._sheet.write_string(0, column, name, self._bold)
        self._next = 1


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> str:
    """Write one cell and return what was lost of it, or an empty string."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
        if float(f"{cell:.16G}") != cell:
            return "is rounded to 16 digits"
    elif len(cell.encode("utf-16-le")) > 2 * LONGEST_CELL:
        sheet.write_string(row, column, cell[:SHORTENED])
        return f"is cut: a cell holds {LONGEST_CELL:,} characters"
    elif cell:
        sheet.write_string(row, column, cell)
    return ""


XLSX = Format(
    "xlsx",
    "Workbook for Excel, right to left: one span a row",
    ".xlsx",
    write,
    read,
    read_back=read_back,
    group=Group.TABLES,
    counts_offsets=True,
)
