"""What labels, attributes and relations are called where people read an export: in Arabic if known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.formats.format import ExportOptions
from annotations.model import AttributeValue, Span, Status
from annotations.schema import AttributeKind, Schema

STATUS_NAMES = {
    Status.UNTOUCHED: "لم يبدأ · untouched",
    Status.IN_WORK: "قيد العمل · in work",
    Status.DONE: "مكتمل · done",
}

_YES_NO = {True: "نعم", False: "لا"}
_UNKNOWN_COLOUR = "#6B6F76"


@dataclass(frozen=True, slots=True)
class LabelLook:
    """How a label is called in both languages and drawn. `other` is empty where there is but one name."""

    id: str
    name: str
    other: str
    colour: str
    line: str


def label_look(schema: Schema, label_id: str) -> LabelLook:
    """Return a label's names, colour and line; one that the schema does not know is grey."""
    label = schema.label(label_id)
    if label is None:
        return LabelLook(label_id, label_id, "", _UNKNOWN_COLOUR, "solid")
    name = label.name_ar or label.name or label.id
    return LabelLook(label.id, name, label.name if label.name != name else "", label.color, label.line)


def attributes_shown(schema: Schema, span: Span) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and value of a span's attributes, as they are read."""
    for name, value in span.attributes.items():
        kind = schema.attribute_type(name)
        yield name, (kind.name_ar or kind.name) if kind else name, _value_shown(schema, name, value)


def entity_shown(options: ExportOptions, span: Span) -> str:
    """Return the name of the entity that a span refers to, its id if it is unknown, or nothing."""
    entity = options.entities.get(span.entity)
    return entity.name if entity else span.entity


def relation_shown(schema: Schema, type_id: str) -> str:
    """Return what a kind of relation is called."""
    kind = schema.relation_type(type_id)
    return (kind.name_ar or kind.name) if kind else type_id


def _value_shown(schema: Schema, name: str, value: AttributeValue) -> str:
    if isinstance(value, bool):
        return _YES_NO[value]
    kind = schema.attribute_type(name)
    if kind is not None and kind.kind is AttributeKind.CHOICE:
        for choice in kind.choices:
            if choice.value == value:
                return choice.name_ar or choice.name or choice.value
    return str(value)
