"""Names as they are compared: spellings that look alike, articles and proclitics off; unnamed sources.

Three keys, each looser than the one before: `name_key` is the folded name; `core_key` has no articles and no
spaces (القوات الأمريكية = للقوات الاميركية = القواتالأمريكية); `bare_texts` gives what is left of a text when
sure proclitics are taken off its beginning.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotations.text.folding import folded
from annotations.text.proclitics import Known, proclitic_starts

LONGEST_ALIAS = 60
"""Code points; what is longer describes somebody and names nobody."""

_NO_NAME = re.compile(r"[\W_]+")
_ARTICLES = ("لل", "ال")
_SHORTEST_WORD = 2
_KEPT = 60_000

# A noun that takes another meaning in every article.
_GENERIC = """
الرئيس الوزير الوزراء رئيس الحكومة رئيس الوزراء البرلمان الجيش القوات الجنود القاعدة القاعدتين القواعد المعسكر
المعسكرات المقر الجنرال القائد الفريق اللواء العميد العقيد المتحدث المتحدثة الناطق المسؤول المسؤولون المسؤولين
المصدر المصادر الوزارة السفير السفارة التحالف الحكومة الدولة الدول البلاد البلد المنظمة الهيئة المجلس اللجنة
الحزب الحركة الفصائل الفصيل الطرفان الطرفين الجانبان الجانبين هو هي هم نحن أنا الذي التي الذين
الصحيفة الوكالة القناة
"""
_UNNAMED = """
مصدر مصدران مصدرين مصادر مسؤول مسؤولة مسؤولان مسؤولين مسؤولون مسئول مسئولان مسئولين مسئولون
دبلوماسي دبلوماسيان دبلوماسيون دبلوماسيين شاهد شاهدان شهود مراقبون مراقبين محللون محللين خبراء
"""


@lru_cache(_KEPT)
def name_key(name: str) -> str:
    """Return a name as it is compared: folded, signs and repeated spaces gone."""
    return _NO_NAME.sub(" ", folded(name)).strip().replace("اميرك", "امريك")


@lru_cache(_KEPT)
def core_key(name: str) -> str:
    """Return a name without the articles of its words and without spaces, which glued text loses."""
    return "".join(_without_article(word) for word in name_key(name).split())


def bare_texts(text: str, known: Known | None = None) -> list[str]:
    """Return what follows each sure proclitic at the beginning of a text, the longest first."""
    return [text[start:] for start in proclitic_starts(text, 0, len(text), known) if start > 0]


def is_worth_learning(text: str) -> bool:
    """Say whether a span's text names something also elsewhere, and may become an alias."""
    key = name_key(text)
    return len(key) > 1 and len(text) <= LONGEST_ALIAS and key not in _keys_of_generic()


def is_unnamed(text: str) -> bool:
    """Say whether a text speaks of a source without naming it: «مصادر أمنية», «مسؤول عراقي كبير»."""
    words = name_key(text).split()
    return bool(words) and words[0] in _keys_of_unnamed()


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _SHORTEST_WORD:
            return word[len(article) :]
    return word


@cache
def _keys_of_generic() -> frozenset[str]:
    words = [name_key(word) for word in _GENERIC.split()]
    return frozenset([*words, *(name_key(pair) for pair in ("رئيس الحكومة", "رئيس الوزراء"))])


@cache
def _keys_of_unnamed() -> frozenset[str]:
    return frozenset(name_key(word) for word in _UNNAMED.split())
