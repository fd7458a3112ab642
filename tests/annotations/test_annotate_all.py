from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotate_all import (
    Marking,
    Standing,
    annotate,
    by_proclitic,
    by_surface,
    occurrences,
    plan_annotation,
    plan_relabelling,
    plan_removal,
    relabel_spans,
    remove_spans,
    spans_at,
)
from annotations.edit import add_relation, add_span, check_annotations
from annotations.model import AnnotationSet, Article, Relation, SpanError, Status, make_span
from annotations.text.find import find

FIRST = Article("1", "القوات الأمريكية والقوات الأميركية، للقوات الأمريكية في قاعدة القوات الأمريكية.")
SECOND = Article("2", "انسحبت القوات الأمريكية.")
QUERY = "القوات الأمريكية"


class Shelf:
    """Articles and annotations in memory."""

    def __init__(self, *sets: AnnotationSet) -> None:
        self._articles = {article.id: article for article in (FIRST, SECOND)}
        self._sets = {found.article_id: found for found in sets}

    def article(self, article_id: str) -> Article:
        return self._articles[article_id]

    def annotations(self, article_id: str) -> AnnotationSet:
        return self._sets.get(article_id, AnnotationSet(article_id, "a1"))


def labelled(article: Article, *spans: tuple[int, int, str]) -> AnnotationSet:
    annotations = AnnotationSet(article.id, "a1")
    for start, end, label in spans:
        annotations = add_span(annotations, make_span(article, start, end, label))
    return annotations


def found_in(article: Article, annotations: AnnotationSet) -> list[Standing]:
    return [found.standing for found in occurrences(annotations, find(article.text, QUERY), "actor")]


def test_standing_of_occurrences() -> None:
    places = find(FIRST.text, QUERY)
    annotations = labelled(
        FIRST,
        (places[0].start, places[0].end, "actor"),
        (places[1].start, places[1].end, "base"),
        (places[3].start - 6, places[3].end, "base"),
    )
    found = occurrences(annotations, places, "actor")
    assert [o.standing for o in found] == [Standing.SAME, Standing.OTHER, Standing.FREE, Standing.OVERLAP]
    assert [o.labels for o in found] == [("actor",), ("base",), (), ("base",)]
    assert [o.can_be_labelled for o in found] == [False, True, True, True]
    done = replace(annotations, status=Status.DONE)
    assert set(found_in(FIRST, done)) == {Standing.FINISHED}


def test_groups() -> None:
    found = occurrences(AnnotationSet("1", "a1"), find(FIRST.text, QUERY), "actor")
    assert [(group.key, len(group.occurrences)) for group in by_surface(found)] == [
        ("القوات الأمريكية", 2),
        ("القوات الأميركية", 1),
        ("للقوات الأمريكية", 1),
    ]
    assert [(group.key, len(group.occurrences)) for group in by_proclitic(found)] == [
        ("", 2),
        ("و", 1),
        ("ل", 1),
    ]


def test_annotating_many_articles_and_back() -> None:
    first = labelled(FIRST, (0, 16, "actor"))
    shelf = Shelf(first)
    ticked = [
        found
        for article in (FIRST, SECOND)
        for found in occurrences(shelf.annotations(article.id), find(article.text, QUERY), "actor")
    ]
    plan = plan_annotation(shelf, ticked, Marking("actor", "e1", {"kind": "force"}))
    assert (plan.spans, plan.protected, len(plan.changes)) == (4, 0, 2)
    for change, article in zip(plan.changes, (FIRST, SECOND), strict=True):
        check_annotations(article, change.after)
        made = [span for span in change.after.spans if span not in change.before.spans]
        assert {(span.label, span.entity, span.attributes["kind"], span.source) for span in made} == {
            ("actor", "e1", "force", "search")
        }
        assert change.after.status is Status.IN_WORK
    assert [change.after for change in plan.reversed().changes] == [change.before for change in plan.changes]
    assert plan.changes[0].before is first


def test_finished_articles_are_protected() -> None:
    first = replace(labelled(FIRST, (0, 16, "actor")), status=Status.DONE)
    shelf = Shelf(first, labelled(SECOND, (7, 23, "actor")))
    places = find(FIRST.text, QUERY)
    ticked = occurrences(first, places, "base")
    assert plan_annotation(shelf, ticked, Marking("base")).changes == ()
    assert plan_annotation(shelf, ticked, Marking("base")).protected == 4
    second = shelf.annotations(SECOND.id)
    ticked = (*ticked, *occurrences(second, find(SECOND.text, QUERY), "base"))
    removal = plan_removal(shelf, ticked)
    assert (removal.spans, removal.protected) == (1, 1)
    relabelling = plan_relabelling(shelf, ticked, "base")
    assert (relabelling.spans, relabelling.protected) == (1, 1)


def test_removing_takes_relations_along() -> None:
    annotations = labelled(FIRST, (0, 16, "actor"), (18, 34, "actor"), (0, 6, "base"))
    gone, kept = annotations.spans[0], annotations.spans[-1]
    annotations = add_relation(annotations, Relation("r1", "at", kept.id, gone.id))
    after = remove_spans(annotations, [gone.id])
    assert gone not in after.spans
    assert len(after.spans) == 2
    assert after.relations == ()
    assert remove_spans(annotations, ["nowhere"]) is annotations


def test_relabelling() -> None:
    annotations = labelled(FIRST, (0, 16, "actor"), (0, 6, "base"))
    ids = [span.id for span in annotations.spans]
    after = relabel_spans(annotations, ids, "base")
    assert [span.label for span in after.spans] == ["base", "base"]
    assert after.spans[1] is annotations.spans[1]
    assert relabel_spans(after, ids, "base") is after


@pytest.mark.parametrize(
    ("extents", "label", "count"),
    [
        pytest.param([(0, 16), (18, 34)], "", 2, id="on these extents"),
        pytest.param([(0, 16)], "", 1, id="not on others"),
        pytest.param([(0, 15), (0, 17)], "", 0, id="exactly on them"),
        pytest.param([(0, 16), (0, 6)], "base", 1, id="of one label"),
    ],
)
def test_spans_on_occurrences(extents: list[tuple[int, int]], label: str, count: int) -> None:
    annotations = labelled(FIRST, (0, 16, "actor"), (18, 34, "actor"), (0, 6, "base"))
    assert len(spans_at(annotations, extents, label)) == count


def test_annotating_twice_changes_nothing() -> None:
    extents = [(0, 16), (0, 16), (18, 34)]
    once = annotate(AnnotationSet("1", "a1"), FIRST, extents, Marking("actor"))
    assert len(once.spans) == 2
    assert annotate(once, FIRST, extents, Marking("actor")) is once
    with pytest.raises(SpanError):
        annotate(once, FIRST, [(0, 1000)], Marking("actor"))


@given(
    extents=st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    )
)
def test_standing_agrees_with_the_spans(extents: list[tuple[int, int]]) -> None:
    annotations = annotate(AnnotationSet("1", "a1"), FIRST, extents, Marking("actor"))
    check_annotations(FIRST, annotations)
    for found in occurrences(annotations, find(FIRST.text, QUERY), "actor"):
        near = [s for s in annotations.spans if s.start < found.end and s.end > found.start]
        same = any((s.start, s.end) == (found.start, found.end) for s in near)
        expected = Standing.SAME if same else (Standing.OVERLAP if near else Standing.FREE)
        assert found.standing is expected
