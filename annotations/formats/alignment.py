"""Finding the tokens of a file in the text they came from, which files of tokens do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotations.model import SpanError

_BLANK = re.compile(r"\s*")
_SHOWN = 30


def places_of(tokens: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return where each token stands in the text, ``[start, end)`` in code points.

    The tokens must spell the text apart from white space; SpanError says where they do not.
    """
    places = []
    at = 0
    for token in tokens:
        at = _after_blank(text, at)
        if not text.startswith(token, at):
            there = text[at : at + _SHOWN]
            raise SpanError(f"the file has the token «{token[:_SHOWN]}» where the article has «{there}»")
        places.append((at, at + len(token)))
        at += len(token)
    at = _after_blank(text, at)
    if at < len(text):
        raise SpanError(f"the file’s tokens end before «{text[at : at + _SHOWN]}» in the article")
    return places


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    assert match is not None
    return match.end()
