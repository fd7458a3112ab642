"""Adjectives after a counted noun: they belong to the figure. Known ones, and relative ones by their form.

A relative adjective (nisba) ends in ي with the endings of gender, number and case (Wright, vol. I; Ryding).
"""

from __future__ import annotations

import re
from functools import cache

from annotations.text.figures.numerals import numeral
from annotations.text.figures.words import Words
from annotations.text.folding import folded

_NATIONS = """
أمريكي عراقي إيراني بريطاني فرنسي ألماني إيطالي إسباني كندي أسترالي دنماركي هولندي بولندي تركي سوري لبناني
أردني
مصري سعودي كويتي قطري إماراتي بحريني عماني يمني فلسطيني إسرائيلي روسي أوكراني صيني ياباني هندي باكستاني أفغاني
كردي ليبي تونسي جزائري مغربي سوداني أوروبي غربي عربي نرويجي سويدي يوناني جورجي روماني مجري كوري أممي
"""
_OTHERS = """
عسكري قتالي جوي بحري بري أجنبي مدني مسلح مدرع مسير صاروخي بالستي باليستي حربي إرهابي محلي دولي إضافي جديد
كبير صغير
ثقيل خفيف متوسط رئيسي أمني سياسي حكومي متفرق متزامن مختلف منفصل متتالي متتال متواصل كامل فعلي نظامي إيجابي
سلبي
رسمي حدودي مربع مكعب تقليدي انتحاري ناسف مفخخ سابق خاص مشترك ملثم مجهول شيعي سني جهادي ضارب قريب
"""
_IRREGULAR = "أخرى آخر آخرين آخرون آخران جدد كبار صغار أجانب أمريكان روس أتراك أكراد عرب غيرهم"
_ENDINGS = ("", "ا", "ه", "ين", "ون", "ان", "تين", "تان", "ات")
# Without the article, words that may be verbs or carry a proclitic are left to the table.
_RELATIVE = re.compile(r"[^يتنسبفكلو]\w{2,}(?:يه|يا|يين|يون|يتين|يتان|يان|ي)|\w{3,}(?:يين|يتين|يتان)")
_DEFINITE_RELATIVE = re.compile(r"\w{2,}(?:يه|يين|يون|يتين|يتان|يان|ي)")
_LONGEST_CHAIN = 3


def after_adjectives(words: Words, index: int, *, definite: bool) -> int:
    """Return where the adjectives end that begin at an index, with or without the article."""
    for _ in range(_LONGEST_CHAIN):
        if not _is_adjective(words, index, definite):
            break
        index += 1
    return index


def is_nation(word: str) -> bool:
    """Say whether a folded word without article names people by their nation («أميركي»)."""
    return word in _known()[0]


def _is_adjective(words: Words, index: int, definite: bool) -> bool:
    word = words.next(index)
    if word.startswith("ال") != definite or not word or words.touches(index):
        return False
    word = word[2:] if definite else word
    if any(word in known for known in _known()):
        return True
    relative = _DEFINITE_RELATIVE if definite else _RELATIVE
    if not relative.fullmatch(word) or words.raw(index)[-1] in "ىئ":
        return False
    return word not in _other_words() and numeral(word) is None


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    nations, others = (
        frozenset(stem + ending for stem in folded(stems).split() for ending in _ENDINGS)
        for stems in (_NATIONS, _OTHERS)
    )
    return nations | frozenset(folded("أمريكان أكراد أتراك").split()), others | set(
        folded(_IRREGULAR).split()
    )


@cache
def _other_words() -> frozenset[str]:
    """Words that end like a relative adjective and are none."""
    return frozenset(
        folded(
            "حوالي إلى على حتى لدى سوى متى أقصى أدنى مستوى منحى محتوى أولى حينا دنيا حاليا جزئيا رسميا "
            "نهائيا "
            "فعليا سنويا يوميا شهريا أسبوعيا تقريبا عمليا دوليا محليا إيران سوريا ليبيا روسيا تركيا بريطانيا "
            "ألمانيا إيطاليا أستراليا شرقي غربي شمالي جنوبي حادي ثماني مضي بقي أثناء أيضا مؤخرا عمليات "
            "غالبية "
            "نهاية بداية ميليشيا تلفزيون أكثرية رؤيا قضايا سرايا خلايا ضحايا أحيان عديدا"
        ).split()
    )
