"""A number of the text with all that belongs to it: modifier before and after, percent sign, counted noun."""

from __future__ import annotations

from typing import NamedTuple

from annotations.text.figures.adjectives import after_adjectives
from annotations.text.figures.figure import Kind, Modifier
from annotations.text.figures.grammar import Amount
from annotations.text.figures.modifiers import modifier_after, modifier_before
from annotations.text.figures.phrases import Counted, after_percent, counted_after
from annotations.text.figures.words import Words, word_set

WITH_ARTICLE = word_set("ال بال لل وال")
_BOTH = word_set("اثنان اثنين اثنتان اثنتين")


class Candidate(NamedTuple):
    """What may be a figure: the words ``[start, stop)`` without `skipped` letters; its number begins at
    the word `number`.

    `is_definite` says that the number has the article, in its word or before its digits.
    """

    number: int
    start: int
    skipped: int
    stop: int
    amount: Amount
    counted: Counted
    modifier: Modifier | None = None
    is_definite: bool = False


def gathered(words: Words, index: int, amount: Amount, free: int) -> Candidate:
    """Return a number with what belongs to it; nothing before the word `free` is taken in."""
    start, stop = index, amount.stop
    if words.before(start) == "(" and words.next(stop) == ")" and words.next(stop + 1).isalpha():
        start, stop = start - 1, stop + 1
    is_percent = words.before(start) == "%" and words.touches(start)
    start -= is_percent
    is_definite = amount.is_definite or (words.before(start) in WITH_ARTICLE and words.is_number(index))
    modifier, start, skipped = _modified(words, start, amount, free, is_definite=is_definite)
    after = after_percent(words, stop)
    is_percent, stop = is_percent or after > stop, after
    late, stop = modifier_after(words, stop)
    counted = counted_after(words, stop, amount)
    if is_percent:
        amount = amount._replace(kind=Kind.PERCENT, is_plain=True)
        whole = counted.stop if words.next(stop) == "من" else stop
        counted = counted._replace(unit="percent", stop=whole)
    return Candidate(index, start, skipped, stop, amount, counted, modifier or late, is_definite)


def dual_at(words: Words, index: int, unit: str, before: int, free: int) -> Candidate:
    """Return the dual at a word, which carries `before` letters of proclitics, with what belongs to it."""
    amount = Amount(index + 1, 2, skipped=before)
    modifier, start, skipped = _modified(words, index, amount, free, is_definite=False)
    stop = after_adjectives(words, index + 1, definite=False)
    stop += words.next(stop) in _BOTH
    return Candidate(index, start, skipped, stop, amount, Counted(stop, unit, True), modifier)


def _modified(
    words: Words, start: int, amount: Amount, free: int, *, is_definite: bool
) -> tuple[Modifier | None, int, int]:
    """Return the modifier before a number, where the figure begins, and how many letters it leaves out."""
    if not amount.skipped:
        article_apart = is_definite and not amount.is_definite
        modifier, first, letters = modifier_before(words, start - article_apart)
        if modifier is not None and first >= free:
            return modifier, first, letters
    return None, start, amount.skipped
