import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.characters import bidi_controls
from desktop.viewer.offsets import Positions
from desktop.viewer.reading import left_out

TEXT = st.text(st.sampled_from("اب ج😀𝒜a1\u0651\u200f"), max_size=60)


@given(TEXT, TEXT, st.sampled_from(["", "\u061c"]))
def test_every_offset_survives_the_way_to_qt_and_back(before: str, piece: str, prefix: str) -> None:
    positions = Positions(before + piece, len(before), len(before + piece), prefix)
    for offset in range(len(before), len(before + piece) + 1):
        assert positions.offset(positions.position(offset)) == offset


@given(TEXT)
def test_a_position_counts_utf_16(text: str) -> None:
    positions = Positions(text, 0, len(text))
    for offset in range(len(text) + 1):
        assert positions.position(offset) == len(text[:offset].encode("utf-16-le")) // 2


def test_the_middle_of_a_pair_counts_as_its_start() -> None:
    assert Positions("ا😀ب", 0, 3).offset(2) == 1


def test_a_leading_byte_order_mark_is_stood_in_for() -> None:
    for mark in "\ufeff\ufffe":
        positions = Positions(mark + "سلام", 0, 5)
        assert len(positions.qt_text) == 5
        assert positions.qt_text[0] == "\u200b"
        assert positions.offset(3) == 3


def test_a_tab_is_shown_as_a_space() -> None:
    assert "\t" not in Positions("ا\tب", 0, 3).qt_text


def test_a_soft_hyphen_and_a_word_joiner_neither_break_nor_part_a_word() -> None:
    assert Positions("ك\u00adت\u2060ب", 0, 5).qt_text == "ك\ufeffت\ufeffب"


MARKED = st.text(st.sampled_from("ابل 😀1َُّّـٰ"), min_size=1, max_size=60)


@given(MARKED, MARKED, st.sampled_from(["", "\u061c"]))
def test_a_hidden_character_belongs_to_the_letter_before_it(before: str, piece: str, prefix: str) -> None:
    start, end = len(before), len(before + piece)
    hidden = left_out(before + piece, start, end)
    positions = Positions(before + piece, start, end, prefix, hidden)
    shown = [offset for offset in range(start, end) if offset not in hidden]
    if not shown:
        assert len(positions.qt_text) == len(prefix) + 1
        shown = [start]
    else:
        assert positions.qt_text == prefix + "".join((before + piece)[offset] for offset in shown)
    for offset in range(start, end):
        letter = max((place for place in shown if place <= offset), default=shown[0])
        assert positions.position(offset) == positions.position(letter)
        assert positions.offset(positions.position(offset)) == (start if letter == shown[0] else letter)
    assert positions.offset(len(positions.qt_text.encode("utf-16-le")) // 2) == end


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("السَّلَامُ عَلَيْكُمْ", "السلام عليكم", id="tashkeel"),
        pytest.param("هـٰذا", "هذا", id="superscript alef on a tatweel"),
        pytest.param("الرئيـــس", "الرئيس", id="tatweel between letters"),
        pytest.param("مـَـــُن", "من", id="marks on tatweel"),
        pytest.param("عام 1440 هـ", "عام 1440 هـ", id="tatweel that makes an initial form"),
        pytest.param("ـــــ", "ـــــ", id="a rule of tatweel"),
        pytest.param(
            "ا\u0653ل ا\u0654 و\u0654 ي\u0654 ا\u0655", "ا\u0653ل ا\u0654 و\u0654 ي\u0654 ا\u0655", id="hamza"
        ),
        pytest.param("آأؤإئ", "آأؤإئ", id="letters with hamza"),
        pytest.param("ٱلرَّحۡمَٰنِ ۖ ۝ ۞", "ٱلرحمن  ۝ ۞", id="signs of the Quran"),
        pytest.param("e\u0301 שָׁלוֹם", "e\u0301 שָׁלוֹם", id="marks of other scripts"),
    ],
)
def test_what_reading_mode_shows(text: str, shown: str) -> None:
    hidden = left_out(text, 0, len(text))
    assert "".join(letter for offset, letter in enumerate(text) if offset not in hidden) == shown


def test_bidi_controls_are_counted() -> None:
    assert bidi_controls("سلام\u200c 12\u00a0%") == 0
    assert bidi_controls("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") == 12
