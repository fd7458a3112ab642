"""CoNLL with IOB2 tags: ``token TAB tag`` a line, an empty line after each sentence.

One column holds no overlap: where spans overlap the outermost stays (of two that cross, the first), and the
report names every other one; a file for each label (``--labels``) holds more. More columns would not help:
readers of CoNLL-2003 take the last one. Tokens are cut at the edges of spans, so a span keeps exactly its
letters, and a sentence is not ended inside a span. The line before each article is the delimiter that these
readers know, ``-DOCSTART- -X- O O``, and after it the article's and annotator's name as one more pair of
token and tag: readers that skip the line skip it, and spaCy, which only knows the delimiter, takes it for a
sentence of one untagged token. Reading is in `conll_reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.conll_reader import DOCUMENT, read
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.losses import details_lost
from annotations.formats.selection import selected
from annotations.formats.tagging import Piece, bioes, iob2, pieces_by_sentence, without_overlaps
from annotations.model import AnnotatedArticle, Span

_Tags = Callable[[Iterable[Piece], Sequence[Span]], Iterator[str]]


def write(
    articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions, tags: _Tags = iob2
) -> ExportReport:
    """Write all articles as documents of one file."""
    count = written = 0
    losses = Losses()
    with replacing(path) as file:
        for annotated in selected(articles, options):
            spans, lost = without_overlaps(annotated.annotations, annotated.annotations.spans)
            losses += lost
            losses += details_lost(annotated)
            file.write("".join(_lines(annotated, spans, tags)).encode())
            count += 1
            written += len(spans)
    return ExportReport(path, count, written, losses)


def _lines(annotated: AnnotatedArticle, spans: list[Span], tags: _Tags) -> Iterator[str]:
    text = annotated.article.text
    yield f"{DOCUMENT} {document_name(annotated)} O\n\n"
    found = list(pieces_by_sentence(text, spans))
    tag = tags((piece for sentence in found for piece in sentence), spans)
    for sentence in found:
        for start, end in sentence:
            yield f"{text[start:end]}\t{next(tag)}\n"
        yield "\n"
    if not found:
        yield "\n"


def document_name(annotated: AnnotatedArticle) -> str:
    """Return ``article@annotator``, or the article alone, in one word; odd characters as in a URL."""
    annotator = annotated.annotations.annotator
    names = [annotated.article.id, annotator] if annotator else [annotated.article.id]
    return "@".join(re.sub(r"[\s%@]", lambda match: quote(match.group()), name) for name in names)


CONLL = Format(
    "conll", "Tokens with IOB2 tags for training models (CoNLL)", ".conll", write, read, group=Group.SEQUENCES
)
BIOES = Format(
    "bioes",
    "Tokens with BIOES tags for training models",
    ".bioes",
    partial(write, tags=bioes),
    read,
    group=Group.SEQUENCES,
)
