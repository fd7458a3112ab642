"""doccano's JSON Lines: ``text`` and ``label``, a list of ``[start, end, label]``, for sequence labelling.

Offsets are code points. doccano keeps further keys as the text's meta data and gives them back: article,
annotator, status, note and the article's metadata go there. It drops spans that overlap without a word
unless the project there allows them. What it exports is read as it comes, with or without our keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.formats.imported import ImportedArticle
from annotations.formats.json_lines import JsonObject, own_id, read_objects
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.losses import ARTICLE_NOTE, STATUS, details_lost
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle

HELD = (STATUS, ARTICLE_NOTE)
"""The details that go into further keys."""

_FURTHER = ("title", "date", "outlet", "url", "direction", "annotator", "status", "note")


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write one line per annotated article."""
    count = spans = 0
    losses = Losses()
    with replacing(path) as file:
        for annotated in selected(articles, options):
            row = {
                "text": annotated.article.text,
                "label": [[span.start, span.end, span.label] for span in annotated.annotations.spans],
                **further_keys(annotated),
            }
            file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
            losses += details_lost(annotated, HELD)
            count += 1
            spans += len(annotated.annotations.spans)
    return ExportReport(path, count, spans, losses)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file; ImportFileError at the first line that is wrong."""
    return read_objects(path, _article)


def further_keys(annotated: AnnotatedArticle) -> dict[str, str]:
    """Return what doccano keeps as meta data: which article this is, whose work, and what is known of it."""
    article, annotations = annotated.article, annotated.annotations
    return {
        "article": article.id,
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "url": article.url,
        "direction": article.direction.value,
        "annotator": annotations.annotator,
        "status": annotations.status.value,
        "note": annotations.note,
    }


def native_row(row: JsonObject, path: Path, number: int) -> dict[str, Any]:
    """Return a doccano line's text and further keys by the names that our own format has for them."""
    meta = row.get("meta")
    about = {**meta, **row} if isinstance(meta, dict) else row
    kept = {key: about[key] for key in _FURTHER if key in about}
    return {"id": own_id(about, path, number), "text": _text(row), **kept}


def _article(row: JsonObject, path: Path, number: int) -> ImportedArticle:
    items = row.get("label", row.get("labels")) or []
    if not isinstance(items, list):
        raise ValueError("“label” should be a list of [start, end, label]")
    spans = []
    for item_number, item in enumerate(items, 1):
        if not isinstance(item, list) or len(item) != 3:
            raise ValueError(f"span {item_number}: should be [start, end, label]")
        spans.append(dict(zip(("start", "end", "label"), item, strict=True)))
    return article_of_row({**native_row(row, path, number), "spans": spans}, f"{path}, line {number}")


def _text(row: JsonObject) -> object:
    """Return the text, which older versions of doccano call data."""
    text = row.get("text", row.get("data"))
    if text is None:
        raise ValueError("“text” is missing")
    return text


DOCCANO = Format("doccano", "Lists of spans for doccano’s sequence labelling", ".doccano.jsonl", write, read)
