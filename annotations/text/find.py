"""Finding a word or phrase in a text whatever its spelling. Offsets are code points of the raw text.

Not significant is what folding drops, on which seat a hamza sits, and a space missing or too many inside a
name. Significant are the limits of words, as Arabic has them: what is found may follow the proclitics
و ف ب ل ك, but not be part of another word.
"""

from __future__ import annotations

from typing import NamedTuple

from annotations.text.folding import Folded, fold
from annotations.text.ground import ground_of
from annotations.text.query import Query, QueryError, QueryTooSlowError
from annotations.text.quotes import alone, are_pair, is_quote, opens

__all__ = ["Match", "Query", "QueryError", "QueryTooSlowError", "find", "match_at"]


class Match(NamedTuple):
    """Where a query stands, ``[start, end)``; `surface` is the text there.

    `proclitic` holds the و ف ب ل ك of the word, plain. They stand before `start`; only where the article has
    merged with ل («للقوات» for القوات) that ل is part of the match as well.
    """

    start: int
    end: int
    proclitic: str = ""
    surface: str = ""


def find(
    text: str | Folded,
    query: str | Query,
    *,
    whole_words: bool = True,
    exact: bool = False,
    regex: bool = False,
) -> list[Match]:
    """Return the places where `query` stands, in order and without overlaps; none for an empty query.

    The options are those of `Query` and count where `query` is a text. Raises QueryError for a bad regular
    expression, and for one that takes too long over this text.
    """
    if isinstance(query, str):
        query = Query(query, whole_words, exact, regex)
    folded = text if isinstance(text, Folded) else fold(text)
    if query.regex and query.exact:
        return [Match(s, e, "", folded.raw[s:e]) for s, e, _ in query.expression_places(folded.raw)]
    if query.regex:
        found = query.expression_places(folded.text)
        return [match_at(folded, *place) for place in found if folded.is_whole(place[0], place[1])]
    if query.exact:
        return [Match(s, e, proclitic, folded.raw[s:e]) for s, e, proclitic in query.exact_places(folded)]
    return [
        match_at(folded, start - 1, end - 1, proclitic)
        for start, end, proclitic in query.places_in(ground_of(folded))
    ]


def match_at(folded: Folded, start: int, end: int, proclitic: str = "") -> Match:
    """Return the match at a place of the folded text: with marks, and a quote it opens is closed."""
    first, last = _with_quotes(folded.raw, *folded.to_raw(start, end))
    return Match(first, last, proclitic, folded.raw[first:last])


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    surface = text[start:end]
    if not any(map(is_quote, surface)) or not any(map(str.isalnum, surface)):
        return start, end
    closing, opening = alone(text, start, end)
    for offset in reversed(opening):
        if end < len(text) and are_pair(text[offset], text[end]) and not opens(text, end, has_partner=True):
            end += 1
    for offset in closing:
        if start and are_pair(text[start - 1], text[offset]) and opens(text, start - 1, has_partner=False):
            start -= 1
    return start, end
