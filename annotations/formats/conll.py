"""CoNLL with IOB2 tags: ``token TAB tag`` a line, an empty line after each sentence.

One column holds no overlap: where spans overlap the outermost stays (of two that cross, the first), and the
report names every other one. Tokens are cut at the edges of spans, so a span keeps exactly its letters, and
a sentence is not ended inside a span. The line before each article is the delimiter that readers of
CoNLL-2003 know, ``-DOCSTART- -X- O O``, and after it the article's and annotator's name as one more pair
of token and tag: readers that skip the line skip it, and spaCy, which only knows the delimiter, takes it for
a sentence of one untagged token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Loss
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle, AnnotationSet, Span, reading_order
from annotations.text.tokens import sentences, tokens

_DOCUMENT = "-DOCSTART- -X- O O"


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write all articles as documents of one file."""
    count = written = 0
    losses: list[Loss] = []
    with replacing(path) as file:
        for annotated in selected(articles, options):
            spans, lost = _without_overlaps(annotated.annotations)
            losses += lost
            file.write("".join(_lines(annotated, spans)).encode())
            count += 1
            written += len(spans)
    return ExportReport(path, count, written, tuple(losses))


def _without_overlaps(annotations: AnnotationSet) -> tuple[list[Span], list[Loss]]:
    """Return the spans that one column can hold, as it holds them, and what of the others is lost."""
    kept: list[Span] = []
    losses = []
    pairs = ((_trimmed(whole), whole) for whole in annotations.spans)
    for span, whole in sorted(pairs, key=lambda pair: reading_order(pair[0])):
        if not span.text:
            losses.append(Loss.of(annotations, whole, "is nothing but white space"))
        elif kept and span.start < kept[-1].end:
            outer = kept[-1]
            how = "lies inside" if span.end <= outer.end else "crosses"
            reason = f"{how} «{outer.text[:40]}» ({outer.label}), and a token has one tag"
            losses.append(Loss.of(annotations, whole, f"{span.label}: {reason}"))
        else:
            kept.append(span)
            if whole is not span:
                losses.append(Loss.of(annotations, whole, "is written without the white space at its edges"))
    return kept, losses


def _trimmed(span: Span) -> Span:
    """Return the span without white space at its edges, which no token holds."""
    text = span.text.strip()
    if text == span.text:
        return span
    start = span.start + len(span.text) - len(span.text.lstrip()) if text else span.start
    return replace(span, start=start, end=start + len(text), text=text)


def _lines(annotated: AnnotatedArticle, spans: list[Span]) -> Iterator[str]:
    text = annotated.article.text
    yield f"{_DOCUMENT} {_document_name(annotated)} O\n\n"
    breaks = _sentence_starts(text, spans)
    for start, end, tag in _tagged(text, spans):
        if breaks and start >= breaks[-1]:
            breaks.pop()
            yield "\n"
        yield f"{text[start:end]}\t{tag}\n"
    yield "\n"


def _tagged(text: str, spans: list[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens, cut at the edges of spans, with their tags."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)}, reverse=True)
    waiting = spans[::-1]
    begun = False
    for token in tokens(text):
        start = token.start
        while start < token.end:
            while edges and edges[-1] <= start:
                edges.pop()
            end = min(token.end, edges[-1]) if edges else token.end
            while waiting and waiting[-1].end <= start:
                waiting.pop()
                begun = False
            if waiting and waiting[-1].start <= start:
                yield start, end, f"{'I' if begun else 'B'}-{ascii_label(waiting[-1].label)}"
                begun = True
            else:
                yield start, end, "O"
            start = end


def _sentence_starts(text: str, spans: list[Span]) -> list[int]:
    """Return where sentences begin after the first, the last one first, none of them inside a span."""
    starts = [start for start, _ in sentences(text)[1:]]
    kept = []
    waiting = spans[::-1]
    for start in starts:
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        if not (waiting and waiting[-1].start < start):
            kept.append(start)
    return kept[::-1]


def ascii_label(label: str) -> str:
    """Return a label's id in ``A-Z a-z 0-9 _ -``, other characters as ``_`` and their code."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f"_{ord(match.group()):04X}", label)


def _document_name(annotated: AnnotatedArticle) -> str:
    annotator = annotated.annotations.annotator
    name = f"{annotated.article.id}@{annotator}" if annotator else annotated.article.id
    return re.sub(r"\s", lambda match: f"%{ord(match.group()):02X}", name)


CONLL = Format("conll", "Tokens with IOB2 tags for training models (CoNLL)", ".conll", write)
