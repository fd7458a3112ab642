"""Offsets in other units than code points: what files from and for other programs count in."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from itertools import accumulate


class Unit(StrEnum):
    """What an offset counts: code points, UTF-16 code units (Java, JavaScript) or UTF-8 bytes."""

    CODE_POINT = "codepoint"
    UTF16 = "utf16"
    UTF8 = "utf8"


def from_code_points(text: str, unit: Unit) -> Callable[[int], int]:
    """Return the function that turns a code point offset into `text` (0 to its length) into `unit`."""
    if _is_plain(text, unit):
        return int
    return _table(text, unit).__getitem__


def to_code_points(text: str, unit: Unit) -> Callable[[int], int]:
    """Return the function that turns an offset in `unit` into code points.

    It raises ValueError for an offset outside the text or inside a character.
    """
    if _is_plain(text, unit):
        return int
    offsets = {offset: code_points for code_points, offset in enumerate(_table(text, unit))}

    def convert(offset: int) -> int:
        if offset not in offsets:
            raise ValueError(f"the {unit} offset {offset} lies outside the text or inside a character")
        return offsets[offset]

    return convert


def _is_plain(text: str, unit: Unit) -> bool:
    """Say whether offsets are the same in code points: the rule in UTF-16, where only emoji differ."""
    if unit == Unit.UTF16:
        return not text or max(text) <= "\uffff"
    return unit == Unit.CODE_POINT or text.isascii()


def _table(text: str, unit: Unit) -> list[int]:
    width = _utf16_width if unit == Unit.UTF16 else _utf8_width
    return list(accumulate(map(width, text), initial=0))


def _utf16_width(character: str) -> int:
    return 1 if character <= "\uffff" else 2


def _utf8_width(character: str) -> int:
    return len(character.encode("utf-8", "surrogatepass"))
