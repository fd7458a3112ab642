"""Label Studio's labelling interface, from the schema: text from right to left, labels, attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from annotations.formats.labels import ascii_label
from annotations.formats.labelstudio_reader import ATTRIBUTE, ENTITY
from annotations.formats.xml_text import legal
from annotations.schema import AttributeKind, AttributeType, Owner, Schema

LABEL = "label"
TEXT = "text"


@dataclass(slots=True)
class Used:
    """What the tasks name: Label Studio refuses results of which its configuration does not know."""

    labels: dict[str, None] = field(default_factory=dict)
    relations: dict[str, None] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    has_entities: bool = False


def labelling_config(schema: Schema, used: Used) -> bytes:
    """Return the configuration. Names are shown in Arabic; results hold ids, which are the names' aliases."""
    view = Element("View", style="direction: rtl; text-align: right")
    labels = SubElement(view, "Labels", name=LABEL, toName=TEXT)
    names = [(label.id, label.name_ar or label.name) for label in schema.labels]
    names += [(i, i) for i in used.labels if schema.label(i) is None]
    for label_id, name in _apart(names).items():
        label = schema.label(label_id)
        more = {"background": label.color, "hotkey": label.key} if label else {}
        SubElement(labels, "Label", _legal({"value": name, "alias": label_id, **more}))
    relations = SubElement(view, "Relations")
    for relation in dict.fromkeys([*(r.id for r in schema.relation_types), *used.relations]):
        SubElement(relations, "Relation", _legal({"value": relation}))
    SubElement(view, "Text", name=TEXT, value="$text", granularity="symbol")
    for attribute in schema.attribute_types:
        if attribute.of is Owner.SPAN:
            _add_control(view, attribute)
    others = dict(used.values)
    if used.has_entities:
        others[ENTITY] = "entity"
    for control, name in others.items():
        _add_header(view, name)
        SubElement(view, "TextArea", _per_region(control))
    indent(view)
    return f"{tostring(view, encoding='unicode')}\n".encode()


def _add_control(view: Element, attribute: AttributeType) -> None:
    _add_header(view, attribute.name_ar or attribute.name)
    control = _per_region(f"{ATTRIBUTE}{ascii_label(attribute.id)}")
    match attribute.kind:
        case AttributeKind.NUMBER:
            SubElement(view, "Number", control)
        case AttributeKind.CHOICE | AttributeKind.YES_NO:
            values = [(c.value, c.name_ar or c.name) for c in attribute.choices]
            if attribute.kind is AttributeKind.YES_NO:
                values = [("true", "نعم"), ("false", "لا")]
            choices = SubElement(view, "Choices", control | {"choice": "single"})
            for value, name in _apart(values).items():
                SubElement(choices, "Choice", _legal({"value": name, "alias": value}))
        case _:
            SubElement(view, "TextArea", control)


def _add_header(view: Element, words: str) -> None:
    SubElement(view, "Header", _legal({"value": words, "size": "5"}))


def _per_region(control: str) -> dict[str, str]:
    return {"name": control, "toName": TEXT, "perRegion": "true"}


def _apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by ids; a name that is taken already, or none, becomes the id."""
    found: dict[str, str] = {}
    for key, name in pairs:
        found[key] = key if not name or name in found.values() else name
    return found


def _legal(attributes: dict[str, str]) -> dict[str, str]:
    return {name: legal(value) for name, value in attributes.items()}
