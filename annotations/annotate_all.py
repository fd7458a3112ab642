"""Annotating every occurrence of a text at once, and taking such spans back. Pure: from sets to other sets.

What was found is held against what is labelled already; an article that is finished is never changed. A
`Plan` holds the sets of all articles before and after, to be stored and undone as one step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from typing import Protocol

from annotations.edit import frozen
from annotations.model import (
    CONTEXT_LENGTH,
    NO_ATTRIBUTES,
    AnnotationSet,
    Article,
    AttributeValue,
    Span,
    SpanError,
    Status,
    new_id,
    reading_order,
    timestamp,
)
from annotations.text.find import Match

ORIGIN = "search"
"""The `source` of spans that were made from occurrences."""


class Source(Protocol):
    """Where articles and what one annotator made of them come from: a `Project`, or a session over it."""

    def article(self, article_id: str) -> Article:
        """Return an article."""

    def annotations(self, article_id: str) -> AnnotationSet:
        """Return the annotations of an article."""


class Standing(StrEnum):
    """How an occurrence stands to what is labelled already."""

    FREE = "free"
    SAME = "same"
    """A span has this very extent and label."""
    OTHER = "other"
    """Spans have this very extent, and other labels."""
    OVERLAP = "overlap"
    """It overlaps spans, lies in one or around one."""
    FINISHED = "finished"
    """Its article is done, so that nothing is changed there."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a text was found, ``[start, end)``. `labels`: of spans with this extent, or around it."""

    article_id: str
    start: int
    end: int
    surface: str
    proclitic: str = ""
    standing: Standing = Standing.FREE
    labels: tuple[str, ...] = ()

    @property
    def can_be_labelled(self) -> bool:
        """Whether a span may be made here."""
        return self.standing not in (Standing.SAME, Standing.FINISHED)


@dataclass(frozen=True, slots=True)
class Group:
    """Occurrences that look alike; `key` is what they share, as it is written or a proclitic."""

    key: str
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """What occurrences become: spans of a label, with an entity (empty: none) and attributes."""

    label: str
    entity: str = ""
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)


@dataclass(frozen=True, slots=True)
class Change:
    """One article before and after."""

    before: AnnotationSet
    after: AnnotationSet


@dataclass(frozen=True, slots=True)
class Plan:
    """One step over many articles. `spans` are made, changed or removed; `protected` in finished articles."""

    changes: tuple[Change, ...] = ()
    spans: int = 0
    protected: int = 0

    def reversed(self) -> Plan:
        """Return the plan that leads back."""
        return replace(self, changes=tuple(Change(c.after, c.before) for c in self.changes))


def occurrences(annotations: AnnotationSet, matches: Iterable[Match], label: str) -> tuple[Occurrence, ...]:
    """Return how the matches in one article stand to its spans, if they were to get `label`."""
    spans = annotations.spans
    longest = max((span.end - span.start for span in spans), default=0)
    found = []
    first = 0
    for match in sorted(matches):
        while first < len(spans) and spans[first].start + longest <= match.start:
            first += 1
        near = []
        for index in range(first, len(spans)):
            if spans[index].start >= match.end:
                break
            if spans[index].end > match.start:
                near.append(spans[index])
        standing, labels = _standing(match, near, label)
        if annotations.status is Status.DONE:
            standing = Standing.FINISHED
        found.append(
            Occurrence(
                annotations.article_id,
                match.start,
                match.end,
                match.surface,
                match.proclitic,
                standing,
                labels,
            )
        )
    return tuple(found)


def by_surface(found: Iterable[Occurrence]) -> tuple[Group, ...]:
    """Group occurrences by how they are written, the most frequent form first."""
    return _grouped(found, attrgetter("surface"))


def by_proclitic(found: Iterable[Occurrence]) -> tuple[Group, ...]:
    """Group occurrences by the proclitics of their word, the most frequent first."""
    return _grouped(found, attrgetter("proclitic"))


def annotate(
    annotations: AnnotationSet, article: Article, extents: Iterable[tuple[int, int]], marking: Marking
) -> AnnotationSet:
    """Make a span of each extent, except where one with this label is; SpanError outside the text."""
    taken = {(span.start, span.end) for span in annotations.spans if span.label == marking.label}
    attributes, text, now = frozen(marking.attributes), article.text, timestamp()
    made = []
    for start, end in extents:
        if not 0 <= start < end <= len(text):
            raise SpanError(f"{article.id}: [{start}, {end}) is no part of a text of {len(text)} characters")
        if (start, end) not in taken:
            taken.add((start, end))
            made.append(
                Span(
                    id=new_id(),
                    start=start,
                    end=end,
                    label=marking.label,
                    text=text[start:end],
                    attributes=attributes,
                    entity=marking.entity,
                    before=text[max(0, start - CONTEXT_LENGTH) : start],
                    after=text[end : end + CONTEXT_LENGTH],
                    source=ORIGIN,
                    created=now,
                    modified=now,
                )
            )
    if not made:
        return annotations
    begun = Status.IN_WORK if annotations.status is Status.UNTOUCHED else annotations.status
    spans = sorted((*annotations.spans, *made), key=reading_order)
    return replace(annotations, spans=tuple(spans), status=begun)


def remove_spans(annotations: AnnotationSet, ids: Iterable[str]) -> AnnotationSet:
    """Remove spans and every relation that touches one of them; ids that are not there do not matter."""
    gone = frozenset(ids)
    spans = tuple(span for span in annotations.spans if span.id not in gone)
    if len(spans) == len(annotations.spans):
        return annotations
    relations = tuple(r for r in annotations.relations if not {r.source, r.target} & gone)
    return replace(annotations, spans=spans, relations=relations)


def relabel_spans(annotations: AnnotationSet, ids: Iterable[str], label: str) -> AnnotationSet:
    """Give spans another label; attributes stay. Spans that have it already stay as they are."""
    wanted, now = frozenset(ids), timestamp()
    spans = tuple(
        replace(span, label=label, modified=now) if span.id in wanted and span.label != label else span
        for span in annotations.spans
    )
    return annotations if spans == annotations.spans else replace(annotations, spans=spans)


def spans_at(
    annotations: AnnotationSet, extents: Iterable[tuple[int, int]], label: str = ""
) -> tuple[Span, ...]:
    """Return the spans on exactly these extents in reading order; with `label` only those that have it."""
    wanted = frozenset(extents)
    return tuple(
        span for span in annotations.spans if (span.start, span.end) in wanted and label in ("", span.label)
    )


def plan_annotation(source: Source, ticked: Iterable[Occurrence], marking: Marking) -> Plan:
    """Plan to label occurrences in any number of articles."""
    extents = _extents(ticked)

    def change(annotations: AnnotationSet) -> tuple[AnnotationSet, int]:
        article_id = annotations.article_id
        after = annotate(annotations, source.article(article_id), extents[article_id], marking)
        return after, len(after.spans) - len(annotations.spans)

    return _planned(source, extents, change, lambda annotations: len(extents[annotations.article_id]))


def plan_removal(source: Source, ticked: Iterable[Occurrence], of_label: str = "") -> Plan:
    """Plan to remove the spans that stand on exactly these occurrences, or only those of one label."""
    extents = _extents(ticked)

    def affected(annotations: AnnotationSet) -> list[str]:
        return [span.id for span in spans_at(annotations, extents[annotations.article_id], of_label)]

    def change(annotations: AnnotationSet) -> tuple[AnnotationSet, int]:
        ids = affected(annotations)
        return remove_spans(annotations, ids), len(ids)

    return _planned(source, extents, change, lambda annotations: len(affected(annotations)))


def plan_relabelling(source: Source, ticked: Iterable[Occurrence], label: str, of_label: str = "") -> Plan:
    """Plan to give the spans that stand on exactly these occurrences, or those of one label, another."""
    extents = _extents(ticked)

    def affected(annotations: AnnotationSet) -> list[str]:
        spans = spans_at(annotations, extents[annotations.article_id], of_label)
        return [span.id for span in spans if span.label != label]

    def change(annotations: AnnotationSet) -> tuple[AnnotationSet, int]:
        ids = affected(annotations)
        return relabel_spans(annotations, ids, label), len(ids)

    return _planned(source, extents, change, lambda annotations: len(affected(annotations)))


def _extents(ticked: Iterable[Occurrence]) -> dict[str, list[tuple[int, int]]]:
    """Return the extents of occurrences by article."""
    extents: dict[str, list[tuple[int, int]]] = {}
    for found in sorted(ticked, key=attrgetter("article_id", "start", "end")):
        extents.setdefault(found.article_id, []).append((found.start, found.end))
    return extents


def _planned(
    source: Source,
    article_ids: Iterable[str],
    change: Callable[[AnnotationSet], tuple[AnnotationSet, int]],
    protected_in: Callable[[AnnotationSet], int],
) -> Plan:
    changes, spans, protected = [], 0, 0
    for article_id in article_ids:
        before = source.annotations(article_id)
        if before.status is Status.DONE:
            protected += protected_in(before)
            continue
        after, changed = change(before)
        if after is not before:
            changes.append(Change(before, after))
            spans += changed
    return Plan(tuple(changes), spans, protected)


def _standing(match: Match, near: Iterable[Span], label: str) -> tuple[Standing, tuple[str, ...]]:
    over = list(near)
    same = [span.label for span in over if (span.start, span.end) == (match.start, match.end)]
    labels = tuple(dict.fromkeys(same or [span.label for span in over]))
    if label in same:
        return Standing.SAME, labels
    if same:
        return Standing.OTHER, labels
    return (Standing.OVERLAP if over else Standing.FREE), labels


def _grouped(found: Iterable[Occurrence], key: Callable[[Occurrence], str]) -> tuple[Group, ...]:
    groups: dict[str, list[Occurrence]] = {}
    for occurrence in found:
        groups.setdefault(key(occurrence), []).append(occurrence)
    order = Counter({name: len(group) for name, group in groups.items()}).most_common()
    return tuple(Group(name, tuple(groups[name])) for name, _ in order)
