"""Web Annotations, read as linked data by PyLD: what any program for JSON-LD sees."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from tests.consumers.anno_context import AS, CONTEXT, DCTERMS, FOAF, OA, RDF
from tests.consumers.exports import Exports, Place, Whose

Node = dict[str, Any]


def local(url: str, options: object) -> Node:
    """Load the one context that there is, and nothing from the network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


@pytest.fixture
def page(exports: Exports) -> Node:
    from pyld import jsonld

    document = json.loads(exports.path("w3c").read_text("utf-8"))
    (expanded,) = jsonld.expand(document, {"documentLoader": local})
    return expanded


def value(node: Node, term: str) -> Any:
    (only,) = node[term]
    return only.get("@value", only.get("@id"))


def test_positions_and_quotes_point_to_the_spans(exports: Exports, page: Node) -> None:
    assert page["@type"] == [f"{AS}OrderedCollectionPage"]
    (items,) = page[f"{AS}items"]
    texts: dict[str, str] = {}
    found: dict[Whose, list[Place]] = {}
    for annotation in items["@list"]:
        assert annotation["@type"] == [f"{OA}Annotation"]
        (target,) = annotation[f"{OA}hasTarget"]
        bodies = annotation[f"{OA}hasBody"]
        creator = annotation.get(f"{DCTERMS}creator")
        annotator = value(creator[0], f"{FOAF}name") if creator else ""
        motivation = value(annotation, f"{OA}motivatedBy")
        if motivation == f"{OA}describing":
            texts[target["@id"]] = value(bodies[0], f"{RDF}value")
            found.setdefault((unquote(target["@id"].rpartition(":")[2]), annotator), [])
        elif motivation == f"{OA}classifying":
            source = value(target, f"{OA}hasSource")
            position, quote = sorted(target[f"{OA}hasSelector"], key=lambda node: node["@type"])
            start, end = value(position, f"{OA}start"), value(position, f"{OA}end")
            text = texts[source]
            assert value(quote, f"{OA}exact") == text[start:end]
            assert text[:start].endswith(value(quote, f"{OA}prefix"))
            assert text[end:].startswith(value(quote, f"{OA}suffix"))
            (label,) = (
                value(body, f"{RDF}value")
                for body in bodies
                if value(body, f"{OA}hasPurpose") == f"{OA}classifying"
            )
            of = unquote(source.rpartition(":")[2]), annotator
            found[of].append((start, end, label, text[start:end]))
    assert {of: sorted(places) for of, places in found.items()} == exports.places


def test_no_term_is_unknown_and_everything_becomes_triples(exports: Exports, page: Node) -> None:
    """JSON-LD drops without a word what no context defines."""
    from pyld import jsonld

    document = json.loads(exports.path("w3c").read_text("utf-8"))
    assert _keys(page) == _defined(document)
    graph = jsonld.to_rdf(document, {"documentLoader": local})["@default"]
    starts = [triple["object"] for triple in graph if triple["predicate"]["value"] == f"{OA}start"]
    assert sorted(int(literal["value"]) for literal in starts) == sorted(
        start for places in exports.places.values() for start, *_ in places
    )
    assert {literal["datatype"].rpartition("#")[2] for literal in starts} == {"nonNegativeInteger"}
    exact = [triple["object"]["value"] for triple in graph if triple["predicate"]["value"] == f"{OA}exact"]
    assert sorted(exact) == sorted(text for places in exports.places.values() for *_, text in places)


def _defined(node: Any) -> int:
    """Count the keys of a page that say something, those of `details` as one."""
    if isinstance(node, list):
        return sum(map(_defined, node))
    if not isinstance(node, dict):
        return 0
    return sum(
        1 if key == "details" else 1 + _defined(inner) for key, inner in node.items() if key != "@context"
    )


def _keys(node: Any) -> int:
    if isinstance(node, list):
        return sum(map(_keys, node))
    if not isinstance(node, dict) or "@value" in node:
        return 0
    if "@list" in node:
        return _keys(node["@list"])
    own = [key for key in node if not (key == "@id" and set(node) == {"@id"})]
    return sum(1 + _keys(node[key]) for key in own)
