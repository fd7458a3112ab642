"""What an import writes into a project, as a value: made, taken back and made again as one step.

- **In an order that an interruption cannot harm.** First the schema, which only gets wider, then the
  entities, then each article before what is annotated in it.
- **Back without harm to others.** What was worked on since stays: a span that somebody changed or tied, an
  article that somebody annotated, an entity that is referred to, a label that is in use.
- **Each part may be done already.** A step that was cut short is taken back, or made, once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from annotations.model import AnnotationSet, Article, Direction, Entity, Relation, Span, Status, reading_order
from annotations.schema import Schema, SchemaError
from annotations.schema_change import SchemaChangeError, StillInUseError, apply_change, plan_change
from annotations.schema_edits import joined, remove_attribute, remove_label, remove_relation_type
from annotations.store import Project, ProjectError
from annotations.usage import every_set

Marked = TypeVar("Marked", Span, Relation)
Progress = Callable[[int, int], object]
"""Called with articles done and all articles; raises ImportCancelled to stop."""

_ABOUT = ("title", "date", "outlet", "url", "direction")


class ImportCancelled(Exception):  # noqa: N818 - nothing went wrong
    """The progress callback asks to stop; what was written is taken back."""


@dataclass(frozen=True, slots=True)
class SetChange:
    """One annotator's work on one article before and after."""

    before: AnnotationSet
    after: AnnotationSet


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article as it becomes. `before` None: it is new; else only its metadata may differ."""

    before: Article | None
    after: Article
    sets: tuple[SetChange, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the project has all of it."""
        return self.before == self.after and not self.sets


@dataclass(frozen=True, slots=True)
class ImportChange:
    """All that an import changes. `entities` are new ones; the schema after only has more than before."""

    schema_before: Schema
    schema_after: Schema
    entities: tuple[Entity, ...] = ()
    articles: tuple[ArticleChange, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to take back."""
        return self.schema_before == self.schema_after and not self.entities and not self.articles


@dataclass(frozen=True, slots=True)
class Made:
    """What was written. `refused`: ids of articles with the reasons; `error`: why it came to no end."""

    change: ImportChange
    refused: Mapping[str, str] = field(default_factory=dict)
    error: OSError | ProjectError | None = None


def make(project: Project, change: ImportChange, progress: Progress | None = None) -> Made:
    """Write a change. Articles that cannot be written are passed over; a disk that refuses ends it.

    When `progress` raises ImportCancelled, everything is taken back before that goes on.
    """
    written: list[ArticleChange] = []
    refused: dict[str, str] = {}
    done = ImportChange(project.schema, project.schema)
    error: OSError | ProjectError | None = None
    try:
        schema = joined(change.schema_after, project.schema)
        if change.schema_before != change.schema_after and schema != project.schema:
            done = replace(done, schema_after=schema)
            project.save_schema(schema)
        # Before the spans that refer to them: whatever happens in between, no span is without its entity.
        new = {entity.id: entity for entity in change.entities if entity.id not in project.entities}
        if new:
            done = replace(done, entities=tuple(new.values()))
            project.save_entities([*project.entities.values(), *new.values()])
        with project.recording_once():
            for number, each in enumerate(change.articles):
                if progress is not None:
                    progress(number, len(change.articles))
                try:
                    _write(project, each, written)
                except (ProjectError, ValueError, KeyError) as reason:
                    refused[each.after.id] = str(reason)
            if progress is not None:
                progress(len(change.articles), len(change.articles))
    except ImportCancelled:
        take_back(project, replace(done, articles=tuple(written)))
        raise
    except (OSError, ProjectError) as reason:
        error = reason
    changed = tuple(each for each in written if not each.is_nothing)
    return Made(replace(done, articles=changed), refused, error)


def take_back(project: Project, change: ImportChange, progress: Progress | None = None) -> list[str]:
    """Take back what an import wrote, and return what stays and why. OSError if the disk refuses."""
    stays: list[str] = []
    gone: list[str] = []
    with project.recording_once():
        for number, each in enumerate(reversed(change.articles)):
            if progress is not None:
                progress(number, len(change.articles))
            if each.after.id not in project:
                continue
            try:
                reason = _take_back_article(project, each, gone)
            except (ProjectError, ValueError, KeyError) as error:
                reason = f"{each.after.id}: {error}"
            if reason:
                stays.append(reason)
    if gone:
        project.remove_articles(gone)
    if change.entities:
        stays += _remove_entities(project, change.entities)
    stays += _narrow_schema(project, change)
    return stays


# One article


def _write(project: Project, change: ArticleChange, written: list[ArticleChange]) -> None:
    after = change.after
    about = {key: getattr(after, key) for key in ("title", "date", "outlet", "url")}
    if change.before is None and after.id in project and project.article(after.id).text == after.text:
        written.append(replace(change, before=project.article(after.id)))  # It stayed when this was undone.
    elif change.before is None:
        project.add_article(after.id, after.text, **about)
        written.append(change)
        if after.direction is not Direction.AUTO:
            project.update_article(after.id, direction=after.direction)
    else:
        now = project.article(after.id)
        written.append(change)
        project.update_article(after.id, **_moved_metadata(change.before, after, now))
    for each in change.sets:
        now_set = project.annotations(each.after.article_id, each.after.annotator)
        project.save(with_added(each, now_set))


def _take_back_article(project: Project, change: ArticleChange, gone: list[str]) -> str:
    """Take back one article, or add it to those to remove; return why some of it stays, or nothing."""
    article_id = change.after.id
    then: dict[str, AnnotationSet] = {}
    for each in reversed(change.sets):
        name = each.after.annotator
        now = then.get(name) or project.annotations(article_id, name)
        then[name] = without_added(each, now)
    if change.before is None and _is_untouched(project, change.after, then):
        project.expect_fewer(sum(len(project.annotations(article_id, name).spans) for name in then))
        gone.append(article_id)
        return ""
    for name, left in then.items():
        now = project.annotations(article_id, name)
        project.expect_fewer(len(now.spans) - len(left.spans))
        project.save(left)
    if change.before is None:
        return f"{article_id} stays: it was changed or annotated since"
    now_article = project.article(article_id)
    project.update_article(article_id, **_moved_metadata(change.after, change.before, now_article))
    ours = {span.id for each in change.sets for span in each.after.spans}
    ours -= {span.id for each in change.sets for span in each.before.spans}
    kept = sum(span.id in ours for left in then.values() for span in left.spans)
    return f"{article_id}: {kept} span(s) stay: they were changed since" if kept else ""


def _is_untouched(project: Project, imported: Article, then: Mapping[str, AnnotationSet]) -> bool:
    """Whether nothing but what was imported is there of an article, `then` being left by annotators."""
    now = project.article(imported.id)
    if now.text != imported.text or any(getattr(now, key) != getattr(imported, key) for key in _ABOUT):
        return False
    for name in project.annotators():
        if project.annotation_path(imported.id, name).exists():
            stored = project.stored(imported.id, name)
            if stored.unplaced or not then.get(name, stored.annotations).is_empty:
                return False
    return True


def _moved_metadata(leave: Article, take: Article, now: Article) -> dict[str, Any]:
    """Return the metadata that differ between two states, where they still are as they are to be left."""
    return {
        key: getattr(take, key)
        for key in _ABOUT
        if getattr(leave, key) != getattr(take, key) and getattr(now, key) == getattr(leave, key)
    }


# One set


def with_added(change: SetChange, now: AnnotationSet) -> AnnotationSet:
    """Return a set with what an import adds to it."""
    if now == change.before:
        return change.after
    spans = _added(change.before.spans, change.after.spans, now.spans)
    there = {span.id for span in spans}
    relations = _added(change.before.relations, change.after.relations, now.relations)
    return replace(
        now,
        spans=tuple(sorted(spans, key=reading_order)),
        relations=tuple(r for r in relations if r.source in there and r.target in there),
        status=change.after.status if now.status is change.before.status else now.status,
        note=change.after.note if now.note == change.before.note else now.note,
    )


def without_added(change: SetChange, now: AnnotationSet) -> AnnotationSet:
    """Return a set without what an import added to it; what was changed or tied since stays."""
    if now == change.after:
        return change.before
    relations = _left(change.before.relations, change.after.relations, now.relations)
    tied = {end for relation in relations for end in (relation.source, relation.target)}
    gone = {span.id: span for span in change.after.spans}
    for span in change.before.spans:
        gone.pop(span.id, None)
    spans = tuple(span for span in now.spans if span.id in tied or gone.get(span.id) != span)
    status = change.before.status if now.status is change.after.status else now.status
    if spans and not change.before.spans and status is Status.UNTOUCHED:
        status = now.status
    return replace(
        now,
        spans=spans,
        relations=tuple(relations),
        status=status,
        note=change.before.note if now.note == change.after.note else now.note,
    )


def _added(before: Iterable[Marked], after: Iterable[Marked], now: Iterable[Marked]) -> list[Marked]:
    added = {item.id: item for item in after}
    for item in before:
        added.pop(item.id, None)
    there = {item.id: item for item in now}
    return list({**there, **{key: item for key, item in added.items() if key not in there}}.values())


def _left(before: Iterable[Marked], after: Iterable[Marked], now: Iterable[Marked]) -> list[Marked]:
    gone = {item.id: item for item in after}
    for item in before:
        gone.pop(item.id, None)
    return [item for item in now if gone.get(item.id) != item]


# The project


def _remove_entities(project: Project, entities: tuple[Entity, ...]) -> list[str]:
    gone = {entity.id for entity in entities if project.entities.get(entity.id) == entity}
    changed = [e for e in entities if e.id in project.entities and e.id not in gone]
    used = {span.entity for stored in every_set(project) for span in stored.spans} & gone if gone else set()
    if gone - used:
        project.save_entities([e for e in project.entities.values() if e.id not in gone - used])
    names = [e.name for e in entities if e.id in used] + [e.name for e in changed]
    return [f"entity “{name}” stays: it was changed or is referred to" for name in names]


def _narrow_schema(project: Project, change: ImportChange) -> list[str]:
    """Take from the schema what the import added, unless it is in use; return why it stays."""
    before, after = change.schema_before, change.schema_after
    if before == after:
        return []
    schema = project.schema
    for label in after.labels:
        if before.label(label.id) is None and schema.label(label.id) is not None:
            schema = remove_label(schema, label.id)
    for attribute in after.attribute_types:
        if before.attribute_type(attribute.id) is None and schema.attribute_type(attribute.id) is not None:
            schema = remove_attribute(schema, attribute.id)
    for tie in after.relation_types:
        if before.relation_type(tie.id) is None and schema.relation_type(tie.id) is not None:
            schema = remove_relation_type(schema, tie.id)
    if schema == project.schema:
        return []
    try:
        apply_change(project, plan_change(project, schema))
    except StillInUseError as error:
        return [f"the new labels stay: they are in use ({error})"]
    except (SchemaChangeError, SchemaError) as error:
        return [f"the new labels stay: {error}"]
    return []
