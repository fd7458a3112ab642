"""Parquet, a table for datasets, pandas, DuckDB and Spark: a row for each article and annotator.

Spans, relations and entities are lists of structures in the row; every column has its type before any row is
known. Attributes are lists of name, kind and value as text. `label` is a label's id, `label_class` its number
in the schema, whose names stand in the metadata that Hugging Face's `datasets` reads (-1: not in the schema).
Offsets count what the column `offsets` says. Nothing is lost. Rows are written in groups, so memory does not
grow with the corpus. Needs the extra `parquet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.attribute_lists import listed_attributes, with_attributes
from annotations.formats.format import (
    ExportOptions,
    ExportReport,
    Format,
    Group,
    MissingExtraError,
)
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.json_lines import JsonObject
from annotations.formats.jsonl import row_of
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle

EXTRA = "parquet"

_GROUP = 256
"""Rows that are in memory at a time."""

_TEXTS = ("id", "text", "title", "date", "outlet", "url", "direction", "annotator", "status", "note")
_MORE_TEXTS = ("offsets", "sha256")
_SPAN_TEXTS = ("entity", "note", "source", "created", "modified")
_UNKNOWN = -1

_Shape = str | list["_Shape"] | dict[str, "_Shape"]
"""A column's type: the name of a simple one, a list of one kind of thing, or a structure."""


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write a row for each annotated article. Raises MissingExtraError."""
    pyarrow, parquet = _library()
    names = _class_names(options)
    numbers = {name: number for number, name in enumerate(names)}
    schema = _arrow_schema(pyarrow, names)
    count = spans = 0
    rows = (_row(annotated, options, numbers) for annotated in selected(articles, options))
    with replacing(path) as file, parquet.ParquetWriter(file, schema) as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            count += len(group)
            spans += sum(len(row["spans"]) for row in group)
    return ExportReport(path, count, spans)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file that was exported. Raises ImportFileError and MissingExtraError."""
    pyarrow, parquet = _library()
    try:
        with parquet.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches(batch_size=_GROUP):
                for row in batch.to_pylist():
                    number += 1
                    yield _article(row, f"{path}, row {number}")
    except (pyarrow.ArrowException, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # Arrow's own complaints about a file's content have no number.
        raise ImportFileError(path, 0, f"is no table of an export ({error})") from error


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("parquet", EXTRA) from error
    return pyarrow, parquet


def _class_names(options: ExportOptions) -> list[str]:
    wanted = options.labels
    return [label.id for label in options.schema.labels if wanted is None or label.id in wanted]


def _shapes() -> dict[str, _Shape]:
    """Return the columns and their types, which Arrow and Hugging Face are told alike."""
    attributes: _Shape = [dict.fromkeys(("name", "kind", "value"), "string")]
    span: _Shape = {
        "id": "string",
        "start": "int64",
        "end": "int64",
        "label": "string",
        "label_class": "class",
        "text": "string",
        "attributes": attributes,
        **dict.fromkeys(_SPAN_TEXTS, "string"),
    }
    relation: _Shape = dict.fromkeys(("id", "type", "source", "target"), "string")
    entity: _Shape = {
        **dict.fromkeys(("id", "label", "kind", "name"), "string"),
        "aliases": ["string"],
        "attributes": attributes,
        "note": "string",
    }
    return {
        **dict.fromkeys((*_TEXTS, *_MORE_TEXTS), "string"),
        "spans": [span],
        "relations": [relation],
        "entities": [entity],
    }


def _arrow_schema(pyarrow: Any, names: list[str]) -> Any:
    """Return the table's schema. The metadata says again what the columns are, with the labels' names."""

    def arrow(shape: _Shape) -> Any:
        if isinstance(shape, list):
            return pyarrow.list_(arrow(shape[0]))
        if isinstance(shape, dict):
            return pyarrow.struct([(name, arrow(inner)) for name, inner in shape.items()])
        return pyarrow.string() if shape == "string" else pyarrow.int64()

    def feature(shape: _Shape) -> object:
        if isinstance(shape, list):
            return [feature(shape[0])]
        if isinstance(shape, dict):
            return {name: feature(inner) for name, inner in shape.items()}
        if shape == "class" and names:
            return {"names": names, "_type": "ClassLabel"}
        return {"dtype": "int64" if shape == "class" else shape, "_type": "Value"}

    shapes = _shapes()
    told = {"info": {"features": {name: feature(shape) for name, shape in shapes.items()}}}
    fields = [(name, arrow(shape)) for name, shape in shapes.items()]
    return pyarrow.schema(fields, metadata={"huggingface": orjson.dumps(told).decode()})


def _row(annotated: AnnotatedArticle, options: ExportOptions, numbers: Mapping[str, int]) -> JsonObject:
    row = row_of(annotated, options)
    for span in row["spans"]:
        span["label_class"] = numbers.get(span["label"], _UNKNOWN)
    for entity in row["entities"]:
        entity.setdefault("note", "")
    for each in (*row["spans"], *row["entities"]):
        each["attributes"] = listed_attributes(each["attributes"])
    return row


def _article(row: JsonObject, place: str) -> ImportedArticle:
    for key in ("spans", "entities"):
        row[key] = [with_attributes(each) for each in row[key]]
    return article_of_row(row, place)


PARQUET = Format(
    "parquet",
    "Table for datasets, pandas, DuckDB and Spark (Parquet)",
    ".parquet",
    write,
    read_back=read_back,
    extra=EXTRA,
    group=Group.TABLES,
    is_exact=True,
    counts_offsets=True,
)
