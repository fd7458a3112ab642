"""Texts of mixed scripts, marks, numbers, emoji and controls, as hard as they come; the same for a seed."""

from __future__ import annotations

from random import Random

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچگکی"
TASHKEEL = "ًٌٍَُِّْٰ"
WORDS = (
    *("لا", "لأن", "الله", "بالأمر", "لاَ", "السلامُ", "محمد", "لمجلس", "بنجاح", "هـٰذا", "الرئيـــس"),
    *("abc", "first", "office", "Menu", "AVATAR", "e\u0301te\u0301", "F-16", "x²"),
    *("שלום", "עִבְרִית", "צה״ל"),
    *("1", "12", "4000", "60%", "3.5", "٣٤", "۱۲", "16″", "2020-09-09", "12-10", "2017/9/3", "+964"),
    *("😀", "👨\u200d👩\u200d👧", "🇮🇶", "👍🏽", "𝒜", "❤\ufe0f"),
    *("«بنتاغون»", "(x)", '"بلد"', "،", ".", "[١]", "؟!"),
    *("\u200f", "\u200e", "\u061c", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\t"),
    *("\u202aab", "\u202bاب", "\u202eabc\u202c", "\u2067ab 1\u2069", "\u2066اب\u2069", "\u202c", "\u2069"),
)
GAPS = (" ", " ", " ", " ", "", "", "  ", "/", "-", "\u00a0")


def random_text(dice: Random, words: int = 40) -> str:
    """Return one paragraph of at most so many words; some are glued to each other."""
    return "".join(_word(dice) + dice.choice(GAPS) for _ in range(dice.randint(1, words)))


def _word(dice: Random) -> str:
    kind = dice.random()
    if kind < 0.35:
        return "".join(dice.choice(LETTERS) for _ in range(dice.randint(1, 8)))
    if kind < 0.5:
        return "".join(dice.choice(LETTERS) + dice.choice(["", *TASHKEEL]) for _ in range(dice.randint(1, 7)))
    return dice.choice(WORDS)
