"""GraphML, for networkx, igraph, yEd and Gephi: the network of the corpus, see `networks.py`.

Every value is a text or a whole number; ids of nodes are numbers, for some readers take no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.files import replacing
from annotations.formats.format import ExportOptions, ExportReport, Format, Group
from annotations.formats.networks import EDGE_KEYS, NODE_KEYS, NUMBERS, Edge, Network, Node, network_of
from annotations.formats.networks_reader import comparer, graphml_values
from annotations.formats.xml_text import escape
from annotations.model import AnnotatedArticle


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write the network of all articles. It holds ties, not texts; no span is named as lost."""
    with replacing(path) as file:
        network = network_of(articles, options)
        file.write("".join(_lines(network)).encode())
    return ExportReport(path, network.articles, network.spans)


def _lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            kind = "int" if key in NUMBERS else "string"
            yield f'<key id="{owner}-{key}" for="{owner}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    numbers = {node_id: f"n{count}" for count, node_id in enumerate(network.nodes)}
    for node_id, node in network.nodes.items():
        yield f'<node id="{numbers[node_id]}">{_data("node", NODE_KEYS, node)}</node>\n'
    for count, edge in enumerate(network.edges.values()):
        ends = f'source="{numbers[edge.source]}" target="{numbers[edge.target]}"'
        yield f'<edge id="e{count}" {ends}>{_data("edge", EDGE_KEYS, edge)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(owner: str, keys: Iterable[str], of: Node | Edge) -> str:
    return "".join(f'<data key="{owner}-{key}">{escape(str(getattr(of, key)))}</data>' for key in keys)


GRAPHML = Format(
    "graphml",
    "Network for networkx, igraph and yEd (GraphML)",
    ".graphml",
    write,
    compare=comparer(graphml_values),
    group=Group.NETWORKS,
)
