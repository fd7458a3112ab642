"""Three-way merging: nothing of either side vanishes, and what cannot be decided is kept and listed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import AnnotationSet
from annotations.store.records import StoredSet, set_to_tables
from annotations.store.storage import Tables
from annotations.three_way import CONFLICTS, Choice, conflicts_in, merge_three, resolve
from tests.annotations.generated import ARTICLE, annotation_sets


def tables(annotations: AnnotationSet) -> Tables:
    """Return what a file holds, without its seal."""
    made = set_to_tables(StoredSet(annotations), ARTICLE, "")
    return {name: rows for name, rows in made.items() if name != "meta"}


@st.composite
def edited(draw: st.DrawFn, before: AnnotationSet) -> AnnotationSet:
    """Draw what somebody may have made of a set: spans removed, changed and added."""
    spans = {span.id: span for span in before.spans}
    for span in before.spans:
        what = draw(st.sampled_from(["keep", "keep", "remove", "note", "label"]))
        if what == "remove":
            del spans[span.id]
        elif what == "note":
            spans[span.id] = replace(span, note=draw(st.sampled_from(["أ", "ب", ""])))
        elif what == "label":
            spans[span.id] = replace(span, label=draw(st.sampled_from(["actor", "base"])))
    more = draw(annotation_sets())
    for span in more.spans[:2]:
        spans.setdefault(span.id, span)
    relations = [r for r in before.relations if r.source in spans and r.target in spans]
    relations += [r for r in more.relations if r.source in spans and r.target in spans]
    unique = {relation.id: relation for relation in relations}
    note = draw(st.sampled_from([before.note, "ملاحظة"]))
    return replace(before, spans=tuple(spans.values()), relations=tuple(unique.values()), note=note)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Tables, Tables, Tables]:
    """Draw a base and two versions of it."""
    base = draw(annotation_sets())
    return tables(base), tables(draw(edited(base))), tables(draw(edited(base)))


def by_id(side: Tables, table: str = "spans") -> dict[str, dict[str, Any]]:
    return {str(row["id"]): row for row in side.get(table, [])}


@given(histories())
def test_no_row_vanishes_unless_one_side_deleted_it_and_the_other_left_it_alone(
    sides: tuple[Tables, Tables, Tables],
) -> None:
    base, ours, theirs = sides
    merged = merge_three(base, ours, theirs).tables
    for table in ("spans", "relations"):
        began, our, their = (by_id(side, table) for side in sides)
        for key in our.keys() | their.keys():
            deleted = (key not in our and their[key] == began.get(key)) or (
                key not in their and our[key] == began.get(key)
            )
            assert deleted or key in by_id(merged, table)
    kept = [row["theirs"] for row in merged.get(CONFLICTS, [])]
    for key, row in by_id(theirs).items():
        result = by_id(merged).get(key)
        if result is not None and result != row and row != by_id(base).get(key):
            changed = {f for f in row if row[f] != by_id(base).get(key, {}).get(f)} - {"modified", "created"}
            assert row in kept or all(result[field] == row[field] for field in changed)


@given(histories())
def test_merging_is_the_same_from_both_sides_but_for_what_clashes(
    sides: tuple[Tables, Tables, Tables],
) -> None:
    base, ours, theirs = sides
    one, other = merge_three(base, ours, theirs), merge_three(base, theirs, ours)
    clashing = {(c.table, c.key) for c in one.conflicts}
    assert clashing == {(c.table, c.key) for c in other.conflicts}
    for table in ("spans", "relations"):
        first, second = by_id(one.tables, table), by_id(other.tables, table)
        assert first.keys() == second.keys()
        for key in first:
            assert first[key] == second[key] or (table, key) in clashing


@given(histories())
def test_where_only_one_side_changed_its_version_is_the_result(sides: tuple[Tables, Tables, Tables]) -> None:
    base, ours, _ = sides
    for merged in (
        merge_three(base, ours, base),
        merge_three(base, base, ours),
        merge_three(base, ours, ours),
    ):
        assert merged.conflicts == ()
        assert by_id(merged.tables) == by_id(ours)
        assert by_id(merged.tables, "relations") == by_id(ours, "relations")
        assert merged.tables["article"] == ours["article"]


@given(histories(), st.sampled_from(Choice))
def test_a_conflict_that_is_decided_is_gone(sides: tuple[Tables, Tables, Tables], choice: Choice) -> None:
    base, ours, theirs = sides
    joined = merge_three(base, ours, theirs)
    conflicts = conflicts_in(joined.tables)
    assert {c.id for c in conflicts} == {c.id for c in joined.conflicts}
    fresh = (f"fresh{number}" for number in range(1000))
    result = resolve(joined.tables, {c.id: choice for c in conflicts}, fresh)
    assert CONFLICTS not in result
    for conflict in conflicts:
        if conflict.table != "spans" or not conflict.fields:
            continue
        assert conflict.theirs is not None
        assert conflict.ours is not None
        now = by_id(result)
        if choice is Choice.BOTH:
            assert {**conflict.theirs, "id": ""} in [{**row, "id": ""} for row in result["spans"]]
        expected = conflict.theirs if choice is Choice.THEIRS else conflict.ours
        for field in conflict.fields:
            assert field in {"place"} or "." in field or now[conflict.key][field] == expected[field]


SPAN = {"id": "s1", "start": 0, "end": 4, "label": "actor", "text": "أعلن", "note": "", "attributes": {}}


@pytest.mark.parametrize(
    ("ours", "theirs", "result", "fields"),
    [
        pytest.param({"note": "أ"}, {"label": "base"}, {"note": "أ", "label": "base"}, (), id="other fields"),
        pytest.param({"note": "أ"}, {"note": "ب"}, {"note": "أ"}, ("note",), id="the same field"),
        pytest.param(
            {"attributes": {"value": 3}},
            {"attributes": {"kind": "level"}},
            {"attributes": {"value": 3, "kind": "level"}},
            (),
            id="other attributes",
        ),
        pytest.param(
            {"attributes": {"value": 3}},
            {"attributes": {"value": 4, "kind": "level"}},
            {"attributes": {"value": 3, "kind": "level"}},
            ("attributes.value",),
            id="the same attribute",
        ),
        pytest.param(
            {"end": 3, "text": "أعل"}, {"start": 1, "text": "علن"}, {"end": 3}, ("place",), id="place"
        ),
    ],
)
def test_two_changes_of_one_span(
    ours: dict[str, Any], theirs: dict[str, Any], result: dict[str, Any], fields: tuple[str, ...]
) -> None:
    joined = merge_three({"spans": [SPAN]}, {"spans": [{**SPAN, **ours}]}, {"spans": [{**SPAN, **theirs}]})
    assert by_id(joined.tables)["s1"].items() >= {**result}.items()
    assert [conflict.fields for conflict in joined.conflicts] == ([fields] if fields else [])
    chosen = resolve(joined.tables, {c.id: Choice.THEIRS for c in joined.conflicts}, [])
    if fields:
        assert by_id(chosen)["s1"].items() >= theirs.items()


@pytest.mark.parametrize(("choice", "stays"), [(Choice.OURS, False), (Choice.THEIRS, True)], ids=str)
def test_a_span_that_was_deleted_here_and_changed_there_stays_until_it_is_decided(
    choice: Choice, stays: bool
) -> None:
    changed = {**SPAN, "note": "ب"}
    joined = merge_three({"spans": [SPAN]}, {"spans": []}, {"spans": [changed]})
    assert joined.tables["spans"] == [changed]
    assert "deleted here" in str(joined.conflicts[0])
    after = resolve(joined.tables, {joined.conflicts[0].id: choice}, [])
    assert after["spans"] == ([changed] if stays else [])


def test_a_span_that_was_deleted_here_and_tied_there_stays_with_its_relation() -> None:
    second = {**SPAN, "id": "s2"}
    tie = {"id": "r1", "type": "at", "source": "s1", "target": "s2"}
    joined = merge_three(
        {"spans": [SPAN, second]}, {"spans": [second]}, {"spans": [SPAN, second], "relations": [tie]}
    )
    assert by_id(joined.tables).keys() == {"s1", "s2"}
    assert joined.tables["relations"] == [tie]
    decided = resolve(joined.tables, {joined.conflicts[0].id: Choice.OURS}, [])
    assert by_id(decided).keys() == {"s2"}
    assert decided["relations"] == []


def test_rows_of_the_project_are_merged_by_id_too() -> None:
    base = {"entities": [{"id": "e1", "name": "العراق", "aliases": ["أ", "ب"]}]}
    ours = {
        "entities": [{"id": "e1", "name": "العراق", "aliases": ["أ", "ب", "ج"]}, {"id": "e2", "name": "ب"}]
    }
    theirs = {
        "entities": [{"id": "e1", "name": "جمهورية العراق", "aliases": ["ب", "د"]}, {"id": "e3", "name": "ج"}]
    }
    joined = merge_three(base, ours, theirs)
    assert joined.conflicts == ()
    assert joined.tables["entities"] == [
        {"id": "e1", "name": "جمهورية العراق", "aliases": ["ب", "ج", "د"]},
        {"id": "e2", "name": "ب"},
        {"id": "e3", "name": "ج"},
    ]
