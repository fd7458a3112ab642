"""Finding a word or phrase in a text whatever its spelling. Offsets are code points of the raw text."""

from __future__ import annotations

from typing import NamedTuple

from annotations.text.folding import fold


class Match(NamedTuple):
    """Where a query stands, ``[start, end)``; `proclitic` is what is written before it in the same word."""

    start: int
    end: int
    proclitic: str = ""


def find(text: str, query: str) -> list[Match]:
    """Return the places where `query` stands, in order and without overlaps; none for an empty query."""
    wanted = fold(query).text.strip()
    if not wanted:
        return []
    folded = fold(text)
    matches = []
    at = folded.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if folded.is_whole(at, end):
            matches.append(Match(*folded.to_raw(at, end)))
            at = folded.text.find(wanted, end)
        else:
            at = folded.text.find(wanted, at + 1)
    return matches
