from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from annotations.model import AttributeValue, Relation, make_span
from annotations.resources import resource
from annotations.schema import (
    AttributeKind,
    AttributeType,
    Owner,
    Schema,
    SchemaError,
    accepts,
    problems_of_relation,
    problems_of_span,
    schema_from_tables,
    schema_to_tables,
)
from annotations.store.project import default_schema
from tests.annotations.generated import ARTICLE


@pytest.fixture
def tables() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("schemas", "default.json").read_text("utf-8"))
    return loaded


def attribute(schema: Schema, attribute_id: str) -> AttributeType:
    return next(a for a in schema.attribute_types if a.id == attribute_id)


def test_the_default_labels_have_their_names_and_keys() -> None:
    labels = [(label.id, label.name_ar, label.key) for label in default_schema().labels]
    assert labels == [
        ("actor", "فاعل", "1"),
        ("figure", "رقم", "2"),
        ("base", "قاعدة", "3"),
        ("stance", "موقف", "4"),
    ]


def test_no_two_labels_share_colour_line_or_key() -> None:
    labels = default_schema().labels
    for one in ("color", "line", "key"):
        assert len({getattr(label, one) for label in labels}) == len(labels)


@pytest.mark.parametrize(
    ("attribute_id", "choices"),
    [
        ("actor_kind", "شخص/حكومة/جهة رسمية/قوة عسكرية/فصيل مسلح/قوة سياسية/تحالف/وسيلة إعلام/مصدر غير مسمى"),
        ("counted", "جنود/متعاقدون/مستشارون/قواعد/هجمات/قتلى/نسبة مئوية"),
        ("modifier", "بالضبط/نحو/أقل من/أكثر من/لا يقل عن/لا يتجاوز"),
        ("figure_kind", "مستوى/تغيّر"),
        ("figure_status", "فعلي/معلن"),
        ("base_kind", "قاعدة جوية/معسكر/مقر/غير مسماة"),
        ("certainty", "مذكور صراحةً/مستنتج"),
        ("position", "مؤيد/معارض/مشروط/محايد"),
        ("mode", "اقتباس مباشر/نقل بالمعنى/كلام الكاتب نفسه"),
    ],
)
def test_the_default_choices_are_offered_in_arabic(attribute_id: str, choices: str) -> None:
    offered = [choice.name_ar for choice in attribute(default_schema(), attribute_id).choices]
    assert [name for name in offered if name in choices.split("/")] == choices.split("/")


def test_the_default_targets_are_sentences_one_can_be_for_or_against() -> None:
    targets = attribute(default_schema(), "target").choices
    assert len(targets) == 6
    assert all(len(target.name_ar.split()) >= 4 for target in targets)


@pytest.mark.parametrize(
    ("label", "of", "core", "others"),
    [
        ("figure", Owner.SPAN, {"value", "counted"}, {"modifier", "low", "high", "as_of", "doubtful"}),
        ("base", Owner.SPAN, set(), {"certainty"}),
        ("stance", Owner.SPAN, {"target", "position"}, {"mode", "strength"}),
        ("actor", Owner.ENTITY, {"actor_kind"}, {"side", "parent", "latin_name", "wikidata"}),
        ("base", Owner.ENTITY, {"base_kind"}, {"province", "latitude", "longitude", "precision"}),
    ],
)
def test_core_attributes_come_first(label: str, of: Owner, core: set[str], others: set[str]) -> None:
    offered = default_schema().attributes_of(label, of)
    assert {a.id for a in offered[: len(core)]} == core
    assert all(a.core for a in offered[: len(core)])
    assert others <= {a.id for a in offered[len(core) :]}


@pytest.mark.parametrize(
    ("relation", "source", "target"),
    [
        ("claimed_by", "figure", "actor"),
        ("at", "figure", "base"),
        ("changed_from", "figure", "figure"),
        ("subset_of", "figure", "figure"),
        ("holder", "stance", "actor"),
        ("reported_by", "stance", "actor"),
        ("cites", "stance", "figure"),
    ],
)
def test_the_default_relations_tie_what_belongs_together(relation: str, source: str, target: str) -> None:
    kind = default_schema().relation_type(relation)
    assert kind is not None
    assert (kind.sources, kind.targets) == ((source,), (target,))


def test_everything_in_the_default_schema_is_named_and_explained_in_both_languages() -> None:
    schema = default_schema()
    for entry in (*schema.labels, *schema.attribute_types):
        assert entry.name, entry.id
        assert entry.name_ar, entry.id
        assert entry.description, entry.id
        assert entry.description_ar, entry.id
    names = [r.name_ar for r in schema.relation_types]
    names += [c.name_ar for a in schema.attribute_types for c in a.choices]
    assert all(any("ء" <= letter <= "ي" for letter in name) for name in names)


def test_a_schema_comes_back_from_its_tables_and_from_json() -> None:
    schema = default_schema()
    assert schema_from_tables(schema_to_tables(schema)) == schema
    assert schema_from_tables(json.loads(json.dumps(schema_to_tables(schema)))) == schema


@pytest.mark.parametrize(
    ("table", "change", "reason"),
    [
        pytest.param("labels", {"colour": "#000000"}, "colour", id="unknown field"),
        pytest.param("labels", {"id": ""}, "without an id", id="no id"),
        pytest.param("labels", {"id": "figure"}, "more than one", id="id used twice"),
        pytest.param("labels", {"id": ["actor"]}, "id", id="id of another type"),
        pytest.param("labels", {"color": "blue"}, "#0072B2", id="colour by name"),
        pytest.param("labels", {"color": 0x72B2}, "color", id="colour as number"),
        pytest.param("labels", {"has_entity": "yes"}, "has_entity", id="no truth value"),
        pytest.param("attribute_types", {"kind": "colour"}, "colour", id="unknown kind"),
        pytest.param("attribute_types", {"of": "article"}, "article", id="unknown owner"),
        pytest.param("attribute_types", {"labels": ["person"]}, "person", id="unknown label"),
        pytest.param("attribute_types", {"labels": 5}, "5|int", id="labels of another type"),
        pytest.param("attribute_types", {"choices": [{"value": "x"}]}, "name", id="choice without name"),
        pytest.param("attribute_types", {"choices": ["x"]}, "mapping|str", id="choice of another type"),
        pytest.param("relation_types", {"targets": ["place"]}, "place", id="unknown end"),
        pytest.param("relation_types", {"targets": None}, "NoneType", id="no ends"),
    ],
)
def test_a_schema_that_is_wrong_says_where(
    tables: dict[str, Any], table: str, change: dict[str, Any], reason: str
) -> None:
    tables[table][0].update(change)
    with pytest.raises(SchemaError, match=reason):
        schema_from_tables(tables)


def test_a_schema_without_a_needed_field_names_it(tables: dict[str, Any]) -> None:
    del tables["relation_types"][0]["sources"]
    with pytest.raises(SchemaError, match="sources"):
        schema_from_tables(tables)


def test_what_the_schema_does_not_know_is_found() -> None:
    schema = default_schema()
    span = make_span(ARTICLE, 0, 4, "figure")
    assert problems_of_span(schema, span) == []
    assert problems_of_span(schema, replace(span, label="person")) == ["unknown label “person”"]
    assert "unknown attribute “size”" in problems_of_span(schema, replace(span, attributes={"size": 1}))
    assert "value" in problems_of_span(schema, replace(span, attributes={"value": "كثير"}))[0]
    kept = replace(span, attributes={"position": "oppose"})
    assert problems_of_span(schema, kept) == [], "an attribute of another label stays through relabelling"


def test_relations_are_held_against_their_type_and_ends() -> None:
    schema = default_schema()
    figure, base = make_span(ARTICLE, 0, 4, "figure"), make_span(ARTICLE, 5, 9, "base")
    spans = {figure.id: figure, base.id: base}
    assert problems_of_relation(schema, Relation("r", "at", figure.id, base.id), spans) == []
    assert len(problems_of_relation(schema, Relation("r", "at", base.id, figure.id), spans)) == 2
    assert "missing" in problems_of_relation(schema, Relation("r", "at", figure.id, "x"), spans)[0]
    assert "unknown" in problems_of_relation(schema, Relation("r", "near", figure.id, base.id), spans)[0]


@pytest.mark.parametrize(
    ("kind", "value", "accepted"),
    [
        (AttributeKind.YES_NO, True, True),
        (AttributeKind.YES_NO, 1, False),
        (AttributeKind.NUMBER, 5200, True),
        (AttributeKind.NUMBER, 0.5, True),
        (AttributeKind.NUMBER, True, False),
        (AttributeKind.NUMBER, "5200", False),
        (AttributeKind.TEXT, "العراق", True),
        (AttributeKind.TEXT, 5, False),
        (AttributeKind.DATE, "2020", True),
        (AttributeKind.DATE, "2020-09", True),
        (AttributeKind.DATE, "2020-09-09", True),
        (AttributeKind.DATE, "2020-13", False),
        (AttributeKind.DATE, "2020-02-30", False),
        (AttributeKind.DATE, "2020-W37-3", False),
        (AttributeKind.DATE, "20200909", False),
        (AttributeKind.DATE, "٢٠٢٠", False),
        (AttributeKind.DATE, "أمس", False),
    ],
)
def test_values_have_the_type_of_their_attribute(
    kind: AttributeKind, value: AttributeValue, accepted: bool
) -> None:
    attribute_type = AttributeType("x", ("figure",), kind, "x", "س")
    assert accepts(attribute_type, value) is accepted
