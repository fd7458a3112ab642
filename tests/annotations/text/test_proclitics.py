from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.boundaries import word_of
from annotations.text.folding import fold
from annotations.text.graphemes import grapheme_start
from annotations.text.proclitics import proclitic_starts
from annotations.text.quotes import is_quote
from tests.annotations.generated import anything

_NAMES = ["بغداد", "واشنطن", "أربيل", "أميركا", "إيران", "سوريا", "داعش", "فيكتوريا", "لبنان", "فرنسا", "بلد"]
_NAMES += ["سبايكر", "كردستان", "عين الأسد", "ريم", "سام"]
DECIDED = Path(__file__).parents[2] / "data" / "seed_proclitics.txt"
KNOWN = frozenset(fold(name).text for name in _NAMES).__contains__

SURE = """
ب|العراق و|العراق ف|العراق ك|العراق ل|التزام و|ب|العراق ف|ب|القوات و|ك|الذي ف|ك|العادة و|ل|التزام
و|للقوات ف|للجيش و|لله و|الله ب|الله و|الأب ب|الدم و|الآن و|آلاف ب|آلاف و|ألمانيا ل|ألمانيا و|إلى
ب|إدارة و|إعادة ل|إيران ك|إنذار ف|إن ل|واشنطن ب|بغداد و|بغداد و|ب|بغداد ف|ل|بغداد و|واشنطن ك|داعش ل|لبنان
و|لبنان ب|فرنسا و|ب|فرنسا ف|بلد و|كردستان ب|سبايكر ف|فيكتوريا و|أربيل
وَ|العراق وَ|بِ|العراقِ وَ|لِلقوات بِ|الْعِرَاقِ بـ|العراق بـــ|العراق ﺑ|ﺎﻟﻌﺮﺍﻕ
و|200 ب|60% وب|200 وبـ|200 بـ|3000 ف|٣٠٠ ل|٢٠٠٠ ب|F و|BBC لـ|NATO ب|الـ200 و|الـBBC
و|التركيز ف|الكاتب ب|الغرب ك|القوات ب|الغاز و|الديمقراطية و|الديون و|الاستقرار ب|البالون ف|الفيروس ب|الوعود
"""

OWN = """
والد والدة والده والدها والدهم والدته والدتهما والدي والديه والدين والدان والي والى واليا والاس والتر والتز
والت وكالة وكالات وكالته وكالتي والوني وليد وائل وزارة واسط واسعة وادي وفد وفق واشنطن
فالح فالق فالس فالون فالكون فالكاو فالنسيا فالنتاين فاليري فلسطين فرنسا فريق فصائل فيلق فلل فلول
بالغ بالغة بالغين بالغوا وبالغ وبالغت بالون بالونات بالستي بالستية باليستية بالي باليه بالتيمور بالفور بالوعة
بلد بلدة بلجيكا بريطانيا بغداد بغدادوواشنطن بنتاغون باريس بابل بسام بيت بل
لبنان لندن ليبيا لجنة لواء لالش لاليغا للقوات للجيش لله لن لكن
كالن كالفير كالي كاليفورنيا كالاس كالاشنيكوف كاليبر كالسيوم كالت كتلة كريم كركوك كتائب كوريا كما كان
ستنسحب سيخفض سيناء العراق قوات أمريكا في 2000 BBC ووالدته فوالده وللد
"""


def parted(word: str) -> str:
    starts = proclitic_starts(word, 0, len(word), KNOWN)
    assert starts[0] == 0
    return "".join("|" * (place in starts[1:]) + letter for place, letter in enumerate(word))


@pytest.mark.parametrize("expected", SURE.split())
def test_a_sure_proclitic_is_offered(expected: str) -> None:
    assert parted(expected.replace("|", "")) == expected


@pytest.mark.parametrize("word", OWN.split())
def test_a_word_keeps_its_own_letters(word: str) -> None:
    assert parted(word) == word


def test_every_such_word_of_the_samples(corpus: Path) -> None:
    """The file was read word by word; it also says what stays whole, such as واشنطن, بالغة and كالفير."""
    decided = DECIDED.read_text(encoding="utf-8").split()
    found: set[str] = set()
    for path in corpus.glob("*.txt"):
        found |= set(re.findall(r"(?<!\w)[وفبلك][\w\u064b-\u0652\u0670]*", path.read_text(encoding="utf-8")))
    assert found == {word.replace("|", "") for word in decided}
    assert [parted(word.replace("|", "")) for word in decided] == decided


def test_without_knowledge_only_spelling_counts() -> None:
    assert proclitic_starts("لواشنطن", 0, 7) == (0,)
    assert proclitic_starts("بالعراق", 0, 7) == (0, 1)


PHRASES = [
    pytest.param("وعين الأسد", 0, (0, 1), id="a name of two words"),
    pytest.param("وعين الأسد", 1, (0, 1), id="from after the proclitic"),
    pytest.param("و200 جندي", 1, (0, 1), id="from the digits"),
    pytest.param('و"الجيش" قال', 0, (0, 1), id="a name in quotes"),
    pytest.param("و«الجيش» قال", 1, (0, 1), id="from the quote"),
    pytest.param("لـ(بنتاغون)", 0, (0, 2), id="brackets"),
    pytest.param("بـF-16", 0, (0, 2), id="latin with a hyphen"),
    pytest.param("بغدادوواشنطن", 5, (5, 6), id="from inside a glued word"),
    pytest.param("بغدادوواشنطن", 6, (6,), id="the second half of a glued word"),
    pytest.param("قال: «", 5, (5,), id="a sign"),
    pytest.param("العراق", 6, (6,), id="at the end"),
]


@pytest.mark.parametrize(("text", "start", "expected"), PHRASES)
def test_the_beginnings_of_a_phrase(text: str, start: int, expected: tuple[int, ...]) -> None:
    assert proclitic_starts(text, start, len(text), KNOWN) == expected


def test_a_quote_that_closes_outside_is_left_out() -> None:
    assert proclitic_starts("و«الجيش العراقي»", 0, 7) == (0, 2)
    assert proclitic_starts("و«الجيش العراقي»", 2, 7) == (0, 2)


def test_the_end_bounds_the_word() -> None:
    assert proclitic_starts("ببغدادوواشنطن", 0, 6, KNOWN) == (0, 1)
    assert proclitic_starts("ببغدادوواشنطن", 0, 13, KNOWN) == (0,)


def even(name: str) -> bool:
    return len(name) % 2 == 0


@given(text=st.one_of(anything, st.text('والفبكلدغن سـَ2A«"»', max_size=20)), data=st.data())
def test_beginnings_lie_in_the_word_and_cut_no_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    starts = proclitic_starts(text, start, end, even)
    assert list(starts) == sorted(set(starts))
    assert all(place <= start or place < end for place in starts)
    assert all(grapheme_start(text, place) == place for place in starts[1:])
    whole_word = word_of(text, starts[0], starts[0])[0] == starts[0]
    if start in starts and whole_word and not any(map(is_quote, text)):
        assert all(proclitic_starts(text, place, end, even) == starts for place in starts)
