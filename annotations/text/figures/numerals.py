"""The number words in every gender, case and spelling, with what each one does in a number.

Forms after W. Wright, A Grammar of the Arabic Language, vol. I (the numerals), and K. Ryding, A Reference
Grammar of Modern Standard Arabic (numerals and numeral phrases): the numbers from three to ten in both
genders, eight with and without its ي, the tens with ون and ين, the duals of hundred and of the scales, whole
and before a noun (مئتا, مئتي, ألفا, ألفي). Hundred is written مئة, مائة and, in Egypt and Iraq, ماية and مية.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from annotations.text.figures.figure import Number
from annotations.text.figures.words import with_proclitics
from annotations.text.folding import folded


class Role(Enum):
    """What a word does in a number."""

    UNIT = auto()  # 1 to 9
    ONE_OF = auto()
    TEN = auto()  # عشرة, and عشر after a unit
    TENS = auto()
    HUNDRED = auto()  # 100: a unit may stand before it
    HUNDREDS = auto()  # 200 to 900 in one word
    SCALE = auto()  # ألف, مليون: a number may stand before it
    SCALE_OR_DUAL = auto()  # ألفا: «خمسون ألفا» 50,000, «ألفا جندي» 2,000
    DUAL_SCALE = auto()  # ألفان
    PLURAL_SCALE = auto()  # آلاف: after a number a scale, alone a vague number
    VAGUE = auto()  # عشرات
    FRACTION = auto()
    PARTS = auto()  # أرباع, after a unit
    FEW = auto()  # بضعة
    SEVERAL = auto()  # عدة, which gives no number by itself
    ZERO = auto()
    NONE = auto()  # looks like one of these with a proclitic, and is another word


class Numeral(NamedTuple):
    """A number word. `is_plain` says that the word is nothing but a number (خمسة, not خمس or ست)."""

    role: Role
    value: Number
    is_plain: bool = True


class Written(NamedTuple):
    """A numeral as it is written: letters before it, and whether it has the article."""

    numeral: Numeral
    before: int
    is_definite: bool


_UNITS = {
    3: "ثلاثة ثلاث ثلاثا",
    4: "أربعة أربع أربعا",
    5: "خمسة خمس خمسا",
    6: "ستة ست ستا",
    7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
}
_ONE = "واحد واحدة واحدا"
_ONE_OF = "أحد إحدى"  # a number only in أحد عشر and أحد وعشرون, else «one of»
_TWO = "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين"
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDRED = ("مئة", "مائة", "ماية", "مية")
_HUNDREDS_OF = {
    300: "ثلاث",
    400: "أربع",
    500: "خمس",
    600: "ست",
    700: "سبع",
    800: "ثمان ثماني",
    900: "تسع",
}
_TWO_HUNDRED = "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي مايتان مايتين ميتان ميتين"
_SCALES = {
    1_000: ("ألف", "ألفا", "ألفان ألفين ألفي", "آلاف ألوف"),
    1_000_000: ("مليون", "مليونا", "مليونان مليونين مليوني", "ملايين مليونات"),
    1_000_000_000: (
        "مليار بليون",
        "مليارا بليونا",
        "ملياران مليارين ملياري بليونان بليونين بليوني",
        "مليارات ملايير بلايين",
    ),
    1_000_000_000_000: (
        "تريليون ترليون",
        "تريليونا ترليونا",
        "تريليونان تريليونين تريليوني ترليونان ترليونين ترليوني",
        "تريليونات ترليونات",
    ),
}
_FRACTIONS = {1 / 2: "نصف", 1 / 3: "ثلث", 1 / 4: "ربع", 2 / 3: "ثلثان ثلثين ثلثا ثلثي", 1 / 6: "سدس"}
_PARTS = {1 / 3: "أثلاث", 1 / 4: "أرباع", 1 / 5: "أخماس", 1 / 6: "أسداس", 1 / 8: "أثمان", 1 / 10: "أعشار"}
VOWELLED_FRACTIONS = {"خُمس": 1 / 5, "سُبع": 1 / 7, "ثُمن": 1 / 8, "تُسع": 1 / 9, "عُشر": 1 / 10}
"""Fractions that differ from a number or from «price» by their damma alone; read only where it is written."""

_NO_NUMERALS = "لست ولست فلست ألست"
"""«I am not» and «are you not», which look like ست with a proclitic."""


def numeral(word: str) -> Written | None:
    """Return what number word a folded word is, with or without proclitics."""
    return _written().get(word)


def numeral_words() -> Iterable[str]:
    """Return all forms of all number words, folded, with proclitics and article."""
    return _written()


@cache
def _written() -> dict[str, Written]:
    table: dict[str, Written] = {}
    for form, meaning in _forms().items():
        for written, before, definite in with_proclitics(form):
            table.setdefault(written, Written(meaning, before, definite))
    # A word by itself goes before one that begins with proclitics.
    table.update({form: Written(meaning, 0, False) for form, meaning in _forms().items()})
    return {word: written for word, written in table.items() if written.numeral.role is not Role.NONE}


def _forms() -> dict[str, Numeral]:
    forms: dict[str, Numeral] = {}

    def add(words: str, role: Role, value: Number, is_plain: bool = True) -> None:
        forms.update({word: Numeral(role, value, is_plain) for word in folded(words).split()})

    add("صفر", Role.ZERO, 0, False)
    add(_ONE, Role.UNIT, 1, False)
    add(_ONE_OF, Role.ONE_OF, 1, False)
    add(_TWO, Role.UNIT, 2)
    for value, words in _UNITS.items():
        with_ta, *others = words.split()
        add(with_ta, Role.UNIT, value)
        add(" ".join(others), Role.UNIT, value, is_plain=value in (3, 4))
    add("عشرة", Role.TEN, 10)
    add("عشر عشرا", Role.TEN, 10, False)
    for value, words in _TENS.items():
        add(words, Role.TENS, value)
    add(" ".join(_HUNDRED), Role.HUNDRED, 100)
    add(_TWO_HUNDRED, Role.HUNDREDS, 200)
    for value, words in _HUNDREDS_OF.items():
        add(" ".join(unit + hundred for unit in words.split() for hundred in _HUNDRED), Role.HUNDREDS, value)
    for value, (one, accusative, dual, plural) in _SCALES.items():
        add(one, Role.SCALE, value, is_plain=value > 1_000)
        add(accusative, Role.SCALE_OR_DUAL, value, False)
        add(dual, Role.DUAL_SCALE, value)
        add(plural, Role.PLURAL_SCALE, value)
    add("عشرات", Role.VAGUE, 10)
    add("مئات مائات", Role.VAGUE, 100)
    for part, words in _FRACTIONS.items():
        add(words, Role.FRACTION, part, False)
    for part, words in _PARTS.items():
        add(words, Role.PARTS, part, False)
    add("بضع بضعة", Role.FEW, 3)
    add("عدة بعض", Role.SEVERAL, 1, False)
    add(_NO_NUMERALS, Role.NONE, 0, False)
    return forms
