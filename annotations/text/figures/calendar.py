"""Dates, years, months, weekdays, clock times and ordinals: numbers of a place in a row, which count nothing.

The months by their Syriac names of the Levant and Iraq, the Gregorian ones of Egypt and the Gulf, the French
ones of the Maghreb, and the months of the Hijri calendar. News texts write two of them for one month
(سبتمبر/أيلول). Ordinals after Wright, vol. I: الحادي عشر, الخامس والعشرون.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from annotations.text.figures.figure import OtherKind
from annotations.text.figures.numerals import Role, numeral
from annotations.text.figures.words import Words, bare, is_definite, with_proclitics, word_set
from annotations.text.folding import folded

_MONTHS = """
يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر دجنبر
شباط آذار نيسان أيار حزيران تموز آب أيلول جانفي فيفري أفريل ماي جوان جويلية أوت محرم صفر رجب شعبان رمضان شوال
"""
_MONTHS_THAT_ARE_WORDS = word_set("مارس آب ماي جوان أوت محرم صفر رجب شعبان رمضان شوال مايو")
_MONTH_PAIRS: tuple[str, ...] = (
    "كانون الأول",
    "كانون الثاني",
    "تشرين الأول",
    "تشرين الثاني",
    "ربيع الأول",
    "ربيع الآخر",
)
_MONTH_PAIRS += ("ربيع الثاني", "جمادى الأولى", "جمادى الآخرة", "جمادى الثانية", "ذي القعدة", "ذو القعدة")
_MONTH_PAIRS += ("ذي الحجة", "ذو الحجة")
_WEEKDAYS = "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
_ORDINALS = """
أول أولى ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة عاشر عاشرة
حادي
حادية
"""
_YEARS = word_set(
    "عام سنة عامي سنتي موسم صيف شتاء خريف ربيع لعامي وعامي بعامي لسنة وسنة بسنة لعام وعام بعام فعام"
)
_DAYS = word_set("يوم ليلة فجر صباح مساء بتاريخ تاريخ الموافق ظهر عصر ليوم ويوم بيوم يومي ليلتي")
_THIS = word_set("الجاري الماضي المقبل الحالي المنصرم القادم الفائت الجارى")
_DAY_PARTS = word_set("صباحا مساء فجرا ظهرا عصرا ليلا")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|\d{4}\.\d{1,2}\.\d{1,2}")
_MOST_DAYS = 6
_LINKS = ("و", "-", "الي", "حتي", "او")


def month_end(words: Words, index: int) -> int:
    """Return where the name of a month at a word ends, with its second name; the index if none."""
    stop = _one_month(words, index)
    if stop > index and words.next(stop) == "/" and _one_month(words, stop + 1) > stop + 1:
        stop = _one_month(words, stop + 1)
    return stop


def named_place(words: Words, index: int) -> tuple[OtherKind, int] | None:
    """Return the date, month, weekday, ordinal or time that begins with a word at an index, and its end."""
    kind = _names().get(words.at(index))
    if kind is OtherKind.WEEKDAY:
        return kind, index + 1
    if kind is OtherKind.ORDINAL:
        stop = _after_ordinal(words, index)
        if words.next(stop) == "من" and (month := month_end(words, stop + 1)) > stop + 1:
            return OtherKind.DATE, _after_year(words, month)
        is_time = bare(words.before(index)) == "ساعه" and is_definite(words.at(index))
        return (OtherKind.TIME if is_time else kind), stop
    stop = month_end(words, index)
    if stop == index:
        return None
    after = _after_year(words, stop)
    if after == stop and words.at(index) in _MONTHS_THAT_ARE_WORDS:
        return None
    return (OtherKind.MONTH if after == stop else OtherKind.DATE), after


def place_words() -> Iterable[str]:
    """Return the first words of all dates, months, weekdays and ordinals in letters, folded."""
    return (*_names(), *(pair.split()[0] for pair in _pairs()))


def dated(words: Words, index: int) -> tuple[OtherKind, int] | None:
    """Return the date, year or time that digits at an index are, and its end; None if they may count."""
    return _slashed(words, index) or _clock(words, index) or _day(words, index) or _year(words, index)


def is_year(words: Words, index: int) -> bool:
    """Say whether the digits at an index could be a year: four of them, from 1500 to 2100."""
    raw = words.at(index)
    return len(raw) == 4 and raw.isdecimal() and 1500 <= int(raw) <= 2100


def follows_year_noun(words: Words, index: int) -> bool:
    """Say whether the word before an index says that a year follows («عام 2014»)."""
    before = words.before(index)
    return before in _YEARS or bare(before) in _YEARS


def after_era(words: Words, stop: int) -> int:
    """Return where a year ends with the sign of its era: 2014م, 1440هـ."""
    return stop + 1 if words.next(stop) in ("م", "ه") else stop


def _one_month(words: Words, index: int) -> int:
    word = words.at(index)
    if _names().get(word) is OtherKind.MONTH:
        return index + 1
    return index + 2 if f"{word} {words.next(index + 1)}" in _pairs() else index


def _after_year(words: Words, stop: int) -> int:
    after = stop + 1 if words.next(stop) in _YEARS else stop
    if words.follows(after) and words.at(after).isdecimal() and len(words.at(after)) in (2, 4):
        number = int(words.at(after))
        if number <= 31 or 1300 <= number <= 2100:
            return after_era(words, after + 1)
    return stop


def _after_ordinal(words: Words, index: int) -> int:
    following = numeral(words.next(index + 1))
    if following is None:
        return index + 1
    if following.numeral.role is Role.TEN and not following.before and not following.is_definite:
        return index + 2
    is_tens = following.numeral.role in (Role.TENS, Role.HUNDRED) and following.before == 1
    return index + 2 if is_tens else index + 1


def after_days(words: Words, index: int) -> int:
    """Return where days end that are linked to the day at an index: 3 و4, 3-5."""
    stop = index + 1
    longest = index + 2 * _MOST_DAYS
    while stop < longest and words.next(stop) in _LINKS and _is_day(words, stop + 1):
        stop += 2
    return stop


def _is_day(words: Words, index: int) -> bool:
    word = words.at(index)
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _day(words: Words, index: int) -> tuple[OtherKind, int] | None:
    if not _is_day(words, index):
        return None
    stop = after_days(words, index)
    month = stop + 1 if words.next(stop) == "من" else stop
    month = month + 1 if words.next(month) in ("شهر", "الشهر") else month
    if words.follows(month) and (end := month_end(words, month)) > month:
        return OtherKind.DATE, _after_year(words, end)
    if words.next(month) in _THIS:
        return OtherKind.DATE, month + 1
    if words.before(index) in _DAYS and stop == index + 1:
        return OtherKind.DATE, stop
    return None


def _year(words: Words, index: int) -> tuple[OtherKind, int] | None:
    if not follows_year_noun(words, index) or not words.at(index).isdecimal():
        return None
    return (OtherKind.YEAR, after_era(words, index + 1)) if int(words.at(index)[:9]) <= 2100 else None


def _slashed(words: Words, index: int) -> tuple[OtherKind, int] | None:
    """Return 2017/9/3, 3-9-2017, 9.11.2020, 2011/2012, 24/7."""
    if _DOTTED.fullmatch(words.at(index)):
        return OtherKind.DATE, index + 1
    stop = index + 1
    while words.next(stop) in ("/", "-") and words.touches(stop) and words.is_number(stop + 1):
        if not words.touches(stop + 1):
            break
        stop += 2
    parts = (stop - index + 1) // 2
    if parts == 1:
        return None
    if parts > 3 or any(not words.at(at).isdecimal() for at in range(index, stop, 2)):
        return (OtherKind.PHONE, stop) if parts > 3 else None
    if words.at(index + 1) == "/" or parts == 3:
        return OtherKind.DATE, stop
    return (OtherKind.YEAR, stop) if is_year(words, index) and is_year(words, index + 2) else None


def _clock(words: Words, index: int) -> tuple[OtherKind, int] | None:
    stop = index + 1
    if (
        words.next(stop) == ":"
        and words.touches(stop)
        and words.is_number(stop + 1)
        and words.touches(stop + 1)
    ):
        return OtherKind.TIME, stop + 2
    if not words.at(index).isdecimal() or int(words.at(index)[:3]) > 24:
        return None
    if bare(words.before(index)) == "ساعه" and is_definite(words.before(index)):
        return OtherKind.TIME, stop
    if words.next(stop) in _DAY_PARTS or words.next(stop) == "بتوقيت":
        return OtherKind.TIME, stop + 1
    return None


@cache
def _names() -> dict[str, OtherKind]:
    names: dict[str, OtherKind] = {}
    for month in word_set(_MONTHS):
        names.update({form: OtherKind.MONTH for form, _, definite in with_proclitics(month) if not definite})
    for ordinal in word_set(_ORDINALS):
        names.update({form: OtherKind.ORDINAL for form, _, _ in with_proclitics(ordinal)})
    for day in word_set(_WEEKDAYS):
        names.update({proclitic + day: OtherKind.WEEKDAY for proclitic in ("", "و", "ف", "ب", "ك")})
        names["ل" + day[1:]] = names["ول" + day[1:]] = OtherKind.WEEKDAY
    return names


@cache
def _pairs() -> frozenset[str]:
    return frozenset(
        proclitic + folded(pair) for pair in _MONTH_PAIRS for proclitic in ("", "و", "ل", "ب", "ف")
    )
