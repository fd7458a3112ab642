"""Numbers that name: models, laws, units of an army, telephone lines, the marks of a list."""

from __future__ import annotations

import re

from annotations.text.figures.figure import OtherKind
from annotations.text.figures.words import Words, bare, is_definite, word_set

_LATIN = re.compile(r"[a-z_][a-z_0-9]*|\d+[a-z_]\w*")
# Names of Latin letters in Arabic; not those that are words too (في, إن, أو, أي).
_LETTER_NAMES = word_set("إف إم إس إيه بي سي دي جي كي آر كيو إتش اتش تي يو زد إكس جيه كا هـ")
_MACHINES = word_set(
    "ميغ ميج سو سوخوي بوينغ بوينج إيرباص ايرباص توبوليف أنتونوف شاهد مهاجر كوفيد كورونا فرانس روسيا "
    "كلاشينكوف "
    "كاتيوشا فاتح الفاتح زلزال بركان قاهر صماد قدس خيبر سجيل شهاب عماد أبرامز تاو باتريوت ستينغر هيلفاير "
    "رعد آيفون "
    "أبولو فولكان ويندوز تموز-17 تايفون رافال ميراج مقام"
)
_NUMBERED = word_set(
    "مادة فقرة بند قرار قانون فصل رقم صفحة لواء فرقة كتيبة فوج سرية مرسوم أمر طريق شارع قناة جزء مجلد "
    "حلقة غرفة بوابة "
    "خط قمة عيار دورة نسخة مرحلة فئة محطة رحلة قطاع لائحة قائمة دائرة بلوك مخيم قاعدة المواد مواد نموذج "
    "إصدار مجموعة "
    "آية سورة باب محور فيلق الطراز طراز جيل طبعة عدد الموديل موديل ملحق بروتوكول أرقام مربع بقرار للقرار"
)
_ALWAYS_NAMED = word_set("رقم مادة عيار فقرة طراز قناة آية صفحة أرقام")
_PHONES = word_set("هاتف الهاتف جوال موبايل تلفون للاتصال فاكس واتساب هاتفيا الرقم")
_LONGEST_COUNT = 12


def is_model(words: Words, index: int) -> int:
    """Return how many words before the digits at an index make a model's name with them; 0 for none."""
    word, before = words.at(index), words.before(index)
    if _LATIN.fullmatch(word) or not before:
        return 0
    if before == "-" and words.touches(index) and words.touches(index - 1):
        name = words.at(index - 2)
        return 2 if (len(name) > 1 and name.isalpha()) or _LATIN.fullmatch(name) else 0
    if before == "-":
        name = words.before(index - 1)
        return 2 if name in _LETTER_NAMES or name in _MACHINES or _LATIN.fullmatch(name) else 0
    if before in _LETTER_NAMES or before in _MACHINES or _LATIN.fullmatch(before):
        return 1
    return 1 if before[:1] == "و" and before[1:] in _MACHINES else 0


def is_identifier(words: Words, index: int) -> OtherKind | None:
    """Return what digits at an index are that no count is written with: a telephone or a long number."""
    raw = words.at(index)
    digits = sum(map(str.isdecimal, raw))
    if raw[0] == "0" and raw.isdecimal() and digits > 1:
        return OtherKind.PHONE if digits >= 7 else OtherKind.NAME
    if words.before(index) == "+" and words.touches(index) and digits <= 4 and words.is_number(index + 1):
        return OtherKind.PHONE
    before = words.before(index)
    if digits >= 6 and raw.isdecimal() and (before in _PHONES or words.before(index - 1) in _PHONES):
        return OtherKind.PHONE
    return OtherKind.NAME if raw.isdecimal() and digits > _LONGEST_COUNT else None


def is_numbered(words: Words, index: int, *, has_noun: bool) -> bool:
    """Say whether the word before a number is numbered by it: المادة 7, اللواء 30."""
    before = words.before(index)
    if before == "(":
        before = words.before(index - 1)
    name = bare(before)
    if has_noun:
        return name in _ALWAYS_NAMED or (name[1:] in _ALWAYS_NAMED and name[:1] in "وبلف")
    if name in _NUMBERED or (name[:1] in "وبلف" and name[1:] in _NUMBERED):
        return True
    return is_definite(before)


def is_mark(words: Words, index: int, stop: int) -> bool:
    """Say whether a bare number marks a place in the text: 1. at a line's start, (2), [3]."""
    before, after = words.before(index), words.next(stop)
    if not before and after and after in ".)-:" and words.touches(stop):
        return words.follows(stop + 1) or after == ")"
    return (before, after) in (("(", ")"), ("[", "]"))
