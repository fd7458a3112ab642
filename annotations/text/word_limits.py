"""Where a found word begins and ends in Arabic writing: after a proclitic, and where words are glued.

A word begins where a token does, or after the proclitics و ف ب ل ك of its token; it ends where its token
does, because endings belong to the word (العراقية is not العراق). Newspapers also drop the space between
words, most of all after letters that do not join the next one; such a place is taken for a limit only where
what stands beside it shows that a word begins there: ta marbuta, the article, a doubled waw. Offsets count
in a `Ground`.
"""

from __future__ import annotations

import re

from annotations.text.characters import ARABIC_LETTERS
from annotations.text.ground import Ground
from annotations.text.lookalikes import begins_with_itself

ARTICLE = "ال"
NOT_JOINING = frozenset("اأإآٱدذرزوؤةىء")
"""Letters after which a missing space is hardly seen, because they never join the next letter."""

PROCLITIC_LETTERS = "وفبلك"
_PROCLITICS = frozenset((*PROCLITIC_LETTERS, *(first + second for first in "وف" for second in "بلك")))
_LONGEST_PROCLITIC = 2
_SHORTEST_WORD = 3
_SHORTEST_BEFORE_WAW = 4
_LONG_WORD = 5
"""So many letters are seldom the chance ending of another word."""

_AFTER_ARTICLE = 3
_ENDINGS = frozenset(("يات", "يون", "يين", "يته", "يتها", "يتهم", "يتنا", "ياته", "ياتها"))
"""What stands after «ال» in words that have it in their middle: فعاليات, استقلاليته."""

_SHORTEST_AFTER_DOUBLED_WAW = 3
_ARABIC_RUN = re.compile(rf"[{ARABIC_LETTERS}]+")
_ARABIC, _OTHER, _DIGIT, _SIGN = "a", "l", "d", ""
_JOINS_DIGITS = frozenset(".,")


class _Kinds(dict[str, str]):
    """Whether a folded character is an Arabic letter, another letter, a digit or a sign."""

    def __missing__(self, character: str) -> str:
        if _ARABIC_RUN.match(character):
            kind = _ARABIC
        elif character.isdecimal():
            kind = _DIGIT
        else:
            kind = _OTHER if character.isalpha() else _SIGN
        self[character] = kind
        return kind


_KIND = _Kinds()


def proclitic_before(ground: Ground, start: int, first_word: str) -> str | None:
    """Return the proclitics before a word that begins at `start`, or None if no word begins there.

    `first_word` is the first word that was looked for: folded, but for its first letter.
    """
    text = ground.text
    kind = _KIND[text[start]]
    if kind == _SIGN or start in ground.seams:
        return ""
    before = _KIND[text[start - 1]]
    if before == _SIGN:
        return "" if kind != _DIGIT or not _continues_number(text, start) else None
    if kind != _ARABIC:
        return _before_other(ground, start) if before == _ARABIC else None
    if before != _ARABIC:
        return ""
    for length in range(1, _LONGEST_PROCLITIC + 1):
        proclitic = text[start - length : start]
        if proclitic in _PROCLITICS and begins_token(ground, start - length):
            return None if _is_own(ground, start - length, start) else proclitic
    return _glued_before(ground, start, first_word)


def begins_token(ground: Ground, start: int) -> bool:
    """Say whether no Arabic letter of the same word stands before an Arabic letter."""
    return start in ground.seams or _KIND[ground.text[start - 1]] != _ARABIC


def ends_word(ground: Ground, end: int, last_word: str) -> bool:
    """Say whether a word ends at `end`; `last_word` is the last word that was looked for, folded."""
    text = ground.text
    kind, after = _KIND[text[end - 1]], _KIND[text[end]]
    if kind == _SIGN or end in ground.seams:
        return True
    if after == _SIGN:
        return not (kind == _DIGIT and text[end] in _JOINS_DIGITS and _KIND[text[end + 1]] == _DIGIT)
    if kind != _ARABIC or after != _ARABIC:
        return _ARABIC in (kind, after)
    run = _ARABIC_RUN.match(text, end)
    return run is not None and _begins_glued(run[0], last_word)


def _before_other(ground: Ground, start: int) -> str:
    """Return the proclitic before digits or Latin letters, as in و200; nothing for the end of a word."""
    for length in range(1, _LONGEST_PROCLITIC + 1):
        proclitic = ground.text[start - length : start]
        if proclitic in _PROCLITICS and begins_token(ground, start - length):
            return proclitic
    return ""


def _continues_number(text: str, start: int) -> bool:
    return text[start - 1] in _JOINS_DIGITS and _KIND[text[start - 2]] == _DIGIT


def _is_own(ground: Ground, token: int, start: int) -> bool:
    """Say whether what stands before a word belongs to it; an alef with hamza is never the second letter."""
    run = _ARABIC_RUN.match(ground.text, token)
    if run is None:
        return False
    word = run[0]
    looks = any(begins_with_itself(word[index:]) for index in range(start - token))
    return looks and ground.raw_letter(start) not in "أإآٱ"


def _glued_before(ground: Ground, start: int, first_word: str) -> str | None:
    text = ground.text
    if _has_article(first_word) and _letters_before(ground, start) >= _SHORTEST_WORD:
        return text[start - 1] if text[start - 1] in "وفبك" and text[start - 2] in NOT_JOINING else ""
    joined = text[start - 1] == "و" and text[start - 2] in NOT_JOINING
    long_enough = len(first_word) >= _LONG_WORD or first_word.startswith("و")
    if joined and long_enough and _letters_before(ground, start - 1) >= _SHORTEST_BEFORE_WAW:
        return "و"
    return None


def _letters_before(ground: Ground, start: int) -> int:
    """Return how many letters of the token stand before an offset; counts no further than is asked for."""
    count = 0
    while count < _LONG_WORD and not begins_token(ground, start - count):
        count += 1
    return count


def _has_article(word: str) -> bool:
    rest = word.removeprefix(ARTICLE)
    return rest != word and len(rest) >= _AFTER_ARTICLE and rest not in _ENDINGS


def _begins_glued(rest: str, last_word: str) -> bool:
    """Say whether the letters after a found word are another word."""
    if len(last_word) < _SHORTEST_WORD:
        return False
    if _has_article(rest):
        return True
    if len(last_word) < _SHORTEST_BEFORE_WAW:
        return False
    if rest[0] in "وفبك" and _has_article(rest[1:]):
        return True
    if rest[0] != "و":
        return False
    doubled = rest.startswith("وو") and len(rest) > _SHORTEST_AFTER_DOUBLED_WAW
    return doubled or (last_word[-1] in NOT_JOINING and len(rest) > _LONG_WORD)
