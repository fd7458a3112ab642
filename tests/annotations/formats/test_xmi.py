from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest
from hypothesis import given, settings

from annotations.formats.detection import detect
from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.formats.xmi import XMI
from annotations.formats.xmi_reader import read
from annotations.formats.xmi_types import TYPE_SYSTEM, attribute_of, feature_of
from annotations.model import AnnotatedArticle, AnnotationSet, Article, SpanError, make_span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, TEXT, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

XMI_ID = "{http://www.omg.org/XMI}id"
CUSTOM = "{http:///webanno/custom.ecore}"
SEGMENTS = "{http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore}"
NE = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


def written(
    path: Path, articles: list[AnnotatedArticle], labels: frozenset[str] | None = None
) -> ExportReport:
    assert XMI.write is not None
    return XMI.write(articles, path, ExportOptions(SCHEMA, ENTITIES, labels=labels))


def stripped(annotations: AnnotationSet) -> AnnotationSet:
    """Return the annotations without what the format leaves out."""
    spans = (replace(span, source="", created="", modified="") for span in annotations.spans)
    return replace(annotations, spans=tuple(spans))


def test_a_folder_is_what_it_was(tmp_path: Path) -> None:
    written(tmp_path / "xmi", difficult())
    assert_golden(tmp_path / "xmi", "xmi")


def test_everything_comes_back_but_times_and_sources(tmp_path: Path) -> None:
    assert list(written(tmp_path / "out", difficult()).losses) == []
    rows = {(row.id, row.annotator): row for row in read(tmp_path / "out")}
    assert len(rows) == 3
    for each in difficult():
        row = rows[each.article.id, each.annotations.annotator]
        article = each.article
        assert (row.text, row.title, row.date, row.url, row.direction) == (
            article.text,
            article.title,
            article.date,
            article.url,
            article.direction,
        )
        assert stripped(annotations_of(row, article, row.annotator)) == stripped(each.annotations)
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)


@given(each=annotated_articles())
@settings(deadline=None, max_examples=40)
def test_any_text_and_its_spans_come_back(
    tmp_path_factory: pytest.TempPathFactory, each: AnnotatedArticle
) -> None:
    folder = tmp_path_factory.mktemp("xmi") / "out"
    report = written(folder, [each])
    (row,) = read(folder)
    if not report.losses:
        assert row.text == each.article.text
        assert stripped(annotations_of(row, each.article, row.annotator)) == stripped(each.annotations)


def test_offsets_count_utf16_as_java_does(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1])
    root = document(tmp_path / "out")
    text = sofa(root)
    assert text.decode("utf-16-le") == TEXT
    assert [(e.get("identifier"), covered(text, e)) for e in root.iter(f"{CUSTOM}HashiyaSpan")] == [
        (span.id, span.text) for span in difficult()[0].annotations.spans
    ]


def test_tokens_end_where_spans_do_and_hold_no_white_space(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1])
    root = document(tmp_path / "out")
    text = sofa(root)
    tokens = list(root.iter(f"{SEGMENTS}Token"))
    sentences = list(root.iter(f"{SEGMENTS}Sentence"))
    assert "".join(covered(text, token) for token in tokens) == "".join(TEXT.split())
    for each in (*tokens, *sentences):
        assert covered(text, each).strip() == covered(text, each) != ""
    edges = {int(token.get(name, "")) for token in tokens for name in ("begin", "end")}
    for span in root.iter(f"{CUSTOM}HashiyaSpan"):
        assert {int(span.get("begin", "")), int(span.get("end", ""))} <= edges
        assert any(
            int(s.get("begin", ""))
            <= int(span.get("begin", ""))
            < int(span.get("end", ""))
            <= int(s.get("end", ""))
            for s in sentences
        )


def test_relations_are_tied_to_their_spans(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult()[:1])
    root = document(tmp_path / "out")
    names = {e.get(XMI_ID): e.get("identifier") for e in root.iter(f"{CUSTOM}HashiyaSpan")}
    found = [
        (e.get("identifier"), e.get("label"), names[e.get("Governor")], names[e.get("Dependent")])
        for e in root.iter(f"{CUSTOM}HashiyaRelation")
    ]
    assert found == [(r.id, r.type, r.source, r.target) for r in difficult()[0].annotations.relations]


def test_the_type_system_names_every_feature_that_is_used(tmp_path: Path) -> None:
    article = Article("001", "نص")
    spans = tuple(
        replace(make_span(article, 0, 2, "actor"), id=str(number), attributes={name: 1})
        for number, name in enumerate(("new ناقص", "a-b", "1", "_"))
    )
    written(tmp_path / "out", [AnnotatedArticle(article, AnnotationSet("001", "a1", spans))])
    space = "{http://uima.apache.org/resourceSpecifier}"
    types = parse(tmp_path / "out" / TYPE_SYSTEM).getroot()
    features = {
        feature.findtext(f"{space}name")
        for each in types.iter(f"{space}typeDescription")
        if each.findtext(f"{space}name") == "webanno.custom.HashiyaSpan"
        for feature in each.iter(f"{space}featureDescription")
    }
    (span, *_) = document(tmp_path / "out").iter(f"{CUSTOM}HashiyaSpan")
    used = set(span.keys()) - {XMI_ID, "sofa", "begin", "end"}
    assert used <= features
    assert all(str(name).replace("_", "a").isalnum() and str(name).isascii() for name in features)
    (row,) = read(tmp_path / "out")
    assert [dict(each.attributes) for each in row.spans] == [dict(span.attributes) for span in spans]


@pytest.mark.parametrize("name", ["value", "new ناقص", "a-b", "_", "1", "_0041", "🚨"])
def test_names_of_features_lead_back_to_attributes(name: str) -> None:
    assert feature_of(name).isascii()
    assert attribute_of(feature_of(name)) == name


def test_control_characters_are_replaced_and_told(tmp_path: Path) -> None:
    article = Article("001", "قال\x01\x0b نعم")
    span = replace(make_span(article, 6, 9, "actor"), note="\x02")
    report = written(tmp_path / "out", [AnnotatedArticle(article, AnnotationSet("001", "a1", (span,)))])
    assert ["U+0001, U+000B" in loss.reason for loss in report.losses] == [True, False]
    (row,) = read(tmp_path / "out")
    assert row.text == "قال\ufffd\ufffd نعم"
    assert (row.spans[0].start, row.spans[0].end, row.spans[0].note) == (6, 9, "\ufffd")


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    assert written(tmp_path / "out", difficult(), frozenset({"base"})).spans == 6
    assert {span.label for row in read(tmp_path / "out") for span in row.spans} == {"base"}


def test_a_span_made_in_inception_gets_an_id_and_keeps_its_relations(tmp_path: Path) -> None:
    """There a span is made without our identifier: then the file's numbers tie things together."""
    written(tmp_path / "out", difficult()[:1])
    (path,) = (tmp_path / "out").rglob("*.xmi")
    path.write_text(path.read_text("utf-8").replace(' identifier="marks"', ""), "utf-8")
    (row,) = read(tmp_path / "out")
    assert not row.has_own_ids
    back = annotations_of(row, difficult()[0].article, "a1")
    expected = difficult()[0].annotations
    # Of spans over the same letters the fresh ids decide which comes first.
    assert sorted((s.start, s.end, s.label, str(s.attributes)) for s in back.spans) == sorted(
        (s.start, s.end, s.label, str(s.attributes)) for s in expected.spans
    )
    texts = [(back.span(r.source).text, r.type, back.span(r.target).text) for r in back.relations]
    assert texts == [
        (expected.span(r.source).text, r.type, expected.span(r.target).text) for r in expected.relations
    ]


def test_layers_of_others_are_read(tmp_path: Path) -> None:
    row = others(
        tmp_path,
        '<type3:NamedEntity xmi:id="20" sofa="1" begin="3" end="9" value="ORG" identifier="Q30"/>'
        '<custom:Claim xmi:id="21" sofa="1" begin="10" end="13" strength="4" sure="true"/>'
        '<custom:Holds xmi:id="22" sofa="1" begin="10" end="13" Governor="20" Dependent="21"/>'
        '<custom:Unknown xmi:id="23" sofa="1" begin="0" end="2"/>',
    )
    assert row.text == "🚨 القوات هنا"
    assert [(s.start, s.end, s.label, dict(s.attributes)) for s in row.spans] == [
        (2, 8, "ORG", {"identifier": "Q30"}),
        (9, 12, "Claim", {"strength": 4, "sure": True}),
    ]
    assert [(r.type, r.source, r.target) for r in row.relations] == [("Holds", "20", "21")]
    assert not row.has_own_ids
    back = taken_over(row)
    assert [span.text for span in back.spans] == ["القوات", "هنا"]


def test_ties_of_tokens_and_slots_are_left_out_and_told(tmp_path: Path) -> None:
    row = others(
        tmp_path,
        '<type3:NamedEntity xmi:id="20" sofa="1" begin="3" end="9" value="ORG"/>'
        '<custom:Holds xmi:id="22" sofa="1" begin="10" end="13" Governor="20" Dependent="30"/>'
        '<segmentation:Token xmi:id="30" sofa="1" begin="3" end="9"/>'
        '<custom:Claim xmi:id="21" sofa="1" begin="10" end="13" slot="20"/>',
    )
    assert row.relations == ()
    assert row.notices == (
        "left out: the feature slot of Claim",
        "left out: ties of what is no span (Holds)",
    )


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        pytest.param('<type3:NamedEntity xmi:id="20" sofa="1" begin="0" end="99"/>', "", id="past the end"),
        pytest.param(
            '<type3:NamedEntity xmi:id="20" sofa="1" begin="-3" end="2"/>', "", id="before the text"
        ),
        pytest.param('<type3:NamedEntity xmi:id="20" sofa="1" begin="1" end="9"/>', "", id="in an emoji"),
        pytest.param('<type3:NamedEntity xmi:id="20" sofa="1" begin="9" end="3"/>', "", id="backwards"),
        pytest.param('<type3:NamedEntity xmi:id="20" sofa="1" begin="x" end="3"/>', "UIMA", id="no number"),
        pytest.param(
            '<type3:NamedEntity xmi:id="20" sofa="1" begin="1e3" end="3"/>', "UIMA", id="no integer"
        ),
        pytest.param('<type3:NamedEntity sofa="1" begin="0" end="3"/>', "UIMA", id="no number of its own"),
        pytest.param(
            '<type3:NamedEntity xmi:id="20" sofa="9" begin="0" end="3"/>', "UIMA", id="no such text"
        ),
        pytest.param(
            '<custom:Holds xmi:id="20" sofa="1" begin="0" end="3" Governor="77" Dependent="78"/>',
            "UIMA",
            id="dangling",
        ),
        pytest.param(
            '<type3:NamedEntity xmi:id="20" sofa="1" begin="0" end="3" value="a"', "no XML", id="cut"
        ),
        pytest.param("<a>" * 5000 + "</a>" * 5000, "", id="deep"),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, marks: str, message: str) -> None:
    with pytest.raises((ImportFileError, SpanError), match=rf"in\.xmi.*{message}"):
        taken_over(others(tmp_path, marks))


@pytest.mark.parametrize("name", ["in.xmi", TYPE_SYSTEM])
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/x.dtd">',
    ],
    ids=["file", "bomb", "elsewhere"],
)
def test_entities_are_refused(tmp_path: Path, name: str, head: str) -> None:
    others(tmp_path, "")
    path = tmp_path / name
    path.write_text(path.read_text("utf-8").replace("?>", f"?>{head}", 1), "utf-8")
    with pytest.raises(ImportFileError, match=rf"{name}: is no XML that is read here"):
        list(read(tmp_path / "in.xmi"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe<", b"<a/>", b"\x00" * 9], ids=repr)
def test_what_is_no_cas_is_refused(tmp_path: Path, content: bytes) -> None:
    others(tmp_path, "")
    (tmp_path / "in.xmi").write_bytes(content)
    with pytest.raises(ImportFileError, match=r"in\.xmi"):
        list(read(tmp_path / "in.xmi"))


def test_a_file_without_its_types_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    path = tmp_path / "alone" / "in.xmi"
    path.write_bytes(b"<a/>")
    with pytest.raises(ImportFileError, match=r"in\.xmi: needs its TypeSystem\.xml"):
        list(read(path))


def others(folder: Path, marks: str) -> ImportedArticle:
    """Read a file as INCEpTION writes it, with these marks on a text that begins with an emoji."""
    (folder / TYPE_SYSTEM).write_text(TYPES, "utf-8")
    members = " ".join(re.findall(r'xmi:id="(\d+)"', marks))
    (folder / "in.xmi").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
        'xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" '
        'xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" '
        'xmlns:type3="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmi:version="2.0">'
        f'<cas:NULL xmi:id="0"/>{marks}'
        '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="🚨 القوات هنا"/>'
        f'<cas:View sofa="1" members="{members}"/></xmi:XMI>',
        "utf-8",
    )
    (row,) = read(folder / "in.xmi")
    return row


def taken_over(row: ImportedArticle) -> AnnotationSet:
    return annotations_of(row, Article("x", str(row.text)), "a1")


def described(name: str, *features: tuple[str, str]) -> str:
    inner = "".join(
        f"<featureDescription><name>{feature}</name><description/><rangeTypeName>{kind}</rangeTypeName>"
        "</featureDescription>"
        for feature, kind in features
    )
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName>"
        f"<features>{inner}</features></typeDescription>"
    )


TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
    + described("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    + described(NE, ("value", "uima.cas.String"), ("identifier", "uima.cas.String"))
    + described(
        "webanno.custom.Claim",
        ("strength", "uima.cas.Integer"),
        ("sure", "uima.cas.Boolean"),
        ("slot", "uima.tcas.Annotation"),
    )
    + described(
        "webanno.custom.Holds", ("Governor", "uima.tcas.Annotation"), ("Dependent", "uima.tcas.Annotation")
    )
    + "</types></typeSystemDescription>"
)


def document(folder: Path) -> Element:
    """Return the one document of a folder, as any parser of XML reads it."""
    (path,) = folder.rglob("*.xmi")
    return parse(path).getroot()


def sofa(root: Element) -> bytes:
    (found,) = root.iter("{http:///uima/cas.ecore}Sofa")
    return found.get("sofaString", "").encode("utf-16-le")


def covered(text: bytes, element: Element) -> str:
    """Return what an annotation covers, counted as Java counts."""
    return text[2 * int(element.get("begin", "")) : 2 * int(element.get("end", ""))].decode("utf-16-le")


def test_a_folder_is_known_by_its_type_system(tmp_path: Path) -> None:
    written(tmp_path / "out", difficult())
    assert detect(tmp_path / "out") is XMI
    assert detect(tmp_path / "out" / "003.xmi") is XMI
