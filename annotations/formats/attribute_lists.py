"""Attributes as lists of name, kind and value as text: typed tables know no free keys."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from annotations.formats.json_lines import JsonObject
from annotations.model import AttributeValue

_KINDS: Mapping[type, str] = {bool: "yes-no", int: "number", float: "number", str: "text"}


def listed_attributes(attributes: Mapping[str, AttributeValue]) -> list[dict[str, str]]:
    """Return the list, by name; every value is a text."""
    return [
        {
            "name": name,
            "kind": _KINDS[type(value)],
            "value": value if isinstance(value, str) else orjson.dumps(value).decode(),
        }
        for name, value in sorted(attributes.items())
    ]


def with_attributes(row: JsonObject) -> JsonObject:
    """Return a row with the attributes by name again. Raises ValueError for a list of something else."""
    listed = row.get("attributes")
    if not isinstance(listed, list):
        return row
    found = {}
    for item in listed:
        if not isinstance(item, dict) or not isinstance(item.get("name"), str):
            raise ValueError("“attributes” should be a list of {name, kind, value}")
        found[item["name"]] = _value(item)
    return {**row, "attributes": found}


def _value(item: JsonObject) -> object:
    value = item.get("value")
    if item.get("kind") not in ("number", "yes-no") or not isinstance(value, str):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise ValueError(
            f"the attribute “{item['name']}” should be a {item['kind']}, not “{value}”"
        ) from error
