"""CoNLL-U Plus: a token a line with ``ID``, ``FORM``, ``MISC`` and a column of IOB2 tags for each label.

A label's column holds no overlap with another span of that label; the report names what does not fit. The
columns, called ``HASHIYA:`` and the label's id in ASCII capitals, are those of the schema, for the first
line names them before any article is known. ``MISC`` says where each token stands in the article's text
(``start_char``, ``end_char``, in code points) and where no white space follows it (``SpaceAfter=No``). The
comment ``text`` is the sentence as its tokens spell it: one space wherever the article has white space.
Forms are not normalised, as offsets would shift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from pathlib import Path

from annotations.files import replacing
from annotations.formats.collected import Losses
from annotations.formats.conll import document_name
from annotations.formats.conllup_reader import read_back
from annotations.formats.format import ExportOptions, ExportReport, Format, Group, Loss
from annotations.formats.labels import ascii_label
from annotations.formats.losses import details_lost
from annotations.formats.selection import selected
from annotations.formats.tagging import Piece, iob2, pieces_by_sentence, without_overlaps
from annotations.model import AnnotatedArticle, Span

_FIXED_COLUMNS = ("ID", "FORM", "MISC")


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write all articles as documents of one file. Spans with labels out of the schema are lost."""
    labels = [
        label.id for label in options.schema.labels if options.labels is None or label.id in options.labels
    ]
    done = written = 0
    losses = Losses()
    with replacing(path) as file:
        columns = [*_FIXED_COLUMNS, *column_names(labels)]
        file.write(f"# global.columns = {' '.join(columns)}\n".encode())
        for annotated in selected(articles, options):
            layers, lost = _layers(annotated, labels)
            losses += lost
            losses += details_lost(annotated)
            file.write("".join(_lines(annotated, layers)).encode())
            done += 1
            written += sum(map(len, layers))
    return ExportReport(path, done, written, losses)


def column_names(labels: Iterable[str]) -> list[str]:
    """Return the names of the labels' columns; of two that differ only in capitals one gets a number."""
    names: dict[str, None] = {}
    for label in labels:
        name = f"HASHIYA:{ascii_label(label).upper()}"
        number = next(n for n in count(1) if (name if n == 1 else f"{name}_{n}") not in names)
        names[name if number == 1 else f"{name}_{number}"] = None
    return list(names)


def _layers(annotated: AnnotatedArticle, labels: list[str]) -> tuple[list[list[Span]], list[Loss]]:
    """Return the spans of each label's column, and what is lost."""
    annotations = annotated.annotations
    by_label: dict[str, list[Span]] = {label: [] for label in labels}
    losses = []
    for span in annotations.spans:
        if span.label in by_label:
            by_label[span.label].append(span)
        else:
            reason = f"its label “{span.label}” is not in the schema, which names the columns"
            losses.append(Loss.of(annotations, span, reason))
    layers = []
    for spans in by_label.values():
        kept, lost = without_overlaps(annotations, spans)
        layers.append(kept)
        losses += lost
    return layers, losses


def _lines(annotated: AnnotatedArticle, layers: list[list[Span]]) -> Iterator[str]:
    text = annotated.article.text
    name = document_name(annotated)
    sentences = list(pieces_by_sentence(text, [span for layer in layers for span in layer]))
    pieces = [piece for sentence in sentences for piece in sentence]
    tags = [iob2(pieces, layer) for layer in layers]
    starts = {a: b for (_, a), (b, _) in pairwise([*pieces, (len(text), 0)])}
    for number, sentence in enumerate(sentences, 1):
        if number == 1:
            yield f"# newdoc id = {name}\n"
        yield f"# sent_id = {name}-{number}\n"
        yield f"# text = {_spelt(text, sentence, starts)}\n"
        for token, (start, end) in zip(count(1), sentence, strict=False):
            misc = f"{'SpaceAfter=No|' if starts[end] == end else ''}start_char={start}|end_char={end}"
            columns = [str(token), text[start:end], misc, *map(next, tags)]
            yield "\t".join(columns) + "\n"
        yield "\n"


def _spelt(text: str, sentence: list[Piece], starts: dict[int, int]) -> str:
    """Return a sentence as its tokens spell it; `starts` tells where what follows a token's end begins."""
    spelt = "".join(text[start:end] + ("" if starts[end] == end else " ") for start, end in sentence)
    return spelt.rstrip(" ")


CONLLUP = Format(
    "conllup",
    "Tokens with a column of tags for each label (CoNLL-U Plus)",
    ".conllup",
    write,
    read_back=read_back,
    group=Group.SEQUENCES,
)
