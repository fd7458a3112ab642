"""Tokens with tags: which spans a column can hold, the tokens cut at their edges, and the tags.

A column of tags holds no overlap: where spans overlap the outermost stays, of two that cross the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotations.formats.format import Loss, Lost
from annotations.formats.labels import ascii_label
from annotations.model import AnnotationSet, Span, reading_order
from annotations.text.tokens import sentences, tokens

Piece = tuple[int, int]
"""A token or a part of one, ``[start, end)`` in code points."""

OUTSIDE = "O"
"""The tag of a token in no span."""


def without_overlaps(annotations: AnnotationSet, spans: Iterable[Span]) -> tuple[list[Span], list[Loss]]:
    """Return those of the spans that one column can hold, as it holds them, and what of others is lost."""
    kept: list[Span] = []
    losses = []
    pairs = ((_trimmed(whole), whole) for whole in spans)
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
                reason = "is written without the white space at its edges"
                losses.append(Loss.of(annotations, whole, reason, Lost.EDGES))
    return kept, losses


def pieces_by_sentence(text: str, spans: Sequence[Span]) -> Iterator[list[Piece]]:
    """Yield the tokens of each sentence, cut at the edges of spans. No sentence ends inside a span."""
    breaks = _sentence_starts(text, spans)
    sentence: list[Piece] = []
    for piece in cut_tokens(text, spans):
        if breaks and piece[0] >= breaks[-1]:
            while breaks and piece[0] >= breaks[-1]:
                breaks.pop()
            if sentence:
                yield sentence
                sentence = []
        sentence.append(piece)
    if sentence:
        yield sentence


def iob2(pieces: Iterable[Piece], spans: Sequence[Span]) -> Iterator[str]:
    """Yield a tag for each piece. The spans do not overlap, and pieces are cut at their edges."""
    waiting = list(spans[::-1])
    begun = False
    for start, _ in pieces:
        while waiting and waiting[-1].end <= start:
            waiting.pop()
            begun = False
        if waiting and waiting[-1].start <= start:
            yield f"{'I' if begun else 'B'}-{ascii_label(waiting[-1].label)}"
            begun = True
        else:
            yield OUTSIDE


def bioes(pieces: Iterable[Piece], spans: Sequence[Span]) -> Iterator[str]:
    """Yield a tag for each piece, with ``E`` on the last of several and ``S`` on a single one."""
    tags = [*iob2(pieces, spans), OUTSIDE]
    for tag, following in pairwise(tags):
        if tag == OUTSIDE or following.startswith("I-"):
            yield tag
        else:
            yield f"{'S' if tag.startswith('B-') else 'E'}{tag[1:]}"


def _trimmed(span: Span) -> Span:
    """Return the span without white space at its edges, which no token holds."""
    text = span.text.strip()
    if text == span.text:
        return span
    start = span.start + len(span.text) - len(span.text.lstrip()) if text else span.start
    return replace(span, start=start, end=start + len(text), text=text)


def cut_tokens(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Yield the tokens of a text, cut where a span begins or ends."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    for token in tokens(text):
        start = token.start
        at = bisect_right(edges, start)
        while at < len(edges) and edges[at] < token.end:
            yield start, edges[at]
            start = edges[at]
            at += 1
        yield start, token.end


def _sentence_starts(text: str, spans: Iterable[Span]) -> list[int]:
    """Return where sentences begin after the first, the last one first, none of them inside a span."""
    kept = []
    waiting = sorted(spans, key=reading_order, reverse=True)
    furthest = 0
    for start, _ in sentences(text)[1:]:
        while waiting and waiting[-1].start < start:
            furthest = max(furthest, waiting.pop().end)
        if furthest <= start:
            kept.append(start)
    return kept[::-1]
