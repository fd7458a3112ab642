"""Lines end between words, and numbers read in a wrapped line as they do in an endless one."""

from __future__ import annotations

import re
from random import Random

import pytest
from PySide6.QtGui import QFont

from annotations.model import Direction
from desktop.viewer.flow import Flow
from desktop.viewer.geometry import Line
from desktop.viewer.measures import measure
from desktop.viewer.paragraphs import Style
from tests.desktop.viewer.conftest import AMIRI, DEJAVU, FONTS, PLEX, seed
from tests.desktop.viewer.random_texts import random_text

ENDLESS = 1_000_000
OVERHANG = 6
"""How far the ink of a last letter may reach out of its line, in pixels; Qt keeps room for it."""
NUMBERS = (
    "60%",
    "2002",
    "16″",
    "12-10",
    "2017/9/3",
    "0770-123-4567",
    "+964 770 123 4567",
    "إف 16",
    "3.5",
    "٣٤٫٥",
)
MARKED = r"\w\u064b-\u0655\u0670\u0301\u05b0-\u05c7\u00ad\u061c\u200c-\u200f\u2060\ufeff"
WORD = re.compile(rf"(?:(?<!\w)\+)?\w[{MARKED}]*(?:(?:(?<=\d)[-/.]|(?<=[A-Za-z])-)(?=\d)[{MARKED}]+)*")


def lines(text: str, width: int, font: str = FONTS[0], direction: Direction = Direction.AUTO) -> list[Line]:
    style = QFont(font)
    style.setPointSizeF(17)
    flow = Flow(text, direction, Style(style, measure(style, 1.9), width))
    return [row.line for row in flow.rows_between(0, 10**9)]


def width_of(word: str, font: str) -> float:
    (line,) = lines(word, ENDLESS, font)
    edges = [edge for extent in line.extents(0, len(word)) for edge in extent]
    return max(edges) - min(edges)


def split_words(text: str, width: int, font: str) -> list[str]:
    """Return the words that a line's end splits although they would fit in a line."""
    breaks = {line.start for line in lines(text, width, font)}
    return [
        match.group()
        for match in WORD.finditer(text)
        if any(place in breaks for place in range(match.start() + 1, match.end()))
        and width_of(match.group(), font) < width - OVERHANG
    ]


@pytest.mark.parametrize("font", FONTS)
def test_no_word_that_fits_is_split(font: str) -> None:
    dice = Random(7)
    for _ in range(40):
        text = random_text(dice)
        width = dice.choice([90, 140, 211, 333, 480])
        assert split_words(text, width, font) == [], ascii(text)


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", ".", "،", "😀", "»"])
def test_words_without_a_space_between_them_stay_whole(gap: str) -> None:
    text = gap.join(seed("001").split()[:120])
    for width in (120, 200, 420):
        assert split_words(text, width, AMIRI) == []


@pytest.mark.parametrize("width", [150, 260, 420])
def test_a_word_longer_than_the_line_fills_it(width: int) -> None:
    found = lines("قال " + "ا" * 200 + " ثم", width)
    assert len(found) > 3
    assert found[0].end == 4
    assert all(line.end - line.start > 4 for line in found[1:-1])


def left_to_right(line: Line, start: int, end: int) -> list[int]:
    letters = [
        letter
        for offset in range(start, end)
        if (letter := line.letter(offset)) and letter.lead != letter.trail
    ]
    return [
        letter.start - start
        for letter in sorted(set(letters), key=lambda letter: min(letter.lead, letter.trail))
    ]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_keep_their_order_and_stay_whole(number: str, font: str) -> None:
    text = f"قال المتحدث إن عدد الجنود {number} في البلاد ثم {number}، و«{number}» (Menu {number}) أيضًا"
    (whole,) = lines(text, ENDLESS, font)
    pieces = [match.span() for match in re.finditer(r"\S+", text) if any(map(str.isdigit, match.group()))]
    for width in range(230, 560, 37):
        found = lines(text, width, font)
        for start, end in pieces:
            line = next(line for line in found if line.start <= start < line.end)
            assert end <= line.end, f"{text[start:end]} is split at {width}"
            assert left_to_right(line, start, end) == left_to_right(whole, start, end)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("60%", "%60"), ("2002", "2002"), ("2017/9/3", "2017/9/3"), ("12-10", "10-12"), ("3.5", "3.5")],
)
def test_numbers_read_as_unicode_orders_them(number: str, shown: str) -> None:
    """After an Arabic letter a percent sign stands left of its number and a hyphen parts two of them."""
    text = f"بلغ {number} قال"
    (line,) = lines(text, ENDLESS)
    assert "".join(number[place] for place in left_to_right(line, 4, 4 + len(number))) == shown


@pytest.mark.parametrize("pair", ["()", "[]", "«»", "{}"])
@pytest.mark.parametrize("font", [PLEX, DEJAVU])
def test_brackets_are_mirrored(pair: str, font: str) -> None:
    """In Arabic an opening bracket stands at the right and looks like a closing one in Latin text.

    (Amiri has brackets of its own for Arabic.)
    """
    (arabic,) = lines(f"ق {pair[0]}س{pair[1]} ق", ENDLESS, font)
    assert left_to_right(arabic, 2, 5) == [2, 1, 0]
    (latin,) = lines(f"a {pair[0]}b{pair[1]} a", ENDLESS, font)
    assert glyph(arabic, 2) == glyph(latin, 4)
    assert glyph(arabic, 4) == glyph(latin, 2)


def glyph(line: Line, offset: int) -> int:
    (run,) = line.qt.glyphRuns(offset, 1)
    return run.glyphIndexes()[0]
