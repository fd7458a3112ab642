"""Label Studio: a folder with `tasks.json` to import and `config.xml`, the labelling interface to set up.

Offsets are code points. A task is one annotator's work on one article; ``data.hashiya`` carries the details
that come back with Label Studio's own export. Results that share an id are one region: its label, and its
attributes by controls called ``attribute-…``, or ``value-…`` where a value is not of the attribute's kind.
Notes are the region's ``meta``. Ids of relations, times and sources of spans are not written. Reading is in
`labelstudio_reader.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing_folder
from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.formats.jsonl import details
from annotations.formats.labels import ascii_label
from annotations.formats.labelstudio_config import LABEL, TEXT, Used, labelling_config
from annotations.formats.labelstudio_reader import ATTRIBUTE, ENTITY, TASKS, VALUE, read
from annotations.formats.scalars import written_value
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle, AttributeValue, Relation, Span
from annotations.schema import AttributeKind, Owner, Schema, accepts

CONFIG = "config.xml"

_Json = dict[str, Any]


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the folder. Nothing is lost in this format."""
    count = spans = 0
    used = Used()
    with replacing_folder(path) as folder:
        with (folder / TASKS).open("xb") as file:
            file.write(b"[")
            for annotated in selected(articles, options):
                file.write(b",\n" if count else b"\n")
                file.write(orjson.dumps(_task(annotated, options, used)))
                count += 1
                spans += len(annotated.annotations.spans)
            file.write(b"\n]\n")
        (folder / CONFIG).write_bytes(labelling_config(options.schema, used))
    return ExportReport(path, count, spans)


def _task(annotated: AnnotatedArticle, options: ExportOptions, used: Used) -> _Json:
    article, annotations = annotated.article, annotated.annotations
    results: list[_Json] = []
    for span in annotations.spans:
        used.labels[span.label] = None
        results += _region(span, options.schema, used)
    for relation in annotations.relations:
        used.relations[relation.type] = None
        results.append(_relation(relation))
    data = {"text": article.text, "article": article.id, "hashiya": details(annotated, options)}
    return {"data": data, "annotations": [{"result": results}] if annotations.annotator else []}


def _region(span: Span, schema: Schema, used: Used) -> Iterator[_Json]:
    place = {"start": span.start, "end": span.end, "text": span.text}
    region = {"id": span.id, "to_name": TEXT, "origin": "manual"}
    label = region | {"from_name": LABEL, "type": "labels", "value": place | {"labels": [span.label]}}
    yield label | ({"meta": {"text": [span.note]}} if span.note else {})
    for name, value in span.attributes.items():
        kind, said = _control(schema, name, value)
        if kind:
            control = f"{ATTRIBUTE}{ascii_label(name)}"
        else:
            kind, said, control = "textarea", written_value(value), f"{VALUE}{ascii_label(name)}"
            used.values[control] = name
        key = "text" if kind == "textarea" else kind
        content = said if kind == "number" else [said]
        yield region | {"from_name": control, "type": kind, "value": place | {key: content}}
    if span.entity:
        used.has_entities = True
        yield region | {"from_name": ENTITY, "type": "textarea", "value": place | {"text": [span.entity]}}


def _control(schema: Schema, name: str, value: AttributeValue) -> tuple[str, AttributeValue]:
    """Return the type of the attribute's own control and what that says for a value; none: it cannot."""
    attribute = schema.attribute_type(name)
    if attribute is not None and attribute.of is Owner.SPAN and accepts(attribute, value):
        match attribute.kind:
            case AttributeKind.YES_NO:
                return "choices", "true" if value else "false"
            case AttributeKind.CHOICE if value not in ("true", "false"):
                return "choices", value
            case AttributeKind.NUMBER:
                return "number", value
            case AttributeKind.TEXT | AttributeKind.DATE:
                return "textarea", value
    return "", value


def _relation(relation: Relation) -> _Json:
    return {
        "type": "relation",
        "from_id": relation.source,
        "to_id": relation.target,
        "direction": "right",
        "labels": [relation.type],
    }


LABELSTUDIO = Format(
    "labelstudio", "Folder for Label Studio: tasks and labelling set-up", ".json", write, read, is_folder=True
)
