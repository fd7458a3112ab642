"""Changes of entities that reach spans of the whole project: merge, split, assign, delete; there and back.

Entities are the project's, so such a change writes what *all* annotators have saved, through `Project.save`
alone. It is kept safe by its order: entities that come are saved before spans refer to them, those that go
are removed after the last span has left them; whatever interrupts it, no span is without its entity. When a
save fails, what was written is put back. The reverse of a change is a change; it only turns back ties that
nobody has tied otherwise since, and removes no entity that spans refer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotations.entities.register import carried, merged, parted, retied, taught
from annotations.model import AnnotationSet, Entity, Span
from annotations.store import Project, ProjectError
from annotations.store.occasions import Occasion
from annotations.store.project import Progress

MANY = 50
"""So many files are changed only after a backup, which takes longer than to change a few."""


class EntityChangeError(Exception):
    """The change cannot be made. The message says why, and whether anything was changed."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of any annotator, and where it is."""

    annotator: str
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """What a span refers to before and after a change (ids of entities; empty: nothing)."""

    annotator: str
    article_id: str
    span_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntityChange:
    """Entities with what they become (None before: they come; None after: they go), and spans tied anew."""

    entities: tuple[tuple[Entity | None, Entity | None], ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def reversed(self) -> EntityChange:
        """The way back."""
        entities = tuple((after, before) for before, after in self.entities)
        return EntityChange(entities, tuple(replace(t, before=t.after, after=t.before) for t in self.ties))

    @property
    def successors(self) -> dict[str, str]:
        """The entities that go → the one that their spans get, an empty id for none."""
        gone = {before.id for before, after in self.entities if before is not None and after is None}
        return dict.fromkeys(gone, "") | {tie.before: tie.after for tie in self.ties if tie.before in gone}


# Finding


def mentions_of(
    project: Project, entity_ids: Iterable[str], progress: Progress | None = None
) -> list[Mention]:
    """Return the spans of all annotators that refer to entities. Reads only the files that the index names.

    `progress` is called with the number of files looked at and of all. Raises ProjectError and OSError.
    """
    wanted = frozenset(entity_ids)
    found = []
    annotators = project.annotators()
    of = len(annotators) * len(project.headings)
    for number, annotator in enumerate(annotators):
        for done, heading in enumerate(project.headings, number * len(project.headings)):
            if progress is not None:
                progress(done, of)
            if not project.annotation_path(heading.id, annotator).exists():
                continue
            if wanted.isdisjoint(project.count(heading.id, annotator).entities):
                continue
            spans = project.annotations(heading.id, annotator).spans
            found += [Mention(annotator, heading.id, span) for span in spans if span.entity in wanted]
    return found


# Planning


def plan_merge(into: Entity, others: Iterable[Entity], mentions: Iterable[Mention]) -> EntityChange:
    """Plan one entity for several; `mentions` are those of the others."""
    gone = [other for other in others if other.id != into.id]
    entities: list[tuple[Entity | None, Entity | None]] = [(into, merged(into, gone))]
    entities += [(other, None) for other in gone]
    return EntityChange(tuple(entities), tuple(_ties(mentions, into.id)))


def plan_split(
    entity: Entity, name: str, moved: Iterable[Mention], staying: Iterable[Mention]
) -> tuple[EntityChange, Entity]:
    """Plan a new entity for some mentions of one; return the change and the new entity."""
    moved = tuple(moved)
    texts, others = ([mention.span.text for mention in each] for each in (moved, staying))
    left, new = parted(entity, name, texts, others)
    return EntityChange(((entity, left), (None, new)), tuple(_ties(moved, new.id))), new


def plan_removal(entities: Iterable[Entity], mentions: Iterable[Mention]) -> EntityChange:
    """Plan that entities vanish; their mentions refer to nothing then."""
    return EntityChange(tuple((entity, None) for entity in entities), tuple(_ties(mentions, "")))


def plan_assignment(before: Entity | None, after: Entity, mentions: Iterable[Mention]) -> EntityChange:
    """Plan that mentions refer to an entity, new with `before` None; it learns how they call it."""
    mentions = tuple(mentions)
    for mention in mentions:
        after = taught(after, mention.span.text)
    entities = ((before, after),) if before != after else ()
    return EntityChange(entities, tuple(_ties(mentions, after.id)))


def _ties(mentions: Iterable[Mention], entity_id: str) -> Iterator[Tie]:
    for mention in mentions:
        if mention.span.entity != entity_id:
            yield Tie(mention.annotator, mention.article_id, mention.span.id, mention.span.entity, entity_id)


# Making it


def apply_change(project: Project, change: EntityChange, progress: Progress | None = None) -> None:
    """Make a change durable. What is so already is not done again.

    `progress` is called with the number of files saved and of all. Raises EntityChangeError.
    """
    if project.read_only:
        raise EntityChangeError(project.read_only)
    written: list[AnnotationSet] = []
    before = dict(project.entities)
    try:
        sets = _sets_now(project, change)
        if len(sets) > MANY:
            project.back_up(Occasion.BULK_CHANGE)
        _put_entities(project, {**before, **_come(change, before)})
        for done, (old, new) in enumerate(sets):
            if progress is not None:
                progress(done, len(sets))
            written.append(old)
            project.save(new)
        gone = {old.id for old, new in change.entities if old is not None and new is None} & before.keys()
        gone -= {mention.span.entity for mention in mentions_of(project, gone)} if gone else set()
        _put_entities(project, {i: entity for i, entity in project.entities.items() if i not in gone})
    except (OSError, ProjectError, ValueError) as error:
        _put_back(project, before, written, str(error))
        raise EntityChangeError(str(error)) from error


def _come(change: EntityChange, now: Mapping[str, Entity]) -> dict[str, Entity]:
    """Return the entities that come or are changed, as they will be: what others changed of them stays."""
    come = {}
    for before, after in change.entities:
        if after is not None:
            current = now.get(after.id)
            come[after.id] = after if before is None or current is None else carried(before, after, current)
    return come


def _sets_now(project: Project, change: EntityChange) -> list[tuple[AnnotationSet, AnnotationSet]]:
    """Return each set to change as it is now and as it will be."""
    ties: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for tie in change.ties:
        ties.setdefault((tie.annotator, tie.article_id), {})[tie.span_id] = (tie.before, tie.after)
    pairs = []
    for (annotator, article_id), wanted in ties.items():
        if article_id in project:
            now = project.annotations(article_id, annotator)
            new = retied(now, wanted)
            if new is not now:
                pairs.append((now, new))
    return pairs


def _put_entities(project: Project, entities: Mapping[str, Entity]) -> None:
    if entities != project.entities:
        project.save_entities(entities.values())


def _put_back(
    project: Project, entities: Mapping[str, Entity], written: list[AnnotationSet], reason: str
) -> None:
    """Undo what was written before a failure; if that fails as well, say which articles are changed."""
    left = list(reversed(written))
    try:
        _put_entities(project, {**project.entities, **entities})
        while left:
            project.save(left[0])
            del left[0]
        _put_entities(project, entities)
    except (OSError, ProjectError, ValueError) as error:
        articles = ", ".join(dict.fromkeys(old.article_id for old in reversed(left)))
        raise EntityChangeError(f"{reason} ({articles})") from error
