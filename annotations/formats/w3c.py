"""W3C Web Annotation: one page of annotations in JSON-LD, each with position and quote of what it points to.

Positions are code points in the order of reading, as the model demands. An annotation that describes the
article comes before its spans and carries the text, for others point to texts that lie elsewhere. What the
model has no terms for stands as JSON under ``details``; programs that do not know it pass over it.
Relations are annotations that link one to another. Nothing is lost. Reading is in `w3c_reader.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.jsonl import details
from annotations.formats.scalars import written_value
from annotations.formats.selection import selected
from annotations.formats.w3c_reader import ARTICLE, read
from annotations.model import CONTEXT_LENGTH, AnnotatedArticle, Relation, Span

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "details": {"@id": "urn:hashiya:details", "@type": "@json"}},
]

_Json = dict[str, Any]


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write one page with all annotations, one a line."""
    count = spans = 0
    head = orjson.dumps({"@context": CONTEXT, "id": "urn:hashiya:page", "type": "AnnotationPage"})
    with replacing(path) as file:
        file.write(head.removesuffix(b"}") + b',"items":[')
        between = b"\n"
        for annotated in selected(articles, options):
            for annotation in _annotations(annotated, options):
                file.write(between + orjson.dumps(annotation))
                between = b",\n"
            count += 1
            spans += len(annotated.annotations.spans)
        file.write(b"\n]}\n")
    return ExportReport(path, count, spans)


def _annotations(annotated: AnnotatedArticle, options: ExportOptions) -> Iterator[_Json]:
    article, annotations = annotated.article, annotated.annotations
    source = f"{ARTICLE}{quote(article.id)}"
    own = f"urn:hashiya:annotation:{quote(article.id, safe='')}:{quote(annotations.annotator, safe='')}"
    creator = {"type": "Person", "name": annotations.annotator}
    shared = {"type": "Annotation", **({"creator": creator} if annotations.annotator else {})}
    yield {
        "id": own,
        **shared,
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": article.text, "format": "text/plain"},
        "target": source,
        "details": details(annotated, options),
    }
    for span in annotations.spans:
        yield {"id": f"{own}:{quote(span.id, safe='')}", **shared, **_span(span, article.text, source)}
    for relation in annotations.relations:
        yield {"id": f"{own}:{quote(relation.id, safe='')}", **shared, **_relation(relation, own)}


def _span(span: Span, text: str, source: str) -> _Json:
    bodies = [_textual("classifying", span.label)]
    bodies += (_textual("describing", f"{name}: {written_value(v)}") for name, v in span.attributes.items())
    if span.note:
        bodies.append(_textual("commenting", span.note))
    if span.entity:
        entity = f"urn:hashiya:entity:{quote(span.entity, safe='')}"
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": entity})
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        "suffix": text[span.end : span.end + CONTEXT_LENGTH],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    times = {"created": span.created, "modified": span.modified}
    return {
        "motivation": "classifying",
        **{name: time for name, time in times.items() if time},
        "body": bodies,
        "target": {"source": source, "selector": [position, quoted]},
        "details": {
            "id": span.id,
            "attributes": dict(sorted(span.attributes.items())),
            "entity": span.entity,
            "source": span.source,
        },
    }


def _relation(relation: Relation, own: str) -> _Json:
    return {
        "motivation": "linking",
        "body": [_textual("classifying", relation.type), f"{own}:{quote(relation.target, safe='')}"],
        "target": f"{own}:{quote(relation.source, safe='')}",
        "details": {
            "id": relation.id,
            "type": relation.type,
            "source": relation.source,
            "target": relation.target,
        },
    }


def _textual(purpose: str, value: str) -> _Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


W3C = Format(
    "w3c", "Web Annotations of the W3C (JSON-LD)", ".jsonld", write, read, group=Group.LOSSLESS, is_exact=True
)
