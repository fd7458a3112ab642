"""Editing a schema: pure functions from one Schema to the next. Ids never change, for spans store them.

Each raises SchemaError for what is not there. What an edit means for the spans that exist already is said by
the rules of `annotations/rewriting.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from annotations.schema import AttributeType, Label, RelationType, Schema, SchemaError
from annotations.usage import Usage

Entry = TypeVar("Entry", Label, AttributeType, RelationType)


def fresh_id(name: str, taken: Iterable[str], otherwise: str = "label") -> str:
    """Return an id that nothing has yet: the name in small Latin letters and digits, or a number."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or otherwise
    known = set(taken)
    number = 1
    while (new := stem if number == 1 else f"{stem}_{number}") in known:
        number += 1
    return new


# Labels


def add_label(schema: Schema, label: Label, after: str = "") -> Schema:
    """Add a label at the end, or after another one."""
    return replace(schema, labels=_added(schema.labels, label, after))


def change_label(schema: Schema, label_id: str, **changes: Any) -> Schema:
    """Change names, colour, line, description, … of a label. A key is taken from whichever label had it."""
    if changes.get("key"):
        labels = tuple(
            replace(label, key="") if label.key == changes["key"] else label for label in schema.labels
        )
        schema = replace(schema, labels=labels)
    return replace(schema, labels=_changed(schema.labels, label_id, changes))


def move_label(schema: Schema, label_id: str, position: int) -> Schema:
    """Give a label another place in the order; positions beyond the ends mean the ends."""
    return replace(schema, labels=_moved(schema.labels, label_id, position))


def retire_label(schema: Schema, label_id: str) -> Schema:
    """Offer a label for new spans no longer. Its spans keep it and stay valid; its key becomes free."""
    return change_label(schema, label_id, retired=True, key="")


def restore_label(schema: Schema, label_id: str) -> Schema:
    """Offer a retired label again."""
    return change_label(schema, label_id, retired=False)


def merge_label(schema: Schema, label_id: str, into: str) -> Schema:
    """Remove a label in favour of another, which takes over its attributes and its ends of relations.

    So whatever its spans said stays valid and visible on the spans of the other.
    """
    label, heir = _find(schema.labels, label_id), _find(schema.labels, into)
    if label is heir:
        raise SchemaError(f"label “{label_id}” cannot be merged into itself")
    schema = _heirs(schema, label_id, (into,))
    schema = change_label(schema, into, has_entity=heir.has_entity or label.has_entity)
    return replace(schema, labels=tuple(other for other in schema.labels if other.id != label_id))


def split_label(schema: Schema, label_id: str, part: Label) -> Schema:
    """Add a label that takes over some of another’s spans: with the same attributes and ends of relations."""
    source = _find(schema.labels, label_id)
    schema = add_label(schema, replace(part, has_entity=source.has_entity or part.has_entity), after=label_id)
    return _heirs(schema, label_id, (label_id, part.id))


def remove_label(schema: Schema, label_id: str) -> Schema:
    """Remove a label that no span has; attributes and relations no longer name it."""
    _find(schema.labels, label_id)
    schema = _heirs(schema, label_id, ())
    return replace(schema, labels=tuple(label for label in schema.labels if label.id != label_id))


# Attribute types


def add_attribute(schema: Schema, attribute: AttributeType, after: str = "") -> Schema:
    """Add an attribute type at the end, or after another one."""
    return replace(schema, attribute_types=_added(schema.attribute_types, attribute, after))


def change_attribute(schema: Schema, attribute_id: str, **changes: Any) -> Schema:
    """Change names, kind, choices, labels, … of an attribute type."""
    return replace(schema, attribute_types=_changed(schema.attribute_types, attribute_id, changes))


def move_attribute(schema: Schema, attribute_id: str, position: int) -> Schema:
    """Give an attribute type another place in the order."""
    return replace(schema, attribute_types=_moved(schema.attribute_types, attribute_id, position))


def hide_attribute(schema: Schema, attribute_id: str) -> Schema:
    """Take an attribute type from all labels: nobody is asked for it, and values that exist stay valid."""
    return change_attribute(schema, attribute_id, labels=())


def remove_attribute(schema: Schema, attribute_id: str) -> Schema:
    """Remove an attribute type."""
    _find(schema.attribute_types, attribute_id)
    return replace(schema, attribute_types=tuple(a for a in schema.attribute_types if a.id != attribute_id))


# Relation types


def add_relation_type(schema: Schema, relation: RelationType, after: str = "") -> Schema:
    """Add a relation type at the end, or after another one."""
    return replace(schema, relation_types=_added(schema.relation_types, relation, after))


def change_relation_type(schema: Schema, type_id: str, **changes: Any) -> Schema:
    """Change names or ends of a relation type."""
    return replace(schema, relation_types=_changed(schema.relation_types, type_id, changes))


def move_relation_type(schema: Schema, type_id: str, position: int) -> Schema:
    """Give a relation type another place in the order."""
    return replace(schema, relation_types=_moved(schema.relation_types, type_id, position))


def merge_relation_type(schema: Schema, type_id: str, into: str) -> Schema:
    """Remove a relation type in favour of another, which may then stand wherever it could."""
    old, heir = _find(schema.relation_types, type_id), _find(schema.relation_types, into)
    if old is heir:
        raise SchemaError(f"relation type “{type_id}” cannot be merged into itself")
    schema = change_relation_type(
        schema, into, sources=_united(heir.sources, old.sources), targets=_united(heir.targets, old.targets)
    )
    return remove_relation_type(schema, type_id)


def remove_relation_type(schema: Schema, type_id: str) -> Schema:
    """Remove a relation type."""
    _find(schema.relation_types, type_id)
    return replace(schema, relation_types=tuple(r for r in schema.relation_types if r.id != type_id))


# All of it


def adopted(schema: Schema, usage: Usage, new: Schema) -> Schema:
    """Return `new`, as another file has it, with what the project uses and the file does not know.

    Labels in use come along retired, attributes without labels; choices and relations in use stay allowed.
    """
    used = [replace(label, retired=True, key="") for label in schema.labels if usage.of_label(label.id).spans]
    for label in used:
        if new.label(label.id) is None:
            new = add_label(new, label)
    for old in (a for a in schema.attribute_types if usage.attributes.get(a.id)):
        twin = new.attribute_type(old.id)
        kept = [choice for choice in old.choices if usage.values.get((old.id, choice.value))]
        if twin is None:
            new = add_attribute(new, replace(old, labels=()))
        elif twin.kind is old.kind:
            known = {choice.value for choice in twin.choices}
            choices = (*twin.choices, *(choice for choice in kept if choice.value not in known))
            new = change_attribute(new, old.id, choices=choices)
    known_labels = {label.id for label in new.labels}
    for tie in (r for r in schema.relation_types if usage.relations.get(r.id)):
        was = new.relation_type(tie.id) or replace(tie, sources=(), targets=())
        sources = tuple(i for i in _united(was.sources, tie.sources) if i in known_labels)
        targets = tuple(i for i in _united(was.targets, tie.targets) if i in known_labels)
        if new.relation_type(tie.id) is None:
            new = add_relation_type(new, replace(tie, sources=sources, targets=targets))
        else:
            new = change_relation_type(new, tie.id, sources=sources, targets=targets)
    return new


def joined(one: Schema, other: Schema) -> Schema:
    """Return a schema under which everything is valid that is so under either; else `other` rules.

    A project has it while its spans go from one to the other, so that an interruption harms nothing.
    """
    labels = {entry.id: entry for entry in (*other.labels, *one.labels)}
    attributes = {entry.id: entry for entry in one.attribute_types}
    for new in other.attribute_types:
        old = attributes.get(new.id, new)
        choices = {choice.value: choice for choice in (*new.choices, *old.choices)}
        attributes[new.id] = replace(
            new, labels=_united(new.labels, old.labels), choices=tuple(choices.values())
        )
    relations = {entry.id: entry for entry in one.relation_types}
    for tie in other.relation_types:
        was = relations.get(tie.id, tie)
        relations[tie.id] = replace(
            tie, sources=_united(tie.sources, was.sources), targets=_united(tie.targets, was.targets)
        )
    current = {label.id: label for label in other.labels}
    return Schema(
        tuple(current.get(label.id, label) for label in labels.values()),
        tuple(attributes.values()),
        tuple(relations.values()),
    )


def _heirs(schema: Schema, label_id: str, heirs: Sequence[str]) -> Schema:
    """Put other labels in the place of one wherever attributes and relations name it."""

    def inherited(labels: Sequence[str]) -> tuple[str, ...]:
        if label_id not in labels:
            return tuple(labels)
        place = labels.index(label_id)
        return _united((*labels[:place], *heirs), labels[place + 1 :])

    return replace(
        schema,
        attribute_types=tuple(replace(a, labels=inherited(a.labels)) for a in schema.attribute_types),
        relation_types=tuple(
            replace(r, sources=inherited(r.sources), targets=inherited(r.targets))
            for r in schema.relation_types
        ),
    )


def _united(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _find(entries: tuple[Entry, ...], entry_id: str) -> Entry:
    for entry in entries:
        if entry.id == entry_id:
            return entry
    raise SchemaError(f"the schema has no “{entry_id}”")


def _added(entries: tuple[Entry, ...], entry: Entry, after: str) -> tuple[Entry, ...]:
    if not entry.id or any(other.id == entry.id for other in entries):
        raise SchemaError(f"the id “{entry.id}” is empty or taken")
    longer = list(entries)
    longer.insert(entries.index(_find(entries, after)) + 1 if after else len(entries), entry)
    return tuple(longer)


def _changed(entries: tuple[Entry, ...], entry_id: str, changes: dict[str, Any]) -> tuple[Entry, ...]:
    old = _find(entries, entry_id)
    if changes.get("id", entry_id) != entry_id:
        raise SchemaError(f"the id of “{entry_id}” cannot change: spans are stored with it")
    new = replace(old, **changes)
    return tuple(new if entry is old else entry for entry in entries)


def _moved(entries: tuple[Entry, ...], entry_id: str, position: int) -> tuple[Entry, ...]:
    entry = _find(entries, entry_id)
    others = [other for other in entries if other is not entry]
    others.insert(max(0, min(position, len(others))), entry)
    return tuple(others)
