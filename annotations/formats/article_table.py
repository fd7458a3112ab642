"""Articles out of tables, one a row: which column holds the text, and which what is known about it.

Columns are guessed by their names in English and Arabic, the text's also by its length; a person's choice
goes before. Our own tables of spans are other formats (`csv`, `xlsx`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from annotations.formats.article_ids import TakenIds, safe_id
from annotations.formats.dates import day_of
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.source_tables import tables_of
from annotations.formats.xlsx_reader import LONGEST_CELL
from annotations.text.folding import folded

ROLES = ("text", "id", "title", "date", "outlet", "url")
"""What a column can be; the first one must be there."""

_PREVIEWED = 20
_LEAST_LENGTH = 200
"""Of a text that is told by its length alone, on average."""

_LISTED = 5
_LISTED_COLUMNS = 20
_SHOWN = 40
_SEPARATORS = re.compile(r"[\s_.:-]+")
_NAMES = {
    "text": "text content contents body fulltext articletext articlebody articlecontent maintext story txt "
    "article النص نص المحتوى محتوى المتن متن نصالمقال نصالخبر محتوىالخبر محتوىالمقال المقال الخبر التفاصيل",
    "id": "id articleid docid documentid uid uuid key filename file المعرف معرف الرقم رقم رقمالمقال رقمالخبر",
    "title": "title headline heading articletitle العنوان عنوان عنوانالمقال عنوانالخبر",
    "date": "date published publishedat publishedon publicationdate publishdate pubdate datepublished "
    "datetime time created createdat التاريخ تاريخ تاريخالنشر وقتالنشر",
    "outlet": "outlet source publisher newspaper site sitename website media agency journal channel domain "
    "sourcename المصدر مصدر الصحيفة الجريدة الموقع الوكالة الناشر القناة الجهة مصدرالخبر اسمالمصدر",
    "url": "url link href uri address articleurl sourceurl weburl permalink الرابط رابط الوصلة رابطالخبر "
    "رابطالمقال",
}
_ROLE_NAMES = {role: [folded(name) for name in names.split()] for role, names in _NAMES.items()}
_LOOKS = {
    "url": re.compile(r"https?://\S+"),
    "date": re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: .*)?"),
}
"""By what stands in it a column is told when its name says nothing."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """The columns of a table and its first rows, with a cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """The names of the columns by what they hold; empty: there is none. `text` empty: it is not known yet."""

    text: str = ""
    id: str = ""
    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""


def table_head(path: Path) -> TableHead:
    """Return the beginning of the first table of a file. Raises ImportFileError and OSError."""
    for table in tables_of(path):
        return TableHead(table.columns, tuple(cells for _, cells in islice(table.rows, _PREVIEWED)))
    raise ImportFileError(path, 0, "is an empty table")


def guessed(head: TableHead) -> ColumnChoice:
    """Return what the columns seem to hold."""
    found: dict[str, str] = {}
    names = {column: folded(_SEPARATORS.sub("", column)) for column in head.columns}
    lengths = {column: _mean_length(head, i) for i, column in enumerate(head.columns)}
    called_text = [column for column, name in names.items() if name in _ROLE_NAMES["text"]]
    if called_text:
        found["text"] = max(called_text, key=lambda column: lengths[column])
    elif long := [column for column, length in lengths.items() if length >= _LEAST_LENGTH]:
        found["text"] = max(long, key=lambda column: lengths[column])
    for role in ROLES[1:]:
        free = [column for column in head.columns if column not in found.values()]
        ranked = sorted(
            (_ROLE_NAMES[role].index(names[column]), place)
            for place, column in enumerate(free)
            if names[column] in _ROLE_NAMES[role]
        )
        if ranked:
            found[role] = free[ranked[0][1]]
    for role, look in _LOOKS.items():
        for place, column in enumerate(head.columns):
            cells = [row[place] for row in head.rows if row[place]]
            is_free = role not in found and column not in found.values()
            if is_free and cells and all(look.fullmatch(cell.strip()) for cell in cells):
                found[role] = column
    return ColumnChoice(**found)


def chosen(given: str, head: TableHead) -> ColumnChoice:
    """Return the guess with what a person says over it: ``text=COLUMN,title=COLUMN``; ``date=`` is none.

    A column is named, or counted from 1. ValueError says what is wrong.
    """
    choice = guessed(head)
    names = {folded(column): column for column in reversed(head.columns)}
    for part in given.split(","):
        role, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or role not in ROLES:
            raise ValueError(f"“{part}” should be one of {', '.join(f'{role}=COLUMN' for role in ROLES)}")
        place = int(column) if column.isdecimal() and len(column) < 4 else 0
        if column and folded(column) in names:
            column = names[folded(column)]
        elif 0 < place <= len(head.columns):
            column = head.columns[place - 1]
        elif column:
            raise ValueError(f"there is no column “{column}”; the table has {_listed(head.columns)}")
        choice = replace(choice, **{role: column})
    return choice


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the articles of a table whose columns can be guessed; ImportFileError where they cannot."""
    return read_articles(path, guessed(table_head(path)))


def read_articles(path: Path, choice: ColumnChoice) -> Iterator[ImportedArticle]:
    """Yield an article for each row that has a text.

    Ids come from the column for them; a bare number, or the row's where there is no such column, stands
    under the file's name. Of a workbook all sheets are read that have the column of the text.
    """
    columns: tuple[str, ...] = ()
    taken = TakenIds()
    without: list[int] = []
    waiting: ImportedArticle | None = None
    was_read = False
    count = 0
    for table in tables_of(path):
        columns = columns or table.columns
        if choice.text not in table.columns:
            continue
        was_read = True
        for line, cells in table.rows:
            row = dict(zip(table.columns, cells, strict=True))
            count += 1
            if not row[choice.text].strip():
                without.append(line)
                continue
            if waiting is not None:
                yield waiting
            waiting = _article(path, line, row, choice, _id(path, row.get(choice.id, ""), count, taken))
    if not was_read:
        raise ImportFileError(path, 1, _no_text_column(choice, columns))
    if waiting is None:
        raise ImportFileError(path, 0, f"has no text in its column “{choice.text}”")
    yield replace(waiting, notices=(*waiting.notices, *_passed_over(path, without)))


def _article(
    path: Path, line: int, row: dict[str, str], choice: ColumnChoice, article_id: str
) -> ImportedArticle:
    def cell(role: str) -> str:
        return " ".join(row.get(getattr(choice, role), "").split())

    text = row[choice.text]
    is_cut = path.suffix.lower() == ".xlsx" and len(text) >= LONGEST_CELL
    return ImportedArticle(
        place=f"{path}, line {line}",
        id=article_id,
        text=text,
        title=cell("title"),
        date=day_of(cell("date")),
        outlet=cell("outlet"),
        url=cell("url"),
        notices=("the text is as long as a cell can be: it may have been cut",) if is_cut else (),
    )


def _id(path: Path, said: str, number: int, taken: TakenIds) -> str:
    """Return an id that no other row of the table has."""
    said = said.strip()
    wanted = safe_id(said) if said and not said.isdecimal() else safe_id(f"{path.stem}/{said or number}")
    found = taken.unused(wanted)
    taken.add(found)
    return found


def _no_text_column(choice: ColumnChoice, columns: Sequence[str]) -> str:
    if not columns:
        return "is an empty table"
    fault = f"there is no column “{choice.text}”" if choice.text else "which column is the text is not clear"
    return f"{fault}; the table has {_listed(columns)}: say which one it is, with --columns text=COLUMN"


def _passed_over(path: Path, lines: list[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    places = ", ".join(map(str, lines[:_LISTED])) + (", …" if len(lines) > _LISTED else "")
    return (f"{path}: {len(lines)} rows without a text were passed over (line {places})",)


def _listed(columns: Sequence[str]) -> str:
    words = ", ".join(f"“{column[:_SHOWN]}”" for column in columns[:_LISTED_COLUMNS])
    return words if len(columns) <= _LISTED_COLUMNS else f"{words} and {len(columns) - _LISTED_COLUMNS} more"


def _mean_length(head: TableHead, place: int) -> float:
    return sum(len(row[place]) for row in head.rows) / max(1, len(head.rows))


ARTICLES = Format("articles", "Table of articles: one a row (TSV, CSV, Excel, JSON Lines)", ".tsv", read=read)
