"""Articles that were edited or renamed: what is proposed, saved when it is agreed to, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.changed_articles import (
    apply,
    changed_articles,
    is_changed,
    move_annotations,
    proposal,
    renamed_articles,
)
from annotations.check import check_project
from annotations.edit import add_relation, add_span, set_note
from annotations.model import AnnotationSet, Relation, make_span
from annotations.store import Project, ProjectError

FIRST = "000_0e327b6c3cd33028"
FORCES, LEADER = "القوات الأمريكية", "المتحدث باسم مكتب رئيس الوزراء العراقي، سعد الحديثي"


def annotate(folder: Path, annotator: str = "a1") -> AnnotationSet:
    """Label two pieces of the first article and tie them."""
    project = Project.open(folder, annotator)
    article = project.article(FIRST)
    annotations = project.annotations(FIRST)
    for text, label in ((LEADER, "actor"), (FORCES, "figure")):
        start = article.text.index(text)
        annotations = add_span(annotations, make_span(article, start, start + len(text), label))
    one, other = annotations.spans
    annotations = add_relation(annotations, Relation("r1", "claimed_by", other.id, one.id))
    project.save(annotations)
    return annotations


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / f"{FIRST}.txt"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def stored_bytes(folder: Path) -> bytes:
    return (folder / "annotations" / "a1" / f"{FIRST}.json").read_bytes()


def test_spans_are_followed_when_it_is_agreed_to_and_not_before(corpus: Path) -> None:
    before = annotate(corpus)
    rewrite(corpus, LEADER, f"وفي بغداد {LEADER}")
    saved = stored_bytes(corpus)
    project = Project.open(corpus, "a1")
    assert list(changed_articles(project)) == [FIRST]
    made = proposal(project, FIRST)
    assert made.is_certain
    assert stored_bytes(corpus) == saved

    apply(project, made, made.certain)
    again = Project.open(corpus, "a1")
    after = again.annotations(FIRST)
    assert [(s.id, s.text) for s in after.spans] == [(s.id, s.text) for s in before.spans]
    assert [s.start for s in after.spans] == [s.start + len("وفي بغداد ") for s in before.spans]
    assert after.relations == before.relations
    assert not is_changed(again, FIRST)
    assert check_project(again) == []


def test_a_span_that_still_fits_by_luck_is_judged_by_its_context(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    start = article.text.index(FORCES)
    project.save(
        add_span(project.annotations(FIRST), make_span(article, start, start + len(FORCES), "actor"))
    )
    # The very same words come to stand at the same place, in quite another sentence.
    (corpus / f"{FIRST}.txt").write_text("ا" * (start - 1) + " " + FORCES + " ب" * 40, "utf-8")
    changed = Project.open(corpus, "a1")
    assert [span.start for span in changed.annotations(FIRST).spans] == [start]
    assert is_changed(changed, FIRST)
    assert not proposal(changed, FIRST).is_certain


def test_an_edit_in_a_changed_article_does_not_pass_for_an_agreement(corpus: Path) -> None:
    annotate(corpus)
    rewrite(corpus, LEADER, f"وفي بغداد {LEADER}")
    project = Project.open(corpus, "a1")
    project.save(set_note(project.annotations(FIRST), "ملاحظة"))
    again = Project.open(corpus, "a1")
    assert len(proposal(again, FIRST).certain) == 2


def test_what_is_lost_stays_until_it_is_deleted_and_everything_can_be_taken_back(corpus: Path) -> None:
    before = annotate(corpus)
    rewrite(corpus, LEADER, "قال")
    project = Project.open(corpus, "a1")
    made = proposal(project, FIRST)
    assert len(made.certain) == 1
    earlier = apply(project, made, made.certain)

    again = Project.open(corpus, "a1")
    assert [span.text for span in again.annotations(FIRST).spans] == [FORCES]
    assert {unplaced.table for unplaced in again.unplaced(FIRST)} == {"spans", "relations"}
    assert not is_changed(again, FIRST)
    orphan = before.spans[0].id
    assert proposal(again, FIRST).orphans == {orphan}

    after = proposal(again, FIRST)
    lost = apply(again, after, after.certain, {orphan})
    assert again.unplaced(FIRST) == ()
    again.save_stored(lost)
    assert proposal(Project.open(corpus, "a1"), FIRST).orphans == {orphan}

    again.save_stored(earlier)
    assert is_changed(Project.open(corpus, "a1"), FIRST)


def test_a_lost_span_comes_back_with_its_relation_when_it_is_given_a_place(corpus: Path) -> None:
    before = annotate(corpus)
    rewrite(corpus, LEADER, "قال")
    project = Project.open(corpus, "a1")
    made = proposal(project, FIRST)
    apply(project, made, made.certain)
    again = proposal(project, FIRST)
    apply(project, again, {**again.certain, before.spans[0].id: (0, 5)})
    after = Project.open(corpus, "a1").annotations(FIRST)
    assert {span.id for span in after.spans} == {span.id for span in before.spans}
    assert after.relations == before.relations


def test_a_proposal_about_annotations_that_changed_meanwhile_is_refused(corpus: Path) -> None:
    annotate(corpus)
    rewrite(corpus, LEADER, "قال")
    project = Project.open(corpus, "a1")
    made = proposal(project, FIRST)
    project.save(set_note(project.annotations(FIRST), "ملاحظة"))
    with pytest.raises(ProjectError, match="look at them again"):
        apply(project, made, made.certain)


def test_the_annotations_of_a_renamed_article_go_along_for_all_annotators(corpus: Path) -> None:
    mine, theirs = annotate(corpus), annotate(corpus, "a2")
    project = Project.open(corpus, "a1")
    project.update_article(FIRST, title="عنوان", date="2020-01-02")
    (corpus / "2018").mkdir()
    (corpus / f"{FIRST}.txt").rename(corpus / "2018" / "عراق.txt")
    project = Project.open(corpus, "a1")
    assert renamed_articles(project) == {FIRST: "2018/عراق"}
    assert project.annotations("2018/عراق").spans == ()

    assert move_annotations(project, FIRST, "2018/عراق") == ("a1", "a2")
    again = Project.open(corpus, "a1")
    assert again.annotations("2018/عراق").spans == mine.spans
    assert again.annotations("2018/عراق", "a2").spans == theirs.spans
    assert (again.heading("2018/عراق").title, again.heading("2018/عراق").date) == ("عنوان", "2020-01-02")
    assert renamed_articles(again) == {}
    assert check_project(again) == check_project(project) == []
