"""What every export does with the articles it is given: leave labels out, check spans, report progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotations.edit import check_spans
from annotations.formats.format import ExportCancelled, ExportOptions
from annotations.model import AnnotatedArticle, AnnotationSet


def selected(articles: Iterable[AnnotatedArticle], options: ExportOptions) -> Iterator[AnnotatedArticle]:
    """Yield each article with the spans and relations that are wanted.

    Raises SpanError for a span that does not agree with its article, ExportCancelled when asked to stop.
    """
    for number, annotated in enumerate(articles, 1):
        annotations = annotated.annotations
        if options.labels is not None:
            annotations = with_labels(annotations, options.labels)
        check_spans(annotated.article, annotations.spans)
        yield AnnotatedArticle(annotated.article, annotations)
        if options.progress is not None and not options.progress(number):
            raise ExportCancelled


def with_labels(annotations: AnnotationSet, labels: frozenset[str]) -> AnnotationSet:
    """Return only the spans with these labels, and the relations of which both ends are among them."""
    spans = tuple(span for span in annotations.spans if span.label in labels)
    ids = {span.id for span in spans}
    relations = tuple(r for r in annotations.relations if r.source in ids and r.target in ids)
    return replace(annotations, spans=spans, relations=relations)
