"""Merging, splitting, assigning and deleting entities in a stored project of two annotators, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.check import check_project
from annotations.edit import add_span
from annotations.entities.change import (
    EntityChange,
    EntityChangeError,
    Mention,
    apply_change,
    mentions_of,
    plan_assignment,
    plan_merge,
    plan_removal,
    plan_split,
)
from annotations.findings import Kind
from annotations.model import AnnotationSet, Entity, Span, make_span
from annotations.store import Project

US = Entity("us", "actor", "الولايات المتحدة")
AMERICA = Entity("am", "actor", "أمريكا", aliases=("واشنطن",))


@pytest.fixture
def project(corpus: Path) -> Project:
    """Two annotators, two articles, four spans of two entities and one of none."""
    for annotator, entity in (("a1", "us"), ("a2", "am")):
        project = Project.open(corpus, annotator)
        project.save_entities([US, AMERICA])
        for article in project.articles[:2]:
            annotations = AnnotationSet(article.id, annotator)
            for start, tied in ((0, entity), (10, "")):
                span = replace(make_span(article, start, start + 5, "actor"), entity=tied)
                annotations = add_span(annotations, span)
            project.save(annotations)
    return Project.open(corpus, "a1")


def tied(project: Project) -> dict[tuple[str, str, int], str]:
    """What each span refers to, as stored."""
    fresh = Project.open(project.folder, "a1")
    return {
        (annotator, heading.id, span.start): span.entity
        for annotator in fresh.annotators()
        for heading in fresh.headings
        for span in fresh.annotations(heading.id, annotator).spans
    }


def entities(project: Project) -> dict[str, Entity]:
    return Project.open(project.folder, "a1").entities


def test_mentions_of_all_annotators_are_found(project: Project) -> None:
    found = mentions_of(project, ["us", "am"])
    assert len(found) == 4
    assert {(m.annotator, m.span.entity) for m in found} == {("a1", "us"), ("a2", "am")}
    assert mentions_of(project, ["nobody"]) == []


def test_a_merge_reaches_all_annotators_and_goes_back(project: Project) -> None:
    before, known = tied(project), entities(project)
    change = plan_merge(US, [AMERICA], mentions_of(project, ["am"]))
    apply_change(project, change)
    assert set(tied(project).values()) == {"us", ""}
    assert entities(project) == {"us": replace(US, aliases=("أمريكا", "واشنطن"))}
    findings = check_project(Project.open(project.folder, "a1"))
    assert not [str(finding) for finding in findings if finding.kind is Kind.ENTITY_MISSING]
    apply_change(project, change.reversed)
    assert tied(project) == before
    assert entities(project) == known


def test_a_split_takes_the_chosen_mentions(project: Project) -> None:
    first, second = mentions_of(project, ["us"])
    change, new = plan_split(US, "وزارة الدفاع الأمريكية", [first], [second])
    apply_change(project, change)
    assert sorted(tied(project).values()) == sorted(["us", new.id, "am", "am", "", "", "", ""])
    assert entities(project)[new.id].name == "وزارة الدفاع الأمريكية"
    apply_change(project, change.reversed)
    assert new.id not in entities(project)


def test_a_deleted_entity_leaves_its_spans(project: Project) -> None:
    change = plan_removal([US], mentions_of(project, ["us"]))
    apply_change(project, change)
    assert sorted(set(tied(project).values())) == ["", "am"]
    assert "us" not in entities(project)
    apply_change(project, change.reversed)
    assert sorted(set(tied(project).values())) == ["", "am", "us"]
    assert entities(project)["us"] == US


def test_an_assignment_teaches_a_new_entity(project: Project) -> None:
    change = plan_assignment(None, Entity("new", "actor", "مجهول"), untied(project))
    apply_change(project, change)
    assert "" not in tied(project).values()
    assert len(entities(project)["new"].aliases) >= 1


def untied(project: Project) -> list[Mention]:
    return [
        Mention(annotator, heading.id, span)
        for annotator in project.annotators()
        for heading in project.headings
        for span in project.annotations(heading.id, annotator).spans
        if not span.entity
    ]


def test_going_back_leaves_what_was_tied_otherwise_since(project: Project) -> None:
    change = plan_merge(US, [AMERICA], mentions_of(project, ["am"]))
    apply_change(project, change)
    article = project.articles[0].id
    theirs = project.annotations(article, "a2")
    moved = tuple(replace(span, entity="third") if span.start == 0 else span for span in theirs.spans)
    project.save_entities([*project.entities.values(), Entity("third", "actor", "ثالث")])
    project.save(replace(theirs, spans=moved))
    apply_change(project, change.reversed)
    assert tied(project)["a2", article, 0] == "third"


def test_an_entity_that_came_and_is_in_use_since_is_not_taken_away(project: Project) -> None:
    first, second = mentions_of(project, ["us"])
    change, new = plan_split(US, "جديد", [first], [second])
    apply_change(project, change)
    now = project.annotations(second.article_id, "a1")
    project.save(replace(now, spans=tuple(replace(span, entity=new.id) for span in now.spans)))
    apply_change(project, change.reversed)
    assert new.id in entities(project)


def test_a_failing_disk_changes_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before, known = tied(project), entities(project)
    change = plan_merge(US, [AMERICA], mentions_of(project, ["am"]))
    save, saved = Project.save, []

    def fail_at_the_second(self: Project, annotations: AnnotationSet, **how: bool) -> None:
        saved.append(annotations)
        if len(saved) == 2:
            raise OSError(28, "No space left on device")
        save(self, annotations, **how)

    monkeypatch.setattr(Project, "save", fail_at_the_second)
    with pytest.raises(EntityChangeError, match="No space left"):
        apply_change(project, change)
    assert tied(project) == before
    assert entities(project) == known


def test_successors_of_what_is_gone(project: Project) -> None:
    mention = mentions_of(project, ["am"])
    assert plan_merge(US, [AMERICA], mention).successors == {"am": "us"}
    assert plan_removal([US], []).successors == {"us": ""}
    assert EntityChange(((None, US),)).successors == {}


def test_nothing_is_written_where_nothing_may_be(project: Project) -> None:
    project.read_only = "for reading only"
    with pytest.raises(EntityChangeError, match="for reading only"):
        apply_change(project, plan_removal([US], []))
    assert isinstance(mentions_of(project, ["us"])[0].span, Span)
