"""brat's folder, read and verified by brat's own rules, written anew.

From its server (`annotation.py`, `projectconfig.py`, `verify_annotations.py`): lines of `.ann` end wherever
`str.splitlines` ends them, in one of its two ways of reading; ids are a letter and a number, each once; a
span's text is that of its fragments, joined by a space; a type that `annotation.conf` does not name, an
overlap that it does not allow and a value that it does not list are errors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from annotations.formats.labels import ascii_label, label_of_ascii
from tests.consumers.exports import Exports, Place, Whose

_ID = re.compile(r"[TRAN#][0-9]+")
_TYPE = re.compile(r"[a-zA-Z0-9_-]+")

Fragments = list[tuple[int, int]]


class Document:
    """What brat makes of one `.txt` and its `.ann`."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.spans: dict[str, tuple[str, Fragments]] = {}
        self.others: list[tuple[str, list[str], str]] = []
        seen = set()
        for line in lines:
            number, _, rest = line.rstrip("\n").partition("\t")
            assert _ID.fullmatch(number), line
            assert number not in seen
            seen.add(number)
            data, _, tail = rest.partition("\t")
            if number[0] == "T":
                self.spans[number] = self._span(data, tail)
            else:
                assert number[0] != "N" or re.fullmatch(r"\S+ \S+ \S+?:\S+", data)
                assert number[0] != "#" or len(data.split()) == 2
                self.others.append((number[0], data.split(" "), tail))

    def _span(self, data: str, tail: str) -> tuple[str, Fragments]:
        kind, places = data.split(" ", 1)
        fragments = []
        for place in places.split(";"):
            start, end = map(int, place.split(" "))
            assert 0 <= start < end <= len(self.text)
            assert not fragments or fragments[-1][1] < start, "fragments overlap or touch"
            fragments.append((start, end))
        assert tail == " ".join(self.text[start:end] for start, end in fragments)
        return kind, fragments

    def places(self) -> list[Place]:
        """Return the extents of spans, from the first fragment's start to the last one's end."""
        return sorted(
            (first[0][0], first[-1][1], label_of_ascii(kind), self.text[first[0][0] : first[-1][1]])
            for kind, first in self.spans.values()
        )


def documents(exports: Exports, *, splits_everywhere: bool = True) -> Iterator[tuple[Whose, Document]]:
    folder = exports.path("brat")
    rows = map(json.loads, (folder / "hashiya.jsonl").read_text("utf-8").split("\n")[:-1])
    named = {row["file"]: (row["id"], row["annotator"]) for row in rows}
    for file in sorted(folder.rglob("*.ann")):
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        content = file.read_bytes().decode("utf-8")
        lines = content.splitlines(keepends=True) if splits_everywhere else content.split("\n")[:-1]
        yield named[file.relative_to(folder).with_suffix("").as_posix()], Document(text, lines)


@pytest.mark.parametrize("splits_everywhere", [True, False], ids=["splitlines", "readlines"])
def test_every_span_is_read_where_it_was(exports: Exports, splits_everywhere: bool) -> None:
    found = {}
    for of, document in documents(exports, splits_everywhere=splits_everywhere):
        assert document.text == exports.texts[of[0]]
        found[of] = document.places()
    assert found == exports.places


def configuration(folder: Path) -> dict[str, list[str]]:
    """Return the lines of `annotation.conf` by section."""
    found: dict[str, list[str]] = {}
    for line in (folder / "annotation.conf").read_text("utf-8").split("\n"):
        if section := re.fullmatch(r"\[(\w+)\]", line):
            lines = found.setdefault(section[1], [])
        elif line:
            lines.append(line)
    assert list(found) == ["entities", "relations", "events", "attributes"]
    return found


def arguments(line: str) -> tuple[str, dict[str, list[str]]]:
    kind, _, rest = line.partition("\t")
    parts = (part.partition(":") for part in rest.split(", "))
    return kind, {name: values.split("|") for name, _, values in parts}


def test_verifier_finds_nothing(exports: Exports) -> None:
    configured = configuration(exports.path("brat"))
    entities = configured["entities"]
    assert all(_TYPE.fullmatch(kind) for kind in entities)
    relations = dict(map(arguments, configured["relations"]))
    attributes = dict(map(arguments, configured["attributes"]))
    overlaps = relations.pop("<OVERLAP>")
    assert overlaps == {"Arg1": ["<ENTITY>"], "Arg2": ["<ENTITY>"], "<OVL-TYPE>": ["<ANY>"]}
    met = 0
    for _, document in documents(exports):
        kinds = {number: kind for number, (kind, _) in document.spans.items()}
        assert set(kinds.values()) <= set(entities)
        met += sum(_overlap(a, b) for (_, a), (_, b) in combinations(document.spans.values(), 2))
        for letter, data, _ in document.others:
            assert _TYPE.fullmatch(data[0])
            if letter == "R":
                for argument in data[1:]:
                    name, _, number = argument.partition(":")
                    assert {kinds[number], "<ENTITY>"} & set(relations[data[0]][name])
            elif letter == "A":
                assert {kinds[data[1]], "<ENTITY>"} & set(attributes[data[0]]["Arg"])
                assert data[2] in attributes[data[0]]["Value"]
            else:
                assert data[1] in kinds
    assert met, "no overlap was tried"


def _overlap(a: Fragments, b: Fragments) -> bool:
    return a[0][0] < b[-1][1] and b[0][0] < a[-1][1]


def test_relations_and_notes_are_there(exports: Exports) -> None:
    of = {(each.article.id, each.annotations.annotator): each.annotations for each in exports.articles}
    for owner, document in documents(exports):
        relations = [data[0] for letter, data, _ in document.others if letter == "R"]
        assert relations == [ascii_label(relation.type) for relation in of[owner].relations]
        notes = [tail for _, data, tail in document.others if data[0] == "AnnotatorNotes"]
        assert len(notes) == sum(bool(span.note) for span in of[owner].spans)


def test_names_are_shown_in_arabic_from_right_to_left(exports: Exports) -> None:
    visual = (exports.path("brat") / "visual.conf").read_text("utf-8")
    assert "Text\tdirection:rtl" in visual
    for label in exports.schema.labels:
        assert re.search(
            rf"^{ascii_label(label.id)} \| {re.escape(label.name_ar)}( \||$)", visual, re.MULTILINE
        )
