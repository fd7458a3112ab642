"""Editing the schema: pure edits, what they do to spans, and the step through a whole project and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.check import Severity, check_project
from annotations.edit import add_relation, add_span, relabel_span, set_attribute, set_entity
from annotations.model import AnnotationSet, Entity, Relation, Span, make_span
from annotations.rewriting import RelationRule, Rewriting, Rule, SpanRule, ValueRule, rules_back, settled
from annotations.schema import (
    AttributeKind,
    AttributeType,
    Choice,
    Label,
    Schema,
    SchemaError,
    problems_of_relation,
    problems_of_span,
    schema_from_tables,
    schema_to_tables,
)
from annotations.schema_change import (
    HalfDoneError,
    SchemaChangeError,
    SchemaMovedOnError,
    StillInUseError,
    apply_change,
    plan_change,
)
from annotations.schema_edits import (
    add_attribute,
    add_label,
    adopted,
    change_attribute,
    change_label,
    change_relation_type,
    fresh_id,
    hide_attribute,
    joined,
    merge_label,
    merge_relation_type,
    move_attribute,
    move_label,
    move_relation_type,
    remove_attribute,
    remove_label,
    remove_relation_type,
    restore_label,
    retire_label,
    split_label,
)
from annotations.store import Project
from annotations.store.project import default_schema
from annotations.usage import Use, every_set, spans_labelled, usage_of
from tests.annotations.generated import ARTICLE, annotation_sets

FIRST, SECOND = "000_0e327b6c3cd33028", "001_14148213ed37241c"
DEFAULT = default_schema()


def new_label(label_id: str, color: str = "#56B4E9") -> Label:
    return Label(label_id, label_id.title(), "اسم", color, "")


# Schema → Schema


def test_renaming_and_recolouring_keep_the_id() -> None:
    schema = change_label(DEFAULT, "base", name="Site", name_ar="موقع", color="#123456", line="dotted")
    assert [label.id for label in schema.labels] == [label.id for label in DEFAULT.labels]
    label = schema.label("base")
    assert label is not None
    assert (label.name, label.name_ar, label.color, label.line) == ("Site", "موقع", "#123456", "dotted")
    with pytest.raises(SchemaError, match="cannot change"):
        change_label(DEFAULT, "base", id="site")


def test_a_key_is_taken_from_the_label_that_had_it() -> None:
    keys = {label.id: label.key for label in change_label(DEFAULT, "stance", key="1").labels}
    assert keys == {"actor": "", "figure": "2", "base": "3", "stance": "1"}


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, "base actor figure stance"), (3, "actor figure stance base"), (99, "actor figure stance base")],
)
def test_moving_a_label(position: int, order: str) -> None:
    assert " ".join(label.id for label in move_label(DEFAULT, "base", position).labels) == order


def test_attributes_and_relations_move_too() -> None:
    assert move_attribute(DEFAULT, "modifier", 0).attribute_types[0].id == "modifier"
    assert move_relation_type(DEFAULT, "cites", 0).relation_types[0].id == "cites"


def test_a_retired_label_is_valid_but_not_offered() -> None:
    schema = retire_label(DEFAULT, "figure")
    assert [label.id for label in schema.offered] == ["actor", "base", "stance"]
    label = schema.label("figure")
    assert label is not None
    assert label.key == ""
    assert schema_from_tables(schema_to_tables(schema)) == schema
    assert restore_label(schema, "figure").offered == restore_label(schema, "figure").labels


def test_a_file_from_before_labels_could_retire_is_read_and_written_as_it_was() -> None:
    tables = schema_to_tables(DEFAULT)
    assert all("retired" not in row for row in tables["labels"])
    assert schema_from_tables(tables) == DEFAULT


def test_the_heir_of_a_merged_label_takes_over_its_attributes_and_relations() -> None:
    schema = merge_label(DEFAULT, "base", "figure")
    assert schema.label("base") is None
    heir = schema.label("figure")
    assert heir is not None
    assert heir.has_entity
    assert {"certainty", "value"} <= {a.id for a in schema.attributes_of("figure")}
    at = schema.relation_type("at")
    assert at is not None
    assert (at.sources, at.targets) == (("figure",), ("figure",))
    with pytest.raises(SchemaError, match="itself"):
        merge_label(DEFAULT, "base", "base")


def test_the_part_of_a_split_label_has_what_the_whole_had() -> None:
    schema = split_label(DEFAULT, "actor", new_label("person"))
    assert [label.id for label in schema.labels][:2] == ["actor", "person"]
    assert schema.attributes_of("person") == schema.attributes_of("actor")
    holder = schema.relation_type("holder")
    assert holder is not None
    assert holder.targets == ("actor", "person")


def test_a_removed_label_is_named_nowhere() -> None:
    schema = remove_label(DEFAULT, "figure")
    assert "figure" not in {i for a in schema.attribute_types for i in a.labels}
    assert schema_from_tables(schema_to_tables(schema)) == schema


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Armed group", ["actor"], "armed_group"),
        ("Actor", ["actor", "actor_2"], "actor_3"),
        ("جماعة", [], "label"),
        ("", ["label"], "label_2"),
    ],
)
def test_fresh_ids(name: str, taken: list[str], expected: str) -> None:
    assert fresh_id(name, taken) == expected


def test_a_schema_from_another_file_keeps_what_is_in_use(annotated: Project) -> None:
    other = Schema((new_label("actor"), new_label("place")))
    schema = adopted(annotated.schema, usage_of(annotated), other)
    assert [(label.id, label.retired) for label in schema.labels] == [
        ("actor", False),
        ("place", False),
        ("figure", True),
        ("base", True),
    ]
    assert {a.id: a.labels for a in schema.attribute_types} == {"value": (), "counted": (), "actor_kind": ()}
    assert [r.id for r in schema.relation_types] == ["claimed_by"]
    apply_change(annotated, plan_change(annotated, schema))
    assert errors(annotated) == []


# Every operation keeps a valid schema

label_ids = st.sampled_from(["actor", "figure", "base", "stance", "new", "part"])
attribute_ids = st.sampled_from([a.id for a in DEFAULT.attribute_types])
relation_ids = st.sampled_from([r.id for r in DEFAULT.relation_types])
places = st.integers(-2, 8)


@st.composite
def operations(draw: st.DrawFn) -> tuple[str, tuple[object, ...], list[Rule]]:
    one, other = draw(label_ids), draw(label_ids)
    attribute, relation, place = draw(attribute_ids), draw(relation_ids), draw(places)
    kind = draw(st.sampled_from(AttributeKind))
    ties = draw(relation_ids)
    return draw(
        st.sampled_from(
            [
                ("add_label", (new_label("new"),), []),
                ("change_label", (one,), []),
                ("move_label", (one, place), []),
                ("retire_label", (one,), []),
                ("merge_label", (one, other), [SpanRule(one, other)]),
                ("split_label", (one, new_label("part")), [SpanRule(one, "part", "counted", "troops")]),
                ("hide_attribute", (attribute,), []),
                ("remove_attribute", (attribute,), []),
                ("kind", (attribute, kind), []),
                ("choices", (attribute,), []),
                ("remove_relation_type", (relation,), []),
                ("merge_relation_type", (relation, ties), [RelationRule(relation, ties)]),
                ("ends", (relation, one), []),
            ]
        )
    )


def perform(schema: Schema, name: str, args: tuple[object, ...]) -> Schema:
    def set_kind(schema: Schema, attribute: str, kind: AttributeKind) -> Schema:
        return change_attribute(schema, attribute, kind=kind)

    def fewer_choices(schema: Schema, attribute: str) -> Schema:
        known = schema.attribute_type(attribute)
        return change_attribute(schema, attribute, choices=known.choices[1:] if known else ())

    def ends(schema: Schema, relation: str, label: str) -> Schema:
        if schema.label(label) is None:
            raise SchemaError(label)
        return change_relation_type(schema, relation, sources=(label,))

    def renamed(schema: Schema, label: str) -> Schema:
        return change_label(schema, label, name="Other", color="#000000", key="7")

    edits = {
        "add_label": add_label,
        "change_label": renamed,
        "move_label": move_label,
        "retire_label": retire_label,
        "merge_label": merge_label,
        "split_label": split_label,
        "hide_attribute": hide_attribute,
        "remove_attribute": remove_attribute,
        "kind": set_kind,
        "choices": fewer_choices,
        "remove_relation_type": remove_relation_type,
        "merge_relation_type": merge_relation_type,
        "ends": ends,
    }
    result: Schema = edits[name](schema, *args)  # type: ignore[operator]
    return result


def problems(schema: Schema, annotations: AnnotationSet) -> list[str]:
    spans = {span.id: span for span in annotations.spans}
    found = [p for span in annotations.spans for p in problems_of_span(schema, span)]
    return found + [p for tie in annotations.relations for p in problems_of_relation(schema, tie, spans)]


def fitting(annotations: AnnotationSet) -> AnnotationSet:
    """Make a drawn set one that the default schema has nothing against."""
    values = {"figure": {"value": 5200, "counted": "troops"}, "stance": {"strength": "2"}}
    spans = tuple(replace(span, attributes=values.get(span.label, {})) for span in annotations.spans)
    by_id = {span.id: span for span in spans}
    ties = tuple(r for r in annotations.relations if not problems_of_relation(DEFAULT, r, by_id))
    return replace(annotations, spans=spans, relations=ties)


@given(annotation_sets().map(fitting), st.lists(operations(), max_size=6))
def test_any_row_of_edits_keeps_a_valid_schema_and_valid_spans(
    annotations: AnnotationSet, row: list[tuple[str, tuple[object, ...], list[Rule]]]
) -> None:
    schema, rules = DEFAULT, list[Rule]()
    for name, args, more in row:
        try:
            schema = perform(schema, name, args)
        except SchemaError:
            continue
        rules += more
        assert schema_from_tables(schema_to_tables(schema)) == schema
    rewritten = Rewriting(DEFAULT, schema, tuple(rules)).annotations(annotations)
    assert problems(DEFAULT, annotations) == []
    assert problems(schema, rewritten) == []
    assert [span.id for span in rewritten.spans] == [span.id for span in annotations.spans]
    assert [s.text for s in rewritten.spans] == [s.text for s in annotations.spans]
    both = joined(DEFAULT, schema)
    assert schema_from_tables(schema_to_tables(both)) == both
    assert {s.label for s in (*annotations.spans, *rewritten.spans)} <= {label.id for label in both.labels}


def test_what_nothing_changes_is_the_very_same_set() -> None:
    annotations = add_span(AnnotationSet(ARTICLE.id, "a1"), make_span(ARTICLE, 0, 4, "actor"))
    schema = change_label(DEFAULT, "actor", name="Player")
    assert Rewriting(DEFAULT, schema).annotations(annotations) is annotations


@pytest.mark.parametrize(
    ("old", "new", "value", "expected"),
    [
        (AttributeKind.TEXT, AttributeKind.NUMBER, "٥٢٠٠", 5200),
        (AttributeKind.TEXT, AttributeKind.NUMBER, "كثير", None),
        (AttributeKind.TEXT, AttributeKind.NUMBER, "inf", None),
        (AttributeKind.NUMBER, AttributeKind.TEXT, 5200, "5200"),
        (AttributeKind.YES_NO, AttributeKind.TEXT, True, "yes"),
        (AttributeKind.TEXT, AttributeKind.DATE, "2020-09", "2020-09"),
        (AttributeKind.TEXT, AttributeKind.YES_NO, "yes", None),
        (AttributeKind.TEXT, AttributeKind.CHOICE, "a", "a"),
        (AttributeKind.TEXT, AttributeKind.CHOICE, "b", None),
    ],
)
def test_values_are_read_as_the_new_type(
    old: AttributeKind, new: AttributeKind, value: str | int | bool, expected: str | int | None
) -> None:
    before = add_attribute(DEFAULT, AttributeType("x", ("actor",), old, "X", ""))
    after = change_attribute(before, "x", kind=new, choices=(Choice("a", "a", ""),))
    span = replace(make_span(ARTICLE, 0, 4, "actor"), attributes={"x": value})
    assert Rewriting(before, after).span(span).attributes.get("x") == expected


@given(annotation_sets().map(fitting), st.lists(operations(), max_size=4))
def test_a_set_from_before_is_settled_into_the_schema_that_stands(
    annotations: AnnotationSet, row: list[tuple[str, tuple[object, ...], list[Rule]]]
) -> None:
    schema, rewritings = DEFAULT, list[Rewriting]()
    for name, args, rules in row:
        try:
            later = perform(schema, name, args)
        except SchemaError:
            continue
        there = Rewriting(schema, later, tuple(rules))
        back = Rewriting(later, schema, rules_back(rules, schema))
        rewritings += [there, back, there]
        schema = later
    if rewritings:
        newest = settled(annotations, rewritings)
        assert problems(schema, newest) == []
        assert settled(newest, rewritings) == newest


# Through a project and back


@pytest.fixture
def annotated(corpus: Path) -> Project:
    """Two annotators, two articles, attributes, an entity and a relation."""
    first = Project.open(corpus, "a1")
    article, other = first.article(FIRST), first.article(SECOND)
    mine = AnnotationSet(FIRST, "a1")
    actor = make_span(article, 213, 229, "actor")
    figure = make_span(article, 498, 518, "figure")
    for span in (actor, figure, make_span(article, 655, 666, "base")):
        mine = add_span(mine, span)
    mine = set_attribute(set_attribute(mine, figure.id, "value", 4000), figure.id, "counted", "troops")
    mine = add_relation(mine, Relation("r1", "claimed_by", figure.id, actor.id))
    first.save_entities([Entity("e1", "actor", "القوات الأمريكية", attributes={"actor_kind": "force"})])
    first.save(set_entity(mine, actor.id, "e1"))
    first.save(add_span(AnnotationSet(SECOND, "a1"), make_span(other, 0, 6, "figure")))
    second = Project.open(corpus, "a2")
    theirs = add_span(AnnotationSet(FIRST, "a2"), make_span(article, 213, 229, "actor"))
    second.save(add_span(theirs, make_span(article, 600, 610, "base")))
    return Project.open(corpus, "a1")


def errors(project: Project) -> list[str]:
    fresh = Project.open(project.folder, project.annotator)
    return [str(f) for f in check_project(fresh) if f.severity is Severity.ERROR]


def content(project: Project) -> tuple[object, ...]:
    fresh = Project.open(project.folder, project.annotator)
    return fresh.schema, tuple(every_set(fresh)), fresh.entities


def labels(project: Project, annotator: str = "a1", article: str = FIRST) -> list[str]:
    fresh = Project.open(project.folder, annotator)
    return [span.label for span in fresh.annotations(article).spans]


def test_usage_counts_all_annotators(annotated: Project) -> None:
    usage = usage_of(annotated)
    assert usage.labels == {"actor": Use(2, 1), "figure": Use(2, 2), "base": Use(2, 1)}
    assert usage.of_label("stance") == Use()
    assert usage.values == {("counted", "troops"): 1, ("actor_kind", "force"): 1}
    assert usage.relations == {"claimed_by": 1}
    assert len(spans_labelled(annotated, "figure")) == 2


CHANGES: dict[str, tuple[Schema, list[Rule], int]] = {
    "rename": (change_label(DEFAULT, "actor", name="Player", color="#000000"), [], 0),
    "reorder": (move_label(DEFAULT, "stance", 0), [], 0),
    "retire": (retire_label(DEFAULT, "actor"), [], 0),
    "merge": (merge_label(DEFAULT, "base", "actor"), [SpanRule("base", "actor")], 2),
    "split by entity": (
        split_label(DEFAULT, "actor", new_label("force")),
        [SpanRule("actor", "force", "actor_kind", "force")],
        1,
    ),
    "choice to another": (
        change_attribute(DEFAULT, "counted", choices=(Choice("soldiers", "soldiers", "جنود"),)),
        [ValueRule("counted", "troops", "soldiers")],
        1,
    ),
    "attribute away": (remove_attribute(DEFAULT, "counted"), [], 1),
    "attribute hidden": (hide_attribute(DEFAULT, "counted"), [], 0),
    "kind": (change_attribute(DEFAULT, "value", kind=AttributeKind.TEXT), [], 1),
    "relation away": (remove_relation_type(DEFAULT, "claimed_by"), [], 1),
    "relation to another": (
        merge_relation_type(DEFAULT, "claimed_by", "at"),
        [RelationRule("claimed_by", "at")],
        1,
    ),
    "ends": (change_relation_type(DEFAULT, "claimed_by", targets=("base",)), [], 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_leaves_the_project_valid_and_comes_back(annotated: Project, name: str) -> None:
    schema, rules, touched = CHANGES[name]
    before = content(annotated)
    change = plan_change(annotated, schema, rules)
    assert content(annotated) == before
    assert len(change.after.sets) == touched
    apply_change(annotated, change)
    assert errors(annotated) == []
    assert Project.open(annotated.folder).schema == schema
    after = content(annotated)
    apply_change(annotated, change.reversed)
    assert content(annotated) == before
    assert errors(annotated) == []
    apply_change(annotated, change)
    assert content(annotated) == after


def test_a_merge_reaches_every_annotator_and_their_entities(annotated: Project) -> None:
    change = plan_change(annotated, *CHANGES["merge"][:2])
    assert apply_change(annotated, change) == [FIRST]
    assert labels(annotated) == ["actor", "figure", "actor"]
    assert labels(annotated, "a2") == ["actor", "actor"]


def test_an_entity_goes_with_its_spans(annotated: Project) -> None:
    apply_change(annotated, plan_change(annotated, *CHANGES["split by entity"][:2]))
    assert annotated.entities["e1"].label == "force"
    assert labels(annotated) == ["force", "figure", "base"]
    assert labels(annotated, "a2") == ["actor", "base"]


def test_a_split_by_hand_takes_the_chosen_spans(annotated: Project) -> None:
    (chosen,) = [s for s in spans_labelled(annotated, "actor") if s.entity]
    schema = split_label(DEFAULT, "actor", new_label("person"))
    apply_change(
        annotated, plan_change(annotated, schema, [SpanRule("actor", "person", spans=frozenset({chosen.id}))])
    )
    assert labels(annotated) == ["person", "figure", "base"]
    assert labels(annotated, "a2") == ["actor", "base"]


def test_a_label_in_use_is_not_removed_without_saying_where_its_spans_go(annotated: Project) -> None:
    before = content(annotated)
    with pytest.raises(StillInUseError) as caught:
        apply_change(annotated, plan_change(annotated, remove_label(DEFAULT, "figure")))
    assert caught.value.articles == [FIRST, SECOND]
    assert content(annotated) == before


def test_the_way_back_keeps_what_was_done_since(annotated: Project) -> None:
    change = plan_change(annotated, *CHANGES["merge"][:2])
    apply_change(annotated, change)
    now = annotated.annotations(FIRST)
    more = make_span(annotated.article(FIRST), 404, 414, "actor")
    annotated.save(set_attribute(add_span(now, more), now.spans[2].id, "certainty", "stated"))
    apply_change(annotated, change.reversed)
    assert labels(annotated) == ["actor", "actor", "figure", "base"]
    assert annotated.annotations(FIRST).spans[3].attributes == {"certainty": "stated"}
    assert errors(annotated) == []


def test_a_span_that_got_another_label_since_keeps_it(annotated: Project) -> None:
    change = plan_change(annotated, *CHANGES["merge"][:2])
    apply_change(annotated, change)
    now = annotated.annotations(FIRST)
    annotated.save(relabel_span(now, now.spans[2].id, "stance"))
    apply_change(annotated, change.reversed)
    assert labels(annotated) == ["actor", "figure", "stance"]


def test_the_way_back_is_refused_when_a_new_label_is_in_use(annotated: Project) -> None:
    change = plan_change(annotated, add_label(DEFAULT, new_label("place")))
    apply_change(annotated, change)
    span = make_span(annotated.article(SECOND), 10, 20, "place")
    annotated.save(add_span(annotated.annotations(SECOND), span))
    before = content(annotated)
    with pytest.raises(StillInUseError) as caught:
        apply_change(annotated, change.reversed)
    assert caught.value.articles == [SECOND]
    assert content(annotated) == before


def test_a_schema_that_moved_on_is_not_overwritten(annotated: Project) -> None:
    change = plan_change(annotated, *CHANGES["retire"][:2])
    other = Project.open(annotated.folder, "a2")
    other.save_schema(change_label(DEFAULT, "base", name="Site"))
    before = content(annotated)
    with pytest.raises(SchemaMovedOnError):
        apply_change(annotated, change)
    assert content(annotated) == before


def test_what_was_written_is_put_back_when_a_save_fails(
    annotated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(annotated)
    change = plan_change(annotated, *CHANGES["merge"][:2])
    save, calls = Project.save, list[str]()

    def failing(project: Project, annotations: AnnotationSet) -> None:
        calls.append(annotations.annotator)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        save(project, annotations)

    monkeypatch.setattr(Project, "save", failing)
    with pytest.raises(SchemaChangeError, match="No space left") as caught:
        apply_change(annotated, change)
    assert not isinstance(caught.value, HalfDoneError)
    assert calls == ["a1", "a2", "a2", "a1"]
    assert content(annotated) == before


def test_what_cannot_be_put_back_is_named_and_still_valid(
    annotated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = plan_change(annotated, *CHANGES["merge"][:2])
    save, calls = Project.save, list[Span]()

    def failing(project: Project, annotations: AnnotationSet) -> None:
        calls.extend(annotations.spans[:1])
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        save(project, annotations)

    monkeypatch.setattr(Project, "save", failing)
    with pytest.raises(HalfDoneError) as caught:
        apply_change(annotated, change)
    assert caught.value.articles == [FIRST]
    assert errors(annotated) == []
