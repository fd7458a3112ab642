"""Which sign stands for a character that does not show itself. Knows no Qt. Offsets are code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from annotations.text.characters import BIDI_CONTROLS


class Form(Enum):
    """How a sign is drawn: letters in a box, a mark on a space, an arrow, a line over a tatweel."""

    CODE = auto()
    WARNING = auto()
    DOT = auto()
    BRACKET = auto()
    ARROW = auto()
    OVERLINE = auto()


class Sign(NamedTuple):
    """The sign for the character at an offset; `code` is empty where the form says it all."""

    offset: int
    form: Form
    code: str = ""


_MARKS = {"\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM"}
_EMBEDDINGS = dict(zip("\u202a\u202b\u202c\u202d\u202e", ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True))
_ISOLATES = dict(zip("\u2066\u2067\u2068\u2069", ("LRI", "RLI", "FSI", "PDI"), strict=True))
_JOINERS = {
    "\u00ad": "SHY",
    "\u034f": "CGJ",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u2028": "LS",
    "\u2060": "WJ",
    "\ufeff": "BOM",
    "\ufffc": "OBJ",
    "\ufffd": "?",
}
_CODES = _MARKS | _EMBEDDINGS | _ISOLATES | _JOINERS
_SPACES = {
    "\u00a0": "",
    "\u1680": "OG",
    "\u2000": "NQ",
    "\u2001": "MQ",
    "\u2002": "EN",
    "\u2003": "EM",
    "\u2004": "3M",
    "\u2005": "4M",
    "\u2006": "6M",
    "\u2007": "FIG",
    "\u2008": "PU",
    "\u2009": "TH",
    "\u200a": "HA",
    "\u202f": "NNB",
    "\u205f": "MM",
    "\u3000": "ID",
}
_UNSEEN = re.compile(
    rf"[\x00-\x09\x0b-\x20\x7f-\xa0\u00ad\u034f\u0640\u1680\u180e\u2000-\u200d\u2028\u202f\u205f-\u2064"
    rf"\u206a-\u206f\u3000\ufe00-\ufe0f\ufeff\ufff9-\ufffd\U000e0000-\U000e01ef{BIDI_CONTROLS}]"
)
_IS_BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")


def signs(text: str, start: int, end: int) -> Iterator[Sign]:
    """Yield the signs for what is unseen in ``[start, end)``, in the order of the text."""
    for match in _UNSEEN.finditer(text, start, end):
        yield _sign(match.start(), match.group())


def _sign(offset: int, character: str) -> Sign:
    if character == " ":
        return Sign(offset, Form.DOT)
    if character == "\t":
        return Sign(offset, Form.ARROW)
    if character == "\u0640":
        return Sign(offset, Form.OVERLINE)
    if character in _SPACES:
        return Sign(offset, Form.BRACKET, _SPACES[character])
    if _IS_BIDI_CONTROL.match(character) or character == "\ufffd":
        return Sign(offset, Form.WARNING, _CODES[character])
    return Sign(offset, Form.CODE, _CODES.get(character) or _number(ord(character)))


def _number(code_point: int) -> str:
    """Name a character that has no short name: a variation selector by its number, others by code point."""
    if 0xFE00 <= code_point <= 0xFE0F:
        return f"VS{code_point - 0xFE00 + 1}"
    if 0xE0100 <= code_point <= 0xE01EF:
        return f"VS{code_point - 0xE0100 + 17}"
    return f"{code_point:02X}"
