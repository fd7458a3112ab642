"""Reading our own networks back and holding them against the corpus: nodes, edges and their weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.formats.format import Comparer, ExportOptions
from annotations.formats.networks import EDGE_KEYS, NODE_KEYS, Edge, Node, network_of
from annotations.model import AnnotatedArticle

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_Read = Callable[["Element"], dict[str, str]]


def comparer(read_values: _Read) -> Comparer:
    """Return what compares a network; `read_values` returns what a node or an edge says by key."""

    def compare(path: Path, articles: Iterable[AnnotatedArticle], options: ExportOptions) -> Iterator[str]:
        network = network_of(articles, options)
        wanted = {i: _shown(_told(node, NODE_KEYS), NODE_KEYS) for i, node in network.nodes.items()}
        ties = Counter(
            _tie(wanted[edge.source], wanted[edge.target], _told(edge, EDGE_KEYS))
            for edge in network.edges.values()
        )
        nodes, edges = _read(path, read_values)
        yield from _unlike("node", Counter(wanted.values()), Counter(nodes))
        yield from _unlike("edge", ties, Counter(edges))

    return compare


def graphml_values(element: Element) -> dict[str, str]:
    """Return what stands under a node or an edge of GraphML."""
    return {data.get("key", "").partition("-")[2]: data.text or "" for data in element}


def gexf_values(element: Element) -> dict[str, str]:
    """Return what stands under a node or an edge of GEXF; its own weight must be the one told there."""
    values = {each.get("for", ""): each.get("value", "") for each in element.iter() if each.get("for")}
    if values.get("weight", "") != (element.get("weight") or ""):
        values["weight"] = element.get("weight") or ""
    return values


def _told(of: Node | Edge, keys: Iterable[str]) -> dict[str, str]:
    return {key: str(getattr(of, key)) for key in keys}


def _shown(values: Mapping[str, str], keys: Iterable[str]) -> str:
    """Return all values in words, by which two nodes are one or not."""
    return ", ".join(f"{key} «{values.get(key, '')}»" for key in keys)


def _tie(source: str, target: str, values: Mapping[str, str]) -> str:
    return f"({_shown(values, EDGE_KEYS)}) from ({source}) to ({target})"


def _read(path: Path, read_values: _Read) -> tuple[list[str], list[str]]:
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - a start needs no XML

    nodes: dict[str, str] = {}
    edges: list[str] = []
    for _, element in iterparse(path):
        kind = element.tag.rpartition("}")[2]
        if kind == "node":
            nodes[element.get("id", "")] = _shown(read_values(element), NODE_KEYS)
        elif kind == "edge":
            ends = nodes[element.get("source", "")], nodes[element.get("target", "")]
            edges.append(_tie(*ends, read_values(element)))
        if kind in ("node", "edge"):
            element.clear()
    return list(nodes.values()), edges


def _unlike(what: str, wanted: Counter[str], there: Counter[str]) -> Iterator[str]:
    yield from (f"the {what} {each} is not there" for each in wanted - there)
    yield from (f"the {what} {each} is there and was not exported" for each in there - wanted)
