"""GEXF 1.2, for Gephi: the network of the corpus, see `networks.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.networks import EDGE_KEYS, NODE_KEYS, NUMBERS, Edge, Network, Node, network_of
from annotations.formats.networks_reader import comparer, gexf_values
from annotations.formats.xml_text import quoteattr
from annotations.model import AnnotatedArticle


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the network of all articles. It holds ties, not texts; no span is named as lost."""
    with replacing(path) as file:
        network = network_of(articles, options)
        file.write("".join(_lines(network)).encode())
    return ExportReport(path, network.articles, network.spans)


def _lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<graph defaultedgetype="directed">\n'
    for owner, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        yield f'<attributes class="{owner}">\n'
        for key in keys:
            kind = "integer" if key in NUMBERS else "string"
            yield f'<attribute id="{key}" title="{key}" type="{kind}"/>\n'
        yield "</attributes>\n"
    numbers = {node_id: count for count, node_id in enumerate(network.nodes)}
    yield "<nodes>\n"
    for node_id, node in network.nodes.items():
        head = f'id="{numbers[node_id]}" label={quoteattr(node.name)}'
        yield f"<node {head}>{_values(NODE_KEYS, node)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for count, edge in enumerate(network.edges.values()):
        ends = f'source="{numbers[edge.source]}" target="{numbers[edge.target]}"'
        label = f'weight="{edge.weight}" label={quoteattr(edge.type)}'
        yield f'<edge id="{count}" {ends} {label}>{_values(EDGE_KEYS, edge)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(keys: Iterable[str], of: Node | Edge) -> str:
    values = (f'<attvalue for="{key}" value={quoteattr(str(getattr(of, key)))}/>' for key in keys)
    return f"<attvalues>{''.join(values)}</attvalues>"


GEXF = Format(
    "gexf", "Network for Gephi (GEXF)", ".gexf", write, compare=comparer(gexf_values), group=Group.NETWORKS
)
