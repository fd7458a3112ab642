"""Where a span may begin in a word that carries و ف ب ل ك: with them, or after them.

A proclitic is sure only when what follows it says so: the article (بالعراق, وألمانيا too, as any alef
counts), a لل, which stays whole (وللقوات), إ, which only begins words (بإدارة), digits, Latin letters or a
quote (و200, بـF-16), or a name that is known (لواشنطن). Everything else keeps its first letter, and so do
words that only look the part (والد, بالغ, وكالات). The س of verbs is never sure, and names have none.
Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from annotations.text.boundaries import trimmed, word_of
from annotations.text.folding import fold
from annotations.text.own_letters import has_own_letters
from annotations.text.quotes import is_quote, opens

_PROCLITICS = re.compile(r"[وف][بكل]|[وفبكل]")
_NUMBER_OR_LATIN = re.compile(r"\d|[A-Za-z\u00C0-\u024F]|[$€£¥]")
_BEGINS_WORDS = "إٱ"
_SHORTEST_NAME = 3
_LONGEST_NAME = 120
_SHORTEST_AFTER_ARTICLE = 2

Known = Callable[[str], bool]


def proclitic_starts(text: str, start: int, end: int, known: Known | None = None) -> tuple[int, ...]:
    """Return where a span that begins in the word at `start` may begin, ascending.

    First the word's own start, then the place after each sure proclitic. A start inside a word of which it
    is no such place counts as a beginning itself. `known` says of a folded word, or of the folded text up to
    `end`, whether it is a name.
    """
    found = _starts(text, _word_start(text, start), end, known)
    return found if start in found else _starts(text, start, end, known)


def _word_start(text: str, offset: int) -> int:
    """Return the start of the word at an offset, with a proclitic before its digits or its quote."""
    start = word_of(text, offset, offset)[0]
    before = start - 1 if start > 0 and is_quote(text[start - 1]) else start
    if before > 0:
        other, end = word_of(text, before - 1, before - 1)
        if end == before and _PROCLITICS.fullmatch(fold(text[other:end]).text):
            return other
    return start


def _starts(text: str, start: int, end: int, known: Known | None) -> tuple[int, ...]:
    stop = min(word_of(text, start, start)[1], end)
    folded = fold(text[start:stop])
    word = folded.text
    if _PROCLITICS.fullmatch(word):
        after = _after_bare_proclitic(text, stop, end)
        return (start,) if after is None else (start, after)

    def is_sure(length: int) -> bool:
        if any(has_own_letters(word[index:]) for index in range(length)):
            return False
        rest = word[length:]
        begin = start + folded.starts[length]
        if text[begin] in _BEGINS_WORDS:
            return True
        if _has_article(text, rest, stop) or (word[length - 1] in "وف" and _has_contracted_article(rest)):
            return True
        if known is None or len(rest) < _SHORTEST_NAME:
            return False
        return known(rest) or (stop < end <= begin + _LONGEST_NAME and known(fold(text[begin:end]).text))

    for length in (2, 1):
        if _PROCLITICS.fullmatch(word[:length]) and folded.is_whole(length, len(word)) and is_sure(length):
            return (start, *(start + folded.starts[index] for index in range(1, length + 1)))
    return (start,)


def _has_article(text: str, rest: str, stop: int) -> bool:
    if rest == "ال":
        return bool(_NUMBER_OR_LATIN.match(text, stop))
    return rest.startswith("ال") and len(rest) >= len("ال") + _SHORTEST_AFTER_ARTICLE


def _has_contracted_article(rest: str) -> bool:
    return rest == "لله" or (rest.startswith("لل") and len(rest) >= len("لل") + _SHORTEST_AFTER_ARTICLE)


def _after_bare_proclitic(text: str, offset: int, end: int) -> int | None:
    """Return where the span begins after a proclitic that is a word by itself, as in و200 and و«الجيش»."""
    if offset >= end:
        return None
    if _NUMBER_OR_LATIN.match(text, offset):
        return offset
    if is_quote(text[offset]) and opens(text, offset, has_partner=False):
        start, last = trimmed(text, offset, end)
        return start if start < last else None
    return None
