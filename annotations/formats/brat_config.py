"""What tells brat how to read and show a folder: `annotation.conf` and `visual.conf`, from the schema."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.formats.labels import ascii_label
from annotations.schema import AttributeKind, AttributeType, Owner, Schema

ANY = "<ENTITY>"
CONFIG = "annotation.conf"
VISUAL = "visual.conf"


def fixed_values(attribute: AttributeType) -> tuple[str, ...]:
    """Return the values that brat offers for an attribute; none: any text, which brat keeps as a comment."""
    if attribute.of is not Owner.SPAN:
        return ()
    if attribute.kind is AttributeKind.YES_NO:
        return ("true", "false")
    return tuple(ascii_label(c.value) for c in attribute.choices if c.value not in ("true", "false", ""))


def annotation_conf(schema: Schema, labels: Iterable[str], relations: Iterable[str]) -> str:
    """Return what may be annotated: the schema, and the labels and relation types that are used besides.

    Without the line for overlaps brat calls every nested span an error.
    """
    types = [*dict.fromkeys([*(label.id for label in schema.labels), *labels])]
    lines = ["[entities]", *map(ascii_label, types), "", "[relations]"]
    for relation_id in dict.fromkeys([*(r.id for r in schema.relation_types), *relations]):
        kind = schema.relation_type(relation_id)
        ends = _any_of(kind.sources if kind else ()), _any_of(kind.targets if kind else ())
        lines.append(f"{ascii_label(relation_id)}\tArg1:{ends[0]}, Arg2:{ends[1]}")
    lines += [f"<OVERLAP>\tArg1:{ANY}, Arg2:{ANY}, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    for attribute in schema.attribute_types:
        values = fixed_values(attribute)
        if values:
            of = _any_of(attribute.labels)
            lines.append(f"{ascii_label(attribute.id)}\tArg:{of}, Value:{'|'.join(values)}")
    return "\n".join(lines) + "\n"


def visual_conf(schema: Schema) -> str:
    """Return names in Arabic and English, colours, and that the texts run from right to left."""
    named = [(label.id, label.name_ar, label.name) for label in schema.labels]
    named += [(r.id, r.name_ar, r.name) for r in schema.relation_types]
    named += [(a.id, a.name_ar, a.name) for a in schema.attribute_types if fixed_values(a)]
    lines = ["[labels]"]
    for type_id, *names in named:
        lines.append(" | ".join([ascii_label(type_id), *dict.fromkeys(filter(None, map(_name, names)))]))
    lines += ["", "[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken"]
    lines += ["ARC_DEFAULT\tcolor:black, arrowHead:triangle-5", "ATTRIBUTE_DEFAULT\tglyph:*"]
    lines += (f"{ascii_label(label.id)}\tbgColor:{_light(label.color)}" for label in schema.labels)
    lines += ["", "[options]", "Text\tdirection:rtl"]
    return "\n".join(lines) + "\n"


def _any_of(labels: Iterable[str]) -> str:
    return "|".join(map(ascii_label, labels)) or ANY


def _name(name: str) -> str:
    return " ".join(name.replace("|", "/").split())


def _light(color: str) -> str:
    """Return a colour mixed with white, on which black letters can be read."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{(part + 2 * 255) // 3:02x}" for part in parts)
