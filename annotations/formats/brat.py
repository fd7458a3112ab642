"""brat's standoff: a folder with a `.txt` and an `.ann` file an article, and two files that configure brat.

Offsets are code points. brat reads `.ann` by every character that may end a line: a span over a line break, a
tab, U+0085 or U+2028 stands there as fragments, joined by a space. Types are ASCII, with Arabic names for
display. Choices and yes-or-no are attributes; brat has none with free values, so numbers, dates and texts
are comments of the type ``attribute-…``. Entities are normalisation lines. Times and sources of spans are not
written, and brat numbers spans by itself. Reading is in `brat_reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotations.files import replacing_folder
from annotations.formats.brat_config import CONFIG, VISUAL, annotation_conf, fixed_values, visual_conf
from annotations.formats.brat_reader import ATTRIBUTE, DATABASE, read, written_id
from annotations.formats.collected import Losses
from annotations.formats.folders import Places
from annotations.formats.format import ExportOptions, ExportReport, Format, Loss, Lost
from annotations.formats.labels import ascii_label
from annotations.formats.scalars import written_text, written_value
from annotations.formats.selection import selected
from annotations.model import AnnotatedArticle, Span

_UNBROKEN = re.compile(r"[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(slots=True)
class _Written:
    """What is known after the articles: for the report and the configuration."""

    articles: int = 0
    spans: int = 0
    losses: Losses = field(default_factory=Losses)
    labels: dict[str, None] = field(default_factory=dict)
    relations: dict[str, None] = field(default_factory=dict)


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the folder. Spans of nothing but line breaks are lost, and line breaks at a span's edges."""
    written = _Written()
    fixed = {a.id: frozenset(fixed_values(a)) for a in options.schema.attribute_types}
    with replacing_folder(path) as folder:
        places = Places(folder, options)
        try:
            for annotated in selected(articles, options):
                place = str(places.place(annotated))
                Path(place + ".txt").write_bytes(annotated.article.text.encode())
                lines = [*_lines(annotated, options, fixed, written), ""]
                Path(place + ".ann").write_bytes("\n".join(lines).encode())
                written.articles += 1
        finally:
            places.close()
        config = annotation_conf(options.schema, written.labels, written.relations)
        (folder / CONFIG).write_bytes(config.encode())
        (folder / VISUAL).write_bytes(visual_conf(options.schema).encode())
    return ExportReport(path, written.articles, written.spans, written.losses)


def _lines(
    annotated: AnnotatedArticle, options: ExportOptions, fixed: dict[str, frozenset[str]], written: _Written
) -> Iterator[str]:
    annotations = annotated.annotations
    numbers: dict[str, str] = {}
    attributes = comments = names = 0
    for span in annotations.spans:
        if _UNBROKEN.fullmatch(span.text):
            fragments = [(0, len(span.text))]
        else:
            fragments = [(m.start(), m.end()) for m in _UNBROKEN.finditer(span.text)]
        if not fragments:
            written.losses.append(Loss.of(annotations, span, "is nothing but line breaks"))
            continue
        if fragments[0][0] > 0 or fragments[-1][1] < len(span.text):
            reason = "is written without the line breaks at its edges"
            written.losses.append(Loss.of(annotations, span, reason, Lost.EDGES))
        numbers[span.id] = number = f"T{len(numbers) + 1}"
        written.labels[span.label] = None
        yield f"{number}\t{ascii_label(span.label)} {_extent(span, fragments)}"
        for name, value in span.attributes.items():
            line = written_value(value)
            choice = ascii_label(line)
            if choice in fixed.get(name, ()) and isinstance(value, bool) == (line in ("true", "false")):
                attributes += 1
                yield f"A{attributes}\t{ascii_label(name)} {number} {choice}"
            else:
                comments += 1
                yield f"#{comments}\t{ATTRIBUTE}{ascii_label(name)} {number}\t{line}"
        if span.note:
            comments += 1
            yield f"#{comments}\tAnnotatorNotes {number}\t{written_text(span.note)}"
        if span.entity:
            names += 1
            entity = options.entities.get(span.entity)
            name = " ".join(entity.name.split()) if entity else ""
            yield f"N{names}\tReference {number} {DATABASE}:{written_id(span.entity)}\t{name}"
    written.spans += len(numbers)
    for count, relation in enumerate(annotations.relations, 1):
        source, target = numbers.get(relation.source), numbers.get(relation.target)
        if source is None or target is None:
            reason = f"{relation.type}: a relation with a span that is not written"
            written.losses.append(Loss.of_article(annotations, reason, Lost.RELATIONS, detail=relation.id))
            continue
        written.relations[relation.type] = None
        yield f"R{count}\t{ascii_label(relation.type)} Arg1:{source} Arg2:{target}"


def _extent(span: Span, fragments: list[tuple[int, int]]) -> str:
    if len(fragments) == 1:
        start, end = fragments[0]
        return f"{span.start + start} {span.start + end}\t{span.text[start:end]}"
    places = ";".join(f"{span.start + start} {span.start + end}" for start, end in fragments)
    return f"{places}\t{' '.join(span.text[start:end] for start, end in fragments)}"


BRAT = Format(
    "brat",
    "Folder for brat: texts, standoff annotations, settings",
    ".ann",
    write,
    read,
    is_folder=True,
)
