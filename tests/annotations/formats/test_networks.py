from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings

from annotations.edit import frozen
from annotations.formats.format import ExportOptions, Format
from annotations.formats.gexf import GEXF
from annotations.formats.graphml import GRAPHML
from annotations.model import AnnotatedArticle
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

BOTH = pytest.mark.parametrize("form", [GRAPHML, GEXF], ids=["graphml", "gexf"])


def network(path: Path, form: Format, articles: list[AnnotatedArticle], **options: Any) -> Any:
    """Write the network and read it as networkx does, nodes by their names."""
    assert form.write is not None
    form.write(articles, path / "network", ExportOptions(SCHEMA, ENTITIES, **options))
    read = networkx.read_graphml if form is GRAPHML else networkx.read_gexf
    return read(path / "network")


def stances() -> list[AnnotatedArticle]:
    """The difficult corpus, in which one stance has a target and its holder is said twice."""
    first, *others = difficult()
    spans = tuple(
        replace(s, attributes=frozen({"target": "الانسحاب <1>", "position": "support"}))
        if s.id == "nested-1"
        else s
        for s in first.annotations.spans
    )
    relations = first.annotations.relations
    again = (*relations, replace(relations[0], id="r9"))
    changed = replace(first.annotations, spans=spans, relations=again)
    return [AnnotatedArticle(first.article, changed), *others]


@BOTH
def test_networkx_reads_nodes_and_ties(tmp_path: Path, form: Format) -> None:
    graph = network(tmp_path, form, stances())
    assert graph.is_directed()
    nodes = dict(graph.nodes(data=True))
    names = {key: node["name"] for key, node in nodes.items()}
    america = next(node for node in nodes.values() if node["name"] == "الولايات المتحدة")
    assert (america["kind"], america["category"], america["category_ar"], america["spans"]) == (
        "state",
        "Actor",
        "فاعل",
        1,
    )
    assert "قاعدة <عين> & «الأسد»" in names.values()
    ties = {
        (names[a], names[b]): (e["type"], e["position"], int(e["weight"]), e["articles"])
        for a, b, e in graph.edges(data=True)
    }
    stance = "انسحبت قوات التحالف الدولي لمحاربة داعش"
    assert ties == {
        ("4,000 جنديٍّ", "الولايات المتحدة"): ("claimed by", "", 2, 1),
        (stance, "داعش"): ("claimed by", "", 1, 1),
        (stance, "الانسحاب <1>"): ("about", "support", 1, 1),
    }


@BOTH
def test_a_file_is_what_it_was(tmp_path: Path, form: Format) -> None:
    network(tmp_path, form, difficult())
    assert_golden(tmp_path / "network", f"corpus{form.extension}")


@BOTH
def test_only_wanted_labels_are_in_the_network(tmp_path: Path, form: Format) -> None:
    graph = network(tmp_path, form, stances(), labels=frozenset({"base"}))
    assert {label for _, label in graph.nodes(data="category")} == {"Base"}
    assert graph.number_of_edges() == 0


@BOTH
@given(article=annotated_articles())
@settings(deadline=None)
def test_any_corpus_becomes_a_network(
    tmp_path_factory: pytest.TempPathFactory, form: Format, article: AnnotatedArticle
) -> None:
    graph = network(tmp_path_factory.getbasetemp(), form, [article])
    assert sum(dict(graph.nodes(data="spans")).values()) == len(article.annotations.spans)
    weights = sum(int(edge["weight"]) for *_, edge in graph.edges(data=True))
    assert weights == len(article.annotations.relations)
