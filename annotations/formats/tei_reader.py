"""Reading our own TEI back, to prove what was written. Other programs' TEI is too various to be imported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle, ImportedSpan
from annotations.formats.labels import label_of_ascii
from annotations.model import AttributeValue, Relation, Status

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OWN = "hashiya."
"""Begins the names of features that are no attributes; ids in ASCII have no full stop."""

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WHOLE = re.compile(r"-?\d+", re.ASCII)


def read_back(path: Path) -> Iterator[ImportedArticle]:
    """Yield the articles one after the other, whatever the size of the file."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - a start needs no XML

    root = None
    for event, element in iterparse(path, events=("start", "end")):
        if root is None:
            root = element
        if event == "end" and element.tag == f"{_TEI}TEI":
            yield _article(path, element)
            root.clear()


def _article(path: Path, element: Element) -> ImportedArticle:
    text, anchors = _text(element)
    structures = {f"#{each.get(_ID)}": each for each in element.iter(f"{_TEI}fs")}
    names: dict[str, str] = {}
    spans = []
    for span in element.iter(f"{_TEI}span"):
        names[f"#{span.get(_ID)}"] = span.get("n", "")
        spans.append(_span(span, text, anchors, structures))
    relations = []
    for link in element.iter(f"{_TEI}link"):
        source, target = (names[end] for end in link.get("target", "").split())
        kind = label_of_ascii(link.get("type", ""))
        relations.append(Relation(link.get("n", ""), kind, source, target))
    notes = {note.get("type"): note.text or "" for note in element.iter(f"{_TEI}note")}
    return ImportedArticle(
        place=f"{path}, {element.get(_ID)}",
        id=element.get("n", ""),
        text=text,
        annotator="".join(name.text or "" for name in element.iter(f"{_TEI}name")),
        status=Status(notes.get("status", Status.UNTOUCHED)),
        note=notes.get("annotation", ""),
        spans=tuple(spans),
        relations=tuple(relations),
    )


def _text(element: Element) -> tuple[str, dict[str, int]]:
    """Return the text, and where each anchor stands in it."""
    (block,) = element.iter(f"{_TEI}ab")
    parts = [block.text or ""]
    at = len(parts[0])
    anchors = {}
    for anchor in block:
        anchors[f"#{anchor.get(_ID)}"] = at
        parts.append(anchor.tail or "")
        at += len(parts[-1])
    return "".join(parts), anchors


def _span(span: Element, text: str, anchors: dict[str, int], structures: dict[str, Element]) -> ImportedSpan:
    start, end = anchors[span.get("from", "")], anchors[span.get("to", "")]
    label, *pointers = span.get("ana", "").split()
    values = {feature.get("name", ""): _value(feature) for i in pointers for feature in structures[i]}
    return ImportedSpan(
        start=start,
        end=end,
        label=label_of_ascii(label.removeprefix("#label.")),
        id=span.get("n", ""),
        text=text[start:end],
        attributes=frozen(
            {label_of_ascii(name): value for name, value in values.items() if not name.startswith(OWN)}
        ),
        entity=str(values.get(f"{OWN}entity", "")),
        note=str(values.get(f"{OWN}note", "")),
    )


def _value(feature: Element) -> AttributeValue:
    (inner,) = feature
    kind, value = inner.tag.removeprefix(_TEI), inner.get("value", "")
    if kind == "binary":
        return value == "true"
    if kind == "numeric":
        return int(value) if _WHOLE.fullmatch(value) else float(value)
    return inner.text or ""
