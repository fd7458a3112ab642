"""Texts in XML, which has no place for most control characters and none for half characters."""

from __future__ import annotations

import re

STAND_IN = "\ufffd"
"""Stands where a character cannot; it is one character too, so that no offset shifts."""

_WHITE_SPACE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""A parser would read these in an attribute as spaces."""

_ILLEGAL = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return the text with a stand-in for each character that XML 1.0 cannot hold or would change (CR)."""
    return _ILLEGAL.sub(STAND_IN, text)


def illegal_characters(text: str) -> str:
    """Return the kinds of characters that `legal` replaces, e.g. ``U+0001, U+000B``, or nothing."""
    return ", ".join(f"U+{ord(character):04X}" for character in sorted(set(_ILLEGAL.findall(text))))


# What `xml.sax.saxutils` does; importing that brings `urllib.request` along, 15 ms at every start.


def escape(text: str) -> str:
    """Return text to stand between tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    """Return an attribute's value with its quotes."""
    value = escape(text)
    for character, reference in _WHITE_SPACE.items():
        value = value.replace(character, reference)
    if '"' not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "&quot;") + '"'
