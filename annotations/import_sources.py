"""What a person names to import, a file or a folder each, and what is read from it. Knows no project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotations.collecting import nothing_collected
from annotations.formats import FORMATS
from annotations.formats.article_table import ColumnChoice, TableHead, guessed, table_head
from annotations.formats.detection import detect, importable, read_rows
from annotations.formats.imported import ImportedArticle, ImportFileError

TABLE = "articles"
"""The format of a table with an article a row, whose columns may be chosen."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder to read. `format_name` empty: the file itself tells which it is.

    `columns` say what the columns of a table of articles hold; None: they are guessed.
    """

    path: Path
    format_name: str = ""
    columns: ColumnChoice | None = None


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What a source holds. `format_name`: what it was read as, empty if its files are of several formats.

    `errors` name the files of which nothing was read, with place and fault. Of a table of articles there is
    the `head`, and the `columns` as they were taken.
    """

    source: Source
    format_name: str
    rows: tuple[ImportedArticle, ...] = ()
    errors: tuple[str, ...] = ()
    head: TableHead | None = None
    columns: ColumnChoice | None = None


@nothing_collected()
def read_source(source: Source, progress: Callable[[int], object] | None = None) -> ReadSource:
    """Read a source. `progress` is called with the number of files read; what it raises ends the reading."""
    rows: list[ImportedArticle] = []
    errors: list[str] = []
    names: set[str] = set()
    given = FORMATS.get(source.format_name)
    try:
        for number, (path, start) in enumerate(importable(source.path, given)):
            if progress is not None:
                progress(number)
            try:
                form = given or detect(path)
                names.add(form.name if form is not None else "")
                rows += read_rows(path, start, form, source.columns)
            except (ImportFileError, OSError) as error:
                errors.append(str(error))
    except OSError as error:
        errors.append(str(error))
    if not (names or errors):
        errors.append(f"{source.path}: there is nothing in it that can be imported")
    name = names.pop() if len(names) == 1 else ""
    head, columns = _table(source, name)
    return ReadSource(source, name, tuple(rows), tuple(errors), head, columns)


def _table(source: Source, format_name: str) -> tuple[TableHead | None, ColumnChoice | None]:
    if format_name != TABLE or source.path.is_dir():
        return None, None
    try:
        head = table_head(source.path)
    except (ImportFileError, OSError):
        return None, None
    return head, source.columns or guessed(head)
