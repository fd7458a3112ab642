"""UIMA CAS XMI, read by dkpro-cassis, by UIMA for Java and by Java's rule: offsets count halves of UTF-16."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.exports import Exports, Place, Whose, ran

SPAN = "webanno.custom.HashiyaSpan"
RELATION = "webanno.custom.HashiyaRelation"
SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"


def files(exports: Exports) -> Iterator[tuple[Whose, Path]]:
    folder = exports.path("xmi")
    for line in (folder / "hashiya.jsonl").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield (row["id"], row["annotator"]), folder / f"{row['file']}.xmi"


def cases(exports: Exports) -> Iterator[tuple[Whose, Any]]:
    import cassis

    with (exports.path("xmi") / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    for of, path in files(exports):
        with path.open("rb") as file:
            yield of, cassis.load_cas_from_xmi(file, typesystem=types)


def test_cassis_reads_texts_and_spans(exports: Exports) -> None:
    found = {}
    for of, cas in cases(exports):
        assert cas.sofa_string == exports.texts[of[0]]
        found[of] = sorted((s.begin, s.end, s.label, s.get_covered_text()) for s in cas.select(SPAN))
    assert found == exports.places


def test_cassis_reads_relations_and_attributes(exports: Exports) -> None:
    of = {(each.article.id, each.annotations.annotator): each.annotations for each in exports.articles}
    for owner, cas in cases(exports):
        annotations = of[owner]
        ties = {
            (r.identifier, r.label, r.Governor.identifier, r.Dependent.identifier)
            for r in cas.select(RELATION)
        }
        assert ties == {(r.id, r.type, r.source, r.target) for r in annotations.relations}
        attributes = {
            span.identifier: sum(
                1
                for f in cas.typesystem.get_type(SPAN).all_features
                if f.name.startswith("attribute_") and span[f.name]
            )
            for span in cas.select(SPAN)
        }
        assert attributes == {span.id: len(span.attributes) for span in annotations.spans}


def test_tokens_and_sentences_hold_no_white_space_at_their_edges(exports: Exports) -> None:
    """INCEpTION takes no others."""
    for _, cas in cases(exports):
        tokens = cas.select(f"{SEGMENTATION}.Token")
        for unit in (*tokens, *cas.select(f"{SEGMENTATION}.Sentence")):
            text = unit.get_covered_text()
            assert text == text.strip() != ""
        edges = {edge for token in tokens for edge in (token.begin, token.end)}
        assert {edge for span in cas.select(SPAN) for edge in (span.begin, span.end)} <= edges


def test_offsets_are_those_of_java(exports: Exports) -> None:
    """Read without cassis: a slice of UTF-16 between an element's offsets is the span's text."""
    from lxml import etree

    shifted = 0
    found: dict[Whose, list[Place]] = {}
    for of, path in files(exports):
        root = etree.parse(path).getroot()
        (text,) = (each.get("sofaString") for each in root if each.tag.endswith("}Sofa"))
        assert text == exports.texts[of[0]]
        halves = text.encode("utf-16-le")
        places = found.setdefault(of, [])
        for each in root.iter("{http:///webanno/custom.ecore}HashiyaSpan"):
            begin, end = int(each.get("begin")), int(each.get("end"))
            start = len(halves[: 2 * begin].decode("utf-16-le"))
            words = halves[2 * begin : 2 * end].decode("utf-16-le")
            shifted += start != begin
            places.append((start, start + len(words), each.get("label"), words))
    assert {of: sorted(places) for of, places in found.items()} == exports.places
    assert shifted or all(max(text) <= "\uffff" for text in exports.texts.values())


def test_uima_in_java_reads_the_spans(exports: Exports) -> None:
    library = Path("/usr/share/java/uimaj-core.jar")
    if shutil.which("javac") is None or not library.is_file():
        needed = "default-jdk-headless libuima-core-java"
        pytest.skip(f"UIMA for Java is not there; install it with: sudo apt-get install {needed}")
    owners, paths = zip(*files(exports), strict=True)
    program = [str(Path(__file__).with_name("ReadCas.java")), str(exports.path("xmi") / "TypeSystem.xml")]
    fields = ran("java", "-cp", str(library), *program, *map(str, paths)).split("\0")[:-1]
    found: dict[Whose, list[Place]] = {of: [] for of in owners}
    for number, label, start, text in zip(*(fields[i::4] for i in range(4)), strict=True):
        found[owners[int(number) - 1]].append((int(start), int(start) + len(text), label, text))
    assert {of: sorted(places) for of, places in found.items()} == exports.places
