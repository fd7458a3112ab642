from hypothesis import given
from hypothesis import strategies as st

from desktop.viewer.offsets import Positions

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
