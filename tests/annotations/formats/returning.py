"""Writing a corpus and reading it back, as tests of all formats do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.formats.format import ExportOptions, ExportReport, Format
from annotations.formats.imported import annotations_of
from annotations.model import AnnotatedArticle, AnnotationSet, Span

Place = tuple[int, int, str]


def there_and_back(
    form: Format, articles: list[AnnotatedArticle], path: Path, options: ExportOptions
) -> tuple[ExportReport, list[AnnotationSet]]:
    """Write the articles and return what is read of each, held against its text."""
    assert form.write is not None
    assert form.read is not None
    report = form.write(articles, path, options)
    texts = {each.article.id: each.article for each in articles}
    return report, [annotations_of(row, texts[row.id], row.annotator) for row in form.read(path)]


def places(spans: Iterable[Span]) -> list[Place]:
    """Return where spans are and their labels, in an order of their own."""
    return sorted((span.start, span.end, span.label) for span in spans)


def expected_places(annotated: AnnotatedArticle, report: ExportReport) -> list[Place]:
    """Return the places of an article's spans after the losses that the report tells of."""
    annotations = annotated.annotations
    told = {
        loss.span: loss.reason
        for loss in report.losses
        if (loss.article, loss.annotator) == (annotations.article_id, annotations.annotator)
    }
    return sorted(_after(annotations.spans, told))


def _after(spans: Iterable[Span], told: dict[str, str]) -> Iterator[Place]:
    for span in spans:
        if "white space at its edges" in told.get(span.id, ""):
            start = span.start + len(span.text) - len(span.text.lstrip())
            yield start, start + len(span.text.strip()), span.label
        elif span.id not in told:
            yield span.start, span.end, span.label
