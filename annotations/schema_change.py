"""Changing the schema of a project together with all that is annotated with it: one step, there and back.

The schema is the project’s, so a change of it reaches what *all* annotators have saved. That is the one case
in which a program writes the files of annotators other than its own, and it does so through `Project.save`
alone, with all its care for files that somebody else has changed.

- **Planned first.** `plan_change` reads every set and computes every one that changes. It writes nothing.
- **Checked first.** `apply_change` refuses before it writes anything if the schema is not the one it starts
  from, if a set that it would change cannot be saved, or if a span would not fit the new schema.
- **In an order that an interruption cannot harm.** First a schema under which old and new spans are both
  valid, then the sets, then the entities, last the schema that was asked for.
- **All or nothing, as far as a file system allows.** When a save fails, what was written is put back. If
  even that fails, `HalfDoneError` names the articles; the schema on the disk then fits both kinds.
- **Back the same way.** The reverse of a change is a change. What somebody did to a set in between stays:
  only the labels, values and relations that this step changed go back. If something was annotated meanwhile
  with what would vanish, the step is refused and says where.

What is not to be seen at the moment is not reached: spans that do not fit their article any more, and work on
articles whose files are missing. It keeps its labels, and `hashiya check` names it when it comes back.

Two programs that change one schema at the very same moment are not kept apart; what is checked here is that
neither file nor memory has changed up to the save.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotations.annotator import problem_with_annotator
from annotations.edit import frozen
from annotations.model import AnnotationSet, AttributeValue, Entity, Span
from annotations.rewriting import Rewriting, Rule, rules_back
from annotations.schema import (
    AttributeType,
    RelationType,
    Schema,
    SchemaError,
    problems_of_relation,
    problems_of_span,
    schema_from_tables,
    schema_to_tables,
)
from annotations.schema_edits import joined
from annotations.store import Project, ProjectError
from annotations.store.occasions import Occasion
from annotations.store.project import Progress
from annotations.store.storage import DamagedFileError, read_tables
from annotations.usage import every_set


class SchemaChangeError(Exception):
    """The change cannot be made, and nothing was changed. The message says why."""


class SchemaMovedOnError(SchemaChangeError):
    """The schema is another one than this change starts from."""


class StillInUseError(SchemaChangeError):
    """Something is annotated with what would vanish; `articles` are the ids of the first such articles."""

    def __init__(self, articles: list[str], problem: str) -> None:
        super().__init__(f"{articles[0]}: {problem}")
        self.articles = articles


class HalfDoneError(SchemaChangeError):
    """A save failed and what had been written could not be put back; `articles` are changed already."""

    def __init__(self, articles: list[str], reason: str) -> None:
        super().__init__(reason)
        self.articles = articles


@dataclass(frozen=True, slots=True)
class SchemaState:
    """A schema, and those annotation sets and entities that are not the same before and after a change."""

    schema: Schema
    sets: tuple[AnnotationSet, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """What a project was and what it becomes. Sets and entities stand in the same order on both sides."""

    before: SchemaState
    after: SchemaState
    rules: tuple[Rule, ...] = ()

    @property
    def reversed(self) -> SchemaChange:
        """The way back."""
        return SchemaChange(self.after, self.before, rules_back(self.rules, self.before.schema))


def plan_change(project: Project, schema: Schema, rules: Iterable[Rule] = ()) -> SchemaChange:
    """Return what the change to a schema does to a project. Raises SchemaError if it contradicts itself."""
    schema_from_tables(schema_to_tables(schema))
    rewriting = Rewriting(project.schema, schema, tuple(rules), project.entities)
    if rewriting.rules or not _is_wider(project.schema, schema):
        sets = [(old, new) for old in every_set(project) if (new := rewriting.annotations(old)) is not old]
        entities = [(e, now) for e in project.entities.values() if (now := rewriting.entity(e)) is not e]
    else:
        sets, entities = [], []
    return SchemaChange(
        SchemaState(project.schema, tuple(s for s, _ in sets), tuple(e for e, _ in entities)),
        SchemaState(schema, tuple(s for _, s in sets), tuple(e for _, e in entities)),
        rewriting.rules,
    )


def apply_change(project: Project, change: SchemaChange, progress: Progress | None = None) -> list[str]:
    """Make a change durable and return the ids of the articles it touched. Made already: nothing happens.

    `progress` is called with the number of files saved and of all. Raises SchemaChangeError, with nothing
    changed; or HalfDoneError.
    """
    if project.schema == change.after.schema and project.schema != change.before.schema:
        return []
    if project.read_only:
        raise SchemaChangeError(project.read_only)
    if project.schema != change.before.schema or _stored_schema(project) not in (None, project.schema):
        raise SchemaMovedOnError("the labels were changed again since")
    sets = _sets_now(project, change)
    entities = _entities_now(project, change)
    _check_all_fit(project, change.after.schema, [new for _, new in sets])
    written: list[AnnotationSet] = []
    try:
        project.back_up(Occasion.SCHEMA_CHANGE, progress)
        project.expect_fewer(sum(len(old.spans) - len(new.spans) for old, new in sets))
        if sets or entities:
            _put_schema(project, joined(change.before.schema, change.after.schema))
        for done, (old, new) in enumerate(sets):
            if progress is not None:
                progress(done, len(sets))
            if project.annotations(old.article_id, old.annotator) != old:
                raise ProjectError(f"{old.article_id} was changed by another program at this moment")
            written.append(old)
            project.save(new)
        _put_entities(project, [new for _, new in entities])
        _put_schema(project, change.after.schema)
    except (OSError, ProjectError, ValueError) as error:
        _put_back(project, change.before.schema, written, [old for old, _ in entities], str(error))
        raise SchemaChangeError(str(error)) from error
    return list(dict.fromkeys(new.article_id for _, new in sets))


def _put_back(
    project: Project, schema: Schema, written: list[AnnotationSet], entities: list[Entity], reason: str
) -> None:
    """Undo what was written before a failure; HalfDoneError if that fails as well."""
    left = list(reversed(written))
    try:
        while left:
            project.save(left[0])
            del left[0]
        _put_entities(project, entities)
        _put_schema(project, schema)
    except (OSError, ProjectError, ValueError) as error:
        articles = list(dict.fromkeys(old.article_id for old in reversed(left)))
        raise HalfDoneError(articles, reason) from error


def _put_schema(project: Project, schema: Schema) -> None:
    if project.schema != schema:
        project.save_schema(schema)


def _put_entities(project: Project, changed: list[Entity]) -> None:
    entities = {**project.entities, **{entity.id: entity for entity in changed}}
    if entities != project.entities:
        project.save_entities(entities.values())


# What stands now


def _stored_schema(project: Project) -> Schema | None:
    """Return the schema that is on the disk now, None if there is none yet."""
    try:
        tables = read_tables(project.store / "project.json")
        return schema_from_tables(tables) if tables.get("labels") else None
    except (DamagedFileError, SchemaError, OSError) as error:
        raise SchemaChangeError(f"annotations/project.json: {error}") from error


def _sets_now(project: Project, change: SchemaChange) -> list[tuple[AnnotationSet, AnnotationSet]]:
    """Return each set to change as it is now and as it will be."""
    pairs = []
    for before, after in zip(change.before.sets, change.after.sets, strict=True):
        problem = problem_with_annotator(before.annotator)
        if problem:
            raise SchemaChangeError(f"{before.annotator}: {problem}")
        if before.article_id not in project:
            raise SchemaChangeError(f"{before.article_id}: the article’s file is missing")
        now = project.annotations(before.article_id, before.annotator)
        if project.read_only:
            raise SchemaChangeError(project.read_only)
        new = carried(before, after, now)
        if new != now:
            pairs.append((now, new))
    return pairs


def _entities_now(project: Project, change: SchemaChange) -> list[tuple[Entity, Entity]]:
    pairs = []
    for before, after in zip(change.before.entities, change.after.entities, strict=True):
        now = project.entities.get(before.id)
        if now is not None:
            label = after.label if now.label == before.label else now.label
            values = _carried_values(before, after, now)
            new = replace(now, label=label, attributes=values)
            if new != now:
                pairs.append((now, new))
    return pairs


def carried(before: AnnotationSet, after: AnnotationSet, now: AnnotationSet) -> AnnotationSet:
    """Return `now` with the labels, values and relations that differ from `before` to `after`."""
    if now == before:
        return after
    old, new = ({span.id: span for span in each.spans} for each in (before, after))
    spans = tuple(_carried_span(old[s.id], new[s.id], s) if s.id in old else s for s in now.spans)
    there = {span.id for span in spans}
    was, becomes = ({tie.id: tie for tie in each.relations} for each in (before, after))
    relations = {tie.id: tie for tie in now.relations}
    for key in was.keys() - becomes.keys():
        relations.pop(key, None)
    for key, tie in becomes.items():
        if key not in was or (relations.get(key) == was[key]):
            relations[key] = tie
    kept = tuple(tie for tie in relations.values() if tie.source in there and tie.target in there)
    return replace(now, spans=spans, relations=kept)


def _carried_span(before: Span, after: Span, now: Span) -> Span:
    if now == before:
        return after
    label = after.label if now.label == before.label else now.label
    return replace(now, label=label, attributes=_carried_values(before, after, now))


Described = Span | Entity


def _carried_values(before: Described, after: Described, now: Described) -> Mapping[str, AttributeValue]:
    values = dict(now.attributes)
    for name in before.attributes.keys() | after.attributes.keys():
        old, new = before.attributes.get(name), after.attributes.get(name)
        if old != new and values.get(name) == old:
            values.pop(name, None)
            if new is not None:
                values[name] = new
    return frozen(values)


# What would not fit


def _check_all_fit(project: Project, schema: Schema, changed: Iterable[AnnotationSet]) -> None:
    """Raise StillInUseError if something that fits now would not fit a schema."""
    if _is_wider(project.schema, schema):
        return
    new = {(each.annotator, each.article_id): each for each in changed}
    articles: dict[str, str] = {}
    for now in every_set(project):
        then = new.get((now.annotator, now.article_id), now)
        problem = next(_new_problems(project.schema, schema, now, then), "")
        if problem:
            articles.setdefault(now.article_id, problem)
    if articles:
        raise StillInUseError(list(articles), next(iter(articles.values())))


def _new_problems(old: Schema, new: Schema, now: AnnotationSet, then: AnnotationSet) -> Iterator[str]:
    """Yield what the new schema has against a set that the old one did not have against it."""
    narrowed = _narrowed(old, new)
    was = {span.id: span for span in now.spans}
    for span in then.spans:
        if span.label in narrowed or not narrowed.isdisjoint(span.attributes):
            known = problems_of_span(old, was.get(span.id, span))
            yield from (problem for problem in problems_of_span(new, span) if problem not in known)
    by_id = {span.id: span for span in then.spans}
    ties = {relation.id: relation for relation in now.relations}
    for relation in then.relations:
        if relation.type in narrowed or relation != ties.get(relation.id):
            known = problems_of_relation(old, ties.get(relation.id, relation), was)
            yield from (p for p in problems_of_relation(new, relation, by_id) if p not in known)


def _is_wider(old: Schema, new: Schema) -> bool:
    """Whether everything that fits the old schema fits the new one for sure."""
    return not _narrowed(old, new)


def _narrowed(old: Schema, new: Schema) -> set[str]:
    """Return the ids of labels, attribute and relation types that are gone or take less than they did."""
    labels = {label.id for label in old.labels} - {label.id for label in new.labels}
    attributes = {a.id for a in old.attribute_types if not _takes_all_of(new.attribute_type(a.id), a)}
    relations = {r.id for r in old.relation_types if not _ties_all_of(new.relation_type(r.id), r)}
    return labels | attributes | relations


def _takes_all_of(new: AttributeType | None, old: AttributeType) -> bool:
    if new is None or new.kind is not old.kind:
        return False
    return {choice.value for choice in old.choices} <= {choice.value for choice in new.choices}


def _ties_all_of(new: RelationType | None, old: RelationType) -> bool:
    return new is not None and set(old.sources) <= set(new.sources) and set(old.targets) <= set(new.targets)
