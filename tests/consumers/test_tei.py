"""TEI P5, held against the consortium's schema and read by its rules: spans between anchors in a text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.consumers.exports import Exports, installed

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def parsed(exports: Exports) -> Any:
    from lxml import etree

    return etree.parse(exports.path("tei"), etree.XMLParser(resolve_entities=False, huge_tree=True))


@pytest.fixture(scope="module")
def schema() -> Any:
    """Return the schema of all of TEI, of which a parser takes half a minute to make sense."""
    from lxml import etree

    return etree.RelaxNG(etree.fromstring((installed("schemas") / "tei_all.rng").read_bytes()))


def test_export_is_valid_against_tei_all(exports: Exports, schema: Any) -> None:
    assert schema.validate(parsed(exports)), str(schema.error_log)[:2000]


def test_every_pointer_points_to_something(exports: Exports) -> None:
    tree = parsed(exports)
    ids = [element.get(XML_ID) for element in tree.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    for element in tree.iter(f"{TEI}span", f"{TEI}link"):
        for attribute in ("from", "to", "ana", "target"):
            for pointer in (element.get(attribute) or "").split():
                assert pointer.removeprefix("#") in ids


def test_spans_between_anchors_are_the_spans(exports: Exports) -> None:
    tree = parsed(exports)
    labels = {element.get(XML_ID): element.get("n") for element in tree.iter(f"{TEI}category")}
    found = {}
    for article in tree.getroot().iterchildren(f"{TEI}TEI"):
        (whole,) = article.iter(f"{TEI}ab")
        text = whole.text or ""
        anchors = {}
        for anchor in whole:
            anchors[anchor.get(XML_ID)] = len(text)
            text += anchor.tail or ""
        assert text == exports.texts[article.get("n")]
        names = article.findall(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}respStmt/{TEI}name")
        places = []
        for span in article.iter(f"{TEI}span"):
            start, end = (anchors[span.get(edge).removeprefix("#")] for edge in ("from", "to"))
            label = labels[span.get("ana").split()[0].removeprefix("#")]
            places.append((start, end, label, text[start:end]))
        found[article.get("n"), "".join(name.text for name in names)] = sorted(places)
    assert found == exports.places
