"""Bringing annotations from a file together with those that are there already, so that neither loses any."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotations.model import AnnotationSet, Relation, Span, reading_order


class MergeConflictError(Exception):
    """The file and the project say different things about one span; the message has a line for each."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The annotations after a merge, how many spans are new, and what of the file was not taken."""

    annotations: AnnotationSet
    added: int
    notices: tuple[str, ...] = ()


def merge(
    existing: AnnotationSet, incoming: AnnotationSet, anonymous: frozenset[str] = frozenset()
) -> Merged:
    """Add the spans and relations of `incoming` that `existing` lacks.

    A span that is there under its id with the same content counts as known; with another content it is a
    conflict, for one of the two would be lost. `anonymous` are the ids of spans that had none in the file:
    they are known by offsets and label. Raises MergeConflictError; nothing is merged then.
    """
    if existing.is_empty:
        return Merged(incoming, len(incoming.spans))
    by_id = {span.id: span for span in existing.spans}
    by_place = {_place(span): span for span in existing.spans}
    known: dict[str, str] = {}
    new: list[Span] = []
    conflicts = []
    for span in incoming.spans:
        is_anonymous = span.id in anonymous
        twin = by_place.get(_place(span)) if is_anonymous else by_id.get(span.id)
        if twin is None:
            new.append(span)
        elif _content(span) == _content(twin) or (is_anonymous and _says_no_more(span, twin)):
            known[span.id] = twin.id
        else:
            conflicts.append(_conflict(twin, span))
    relations, clashing = _new_relations(existing, incoming, known)
    conflicts += clashing
    note = existing.note or incoming.note
    if incoming.note not in ("", note):
        conflicts.append("the note on the article differs from the one in the project")
    if conflicts:
        raise MergeConflictError("\n".join(conflicts))
    notices = []
    if incoming.status is not existing.status:
        notices.append(f"the status stays “{existing.status.value}”, the file has “{incoming.status.value}”")
    spans = tuple(sorted((*existing.spans, *new), key=reading_order))
    merged = replace(existing, spans=spans, relations=(*existing.relations, *relations), note=note)
    return Merged(merged, len(new), tuple(notices))


def _new_relations(
    existing: AnnotationSet, incoming: AnnotationSet, known: dict[str, str]
) -> tuple[list[Relation], list[str]]:
    by_id = {relation.id: relation for relation in existing.relations}
    ties = {(r.type, r.source, r.target) for r in existing.relations}
    new = []
    conflicts = []
    for raw in incoming.relations:
        relation = replace(
            raw, source=known.get(raw.source, raw.source), target=known.get(raw.target, raw.target)
        )
        twin = by_id.get(relation.id)
        if twin is not None and twin != relation:
            conflicts.append(f"relation {relation.id} differs from the one in the project")
        elif twin is None and (relation.type, relation.source, relation.target) not in ties:
            new.append(relation)
    return new, conflicts


def _place(span: Span) -> tuple[int, int, str]:
    return (span.start, span.end, span.label)


def _content(span: Span) -> tuple[object, ...]:
    return (_place(span), dict(span.attributes), span.entity, span.note)


def _says_no_more(span: Span, twin: Span) -> bool:
    return (
        span.attributes.items() <= twin.attributes.items()
        and span.entity in ("", twin.entity)
        and span.note in ("", twin.note)
    )


def _conflict(twin: Span, span: Span) -> str:
    return (
        f"span {twin.id} has another content in the project ([{twin.start}, {twin.end}) {twin.label} "
        f"«{twin.text[:40]}») than in the file ([{span.start}, {span.end}) {span.label} «{span.text[:40]}»)"
    )
