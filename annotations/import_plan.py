"""What an import will do to a project, worked out before anything is written.

An article is imported as a whole or not at all: its rows are held against the project and against each other.
What is in the project already is never changed; an article with the same text is the same article, whatever
it is called. Writes nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from annotations.articles import title_of
from annotations.collecting import nothing_collected
from annotations.formats.imported import ImportedArticle, annotations_of, stored_text
from annotations.formats.values import with_typed_attributes
from annotations.import_change import ArticleChange, ImportChange, SetChange
from annotations.import_choices import Choices
from annotations.import_names import UnknownName, renamed, unknown_names, widened
from annotations.known_articles import KnownNames, KnownTexts, problem_with_id
from annotations.merging import MergeConflictError, merge
from annotations.model import AnnotationSet, Article, Direction, Entity, SpanError
from annotations.schema import Schema, problems_of_relation, problems_of_span
from annotations.store import Project, ProjectError
from annotations.store.new_article import bytes_of_new, path_of_new

METADATA = ("title", "date", "outlet", "url")

Progress = Callable[[int, int], object]
"""Called with articles done and all articles; what it raises ends the planning."""


class ImportRefusedError(Exception):
    """One article cannot be imported; the message has a line for each reason."""


class Fate(StrEnum):
    """What becomes of an article of the files."""

    NEW = "new"
    RENAMED = "new, under another name"
    KNOWN = "known"
    SAME_TEXT = "known under another name"
    REFUSED = "refused"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """One article of the files. `id` is what they call it; `change` None: nothing of it is written.

    `known_spans` are there already; `dropped_spans` have labels that are left out. `reasons` say why it is
    refused, `notices` what of it is not taken, `doubts` what the project's labels have against it.
    """

    id: str
    place: str
    fate: Fate
    change: ArticleChange | None = None
    annotators: tuple[str, ...] = ()
    new_spans: int = 0
    known_spans: int = 0
    dropped_spans: int = 0
    new_relations: int = 0
    reasons: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """The id of the article in the project, an empty string if it does not get there."""
        return self.change.after.id if self.change is not None else ""

    @property
    def is_new(self) -> bool:
        """Whether a file is written for it."""
        return self.change is not None and self.change.before is None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What will be done, what will not, and why. `notices` are about entities; `unknown` about names."""

    articles: tuple[PlannedArticle, ...]
    unknown: tuple[UnknownName, ...]
    change: ImportChange
    notices: tuple[str, ...] = ()

    def number(self, *fates: Fate) -> int:
        """Return how many articles have one of these fates."""
        return sum(article.fate in fates for article in self.articles)

    @property
    def new_spans(self) -> int:
        """How many spans are written."""
        return sum(article.new_spans for article in self.articles)

    @property
    def known_spans(self) -> int:
        """How many spans are there already."""
        return sum(article.known_spans for article in self.articles)

    @property
    def dropped_spans(self) -> int:
        """How many spans are left out for their labels."""
        return sum(article.dropped_spans for article in self.articles)


@nothing_collected()
def plan_import(
    project: Project, rows: Iterable[ImportedArticle], choices: Choices, progress: Progress | None = None
) -> ImportPlan:
    """Return what importing rows into a project does. Raises OSError."""
    given = list(rows)
    raw = [row for row in given if row.id not in choices.left_out]
    spans = {id(row): len(row.spans) for row in raw}
    named = [(row, renamed(row, choices)) for row in raw]
    schema = widened(project.schema, [row for _, row in named], choices)
    planner = _Planner(project, schema, choices)
    groups: dict[tuple[str, int], list[ImportedArticle]] = {}
    dropped: dict[tuple[str, int], int] = {}
    variants: dict[str, dict[str, int]] = {}
    for before, row in named:
        key = (row.id, _variant(row, variants) if choices.renames else 0)
        groups.setdefault(key, []).append(with_typed_attributes(row, schema))
        dropped[key] = dropped.get(key, 0) + spans[id(before)] - len(row.spans)
    planner.expect(article_id for article_id, _ in groups)
    planned: list[PlannedArticle] = []
    accepted: list[ImportedArticle] = []
    for number, ((article_id, variant), group) in enumerate(groups.items()):
        if progress is not None:
            progress(number, len(groups))
        article = planner.plan(article_id, group)
        article = replace(article, dropped_spans=dropped[article_id, variant])
        planned.append(article)
        if article.change is not None:
            accepted += group
    left = dict.fromkeys(row.id for row in given if row.id in choices.left_out)
    places = {row.id: row.place for row in given}
    planned += [PlannedArticle(i, places[i], Fate.LEFT_OUT) for i in left]
    entities, notices = _new_entities(project.entities, accepted)
    changes = tuple(each.change for each in planned if each.change is not None and not each.change.is_nothing)
    return ImportPlan(
        tuple(planned),
        unknown_names(raw, project.schema, choices),
        ImportChange(project.schema, schema, entities, changes),
        notices,
    )


def _variant(row: ImportedArticle, variants: dict[str, dict[str, int]]) -> int:
    """Tell articles of one name apart by their texts."""
    texts = variants.setdefault(row.id, {})
    return 0 if row.text is None else texts.setdefault(stored_text(row.text), len(texts))


class _Planner:
    """Holds articles against a project one by one, and knows what the ones before take up."""

    def __init__(self, project: Project, schema: Schema, choices: Choices) -> None:
        self._project = project
        self._schema = schema
        self._choices = choices
        self._texts = KnownTexts(project)
        self._names = KnownNames(project)
        self._expected: set[str] = set()
        self._sets: dict[tuple[str, str], AnnotationSet] = {}
        self._about: dict[str, Article] = {}

    def expect(self, ids: Iterable[str]) -> None:
        """Say what all articles of the files are called: what one names itself is not taken for another."""
        self._expected = set(ids)

    def plan(self, article_id: str, rows: list[ImportedArticle]) -> PlannedArticle:
        """Return what becomes of the rows of one article."""
        try:
            return self._accepted(article_id, rows)
        except (ImportRefusedError, ProjectError, SpanError, MergeConflictError) as error:
            reasons = tuple(str(error).split("\n"))
        return PlannedArticle(article_id, rows[0].place, Fate.REFUSED, reasons=reasons)

    def _accepted(self, article_id: str, rows: list[ImportedArticle]) -> PlannedArticle:
        fate, before = self._find(article_id, rows)
        notices: list[str] = []
        if before is None:
            after = self._new_article(article_id, rows)
            fate = Fate.NEW if after.id == article_id else Fate.RENAMED
        else:
            after, notices = _with_metadata(before, rows)
        _check_texts(rows, after)
        sets: dict[str, AnnotationSet] = {}
        was: dict[str, AnnotationSet] = {}
        doubts: dict[str, None] = {}
        known = new = 0
        for row in rows:
            name = self._annotator(row)
            if name not in was:
                was[name] = self._set(after, name, is_new=before is None)
            incoming = annotations_of(row, after, name)
            if incoming.is_empty:
                continue
            own = {span.id for span in row.spans}
            anonymous = frozenset(span.id for span in incoming.spans if span.id not in own)
            merged = merge(sets.get(name, was[name]), incoming, anonymous)
            sets[name] = merged.annotations
            new += merged.added
            known += len(row.spans) - merged.added
            notices += (f"{after.id}, {name}: {notice}" for notice in merged.notices)
            doubts |= dict.fromkeys(self._doubts(incoming))
        changed = tuple(SetChange(was[name], merged) for name, merged in sets.items() if merged != was[name])
        self._take(before, after, changed)
        return PlannedArticle(
            article_id,
            rows[0].place,
            fate,
            ArticleChange(before, after, changed),
            tuple(dict.fromkeys(self._annotator(row) for row in rows if row.spans)),
            new,
            known,
            new_relations=sum(len(c.after.relations) - len(c.before.relations) for c in changed),
            notices=(*(f"{after.id}: {notice}" for row in rows for notice in row.notices), *notices),
            doubts=tuple(doubts),
        )

    def _annotator(self, row: ImportedArticle) -> str:
        chosen = self._choices.annotator
        return chosen if self._choices.replaces_annotators else row.annotator or chosen

    def _take(self, before: Article | None, after: Article, changed: Iterable[SetChange]) -> None:
        """Remember what an article takes up, for those that come after it."""
        self._about[after.id] = after
        if before is None:
            self._names.take(after.id)
        for each in changed:
            self._sets[after.id, each.after.annotator] = each.after

    def _set(self, article: Article, annotator: str, *, is_new: bool) -> AnnotationSet:
        known = self._sets.get((article.id, annotator))
        if known is not None:
            return known
        if is_new:
            return AnnotationSet(article.id, annotator)
        return self._project.annotations(article.id, annotator)

    def _find(self, article_id: str, rows: list[ImportedArticle]) -> tuple[Fate, Article | None]:
        """Return the article of the project that rows are about, None if there is none yet."""
        text = next((stored_text(row.text) for row in rows if row.text is not None), None)
        sha256 = next((row.sha256 for row in rows if row.sha256), "")
        if article_id in self._project:
            try:
                own = self._about.get(article_id) or self._project.article(article_id)
            except KeyError as error:
                raise ImportRefusedError("the article’s file cannot be read any more") from error
            if self._fits(own, text, sha256):
                return Fate.KNOWN, own
        twin = self._texts.find(text, sha256, self._expected)
        if twin is not None:
            return Fate.SAME_TEXT, self._about.get(twin.id, twin)
        if article_id in self._project and not (self._choices.renames and text is not None):
            return Fate.KNOWN, self._project.article(article_id)
        return Fate.NEW, None

    @staticmethod
    def _fits(article: Article, text: str | None, sha256: str) -> bool:
        if text is not None:
            return text == article.text
        return sha256 in ("", hashlib.sha256(article.text.encode()).hexdigest())

    def _new_article(self, article_id: str, rows: list[ImportedArticle]) -> Article:
        row = next((row for row in rows if row.text is not None), None)
        if row is None or row.text is None:
            raise ImportRefusedError(
                f"{rows[0].place}: has no text, and the project has no such article; "
                f"put {article_id}.txt into the folder or “text” into the line"
            )
        if self._choices.renames:
            article_id = self._names.free(article_id)
        fault = problem_with_id(article_id)
        if fault:
            raise ImportRefusedError(f"{row.place}: the id {fault}")
        text = stored_text(row.text)
        target = self._project.folder / path_of_new(article_id)
        if os.path.lexists(target):
            raise ImportRefusedError(
                f"{target}: exists already and is not overwritten; rename one of the two"
            )
        bytes_of_new(article_id, text)
        about = {key: getattr(row, key) for key in METADATA}
        about["title"] = about["title"] or title_of(text)
        return Article(id=article_id, text=text, direction=row.direction, path=f"{article_id}.txt", **about)

    def _doubts(self, annotations: AnnotationSet) -> Iterator[str]:
        """Yield what of imported annotations the schema does not know; they are kept all the same."""
        spans = {span.id: span for span in annotations.spans}
        for span in annotations.spans:
            yield from problems_of_span(self._schema, span)
        for relation in annotations.relations:
            yield from problems_of_relation(self._schema, relation, spans)


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


def _with_metadata(article: Article, rows: list[ImportedArticle]) -> tuple[Article, list[str]]:
    """Return an article with what the project does not know yet about it, and where the two disagree."""
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
    return replace(article, direction=direction, **known), notices


def _new_entities(
    known: Mapping[str, Entity], rows: Iterable[ImportedArticle]
) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    entities = {entity.id: entity for row in rows for entity in row.entities}
    notices = tuple(
        f"entity {i} “{entity.name}” is known with other details; they stay"
        for i, entity in entities.items()
        if i in known and entity != known[i]
    )
    return tuple(entity for i, entity in entities.items() if i not in known), notices
