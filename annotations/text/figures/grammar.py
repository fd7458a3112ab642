"""How number words and digits make up a number.

After W. Wright, A Grammar of the Arabic Language, vol. I and II (the numerals and their syntax), and
E. Badawi, M. Carter and A. Gully, Modern Written Arabic: A Comprehensive Grammar (numerals): units stand
before tens and are joined to them by و, the teens join nothing; parts follow each other from the highest
down, each joined by و; a scale takes the plural after three to ten and the singular above. News texts put
digits before a scale (5 آلاف) and after it (ألف و500).
"""

from __future__ import annotations

from typing import NamedTuple

from annotations.text.figures.digits import value_of
from annotations.text.figures.figure import Kind, Number
from annotations.text.figures.nouns import noun_of
from annotations.text.figures.numerals import VOWELLED_FRACTIONS, Numeral, Role, Written, numeral
from annotations.text.figures.words import Words

_MULTIPLIERS = (Role.SCALE, Role.SCALE_OR_DUAL, Role.PLURAL_SCALE)
_INDEFINITE_HIGH = 9
"""بضع stands for three to nine (Wright)."""


class Amount(NamedTuple):
    """What the words up to `stop` say. `skipped` letters of the first word are proclitics.

    `is_plain` says that the words can be nothing but a number, `is_definite` that the first has the article.
    """

    stop: int
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    kind: Kind = Kind.COUNT
    skipped: int = 0
    is_plain: bool = True
    is_definite: bool = False
    is_misprint: bool = False
    is_scaled: bool = False


class _Term(NamedTuple):
    value: Number
    scale: Number
    stop: int
    is_plain: bool = True
    is_misprint: bool = False


def amount_at(words: Words, index: int) -> Amount | None:
    """Return the longest number or vague number that begins at a word, or None."""
    if words.is_number(index):
        return _number(words, index, None)
    written = numeral(words.at(index))
    if written is None:
        return None
    found = (
        _vague(words, index, written) or _fraction(words, index, written) or _number(words, index, written)
    )
    if found is None:
        return None
    return found._replace(skipped=written.before, is_definite=written.is_definite)


def shorter_amounts(words: Words, index: int) -> list[Amount]:
    """Return the shorter numbers with which the words at an index begin: خمسة in خمسة وعشرين."""
    written = numeral(words.at(index))
    if written is None or written.numeral.role not in (Role.UNIT, Role.TEN, Role.TENS, Role.HUNDRED):
        return []
    return [Amount(index + 1, written.numeral.value, skipped=written.before)]


def _number(words: Words, index: int, first: Written | None) -> Amount | None:
    term = _term(words, index, first.numeral if first else None)
    if term is None:
        return None
    value, scale, stop, plain = term.value, term.scale, term.stop, term.is_plain
    is_scaled = scale > 1
    while scale > 1:
        following = _joined_term(words, stop)
        if following is None or following.value >= scale or following.scale >= scale:
            break
        value, scale, stop, plain = value + following.value, following.scale, following.stop, True
    part, stop = _and_part(words, stop, term.scale)
    return Amount(
        stop, _whole(value + part), is_plain=plain, is_misprint=term.is_misprint, is_scaled=is_scaled
    )


def _term(words: Words, index: int, first: Numeral | None) -> _Term | None:
    """Return a number below a thousand, in words or digits, with the scales after it."""
    value: Number
    if first is None:
        digits = _digits(words, index)
        if digits is None:
            return None
        value, stop, plain = *digits, True
    elif first.role in (Role.DUAL_SCALE, Role.SCALE, Role.SCALE_OR_DUAL):
        one = 2 if first.role is Role.DUAL_SCALE or _is_dual(words, index, first) else 1
        return _scaled(words, one * first.value, first.value, index + 1, first.is_plain)
    else:
        below = _below_thousand(words, index, first)
        if below is None:
            return None
        value, stop, plain = below
    scale = _scale(words, stop)
    if first is None and scale == 1_000 and value >= 1_000:
        return _Term(value, 1, stop + 1, is_misprint=True)
    return _scaled(words, value, 1, stop, plain)


def _scaled(words: Words, value: Number, scale: Number, stop: int, plain: bool) -> _Term:
    while (factor := _scale(words, stop)) > scale:
        value, scale, stop, plain = value * factor, factor, stop + 1, True
    return _Term(value, scale, stop, plain)


def _scale(words: Words, index: int) -> Number:
    """Return by how much the word at an index multiplies what stands before it; 0 for not at all."""
    written = numeral(words.next(index))
    if written is None or written.before or written.numeral.role not in _MULTIPLIERS:
        return 0
    return written.numeral.value


def _is_dual(words: Words, index: int, first: Numeral) -> bool:
    """Say whether ألفا stands for two: before its noun it has lost its ن, alone it is an accusative."""
    return first.role is Role.SCALE_OR_DUAL and noun_of(words.next(index + 1)) is not None


def _digits(words: Words, index: int) -> tuple[Number, int] | None:
    stop = index + 1
    written = words.raw(index)
    if len(written) <= 3:
        while words.is_number(stop) and len(words.raw(stop)) == 3 and words.follows(stop):
            if words.starts[stop] - words.ends[stop - 1] != 1:
                break
            written, stop = f"{written} {words.raw(stop)}", stop + 1
    is_decimal = _scale(words, stop) > 0 or "%" in (words.next(stop), words.before(index))
    value = value_of(written, decimal=is_decimal)
    if value is None and stop > index + 1:
        value, stop = value_of(words.raw(index)), index + 1
    return None if value is None else (value, stop)


def _joined_term(words: Words, index: int) -> _Term | None:
    """Return the term that و joins to what stands before it."""
    if words.next(index) == "و":
        if not words.follows(index + 1):
            return None
        if words.is_number(index + 1):
            return _term(words, index + 1, None)
        written = numeral(words.at(index + 1))
        return _term(words, index + 1, written.numeral) if written and written.before == 0 else None
    written = _after_and(words, index)
    return _term(words, index, written.numeral) if written else None


def _after_and(words: Words, index: int) -> Written | None:
    """Return the numeral that is written together with a و before it."""
    word = words.next(index)
    written = numeral(word) if word.startswith("و") else None
    return written if written and written.before == 1 and not written.is_definite else None


def _below_thousand(words: Words, index: int, first: Numeral) -> tuple[Number, int, bool] | None:
    stop = index + 1
    if first.role is Role.ZERO:
        return 0, stop, False
    if first.role is Role.UNIT:
        following = numeral(words.next(stop))
        if following and not following.before and following.numeral.role is Role.HUNDRED and first.value > 2:
            hundreds, stop = first.value * 100, stop + 1
        else:
            return _below_hundred(words, index, first)
    elif first.role in (Role.HUNDRED, Role.HUNDREDS):
        hundreds = first.value
    else:
        return _below_hundred(words, index, first)
    rest = None
    if words.next(stop) == "و" and words.follows(stop + 1):
        if words.is_number(stop + 1):
            digits = _digits(words, stop + 1)
            rest = (*digits, True) if digits and digits[0] < 100 else None
        else:
            written = numeral(words.at(stop + 1))
            rest = (
                _below_hundred(words, stop + 1, written.numeral) if written and not written.before else None
            )
    elif written := _after_and(words, stop):
        rest = _below_hundred(words, stop, written.numeral)
    return (hundreds, stop, True) if rest is None else (hundreds + rest[0], rest[1], True)


def _below_hundred(words: Words, index: int, first: Numeral) -> tuple[Number, int, bool] | None:
    stop = index + 1
    if first.role in (Role.TEN, Role.TENS):
        return first.value, stop, first.is_plain
    if first.role not in (Role.UNIT, Role.ONE_OF):
        return None
    following = numeral(words.next(stop))
    if following and not following.before and following.numeral.role is Role.TEN:
        return first.value + 10, stop + 1, True
    if words.next(stop) == "و" and words.follows(stop + 1):
        tens, after = numeral(words.at(stop + 1)), stop + 2
        tens = tens if tens and not tens.before else None
    else:
        tens, after = _after_and(words, stop), stop + 1
    if tens and tens.numeral.role is Role.TENS and not tens.is_definite:
        return first.value + tens.numeral.value, after, True
    return None if first.role is Role.ONE_OF else (first.value, stop, first.is_plain)


def _part(words: Words, index: int, written: Written | None) -> tuple[float, int] | None:
    """Return the fraction at a word: نصف, ثلاثة أرباع, or خُمس with its damma."""
    if written is None:
        return None
    if written.numeral.role is Role.FRACTION:
        return written.numeral.value, index + 1
    following = numeral(words.next(index + 1))
    if written.numeral.role is Role.UNIT and following and not following.before:
        if following.numeral.role is Role.PARTS:
            return written.numeral.value * following.numeral.value, index + 2
        return None
    raw = words.raw(index)
    return next(((part, index + 1) for word, part in VOWELLED_FRACTIONS.items() if word in raw), None)


def _fraction(words: Words, index: int, written: Written) -> Amount | None:
    found = _part(words, index, written)
    if found is None:
        return None
    part, stop = found
    scale = _any_scale(words, stop)
    if scale:
        return Amount(stop + 1, _whole(part * scale), is_scaled=True)
    return Amount(stop, round(part, 4), kind=Kind.FRACTION, is_plain=False)


def _and_part(words: Words, index: int, scale: Number) -> tuple[Number, int]:
    """Return what «ونصف», «ونصف المليون» adds to a number that ends there, and where it ends itself."""
    if words.next(index) == "و":
        written, at = numeral(words.next(index + 1)), index + 1
        written = written if written and not written.before else None
    else:
        written, at = _after_and(words, index), index
    found = _part(words, at, written)
    if found is None:
        return 0, index
    part, stop = found
    named = _any_scale(words, stop)
    if named:
        return part * named, stop + 1
    return part * scale, stop


def _any_scale(words: Words, index: int) -> Number:
    written = numeral(words.next(index))
    is_scale = written and not written.before and written.numeral.role in (Role.SCALE, Role.SCALE_OR_DUAL)
    return written.numeral.value if written and is_scale else 0


def _vague(words: Words, index: int, written: Written) -> Amount | None:
    """Return عشرات, مئات الآلاف, عدة ملايين with the least they can mean; بضعة with its bounds."""
    role, low, stop = written.numeral.role, written.numeral.value, index + 1
    if role in (Role.FEW, Role.SEVERAL):
        following = numeral(words.next(stop))
        unit: Number = 1
        if following and not following.before and following.numeral.role in (Role.VAGUE, Role.PLURAL_SCALE):
            unit, stop = following.numeral.value, stop + 1
        elif role is Role.SEVERAL:
            return None
        high = _INDEFINITE_HIGH * unit if role is Role.FEW else None
        return Amount(stop, low=low * unit, high=high, kind=Kind.VAGUE, is_plain=unit > 1)
    if role not in (Role.VAGUE, Role.PLURAL_SCALE):
        return None
    following = numeral(words.next(stop))
    if following and not following.before and following.numeral.role is Role.PLURAL_SCALE:
        low, stop = low * following.numeral.value, stop + 1
    return Amount(stop, low=low, kind=Kind.VAGUE)


def _whole(number: Number) -> Number:
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
