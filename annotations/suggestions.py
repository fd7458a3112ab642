"""Spans that might be made: which of those that are suggested there is still room for. Pure values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from annotations.model import NO_ATTRIBUTES, AnnotationSet, AttributeValue


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A span that might be made, ``[start, end)`` in code points; `words` are shown below it.

    `like` is the id of a span whose entity the new one gets: that which it has when the suggestion is taken.
    """

    start: int
    end: int
    label: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)
    entity: str = ""
    words: str = ""
    like: str = ""


def still_open(annotations: AnnotationSet, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions where no span of their label lies already."""
    covered: dict[str, list[tuple[int, int]]] = {}
    for span in annotations.spans:
        stretches = covered.setdefault(span.label, [])
        if stretches and span.start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], span.end))
        else:
            stretches.append((span.start, span.end))
    return [one for one in suggestions if not _reaches_into(covered.get(one.label, ()), one)]


def _reaches_into(stretches: Sequence[tuple[int, int]], one: Suggestion) -> bool:
    """Say whether a suggestion overlaps one of the stretches, which are in order and apart."""
    after = bisect_left(stretches, one.end, key=itemgetter(0))
    return after > 0 and stretches[after - 1][1] > one.start


def apart(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions in the order of the text, without those that overlap one before them."""
    apart: list[Suggestion] = []
    for suggestion in sorted(suggestions, key=lambda one: (one.start, -one.end)):
        if not apart or suggestion.start >= apart[-1].end:
            apart.append(suggestion)
    return apart
