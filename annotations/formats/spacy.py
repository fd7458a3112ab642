"""spaCy's DocBin: a document for each article and annotator, to train spaCy's models on.

Spans are in `doc.spans["sc"]`, where they may overlap, with their ids and, as `kb_id`, their entities. Where
no two overlap and none begins or ends with white space, they are in `doc.ents` as well; where nobody has
worked, these are missing, not empty. Tokens are our own, cut at the edges of spans, and spell the text. The
rest is in `doc.user_data`: metadata, and under ``spans`` each span's attributes, note and times by its id.
A DocBin is one piece: all documents are in memory until it is written. Needs the extra `spacy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Group, MissingExtraError
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.json_lines import JsonObject
from annotations.formats.jsonl import row_of
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.offsets import Unit
from annotations.formats.selection import selected
from annotations.formats.spans import spelling_tokens
from annotations.model import AnnotatedArticle, AnnotationSet, Status

EXTRA = "spacy"
KEY = "sc"
"""The group of spans that spaCy's own span categorizer learns from, unless it is told another."""

_OF_THE_DOCUMENT = ("text", "offsets", "sha256")
_OF_THE_SPAN = ("id", "start", "end", "label", "text", "entity")


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write all documents. Nothing is lost. Raises MissingExtraError."""
    spacy = _library()
    vocab = spacy.blank("ar").vocab
    documents = spacy.tokens.DocBin(store_user_data=True)
    options = replace(options, offsets=Unit.CODE_POINT)
    count = spans = 0
    with replacing(path) as file:
        for annotated in selected(articles, options):
            documents.add(_document(spacy, vocab, annotated, options))
            count += 1
            spans += len(annotated.annotations.spans)
        file.write(documents.to_bytes())
    return ExportReport(path, count, spans)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield the documents of a file that was exported. Raises ImportFileError and MissingExtraError."""
    spacy = _library()
    vocab = spacy.blank("ar").vocab
    data = path.read_bytes()
    try:
        documents = spacy.tokens.DocBin(store_user_data=True).from_bytes(data)
        for number, document in enumerate(documents.get_docs(vocab), 1):
            yield _article(document, f"{path}, document {number}")
    except Exception as error:  # the formats that a DocBin is packed in have many ways to be broken
        raise ImportFileError(path, 0, f"is no DocBin of an export ({error})") from error


def _library() -> Any:
    try:
        import spacy  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingExtraError("spacy", EXTRA) from error
    return spacy


def _document(spacy: Any, vocab: Any, annotated: AnnotatedArticle, options: ExportOptions) -> Any:
    text, annotations = annotated.article.text, annotated.annotations
    tokens = list(spelling_tokens(text, annotations.spans))
    words = [text[start:end] for start, end, _ in tokens]
    document = spacy.tokens.Doc(vocab, words=words, spaces=[space for *_, space in tokens])
    by_start = {start: number for number, (start, _, _) in enumerate(tokens)}
    by_end = {end: number for number, (_, end, _) in enumerate(tokens, 1)}
    made = [
        spacy.tokens.Span(
            document,
            by_start[span.start],
            by_end[span.end],
            label=span.label,
            kb_id=span.entity,
            span_id=span.id,
        )
        for span in annotations.spans
    ]
    document.spans[KEY] = made
    if _fit_one_layer(annotations):
        document.set_ents(made)
    document.user_data.update(_user_data(annotated, options))
    return document


def _fit_one_layer(annotations: AnnotationSet) -> bool:
    """Say whether somebody has worked here, and spaCy's entities can hold all that was made."""
    if annotations.status is Status.UNTOUCHED and not annotations.spans:
        return False
    apart = all(span.end <= following.start for span, following in pairwise(annotations.spans))
    return apart and all(span.text == span.text.strip() for span in annotations.spans)


def _user_data(annotated: AnnotatedArticle, options: ExportOptions) -> JsonObject:
    row = row_of(annotated, options)
    spans = {
        span["id"]: {key: value for key, value in span.items() if key not in _OF_THE_SPAN}
        for span in row["spans"]
    }
    return {**{key: value for key, value in row.items() if key not in _OF_THE_DOCUMENT}, "spans": spans}


def _article(document: Any, place: str) -> ImportedArticle:
    # spaCy brings lists back as tuples.
    data = orjson.loads(orjson.dumps(document.user_data))
    spans = [
        {
            **data["spans"][span.id_],
            "id": span.id_,
            "start": span.start_char,
            "end": span.end_char,
            "label": span.label_,
            "text": span.text,
            "entity": span.kb_id_,
        }
        for span in document.spans[KEY]
    ]
    return article_of_row({**data, "text": document.text, "spans": spans}, place)


SPACY = Format(
    "spacy",
    "Documents to train spaCy with (DocBin)",
    ".spacy",
    write,
    read_back=read_back,
    extra=EXTRA,
    group=Group.SEQUENCES,
    is_exact=True,
)
