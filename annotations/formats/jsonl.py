"""The native format: one annotated article a line, with everything; it comes back as it was.

A line is an object with the keys that `row_of` gives it, in that order. `offsets` names the unit of `start`
and `end`. `sha256` is over `text` in UTF-8, so it holds for the line wherever the article came from.
`entities` are those that the line's spans refer to. Reading is in `jsonl_reader.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.jsonl_reader import read
from annotations.formats.offsets import from_code_points
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle, Entity, Relation, Span


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write one line per annotated article. Nothing is lost in this format."""
    count = spans = 0
    with replacing(path) as file:
        for annotated in selected(articles, options):
            file.write(orjson.dumps(row_of(annotated, options), option=orjson.OPT_APPEND_NEWLINE))
            count += 1
            spans += len(annotated.annotations.spans)
    return ExportReport(path, count, spans)


def row_of(annotated: AnnotatedArticle, options: ExportOptions) -> dict[str, Any]:
    """Return all of an annotated article as one line's object."""
    article, annotations = annotated.article, annotated.annotations
    convert = from_code_points(article.text, options.offsets)
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "url": article.url,
        "direction": article.direction.value,
        "annotator": annotations.annotator,
        "status": annotations.status.value,
        "note": annotations.note,
        "offsets": str(options.offsets),
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "spans": [_span(span, convert) for span in annotations.spans],
        "relations": [_relation(relation) for relation in annotations.relations],
        "entities": _entities(annotated, options),
    }


def details(annotated: AnnotatedArticle, options: ExportOptions) -> dict[str, Any]:
    """Return a row of everything but the text, spans and relations: what other formats have no place for."""
    article, annotations = annotated.article, annotated.annotations
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "url": article.url,
        "direction": article.direction.value,
        "annotator": annotations.annotator,
        "status": annotations.status.value,
        "note": annotations.note,
        "entities": _entities(annotated, options),
    }


def _entities(annotated: AnnotatedArticle, options: ExportOptions) -> list[dict[str, Any]]:
    used = dict.fromkeys(span.entity for span in annotated.annotations.spans)
    return [_entity(options.entities[i]) for i in used if i in options.entities]


def _span(span: Span, convert: Callable[[int], int]) -> dict[str, Any]:
    return {
        "id": span.id,
        "start": convert(span.start),
        "end": convert(span.end),
        "label": span.label,
        "text": span.text,
        "attributes": dict(sorted(span.attributes.items())),
        "entity": span.entity,
        "note": span.note,
        "source": span.source,
        "created": span.created,
        "modified": span.modified,
    }


def _relation(relation: Relation) -> dict[str, str]:
    return {"id": relation.id, "type": relation.type, "source": relation.source, "target": relation.target}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "label": entity.label,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "attributes": dict(sorted(entity.attributes.items())),
        **({"note": entity.note} if entity.note else {}),
    }


JSONL = Format(
    "jsonl",
    "Hashiya’s own: everything, one article a line (JSON Lines)",
    ".jsonl",
    write,
    read,
    group=Group.LOSSLESS,
    is_exact=True,
    counts_offsets=True,
)
