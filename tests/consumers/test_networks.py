"""Networks, read by networkx and igraph: the same nodes and ties as in the corpus."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from annotations.model import Span
from tests.consumers.exports import Exports

Tie = tuple[str, str, str, str]
"""The names of both ends, what ties them and the position taken."""


def ties(exports: Exports) -> Counter[Tie]:
    """Count what the corpus ties together, from its spans and relations."""
    attribute = exports.schema.attribute_type("target")
    targets = (
        {choice.value: choice.name_ar or choice.name for choice in attribute.choices} if attribute else {}
    )
    entities = exports.project.entities

    def name(span: Span) -> str:
        return entities[span.entity].name if span.entity else " ".join(span.text.split())

    found: Counter[Tie] = Counter()
    for each in exports.articles:
        spans = {span.id: span for span in each.annotations.spans}
        for span in spans.values():
            if "target" in span.attributes:
                value = str(span.attributes["target"])
                position = str(span.attributes.get("position", ""))
                found[name(span), targets.get(value, value), "about", position] += 1
        for relation in each.annotations.relations:
            kind = exports.schema.relation_type(relation.type)
            assert kind is not None
            found[name(spans[relation.source]), name(spans[relation.target]), kind.name, ""] += 1
    return found


def names(exports: Exports) -> Counter[str]:
    """Count how many spans speak of each name."""
    entities = exports.project.entities
    return Counter(
        entities[span.entity].name if span.entity else " ".join(span.text.split())
        for each in exports.articles
        for span in each.annotations.spans
    )


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_nodes_and_ties(exports: Exports, name: str) -> None:
    import networkx

    path = exports.path(name)
    graph = networkx.read_graphml(path) if name == "graphml" else networkx.read_gexf(path)
    assert graph.is_directed()
    nodes = dict(graph.nodes(data=True))
    _check_nodes(exports, list(nodes.values()))
    found = Counter[Tie]()
    for source, target, tie in graph.edges(data=True):
        ends = nodes[source]["name"], nodes[target]["name"]
        found[(*ends, tie["type"], tie.get("position", ""))] += int(tie["weight"])
    assert found == ties(exports)


def test_igraph_reads_nodes_and_ties(exports: Exports) -> None:
    import igraph

    graph = igraph.Graph.Read_GraphML(str(exports.path("graphml")))
    assert graph.is_directed()
    _check_nodes(exports, [vertex.attributes() for vertex in graph.vs])
    found = Counter[Tie]()
    for edge in graph.es:
        ends = graph.vs[edge.source]["name"], graph.vs[edge.target]["name"]
        found[(*ends, edge["type"], edge["position"])] += int(edge["weight"])
    assert found == ties(exports)


def _check_nodes(exports: Exports, nodes: list[dict[str, Any]]) -> None:
    counts = Counter[str]()
    for node in nodes:
        if node["category"] != "Target":
            counts[node["name"]] += int(node["spans"])
            assert node["category_ar"]
    assert counts == names(exports)
