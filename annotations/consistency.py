"""What in one article's annotations does not go together: one text labelled two ways, or here and not there.

Nothing here is an error: it is what a careful reader would look at once more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.model import AnnotationSet, Article, Span
from annotations.text.find import find
from annotations.text.folding import fold, folded

_LONGEST = 80
"""Characters; a longer text is a clause, and the same clause again is a quotation."""


class Doubt(StrEnum):
    """What does not go together."""

    TWO_LABELS = "two labels"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Remark:
    """A place to look at, ``[start, end)`` in code points.

    TWO_LABELS: the span `span_id` has the label `label`, the same text elsewhere mostly `other`. BARE: what
    stands here is labelled `label` elsewhere and not here; `span_id` is empty.
    """

    doubt: Doubt
    start: int
    end: int
    label: str
    span_id: str = ""
    other: str = ""


def remarks(article: Article, annotations: AnnotationSet) -> Iterator[Remark | None]:
    """Yield what to look at, text by text; None between them, so that the caller can do something else."""
    groups = dict[str, list[Span]]()
    for span in annotations.spans:
        if span.end - span.start <= _LONGEST:
            groups.setdefault(folded(span.text).strip(), []).append(span)
    for spans in groups.values():
        yield from _differently_labelled(spans)
    yield None
    text = fold(article.text)
    for name, spans in groups.items():
        labels = _by_number(spans)
        if not name or len(labels) > 1:
            continue  # What is labelled two ways is named above.
        covered = _Covered([span for span in annotations.spans if span.label == labels[0]])
        for match in find(text, min((span.text for span in spans), key=len)):
            if not covered.touches(match.start, match.end):
                yield Remark(Doubt.BARE, match.start, match.end, labels[0])
        yield None


def _differently_labelled(spans: Sequence[Span]) -> Iterator[Remark]:
    """Yield the spans that have a rarer label than the same text elsewhere.

    Two labels on one extent are a choice: nobody labels the very same words twice by mistake.
    """
    labels = _by_number(spans)
    if len(labels) < 2:
        return
    most = {(span.start, span.end) for span in spans if span.label == labels[0]}
    for span in spans:
        if span.label != labels[0] and (span.start, span.end) not in most:
            yield Remark(Doubt.TWO_LABELS, span.start, span.end, span.label, span.id, labels[0])


def _by_number(spans: Sequence[Span]) -> list[str]:
    """Return the labels of spans, the most frequent first."""
    labels = [span.label for span in spans]
    return sorted(dict.fromkeys(labels), key=lambda label: -labels.count(label))


class _Covered:
    """Which places lie in spans or meet them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts, self._ends = [], list[int]()
        reach = 0
        for span in sorted(spans, key=lambda span: span.start):
            reach = max(reach, span.end)
            self._starts.append(span.start)
            self._ends.append(reach)

    def touches(self, start: int, end: int) -> bool:
        """Say whether a span has a character of a place."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._ends[before - 1] > start
