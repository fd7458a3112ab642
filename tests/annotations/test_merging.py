from __future__ import annotations

from dataclasses import replace

import pytest

from annotations.edit import frozen
from annotations.merging import MergeConflictError, merge
from annotations.model import AnnotationSet, Article, Relation, Status, make_span

ARTICLE = Article(id="1", text="قالت واشنطن أمس إن القوات باقية")
HERE = replace(make_span(ARTICLE, 5, 11, "actor"), id="a", attributes=frozen({"side": "US"}), note="n")
OTHER = replace(make_span(ARTICLE, 19, 25, "actor"), id="b")
TIE = Relation("r", "claimed_by", "b", "a")
EXISTING = AnnotationSet("1", "a1", (HERE,), (), Status.DONE)


def test_nothing_there_takes_all() -> None:
    incoming = replace(EXISTING, spans=(HERE, OTHER), relations=(TIE,), note="x")
    merged = merge(AnnotationSet("1", "a1"), incoming)
    assert (merged.annotations, merged.added) == (incoming, 2)


def test_new_spans_and_relations_are_added_in_reading_order() -> None:
    early = replace(make_span(ARTICLE, 0, 4, "actor"), id="c")
    merged = merge(EXISTING, AnnotationSet("1", "a1", (early, HERE, OTHER), (TIE,), Status.IN_WORK, "note"))
    assert [span.id for span in merged.annotations.spans] == ["c", "a", "b"]
    assert (merged.annotations.relations, merged.annotations.note, merged.added) == ((TIE,), "note", 2)
    assert merged.annotations.status is Status.DONE
    assert merged.notices == ("the status stays “done”, the file has “in work”",)


def test_merging_twice_changes_nothing() -> None:
    incoming = AnnotationSet("1", "a1", (HERE, OTHER), (TIE,), Status.DONE)
    once = merge(EXISTING, incoming).annotations
    assert merge(once, incoming).annotations == once
    assert merge(once, replace(incoming, relations=(replace(TIE, id="r2"),))).annotations == once


@pytest.mark.parametrize(
    "change",
    [{"label": "base"}, {"start": 4, "end": 10}, {"note": ""}, {"entity": "e"}, {"attributes": frozen({})}],
    ids=["label", "offsets", "note", "entity", "attributes"],
)
def test_the_same_id_with_another_content_is_a_conflict(change: dict[str, object]) -> None:
    span = replace(HERE, **change)  # type: ignore[arg-type]
    with pytest.raises(MergeConflictError, match="span a has another content"):
        merge(EXISTING, AnnotationSet("1", "a1", (span, OTHER), (), Status.DONE))


def test_times_of_a_span_are_no_content() -> None:
    later = replace(HERE, modified="2030-01-01T00:00:00Z")
    assert merge(EXISTING, AnnotationSet("1", "a1", (later,), (), Status.DONE)).annotations == EXISTING


def test_a_span_without_id_is_known_by_its_place() -> None:
    bare = replace(HERE, id="fresh", attributes=frozen({}), note="")
    tie = replace(TIE, target="fresh")
    incoming = AnnotationSet("1", "a1", (bare, OTHER), (tie,), Status.DONE)
    merged = merge(EXISTING, incoming, frozenset({"fresh"}))
    assert [span.id for span in merged.annotations.spans] == ["a", "b"]
    assert merged.annotations.relations == (TIE,)
    says_more = replace(bare, attributes=frozen({"side": "IQ"}))
    with pytest.raises(MergeConflictError, match="span a has another content"):
        merge(EXISTING, replace(incoming, spans=(says_more,), relations=()), frozenset({"fresh"}))


def test_notes_and_relations_are_not_replaced_either() -> None:
    existing = AnnotationSet("1", "a1", (HERE, OTHER), (TIE,), Status.DONE, "mine")
    with pytest.raises(MergeConflictError, match="the note on the article differs"):
        merge(existing, replace(existing, note="other"))
    with pytest.raises(MergeConflictError, match="relation r differs"):
        merge(existing, replace(existing, relations=(replace(TIE, type="at"),)))
