"""Edits of entities: pure functions from values to values. Nothing here knows where they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from annotations.edit import frozen, set_entity_attribute
from annotations.entities.names import is_worth_learning, name_key
from annotations.model import AnnotationSet, Entity, new_id, timestamp
from annotations.schema import AttributeKind, AttributeType, Owner, Schema

UNNAMED = "unnamed"
"""The kind of an entity that only one article knows, such as a source that wants no name."""
LATIN_NAME = "latin_name"


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return the name and the aliases."""
    return (entity.name, *entity.aliases)


def kind_type(schema: Schema, label: str) -> AttributeType | None:
    """Return the attribute in which entities of a label have their kind: the first core choice of theirs."""
    attributes = schema.attributes_of(label, Owner.ENTITY)
    return next((a for a in attributes if a.core and a.kind is AttributeKind.CHOICE), None)


def kind_of(schema: Schema, entity: Entity) -> str:
    """Return the kind of an entity as it is stored, or an empty string."""
    kind = kind_type(schema, entity.label)
    return str(entity.attributes.get(kind.id, "") if kind is not None else "") or entity.kind


def with_kind(schema: Schema, entity: Entity, kind: str) -> Entity:
    """Give an entity a kind: as its label's attribute where that offers it, else as the kind of its own."""
    attribute = kind_type(schema, entity.label)
    if attribute is not None and any(choice.value == kind for choice in attribute.choices):
        return set_entity_attribute(entity, attribute.id, kind)
    return replace(entity, kind=kind)


def is_unnamed_entity(entity: Entity) -> bool:
    """Say whether an entity has no name that means the same in another article."""
    return UNNAMED in (entity.kind, *entity.attributes.values())


def unnamed_entity(schema: Schema, label: str, text: str) -> Entity | None:
    """Return a new entity for an unnamed source; None if the schema knows no such kind for the label."""
    kind = kind_type(schema, label)
    if kind is None or all(choice.value != UNNAMED for choice in kind.choices):
        return None
    return with_kind(schema, Entity(new_id(), label, " ".join(text.split())), UNNAMED)


def renamed(entity: Entity, name: str) -> Entity:
    """Give an entity another name; the old one stays as an alias."""
    name = " ".join(name.split())
    if not name or name == entity.name:
        return entity
    return replace(entity, name=name, aliases=_distinct(name, names_of(entity)))


def with_aliases(entity: Entity, aliases: Iterable[str]) -> Entity:
    """Add aliases; those that only differ in spelling from a name it has are left out."""
    return replace(entity, aliases=_distinct(entity.name, (*entity.aliases, *aliases), loosely=True))


def taught(entity: Entity, text: str) -> Entity:
    """Let an entity learn how a span calls it, if that may mean it elsewhere too."""
    if is_unnamed_entity(entity) or not is_worth_learning(text):
        return entity
    return with_aliases(entity, [" ".join(text.split())])


def merged(into: Entity, others: Iterable[Entity]) -> Entity:
    """Return one entity for several: it keeps what it says itself, the others fill in and give names."""
    for other in others:
        into = replace(
            with_aliases(into, names_of(other)),
            kind=into.kind or other.kind,
            attributes=frozen({**other.attributes, **into.attributes}),
            note=_joined(into.note, other.note),
        )
    return into


def parted(entity: Entity, name: str, moved: Iterable[str], staying: Iterable[str]) -> tuple[Entity, Entity]:
    """Return what is left of an entity and the new one, to which the mentions with the texts `moved` go.

    The new one has the same label and kind. An alias goes along if only mentions that go bear it.
    """
    stays = {name_key(text) for text in staying}
    texts = {name_key(text): " ".join(text.split()) for text in moved}
    goes = {alias for alias in entity.aliases if name_key(alias) in texts.keys() - stays}
    left = replace(entity, aliases=tuple(alias for alias in entity.aliases if alias not in goes))
    kind = {key: value for key, value in entity.attributes.items() if key.endswith("kind")}
    new = Entity(new_id(), entity.label, " ".join(name.split()), entity.kind, attributes=frozen(kind))
    learned = [texts[key] for key in texts.keys() - stays if is_worth_learning(texts[key])]
    return left, with_aliases(new, [*goes, *sorted(learned)])


def carried(before: Entity, after: Entity, current: Entity) -> Entity:
    """Return `current` with the names and attributes that differ from `before` to `after`."""
    if current == before:
        return after
    names = {field.name for field in fields(Entity)} - {"attributes"}
    changed = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
    entity = replace(current, **changed)
    for name in before.attributes.keys() | after.attributes.keys():
        if before.attributes.get(name) != after.attributes.get(name):
            entity = set_entity_attribute(entity, name, after.attributes.get(name))
    return entity


def retied(annotations: AnnotationSet, ties: Mapping[str, tuple[str, str]]) -> AnnotationSet:
    """Tie spans anew: span id → (the entity it has to have now, the one it gets). Others stay as they are."""
    now = timestamp()
    spans = tuple(
        replace(span, entity=ties[span.id][1], modified=now)
        if span.id in ties and span.entity == ties[span.id][0] != ties[span.id][1]
        else span
        for span in annotations.spans
    )
    return replace(annotations, spans=spans) if spans != annotations.spans else annotations


def _distinct(name: str, aliases: Iterable[str], *, loosely: bool = False) -> tuple[str, ...]:
    """Return aliases without repetitions and without the name; `loosely` also of other spellings."""
    key = name_key if loosely else str
    taken = {key(name): None}
    kept = []
    for alias in (" ".join(alias.split()) for alias in aliases):
        if alias and key(alias) not in taken:
            taken[key(alias)] = None
            kept.append(alias)
    return tuple(kept)


def _joined(one: str, other: str) -> str:
    return one if other in ("", one) else f"{one}\n{other}".strip()
