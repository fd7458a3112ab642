"""Articles whose files changed after they were annotated, or were renamed: what to do, and doing it.

Proposals write nothing. What is not given a place stays in the project without one, until it is deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from annotations.anchoring import Followed, follow
from annotations.files import make_folders, sync_folder
from annotations.model import Article, Relation, Span, make_span, reading_order
from annotations.store.errors import ProjectError
from annotations.store.occasions import Occasion
from annotations.store.project import Project
from annotations.store.records import (
    StoredSet,
    Unplaced,
    metadata_from_row,
    relation_from_row,
    relation_to_row,
    span_from_row,
    span_to_row,
)
from annotations.store.renames import renamed

NOT_FOUND = "was not found again in the article’s new text"

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the spans of one annotator stand in an article's present text, as far as can be told.

    `stored` is what it is made from. `orphans` are the ids of spans that had no place before.
    """

    stored: StoredSet
    followed: tuple[Followed, ...]
    orphans: frozenset[str] = frozenset()

    @property
    def is_certain(self) -> bool:
        """Whether every span has a place that nothing speaks against."""
        return all(each.is_certain for each in self.followed)

    @property
    def certain(self) -> dict[str, Offsets]:
        """The places of the spans that were found for certain, by id."""
        return {e.span.id: (e.places[0].start, e.places[0].end) for e in self.followed if e.is_certain}


def is_changed(project: Project, article_id: str, annotator: str | None = None) -> bool:
    """Say whether an article's text is another one than was annotated; KeyError if there is none."""
    stored = project.stored(article_id, annotator)
    has_spans = bool(stored.annotations.spans or stored.unplaced)
    return has_spans and stored.article_sha256 not in ("", project.article(article_id).sha256)


def changed_articles(project: Project, annotator: str | None = None) -> Iterator[str]:
    """Yield the ids of annotated articles whose texts changed since. Reads every annotation file."""
    for heading in project.headings:
        if project.annotation_path(heading.id, annotator).exists():
            with suppress(KeyError):  # It turned out to be unreadable just now.
                if is_changed(project, heading.id, annotator):
                    yield heading.id


def proposal(project: Project, article_id: str, annotator: str | None = None) -> Proposal:
    """Return where an annotator's spans stand in an article as it is now, and those without a place."""
    article, stored = project.article(article_id), project.stored(article_id, annotator)
    orphans = {span.id: span for span in map(_span_of, stored.unplaced) if span is not None}
    for span in stored.annotations.spans:
        orphans.pop(span.id, None)
    followed = follow([*stored.annotations.spans, *orphans.values()], article.text)
    return Proposal(stored, tuple(followed), frozenset(orphans))


def settled(
    made: Proposal, article: Article, places: Mapping[str, Offsets], deleted: Collection[str] = ()
) -> StoredSet:
    """Return the set with spans at the places (by id) that were agreed to, without the spans `deleted`.

    All others are kept without a place, and so are relations that lose an end. Raises SpanError for a place
    outside the text.
    """
    placed: list[Span] = []
    unplaced: list[Unplaced] = []
    for each in made.followed:
        span = each.span
        if span.id in places:
            fresh = make_span(article, *places[span.id], span.label)
            moved = replace(
                span,
                start=fresh.start,
                end=fresh.end,
                text=fresh.text,
                before=fresh.before,
                after=fresh.after,
            )
            placed.append(moved)
        elif span.id not in deleted:
            unplaced.append(Unplaced("spans", span_to_row(span), NOT_FOUND, kept=False, lost=True))
    there = {span.id for span in placed}
    known = {each.span.id for each in made.followed}
    relations: list[Relation] = []
    for relation in _relations_of(made.stored):
        if {relation.source, relation.target} <= there:
            relations.append(relation)
        elif not {relation.source, relation.target} & set(deleted):
            reason = "the span at one of its ends has no place"
            unplaced.append(Unplaced("relations", relation_to_row(relation), reason))
    unplaced += [u for u in made.stored.unplaced if not _is_known(u, known)]
    annotations = replace(
        made.stored.annotations,
        spans=tuple(sorted(placed, key=reading_order)),
        relations=tuple(relations),
    )
    return replace(
        made.stored,
        annotations=annotations,
        unplaced=tuple(unplaced),
        article_sha256=article.sha256,
        returned=(),
    )


def apply(
    project: Project, made: Proposal, places: Mapping[str, Offsets], deleted: Collection[str] = ()
) -> StoredSet:
    """Save what was agreed to, and return what was there before: `Project.save_stored` brings that back.

    Raises ProjectError if the annotations are others than the proposal was made from.
    """
    annotations = made.stored.annotations
    before = project.stored(annotations.article_id, annotations.annotator)
    if before != made.stored:
        raise ProjectError(f"{annotations.article_id}: the annotations changed meanwhile; look at them again")
    after = settled(made, project.article(annotations.article_id), places, deleted)
    project.expect_fewer(_all_spans(before) - _all_spans(after))
    project.save_stored(after)
    return before


def renamed_articles(project: Project) -> dict[str, str]:
    """Return which annotated article that is missing became which other one, by its text: old → new id."""
    missing = {i: row for i, row in project.missing_articles.items() if _annotators_of(project, i)}
    texts = {row.get("sha256") for row in missing.values()}
    same = [heading for heading in project.headings if heading.sha256 in texts]
    return renamed(missing, [heading for heading in same if not _annotators_of(project, heading.id)])


def _annotators_of(project: Project, article_id: str) -> list[str]:
    names = project.annotators()
    return [name for name in names if project.annotation_path(article_id, name).is_file()]


def move_annotations(project: Project, old_id: str, new_id: str) -> tuple[str, ...]:
    """Give the annotations of a missing article, by whomever, to the article it was renamed to.

    Returns the annotators. Raises ProjectError if one of them has annotated the new one already; nothing is
    moved then.
    """
    if project.read_only:
        raise ProjectError(project.read_only)
    annotators = tuple(_annotators_of(project, old_id))
    taken = set(annotators) & set(_annotators_of(project, new_id))
    if taken:
        raise ProjectError(f"{min(taken)} has annotated {new_id} already; {old_id} stays where it is")
    project.back_up(Occasion.BULK_CHANGE)
    about = metadata_from_row(project.missing_articles.get(old_id, {}))
    with project.alone():
        for annotator in annotators:
            old, new = (project.annotation_path(i, annotator) for i in (old_id, new_id))
            make_folders(new.parent)
            old.rename(new)
            sync_folder(new.parent)
            sync_folder(old.parent)
    project.update_article(new_id, **about)
    project.forget_missing(old_id)
    for annotator in _annotators_of(project, new_id):  # Some may have been moved before the disk refused.
        project.save_stored(project.stored(new_id, annotator))
    return annotators


def _relations_of(stored: StoredSet) -> Iterator[Relation]:
    yield from stored.annotations.relations
    there = {relation.id for relation in stored.annotations.relations}
    for unplaced in stored.unplaced:
        relation = _relation_of(unplaced)
        if relation is not None and relation.id not in there:
            yield relation


def _is_known(unplaced: Unplaced, spans: Collection[str]) -> bool:
    """Say whether a row without a place is among the spans or relations that were looked at."""
    if unplaced.table == "relations":
        return _relation_of(unplaced) is not None
    span = _span_of(unplaced)
    return span is not None and span.id in spans


def _span_of(unplaced: Unplaced) -> Span | None:
    if unplaced.table != "spans":
        return None
    try:
        return span_from_row(unplaced.row)
    except (KeyError, TypeError):
        return None


def _relation_of(unplaced: Unplaced) -> Relation | None:
    if unplaced.table != "relations":
        return None
    try:
        return relation_from_row(unplaced.row)
    except (KeyError, TypeError):
        return None


def _all_spans(stored: StoredSet) -> int:
    return len(stored.annotations.spans) + sum(each.table == "spans" for each in stored.unplaced)
