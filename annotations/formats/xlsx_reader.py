"""Reading Excel workbooks row by row: all sheets that begin with the columns of a table of spans.

A workbook is a ZIP archive of XML. One that would grow out of all proportion when unpacked is refused, and
so are entities in its XML (openpyxl leaves these to defusedxml). Formulas are never calculated; their
last values count.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.table import Cell, read_table

LONGEST_CELL = 32_767
"""Characters that a cell holds."""

SHORTENED = LONGEST_CELL // 2
"""Characters that are left of a longer text: even if all are emoji, which count twice there, they fit."""

_ALWAYS_READ = 64 * 1024 * 1024
_MOST_PACKED = 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FAULTS = (
    BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises for files that are none, damaged or made to harm; errors in XML are SyntaxErrors."""


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of all sheets, those of one article together; ImportFileError at the first wrong one."""
    for rows in sheets(path):
        yield from read_table(path, rows, typed=True, longest_text=SHORTENED - 1)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield what was written, with its relations, for comparison; a full sheet goes on in the next."""
    rows = (row for number, sheet in enumerate(sheets(path)) for row in islice(sheet, int(number > 0), None))
    return read_table(path, rows, typed=True, longest_text=SHORTENED - 1, with_relations=True)


def sheets(path: Path) -> Iterator[Iterator[tuple[int, Sequence[Cell | None]]]]:
    """Yield the rows of each sheet with their numbers from 1, to be read before the next sheet is.

    Raises ImportFileError for what is no workbook, and OSError.
    """
    # Not before a workbook is asked for: the import takes a tenth of a second.
    from openpyxl import load_workbook  # noqa: PLC0415

    _check_size(path)
    with path.open("rb") as file:
        with _faults(path):
            workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            worksheets = workbook.worksheets
        if not worksheets:
            raise ImportFileError(path, 0, "is a workbook without sheets")
        for sheet in worksheets:
            yield _rows(path, sheet)


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        yield
    except (*_FAULTS, InvalidFileException, OSError) as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise ImportFileError(path, 0, f"cannot be read as a workbook ({error})") from error


def _check_size(path: Path) -> None:
    """Refuse an archive whose parts would fill the memory: ordinary sheets pack to a tenth or twentieth."""
    try:
        with ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except _FAULTS as error:
        raise ImportFileError(path, 0, "is no workbook; save it as .xlsx") from error
    if unpacked > max(_ALWAYS_READ, _MOST_PACKED * path.stat().st_size):
        raise ImportFileError(path, 0, f"would unpack to {unpacked:,} bytes, which no ordinary workbook does")


def _rows(path: Path, sheet: Any) -> Iterator[tuple[int, Sequence[Cell | None]]]:
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    while True:
        with _faults(path):
            number, row = next(rows, (0, ()))
        if not number:
            return
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> Cell | None:
    """Return a cell's value; dates and times, which only Excel makes, as texts."""
    if value is None or (isinstance(value, bool | int | float) and math.isfinite(value)):
        return value
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), str(value))
