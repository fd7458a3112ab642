"""doccano's JSON Lines with relations: ``entities`` with their offsets, and ``relations`` between them.

Ids are whole numbers and count through the file; they only tie relations to entities and mean nothing
elsewhere. Otherwise as `doccano.py` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.doccano import HELD, further_keys, native_row
from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.formats.imported import ImportedArticle
from annotations.formats.json_lines import JsonObject, objects_under, read_objects
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.losses import RELATIONS, details_lost
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write one line per annotated article."""
    done = spans = 0
    losses = Losses()
    numbers = count(1)
    with replacing(path) as file:
        for annotated in selected(articles, options):
            file.write(orjson.dumps(_row(annotated, numbers), option=orjson.OPT_APPEND_NEWLINE))
            losses += details_lost(annotated, (*HELD, RELATIONS))
            done += 1
            spans += len(annotated.annotations.spans)
    return ExportReport(path, done, spans, losses)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file; ImportFileError at the first line that is wrong."""
    return read_objects(path, _article)


def _row(annotated: AnnotatedArticle, numbers: Iterator[int]) -> dict[str, Any]:
    annotations = annotated.annotations
    ids = {span.id: next(numbers) for span in annotations.spans}
    return {
        "text": annotated.article.text,
        "entities": [
            {"id": ids[span.id], "label": span.label, "start_offset": span.start, "end_offset": span.end}
            for span in annotations.spans
        ],
        "relations": [
            {
                "id": next(numbers),
                "from_id": ids[relation.source],
                "to_id": ids[relation.target],
                "type": relation.type,
            }
            for relation in annotations.relations
        ],
        **further_keys(annotated),
    }


def _article(row: JsonObject, path: Path, number: int) -> ImportedArticle:
    spans = [
        {
            "id": entity.get("id"),
            "start": entity.get("start_offset"),
            "end": entity.get("end_offset"),
            "label": entity.get("label"),
        }
        for entity in objects_under(row, "entities", "entity")
    ]
    relations = [
        {
            "id": relation.get("id"),
            "type": relation.get("type"),
            "source": relation.get("from_id"),
            "target": relation.get("to_id"),
        }
        for relation in objects_under(row, "relations", "relation")
    ]
    native = {**native_row(row, path, number), "spans": spans, "relations": relations}
    article = article_of_row(native, f"{path}, line {number}")
    known = {span.id for span in article.spans}
    for relation in article.relations:
        missing = {relation.source, relation.target} - known
        if missing:
            raise ValueError(f"relation {relation.id} names the entity {min(missing)}, which is not there")
    return replace(article, has_own_ids=False)


DOCCANO_RELATIONS = Format(
    "doccano-relations", "Spans and relations for doccano", ".doccano-relations.jsonl", write, read
)
