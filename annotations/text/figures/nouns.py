"""The nouns that news texts count, by what they are, with plural, accusative and dual.

The dual of a noun is a number by itself (شهرين 2). It is read where it can be nothing else: without article
and not before another noun, which takes its ن; and not in ين where the plural is written alike (عسكريين).
(Wright, vol. I, on the dual and the sound plural.)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from annotations.text.figures.words import with_proclitics
from annotations.text.folding import folded

# A line: what is counted, then nouns as singular/plural[/plural…]. A star: the plural is in ون and ين.
_NOUNS = """
troops: جندي/جنود عسكري* مقاتل* عنصر/عناصر ضابط/ضباط مجند* /قوات /مارينز محارب* /عسكر مظلي*
contractors: متعاقد* متعهد*
advisers: مستشار* خبير/خبراء مدرب* /مستشاريين
bases: قاعدة/قواعد معسكر/معسكرات ثكنة/ثكنات
attacks: هجوم/هجمات هجمة/هجمات غارة/غارات ضربة/ضربات اعتداء/اعتداءات تفجير/تفجيرات انفجار/انفجارات طلعة/طلعات
attacks: استهداف/استهدافات
killed: قتيل/قتلى شهيد/شهداء ضحية/ضحايا وفاة/وفيات
wounded: جريح/جرحى مصاب* إصابة/إصابات
vehicles: آلية/آليات مركبة/مركبات عربة/عربات مدرعة/مدرعات دبابة/دبابات شاحنة/شاحنات سيارة/سيارات عجلة/عجلات
vehicles: حافلة/حافلات صهريج/صهاريج همر/همرات ناقلة/ناقلات جرافة/جرافات
aircraft: طائرة/طائرات مروحية/مروحيات مقاتلة/مقاتلات مسيرة/مسيرات قاذفة/قاذفات
period: يوم/أيام ليلة/ليال/ليالي أسبوع/أسابيع شهر/أشهر/شهور سنة/سنوات/سنين عام/أعوام عقد/عقود ساعة/ساعات
period: دقيقة/دقائق ثانية/ثوان/ثواني قرن/قرون
money: دولار/دولارات يورو دينار/دنانير جنيه/جنيهات ريال/ريالات درهم/دراهم ليرة/ليرات روبل/روبلات تومان
measure: كيلومتر/كيلومترات كيلو/كيلوات متر/أمتار ميل/أميال طن/أطنان كيلوغرام/كيلوغرامات كيلوجرام/كيلوجرامات
measure: برميل/براميل لتر/لترات هكتار/هكتارات دونم/دونمات ميغاواط قدم/أقدام درجة/درجات كلم كم كغم كلغ سم ملم
measure: ميجاواط فدان/أفدنة عقدة غيغاواط سنتيمتر/سنتيمترات
people: شخص/أشخاص فرد/أفراد مدني* مواطن* رجل/رجال امرأة/نساء طفل/أطفال عائلة/عائلات/عوائل أسرة/أسر لاجئ*
people: نازح* مهاجر* متظاهر* محتج* ناشط*/نشطاء صحفي* صحافي* موظف* عامل*/عمال مهندس* طالب/طلاب/طلبة نائب/نواب
people: عضو/أعضاء وزير/وزراء مسؤول* مرشح* معتقل* محتجز* سجين/سجناء أسير/أسرى رهينة/رهائن مسلح* إرهابي*
people: متطرف* مهاجم* انتحاري* مفقود* دبلوماسي* سائح/سياح ناخب* شرطي نسمة/نسمات مقيم* متمرد* متهم* مشتبه
people: طبيب/أطباء معلم* مدرس* قائد/قادة قيادي* جندية/جنديات شاب/شبان/شباب زائر/زوار حاج/حجاج راكب/ركاب /سكان
people: شخصية/شخصيات حارس/حراس سائق* مراقب* مفتش* مترجم* داعشي* طيار* بحار/بحارة
groups: دولة/دول بلد/بلدان حزب/أحزاب فصيل/فصائل كتلة/كتل لواء/ألوية فرقة/فرق كتيبة/كتائب فوج/أفواج سرية/سرايا
groups: وحدة/وحدات مجموعة/مجموعات تحالف/تحالفات شركة/شركات مصرف/مصارف منظمة/منظمات وكالة/وكالات طرف/أطراف
groups: ميليشيا/ميليشيات مليشيا/مليشيات جماعة/جماعات خلية/خلايا لجنة/لجان وفد/وفود قبيلة/قبائل عشيرة/عشائر
groups: مؤسسة/مؤسسات جامعة/جامعات هيئة/هيئات بعثة/بعثات وزارة/وزارات كيان/كيانات رتل/أرتال
places: مدينة/مدن قرية/قرى محافظة/محافظات منطقة/مناطق منزل/منازل بيت/بيوت مبنى/مبان/مباني مدرسة/مدارس
places: مستشفى/مستشفيات مخيم*/مخيمات مطار/مطارات ميناء/موانئ بئر/آبار حقل/حقول سد/سدود نقطة/نقاط معبر*/معابر
places: جسر/جسور طريق/طرق ولاية/ولايات مقر/مقرات/مقار موقع*/مواقع مركز/مراكز سجن/سجون مقبرة/مقابر نفق/أنفاق
places: أرض/أراض/أراضي مصنع/مصانع محطة/محطات سفارة/سفارات بلدة/بلدات حي/أحياء قضاء/أقضية ناحية/نواح/نواحي
places: برج/أبراج
arms: صاروخ/صواريخ قذيفة/قذائف قنبلة/قنابل عبوة/عبوات لغم/ألغام /أسلحة سفينة/سفن زورق/زوارق بارجة/بوارج
arms: غواصة/غواصات مدمرة/مدمرات فرقاطة/فرقاطات رصاصة/رصاصات منصة/منصات بندقية/بنادق مدفع/مدافع حزام/أحزمة
arms: حاملة/حاملات رأس/رؤوس قطعة/قطع منظومة/منظومات بطارية/بطاريات
things: مقعد/مقاعد صوت/أصوات مرة/مرات جولة/جولات جلسة/جلسات اجتماع/اجتماعات لقاء/لقاءات اتفاقية/اتفاقيات
things: قرار/قرارات
things: بند/بنود مرحلة/مراحل دفعة/دفعات حالة/حالات مصدر/مصادر مشروع/مشاريع وثيقة/وثائق كتاب/كتب فيلم/أفلام
things: هدف/أهداف جثة/جثث خطة/خطط محور/محاور حكم/أحكام تهمة/تهم قضية/قضايا سؤال/أسئلة تظاهرة/تظاهرات
things: مظاهرة/مظاهرات خطوة/خطوات سبب/أسباب شرط/شروط محاولة/محاولات حادث/حوادث حادثة/حوادث انتهاك/انتهاكات
things: تقرير/تقارير عملية/عمليات رحلة/رحلات /أضعاف مبادرة/مبادرات اتفاق/اتفاقات انتخاب/انتخابات صفقة/صفقات
things: عقوبة/عقوبات جائزة/جوائز ملف/ملفات بيان/بيانات رسالة/رسائل مقطع/مقاطع صورة/صور كلمة/كلمات لغة/لغات
things: وجبة/وجبات سلة/سلال جرعة/جرعات لقاح/لقاحات مادة/مواد لوحة/لوحات مليار شهادة/شهادات ورقة/أوراق
things: نوع/أنواع ضعف قسم/أقسام فئة/فئات عامل/عوامل مؤتمر/مؤتمرات قمة/قمم خبر/أخبار حاجز/حواجز عمود/أعمدة
"""
PEOPLE = frozenset({"troops", "contractors", "advisers", "people"})
_NO_DUALS = "بلدان ميلان عاملين بحران طنان معبران فرقان حالتين محافظين شرطين ملفان صورتان عقدان مصرفان"


class Noun(NamedTuple):
    """A counted noun as it is written. `is_definite` also of a noun with a pronoun (قواته)."""

    unit: str
    is_plural: bool
    is_definite: bool = False


def noun_of(word: str) -> Noun | None:
    """Return the counted noun that a folded word is: without proclitics, with or without the article."""
    nouns = _table()[0]
    found = nouns.get(word)
    if found is None and word.startswith("ال"):
        found = nouns.get(word[2:])
        return found._replace(is_definite=True) if found else None
    if found is None:
        for pronoun in ("ها", "هم", "نا", "ه"):
            if word.endswith(pronoun):
                found = nouns.get(word[: -len(pronoun)])
                return found._replace(is_definite=True) if found and found.is_plural else None
    return found


def dual_of(word: str) -> tuple[str, int] | None:
    """Return what a folded word says there are two of, and how many letters are proclitics («لشهرين» 1)."""
    return _table()[1].get(word)


def dual_words() -> Iterable[str]:
    """Return all duals that are read, folded, with proclitics."""
    return _table()[1]


@cache
def _table() -> tuple[dict[str, Noun], dict[str, tuple[str, int]]]:
    nouns: dict[str, Noun] = {}
    duals: dict[str, str] = {}
    for line in _NOUNS.strip().splitlines():
        unit, _, entries = line.partition(":")
        for entry in folded(entries).split():
            singular, *plurals = entry.split("/")
            is_sound = singular.endswith("*")
            singular = singular.rstrip("*")
            if is_sound:
                plurals += [singular + "ون", singular + "ين"]
            for plural in plurals:
                nouns.setdefault(plural, Noun(unit, True))
            if singular:
                for form in (singular, singular if singular.endswith("ه") else singular + "ا"):
                    nouns.setdefault(form, Noun(unit, False))
                stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
                duals.setdefault(stem + "ان", unit)
                if not is_sound:
                    duals.setdefault(stem + "ين", unit)
    for word in folded(_NO_DUALS).split():
        duals.pop(word, None)
    written: dict[str, tuple[str, int]] = {}
    for word, unit in duals.items():
        for form, before, is_definite in with_proclitics(word):
            if not is_definite:
                written.setdefault(form, (unit, before))
    return nouns, {word: found for word, found in written.items() if word not in nouns}
