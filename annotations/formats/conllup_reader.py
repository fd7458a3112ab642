"""Reading our own CoNLL-U Plus back, to prove what was written. It is not imported: forms hold no texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.labels import label_of_ascii
from annotations.formats.lines import numbered_lines

_DOCUMENT = "# newdoc id = "


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield the documents that have tokens, with the spans of all columns. Raises ImportFileError."""
    columns: list[str] = []
    name, place = "", ""
    rows: list[list[str]] = []
    for number, line in numbered_lines(path):
        if number == 1:
            columns = line.removeprefix("# global.columns = ").split(" ")
        elif line.startswith(_DOCUMENT):
            if name:
                yield _article(place, name, columns, rows)
            name, place, rows = line.removeprefix(_DOCUMENT), f"{path}, line {number}", []
        elif line and not line.startswith("# "):
            row = line.split("\t")
            if len(row) != len(columns):
                raise ImportFileError(path, number, f"has {len(row)} columns instead of {len(columns)}")
            rows.append(row)
    if name:
        yield _article(place, name, columns, rows)


def _article(place: str, name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> ImportedArticle:
    article, _, annotator = name.partition("@")
    places = []
    for row in rows:
        misc = dict(pair.split("=") for pair in row[2].split("|"))
        places.append((int(misc["start_char"]), int(misc["end_char"]), row[1]))
    spans: list[ImportedSpan] = []
    for column in range(3, len(columns)):
        spans += _tagged(places, [row[column] for row in rows])
    return ImportedArticle(place=place, id=unquote(article), annotator=unquote(annotator), spans=tuple(spans))


def _tagged(places: Sequence[tuple[int, int, str]], tags: Sequence[str]) -> Iterator[ImportedSpan]:
    """Yield the spans of one column, strictly by IOB2; one of a single token says its text."""
    first = None
    for number, tag in enumerate([*tags, "O"]):
        if first is not None and not tag.startswith("I-"):
            text = places[first][2] if first == number - 1 else None
            label = label_of_ascii(tags[first][2:])
            yield ImportedSpan(places[first][0], places[number - 1][1], label, text=text)
            first = None
        if tag.startswith("B-"):
            first = number
