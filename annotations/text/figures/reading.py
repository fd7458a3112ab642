"""Reading the figures of a text, one after another, each with what the ones before say of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from annotations.text.figures.calendar import dated, follows_year_noun, named_place, place_words
from annotations.text.figures.candidates import Candidate, dual_at, gathered
from annotations.text.figures.figure import Figure, Kind, Modifier, Number, OtherKind, OtherNumber
from annotations.text.figures.grammar import Amount, amount_at
from annotations.text.figures.judging import counts, other_kind, settled
from annotations.text.figures.modifiers import modifier_after
from annotations.text.figures.naming import is_identifier, is_model
from annotations.text.figures.nouns import PEOPLE, dual_of, dual_words, noun_of
from annotations.text.figures.numerals import numeral_words
from annotations.text.figures.phrases import Counted, harm_before, unit_before
from annotations.text.figures.ranges import factor, range_at
from annotations.text.figures.words import Words, word_set
from annotations.text.folding import Folded, fold

_REFERRING = word_set("بينهم منهم بينها منها بينهن ومنهم وبينهم أصل إلى")
"""Words after which a number counts what the number before it counts."""
_SENTENCE_ENDS = frozenset(".؟!?؛")
_FARTHEST = 40
"""Words beyond which nothing is said of a number any more."""


class _Last(NamedTuple):
    """The figure read last, with the word where it ends, and what the next one may say of it."""

    figure: Figure
    amount: Amount
    stop: int
    has_noun: bool


def read_figures(text: str | Folded) -> list[Figure]:
    """Return the quantities of a text in their order, apart from each other; nothing where unsure."""
    return [found for found in _Reader(text).read() if isinstance(found, Figure)]


def read_other(text: str | Folded) -> list[OtherNumber]:
    """Return dates, years, ordinals, times, names and models of a text: numbers that count nothing."""
    return [found for found in _Reader(text).read() if isinstance(found, OtherNumber)]


class _Reader:
    """One pass over the words of a text."""

    def __init__(self, text: str | Folded) -> None:
        self._words = Words(text if isinstance(text, Folded) else fold(text))
        self._found: list[Figure | OtherNumber] = []
        self._last: _Last | None = None
        self._free = 0
        """The first word that no reading holds yet: nothing before it may be taken in."""

    def read(self) -> list[Figure | OtherNumber]:
        beginnings, after = _beginnings(), 0
        at = [i for i, word in enumerate(self._words.folds) if word in beginnings or word[0].isdecimal()]
        for index in at:
            if index >= after:
                after = self._read_at(index)
        return self._found

    def _read_at(self, index: int) -> int:
        """Read what begins at a word, and return where to go on."""
        words = self._words
        place = named_place(words, index)
        if place is not None:
            return self._other(place[0], index, place[1])
        if words.is_number(index):
            other = self._other_digits(index)
            if other is not None:
                return other
        elif dual := dual_of(words.at(index)):
            return self._figure(dual_at(words, index, *dual, self._free))
        amount = amount_at(words, index)
        if amount is None:
            return index + 1
        is_year_long = isinstance(amount.value, int) and 1000 <= amount.value <= 2100
        if is_year_long and not words.is_number(index) and follows_year_noun(words, index):
            return self._other(OtherKind.YEAR, index, amount.stop)
        spread = range_at(words, index, amount)
        if spread is not None and spread.start >= self._free:
            return self._figure(spread)
        found = gathered(words, index, amount, self._free)
        if counts(words, found, self._free):
            return self._figure(settled(words, found, self._free))
        other_number = other_kind(words, found, self._free)
        return self._other(*other_number) if other_number else amount.stop

    def _other_digits(self, index: int) -> int | None:
        words = self._words
        identifier = is_identifier(words, index)
        if identifier is not None:
            stop = index + 1
            while words.is_number(stop) and words.follows(stop):
                stop += 1
            return self._other(identifier, index, stop)
        name = is_model(words, index)
        if name:
            return self._other(OtherKind.MODEL, max(index - name, self._free), index + 1)
        date = dated(words, index)
        return None if date is None else self._other(date[0], index, date[1])

    def _other(self, kind: OtherKind, first: int, stop: int) -> int:
        self._found.append(OtherNumber(*self._words.extent(first, stop), kind))
        self._free = stop
        return stop

    def _figure(self, found: Candidate) -> int:
        words, counted, modifier = self._words, found.counted, found.modifier
        stop = counted.stop if counted.is_there else found.stop
        stop, amount = _with_part(words, stop, found.amount, counted)
        if modifier is None:
            modifier, stop = modifier_after(words, stop)
        value, low, high = _bounds(amount, modifier)
        figure = Figure(
            *words.extent(found.start, stop, found.skipped),
            value=value,
            low=low,
            high=high,
            modifier=modifier,
            unit=self._unit(found),
            kind=amount.kind,
            is_misprint=amount.is_misprint,
        )
        self._share(figure, amount, found.start)
        self._found.append(figure)
        self._last = _Last(figure, amount, stop, counted.is_there)
        self._free = stop
        return stop

    def _unit(self, found: Candidate) -> str:
        """Return what a figure counts: its noun, or what the words before it say; people may be killed."""
        words, last = self._words, self._last
        unit = found.counted.unit
        if not unit and words.before(found.start) in _REFERRING and last and last.figure.unit != "percent":
            unit = last.figure.unit if self._is_one_sentence(last.stop, found.start) else ""
        unit = unit or unit_before(words, found.start)
        harm = harm_before(words, found.start)
        return harm if harm and (not unit or unit in PEOPLE) else unit

    def _is_one_sentence(self, first: int, stop: int) -> bool:
        words = self._words
        if stop - first > _FARTHEST:
            return False
        return all(words.at(at) not in _SENTENCE_ENDS and words.follows(at) for at in range(first, stop))

    def _share(self, figure: Figure, amount: Amount, start: int) -> None:
        """Let «من 3 إلى 5 آلاف جندي» say of its first number what only the second is followed by."""
        last = self._last
        if last is None or last.has_noun or last.stop != start - 1 or self._words.at(start - 1) != "الي":
            return
        first = last.figure
        if amount.is_scaled and not last.amount.is_scaled and amount.value is not None:
            scaled = [n and n * factor(amount.value) for n in (first.value, first.low, first.high)]
            if max((n for n in scaled if n is not None), default=amount.value) < amount.value:
                first = replace(first, value=scaled[0], low=scaled[1], high=scaled[2])
        self._found[-1] = replace(first, unit=first.unit or figure.unit)


@cache
def _beginnings() -> frozenset[str]:
    """Return the words at which something may begin, to pass over all others quickly."""
    return frozenset((*numeral_words(), *dual_words(), *place_words()))


def _with_part(words: Words, stop: int, amount: Amount, counted: Counted) -> tuple[int, Amount]:
    """Take in «ونصف», «ونصف السنة» after the noun of a number."""
    if not counted.is_there or amount.value is None or amount.kind is not Kind.COUNT:
        return stop, amount
    part = amount_at(words, stop) if words.next(stop).startswith("و") else None
    if part is None or part.kind is not Kind.FRACTION or part.skipped != 1 or part.value is None:
        return stop, amount
    noun = noun_of(words.next(part.stop))
    if noun and noun.unit == counted.unit and not noun.is_plural:
        return part.stop + 1, amount._replace(value=amount.value + part.value)
    if words.next(part.stop).startswith("ال"):
        return stop, amount
    return part.stop, amount._replace(value=amount.value + part.value)


def _bounds(amount: Amount, modifier: Modifier | None) -> tuple[Number | None, Number | None, Number | None]:
    """Return value, low and high of a number under a modifier."""
    value, low, high = amount.value, amount.low, amount.high
    if value is None:
        return None, low, high
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return value, value, high
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return None, low, value
    return value, low, high
