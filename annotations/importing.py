"""Bringing the rows of a file into a project. Knows projects and rows, no format.

An article is imported as a whole or not at all: its rows are held against the project and against each other
before anything of it is written. What is in the project already is never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from annotations.articles import title_of
from annotations.formats.imported import ImportedArticle, annotations_of, stored_text
from annotations.formats.values import with_typed_attributes
from annotations.merging import MergeConflictError, merge
from annotations.model import AnnotationSet, Article, Direction, SpanError
from annotations.schema import problems_of_relation, problems_of_span
from annotations.store import Project, ProjectError

METADATA = ("title", "date", "outlet", "url")


class ImportRefusedError(Exception):
    """One article cannot be imported; the message has a line for each reason."""


@dataclass(slots=True)
class ImportReport:
    """What an import did. `errors` name articles of which nothing was written.

    `doubts` are problems with the project's schema, each with the articles in which it was met.
    """

    new_articles: int = 0
    known_articles: int = 0
    new_spans: int = 0
    known_spans: int = 0
    notices: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)


def import_rows(
    project: Project,
    rows: Iterable[ImportedArticle],
    annotator: str,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Write rows into the project; rows without an annotator belong to `annotator`.

    Raises OSError when the disk refuses; a project that is read only shows up in `errors`.
    """
    report = ImportReport()
    by_article: dict[str, list[ImportedArticle]] = {}
    for row in rows:
        by_article.setdefault(row.id, []).append(row)
    planned: list[_Planned] = []
    for article_id, group in by_article.items():
        with _refusals(article_id, report):
            planned.append(_plan(project, article_id, group, annotator))
    with _refusals("entities", report):
        # Before the spans that refer to them: whatever happens in between, no span is without its entity.
        _import_entities(project, (row for each in planned for row in each.rows), report)
        with project.recording_once():
            for number, each in enumerate(planned, 1):
                with _refusals(each.article.id, report):
                    _write(project, each, report)
                if progress is not None:
                    progress(number, len(planned))
    return report


@contextmanager
def _refusals(what: str, report: ImportReport) -> Iterator[None]:
    try:
        yield
    except (ImportRefusedError, ProjectError, SpanError, MergeConflictError) as error:
        report.errors += (f"{what}: nothing was imported: {line}" for line in str(error).split("\n"))


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is to be written of one article: its rows, held against the project and against each other."""

    article: Article
    rows: list[ImportedArticle]
    is_new: bool
    sets: tuple[AnnotationSet, ...]
    new_spans: int
    notices: tuple[str, ...]
    doubts: tuple[str, ...]


def _plan(project: Project, article_id: str, rows: list[ImportedArticle], annotator: str) -> _Planned:
    rows = [with_typed_attributes(row, project.schema) for row in rows]
    is_new = article_id not in project
    try:
        article = _new_article(article_id, rows) if is_new else project.article(article_id)
    except KeyError as error:
        raise ImportRefusedError("the article’s file cannot be read any more") from error
    _check_texts(rows, article)
    sets: dict[str, AnnotationSet] = {}
    before: dict[str, AnnotationSet] = {}
    notices: list[str] = []
    doubts: dict[str, None] = {}
    new_spans = 0
    for row in rows:
        notices += (f"{article.id}: {notice}" for notice in row.notices)
        name = row.annotator or annotator
        if name not in before:
            before[name] = AnnotationSet(article.id, name)
            if not is_new:
                before[name] = project.annotations(article.id, name)
        incoming = annotations_of(row, article, name)
        if incoming.is_empty:
            continue
        named = {span.id for span in row.spans}
        anonymous = frozenset(span.id for span in incoming.spans if span.id not in named)
        merged = merge(sets.get(name, before[name]), incoming, anonymous)
        sets[name] = merged.annotations
        new_spans += merged.added
        notices += (f"{article.id}, {name}: {notice}" for notice in merged.notices)
        doubts |= dict.fromkeys(_doubts(project, incoming))
    changed = tuple(merged_set for name, merged_set in sets.items() if merged_set != before[name])
    return _Planned(article, rows, is_new, changed, new_spans, tuple(notices), tuple(doubts))


def _write(project: Project, planned: _Planned, report: ImportReport) -> None:
    article, rows = planned.article, planned.rows
    notices = list(planned.notices)
    if planned.is_new:
        about = {key: getattr(article, key) for key in METADATA}
        project.add_article(article.id, article.text, **about)
        if article.direction is not Direction.AUTO:
            project.update_article(article.id, direction=article.direction)
    else:
        notices += _fill_metadata(project, article, rows)
    for changed in planned.sets:
        project.save(changed)
    report.new_articles += planned.is_new
    report.known_articles += not planned.is_new
    report.new_spans += planned.new_spans
    report.known_spans += sum(len(row.spans) for row in rows) - planned.new_spans
    report.notices += notices
    for doubt in planned.doubts:
        report.doubts.setdefault(doubt, []).append(article.id)


def _new_article(article_id: str, rows: list[ImportedArticle]) -> Article:
    row = next((row for row in rows if row.text is not None), None)
    if row is None or row.text is None:
        raise ImportRefusedError(
            f"{rows[0].place}: has no text, and the project has no such article; "
            f"put {article_id}.txt into the folder or “text” into the line"
        )
    fault = problem_with_id(article_id)
    if fault:
        raise ImportRefusedError(f"{row.place}: the id {fault}")
    return Article(
        id=article_id,
        text=stored_text(row.text),
        direction=row.direction,
        **{key: getattr(row, key) for key in METADATA},
    )


def problem_with_id(article_id: str) -> str:
    """Return why an id cannot become a file in a project's folder, or an empty string when it can."""
    path = PurePosixPath(article_id)
    if str(path) != article_id or path.is_absolute() or "\\" in article_id or ":" in article_id:
        return "must be a plain path like 2018/002, without \\ and :"
    if any(part.startswith(".") for part in path.parts) or not article_id.isprintable():
        return "must not have a part that begins with a full stop, or characters that cannot be printed"
    return ""


def _check_texts(rows: list[ImportedArticle], article: Article) -> None:
    sha256 = hashlib.sha256(article.text.encode()).hexdigest()
    for row in rows:
        if row.text is None and row.sha256 not in ("", sha256):
            raise ImportRefusedError(
                f"{row.place}: was made for another text than the project’s; add the “text” it was made for"
            )
        if row.text is not None and stored_text(row.text) != article.text:
            raise ImportRefusedError(
                f"{row.place}: has another text than the article of that name in the project; "
                "give one of the two another id"
            )


def _fill_metadata(project: Project, article: Article, rows: list[ImportedArticle]) -> list[str]:
    """Record what the project does not know yet about an article; return where the two disagree."""
    known = {key: getattr(article, key) for key in METADATA}
    if article.title == title_of(article.text):
        known["title"] = ""
    direction = article.direction
    notices = []
    for row in rows:
        for key in METADATA:
            said = getattr(row, key)
            known[key] = known[key] or said
            if said not in ("", known[key]):
                notices.append(f"{article.id}: {key} stays “{known[key]}”, the file has “{said}”")
        direction = row.direction if direction is Direction.AUTO else direction
    known["title"] = known["title"] or article.title
    project.update_article(article.id, direction=direction, **known)
    return notices


def _doubts(project: Project, annotations: AnnotationSet) -> list[str]:
    """Return what of imported annotations the project's schema does not know; they are kept all the same."""
    spans = {span.id: span for span in annotations.spans}
    found = [problem for span in annotations.spans for problem in problems_of_span(project.schema, span)]
    for relation in annotations.relations:
        found += problems_of_relation(project.schema, relation, spans)
    return found


def _import_entities(project: Project, rows: Iterable[ImportedArticle], report: ImportReport) -> None:
    entities = {entity.id: entity for row in rows for entity in row.entities}
    new = {i: entity for i, entity in entities.items() if i not in project.entities}
    for i, entity in entities.items():
        if i not in new and entity != project.entities[i]:
            report.notices.append(f"entity {i} “{entity.name}” is known with other details; they stay")
    if new:
        project.save_entities([*project.entities.values(), *new.values()])
