"""The schema: which labels, attributes and relations a project knows. It is data; nothing here is fixed.

A schema is read from and written to plain tables (lists of dictionaries), as they stand in `project.json`
and in the default schema file under `resources/schemas/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from annotations.model import AttributeValue, Relation, Span


class SchemaError(ValueError):
    """A schema that contradicts itself or lacks what every part must have."""


class AttributeKind(StrEnum):
    """The type of an attribute's value."""

    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    YES_NO = "yes-no"


class Owner(StrEnum):
    """What an attribute says something about."""

    SPAN = "span"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of span. `id` is what spans store; names, colour, key and line style may change freely.

    A `retired` label stays valid on the spans that have it, but is not offered for new ones.
    """

    id: str
    name: str
    name_ar: str
    color: str
    key: str
    line: str = "solid"
    description: str = ""
    has_entity: bool = False
    description_ar: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a choice attribute."""

    value: str
    name: str
    name_ar: str


@dataclass(frozen=True, slots=True)
class AttributeType:
    """A named value that spans (or their entities) with certain labels may carry."""

    id: str
    labels: tuple[str, ...]
    kind: AttributeKind
    name: str
    name_ar: str
    of: Owner = Owner.SPAN
    core: bool = False
    choices: tuple[Choice, ...] = ()
    description: str = ""
    description_ar: str = ""


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of tie, and the labels that may stand at its two ends.

    A span that a `core` one can begin at is incomplete without it.
    """

    id: str
    name: str
    name_ar: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    core: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Labels, attribute types and relation types of one project."""

    labels: tuple[Label, ...] = ()
    attribute_types: tuple[AttributeType, ...] = ()
    relation_types: tuple[RelationType, ...] = ()

    @property
    def offered(self) -> tuple[Label, ...]:
        """The labels for new spans: all that are not retired."""
        return tuple(label for label in self.labels if not label.retired)

    def label(self, label_id: str) -> Label | None:
        """Return the label with this id, or None."""
        return next((label for label in self.labels if label.id == label_id), None)

    def attributes_of(self, label_id: str, of: Owner = Owner.SPAN) -> tuple[AttributeType, ...]:
        """Return the attributes that spans (or entities) with a label may carry, core ones first."""
        fitting = [a for a in self.attribute_types if a.of is of and label_id in a.labels]
        return tuple(sorted(fitting, key=lambda a: not a.core))

    def attribute_type(self, type_id: str) -> AttributeType | None:
        """Return the attribute type with this id, or None."""
        return next((a for a in self.attribute_types if a.id == type_id), None)

    def relation_type(self, type_id: str) -> RelationType | None:
        """Return the relation type with this id, or None."""
        return next((r for r in self.relation_types if r.id == type_id), None)


def problems_of_span(schema: Schema, span: Span) -> list[str]:
    """Return what the schema has against a span: an unknown label, attribute or value. Empty if nothing."""
    if schema.label(span.label) is None:
        return [f"unknown label “{span.label}”"]
    if not span.attributes:
        return []
    known = {attribute.id: attribute for attribute in schema.attributes_of(span.label)}
    found = []
    for name, value in span.attributes.items():
        attribute = known.get(name)
        if attribute is None:
            # One of another label is kept through relabelling, so that a change back loses nothing.
            if schema.attribute_type(name) is None:
                found.append(f"unknown attribute “{name}”")
        elif not accepts(attribute, value):
            found.append(f"attribute “{name}” cannot be {value!r} ({attribute.kind.value})")
    return found


def problems_of_relation(schema: Schema, relation: Relation, spans: Mapping[str, Span]) -> list[str]:
    """Return what is wrong with a relation, given the article's spans by id. Empty if nothing."""
    found = [f"its {end} span {i} is missing" for end, i in _ends(relation) if i not in spans]
    kind = schema.relation_type(relation.type)
    if kind is None:
        return [*found, f"unknown relation type “{relation.type}”"]
    if not found:
        source, target = spans[relation.source], spans[relation.target]
        if source.label not in kind.sources:
            found.append(f"“{relation.type}” cannot start at a span labelled “{source.label}”")
        if target.label not in kind.targets:
            found.append(f"“{relation.type}” cannot point to a span labelled “{target.label}”")
    return found


def _ends(relation: Relation) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("source", relation.source), ("target", relation.target)


def accepts(attribute: AttributeType, value: AttributeValue) -> bool:
    """Say whether a value has the attribute's type and, for a choice, is one of its values."""
    match attribute.kind:
        case AttributeKind.YES_NO:
            return isinstance(value, bool)
        case AttributeKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case AttributeKind.DATE:
            return isinstance(value, str) and is_date(value)
        case AttributeKind.CHOICE:
            return value in {choice.value for choice in attribute.choices}
        case _:
            return isinstance(value, str)


def is_date(value: str) -> bool:
    """Accept a year, a month or a day of ISO 8601: news is often no more precise than a month."""
    if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", value):
        return True
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def schema_from_tables(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Schema:
    """Build a schema from its three tables; SchemaError names the entry that is wrong."""
    try:
        labels = tuple(Label(**row) for row in tables.get("labels", ()))
        attributes = tuple(_attribute_from_row(row) for row in tables.get("attribute_types", ()))
        relations = tuple(
            RelationType(**{**row, "sources": tuple(row["sources"]), "targets": tuple(row["targets"])})
            for row in tables.get("relation_types", ())
        )
        schema = Schema(labels, attributes, relations)
        _check_types(schema)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise SchemaError(f"the schema has an entry that cannot be read: {what}") from error
    _check_schema(schema)
    return schema


def schema_to_tables(schema: Schema) -> dict[str, list[dict[str, Any]]]:
    """Return the schema as the three tables it is stored in."""
    return {
        "labels": [_row_of_label(label) for label in schema.labels],
        "attribute_types": [asdict(attribute) for attribute in schema.attribute_types],
        "relation_types": [_row_of_relation(relation) for relation in schema.relation_types],
    }


def _row_of_label(label: Label) -> dict[str, Any]:
    """Leave `retired` out where it is not: a program that does not know it yet reads the file then."""
    row = asdict(label)
    return row if label.retired else {key: value for key, value in row.items() if key != "retired"}


def _row_of_relation(relation: RelationType) -> dict[str, Any]:
    """Leave `core` out where it is not, for the same reason."""
    row = asdict(relation)
    return row if relation.core else {key: value for key, value in row.items() if key != "core"}


def _attribute_from_row(row: Mapping[str, Any]) -> AttributeType:
    return AttributeType(
        **{
            **row,
            "labels": tuple(row["labels"]),
            "kind": AttributeKind(row["kind"]),
            "of": Owner(row.get("of", Owner.SPAN)),
            "choices": tuple(Choice(**choice) for choice in row.get("choices", ())),
        }
    )


def _check_types(schema: Schema) -> None:
    """Raise TypeError where something else stands than the field's type: a schema is edited by hand."""
    entries: list[Label | AttributeType | RelationType] = [*schema.labels, *schema.attribute_types]
    for entry in [*entries, *schema.relation_types]:
        for name, value in asdict(entry).items():
            if name in {"core", "has_entity", "retired"}:
                fits = isinstance(value, bool)
            elif name == "choices":
                fits = all(isinstance(word, str) for choice in value for word in choice.values())
            elif isinstance(value, tuple):
                fits = all(isinstance(word, str) for word in value)
            else:
                fits = isinstance(value, str)
            if not fits:
                raise TypeError(f"“{entry.id}”: “{name}” cannot be {value!r}")


def _check_schema(schema: Schema) -> None:
    label_ids = [label.id for label in schema.labels]
    for what, ids in (
        ("label", label_ids),
        ("attribute type", [a.id for a in schema.attribute_types]),
        ("relation type", [r.id for r in schema.relation_types]),
    ):
        if "" in ids:
            raise SchemaError(f"the schema has a {what} without an id")
        twice = {i for i in ids if ids.count(i) > 1}
        if twice:
            raise SchemaError(f"the schema has more than one {what} with the id “{sorted(twice)[0]}”")
    used = [(a.id, label) for a in schema.attribute_types for label in a.labels]
    used += [(r.id, label) for r in schema.relation_types for label in (*r.sources, *r.targets)]
    for owner, label_id in used:
        if label_id not in label_ids:
            raise SchemaError(f"“{owner}” in the schema names the unknown label “{label_id}”")
    for label in schema.labels:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", label.color):
            raise SchemaError(f"label “{label.id}” has the colour “{label.color}”, not one like #0072B2")
