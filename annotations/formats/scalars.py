"""Attribute values and notes as texts of one line, in formats that know no others, and back.

A text is written as it is where nothing else could be read from it, and in the quotes of JSON otherwise, with
at least one escape between them: nobody else's quotes are taken for these.
"""

from __future__ import annotations

import json
import re

import orjson

from annotations.model import AttributeValue

_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,20})?([eE][+-]?\d{1,3})?", re.ASCII)
_BREAK = re.compile(r"[\t\n\r\x00-\x1f\x85\u2028\u2029]")


def written_value(value: AttributeValue) -> str:
    """Return a value as one line from which `read_value` makes it again."""
    if isinstance(value, str):
        is_plain = read_value(value) == value and value.strip() == value and not _BREAK.search(value)
        return value if is_plain and value else _quoted(value)
    return json.dumps(value)


def read_value(text: str) -> AttributeValue:
    """Return the value that a line means: true, false, a number or a text."""
    if text in ("true", "false"):
        return text == "true"
    if _NUMBER.fullmatch(text):
        value: AttributeValue = orjson.loads(text) if _is_json(text) else text
        return value
    return read_text(text)


def written_text(text: str) -> str:
    """Return a text, e.g. a note, as one line from which `read_text` makes it again."""
    is_plain = read_text(text) == text and text.strip() == text and not _BREAK.search(text)
    return text if is_plain else _quoted(text)


def read_text(line: str) -> str:
    """Return the text that a line means: what stands in quotes of JSON if these are needed, else the line."""
    if line == '""' or (line.startswith('"') and line.endswith('"') and "\\" in line):
        try:
            text = orjson.loads(line)
        except orjson.JSONDecodeError:
            return line
        return text if isinstance(text, str) else line
    return line


def _quoted(text: str) -> str:
    quoted = re.sub(r"[\x7f-\x85\u2028\u2029]", _escaped, json.dumps(text, ensure_ascii=False))
    return quoted if "\\" in quoted or not text else re.sub(r"(?<=^\").", _escaped, quoted, count=1)


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True
