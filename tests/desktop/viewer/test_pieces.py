from math import ceil

from desktop.viewer.pieces import PIECE, closes_paragraph, cut, opens_paragraph, paragraph_bounds


def test_paragraphs_end_at_both_separators() -> None:
    text = "اب\n\nج\u2029د"
    assert cut(text) == ([0, 3, 4, 6], [2, 3, 5, 7])


def test_an_empty_text_is_one_empty_paragraph() -> None:
    assert cut("") == ([0], [0])


def test_a_long_paragraph_is_cut_after_spaces() -> None:
    text = "كلمة " * 3000
    starts, ends = cut(text)
    assert starts[0] == 0
    assert ends[-1] == len(text)
    assert starts[1:] == ends[:-1]
    assert all(0 < end - start <= PIECE for start, end in zip(starts, ends, strict=True))
    assert all(text[start - 1] == " " for start in starts[1:])
    assert opens_paragraph(text, 0)
    assert not opens_paragraph(text, starts[1])
    assert closes_paragraph(text, len(text))
    assert not closes_paragraph(text, ends[0])


def test_a_word_without_end_is_cut_too() -> None:
    starts, ends = cut("ا" * 10_000)
    assert len(starts) == len(ends) == ceil(10_000 / PIECE)


def test_the_bounds_of_a_paragraph() -> None:
    assert paragraph_bounds("اب\nجد\u2029", 4) == (3, 5)
    assert paragraph_bounds("اب\nجد\u2029", 0) == (0, 2)
    assert paragraph_bounds("اب\nجد\u2029", 2) == (0, 2)
