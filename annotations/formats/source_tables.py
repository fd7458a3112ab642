"""Tables of anybody's making as rows of texts under named columns: CSV of any kind, workbooks, JSON lines.

Every cell is a text. Columns without a name are called after their place, equal names get a number. A first
row that cannot be a header, because a whole text stands in it, is the first of the rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from annotations.encoding import UndecodableError, decode
from annotations.formats.imported import ImportFileError
from annotations.formats.json_lines import JsonObject, parsed
from annotations.formats.lines import LONGEST, numbered_lines
from annotations.formats.xlsx_reader import sheets

_LARGEST = 1024 * 1024 * 1024
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20
_SAMPLE = 1_000_000
_KEYS_FROM = 100
_LONGEST_NAME = 80
_MOST_COLUMNS = 2_000
"""Every row is filled up to the width of the table."""

Row = tuple[int, tuple[str, ...]]
"""The number of the line, or of the sheet's row, in which it begins; a cell for each column."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table that is being read; `rows` can be gone through once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def tables_of(path: Path) -> Iterator[SourceTable]:
    """Yield the tables of a file, one for each sheet of a workbook that has rows.

    Raises ImportFileError for what is none, naming the line, and OSError; `rows` raise the same.
    """
    kind = path.suffix.lower()
    if kind == ".xlsx":
        for sheet in sheets(path):
            yield from _with_header(path, ((number, tuple(map(_text, cells))) for number, cells in sheet))
    elif kind in (".jsonl", ".ndjson"):
        yield _of_objects(path)
    else:
        yield from _with_header(path, _of_csv(path))


def _with_header(path: Path, rows: Iterator[Row]) -> Iterator[SourceTable]:
    first = next((row for row in rows if any(row[1])), None)
    if first is None:
        return
    cells = first[1][: max(place for place, cell in enumerate(first[1], 1) if cell)]
    is_header = all(len(cell) <= _LONGEST_NAME and "\n" not in cell for cell in cells)
    _check_width(path, first[0], len(cells))
    columns = _named(cells if is_header else [""] * len(cells))
    rows = rows if is_header else chain([(first[0], cells)], rows)
    yield SourceTable(columns, _fitting(path, rows, len(columns)))


def _check_width(path: Path, line: int, width: int) -> None:
    if width > _MOST_COLUMNS:
        fault = f"has {width:,} columns, more than {_MOST_COLUMNS:,}; is this the right file?"
        raise ImportFileError(path, line, fault)


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for place, cell in enumerate(cells, 1):
        name = wanted = " ".join(cell.split()) or f"column {place}"
        number = 1
        while name in names:
            number += 1
            name = f"{wanted} ({number})"
        names[name] = None
    return tuple(names)


def _fitting(path: Path, rows: Iterable[Row], width: int) -> Iterator[Row]:
    for number, cells in rows:
        if any(cells[width:]):
            fault = f"has {len(cells)} cells, and the header has {width}; put texts with commas into quotes"
            raise ImportFileError(path, number, fault)
        if any(cells):
            yield number, (*cells[:width], *[""] * (width - len(cells)))


def _of_csv(path: Path) -> Iterator[Row]:
    if path.stat().st_size > _LARGEST:
        raise ImportFileError(path, 0, f"is larger than {_LARGEST:,} bytes; part it into several files")
    try:
        text = decode(path.read_bytes()).text
    except UndecodableError as error:
        raise ImportFileError(path, 0, str(error)) from error
    csv.field_size_limit(LONGEST)
    start, delimiter = 1, ""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=,"):  # As Excel tells itself.
        start, delimiter, text = 2, first[-1], rest
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter_of(text))
    while True:
        number = table.line_num + start
        try:
            yield number, tuple(next(table))
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportFileError(path, number, f"is no table ({error})") from error


def _delimiter_of(text: str) -> str:
    """Return the delimiter that parts most rows into as many cells as the first one has."""
    text = text[:_SAMPLE]

    def rows_alike(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT))
        except csv.Error:
            return 0, 0
        width = len(rows[0]) if rows else 0
        return sum(len(row) == width for row in rows) if width > 1 else 0, width

    return max(_DELIMITERS, key=rows_alike)


def _of_objects(path: Path) -> SourceTable:
    rows = _objects(path)
    beginning = list(islice(rows, _KEYS_FROM))
    columns = tuple(dict.fromkeys(key for _, row in beginning for key in row if key))
    _check_width(path, beginning[0][0] if beginning else 0, len(columns))
    return SourceTable(
        columns,
        ((number, tuple(_text(row.get(key)) for key in columns)) for number, row in chain(beginning, rows)),
    )


def _objects(path: Path) -> Iterator[tuple[int, JsonObject]]:
    for number, line in numbered_lines(path):
        if line.strip():
            try:
                yield number, parsed(line)
            except ValueError as error:
                raise ImportFileError(path, number, str(error)) from error


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers without a point; nothing for lists and objects."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, int | float) else ""
