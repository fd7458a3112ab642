from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.edit import (
    add_relation,
    add_span,
    check_annotations,
    find_twin,
    frozen,
    is_storable,
    move_span,
    relabel_span,
    remove_relation,
    remove_span,
    set_attribute,
    set_entity,
    set_note,
    set_span_note,
    set_status,
)
from annotations.model import (
    AnnotationSet,
    AttributeValue,
    Relation,
    Span,
    SpanError,
    Status,
    check_span,
    make_span,
    reading_order,
)
from tests.annotations.generated import (
    ARTICLE,
    TEXT,
    annotation_sets,
    anything,
    attributes,
    labels,
    offsets,
    spans,
    values,
)

EMPTY = AnnotationSet(ARTICLE.id, "a1")


def spanned(word: str, label: str = "actor") -> Span:
    start = TEXT.index(word)
    return make_span(ARTICLE, start, start + len(word), label)


def tied() -> tuple[AnnotationSet, Span, Span, Relation]:
    figure, base = spanned("حوالي 5200", "figure"), spanned("قاعدة عين الأسد الجوية", "base")
    relation = Relation("r1", "at", figure.id, base.id)
    return add_relation(add_span(add_span(EMPTY, base), figure), relation), figure, base, relation


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("رئيس الوزراء العراقي", "الوزراء"), id="nested"),
        pytest.param(("رئيس الوزراء", "الوزراء العراقي"), id="overlapping"),
        pytest.param(("القوات الأمريكية", "القوات الأمريكية"), id="the same place twice"),
        pytest.param(("القوات الأمريكية", "بالعراق"), id="side by side inside a glued word"),
        pytest.param(("🇮🇶", "🪖"), id="emoji"),
        pytest.param(("المتحدّثُ", "ُ"), id="a lone mark"),
    ],
)
def test_spans_may_nest_and_overlap(words: tuple[str, str]) -> None:
    one, other = map(spanned, words)
    both = add_span(add_span(EMPTY, other), one)
    assert {span.id for span in both.spans} == {one.id, other.id}
    assert list(both.spans) == sorted(both.spans, key=reading_order)
    check_annotations(ARTICLE, both)


def test_an_id_is_used_once() -> None:
    span = spanned("سعد")
    with pytest.raises(SpanError, match=span.id):
        add_span(add_span(EMPTY, span), replace(spanned("الحديثي"), id=span.id))


def test_the_first_span_takes_an_article_into_work_and_a_done_one_stays_done() -> None:
    assert add_span(EMPTY, spanned("سعد")).status is Status.IN_WORK
    assert add_span(set_status(EMPTY, Status.DONE), spanned("سعد")).status is Status.DONE


def test_removing_a_span_takes_its_relations_along() -> None:
    annotations, figure, base, _ = tied()
    without = remove_span(annotations, base.id)
    assert [span.id for span in without.spans] == [figure.id]
    assert without.relations == ()
    assert len(annotations.relations) == 1


def test_moving_keeps_id_attributes_note_and_relations() -> None:
    annotations, figure, _, relation = tied()
    annotations = set_span_note(set_attribute(annotations, figure.id, "value", 5200), figure.id, "تقريب")
    start = TEXT.index("5200")
    moved = move_span(annotations, ARTICLE, figure.id, start, start + 4)
    span = moved.span(figure.id)
    assert (span.text, span.attributes, span.note) == ("5200", {"value": 5200}, "تقريب")
    assert (span.before, span.after) == (TEXT[start - 32 : start], TEXT[start + 4 : start + 36])
    assert span.created == figure.created
    assert moved.relations == (relation,)
    with pytest.raises(SpanError):
        move_span(annotations, ARTICLE, figure.id, 5, 5)


def test_attributes_survive_relabelling_there_and_back() -> None:
    annotations, figure, _, _ = tied()
    annotations = set_attribute(annotations, figure.id, "value", 5200)
    back = relabel_span(relabel_span(annotations, figure.id, "base"), figure.id, "figure")
    assert back.span(figure.id).attributes == {"value": 5200}


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_attribute_is_taken_away(nothing: str | None) -> None:
    annotations, figure, _, _ = tied()
    with_value = set_attribute(annotations, figure.id, "value", 0)
    assert with_value.span(figure.id).attributes == {"value": 0}
    assert set_attribute(with_value, figure.id, "value", nothing).span(figure.id).attributes == {}


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda a, i: relabel_span(a, i, "figure"), id="relabel"),
        pytest.param(lambda a, i: move_span(a, ARTICLE, i, a.span(i).start, a.span(i).end), id="move"),
        pytest.param(lambda a, i: set_attribute(a, i, "value", None), id="attribute"),
        pytest.param(lambda a, i: set_span_note(a, i, ""), id="note"),
        pytest.param(lambda a, i: set_entity(a, i, ""), id="entity"),
        pytest.param(lambda a, _: set_status(a, a.status), id="status"),
        pytest.param(lambda a, _: set_note(a, a.note), id="note of the article"),
    ],
)
def test_an_edit_that_changes_nothing_returns_the_very_set(
    edit: Callable[[AnnotationSet, str], AnnotationSet],
) -> None:
    annotations, figure, _, _ = tied()
    assert edit(annotations, figure.id) is annotations


def test_unknown_ids_are_named() -> None:
    annotations, figure, _, relation = tied()
    for edit in (
        lambda: remove_span(annotations, "x"),
        lambda: relabel_span(annotations, "x", "base"),
        lambda: set_attribute(annotations, "x", "value", 1),
        lambda: remove_relation(annotations, "x"),
        lambda: add_relation(annotations, Relation("r2", "at", figure.id, "x")),
    ):
        with pytest.raises(KeyError, match="x"):
            edit()
    with pytest.raises(ValueError, match="r1"):
        add_relation(annotations, relation)


def test_a_relation_is_untied_and_the_others_stay() -> None:
    annotations, figure, base, relation = tied()
    other = Relation("r2", "subset_of", figure.id, base.id)
    assert remove_relation(add_relation(annotations, other), "r1").relations == (other,)
    assert remove_relation(annotations, relation.id).spans == annotations.spans


def test_a_twin_has_the_same_place_and_label() -> None:
    annotations, figure, _, _ = tied()
    assert find_twin(annotations, figure.start, figure.end, "figure") == figure
    assert find_twin(annotations, figure.start, figure.end, "base") is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"id": ""}, "no id", id="no id"),
        pytest.param({"label": ""}, "no label", id="no label"),
        pytest.param({"text": "غيره"}, "should read", id="other text"),
        pytest.param({"attributes": {"value": float("nan")}}, "value", id="not a number"),
        pytest.param({"attributes": {"value": float("inf")}}, "value", id="infinite"),
        pytest.param({"attributes": {"value": ["قائمة"]}}, "value", id="a list"),
        pytest.param({"attributes": {"value": None}}, "value", id="none"),
    ],
)
def test_what_a_store_would_not_give_back_is_found(change: dict[str, object], reason: str) -> None:
    broken = replace(spanned("سعد"), **change)  # type: ignore[arg-type]
    with pytest.raises(SpanError, match=reason):
        check_annotations(ARTICLE, replace(EMPTY, spans=(broken,)))


def test_ids_used_twice_and_ends_that_are_missing_are_found() -> None:
    annotations, figure, _, relation = tied()
    with pytest.raises(SpanError, match=figure.id):
        check_annotations(ARTICLE, replace(annotations, spans=(*annotations.spans, figure)))
    with pytest.raises(SpanError, match="r1"):
        check_annotations(ARTICLE, replace(annotations, relations=(relation, relation)))
    with pytest.raises(SpanError, match=figure.id):
        check_annotations(ARTICLE, replace(annotations, spans=annotations.spans[1:]))
    with pytest.raises(SpanError, match="no type"):
        check_annotations(ARTICLE, replace(annotations, relations=(replace(relation, type=""),)))


@given(attributes)
def test_attributes_are_read_only_and_sorted(drawn: dict[str, AttributeValue]) -> None:
    assert list(frozen(drawn)) == sorted(drawn)
    assert frozen(drawn) == drawn
    assert all(is_storable(value) for value in drawn.values())


Edit = Callable[[AnnotationSet], AnnotationSet]


@st.composite
def edits(draw: st.DrawFn, annotations: AnnotationSet) -> tuple[str, Edit]:
    """Draw an edit that fits the set, and the id of the span it touches."""
    if not annotations.spans:
        span = draw(spans())
        return span.id, lambda a: add_span(a, span)
    chosen = draw(st.sampled_from(annotations.spans)).id
    other = draw(st.sampled_from(annotations.spans)).id
    new = draw(spans().filter(lambda s: s.id not in {span.id for span in annotations.spans}))
    label, place, value, words = draw(labels), draw(offsets()), draw(values), draw(anything)
    relation = Relation(new.id, "at", chosen, other)
    possible: list[tuple[str, Edit]] = [
        (new.id, lambda a: add_span(a, new)),
        (chosen, lambda a: remove_span(a, chosen)),
        (chosen, lambda a: relabel_span(a, chosen, label)),
        (chosen, lambda a: move_span(a, ARTICLE, chosen, *place)),
        (chosen, lambda a: set_attribute(a, chosen, "value", value)),
        (chosen, lambda a: set_span_note(a, chosen, words)),
        (chosen, lambda a: set_entity(a, chosen, words)),
        ("", lambda a: set_note(a, words)),
        ("", lambda a: set_status(a, Status.DONE)),
    ]
    if all(r.id != relation.id for r in annotations.relations):
        possible.append(("", lambda a: add_relation(a, relation)))
    return draw(st.sampled_from(possible))


@given(annotation_sets(), st.data())
def test_any_run_of_edits_keeps_ids_order_and_text_and_is_undone_by_value(
    start: AnnotationSet, data: st.DataObject
) -> None:
    states = [(start, repr(start))]
    for _ in range(data.draw(st.integers(1, 8))):
        before = states[-1][0]
        touched, edit = data.draw(edits(before))
        after = edit(before)
        states.append((after, repr(after)))
        old = {span.id: span for span in before.spans}
        new = {span.id: span for span in after.spans}
        assert {i for i in old.keys() | new.keys() if old.get(i) != new.get(i)} <= {touched}
        assert list(after.spans) == sorted(after.spans, key=reading_order)
        assert len(new) == len(after.spans)
        for span in after.spans:
            check_span(ARTICLE, span)
        check_annotations(ARTICLE, after)
    # No state was changed by the edits that came after it, so that undo is going back to the value.
    assert [repr(state) for state, _ in states] == [shown for _, shown in states]
