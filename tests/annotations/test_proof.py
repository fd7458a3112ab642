"""What a writer gets wrong is found by reading what it wrote, in every format and for every kind of fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.edit import frozen
from annotations.formats import FORMATS
from annotations.formats.format import ExportOptions, ExportReport, Format, Group, Loss, Lost
from annotations.formats.offsets import Unit
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Relation, Status
from annotations.proof import Proof, prove
from annotations.written_works import WrittenWorks
from tests.annotations.formats import sample
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.sample import annotated_articles

Fault = Callable[[AnnotatedArticle], AnnotatedArticle]
WRITERS = [form for form in FORMATS.values() if form.can_write and not form.extra]
OF_EACH = pytest.mark.parametrize("form", WRITERS, ids=[form.name for form in WRITERS])


def given_to_a_writer(
    works: Iterable[AnnotatedArticle], labels: frozenset[str] | None = None
) -> WrittenWorks:
    """Return works as an export keeps them until they are proved."""
    kept = WrittenWorks(labels)
    for work in works:
        kept.add(work)
    return kept


def proved(
    form: Format,
    works: list[AnnotatedArticle],
    path: Path,
    options: ExportOptions,
    fault: Fault = lambda work: work,
) -> tuple[ExportReport, Proof]:
    """Write with a fault, and prove against what should have been written."""
    assert form.write is not None
    report = form.write(map(fault, works), path, options)
    with given_to_a_writer(works, options.labels) as kept:
        return report, prove(form, path, kept, report, options)


@OF_EACH
def test_what_is_written_rightly_is_proved(tmp_path: Path, form: Format) -> None:
    options = ExportOptions(SCHEMA, ENTITIES)
    report, proof = proved(form, difficult(), tmp_path / f"out{form.extension}", options)
    assert proof.differences == ()
    assert proof.spans == report.spans
    assert proof.articles in (report.articles, 2)  # a table has no row for an article without spans


@OF_EACH
@given(works=st.lists(annotated_articles(), max_size=2, unique_by=lambda each: each.article.id))
@settings(deadline=None, max_examples=30)  # a disk may take its time
def test_anything_written_rightly_is_proved(
    tmp_path_factory: pytest.TempPathFactory, form: Format, works: list[AnnotatedArticle]
) -> None:
    path = tmp_path_factory.mktemp("any") / f"out{form.extension}"
    # What nobody has touched is nobody's: so `choose` hands it to a writer.
    works = [
        replace(w, annotations=replace(w.annotations, annotator="")) if w.annotations.is_empty else w
        for w in works
    ]
    _, proof = proved(form, works, path, ExportOptions(sample.SCHEMA, sample.ENTITIES))
    assert proof.differences == ()


def changed(change: Callable[[AnnotationSet], AnnotationSet]) -> Fault:
    """Return the fault of changing the first annotator's work on the first article."""

    def plant(work: AnnotatedArticle) -> AnnotatedArticle:
        is_first = work.annotations.annotator == "a1"
        return replace(work, annotations=change(work.annotations)) if is_first else work

    return plant


def in_span(span_id: str, **changes: object) -> Fault:
    """Return the fault of writing one span otherwise."""

    def change(annotations: AnnotationSet) -> AnnotationSet:
        spans = (replace(s, **changes) if s.id == span_id else s for s in annotations.spans)  # type: ignore[arg-type]
        return replace(annotations, spans=tuple(spans))

    return changed(change)


def shifted(work: AnnotatedArticle) -> AnnotatedArticle:
    """The span after the emoji is one character too far, as if that counted twice."""
    span = next((s for s in work.annotations.spans if s.id == "number"), None)
    if span is None:
        return work
    start, end = span.start + 1, span.end + 1
    return in_span("number", start=start, end=end, text=work.article.text[start:end])(work)


def without(annotations: AnnotationSet, span_id: str) -> AnnotationSet:
    return replace(annotations, spans=tuple(s for s in annotations.spans if s.id != span_id))


def swapped(relation: Relation) -> Relation:
    return replace(relation, source=relation.target, target=relation.source)


FAULTS: dict[str, tuple[Fault, Lost | None]] = {
    "an offset shifted by one": (shifted, None),
    "a dropped span": (changed(lambda a: without(a, "latin")), None),
    "a changed label": (in_span("latin", label="figure"), None),
    "a lost attribute": (
        in_span("number", attributes=frozen({"value": 4000, "as_of": "2018-05"})),
        Lost.ATTRIBUTES,
    ),
    "another value": (
        in_span("number", attributes=frozen({"value": 400, "doubtful": True, "as_of": "2018-05"})),
        Lost.ATTRIBUTES,
    ),
    "another entity": (in_span("separators", entity="e1"), Lost.ENTITIES),
    "a lost entity": (in_span("marks", entity=""), Lost.ENTITIES),
    "a cut note": (in_span("marks", note="ملاحظة"), Lost.NOTES),
    "a swapped relation": (
        changed(lambda a: replace(a, relations=(swapped(a.relations[0]), a.relations[1]))),
        Lost.RELATIONS,
    ),
    "a dropped relation": (changed(lambda a: replace(a, relations=a.relations[1:])), Lost.RELATIONS),
    "another status": (changed(lambda a: replace(a, status=Status.IN_WORK)), Lost.STATUS),
    "a lost note on the article": (changed(lambda a: replace(a, note="")), Lost.ARTICLE_NOTE),
}
NO_NETWORK_HOLDS = {Lost.ATTRIBUTES, Lost.NOTES, Lost.STATUS, Lost.ARTICLE_NOTE}


@OF_EACH
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_writer_is_found(tmp_path: Path, form: Format, fault: str) -> None:
    plant, kind = FAULTS[fault]
    path, options = tmp_path / f"out{form.extension}", ExportOptions(SCHEMA, ENTITIES)
    report, proof = proved(form, difficult(), path, options, plant)
    told = {loss.kind for loss in honest(form, tmp_path).losses if not loss.span}
    if kind in told or (form.group is Group.NETWORKS and kind in NO_NETWORK_HOLDS):
        return
    assert proof.differences, f"{form.name} was written with {fault}, and nobody saw it"
    assert report.articles == 3


def honest(form: Format, folder: Path) -> ExportReport:
    """Return what a writer without a fault reports."""
    assert form.write is not None
    return form.write(difficult(), folder / f"honest{form.extension}", ExportOptions(SCHEMA, ENTITIES))


@OF_EACH
def test_an_article_that_is_missing_or_twice_is_found(tmp_path: Path, form: Format) -> None:
    options = ExportOptions(SCHEMA, ENTITIES)
    works = difficult()
    assert form.write is not None
    for name, written in (("missing", works[1:]), ("twice", [works[0], *works])):
        path = tmp_path / f"{name}{form.extension}"
        report = form.write(written, path, options)
        with given_to_a_writer(works) as kept:
            assert prove(form, path, kept, report, options).differences, name


def test_another_text_is_found(tmp_path: Path) -> None:
    def plant(work: AnnotatedArticle) -> AnnotatedArticle:
        return replace(work, article=replace(work.article, text=work.article.text + " "))

    for name in ("jsonl", "brat", "labelstudio", "w3c", "refi-qda", "tei", "doccano", "spans"):
        form = FORMATS[name]
        path = tmp_path / f"out{form.extension}-{name}"
        _, proof = proved(form, difficult(), path, ExportOptions(SCHEMA, ENTITIES), plant)
        assert "text is another one" in proof.differences[0], name


def test_other_times_and_ids_are_found_where_the_format_holds_them(tmp_path: Path) -> None:
    for name in ("jsonl", "w3c", "spans"):
        for fault in (in_span("latin", created="2020-01-01T00:00:00Z"), in_span("latin", id="other")):
            path = tmp_path / name
            _, proof = proved(FORMATS[name], difficult(), path, ExportOptions(SCHEMA, ENTITIES), fault)
            assert "F-16" in proof.differences[0]


@pytest.mark.parametrize("unit", Unit)
def test_offsets_in_every_unit_are_proved(tmp_path: Path, unit: Unit) -> None:
    for form in (form for form in WRITERS if form.counts_offsets):
        path = tmp_path / f"{form.name}{form.extension}"
        options = ExportOptions(SCHEMA, ENTITIES, unit)
        assert proved(form, difficult(), path, options)[1].holds
        assert not proved(form, difficult(), tmp_path / f"bad-{form.name}", options, shifted)[1].holds


def test_what_a_loss_names_may_differ_and_nothing_else(tmp_path: Path) -> None:
    form, options = FORMATS["jsonl"], ExportOptions(SCHEMA, ENTITIES)
    works = difficult()
    report, proof = proved(form, works, tmp_path / "out", options, in_span("marks", note="", entity=""))
    assert len(proof.differences) == 2
    told = replace(
        report, losses=[Loss.of(works[0].annotations, works[0].annotations.span("marks"), "", Lost.NOTES)]
    )
    with given_to_a_writer(works) as kept:
        (difference,) = prove(form, tmp_path / "out", kept, told, options).differences
    assert "entity" in difference


def test_only_the_first_differences_are_put_in_words(tmp_path: Path) -> None:
    def plant(work: AnnotatedArticle) -> AnnotatedArticle:
        return replace(work, annotations=replace(work.annotations, spans=(), relations=()))

    _, proof = proved(FORMATS["doccano"], difficult(), tmp_path / "out", ExportOptions(SCHEMA), plant)
    assert (len(proof.differences), proof.further) == (20, 5)


def test_labels_that_were_left_out_are_not_missed(tmp_path: Path) -> None:
    options = ExportOptions(SCHEMA, ENTITIES, labels=frozenset({"actor"}))
    for form in WRITERS:
        assert proved(form, difficult(), tmp_path / f"out-{form.name}{form.extension}", options)[1].holds


def test_nothing_at_all_is_proved_too(tmp_path: Path) -> None:
    works: Iterable[AnnotatedArticle] = []
    for form in WRITERS:
        path = tmp_path / f"out-{form.name}{form.extension}"
        assert proved(form, list(works), path, ExportOptions(SCHEMA))[1] == Proof(0, 0)


def test_an_article_that_was_only_opened_is_proved_where_only_its_text_is_kept(tmp_path: Path) -> None:
    opened = AnnotatedArticle(Article("001", "نص"), AnnotationSet("001", "a1", status=Status.IN_WORK))
    _, proof = proved(FORMATS["refi-qda"], [opened], tmp_path / "out.qdpx", ExportOptions(SCHEMA, ENTITIES))
    assert proof.differences == ()
