from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.formats.w3c import W3C
from annotations.formats.w3c_reader import read
from annotations.model import AnnotatedArticle, Article
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

TEXT = "قال 🚨 الجيش إن\nالقوات بقيت"
SOURCE = "https://example.org/news/002.txt"


def written(
    path: Path, articles: list[AnnotatedArticle], labels: frozenset[str] | None = None
) -> ExportReport:
    assert W3C.write is not None
    return W3C.write(articles, path, ExportOptions(SCHEMA, ENTITIES, labels=labels))


def test_a_file_is_what_it_was(tmp_path: Path) -> None:
    written(tmp_path / "corpus.jsonld", difficult())
    assert_golden(tmp_path / "corpus.jsonld", "corpus.jsonld")


@given(article=annotated_articles())
@settings(deadline=None)
def test_what_is_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.getbasetemp() / "out.jsonld"
    assert written(path, [article]).losses == ()
    (row,) = read(path)
    assert row.text == article.article.text
    assert annotations_of(row, article.article, row.annotator) == article.annotations


def test_everything_comes_back(tmp_path: Path) -> None:
    written(tmp_path / "out.jsonld", difficult())
    for row, each in zip(read(tmp_path / "out.jsonld"), difficult(), strict=True):
        for name in ("id", "text", "title", "date", "outlet", "url", "direction"):
            assert getattr(row, name) == getattr(each.article, name)
        assert annotations_of(row, each.article, row.annotator) == each.annotations
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)


def test_the_models_rules_hold(tmp_path: Path) -> None:
    """Section by section of the Web Annotation Data Model: ids, types, motivations, selectors."""
    written(tmp_path / "out.jsonld", difficult())
    page = json.loads((tmp_path / "out.jsonld").read_bytes())
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {i["target"]: i["body"]["value"] for i in page["items"] if i["motivation"] == "describing"}
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    spans = 0
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].isascii()
        if item["motivation"] == "linking":
            assert {item["target"], item["body"][1]} <= set(ids)
        if item["motivation"] != "classifying":
            continue
        spans += 1
        position, quoted = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        start, end = position["start"], position["end"]
        assert (position["type"], quoted["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[start:end] == quoted["exact"]
        assert text[:start].endswith(quoted["prefix"])
        assert text[end:].startswith(quoted["suffix"])
    assert spans == 24


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    assert written(tmp_path / "out.jsonld", difficult(), frozenset({"base"})).spans == 6
    assert {s.label for row in read(tmp_path / "out.jsonld") for s in row.spans} == {"base"}


def target(*selectors: dict[str, Any]) -> dict[str, Any]:
    return {"source": SOURCE, "selector": list(selectors)}


POSITION = {"type": "TextPositionSelector", "start": 6, "end": 11}
QUOTE = {"type": "TextQuoteSelector", "exact": "الجيش", "prefix": "🚨 "}
FOREIGN: list[dict[str, Any]] = [
    {"target": target(POSITION, QUOTE), "body": {"value": "PER"}, "motivation": "tagging"},
    {"target": target(POSITION), "bodyValue": "ملاحظة", "creator": "https://example.org/~huda"},
    {"target": [target(POSITION)], "body": [{"value": "x", "purpose": "tagging"}, "https://x.org", {}]},
    {"target": target({"type": "XPathSelector"}), "motivation": ["highlighting"]},
]


def test_annotations_of_others_are_understood(tmp_path: Path) -> None:
    one, other = annotations(tmp_path, {"items": FOREIGN})
    assert (one.id, one.text, one.annotator, other.annotator) == ("002", None, "", "~huda")
    article = Article("002", TEXT)
    spans = annotations_of(one, article, "a1").spans
    assert sorted((s.label, s.text) for s in spans) == [("PER", "الجيش"), ("x", "الجيش")]
    assert [(s.label, s.note) for s in annotations_of(other, article, "a1").spans] == [
        ("annotation", "ملاحظة")
    ]
    assert one.notices == ("annotations of something else than a passage were left out",)


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda item: item, id="one"),
        pytest.param(lambda item: [item], id="list"),
        pytest.param(lambda item: {"items": [item]}, id="page"),
        pytest.param(lambda item: {"first": {"items": [item]}}, id="collection"),
        pytest.param(lambda item: {"@graph": item}, id="graph"),
    ],
)
def test_pages_and_collections_are_opened(tmp_path: Path, wrap: Any) -> None:
    (row,) = annotations(tmp_path, wrap(FOREIGN[0]))
    assert len(row.spans) == 1


def test_a_quote_is_found_where_the_file_has_the_text(tmp_path: Path) -> None:
    text = {
        "motivation": "describing",
        "body": {"value": TEXT},
        "target": SOURCE,
        "details": {"id": "2018/002"},
    }
    (row,) = annotations(tmp_path, [text, {"target": target(QUOTE)}])
    assert [(s.start, s.end) for s in row.spans] == [(6, 11)]


WRONG = [
    pytest.param("[{", "is no JSON", id="no json"),
    pytest.param("[" * 10_000, "is no JSON", id="deep"),
    pytest.param(3, "should be an object", id="number"),
    pytest.param([3], "annotation 1: “it” should", id="no object"),
    pytest.param({"target": target(POSITION | {"start": "6"})}, "whole numbers", id="start"),
    pytest.param({"target": target(QUOTE)}, "has no position", id="quote without text"),
    pytest.param({"target": {"selector": POSITION}}, "names no source", id="no source"),
    pytest.param({"target": target(QUOTE | {"type": ["TextQuoteSelector"]})}, "has no position", id="types"),
    pytest.param({"target": target(QUOTE | {"exact": 4})}, "“exact” should be a text", id="exact"),
    pytest.param(
        {"motivation": "linking", "details": {}, "target": "x"}, "comes before the article", id="loose"
    ),
    pytest.param(
        {"motivation": "describing", "details": {"id": "1"}, "target": "x", "body": {}},
        "should be the article’s text",
        id="no text",
    ),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_wrong_annotation_is_named(tmp_path: Path, content: Any, message: str) -> None:
    with pytest.raises(ImportFileError, match=r"in\.jsonld") as caught:
        annotations(tmp_path, content)
    assert message in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("describing"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "items",
                    "target",
                    "source",
                    "selector",
                    "type",
                    "start",
                    "end",
                    "body",
                    "value",
                    "details",
                    "id",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(content=JSON)
@settings(deadline=None)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    try:
        said = [row.place for row in annotations(tmp_path_factory.getbasetemp(), content)]
    except ImportFileError as error:
        said = [str(error)]
    assert all("in.jsonld" in words for words in said)


def annotations(folder: Path, content: Any) -> list[ImportedArticle]:
    path = folder / "in.jsonld"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(read(path))
