import pytest

from desktop.viewer.direction import context_before, is_aligned_right, is_right_to_left


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


@pytest.mark.parametrize(
    ("before", "context"),
    [
        pytest.param("سلام 12", "\u061c", id="Arabic letter"),
        pytest.param("abc 12", "\u200e", id="Latin letter"),
        pytest.param("12 34", "", id="no letter"),
        pytest.param("abc\n12", "", id="letter of another paragraph"),
        pytest.param("سلام \u202eabc ", "\u202e\u200e", id="open override"),
        pytest.param("سلام \u202eabc\u202c ", "", id="closed override"),
        pytest.param("سلام \u202eabc\u202c سلام ", "\u061c", id="letter after a closed override"),
        pytest.param("\u2067ab \u202a1 ", "\u2067\u202a", id="open in each other"),
        pytest.param("\u2067ab \u202a1\u2069 اب", "\u061c", id="an isolate's end closes what is in it"),
        pytest.param("\u2067ab \u202c", "\u2067", id="an isolate is not closed by PDF"),
        pytest.param("\u2069\u202cab", "\u200e", id="ends without beginning"),
    ],
)
def test_what_stands_for_a_paragraphs_beginning(before: str, context: str) -> None:
    assert context_before(before + "12", len(before)) == context
