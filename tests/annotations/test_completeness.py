"""What spans lack of what the schema asks for at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotations.completeness import Gap, Part, incomplete_spans
from annotations.edit import add_relation, add_span, frozen
from annotations.model import AnnotationSet, Article, AttributeValue, Relation, Span, make_span
from annotations.store.project import default_schema

SCHEMA = default_schema()
ARTICLE = Article("a", "قال الرئيس إن نحو 4000 جندي باقون")
ENTITY, VALUE, COUNTED = Gap(Part.ENTITY), Gap(Part.ATTRIBUTE, "value"), Gap(Part.ATTRIBUTE, "counted")
TARGET, POSITION = Gap(Part.ATTRIBUTE, "target"), Gap(Part.ATTRIBUTE, "position")
HOLDER = Gap(Part.RELATION, "holder")


def span(text: str, label: str, entity: str = "", **attributes: AttributeValue) -> Span:
    start = ARTICLE.text.index(text)
    made = make_span(ARTICLE, start, start + len(text), label)
    return replace(made, entity=entity, attributes=frozen(attributes))


def gaps(*spans: Span) -> list[tuple[str, tuple[Gap, ...]]]:
    annotations = AnnotationSet("a", "layla")
    for one in spans:
        annotations = add_span(annotations, one)
    return [(found.span.text, found.gaps) for found in incomplete_spans(SCHEMA, annotations)]


@pytest.mark.parametrize(
    ("one", "lacking"),
    [
        pytest.param(span("الرئيس", "actor"), (ENTITY,), id="an actor wants to be known"),
        pytest.param(span("الرئيس", "actor", "e1"), None, id="an actor with an entity is complete"),
        pytest.param(span("4000 جندي", "figure"), (VALUE, COUNTED), id="a figure wants value and unit"),
        pytest.param(span("4000 جندي", "figure", value=4000), (COUNTED,), id="a figure without a unit"),
        pytest.param(span("4000 جندي", "figure", low=1000), (COUNTED,), id="a lower bound will do"),
        pytest.param(span("4000 جندي", "figure", value=0, counted="troops"), None, id="0 is a number"),
        pytest.param(span("باقون", "stance"), (TARGET, POSITION, HOLDER), id="a stance wants a holder"),
        pytest.param(span("باقون", "other"), None, id="of an unknown label nothing is known"),
    ],
)
def test_what_a_span_lacks(one: Span, lacking: tuple[Gap, ...] | None) -> None:
    assert gaps(one) == ([] if lacking is None else [(one.text, lacking)])


def test_a_stance_with_its_holder_is_complete() -> None:
    actor = span("الرئيس", "actor", "e1")
    stance = span("باقون", "stance", target="forces_leave", position="oppose")
    annotations = add_span(add_span(AnnotationSet("a", "layla"), actor), stance)
    assert [found.span.text for found in incomplete_spans(SCHEMA, annotations)] == ["باقون"]
    held = add_relation(annotations, Relation("r1", "holder", stance.id, actor.id))
    assert list(incomplete_spans(SCHEMA, held)) == []
    reported = add_relation(annotations, Relation("r1", "reported_by", stance.id, actor.id))
    assert [found.gaps for found in incomplete_spans(SCHEMA, reported)] == [(HOLDER,)]


def test_spans_come_in_reading_order() -> None:
    assert [text for text, _ in gaps(span("باقون", "stance"), span("الرئيس", "actor"))] == ["الرئيس", "باقون"]
