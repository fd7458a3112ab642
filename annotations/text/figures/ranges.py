"""Two numbers that are the bounds of one: «بين 3000 و5000 جندي», «3000-5000 جندي», «ثلاثة أو أربعة جنود»."""

from __future__ import annotations

from annotations.text.figures.calendar import is_year
from annotations.text.figures.candidates import Candidate
from annotations.text.figures.figure import Kind, Number
from annotations.text.figures.grammar import Amount, amount_at, shorter_amounts
from annotations.text.figures.modifiers import modifier_before
from annotations.text.figures.phrases import Counted, after_percent, counted_after
from annotations.text.figures.words import Words


def range_at(words: Words, index: int, first: Amount) -> Candidate | None:
    """Return the range whose lower number begins at a word, or None.

    After بين the و parts the two numbers: «بين خمسة وعشرين» is read as 5 to 20 where nothing follows.
    """
    if first.kind is not Kind.COUNT or first.value is None:
        return None
    is_between = words.before(index) == "بين" and not first.skipped
    for low in [first, *shorter_amounts(words, index)] if is_between else [first]:
        high = _after_and(words, low) if is_between else _after_dash(words, low)
        if high is None or low.value is None or high.value is None:
            continue
        least = shared(low, high)
        if least >= high.value or (is_year(words, index) and is_year(words, high.stop - 1)):
            continue
        stop = after_percent(words, high.stop)
        is_percent = stop > high.stop
        counted = Counted(stop, "percent") if is_percent else counted_after(words, stop, high)
        if not (is_between or counted.is_there or is_percent):
            return None
        kind = Kind.PERCENT if is_percent else Kind.COUNT
        amount = Amount(high.stop, low=least, high=high.value, kind=kind, is_scaled=True)
        if not is_between:
            modifier, start, letters = modifier_before(words, index)
            return Candidate(index, start, letters or low.skipped, stop, amount, counted, modifier)
        start, skipped = index - 1, 0
        if words.before(start) in ("ما", "وما"):
            skipped, start = len(words.before(start)) - len("ما"), start - 1
        return Candidate(index, start, skipped, stop, amount, counted)
    return None


def shared(low: Amount, high: Amount) -> Number:
    """Return the lower number with the scale that only the higher one is told in: «3 و5 آلاف»."""
    value, highest = low.value or 0, high.value or 0
    if high.is_scaled and not low.is_scaled and value * factor(highest) < highest:
        return value * factor(highest)
    return value


def factor(value: Number) -> int:
    """Return the scale that a number is told in: a thousand, a million, …"""
    return next((scale for scale in (10**12, 10**9, 10**6, 10**3) if value >= scale), 1)


def _after_and(words: Words, low: Amount) -> Amount | None:
    counted = counted_after(words, low.stop, low)
    stop = after_percent(words, counted.stop if counted.is_there else low.stop)
    link = words.next(stop)
    if link in ("و", "الي", "-") and words.follows(stop + 1):
        second = amount_at(words, stop + 1)
        return second if second and not second.skipped else None
    second = amount_at(words, stop) if link.startswith("و") else None
    return second if second and second.skipped == 1 else None


def _after_dash(words: Words, low: Amount) -> Amount | None:
    link, at = words.next(low.stop), low.stop + 1
    if link not in ("-", "او") or not words.follows(at) or (link == "-" and not words.is_number(at)):
        return None
    second = amount_at(words, at)
    return second if second and not second.skipped and second.kind is Kind.COUNT else None
