"""CSV for spreadsheets and data frames: one row a span, one column an attribute.

UTF-8 with a byte order mark, without which Excel reads Arabic in an old code page; otherwise RFC 4180. Texts
that a spreadsheet would run as a formula get an apostrophe before them; numbers stay numbers. Reading
takes semicolons and tabs between cells as well, as Excel writes them in some countries.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.lines import LONGEST, numbered_lines
from annotations.formats.selection import selected
from annotations.formats.table import Cell, attribute_columns, column_names, losses_of, read_table, rows
from annotations.model import AnnotatedArticle
from annotations.text.characters import INVISIBLE

_FORMULA = re.compile(rf"'*(?:[\s\x00-\x1F{INVISIBLE}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r\n])")
"""Also after apostrophes, or a text's own could not be told from ours."""


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write a header and one row per span. Attributes that the schema does not know are reported as lost."""
    count = spans = 0
    losses = Losses()
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        table = csv.writer(text)
        table.writerow(column_names(attribute_columns(options), options.offsets))
        for annotated in selected(articles, options):
            losses += losses_of(annotated, options)
            table.writerows([_written(cell) for cell in row] for row in rows(annotated, options))
            count += 1
            spans += len(annotated.annotations.spans)
        text.flush()
        text.detach()
    return ExportReport(path, count, spans, losses)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file, those of one article together; ImportFileError at the first wrong line."""
    return read_table(path, _lines(path), typed=False)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield what was written, with its relations, for comparison."""
    return read_table(path, _lines(path), typed=False, with_relations=True)


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _written(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return inert(cell) if isinstance(cell, str) else cell


def _meant(cell: str) -> str:
    """Return the text of which `inert` made this."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST)
    lines = (line for _, line in numbered_lines(path, keep_ends=True))
    first = next(lines, "")
    delimiter = max(",;\t", key=first.count)
    table = csv.reader(_chained(first, lines), delimiter=delimiter, strict=True)
    while True:
        number = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportFileError(path, number, f"is no CSV ({error})") from error
        yield number, list(map(_meant, cells))


def _chained(first: str, others: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from others


CSV = Format(
    "csv",
    "Table for spreadsheets: one span a row (CSV)",
    ".csv",
    write,
    read,
    read_back=read_back,
    group=Group.TABLES,
    counts_offsets=True,
)
