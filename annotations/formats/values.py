"""Attributes that a file holds as texts, turned into what the schema says they are."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle
from annotations.model import AttributeValue
from annotations.schema import AttributeKind, Schema

_YES_NO = {"true": True, "false": False}


def with_typed_attributes(row: ImportedArticle, schema: Schema) -> ImportedArticle:
    """Return the row with numbers and yes/no as such; what is none of them, or unknown, stays a text."""
    if not row.attributes_are_texts:
        return row
    spans = tuple(replace(span, attributes=_typed(span.attributes, schema)) for span in row.spans)
    return replace(row, spans=spans, attributes_are_texts=False)


def _typed(attributes: Mapping[str, AttributeValue], schema: Schema) -> Mapping[str, AttributeValue]:
    return frozen({name: _value(name, str(value), schema) for name, value in attributes.items()})


def _value(name: str, text: str, schema: Schema) -> AttributeValue:
    kind = schema.attribute_type(name)
    if kind is not None and kind.kind is AttributeKind.YES_NO:
        return _YES_NO.get(text.lower(), text)
    if kind is not None and kind.kind is AttributeKind.NUMBER:
        if re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
            return int(text)
        if re.fullmatch(r"[+-]?\d{1,400}(\.\d{0,400})?([eE][+-]?\d{1,3})?", text, re.ASCII):
            number = float(text)
            return number if math.isfinite(number) else text
    return text
