import pytest

from desktop.viewer.geometry import Hit
from desktop.viewer.strokes import Grain, swept

TEXT = "قال «القوات الأمريكية» هنا. ثم عاد."


@pytest.mark.parametrize(
    ("pressed", "released", "selection"),
    [
        ((3, 0.5), (7, 0.5), (3, 8)),
        ((7, 0.5), (3, 0.5), (8, 3)),
        ((2, 0.9), (7, 0.5), (3, 8)),
        ((3, 0.1), (8, 0.1), (3, 8)),
        ((8, 0.1), (3, 0.1), (8, 3)),
        ((7, 0.9), (2, 0.9), (8, 3)),
        ((5, 0.2), (5, 0.8), (5, 6)),
        ((5, 0.8), (5, 0.2), (6, 5)),
        ((5, 0.5), (5, 0.6), (6, 6)),
    ],
)
def test_a_letter_is_taken_when_a_third_of_it_was_swept(
    pressed: tuple[int, float], released: tuple[int, float], selection: tuple[int, int]
) -> None:
    text = "ابتثجحخدذر"
    one, other = (Hit(place, place + 1, share) for place, share in (pressed, released))
    touched = min(one.start, other.start), max(one.end, other.end)
    assert swept(text, one, other, touched, Grain.LETTER) == selection


def test_a_drag_by_words_takes_whole_words_both_ways() -> None:
    quoted, plain = Hit(7, 8, 0.5), Hit(14, 15, 0.5)
    assert swept(TEXT, quoted, plain, (7, 15), Grain.WORD) == (5, 21)
    assert swept(TEXT, plain, quoted, (7, 15), Grain.WORD) == (21, 5)


def test_a_drag_by_sentences() -> None:
    assert swept(TEXT, Hit(2, 3, 0.5), Hit(2, 3, 0.5), (2, 3), Grain.SENTENCE) == (0, 27)
    assert swept(TEXT, Hit(30, 31, 0.5), Hit(2, 3, 0.5), (2, 31), Grain.SENTENCE) == (len(TEXT), 0)
