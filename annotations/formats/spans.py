"""Spans as Hugging Face's datasets and Prodigy take them: JSON Lines with ``text``, ``tokens`` and ``spans``.

Every key is in every row and has one type, or Arrow makes no table of it: attributes are lists of name, kind
and value as text. Offsets are code points, ``token_end`` is the last token's number, inclusive. Tokens are
cut at the edges of spans, and white space that is not the one space after a token is a token, so that tokens
and spaces spell the text and each span begins and ends with a token. Nothing is lost in this format.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.attribute_lists import listed_attributes, with_attributes
from annotations.formats.doccano import further_keys
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.imported import ImportedArticle
from annotations.formats.json_lines import JsonObject, objects_under, own_id, read_objects
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.selection import selected
from annotations.formats.tagging import Piece, cut_tokens
from annotations.model import AnnotatedArticle, Entity, Relation, Span


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write one line per annotated article."""
    count = spans = 0
    with replacing(path) as file:
        for annotated in selected(articles, options):
            file.write(orjson.dumps(_row(annotated, options), option=orjson.OPT_APPEND_NEWLINE))
            count += 1
            spans += len(annotated.annotations.spans)
    return ExportReport(path, count, spans)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file; ImportFileError at the first line that is wrong."""
    return read_objects(path, _article)


def spelling_tokens(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int, bool]]:
    """Yield ``(start, end, is_followed_by_space)`` of tokens that spell the text, cut at edges of spans."""
    spans = tuple(spans)
    starts = {span.start for span in spans}
    ends = {span.end for span in spans}
    edges = sorted({*starts, *ends})
    at = 0
    last: Piece | None = None
    for start, end in [*cut_tokens(text, spans), (len(text), len(text))]:
        if at < start:
            takes = last is not None and text[at] == " " and at not in starts and at + 1 not in ends
            if last is not None:
                yield *last, takes
            blank = at + takes
            for edge in [*edges[bisect_right(edges, blank) : bisect_left(edges, start)], start]:
                if blank < edge:
                    yield blank, edge, False
                blank = edge
        elif last is not None:
            yield *last, False
        last = (start, end)
        at = end


def _row(annotated: AnnotatedArticle, options: ExportOptions) -> dict[str, Any]:
    text, annotations = annotated.article.text, annotated.annotations
    tokens = list(spelling_tokens(text, annotations.spans))
    by_start = {start: number for number, (start, _, _) in enumerate(tokens)}
    by_end = {end: number for number, (_, end, _) in enumerate(tokens)}
    used = dict.fromkeys(span.entity for span in annotations.spans)
    return {
        **further_keys(annotated),
        "text": text,
        "tokens": [
            {"text": text[start:end], "start": start, "end": end, "id": number, "ws": space}
            for number, (start, end, space) in enumerate(tokens)
        ],
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "label": span.label,
                "token_start": by_start[span.start],
                "token_end": by_end[span.end],
                "text": span.text,
                "id": span.id,
                "entity": span.entity,
                "note": span.note,
                "attributes": listed_attributes(span.attributes),
                "source": span.source,
                "created": span.created,
                "modified": span.modified,
            }
            for span in annotations.spans
        ],
        "relations": [_relation(relation) for relation in annotations.relations],
        "entities": [_entity(options.entities[i]) for i in used if i in options.entities],
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
        "attributes": listed_attributes(entity.attributes),
    }


def _article(row: JsonObject, path: Path, number: int) -> ImportedArticle:
    """Read a row, ours or Prodigy's, whose rejected and skipped tasks lose their spans."""
    if row.get("text") is None:
        raise ValueError("“text” is missing")
    relations = objects_under(row, "relations", "relation")
    native = {
        **row,
        "id": own_id(row, path, number),
        "spans": [with_attributes(span) for span in objects_under(row, "spans", "span")],
        "relations": [r for r in relations if "head" not in r],
        "entities": [with_attributes(entity) for entity in objects_under(row, "entities", "entity")],
    }
    article = article_of_row(native, f"{path}, line {number}")
    if len(native["relations"]) < len(relations):
        article = replace(
            article, notices=(f"line {number} ties tokens together; only ties of spans are read",)
        )
    if row.get("answer") in ("reject", "ignore"):
        notice = f"line {number} has the answer “{row['answer']}”; its spans were left out"
        return replace(article, spans=(), relations=(), notices=(*article.notices, notice))
    return article


SPANS = Format(
    "spans",
    "Tokens and spans for Hugging Face and Prodigy",
    ".spans.jsonl",
    write,
    read,
    group=Group.SEQUENCES,
    is_exact=True,
)
