"""CSV for spreadsheets and data frames: one row a span, one column an attribute.

UTF-8 with a byte order mark, without which Excel reads Arabic in an old code page; otherwise RFC 4180. Texts
that a spreadsheet would run as a formula get an apostrophe before them; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Loss
from annotations.formats.offsets import from_code_points
from annotations.formats.selection import selected
from annotations.model import CONTEXT_LENGTH, AnnotatedArticle, AttributeValue, Span
from annotations.schema import Owner
from annotations.text.characters import INVISIBLE

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
RELATIONS = "relations"

_FORMULA = re.compile(rf"[\s\x00-\x1F{INVISIBLE}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r\n]")

_Cell = str | int | float


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write a header and one row per span. Attributes that the schema does not know are reported as lost."""
    attributes = [a.id for a in options.schema.attribute_types if a.of is Owner.SPAN]
    count = spans = 0
    losses: list[Loss] = []
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        table = csv.writer(text)
        table.writerow(column_names(attributes))
        for annotated in selected(articles, options):
            for span in annotated.annotations.spans:
                losses += (
                    Loss.of(annotated.annotations, span, f"its attribute “{name}” is not in the schema")
                    for name in span.attributes
                    if name not in attributes
                )
            table.writerows(_rows(annotated, attributes, options))
            count += 1
            spans += len(annotated.annotations.spans)
        text.flush()
        text.detach()
    return ExportReport(path, count, spans, tuple(losses))


def column_names(attributes: Iterable[str]) -> list[str]:
    """Return the header. An attribute whose id is a fixed column's name is called ``attribute …``."""
    taken = {*FIXED_COLUMNS, RELATIONS}
    return [*FIXED_COLUMNS, *(f"attribute {a}" if a in taken else a for a in attributes), RELATIONS]


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _rows(
    annotated: AnnotatedArticle, attributes: list[str], options: ExportOptions
) -> Iterator[list[_Cell]]:
    article, annotations = annotated.article, annotated.annotations
    convert = from_code_points(article.text, options.offsets)
    about: list[_Cell] = [
        inert(article.id),
        inert(article.title),
        inert(article.date),
        inert(article.outlet),
        inert(annotations.annotator),
        annotations.status.value,
    ]
    relations = _relations(annotated, options, convert)
    for span in annotations.spans:
        label = options.schema.label(span.label)
        entity = options.entities.get(span.entity)
        yield [
            *about,
            convert(span.start),
            convert(span.end),
            inert(span.label),
            inert(label.name if label else ""),
            inert(span.text),
            inert(article.text[max(0, span.start - CONTEXT_LENGTH) : span.start]),
            inert(article.text[span.end : span.end + CONTEXT_LENGTH]),
            inert(span.entity),
            inert(entity.name if entity else ""),
            inert(span.note),
            *(_cell(span.attributes.get(name, "")) for name in attributes),
            inert("; ".join(relations.get(span.id, ()))),
        ]


def _relations(
    annotated: AnnotatedArticle, options: ExportOptions, convert: Callable[[int], int]
) -> dict[str, list[str]]:
    """Return what each span points to, by its id, e.g. ``claimed by → البنتاغون (actor 610–619)``."""
    spans = {span.id: span for span in annotated.annotations.spans}
    found: dict[str, list[str]] = {}
    for relation in annotated.annotations.relations:
        kind = options.schema.relation_type(relation.type)
        target: Span | None = spans.get(relation.target)
        where = relation.target
        if target is not None:
            where = f"{target.text} ({target.label} {convert(target.start)}–{convert(target.end)})"
        found.setdefault(relation.source, []).append(f"{kind.name if kind else relation.type} → {where}")
    return found


def _cell(value: AttributeValue) -> _Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else value


CSV = Format("csv", "Table for spreadsheets: one span a row (CSV)", ".csv", write)
