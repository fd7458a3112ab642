"""Which articles and annotations of a project an export holds. Knows projects, no format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.model import AnnotatedArticle, AnnotationSet, Status
from annotations.store import Project


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to export, and what is stored but cannot be: annotations that do not fit their article now."""

    articles: tuple[AnnotatedArticle, ...]
    unplaced: tuple[str, ...]


def choose(project: Project, annotators: Sequence[str] | None = None, *, done_only: bool = False) -> Chosen:
    """Return every article once per annotator who recorded anything in it, in natural order.

    An article that none of them touched stands there once, with an empty annotator, so that the corpus is
    whole. `annotators` None: all. `done_only` leaves out what is not marked as done.
    """
    names = project.annotators() if annotators is None else tuple(dict.fromkeys(annotators))
    chosen: list[AnnotatedArticle] = []
    unplaced: list[str] = []
    for article in project.articles:
        sets = [project.annotations(article.id, name) for name in names]
        wanted = [s for s in sets if not s.is_empty and (s.status is Status.DONE or not done_only)]
        if not wanted and not done_only:
            wanted = [AnnotationSet(article.id, "")]
        chosen += (AnnotatedArticle(article, annotations) for annotations in wanted)
        unplaced += (
            f"{article.id}, {name}: {row.table.removesuffix('s')} {row.row.get('id', '')}: {row.reason}"
            for name in names
            for row in project.unplaced(article.id, name)
        )
    return Chosen(tuple(chosen), tuple(unplaced))
