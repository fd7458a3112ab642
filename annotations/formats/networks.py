"""The network in a corpus: who and what is spoken of, and how it is tied.

Nodes are entities, what spans without an entity say (label and words), and the values of the choice `target`,
the propositions that stances are about. Edges are relations, and ties from spans to their targets with the
`position` taken. What is said more than once is one edge of more weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotations.formats.format import ExportOptions
from annotations.formats.selection import selected
from annotations.formats.xml_text import legal
from annotations.model import AnnotatedArticle, Span

TARGET = "target"
POSITION = "position"

NODE_KEYS = ("name", "kind", "category", "category_ar", "spans")
EDGE_KEYS = ("type", "type_ar", "position", "weight", "articles")
NUMBERS = frozenset({"spans", "weight", "articles"})


@dataclass(slots=True)
class Node:
    """One that is spoken of, in so many spans."""

    name: str
    kind: str
    category: str
    category_ar: str
    spans: int = 0


@dataclass(slots=True)
class Edge:
    """A directed tie; between two nodes there is one for each type and position."""

    source: str
    target: str
    type: str
    type_ar: str
    position: str = ""
    weight: int = 0
    seen: set[str] = field(default_factory=set)

    @property
    def articles(self) -> int:
        """In how many articles the tie is said."""
        return len(self.seen)


@dataclass(slots=True)
class Network:
    """Nodes by id, edges by their ends, type and position, and how much was read for them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], Edge] = field(default_factory=dict)
    articles: int = 0
    spans: int = 0


def network_of(articles: Iterable[AnnotatedArticle], options: ExportOptions) -> Network:
    """Return the network of all that was annotated."""
    network = Network()
    for annotated in selected(articles, options):
        network.articles += 1
        network.spans += len(annotated.annotations.spans)
        ids = {span.id: _node_of(network, span, options) for span in annotated.annotations.spans}
        for span in annotated.annotations.spans:
            value = span.attributes.get(TARGET)
            if isinstance(value, str) and value:
                target = _target(network, value, options)
                position = str(span.attributes.get(POSITION, ""))
                names = ("about", "بشأن")
                _tie(network, ids[span.id], target, (TARGET, *names), position, annotated.article.id)
        for relation in annotated.annotations.relations:
            kind = options.schema.relation_type(relation.type)
            names = (kind.name, kind.name_ar) if kind else (relation.type, "")
            ends = ids[relation.source], ids[relation.target]
            _tie(network, *ends, (relation.type, *names), "", annotated.article.id)
    return network


def _node_of(network: Network, span: Span, options: ExportOptions) -> str:
    label = options.schema.label(span.label)
    entity = options.entities.get(span.entity)
    words = " ".join(span.text.split())
    node_id = f"entity:{span.entity}" if span.entity else f"{span.label}:{words}"
    node = network.nodes.get(node_id)
    if node is None:
        node = network.nodes[node_id] = Node(
            legal(entity.name if entity else words),
            legal(entity.kind if entity else ""),
            legal(label.name if label else span.label),
            legal(label.name_ar if label else ""),
        )
    node.spans += 1
    return node_id


def _target(network: Network, value: str, options: ExportOptions) -> str:
    node_id = f"{TARGET}:{value}"
    attribute = options.schema.attribute_type(TARGET)
    choices = {choice.value: choice for choice in attribute.choices} if attribute else {}
    choice = choices.get(value)
    name = (choice.name_ar or choice.name) if choice else value
    node = network.nodes.setdefault(node_id, Node(legal(name), "", "Target", "القضية"))
    node.spans += 1
    return node_id


def _tie(
    network: Network, source: str, target: str, kind: tuple[str, str, str], position: str, article: str
) -> None:
    key = (source, target, kind[0], position)
    edge = network.edges.get(key)
    if edge is None:
        edge = network.edges[key] = Edge(source, target, legal(kind[1]), legal(kind[2]), legal(position))
    edge.weight += 1
    edge.seen.add(article)
