import sys
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words
from pyarabic.number import number2text

from annotations.text.figures import read_figures, read_other
from annotations.text.figures.digits import value_of

written_by_num2words = partial(num2words, lang="ar")


def num2words_is_wrong(words: str) -> bool:
    """Say whether num2words wrote no Arabic number.

    It leaves a 2,000 or 2,000,000 at the end without its ن though no noun follows («ألفا»), and writes
    numbers with a one before a scale as two numbers: 601,016 as «ستمائة و ألف ألف و ستة عشر».
    """
    parts = words.split()
    return parts[-1] in {"ألفا", "مليونا"} or any(pair in words for pair in ("ألف ألف", "مليون مليون"))


@given(st.integers(0, 10**9))
@example(18)
@example(200_000)
@example(10**9)
def test_numbers_in_pyarabics_words_are_read_back(number: int):
    words = number2text(number)
    (figure,) = read_figures(words)
    assert (figure.value, figure.start, figure.end) == (number, 0, len(words))


@given(st.integers(0, 10**9))
@example(2_001)
@example(200)
def test_numbers_in_num2words_words_are_read_back(number: int):
    words = written_by_num2words(number)
    if not num2words_is_wrong(words):
        (figure,) = read_figures(words)
        assert (figure.value, figure.start, figure.end) == (number, 0, len(words))


@given(
    st.integers(0, 10**9),
    st.sampled_from(["", ",", ".", "٬", "\u00a0", "\u202f", "'"]),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
)
def test_digits_are_read_with_every_separator(number: int, separator: str, digits: str):
    written = f"{number:,}".replace(",", separator).translate(str.maketrans("0123456789", digits))
    (figure,) = read_figures(f"نحو {written} جندي")
    assert (figure.value, figure.start, figure.end) == (number, 0, len(f"نحو {written} جندي"))


@pytest.mark.parametrize(
    ("written", "decimal", "value"),
    [
        ("2.5", False, 2.5),
        ("2٫5", False, 2.5),
        ("2٫500", False, 2.5),
        ("2.500", False, 2500),
        ("2.500", True, 2.5),
        ("7,000", True, 7000),
        ("1.2.3", False, None),
        ("10,20,30", False, None),
        ("1" * 16, False, None),
    ],
)
def test_a_written_number_says(written: str, decimal: bool, value: float | None):
    assert value_of(written, decimal=decimal) == value


PIECES = st.sampled_from(
    [
        *("خمسة", "و", "ألف", "آلاف", "ونصف", "بين", "من", "إلى", "نحو", "أكثر", "جندي"),
        *("عام", "سبتمبر", "الأول", "3", "000", "5,000", "2014"),
        *("٪", "%", "/", "-", ":", "(", ")", "\n", "ﷺ", "ﻻ", "ـ", "ً"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_is_read_and_readings_stand_apart(text: str):
    found = sorted([*read_figures(text), *read_other(text)], key=lambda one: one.start)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1,", "1-", "خمسة ", "و", "ألف ", "بين 3 و", "(", "3 أو ", "آلاف ", "%", "a1", "ما لا "],
)
def test_hostile_texts_are_read_in_linear_time(piece: str):
    """Steps are counted by the interpreter's own profiler hook, for a clock would tell of the machine."""
    assert calls(piece * 1_000) < 2.5 * calls(piece * 500) + 1_000


def calls(text: str) -> int:
    count = 0

    def step(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    read_figures("خمسة جنود")
    sys.setprofile(step)
    try:
        read_figures(text)
    finally:
        sys.setprofile(None)
    return count
