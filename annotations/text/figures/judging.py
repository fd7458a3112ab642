"""Whether a number counts something for sure, and what it is if it counts nothing."""

from __future__ import annotations

from annotations.text.figures import naming
from annotations.text.figures.calendar import after_days, after_era, is_year
from annotations.text.figures.candidates import WITH_ARTICLE, Candidate
from annotations.text.figures.figure import Kind, OtherKind
from annotations.text.figures.nouns import Noun, noun_of
from annotations.text.figures.phrases import Counted, unit_before
from annotations.text.figures.words import Words, is_definite, word_set

_AS_PART = word_set("إلى بنسبة نسبة بمقدار بواقع")
_JOINTS = ("-", "+")
_LAST_DAY = 31


def counts(words: Words, found: Candidate, free: int) -> bool:
    """Say whether a number counts something for sure. Words before `free` belong to what was read before."""
    amount = found.amount
    if found.start < free or _is_ratio(words, found):
        return False
    if amount.kind is Kind.PERCENT:
        return True
    if amount.kind is Kind.VAGUE:
        return amount.is_plain or found.counted.is_there
    if amount.kind is Kind.FRACTION:
        return _part_counts(words, found, free)
    if found.is_definite:
        noun = noun_of(words.before(found.number))
        follows_noun = amount.is_definite and noun and noun.is_plural and noun.is_definite and amount.value
        return found.counted.is_there or bool(follows_noun)
    return _digits_count(words, found) if words.is_number(found.number) else _words_count(words, found, free)


def settled(words: Words, found: Candidate, free: int) -> Candidate:
    """Return a figure with the noun before its number: جندي واحد, ساعة ونصف, الجولات الأربع."""
    amount, before = found.amount, found.number - 1
    if is_one(words, found):
        noun, at = _single_before(words, found.number, free)
        if noun is not None:
            counted = Counted(amount.stop, noun.unit, True)
            return found._replace(start=at, skipped=0, stop=amount.stop, counted=counted)
    elif amount.kind is Kind.FRACTION and _adds_to_one(words, found, free):
        counted = found.counted
        if counted.unit != "period":
            counted = Counted(found.stop, "period", True)
        amount = amount._replace(value=1 + (amount.value or 0), kind=Kind.COUNT)
        return found._replace(start=before, skipped=0, amount=amount, counted=counted)
    elif found.is_definite and amount.kind is Kind.COUNT and not found.counted.is_there:
        noun = noun_of(words.before(found.number))
        if noun is not None:
            return found._replace(start=before, skipped=0, counted=Counted(found.stop, noun.unit, True))
    return found


def other_kind(words: Words, found: Candidate, free: int) -> tuple[OtherKind, int, int] | None:
    """Return what a number is that counts nothing, where that is sure, with its first word and its end."""
    index, stop, has_noun = found.number, found.amount.stop, found.counted.is_there
    if index < free:
        return None
    if not words.is_number(index):
        is_ordinal = found.amount.is_definite and is_definite(words.before(index))
        return (OtherKind.ORDINAL, index, stop) if is_ordinal else None
    if words.before(index) in WITH_ARTICLE and not has_noun:
        return OtherKind.ORDINAL, index, stop
    if is_year(words, index) and not has_noun:
        return OtherKind.YEAR, index, after_era(words, stop)
    if naming.is_numbered(words, found.start, has_noun=has_noun or found.modifier is not None):
        return OtherKind.NAME, max(free, index - 1) if found.start == index else index, stop
    if naming.is_mark(words, index, stop) or _is_score(words, found):
        return OtherKind.MARK, index, stop
    return (OtherKind.DATE, index, after_days(words, index)) if words.before(index) == "في" else None


def is_one(words: Words, found: Candidate) -> bool:
    """Say whether a number is the word واحد, which stands after its noun."""
    amount = found.amount
    return amount.value == 1 and amount.kind is Kind.COUNT and not words.is_number(found.number)


def _is_ratio(words: Words, found: Candidate) -> bool:
    start, stop = found.start, found.amount.stop
    each_before = words.before(start) == "كل" and words.before(start - 1) == "من"
    return each_before or (words.next(stop) == "من" and words.next(stop + 1) == "كل")


def _part_counts(words: Words, found: Candidate, free: int) -> bool:
    if _adds_to_one(words, found, free):
        return True
    if found.amount.is_definite:
        return words.before(found.start) in _AS_PART and not words.next(found.amount.stop).startswith("ال")
    return found.counted.is_there or found.modifier is not None


def _words_count(words: Words, found: Candidate, free: int) -> bool:
    amount = found.amount
    if _is_verb_or_title(words, found):
        return False
    if not words.before(found.number) and not words.next(amount.stop).isalpha():
        return True
    if is_one(words, found):
        return _single_before(words, found.number, free)[0] is not None
    return amount.is_plain or found.counted.is_there or found.modifier is not None


def _digits_count(words: Words, found: Candidate) -> bool:
    index, amount = found.number, found.amount
    if found.counted.is_there or found.modifier is not None:
        return not naming.is_numbered(words, found.start, has_noun=True)
    if amount.is_scaled or unit_before(words, found.start):
        return True
    if is_year(words, index) or naming.is_mark(words, index, amount.stop) or _is_score(words, found):
        return False
    is_day = words.before(index) == "في" and isinstance(amount.value, int) and amount.value <= _LAST_DAY
    return not is_day and not naming.is_numbered(words, found.start, has_noun=False)


def _is_score(words: Words, found: Candidate) -> bool:
    index, stop = found.number, found.amount.stop
    after = words.next(stop) in _JOINTS and words.touches(stop) and words.is_number(stop + 1)
    return after or (words.before(index) in _JOINTS and words.touches(index) and words.is_number(index - 2))


def _is_verb_or_title(words: Words, found: Candidate) -> bool:
    """Say whether ألف is «he wrote», whose object is an accusative, or begins «ألف ليلة وليلة»."""
    at = found.amount.stop - 1
    if words.at(at)[-3:] != "الف" or found.amount.value != 1000:
        return False
    return words.next(at + 1)[-1:] == "ا" or (words.next(at + 1), words.next(at + 2)) == ("ليله", "وليله")


def _adds_to_one(words: Words, found: Candidate, free: int) -> bool:
    """Say whether one period stands before «ونصف»: ساعة ونصف, شهر ونصف الشهر."""
    index = found.number
    noun = noun_of(words.before(index)) if index > free and words.at(index)[0] == "و" else None
    return bool(noun and noun.unit == "period" and not noun.is_plural and not noun.is_definite)


def _single_before(words: Words, index: int, free: int) -> tuple[Noun | None, int]:
    """Return the noun before واحد, with an adjective between them or not, and its place."""
    for at in (index - 1, index - 2):
        noun = (
            noun_of(words.at(at)) if at >= free and words.follows(at + 1) and words.follows(index) else None
        )
        if noun and not noun.is_plural and not noun.is_definite:
            return noun, at
    return None, index
