"""What a step changes, carried over to a value that somebody else has changed meanwhile.

Undo and redo go through here: they take back one's own work and leave that of others alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from annotations.model import AnnotationSet, Relation, Span, reading_order

Marked = TypeVar("Marked", Span, Relation)


def carry_annotations(before: AnnotationSet, after: AnnotationSet, current: AnnotationSet) -> AnnotationSet:
    """Return `current` with the spans, relations, status and note that differ from `before` to `after`."""
    if current == before:
        return after
    spans = sorted(_carried(before.spans, after.spans, current.spans), key=reading_order)
    there = {span.id for span in spans}
    relations = _carried(before.relations, after.relations, current.relations)
    return replace(
        current,
        spans=tuple(spans),
        relations=tuple(r for r in relations if r.source in there and r.target in there),
        status=after.status if after.status is not before.status else current.status,
        note=after.note if after.note != before.note else current.note,
    )


def _carried(before: Iterable[Marked], after: Iterable[Marked], current: Iterable[Marked]) -> list[Marked]:
    old = {item.id: item for item in before}
    new = {item.id: item for item in after}
    carried = {item.id: item for item in current}
    for key in old.keys() - new.keys():
        carried.pop(key, None)
    for key, item in new.items():
        # What was changed here but taken away by others stays away.
        if item != old.get(key) and (key not in old or key in carried):
            carried[key] = item
    return list(carried.values())
