"""Finding articles that are largely one text: agency copies with another headline, cut, or spelt otherwise.

Two texts are compared by their runs of five words, folded as searching folds them. Which texts to compare is
told by a sample of these runs, those that begin with every eighth word of the vocabulary; then all runs
count. It knows texts by name and nothing of projects.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, compress, groupby, pairwise
from zlib import crc32

from annotations.text.folding import folded

LEAST_SHARE = 0.4
"""Different reports of one event share a hundredth of their runs, an edited copy more than half."""

_RUN = 5
_EVERY = 8
_READ_WHOLE = 128
"""A text of so few runs is not sampled: nothing of it may be left."""

_MANY = 32
"""A run in more texts than these is a set phrase, or they are all copies: neighbours are compared then."""

_CANDIDATE_SHARE = LEAST_SHARE / 2
"""Of the sample, which may by chance hold fewer of the common runs."""

_BITS = 24
_PROGRESS_STEP = 50
_WORD = re.compile(r"\w+")

Run = tuple[str, ...]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two articles that are largely one text. `share` is the part of the shorter one that both have."""

    first: str
    second: str
    share: float


def near_duplicates(texts: Mapping[str, str], progress: Progress | None = None) -> list[NearDuplicate]:
    """Return the pairs among texts by name that are near-duplicates, the most alike first.

    Of a pair, `first` is the one that comes later: it repeats `second`.
    `progress` is told how many texts of how many are read; what it raises ends the search.
    """
    return _search(texts, {}, progress)


def against(
    new: Mapping[str, str], known: Mapping[str, str], progress: Progress | None = None
) -> list[NearDuplicate]:
    """Return the near-duplicates of new texts among known ones and among each other.

    `first` is a new text, `second` a known one or a new one that stands before it. A name stands for one
    text only. Texts are asked for one by one, those that look alike twice.
    """
    return _search(new, known, progress)


def groups(pairs: Iterable[NearDuplicate]) -> list[tuple[str, ...]]:
    """Return the names of texts that hang together by pairs, in the order in which they are met."""
    together: dict[str, list[str]] = {}
    for pair in pairs:
        first = together.setdefault(pair.first, [pair.first])
        second = together.setdefault(pair.second, [pair.second])
        if first is not second:
            first += second
            together |= dict.fromkeys(second, first)
    return list(dict.fromkeys(tuple(names) for names in together.values()))


def _search(
    new: Mapping[str, str], known: Mapping[str, str], progress: Progress | None
) -> list[NearDuplicate]:
    names = [*new, *known]
    marks: list[int] = []
    sizes: list[int] = []
    begins = _Beginnings()
    wanted: set[int] | None = None
    for number, name in enumerate(names):
        if number == len(new):  # From here on, only what the new texts hold is of interest.
            wanted = {mark >> _BITS for mark in marks}
        own, size = _sample(_words(new[name] if number < len(new) else known[name]), begins)
        marks += (mark << _BITS | number for mark in own if wanted is None or mark in wanted)
        sizes.append(size)
        if progress is not None and (number % _PROGRESS_STEP == 0 or number + 1 == len(names)):
            progress(number + 1, len(names))
    marks.sort()
    found = []
    runs: dict[int, set[Run]] = {}
    for (a, b), common in Counter(_pairs(marks)).items():
        if a < len(new) and common >= _CANDIDATE_SHARE * min(sizes[a], sizes[b]):
            for number in (a, b):
                if number not in runs:
                    name = names[number]
                    runs[number] = set(_runs(_words(new[name] if number < len(new) else known[name])))
            share = len(runs[a] & runs[b]) / min(len(runs[a]), len(runs[b]))
            if share >= LEAST_SHARE:
                first, second = (b, a) if b < len(new) else (a, b)
                found.append(NearDuplicate(names[first], names[second], share))
    return sorted(found, key=lambda pair: -pair.share)


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _runs(words: list[str]) -> Iterator[Run]:
    """Return the runs of words; a text that is shorter than one is a run itself."""
    if len(words) < _RUN:
        return iter([tuple(words)] if words else [])
    return zip(*(words[shift:] for shift in range(_RUN)), strict=False)


def _sample(words: list[str], begins: Mapping[str, bool]) -> tuple[set[int], int]:
    """Return the marks of some of a text's runs, and how many of them the sample of a longer text has."""
    count = len(words) - _RUN + 1
    places = compress(range(count), map(begins.__getitem__, words))
    sampled = {hash(tuple(words[i : i + _RUN])) for i in places}
    return (set(map(hash, _runs(words))) if count <= _READ_WHOLE else sampled), max(1, len(sampled))


def _pairs(marks: list[int]) -> Iterator[tuple[int, int]]:
    """Yield two texts' numbers for each mark that both have."""
    for _, group in groupby(marks, key=lambda mark: mark >> _BITS):
        numbers = [mark & (1 << _BITS) - 1 for mark in group]
        yield from combinations(numbers, 2) if len(numbers) <= _MANY else pairwise(numbers)


class _Beginnings(dict[str, bool]):
    """Whether runs that begin with a word are sampled; the same in every run of the program."""

    def __missing__(self, word: str) -> bool:
        begins = self[word] = crc32(word.encode("utf-8", "surrogatepass")) % _EVERY == 0
        return begins
