"""Following spans into an article's new text, by their own text and what stood around them. Pure.

Exact text with its context comes first, then both folded (tashkeel, alef forms, white space), then what
stands between the two contexts or resembles the text there. Order is evidence: spans keep it, unless a whole
passage has moved. What is not certain is doubtful and lists its candidates; nothing is chosen silently.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise

from rapidfuzz import fuzz

from annotations.model import Span, reading_order
from annotations.text.characters import ARABIC_MARKS
from annotations.text.folding import Folded, fold, folded

CANDIDATES = 6
"""So many places are offered for a doubtful span."""
FOUND_ENOUGH = 0.6
"""How much a text must resemble the old one to be a candidate; 1 is the same."""

_TELLING = 8
"""Characters of context that are seldom found elsewhere by chance."""
_NEARBY = 400
"""Characters within which a context counts as pushed aside by an insertion."""
_MOST_LOOKED_AT = 300
_MARKS = re.compile(f"[{ARABIC_MARKS}]+")


class How(StrEnum):
    """By what a span was found again."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """A piece ``[start, end)`` of the new text where a span may stand; `score` is 1 at best."""

    start: int
    end: int
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a span: the places it may stand at now, the likeliest first; none if it is lost."""

    span: Span
    places: tuple[Place, ...] = ()
    doubtful: bool = True

    @property
    def how(self) -> How:
        """By what it was found."""
        return self.places[0].how if self.places else How.LOST

    @property
    def is_certain(self) -> bool:
        """Whether it was found and nothing speaks against the place."""
        return bool(self.places) and not self.doubtful


def follow(spans: Iterable[Span], text: str) -> list[Followed]:
    """Find spans of an older text again in `text`; the result is in the older reading order."""
    ordered = sorted(spans, key=reading_order)
    exact = _Exact(text)
    found: dict[int, Followed] = {}
    _take_whole(ordered, exact, found)
    _take_likely(ordered, exact, found)
    if len(found) < len(ordered):
        loose = _Loose(text)
        _take_whole(ordered, loose, found)
        _take_likely(ordered, loose, found)
        anchors = _Anchors(ordered, found)
        for number, span in enumerate(ordered):
            if number not in found:
                found[number] = _guess(span, exact, loose, anchors.around(number))
    return _doubt_disorder([found[number] for number in range(len(ordered))])


class _Exact:
    """The new text as it is, and spans to look for in it as they were."""

    how = How.EXACT

    def __init__(self, text: str) -> None:
        self.text = text

    def parts(self, span: Span) -> tuple[str, str, str]:
        """Return what stood before the span, the span, and what stood after it, as they stand in `text`."""
        return span.before, span.text, span.after

    def place(self, span: Span, start: int, end: int, score: float) -> Place | None:
        """Return the place in the article; None where the text cannot be parted so."""
        # A vowel sign that was added to the last letter belongs to it.
        marks, left_out = _marks(self.text, end), _marks(span.after, 0)
        grown = end + len(marks) - len(left_out) if marks.endswith(left_out) else end
        return Place(start, grown, How.EXACT if grown == end else How.FOLDED, score)


class _Loose:
    """The new text folded, and spans to look for in it folded."""

    how = How.FOLDED

    def __init__(self, text: str) -> None:
        self._folded: Folded = fold(text)
        self.text = self._folded.text

    def parts(self, span: Span) -> tuple[str, str, str]:
        """Return the three texts as they stand in `text`; an empty middle is not to be looked for."""
        if span.text != span.text.strip():
            return "", "", ""
        return folded(span.before), folded(span.text), folded(span.after)

    def place(self, span: Span, start: int, end: int, score: float) -> Place | None:
        """Return the place in the article; None where the text cannot be parted so."""
        if not self._folded.is_whole(start, end):
            return None
        raw_start, raw_end = self._folded.to_raw(start, end)
        left_out = _marks(span.after, 0)
        if left_out and self._folded.raw[raw_start:raw_end].endswith(left_out):
            raw_end -= len(left_out)
        same = self._folded.raw[raw_start:raw_end] == span.text
        return Place(raw_start, raw_end, How.EXACT if same else How.FOLDED, score)

    def at(self, raw: int) -> int:
        """Return where the character at an offset of the article stands in `text`."""
        return bisect_left(self._folded.starts, raw)


def _marks(text: str, offset: int) -> str:
    match = _MARKS.match(text, offset)
    return match[0] if match is not None else ""


@dataclass(frozen=True, slots=True)
class _Side:
    """How much of a context stands beside a candidate: all of it, so many letters, or all of it aside."""

    whole: bool
    adjoining: int
    aside: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    before: _Side
    after: _Side

    @property
    def is_whole(self) -> bool:
        return self.before.whole and self.after.whole

    @property
    def is_telling(self) -> bool:
        """Whether one side is whole, and the other begins as it did or was only pushed aside."""
        return (self.before.whole and (self.after.adjoining >= _TELLING or self.after.aside)) or (
            self.after.whole and (self.before.adjoining >= _TELLING or self.before.aside)
        )

    @property
    def is_plausible(self) -> bool:
        """Whether so much of the context is there that it may be no accident."""
        return (
            self.before.whole
            or self.after.whole
            or (self.before.adjoining >= _TELLING and self.after.adjoining >= _TELLING)
        )


class _Anchors:
    """The spans that were found for certain, to tell where those between them should be."""

    def __init__(self, ordered: Sequence[Span], found: dict[int, Followed]) -> None:
        self._numbers = sorted(number for number, each in found.items() if each.is_certain)
        self._ordered = ordered
        self._found = found

    def around(self, number: int) -> tuple[tuple[Span, Place] | None, tuple[Span, Place] | None]:
        """Return the nearest certain span before and after one in the older order."""
        at = bisect_left(self._numbers, number)
        before = self._numbers[at - 1] if at else None
        after = self._numbers[at] if at < len(self._numbers) else None
        return self._pair(before), self._pair(after)

    def _pair(self, number: int | None) -> tuple[Span, Place] | None:
        return None if number is None else (self._ordered[number], self._found[number].places[0])


_Around = tuple[tuple[Span, Place] | None, tuple[Span, Place] | None]


def _take_whole(ordered: Sequence[Span], field: _Exact | _Loose, found: dict[int, Followed]) -> None:
    """Take the spans that stand with their whole context in exactly one place."""
    for number, span in enumerate(ordered):
        if number in found:
            continue
        before, middle, after = field.parts(span)
        if not middle or len(before) < _TELLING or len(after) < _TELLING:
            continue
        pattern = before + middle + after
        at = field.text.find(pattern)
        if at < 0 or field.text.find(pattern, at + 1) >= 0:
            continue
        start = at + len(before)
        place = field.place(span, start, start + len(middle), 1.0)
        if place is not None:
            found[number] = Followed(span, (place,), doubtful=False)


def _take_likely(ordered: Sequence[Span], field: _Exact | _Loose, found: dict[int, Followed]) -> None:
    """Take the spans of which enough of the context stands in one place only, or that moved as others did."""
    anchors = _Anchors(ordered, found)
    taken: dict[int, Followed] = {}
    for number, span in enumerate(ordered):
        if number in found:
            continue
        candidates = [c for c in _candidates(span, field) if c.is_plausible]
        chosen = _chosen(span, candidates, anchors.around(number))
        if chosen is not None:
            taken[number] = Followed(span, (chosen.place,), doubtful=False)
    found.update(taken)


def _chosen(span: Span, candidates: list[_Candidate], around: _Around) -> _Candidate | None:
    """Return the one candidate that nothing speaks against, or None."""
    whole = [candidate for candidate in candidates if candidate.is_whole]
    if len(whole) > 1:
        # A passage that stands there twice: the one that moved as its neighbours on both sides.
        whole = [c for c in whole if all(_moved_with(span, c.place, each) for each in around)]
        return whole[0] if len(whole) == 1 else None
    if whole:
        return whole[0]
    telling = [candidate for candidate in candidates if candidate.is_telling]
    if telling:
        return telling[0] if len(telling) == 1 and _is_between(telling[0].place, around) else None
    if len(candidates) != 1 or not _is_between(candidates[0].place, around):
        return None
    only = candidates[0]
    previous, following = around
    if only.before.whole and _moved_with(span, only.place, previous) and span.text not in span.after:
        return only
    if only.after.whole and _moved_with(span, only.place, following) and span.text not in span.before:
        return only
    moved = _moved_with(span, only.place, previous) or _moved_with(span, only.place, following)
    is_parted = only.before.adjoining >= _TELLING and only.after.adjoining >= _TELLING
    return only if moved and is_parted else None


def _moved_with(span: Span, place: Place, anchor: tuple[Span, Place] | None) -> bool:
    """Say whether a span would have moved as far as a neighbour, or stayed where there is none."""
    moved = place.start - span.start
    return moved == (anchor[1].start - anchor[0].start if anchor is not None else 0)


def _is_between(place: Place, around: _Around) -> bool:
    """Say whether a place keeps the order of the neighbours."""
    previous, following = around
    return (previous is None or previous[1].start <= place.start) and (
        following is None or place.start <= following[1].start
    )


def _candidates(span: Span, field: _Exact | _Loose) -> Iterator[_Candidate]:
    """Yield the places where the span's text stands."""
    before, middle, after = field.parts(span)
    context = len(before) + len(after) or 1
    for start in islice(_occurrences(field.text, middle), _MOST_LOOKED_AT):
        end = start + len(middle)
        left = _left(field.text, start, before, is_first=span.start == 0)
        right = _right(field.text, end, after)
        score = 0.5 + 0.5 * (left.adjoining + right.adjoining) / context
        place = field.place(span, start, end, min(score, 1.0))
        if place is not None:
            yield _Candidate(place, left, right)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _left(text: str, start: int, before: str, *, is_first: bool) -> _Side:
    """Compare what stands before an offset with the context of old."""
    limit = min(len(before), start)
    same = next((n for n in range(limit) if text[start - 1 - n] != before[-1 - n]), limit)
    whole = same == len(before) and (same >= _TELLING or start == same) and (bool(before) or is_first)
    long_enough = len(before) >= 2 * _TELLING
    aside = not whole and long_enough and text.find(before, max(0, start - _NEARBY), start) >= 0
    return _Side(whole, same, aside)


def _right(text: str, end: int, after: str) -> _Side:
    """Compare what stands after an offset with the context of old."""
    limit = min(len(after), len(text) - end)
    same = next((n for n in range(limit) if text[end + n] != after[n]), limit)
    whole = same == len(after) and (same >= _TELLING or end + same == len(text))
    long_enough = len(after) >= 2 * _TELLING
    aside = not whole and long_enough and text.find(after, end, end + _NEARBY + len(after)) >= 0
    return _Side(whole, same, aside)


def _guess(span: Span, exact: _Exact, loose: _Loose, around: _Around) -> Followed:
    """Return the places that are worth showing for a span that was not found for certain."""
    places: dict[tuple[int, int], Place] = {}
    field: _Exact | _Loose
    for field in (exact, loose):
        for candidate in _candidates(span, field):
            adjoining = candidate.before.adjoining + candidate.after.adjoining
            if candidate.is_plausible or adjoining >= _TELLING or _is_between(candidate.place, around):
                place = candidate.place
                places.setdefault((place.start, place.end), place)
    for guessed in (_between_contexts(span, exact.text), _alike(span, exact, loose, around)):
        if guessed is not None:
            places.setdefault((guessed.start, guessed.end), guessed)
    ranked = sorted(places.values(), key=lambda place: (-place.score, place.start))
    return Followed(span, tuple(ranked[:CANDIDATES]))


def _between_contexts(span: Span, text: str) -> Place | None:
    """Return what stands between the two contexts now: the span itself was rewritten."""
    if min(len(span.before), len(span.after)) < _TELLING // 2:
        return None
    start = text.find(span.before)
    if start < 0 or text.find(span.before, start + 1) >= 0:
        return None
    start += len(span.before)
    end = text.find(span.after, start, start + 2 * len(span.text) + _NEARBY)
    if end <= start:
        return None
    score = fuzz.ratio(folded(text[start:end]), folded(span.text)) / 100
    return Place(start, end, How.FUZZY, score) if score >= FOUND_ENOUGH else None


def _alike(span: Span, exact: _Exact, loose: _Loose, around: _Around) -> Place | None:
    """Return what resembles the span most between its neighbours, cut at whole words."""
    wanted = folded(span.text).strip()
    if len(wanted) < 3:
        return None
    previous, following = around
    expected = span.start + (previous[1].start - previous[0].start if previous is not None else 0)
    low = max(previous[1].start if previous is not None else 0, expected - _NEARBY)
    high = following[1].end if following is not None else len(exact.text)
    high = min(high, expected + len(span.text) + _NEARBY)
    start, end = loose.at(low), loose.at(max(low, high))
    found = fuzz.partial_ratio_alignment(wanted, loose.text[start:end], score_cutoff=100 * FOUND_ENOUGH)
    if found is None or found.dest_end <= found.dest_start:
        return None
    first, last = start + found.dest_start, start + found.dest_end
    first = loose.text.rfind(" ", 0, first + 1) + 1 or 0
    stop = loose.text.find(" ", max(first + 1, last - 1))
    place = loose.place(
        span, *_trimmed(loose.text, first, stop if stop >= 0 else len(loose.text), wanted), 0.0
    )
    if place is None:
        return None
    score = fuzz.ratio(folded(exact.text[place.start : place.end]), wanted) / 100
    if score < FOUND_ENOUGH:
        return None
    return replace(place, how=place.how if place.how is How.EXACT else How.FUZZY, score=min(score, 0.99))


def _trimmed(text: str, start: int, end: int, wanted: str) -> tuple[int, int]:
    """Return a piece of a text without the words at its ends that make it less like what is wanted."""
    score = fuzz.ratio(text[start:end], wanted)
    while True:
        after_first = text.find(" ", start, end) + 1
        before_last = text.rfind(" ", start, end)
        shorter = [(after_first, end), (start, before_last)] if after_first else []
        best = max(shorter, key=lambda piece: fuzz.ratio(text[slice(*piece)], wanted), default=None)
        if best is None or fuzz.ratio(text[slice(*best)], wanted) <= score:
            return start, end
        start, end = best
        score = fuzz.ratio(text[start:end], wanted)


def _doubt_disorder(found: list[Followed]) -> list[Followed]:
    """Doubt what lost its order alone, and two spans that were apart and claim the same letters now."""
    certain = [number for number, each in enumerate(found) if each.is_certain]
    in_order = _longest_rising([found[number].places[0].start for number in certain])
    doubted = set[int]()
    for at, number in enumerate(certain):
        if at not in in_order:
            beside = [certain[n] for n in (at - 1, at + 1) if 0 <= n < len(certain) and n not in in_order]
            if not any(_shift(found[other]) == _shift(found[number]) for other in beside):
                doubted.add(number)
    for one, other in pairwise(certain):
        first, second = found[one], found[other]
        apart = first.span.end <= second.span.start
        a, b = first.places[0], second.places[0]
        if apart and a.start < b.end and b.start < a.end:
            doubted |= {one, other}
    return [replace(each, doubtful=True) if n in doubted else each for n, each in enumerate(found)]


def _shift(each: Followed) -> int:
    return each.places[0].start - each.span.start


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Return the positions of a longest subsequence that never falls."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for position, value in enumerate(values):
        at = bisect_right(ends, value)
        previous.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [position]
    chosen = set[int]()
    position = last[-1] if last else -1
    while position >= 0:
        chosen.add(position)
        position = previous[position]
    return chosen
