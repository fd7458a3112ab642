"""Which relations fit two spans, and whom a new one most likely means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotations.edit import add_relation, add_span, replace_relation
from annotations.model import AnnotationSet, Article, Relation, Span, make_span
from annotations.relating import first_question, likely_target, partners, roles_of, ties_between
from annotations.store.project import default_schema

SCHEMA = default_schema()
ARTICLE = Article(
    "a",
    "قال الرئيس إن ترامب مخطئ، وأضاف أن القوات باقية.\nورفض الحزب البقاء، بحسب رويترز. وقال إن الأمر انتهى.",
)


def made(*parts: tuple[str, str]) -> tuple[AnnotationSet, dict[str, Span]]:
    annotations, spans = AnnotationSet("a", "layla"), {}
    for text, label in parts:
        start = ARTICLE.text.index(text)
        spans[text] = make_span(ARTICLE, start, start + len(text), label)
        annotations = add_span(annotations, spans[text])
    return annotations, spans


def tie(annotations: AnnotationSet, kind: str, source: Span, target: Span) -> AnnotationSet:
    return add_relation(annotations, Relation(f"r{len(annotations.relations)}", kind, source.id, target.id))


def target_of(annotations: AnnotationSet, span: Span) -> str:
    kind = first_question(SCHEMA, span.label)
    assert kind is not None
    found = likely_target(annotations, ARTICLE.text, span, kind)
    return found.text if found else ""


def test_types_fit_by_the_labels_at_both_ends_and_turn_where_drawn_backwards() -> None:
    annotations, spans = made(("الرئيس", "actor"), ("مخطئ", "stance"))
    forward = ties_between(SCHEMA, annotations, spans["مخطئ"], spans["الرئيس"])
    assert [(t.type.id, t.source == spans["مخطئ"].id) for t in forward] == [
        ("holder", True),
        ("reported_by", True),
    ]
    assert ties_between(SCHEMA, annotations, spans["الرئيس"], spans["مخطئ"]) == forward
    annotations = tie(annotations, "holder", spans["مخطئ"], spans["الرئيس"])
    assert [t.type.id for t in ties_between(SCHEMA, annotations, spans["مخطئ"], spans["الرئيس"])] == [
        "reported_by"
    ]


def test_nothing_ties_a_span_to_itself_and_figures_tie_both_ways() -> None:
    annotations, spans = made(("مخطئ", "figure"), ("باقية", "figure"))
    one, other = spans["مخطئ"], spans["باقية"]
    assert ties_between(SCHEMA, annotations, one, one) == ()
    assert [(t.type.id, t.source) for t in ties_between(SCHEMA, annotations, one, other)] == [
        ("changed_from", one.id),
        ("subset_of", one.id),
        ("changed_from", other.id),
        ("subset_of", other.id),
    ]
    assert [s.text for s in partners(SCHEMA, annotations, one)] == ["باقية"]


@pytest.mark.parametrize(
    ("stance", "target"),
    [
        pytest.param("باقية", "القوات", id="the nearest before"),
        pytest.param("مخطئ", "ترامب", id="the nearest before, not the first"),
        pytest.param("البقاء", "الحزب", id="before rather than after"),
        pytest.param("انتهى", "رويترز", id="the nearest of the paragraph"),
    ],
)
def test_the_nearest_actor_is_proposed(stance: str, target: str) -> None:
    actors = [(name, "actor") for name in ("الرئيس", "ترامب", "القوات", "الحزب", "رويترز")]
    annotations, spans = made(*actors, (stance, "stance"))
    assert target_of(annotations, spans[stance]) == target


def test_within_a_paragraph_the_holder_stays_who_held_the_stance_before() -> None:
    annotations, spans = made(
        ("الرئيس", "actor"),
        ("ترامب", "actor"),
        ("الحزب", "actor"),
        ("مخطئ", "stance"),
        ("باقية", "stance"),
        ("البقاء", "stance"),
    )
    annotations = tie(annotations, "holder", spans["مخطئ"], spans["الرئيس"])
    assert target_of(annotations, spans["باقية"]) == "الرئيس"
    assert target_of(annotations, spans["البقاء"]) == "الحزب", "another paragraph begins anew"


def test_without_an_actor_nobody_is_proposed() -> None:
    annotations, spans = made(("باقية", "stance"))
    assert target_of(annotations, spans["باقية"]) == ""
    assert first_question(SCHEMA, "base") is None


def test_roles_name_the_other_end_and_what_else_it_could_be() -> None:
    annotations, spans = made(("الرئيس", "actor"), ("مخطئ", "stance"))
    annotations = tie(annotations, "holder", spans["مخطئ"], spans["الرئيس"])
    (out,) = roles_of(SCHEMA, annotations, spans["مخطئ"].id)
    (back,) = roles_of(SCHEMA, annotations, spans["الرئيس"].id)
    assert (out.other.text, out.is_source, back.other.text, back.is_source) == ("الرئيس", True, "مخطئ", False)
    assert [kind.id for kind in out.alternatives(SCHEMA, spans["مخطئ"])] == ["holder", "reported_by"]


def test_a_relation_is_replaced_and_a_missing_one_is_refused() -> None:
    annotations, spans = made(("الرئيس", "actor"), ("مخطئ", "stance"))
    annotations = tie(annotations, "holder", spans["مخطئ"], spans["الرئيس"])
    (relation,) = annotations.relations
    assert replace_relation(annotations, relation) is annotations
    assert (
        replace_relation(annotations, replace(relation, type="reported_by")).relations[0].type
        == "reported_by"
    )
    with pytest.raises(KeyError):
        replace_relation(annotations, replace(relation, id="missing"))
    with pytest.raises(KeyError):
        replace_relation(annotations, replace(relation, target="missing"))
