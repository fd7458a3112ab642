"""The words, numbers and signs of a folded text, by index. Indexes outside the text give empty words."""

from __future__ import annotations

import re
from bisect import bisect_left

from annotations.text.folding import Folded, folded

_TOKEN = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]+"
    r"|(?:https?://|www\.)\S+|[#@]\w+"  # addresses and tags, whatever digits they hold
    r"|[a-z_][a-z_0-9]*|\d+[a-z_]\w*"  # f16, 5g
    r"|\d+(?:[.,،'’]\d+)*|[^\W\d_]+|[^\w\s]"
)

_BREAKS = re.compile(r"\n+")
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")


class Words:
    """A text cut into words. `folds[i]` is a word without marks, `starts[i]` its place in the folded text."""

    __slots__ = ("_firsts", "_folded", "count", "ends", "folds", "starts")

    def __init__(self, text: Folded) -> None:
        self._folded = text
        matches = list(_TOKEN.finditer(text.text))
        self.folds = [match.group() for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.count = len(matches)
        breaks = [text.to_folded(match.end()) for match in _BREAKS.finditer(text.raw)]
        self._firsts = {0, *(bisect_left(self.starts, at) for at in breaks)}

    def at(self, index: int) -> str:
        """Return a word as it is folded."""
        return self.folds[index] if 0 <= index < self.count else ""

    def is_number(self, index: int) -> bool:
        """Say whether the word is written in digits alone, with their separators."""
        word = self.at(index)
        return word[:1].isdecimal() and word[-1].isdecimal()

    def raw(self, index: int) -> str:
        """Return a word as it is written."""
        return self._folded.raw[slice(*self.extent(index, index + 1))]

    def extent(self, first: int, stop: int, skipped: int = 0) -> tuple[int, int]:
        """Return where the words ``[first, stop)`` stand in the raw text, without `skipped` letters."""
        return self._folded.to_raw(self.starts[first] + skipped, self.ends[stop - 1])

    def touches(self, index: int) -> bool:
        """Say whether nothing at all stands between a word and the one before it."""
        return 0 < index < self.count and self.starts[index] == self.ends[index - 1]

    def follows(self, index: int) -> bool:
        """Say whether a word is the next one on the same line as the word before it."""
        return 0 < index < self.count and index not in self._firsts

    def next(self, index: int) -> str:
        """Return the word at an index if it follows on the same line, else an empty one."""
        return self.folds[index] if self.follows(index) else ""

    def before(self, index: int) -> str:
        """Return the word before an index if it stands on the same line, else an empty one."""
        return self.folds[index - 1] if self.follows(index) else ""


def word_set(words: str) -> frozenset[str]:
    """Return words that are written apart as a set of folded ones."""
    return frozenset(folded(words).split())


def bare(word: str) -> str:
    """Return a folded word without its article and the proclitics before it («والمادة» gives «ماده»)."""
    for proclitic in ("وبال", "فبال", "وال", "بال", "فال", "كال", "ولل", "فلل", "لل", "ال"):
        if word.startswith(proclitic) and len(word) > len(proclitic) + 1:
            return word[len(proclitic) :]
    return word


def is_definite(word: str) -> bool:
    """Say whether a folded word carries the article."""
    return len(word) > 3 and bare(word) != word


def among(word: str, words: frozenset[str]) -> int:
    """Return how many letters stand as proclitics before one of the words; -1 if it is none of them."""
    if word in words:
        return 0
    for proclitic in _PROCLITICS[1:]:
        if word.startswith(proclitic) and word[len(proclitic) :] in words:
            return len(proclitic)
    return -1


def with_proclitics(word: str) -> list[tuple[str, int, bool]]:
    """Return all ways to write a folded word with proclitics and article.

    Each as written, how many letters stand before the word or its article, and whether it has the article.
    """
    ways = [(proclitic + word, len(proclitic), False) for proclitic in _PROCLITICS]
    for proclitic in _PROCLITICS:
        if proclitic.endswith("ل"):
            ways.append((proclitic + "ل" + word, len(proclitic) - 1, True))
        else:
            ways.append((proclitic + "ال" + word, len(proclitic), True))
    return ways
