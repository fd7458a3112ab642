"""The table that spreadsheets get: one row a span, one column an attribute; and reading it back.

Offsets stand beside the text, and the columns ``start`` and ``end`` name their unit where it is not the code
point (``start utf16``). Relations are a column of words for people; they are not read. Articles come back
from the project by their names, as the table does not hold their texts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from annotations.annotator import problem_with_annotator
from annotations.edit import frozen
from annotations.formats.format import ExportOptions, Loss
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.losses import ATTRIBUTES, ENTITIES, NOTES, RELATIONS, STATUS, details_lost
from annotations.formats.offsets import Unit, from_code_points
from annotations.formats.table_relations import relations_in_words, relations_of
from annotations.model import CONTEXT_LENGTH, AnnotatedArticle, AttributeValue, Entity, Relation, Status
from annotations.schema import Owner

FIXED_COLUMNS = (
    "article",
    "title",
    "date",
    "outlet",
    "annotator",
    "status",
    "start",
    "end",
    "label",
    "label name",
    "text",
    "before",
    "after",
    "entity",
    "entity name",
    "note",
)
RELATIONS_COLUMN = "relations"

Cell = AttributeValue
"""A cell as written. As read it may be None as well."""

_NEEDED = ("article", "start", "end", "label")
_PREFIX = "attribute "


def column_names(attributes: Iterable[str], unit: Unit = Unit.CODE_POINT) -> list[str]:
    """Return the header. An attribute whose id is a fixed column's name is called ``attribute …``."""
    taken = {*FIXED_COLUMNS, RELATIONS_COLUMN}
    fixed = [
        f"{name} {unit}" if name in ("start", "end") and unit is not Unit.CODE_POINT else name
        for name in FIXED_COLUMNS
    ]
    return [*fixed, *(f"{_PREFIX}{a}" if a in taken else a for a in attributes), RELATIONS_COLUMN]


def attribute_columns(options: ExportOptions) -> list[str]:
    """Return the ids of the attributes that have columns: those of spans that the schema knows."""
    return [a.id for a in options.schema.attribute_types if a.of is Owner.SPAN]


def attribute_of(column: str) -> str:
    """Return the id of the attribute that a column is of."""
    bare = column.removeprefix(_PREFIX)
    return bare if bare in FIXED_COLUMNS or bare == RELATIONS_COLUMN else column


def rows(annotated: AnnotatedArticle, options: ExportOptions) -> Iterator[list[Cell]]:
    """Yield a row for each span, in the order of `column_names`; an attribute that is not there is empty."""
    article, annotations = annotated.article, annotated.annotations
    convert = from_code_points(article.text, options.offsets)
    attributes = attribute_columns(options)
    relations = relations_in_words(annotated, options.schema, convert)
    for span in annotations.spans:
        label = options.schema.label(span.label)
        entity = options.entities.get(span.entity)
        yield [
            article.id,
            article.title,
            article.date,
            article.outlet,
            annotations.annotator,
            annotations.status.value,
            convert(span.start),
            convert(span.end),
            span.label,
            label.name if label else "",
            span.text,
            article.text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            article.text[span.end : span.end + CONTEXT_LENGTH],
            span.entity,
            entity.name if entity else "",
            span.note,
            *(span.attributes.get(name, "") for name in attributes),
            "; ".join(relations.get(span.id, ())),
        ]


def losses_of(annotated: AnnotatedArticle, options: ExportOptions) -> Iterator[Loss]:
    """Yield what no table holds: attributes out of the schema, and what is the article's and no span's."""
    attributes = attribute_columns(options)
    for span in annotated.annotations.spans:
        for name in span.attributes:
            if name not in attributes:
                reason = f"its attribute “{name}” is not in the schema"
                yield Loss.of(annotated.annotations, span, reason, ATTRIBUTES, name)
    held = [ATTRIBUTES, ENTITIES, NOTES, RELATIONS]
    yield from details_lost(annotated, [*held, STATUS] if annotated.annotations.spans else held)


class _Row(NamedTuple):
    """A row under its header. `owner` is what rows of one article have in common."""

    owner: tuple[str, str, str, str, str, str]
    line: int
    span: ImportedSpan
    entity: Entity | None
    relations: str


def read_table(
    path: Path,
    lines: Iterable[tuple[int, Sequence[Cell | None]]],
    *,
    typed: bool,
    longest_text: int = sys.maxsize,
    with_relations: bool = False,
) -> Iterator[ImportedArticle]:
    """Yield what rows with their line numbers say, the header first; rows that stand together as one article.

    `typed` False: all cells are texts, and the schema will tell what attributes mean. A span's text that is
    longer than `longest_text` may have been cut and is not held against the article. `with_relations` finds
    relations in what is there for people to read, to compare them; it is not sure enough to import them.
    """
    lines = iter(lines)
    header, unit = _header(path, next(lines, (1, ())))
    fixed = {*FIXED_COLUMNS, RELATIONS_COLUMN}
    attributes = {place: name for name, place in header.items() if name not in fixed}
    read = (
        _row(path, number, header, attributes, cells, longest_text)
        for number, cells in lines
        if any(map(_text, cells))
    )
    for owner, group in groupby(read, key=itemgetter(0)):
        together = list(group)
        article, annotator, status, title, date, outlet = owner
        spans = tuple(row.span for row in together)
        relations: tuple[Relation, ...] = ()
        if with_relations:
            spans = tuple(replace(span, id=str(number)) for number, span in enumerate(spans))
            relations = tuple(relations_of(spans, (row.relations for row in together)))
        unread = sum(bool(row.relations) for row in together)
        notice = f"the relations of {unread} rows are words for people in this format; they were not read"
        entities = {row.entity.id: row.entity for row in together if row.entity is not None}
        yield ImportedArticle(
            place=f"{path}, line {together[0].line}",
            id=article,
            title=title,
            date=date,
            outlet=outlet,
            annotator=annotator,
            status=Status(status) if status else None,
            unit=unit,
            spans=spans,
            relations=relations,
            entities=tuple(entities.values()),
            attributes_are_texts=not typed,
            notices=(notice,) if unread else (),
        )


def _header(path: Path, first: tuple[int, Sequence[Cell | None]]) -> tuple[dict[str, int], Unit]:
    """Return the numbers of the columns by name, and the unit that offsets are counted in."""
    number, cells = first
    columns: dict[str, int] = {}
    unit = Unit.CODE_POINT
    for index, cell in enumerate(cells):
        name, _, said = _text(cell).strip().partition(" ")
        if name in ("start", "end") and said in tuple(Unit):
            unit = Unit(said)
        else:
            name = _text(cell).strip()
        if name in columns:
            raise ImportFileError(path, number, f"two columns are called “{name}”; give each its own name")
        if name:
            columns[name] = index
    for name in _NEEDED:
        if name not in columns:
            needed = ", ".join(_NEEDED)
            raise ImportFileError(
                path, number, f"there is no column “{name}”; a table of spans needs {needed}"
            )
    return columns, unit


def _row(
    path: Path,
    line: int,
    header: dict[str, int],
    columns: dict[int, str],
    cells: Sequence[Cell | None],
    longest_text: int,
) -> _Row:
    def cell(name: str) -> Cell | None:
        index = header.get(name, len(cells))
        return cells[index] if index < len(cells) else None

    def word(name: str) -> str:
        found = _text(cell(name))
        if not found:
            raise ImportFileError(path, line, f"“{name}” is empty")
        return found

    annotator, status = _text(cell("annotator")), _text(cell("status"))
    if annotator and problem_with_annotator(annotator):
        raise ImportFileError(path, line, problem_with_annotator(annotator))
    if status and status not in tuple(Status):
        allowed = ", ".join(f"“{one}”" for one in Status)
        raise ImportFileError(path, line, f"“status” should be one of {allowed}, not “{status[:40]}”")
    text, label, entity, name = (
        _text(cell("text")),
        word("label"),
        _text(cell("entity")),
        _text(cell("entity name")),
    )
    attributes = {  # As many as there are cells: a header may be made to harm.
        attribute_of(columns[place]): value
        for place, value in enumerate(cells)
        if value not in (None, "") and place in columns
    }
    span = ImportedSpan(
        start=_offset(path, line, "start", cell("start")),
        end=_offset(path, line, "end", cell("end")),
        label=label,
        text=text if text and len(text) <= longest_text else None,
        attributes=frozen({key: value for key, value in attributes.items() if value is not None}),
        entity=entity,
        note=_text(cell("note")),
    )
    about = (_text(cell("title")), _text(cell("date")), _text(cell("outlet")))
    return _Row(
        (word("article"), annotator, status, *about),
        line,
        span,
        Entity(entity, label, name) if entity and name else None,
        _text(cell(RELATIONS_COLUMN)),
    )


def _offset(path: Path, line: int, name: str, cell: Cell | None) -> int:
    text = _text(cell)
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise ImportFileError(path, line, f"“{name}” should be a whole number, not “{text[:40]}”")


def _text(cell: Cell | None) -> str:
    """Return a cell as text; a spreadsheet may have made a number of an article's name."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
