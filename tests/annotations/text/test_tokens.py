from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from annotations.text.tokens import sentences, tokens
from tests.annotations.formats.sample import TEXTS

CASES = [
    pytest.param("القوات الأمريكيّة", ["القوات", "الأمريكيّة"], id="marks stay inside"),
    pytest.param("الجيشَ. ثم", ["الجيشَ", ".", "ثم"], id="full stop after a mark"),
    pytest.param("للقوات وبالعراق", ["للقوات", "وبالعراق"], id="clitics stay"),
    pytest.param("نوفمبر2021 و200", ["نوفمبر", "2021", "و", "200"], id="letters and digits part"),
    pytest.param("قاعدةAir إف 16″", ["قاعدة", "Air", "إف", "16", "″"], id="scripts part"),
    pytest.param("F16 B-52 Ba'ath", ["F16", "B", "-", "52", "Ba'ath"], id="latin"),
    pytest.param("60% ٪60 ٦٠٪", ["60%", "٪60", "٦٠٪"], id="percent"),
    pytest.param("2017/9/3 12-10 4,000 3.5", ["2017/9/3", "12-10", "4,000", "3.5"], id="numbers"),
    pytest.param("٣٬٥٠٠ ٣٫٥ 12:30", ["٣٬٥٠٠", "٣٫٥", "12:30"], id="arabic separators"),
    pytest.param("170، 1300.", ["170", "،", "1300", "."], id="a list of numbers"),
    pytest.param("سبتمبر/أيلول", ["سبتمبر", "/", "أيلول"], id="slash between words"),
    pytest.param("«داعش»، (بغداد)...", ["«", "داعش", "»", "،", "(", "بغداد", ")", "..."], id="signs"),
    pytest.param("أمـــريكا هٰذا ﻻ", ["أمـــريكا", "هٰذا", "ﻻ"], id="tatweel and ligature"),
    pytest.param(
        "\u200fقال\u200f می\u200cروم", ["\u200fقال\u200f", "می\u200cروم"], id="invisible characters"
    ),
    pytest.param("👨\u200d👩\u200d👧🇮🇶🇺🇸👍🏽❤️", ["👨\u200d👩\u200d👧", "🇮🇶", "🇺🇸", "👍🏽", "❤️"], id="emoji"),
    pytest.param("أ\u00a0ب\u2028ج\u0085د\u3000ه", ["أ", "ب", "ج", "د", "ه"], id="all white space parts"),
    pytest.param(" \n", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in tokens(text)] == expected


@given(text=TEXTS)
def test_tokens_hold_everything_but_white_space(text: str) -> None:
    found = tokens(text)
    assert "".join(text[t.start : t.end] for t in found) == "".join(text.split())
    assert all(text[t.start : t.end].split() == [text[t.start : t.end]] for t in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


SENTENCES = [
    pytest.param("قال أمس. وأضاف اليوم!", ["قال أمس.", "وأضاف اليوم!"], id="full stop"),
    pytest.param("لماذا؟ لأنه «قال.» ثم", ["لماذا؟", "لأنه «قال.»", "ثم"], id="closing quotes"),
    pytest.param("قال د. سامي وأ.د. هدى", ["قال د. سامي وأ.د. هدى"], id="abbreviations"),
    pytest.param("د. سامي", ["د. سامي"], id="abbreviation first"),
    pytest.param("قال سَن. ثم", ["قال سَن.", "ثم"], id="a letter after a mark is no abbreviation"),
    pytest.param("بلغ 3.5 في 2021. ثم", ["بلغ 3.5 في 2021.", "ثم"], id="decimal point"),
    pytest.param("Menu\n\nما\n", ["Menu", "ما"], id="lines"),
    pytest.param(" \n ", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(text=TEXTS)
def test_sentences_hold_whole_tokens(text: str) -> None:
    found = sentences(text)
    inside = [t for t in tokens(text) if any(s <= t.start and t.end <= e for s, e in found)]
    assert inside == tokens(text)


def test_the_samples(corpus: Path) -> None:
    for path in corpus.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "".join(text[s:e] for s, e in tokens(text)) == "".join(text.split())
