from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotations.text.boundaries import (
    end_earlier,
    end_later,
    next_word,
    next_word_end,
    previous_word,
    sentence_at,
    snapped,
    start_earlier,
    start_later,
    trimmed,
    word_at,
    word_of,
)
from annotations.text.graphemes import grapheme_end, grapheme_start
from annotations.text.proclitics import proclitic_starts
from tests.annotations.generated import TEXT, anything

TRICKY = json.loads((Path(__file__).parents[2] / "data" / "tricky_spans.json").read_text(encoding="utf-8"))
SIGNS = "«»“”\"'()[].،؛:؟!… \n\u00a0\u200f\u200c\u064eابوال123%″-+$F🇮🇶👍🏽ש"
TEXTS = st.one_of(anything, st.just(TEXT), st.text(SIGNS, max_size=40))


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("القوات الأمريكية", 3, "القوات"),
        ("القوات الأمريكية", 6, "القوات"),
        ("القوات الأمريكية", 7, "الأمريكية"),
        ("«بنتاغون»، أمس", 1, "بنتاغون"),
        ('قاعدة "بلد"', 8, "بلد"),
        ("الأمريكيّة.", 2, "الأمريكيّة"),
        ("نوفمبر2021", 2, "نوفمبر"),
        ("نوفمبر2021", 6, "2021"),
        ("و200 من", 2, "200"),
        ("بنسبة 60% فقط", 7, "60%"),
        ("شاشة 16″ فقط", 6, "16″"),
        ("שָׁלוֹם هنا", 1, "שָׁלוֹם"),
        ("ال\u200bعراق", 1, "ال\u200bعراق"),
        ("نحو 3.5 مليون", 4, "3.5"),
        ("سبتمبر/أيلول", 8, "أيلول"),
        ("طائرة F-16 هنا", 6, "F-16"),
        ("Menuقائمة", 4, "قائمة"),
        ("می\u200cروم", 0, "می\u200cروم"),
    ],
)
def test_a_word_has_no_punctuation_at_its_edges(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_between_spaces_there_is_no_word() -> None:
    assert word_at("ا  ب", 2) == (3, 4) or word_at("ا  ب", 2) == (2, 2)
    assert word_at("،  ،", 1) == (1, 1)
    assert word_at("", 0) == (0, 0)


def test_steps_from_word_to_word() -> None:
    text = "قال: «القوات» 4000 جندي"
    starts = [0, 6, 14, 19]
    assert [next_word(text, start) for start in starts] == [6, 14, 19, len(text)]
    assert [previous_word(text, place) for place in (len(text), 19, 14, 6, 2)] == [19, 14, 6, 0, 0]


def test_steps_over_a_long_gap() -> None:
    text = "اب" + " " * 2000 + "جد"
    assert next_word(text, 0) == 2002
    assert previous_word(text, 2002) == 0


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [
        ("أولا. ثانيا؟ ثالثا", 0, "أولا."),
        ("أولا. ثانيا؟ ثالثا", 8, "ثانيا؟"),
        ("أولا. ثانيا؟ ثالثا", 14, "ثالثا"),
        ("قال 3.5 مليون. نعم", 5, "قال 3.5 مليون."),
        ('قال: "لا." ثم ذهب.', 3, 'قال: "لا."'),
        ("بلا نقطة", 8, "بلا نقطة"),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, offset: int, sentence: str) -> None:
    start, end = sentence_at(text, offset, (0, len(text)))
    assert text[start:end] == sentence


def taken(text: str) -> tuple[str, int, int]:
    """Return a text without its two bars, and where they stood."""
    before, inside, after = text.split("|")
    return before + inside + after, len(before), len(before) + len(inside)


SNAPPED = [
    pytest.param("القوا|ت الأمر|يكية", "القوات الأمريكية", id="whole words"),
    pytest.param("قال| الجيش، |ثم", "الجيش", id="comma and spaces"),
    pytest.param("|الجيش.|", "الجيش", id="full stop"),
    pytest.param("هل |انسحبوا؟!| نعم", "انسحبوا", id="question and exclamation"),
    pytest.param("|: الجيش؛|", "الجيش", id="colon and semicolon"),
    pytest.param('قا|عدة "بل|د" شمال', 'قاعدة "بلد"', id="the closing quote comes along"),
    pytest.param('قاعدة "ب|لد" شم|ال', '"بلد" شمال', id="the opening quote comes along"),
    pytest.param("داخل |«الإطار التنسيقي»|، أن", "«الإطار التنسيقي»", id="a pair that was touched"),
    pytest.param("داخل |«الإطار التنسيق|ي»", "الإطار التنسيقي", id="one of a pair was touched"),
    pytest.param("وزارة الد|فاع «بنتاغ|ون»، قالت", "الدفاع «بنتاغون»", id="guillemets"),
    pytest.param("وزارة الد|فاع »بنتاغ|ون«، قالت", "الدفاع »بنتاغون«", id="guillemets the other way round"),
    pytest.param("الد|فاع “بنتاغ|ون”", "الدفاع “بنتاغون”", id="curly quotes"),
    pytest.param("الد|فاع (بنتاغ|ون)،", "الدفاع (بنتاغون)", id="brackets"),
    pytest.param("الد|فاع « بنتاغ|ون »", "الدفاع « بنتاغون »", id="quotes with spaces inside"),
    pytest.param('|("بلد").|', '("بلد")', id="nested pairs"),
    pytest.param('|"التاج" شمال، "النصر"| غرب', '"التاج" شمال، "النصر"', id="two pairs"),
    pytest.param('قاعدة |"التاج|" شمال "النصر"', "التاج", id="no partner from the next name"),
    pytest.param('قال: |"لن نبقى."| ثم', '"لن نبقى."', id="the full stop inside the quotes"),
    pytest.param('لطائرات |"إف 16″|، قاعدة', "إف 16″", id="a quote whose partner is mistyped"),
    pytest.param("|٪60| و", "٪60", id="percent before the number"),
    pytest.param("من |-5 إلى +7,| درجة", "-5 إلى +7", id="signs of numbers"),
    pytest.param("12|-1|0", "10", id="a hyphen between numbers is no sign"),
    pytest.param("بلغ |5$.|", "5$", id="currency"),
    pytest.param("في العرا|ق 🇮🇶|! نعم", "العراق 🇮🇶", id="emoji"),
    pytest.param("نوف|مبر|2021", "نوفمبر", id="letters glued to digits"),
    pytest.param("و|200 م|ن", "200 من", id="digits glued to a proclitic"),
    pytest.param("طائرة F|-|16 هنا", "F-16", id="a hyphen inside a word"),
    pytest.param("الأمريكيّ|ةَ| هنا", "الأمريكيّةَ", id="tashkeel"),
    pytest.param("\u200fال|عراق\u200f| هنا", "العراق", id="invisible marks"),
    pytest.param("ما |؟! |قال", "؟!", id="nothing but signs"),
    pytest.param("ما|  |قال", "", id="nothing but space"),
    pytest.param("ما||قال", "", id="nothing"),
]


@pytest.mark.parametrize(("extent", "expected"), SNAPPED)
def test_a_sloppy_extent_becomes_whole_words(extent: str, expected: str) -> None:
    text, start, end = taken(extent)
    start, end = snapped(text, start, end)
    assert text[start:end] == expected


TRIMMED = [
    pytest.param("القوا|ت الأمر|يكية", "ت الأمر", id="no whole words"),
    pytest.param('قا|عدة "بلد|"', 'عدة "بلد', id="no quote from outside"),
    pytest.param("|، «بلد»،|", "«بلد»", id="pairs stay"),
    pytest.param("|«بلد، |شمال»", "بلد", id="a single quote goes"),
    pytest.param("ق|َدَّم|", "قَدَّم", id="the rest of a letter"),
    pytest.param("|\u200f \u00a0|", "", id="nothing to see"),
]


@pytest.mark.parametrize(("extent", "expected"), TRIMMED)
def test_edges_are_trimmed(extent: str, expected: str) -> None:
    text, start, end = taken(extent)
    start, end = trimmed(text, start, end)
    assert text[start:end] == expected


GLUED = {
    2: "end",
    4: "end",
    5: "start",
    6: "end",
    43: "start",
    45: "start",
    50: "start",
    65: "start",
    66: "start",
}
"""Rows that begin or end inside a word: glued words, and a proclitic that spelling alone does not betray."""


@pytest.mark.parametrize("row", TRICKY, ids=[str(row["n"]) for row in TRICKY])
def test_a_careless_drag_gives_the_tricky_span(corpus: Path, row: dict[str, str | int]) -> None:
    text = (corpus / str(row["article"])).read_text(encoding="utf-8")
    start, end = int(row["start"]), int(row["end"])
    first, last = word_of(text, start, start + 1), word_of(text, end - 1, end)
    pressed = min(sum(first) // 2, end - 1) if first[0] == start else start
    released = max(last[0] + 1, pressed + 1) if last[1] == end else end
    place = snapped(text, pressed, released)
    if row["n"] in GLUED:
        assert place != (start, end)
        assert place[GLUED[row["n"]] == "start"] == (start, end)[GLUED[row["n"]] == "start"]
        place = by_letters(text, place, (start, end))
    assert text[slice(*place)] == row["text"]


def by_letters(text: str, place: tuple[int, int], wanted: tuple[int, int]) -> tuple[int, int]:
    while place[0] < wanted[0]:
        place = start_later(text, *place, by_letter=True)
    while place[1] > wanted[1]:
        place = end_earlier(text, *place, by_letter=True)
    return place


def test_known_names_free_the_rows_with_a_proclitic(corpus: Path) -> None:
    known = {"عين الاسد", "اربيل", "قاعده فيكتوريا"}
    for row in TRICKY:
        if row["n"] in (43, 45, 66):
            text = (corpus / row["article"]).read_text(encoding="utf-8")
            start, end = snapped(text, row["start"], row["end"])
            assert proclitic_starts(text, start, end, known.__contains__) == (start, row["start"])


Move = Callable[[str, int, int, bool], tuple[int, int]]
MOVES = [
    pytest.param(start_earlier, "قال الجيش |العراقي| إن", ["الجيش العراقي", "قال الجيش العراقي"], id="start"),
    pytest.param(start_earlier, "قال الج|يش| إن", ["الجيش", "قال الجيش"], id="start completes a word"),
    pytest.param(
        start_earlier, 'قاعدة "بلد" |شمال|', ['"بلد" شمال', 'قاعدة "بلد" شمال'], id="start and quotes"
    ),
    pytest.param(start_earlier, "، |قال| إن", ["قال"], id="start at the first word"),
    pytest.param(start_later, "|قال الجيش إن|", ["الجيش إن", "إن", "إن"], id="start leaves words"),
    pytest.param(start_later, "ق|ال الجيش| إن", ["الجيش", "الجيش"], id="start leaves the rest of a word"),
    pytest.param(start_later, '|"بلد" شمال|', ["شمال", "شمال"], id="start leaves a quoted word"),
    pytest.param(start_later, "|نوفمبر2021|", ["2021", "2021"], id="start parts letters and digits"),
    pytest.param(end_later, "قال |الجيش| العراقي، إن", ["الجيش العراقي", "الجيش العراقي، إن"], id="end"),
    pytest.param(end_later, "|الج|يش إن", ["الجيش", "الجيش إن"], id="end completes a word"),
    pytest.param(end_later, '|قاعدة| "بلد" شمال', ['قاعدة "بلد"', 'قاعدة "بلد" شمال'], id="end and quotes"),
    pytest.param(end_later, "|[|0\u200c", ["0\u200c"], id="end and a joiner"),
    pytest.param(end_later, "|نوفمبر|2021", ["نوفمبر2021", "نوفمبر2021"], id="end joins letters and digits"),
    pytest.param(end_earlier, "|قال الجيش، إن|", ["قال الجيش", "قال", "قال"], id="end leaves words"),
    pytest.param(end_earlier, "|قال الج|يش", ["قال", "قال"], id="end leaves the rest of a word"),
    pytest.param(end_earlier, '|قاعدة "بلد"| شمال', ["قاعدة", "قاعدة"], id="end leaves a quoted word"),
]


@pytest.mark.parametrize(("move", "extent", "expected"), MOVES)
def test_edges_move_by_words(move: Move, extent: str, expected: list[str]) -> None:
    text, start, end = taken(extent)
    for piece in expected:
        start, end = move(text, start, end, False)
        assert text[start:end] == piece


LETTERS = [
    pytest.param(start_earlier, "قَدَّ|م|", ["دَّم", "قَدَّم", "قَدَّم"], id="start"),
    pytest.param(start_later, "|دَّم|", ["م", "م"], id="start leaves a letter with its marks"),
    pytest.param(end_later, "|ق|َدَّم", ["قَ", "قَدَّ"], id="end"),
    pytest.param(end_earlier, "|قَدَّ|م", ["قَ", "قَ"], id="end leaves a letter with its marks"),
    pytest.param(end_earlier, "|بغداد|وواشنطن", ["بغدا"], id="inside a glued word"),
    pytest.param(end_later, "|في| 🇮🇶🇺🇸", ["في ", "في 🇮🇶", "في 🇮🇶🇺🇸"], id="flags"),
]


@pytest.mark.parametrize(("move", "extent", "expected"), LETTERS)
def test_edges_move_by_letters(move: Move, extent: str, expected: list[str]) -> None:
    text, start, end = taken(extent)
    for piece in expected:
        start, end = move(text, start, end, True)
        assert text[start:end] == piece


@st.composite
def extents(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(extent=extents())
def test_snapping_settles_at_once_and_cuts_no_grapheme(extent: tuple[str, int, int]) -> None:
    text, start, end = extent
    for rule in (snapped, trimmed):
        place = rule(text, start, end)
        assert 0 <= place[0] <= place[1] <= len(text)
        assert rule(text, *place) == place
        assert place == (grapheme_start(text, place[0]), grapheme_end(text, place[1]))
        assert not any(edge.isspace() for edge in text[slice(*place)][:1])


@given(extent=extents())
def test_trimming_takes_in_nothing_but_the_rest_of_a_letter(extent: tuple[str, int, int]) -> None:
    text, start, end = extent
    first, last = trimmed(text, start, end)
    assert grapheme_start(text, start) <= first <= last <= grapheme_end(text, end)


@given(extent=extents(), by_letter=st.booleans())
def test_moved_edges_stay_in_the_text_and_whole(extent: tuple[str, int, int], by_letter: bool) -> None:
    text, start, end = extent
    start, end = grapheme_start(text, start), grapheme_end(text, end)
    for move, grows in ((start_earlier, True), (start_later, False), (end_earlier, False), (end_later, True)):
        place = move(text, start, end, by_letter)
        assert 0 <= place[0] < place[1] <= len(text)
        assert place == (grapheme_start(text, place[0]), grapheme_end(text, place[1]))
        assert by_letter or place == (start, end) or not (text[place[0]] + text[place[1] - 1]).isspace()
        if by_letter:
            assert place == (start, end) or (place[1] - place[0] > end - start) == grows


@given(extent=extents())
def test_a_step_by_letter_and_back_changes_nothing(extent: tuple[str, int, int]) -> None:
    text, start, end = extent
    place = grapheme_start(text, start), grapheme_end(text, end)
    for there, back in ((start_earlier, start_later), (end_later, end_earlier)):
        moved = there(text, *place, by_letter=True)
        assert moved == place or back(text, *moved, by_letter=True) == place


@given(data=st.data())
def test_a_step_by_word_and_back_changes_nothing(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.text("اَبوال2F", min_size=1, max_size=5), min_size=1, max_size=8))
    text = data.draw(st.sampled_from([" ", "، ", ". ", "\n"])).join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    place = snapped(text, start, data.draw(st.integers(start + 1, len(text))))
    assume(any(letter.isalnum() for letter in text[slice(*place)]))
    for there, back in ((start_earlier, start_later), (end_later, end_earlier)):
        moved = there(text, *place)
        assert moved == place or back(text, *moved) == place


def test_the_end_of_the_next_word() -> None:
    assert [next_word_end("قال نعم.", offset) for offset in (0, 1, 3, 4, 7, 8)] == [3, 3, 7, 7, None, None]
