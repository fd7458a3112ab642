"""The words before and after a number that make it exact, rounded or a limit, as the guide has them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from annotations.text.figures.figure import Modifier
from annotations.text.figures.words import Words, among
from annotations.text.folding import folded

_BEFORE = {
    Modifier.ABOUT: (
        "نحو|حوالي|قرابة|زهاء|ما يقرب من|يقرب من|تقرب من|ما يقارب|يقارب|تقارب|ما يناهز|يناهز|تناهز|"
        "في حدود|بحدود|"
        "تقريبا|حدود|قريبا من|ما قرابته|ما يقارب من|نحوا من|يصل إلى نحو|وصل إلى نحو"
    ),
    Modifier.LESS_THAN: "أقل من|دون|ما دون|ما يقل عن|يقل عن|تقل عن|أدنى من|أقل بقليل من",
    Modifier.MORE_THAN: (
        "أكثر من|أزيد من|أكبر من|أعلى من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|يزيدون على|"
        "يزيدون عن|ما ينوف على|ينوف على|ما يربو على|يربو على|تربو على|ما يفوق|يفوق|تفوق|فوق|ما يتجاوز|يتجاوز|"
        "تتجاوز|تجاوز|تجاوزت|يتعدى|تتعدى|تعدى|فاق|فاقت|زاد على|زاد عن|نيف و"
    ),
    Modifier.AT_LEAST: (
        "ما لا يقل عن|لا يقل عن|لا تقل عن|لا يقلون عن|ليس أقل من|على الأقل|لم يقل عن|لم تقل عن|كحد أدنى|"
        "بحد أدنى|لا أقل من"
    ),
    Modifier.AT_MOST: (
        "لا يتجاوز|لا تتجاوز|لا يتجاوزون|ما لا يتجاوز|لم يتجاوز|لم تتجاوز|لن يتجاوز|لا يتعدى|لا تتعدى|"
        "لم يتعد|ما لا يتعدى|"
        "لا يزيد على|لا يزيد عن|لا تزيد على|لا تزيد عن|ما لا يزيد على|ما لا يزيد عن|لا يزيدون على|"
        "لا يزيدون عن|"
        "لم يزد على|لم يزد عن|لا يفوق|لا تفوق|ليس أكثر من|لا أكثر من|على الأكثر|كحد أقصى|بحد أقصى"
    ),
    Modifier.EXACT: "بالضبط|تحديدا|بالتحديد|فقط",
}
_AFTER = {
    Modifier.ABOUT: "تقريبا|على وجه التقريب|أو نحو ذلك|أو ما يقارب ذلك",
    Modifier.AT_LEAST: "على الأقل|كحد أدنى|على أقل تقدير|فأكثر|فما فوق|أو أكثر",
    Modifier.AT_MOST: "على الأكثر|كحد أقصى|على أكثر تقدير|فأقل|أو أقل|فما دون",
    Modifier.MORE_THAN: "ونيف|ونيفا|و نيف|وأكثر",
    Modifier.EXACT: "فقط|بالضبط|تحديدا|بالتحديد|لا غير|لا أكثر",
}
_LONGEST = 4


class _Phrases(NamedTuple):
    """The phrases with what they mean, their first words and their last."""

    meaning: dict[str, Modifier]
    firsts: frozenset[str]
    lasts: frozenset[str]


def modifier_before(words: Words, index: int) -> tuple[Modifier | None, int, int]:
    """Return the modifier right before a word, where it begins, and how many letters are proclitics there."""
    phrases = _phrases(before=True)
    found: tuple[Modifier | None, int, int] = (None, index, 0)
    last = words.before(index)
    if last not in phrases.lasts and among(last, phrases.firsts) < 0:
        return found
    rest = ""
    for first in range(index - 1, max(index - 1 - _LONGEST, -1), -1):
        if not words.follows(first + 1):
            break
        word = words.at(first)
        before = among(word, phrases.firsts)
        phrase = f"{word[max(before, 0) :]}{rest}"
        if before >= 0 and phrase in phrases.meaning:
            found = (phrases.meaning[phrase], first, before)
        rest = f" {word}{rest}"
    return found


def modifier_after(words: Words, index: int) -> tuple[Modifier | None, int]:
    """Return the modifier that begins at a word, and where it ends."""
    phrases = _phrases(before=False)
    found: tuple[Modifier | None, int] = (None, index)
    phrase = words.next(index)
    if phrase not in phrases.firsts:
        return found
    for stop in range(index + 1, index + _LONGEST):
        if phrase in phrases.meaning:
            found = (phrases.meaning[phrase], stop)
        if not words.follows(stop):
            break
        phrase = f"{phrase} {words.at(stop)}"
    return found


@cache
def _phrases(*, before: bool) -> _Phrases:
    table = _BEFORE if before else _AFTER
    meaning = {
        folded(phrase): modifier for modifier, phrases in table.items() for phrase in phrases.split("|")
    }
    firsts, lasts = (frozenset(phrase.split()[at] for phrase in meaning) for at in (0, -1))
    return _Phrases(meaning, firsts, lasts)
