"""Reading the figures of a text: what is a number, whether it counts, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from annotations.text.figures import naming
from annotations.text.figures.adjectives import after_adjectives
from annotations.text.figures.calendar import (
    after_days,
    after_era,
    dated,
    follows_year_noun,
    is_year,
    named_place,
    place_words,
)
from annotations.text.figures.figure import Figure, Kind, Modifier, Number, OtherKind, OtherNumber
from annotations.text.figures.grammar import Amount, amount_at, shorter_amounts
from annotations.text.figures.modifiers import modifier_after, modifier_before
from annotations.text.figures.nouns import PEOPLE, dual_of, dual_words, noun_of
from annotations.text.figures.numerals import numeral_words
from annotations.text.figures.phrases import (
    Counted,
    after_percent,
    counted_after,
    harm_before,
    unit_before,
)
from annotations.text.figures.words import Words, is_definite, word_set
from annotations.text.folding import Folded, fold

_AMONG_THEM = word_set("بينهم منهم بينها منها بينهن ومنهم وبينهم")
_BETWEEN = word_set("بين")
_WITH_ARTICLE = word_set("ال بال لل وال")
_AS_PART = word_set("إلى بنسبة نسبة بمقدار بواقع")
_SENTENCE_ENDS = frozenset(".؟!?؛")


class _Found(NamedTuple):
    """A figure with the word where it ends and what may still be said of it by the next one."""

    figure: Figure
    stop: int
    is_bare: bool
    is_scaled: bool


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
        self._last: _Found | None = None
        self._free = 0
        """The first word that no reading holds yet: nothing before it may be taken in."""

    def read(self) -> list[Figure | OtherNumber]:
        words = self._words
        candidates, folds, index = _candidates(), words.folds, 0
        while index < words.count:
            word = folds[index]
            index = self._read_at(index) if word in candidates or word[0].isdecimal() else index + 1
        return self._found

    def _read_at(self, index: int) -> int:
        """Read what begins at a word, and return where to go on."""
        words = self._words
        place = named_place(words, index)
        if place is not None:
            return self._other(index, place[1], place[0])
        if words.is_number(index):
            other = self._other_digits(index)
            if other is not None:
                return other
        else:
            dual = dual_of(words.at(index))
            if dual is not None:
                return self._dual(index, *dual)
        amount = amount_at(words, index)
        if amount is None:
            return index + 1
        is_year_long = isinstance(amount.value, int) and 1000 <= amount.value <= 2100
        if is_year_long and not words.is_number(index) and follows_year_noun(words, index):
            return self._other(index, amount.stop, OtherKind.YEAR)
        return self._figure(index, amount) or max(amount.stop, index + 1)

    def _other(self, index: int, stop: int, kind: OtherKind, before: int = 0) -> int:
        first = max(index - before, self._free)
        self._found.append(OtherNumber(*self._words.extent(first, stop), kind))
        self._free = stop
        return stop

    def _other_digits(self, index: int) -> int | None:
        words = self._words
        identifier = naming.is_identifier(words, index)
        if identifier is not None:
            stop = index + 1
            while words.is_number(stop) and words.follows(stop):
                stop += 1
            return self._other(index, stop, identifier)
        model = naming.is_model(words, index)
        if model:
            return self._other(index, index + 1, OtherKind.MODEL, model)
        date = dated(words, index)
        return None if date is None else self._other(index, date[1], date[0])

    # Figures

    def _dual(self, index: int, unit: str, before: int) -> int:
        words = self._words
        start, skipped = index, before
        modifier = None
        if not before:
            modifier, start, skipped = modifier_before(words, index)
        stop = index + 1
        if words.next(stop) in ("اثنين", "اثنان", "اثنتين", "اثنتان"):
            stop += 1
        counted = Counted(stop, unit, True)
        amount = Amount(stop, 2)
        stop = after_adjectives(words, stop, definite=False)
        return self._finish(start, skipped, amount, counted._replace(stop=stop), modifier, stop)

    def _figure(self, index: int, amount: Amount) -> int | None:
        """Read the figure whose number begins at a word; None if the number counts nothing for sure."""
        words = self._words
        span = self._range(index, amount)
        if span is not None:
            return span
        start, skipped, stop = index, amount.skipped, amount.stop
        if words.before(start) == "(" and words.next(stop) == ")" and words.next(stop + 1).isalpha():
            start, stop = start - 1, stop + 1
        is_percent = words.before(start) == "%" and words.touches(start)
        start -= is_percent
        is_definite_number = amount.is_definite
        if words.before(start) in _WITH_ARTICLE and words.is_number(index):
            is_definite_number = True
        modifier: Modifier | None = None
        if not skipped:
            with_article = start - 1 if is_definite_number and not amount.is_definite else start
            modifier, first, letters = modifier_before(words, with_article)
            if modifier is not None and first >= self._free:
                start, skipped = first, letters
            else:
                modifier = None
        after = after_percent(words, stop)
        is_percent, stop = is_percent or after > stop, after
        late, stop = modifier_after(words, stop)
        modifier = modifier or late
        counted = counted_after(words, stop, amount)
        if is_percent:
            amount = amount._replace(kind=Kind.PERCENT, is_plain=True)
            counted = counted._replace(
                unit="percent", stop=counted.stop if words.next(stop) == "من" else stop
            )
        if not self._counts(index, start, amount, counted, modifier, is_definite_number):
            return self._not_counted(index, start, amount, counted, modifier)
        if amount.value == 1 and not counted.is_there and not is_percent and not words.is_number(index):
            start, skipped, counted = self._one(index, counted)
        elif is_definite_number and amount.kind is Kind.COUNT and not counted.is_there:
            noun = noun_of(words.before(index))
            if noun is not None:
                start, skipped, counted = (
                    index - 1,
                    self._proclitics(index - 1),
                    Counted(stop, noun.unit, True),
                )
        return self._finish(start, skipped, amount, counted, modifier, stop)

    def _finish(
        self, start: int, skipped: int, amount: Amount, counted: Counted, modifier: Modifier | None, stop: int
    ) -> int:
        words = self._words
        stop = counted.stop if counted.is_there else stop
        stop, amount = self._and_a_part(stop, amount, counted)
        if modifier is None:
            modifier, stop = modifier_after(words, stop)
        unit = counted.unit or self._unit_elsewhere(start)
        harm = harm_before(words, start)
        if harm and (not unit or unit in PEOPLE):
            unit = harm
        value, low, high = _bounds(amount, modifier)
        figure = Figure(
            *words.extent(start, stop, skipped),
            value=value,
            low=low,
            high=high,
            modifier=modifier,
            unit=unit,
            kind=amount.kind,
            is_misprint=amount.is_misprint,
        )
        self._share(figure, amount, start)
        self._found.append(figure)
        self._last = _Found(figure, stop, not counted.is_there, amount.is_scaled)
        self._free = stop
        return stop

    def _counts(
        self,
        index: int,
        start: int,
        amount: Amount,
        counted: Counted,
        modifier: Modifier | None,
        is_definite_number: bool,
    ) -> bool:
        """Say whether a number counts something for sure."""
        words = self._words
        if start < self._free:
            return False
        if words.before(start) == "كل" and words.before(start - 1) == "من":
            return False
        if words.next(amount.stop) == "من" and words.next(amount.stop + 1) == "كل":
            return False
        if amount.kind is Kind.PERCENT:
            return True
        if amount.kind is Kind.VAGUE:
            return amount.is_plain or counted.is_there
        if amount.kind is Kind.FRACTION:
            if amount.is_definite:
                return words.before(start) in _AS_PART and not words.next(amount.stop).startswith("ال")
            return counted.is_there or modifier is not None
        if is_definite_number:
            if counted.is_there:
                return True
            noun = noun_of(words.before(index))
            return bool(amount.is_definite and noun and noun.is_plural and noun.is_definite and amount.value)
        if not words.is_number(index):
            if _is_verb_or_title(words, amount):
                return False
            alone = not words.before(index) and not words.next(amount.stop).isalpha()
            is_one = amount.value == 1 and self._one(index, counted)[2].is_there
            return amount.is_plain or counted.is_there or modifier is not None or alone or is_one
        if counted.is_there or modifier is not None:
            return not naming.is_numbered(words, start, has_noun=True)
        if unit_before(words, start):
            return True
        if amount.is_scaled:
            return True
        if (
            is_year(words, index)
            or naming.is_mark(words, index, amount.stop)
            or self._is_score(index, amount)
        ):
            return False
        if words.before(index) == "في" and isinstance(amount.value, int) and amount.value <= 31:
            return False
        return not naming.is_numbered(words, start, has_noun=False)

    def _not_counted(
        self, index: int, start: int, amount: Amount, counted: Counted, modifier: Modifier | None
    ) -> int | None:
        """Record what a number is that counts nothing, where that is sure."""
        words = self._words
        if index < self._free:
            return None
        if not words.is_number(index):
            if amount.is_definite and is_definite(words.before(index)):
                return self._other(index, amount.stop, OtherKind.ORDINAL)
            return None
        if words.before(index) in _WITH_ARTICLE and not counted.is_there:
            return self._other(index, amount.stop, OtherKind.ORDINAL)
        if is_year(words, index) and not counted.is_there:
            return self._other(index, after_era(words, amount.stop), OtherKind.YEAR)
        if naming.is_numbered(words, start, has_noun=counted.is_there or modifier is not None):
            return self._other(index, amount.stop, OtherKind.NAME, index - start + 1 if start == index else 0)
        if naming.is_mark(words, index, amount.stop) or self._is_score(index, amount):
            return self._other(index, amount.stop, OtherKind.MARK)
        if words.before(index) == "في":
            return self._other(index, after_days(words, index), OtherKind.DATE)
        return None

    def _is_score(self, index: int, amount: Amount) -> bool:
        words = self._words
        after = (
            words.next(amount.stop) == "-" and words.touches(amount.stop) and words.is_number(amount.stop + 1)
        )
        before = words.before(index) == "-" and words.touches(index) and words.is_number(index - 2)
        return after or before

    def _one(self, index: int, counted: Counted) -> tuple[int, int, Counted]:
        """Return «جندي واحد», «جندي أمريكي واحد» as an extent; without a noun nothing is there."""
        words = self._words
        for at in (index - 1, index - 2):
            noun = noun_of(words.at(at)) if at >= self._free and words.follows(at + 1) else None
            if noun and not noun.is_plural and not noun.is_definite and words.follows(index):
                return at, 0, Counted(index + 1, noun.unit, True)
        return index, 0, counted

    def _and_a_part(self, stop: int, amount: Amount, counted: Counted) -> tuple[int, Amount]:
        """Take in «ونصف», «ونصف السنة» after the noun of a number."""
        words = self._words
        if not counted.is_there or amount.value is None or amount.kind is not Kind.COUNT:
            return stop, amount
        glued = words.next(stop).startswith("و") and amount_at(words, stop)
        if not glued or glued.kind is not Kind.FRACTION or glued.skipped != 1 or glued.value is None:
            return stop, amount
        after = glued.stop
        noun = noun_of(words.next(after))
        if noun and noun.unit == counted.unit and not noun.is_plural:
            after += 1
        elif words.next(after).startswith("ال"):
            return stop, amount
        return after, amount._replace(value=amount.value + glued.value)

    def _unit_elsewhere(self, start: int) -> str:
        """Return what a number without a noun counts, as the words before it say."""
        words = self._words
        last = self._last
        before = words.before(start)
        refers = before in _AMONG_THEM or before == "الي"
        if refers and last and last.figure.unit != "percent" and not self._ends_sentence(last.stop, start):
            return last.figure.unit
        return unit_before(words, start)

    def _ends_sentence(self, first: int, stop: int) -> bool:
        words = self._words
        if stop - first > 40:
            return True
        return any(words.at(at) in _SENTENCE_ENDS or not words.follows(at) for at in range(first, stop))

    def _share(self, figure: Figure, amount: Amount, start: int) -> None:
        """Let «من 3 إلى 5 آلاف جندي» say of its first number what only the second is followed by."""
        last, words = self._last, self._words
        if (
            last is None
            or not last.is_bare
            or last.stop != start - 1
            or words.at(start - 1) not in ("الي", "او")
        ):
            return
        first = last.figure
        if amount.is_scaled and not last.is_scaled and amount.value is not None:
            factor = _factor(amount.value)
            scaled = [None if n is None else n * factor for n in (first.value, first.low, first.high)]
            if max((n for n in scaled if n is not None), default=amount.value) < amount.value:
                first = replace(first, value=scaled[0], low=scaled[1], high=scaled[2])
        self._found[-1] = replace(first, unit=first.unit or figure.unit)

    # Ranges

    def _range(self, index: int, first: Amount) -> int | None:
        """Read «بين 3000 و5000 جندي», «3000-5000 جندي», «ثلاثة أو أربعة جنود»: a figure with two bounds."""
        words = self._words
        if first.kind is not Kind.COUNT or first.value is None:
            return None
        is_between = words.before(index) in _BETWEEN and not first.skipped
        amounts = [first, *shorter_amounts(words, index)] if is_between else [first]
        for low in amounts:
            high, letters = self._second(low, is_between)
            if high is None or low.value is None or high.value is None:
                continue
            least = low.value
            if high.is_scaled and not low.is_scaled and least * _factor(high.value) < high.value:
                least *= _factor(high.value)
            if least >= high.value or (is_year(words, index) and is_year(words, high.stop - 1)):
                continue
            stop = after_percent(words, high.stop)
            is_percent = stop > high.stop
            counted = counted_after(words, stop, high)
            if not (is_between or counted.is_there or is_percent):
                return None
            amount = Amount(high.stop, low=least, high=high.value, is_scaled=True)
            if is_percent:
                amount = amount._replace(kind=Kind.PERCENT)
                counted = Counted(stop, "percent")
            start, skipped, modifier = index, low.skipped, None
            if is_between:
                start = index - 1
                if words.before(start) in ("ما", "وما"):
                    skipped, start = len(words.before(start)) - 2, start - 1
            else:
                modifier, start, letters = modifier_before(words, index)
                skipped = letters or skipped
            return (
                self._finish(start, skipped, amount, counted, modifier, stop) if start >= self._free else None
            )
        return None

    def _second(self, low: Amount, is_between: bool) -> tuple[Amount | None, int]:
        words = self._words
        link = words.next(low.stop)
        if is_between:
            stop = low.stop
            counted = counted_after(words, stop, low)
            stop = after_percent(words, counted.stop if counted.is_there else stop)
            link = words.next(stop)
            if link == "و" and words.follows(stop + 1):
                second = amount_at(words, stop + 1)
                return (second, 0) if second and not second.skipped else (None, 0)
            second = amount_at(words, stop) if link.startswith("و") else None
            return (second, 1) if second and second.skipped == 1 else (None, 0)
        if link in ("-", "او") and words.follows(low.stop + 1):
            if link == "-" and not words.is_number(low.stop + 1):
                return None, 0
            second = amount_at(words, low.stop + 1)
            return (second, 0) if second and not second.skipped and second.kind is Kind.COUNT else (None, 0)
        return None, 0

    def _proclitics(self, index: int) -> int:
        word = self._words.at(index)
        return len(word) - len(word[word.find("ال") :]) if 0 < word.find("ال") <= 2 else 0


@cache
def _candidates() -> frozenset[str]:
    """Return the words at which something may begin, to pass over all others quickly."""
    return frozenset((*numeral_words(), *dual_words(), *place_words()))


def _is_verb_or_title(words: Words, amount: Amount) -> bool:
    """Say whether ألف is «he wrote», whose object is an accusative, or begins «ألف ليلة وليلة»."""
    at = amount.stop - 1
    if words.at(at)[-3:] != "الف" or amount.value != 1000:
        return False
    return words.next(at + 1)[-1:] == "ا" or (words.next(at + 1), words.next(at + 2)) == ("ليله", "وليله")


def _factor(value: Number) -> int:
    """Return the scale that a number is told in: a thousand, a million, …"""
    return next((scale for scale in (10**12, 10**9, 10**6, 10**3) if value >= scale), 1)


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
