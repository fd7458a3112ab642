from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, parse

import pytest
from hypothesis import given, settings

from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.labels import label_of_ascii
from annotations.formats.tei import TEI
from annotations.formats.xml_text import legal
from annotations.model import AnnotatedArticle, AnnotationSet, Article, make_span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(
    path: Path, articles: list[AnnotatedArticle], labels: frozenset[str] | None = None
) -> ExportReport:
    assert TEI.write is not None
    return TEI.write(articles, path, ExportOptions(SCHEMA, ENTITIES, labels=labels))


def test_a_file_is_what_it_was(tmp_path: Path) -> None:
    written(tmp_path / "corpus.xml", difficult())
    assert_golden(tmp_path / "corpus.xml", "corpus.tei.xml")


def test_spans_are_where_they_were(tmp_path: Path) -> None:
    assert written(tmp_path / "out.xml", difficult()).losses == ()
    read = list(read_back(tmp_path / "out.xml"))
    assert [each["id"] for each in read] == [each.article.id for each in difficult()]
    for each, annotated in zip(read, difficult(), strict=True):
        assert each["text"] == annotated.article.text
        assert each["spans"] == [
            (
                s.id,
                s.start,
                s.end,
                s.label,
                {
                    **s.attributes,
                    **({"hashiya.note": s.note} if s.note else {}),
                    **({"hashiya.entity": s.entity} if s.entity else {}),
                    **({"hashiya.entity-name": ENTITIES[s.entity].name} if s.entity else {}),
                },
            )
            for s in annotated.annotations.spans
        ]
        assert each["relations"] == [(r.type, r.source, r.target) for r in annotated.annotations.relations]
        assert each["annotator"] == annotated.annotations.annotator


@given(article=annotated_articles())
@settings(deadline=None)
def test_any_text_keeps_its_offsets(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.getbasetemp() / "out.xml"
    written(path, [article])
    (read,) = read_back(path)
    assert read["text"] == article.article.text
    places = [(s.id, s.start, s.end, s.label) for s in article.annotations.spans]
    assert [span[:4] for span in read["spans"]] == places


def test_ids_are_unique_and_every_pointer_leads_somewhere(tmp_path: Path) -> None:
    text = "نص"
    unknown = [
        AnnotatedArticle(
            (article := Article(name, text)), AnnotationSet(name, "a1", (make_span(article, 0, 2, "جديد"),))
        )
        for name in ("001", "002")
    ]
    written(tmp_path / "out.xml", [*difficult(), *unknown])
    root = parse(tmp_path / "out.xml").getroot()
    ids = [i for element in root.iter() if (i := element.get(ID))]
    assert len(set(ids)) == len(ids)
    for element in root.iter():
        for name in ("from", "to", "ana", "target"):
            for pointer in element.get(name, "").split():
                assert pointer.removeprefix("#") in ids


def test_control_characters_are_replaced_and_told(tmp_path: Path) -> None:
    article = Article("001", "قال\x01\x0b نعم")
    span = make_span(article, 4, 6, "actor")
    report = written(tmp_path / "out.xml", [AnnotatedArticle(article, AnnotationSet("001", "a1", (span,)))])
    assert [loss.reason for loss in report.losses] == [
        "XML has no place for U+0001, U+000B; U+FFFD stands there instead"
    ]
    (read,) = read_back(tmp_path / "out.xml")
    assert read["text"] == legal(article.text) == "قال\ufffd\ufffd نعم"


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    assert written(tmp_path / "out.xml", difficult(), frozenset({"base"})).spans == 6
    assert {s[3] for each in read_back(tmp_path / "out.xml") for s in each["spans"]} == {"base"}


def read_back(path: Path) -> Iterator[dict[str, Any]]:
    """Read as TEI's guidelines say: text between anchors, pointers to categories and feature structures."""
    root = parse(path).getroot()
    for article in root.iter(f"{NAMESPACE}TEI"):
        (block,) = article.iter(f"{NAMESPACE}ab")
        text = block.text or ""
        anchors = {}
        for anchor in block:
            anchors[f"#{anchor.get(ID)}"] = len(text)
            text += anchor.tail or ""
        structures = {f"#{fs.get(ID)}": fs for fs in article.iter(f"{NAMESPACE}fs")}
        spans, names = [], {}
        for span in article.iter(f"{NAMESPACE}span"):
            label, *others = str(span.get("ana")).split()
            values = {k: v for i in others for k, v in features(structures[i])}
            names[f"#{span.get(ID)}"] = span.get("n")
            ends = anchors[str(span.get("from"))], anchors[str(span.get("to"))]
            spans.append((span.get("n"), *ends, label_of_ascii(label.removeprefix("#label.")), values))
        links = [
            (str(link.get("type")), *(names[end] for end in str(link.get("target")).split()))
            for link in article.iter(f"{NAMESPACE}link")
        ]
        people = [e.text for e in article.iter(f"{NAMESPACE}name")]
        yield {
            "id": article.get("n"),
            "text": text,
            "spans": spans,
            "relations": links,
            "annotator": people[0] if people else "",
        }


def features(structure: Element) -> Iterator[tuple[str, Any]]:
    for feature in structure:
        (value,) = feature
        name = str(feature.get("name"))
        kind = value.tag.removeprefix(NAMESPACE)
        if kind == "string":
            yield name, value.text or ""
        elif kind == "binary":
            yield name, value.get("value") == "true"
        else:
            yield name, float(str(value.get("value")))
