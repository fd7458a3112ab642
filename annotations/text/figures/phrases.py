"""What belongs to a number: percent signs, the counted noun with its adjectives, the noun named before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotations.text.figures.adjectives import after_adjectives, is_nation
from annotations.text.figures.figure import Kind
from annotations.text.figures.grammar import Amount
from annotations.text.figures.nouns import noun_of
from annotations.text.figures.numerals import numeral
from annotations.text.figures.words import Words, bare, word_set

_HUNDRED = word_set("المئة المائة الماية المية مئة مائة")
_IN_HUNDRED = word_set("بالمئة بالمائة بالماية بالمية")
_NUMBER_OF = word_set("عدد عديد أعداد تعداد مجموع إجمالي عددهم عددها حجم")
_KILLED = word_set("مقتل قتل مصرع استشهاد قتلت قتلوا قضى سقوط استشهد ومقتل بمقتل لمقتل وقتل قتلى فقتل أودت")
_WOUNDED = word_set("إصابة أصيب جرح وأصيب وإصابة بإصابة وجرح وجرح أصابت جرحوا وبإصابة بجرح أصيبت")
# Second nouns of a fixed pair, without article: رجال أمن, سيارات إسعاف.
_SECOND_NOUNS = word_set(
    "أمن شرطة إسعاف كاتيوشا استطلاع دعم مراقبة تفتيش إطفاء نقل جيش مشاة حرس حدود هاون غراد كروز استشارة "
    "شحن حرب حربية "
    "دفع نفط غاز مياه قتال صف إغاثة إعلام نووية أسلحة عمل"
)
_OTHERS = word_set("آخرين آخرون آخران")
_NOT_OF_PARTS = word_set("نهائي حول خلال داخل خارج ضمن تحت فوق أمام عند بعد قبل لدى منذ حتى على إلى")
_BROKEN_PLURAL = re.compile(r"ا\w{2}ا\w|م\wا\w{2,3}|\wوا\w{2,3}|\w{2}اي\w")
_SHORTEST_NOUN = 4
_NO_NOUNS = word_set(
    "عندما بعدما حينما كلما بينما فيما مما ربما مثلما طالما هكذا أيضا حاليا سابقا لاحقا غالبا تقريبا دائما"
)
_FARTHEST = 8
_STOPS = frozenset(".،,؛;:!؟?")


class Counted(NamedTuple):
    """Where the counted noun ends, and what it is; `is_there` is False without one."""

    stop: int
    unit: str = ""
    is_there: bool = False


def after_percent(words: Words, index: int) -> int:
    """Return where a percent sign at an index ends, or «في المئة»; the index if there is none."""
    word = words.next(index)
    if word == "%" or word in _IN_HUNDRED:
        return index + 1
    if word == "في" and words.next(index + 1) in _HUNDRED:
        return index + 2
    if word == "نقطه" and words.next(index + 1) == "ميويه":
        return index + 2
    return index


def counted_after(words: Words, index: int, amount: Amount) -> Counted:
    """Return the counted noun that begins at an index, with its adjectives."""
    word = words.next(index)
    if not word or not word.isalpha():
        return Counted(index)
    if word == "من":
        return _of_a_whole(words, index, amount)
    noun = noun_of(word)
    takes_article = amount.kind in (Kind.VAGUE, Kind.FRACTION)
    if noun is not None and (takes_article or not noun.is_definite):
        stop = index + 1
        definite = noun.is_definite and word.startswith("ال")
        if not noun.is_definite:
            following = words.next(stop)
            if following in _SECOND_NOUNS:
                stop += 1
            elif takes_article and noun.is_plural and following.startswith("ال"):
                stop, definite = stop + 1, True
        return Counted(after_adjectives(words, stop, definite=definite), noun.unit, True)
    if is_nation(word) or word in _OTHERS:
        return Counted(after_adjectives(words, index + 1, definite=False), "", True)
    if amount.kind is Kind.VAGUE and word.startswith("ال") and numeral(word) is None:
        return Counted(after_adjectives(words, index + 1, definite=True), "other", True)
    if amount.kind is Kind.FRACTION and words.next(index + 1).startswith("ال") and _may_be_noun(word):
        return Counted(after_adjectives(words, index + 2, definite=True), "other", True)
    if _looks_counted(words, index, amount):
        return Counted(after_adjectives(words, index + 1, definite=False), "other", True)
    return Counted(index)


def _of_a_whole(words: Words, index: int, amount: Amount) -> Counted:
    """Return «من جنود التحالف», «من القوات الأمريكية»: the whole of which so many are counted."""
    word = words.next(index + 1)
    noun = noun_of(word)
    if noun is None or not (noun.is_definite or noun.is_plural):
        if amount.kind is Kind.VAGUE and word.startswith("ال") and len(word) > 4:
            return Counted(after_adjectives(words, index + 2, definite=True), "other", True)
        return Counted(index)
    if noun.unit == "period" and amount.kind is not Kind.VAGUE:
        return Counted(index)
    stop = index + 2
    definite = noun.is_definite
    if not definite and words.next(stop).startswith("ال"):
        stop, definite = stop + 1, True
    return Counted(after_adjectives(words, stop, definite=definite), noun.unit, True)


def _may_be_noun(word: str) -> bool:
    """Say whether a word without article may be what a part is of: «ثلثي مساحة العراق»."""
    return len(word) > 3 and not word.startswith("ال") and word not in _NOT_OF_PARTS and not numeral(word)


def _looks_counted(words: Words, index: int, amount: Amount) -> bool:
    """Say whether an unknown word has the form in which its number asks for the noun.

    Three to ten take a plural, eleven to ninety-nine an accusative, hundreds a genitive (Wright, vol. II).
    The last is told from a verb only where it ends in ta marbuta.
    """
    word, raw = words.at(index), words.raw(index)
    if (
        len(word) < _SHORTEST_NOUN
        or word.startswith("ال")
        or numeral(word)
        or not isinstance(amount.value, int)
    ):
        return False
    if word[0] in "وفبلك" and bare(word) != word:
        return False
    rest = amount.value % 100
    if raw.endswith("ة"):
        return amount.value > 10
    if 3 <= rest <= 10:
        return word.endswith("ات") or bool(_BROKEN_PLURAL.fullmatch(word))
    return (
        11 <= rest <= 99 and word.endswith("ا") and not word.endswith(("نا", "ها")) and word not in _NO_NOUNS
    )


def unit_before(words: Words, index: int) -> str:
    """Return what «عدد القوات … 3800» counts: the noun after the word for number, in the same clause."""
    for at in range(index - 1, max(index - _FARTHEST, -1), -1):
        word = words.at(at)
        if word in _STOPS or not words.follows(at + 1):
            return ""
        noun = noun_of(words.at(at + 1)) if at + 1 < index else None
        if noun and (word in _NUMBER_OF or (word[:1] in "وبلف" and word[1:] in _NUMBER_OF)):
            return noun.unit
    return ""


def harm_before(words: Words, index: int) -> str:
    """Return ``killed`` or ``wounded`` where the word before a number says so, else an empty string."""
    word = words.before(index)
    if word in _KILLED:
        return "killed"
    return "wounded" if word in _WOUNDED else ""
