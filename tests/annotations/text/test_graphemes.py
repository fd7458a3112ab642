from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.graphemes import grapheme_end, grapheme_start, next_grapheme, previous_grapheme
from tests.annotations.generated import TEXT, anything

CASES = [
    pytest.param("قَدَّمَ", ["قَ", "دَّ", "مَ"], id="letters with marks"),
    pytest.param("لا ﻻ", ["ل", "ا", " ", "ﻻ"], id="lam-alef"),
    pytest.param("می\u200cروم", ["م", "ی\u200c", "ر", "و", "م"], id="joiner"),
    pytest.param("ا\u200fب", ["ا", "\u200f", "ب"], id="direction mark"),
    pytest.param("👨\u200d👩\u200d👧🇮🇶🇺🇸👍🏽", ["👨\u200d👩\u200d👧", "🇮🇶", "🇺🇸", "👍🏽"], id="emoji"),
    pytest.param("1\ufe0f\u20e3e\u0301", ["1\ufe0f\u20e3", "e\u0301"], id="keycap and accent"),
    pytest.param("\u06002021", ["\u06002", "0", "2", "1"], id="arabic number sign"),
    pytest.param("\r\n\n\u064e", ["\r\n", "\n", "\u064e"], id="lines"),
    pytest.param("שָׁל", ["שָׁ", "ל"], id="hebrew points"),
]


@pytest.mark.parametrize(("text", "graphemes"), CASES)
def test_steps_go_over_whole_graphemes(text: str, graphemes: list[str]) -> None:
    edges = [0]
    while edges[-1] < len(text):
        edges.append(next_grapheme(text, edges[-1]))
    assert [text[start:end] for start, end in pairwise(edges)] == graphemes
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_grapheme(text, back[-1]))
    assert back[::-1] == edges


TEXTS = st.one_of(anything, st.text("اَّلـ\u200c\u200d👨👩🇮🇶🏽\ufe0f \u0600\r\n1e\u0301\u200f؟", max_size=30))


@given(text=TEXTS)
def test_edges_are_those_of_unicode(text: str) -> None:
    edges = [0, *(match.end() for match in regex.finditer(r"\X", text))]
    for offset in range(len(text) + 1):
        assert grapheme_start(text, offset) == max(edge for edge in edges if edge <= offset)
        assert grapheme_end(text, offset) == min(edge for edge in edges if edge >= offset)
        assert next_grapheme(text, offset) == min((e for e in edges if e > offset), default=len(text))
        assert previous_grapheme(text, offset) == max((e for e in edges if e < offset), default=0)


def test_a_heap_of_marks_costs_no_more_than_its_neighbourhood() -> None:
    text = "ا" + "\u064e" * 100_000 + TEXT
    assert grapheme_end(text, 50_000) - grapheme_start(text, 50_000) < 10_000
    assert grapheme_start(text, 3) == 0
