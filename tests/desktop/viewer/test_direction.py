import pytest

from desktop.viewer.direction import is_aligned_right, is_right_to_left, mark_before


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("Menu\nما حقيقة الانسحاب الأمريكي", True),
        ("The Pentagon (البنتاغون) said on Monday", False),
        ("سلام", True),
        ("hello", False),
        ("שלום", True),
    ],
)
def test_the_majority_of_letters_decides(text: str, rtl: bool) -> None:
    assert is_right_to_left(text, otherwise=not rtl) is rtl


@pytest.mark.parametrize("otherwise", [True, False])
def test_without_letters_the_article_decides(otherwise: bool) -> None:
    assert is_right_to_left("12:30 — 2020", otherwise) is otherwise
    assert is_right_to_left("", otherwise) is otherwise


def test_a_short_latin_line_stands_with_the_article() -> None:
    assert is_aligned_right("Menu", article_is_rtl=True)
    assert not is_aligned_right("Menu", article_is_rtl=False)
    assert not is_aligned_right("A whole paragraph in English. " * 5, article_is_rtl=True)


def test_the_mark_before_a_piece_repeats_the_last_strong_letter() -> None:
    assert mark_before("سلام 12", 6) == "\u061c"
    assert mark_before("abc 12", 5) == "\u200e"
    assert mark_before("12 34", 3) == ""
