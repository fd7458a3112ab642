"""Boxes and hits against what Qt says by other ways: the ink of its glyphs, the pixels of its selections.

Random texts of mixed directions in three fonts, wrapped and not. A ligature of one glyph counts as one.
``HASHIYA_RANDOM_TEXTS=10000`` tries as many, and ``-s`` shows the shares.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from random import Random

import pylopdf_fonts_ar
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from annotations.model import Direction
from desktop.viewer.flow import Flow
from desktop.viewer.geometry import Line
from desktop.viewer.measures import measure
from desktop.viewer.offsets import Positions
from desktop.viewer.paragraphs import Piece, Style, course_of
from tests.desktop.viewer.conftest import AMIRI, DEJAVU, seed
from tests.desktop.viewer.glyphs import inks, selected
from tests.desktop.viewer.random_texts import random_text

NASKH = "Noto Naskh Arabic"
WIDTHS = {"wrapped": 300, "unwrapped": 6000}
ENOUGH = 0.995
COUNT = int(os.environ.get("HASHIYA_RANDOM_TEXTS", "300"))

every_font = pytest.mark.parametrize("family", [NASKH, AMIRI, DEJAVU])
wrapped_or_not = pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())


@pytest.fixture(scope="module", autouse=True)
def naskh(fonts: None) -> Iterator[None]:
    number = QFontDatabase.addApplicationFont(str(pylopdf_fonts_ar.serif_path()))
    assert number >= 0, "Noto Naskh Arabic cannot be loaded"
    yield
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture
def style() -> Callable[[str, int], Style]:
    def make(family: str, width: int) -> Style:
        font = QFont(family)
        font.setPointSizeF(17)
        assert QFontInfo(font).family() == family, f"{family} is missing: Qt would take another font"
        return Style(font, measure(font, 1.9), width)

    return make


@wrapped_or_not
@every_font
def test_a_point_on_a_letters_ink_names_that_letter(
    style: Callable[[str, int], Style],
    family: str,
    width: int,
    record_property: Callable[[str, object], None],
) -> None:
    dice = Random(COUNT)
    made = style(family, width)
    texts = [*seed("001").split("\n"), *(random_text(dice, 12) for _ in range(COUNT))]
    named = missed = read = unread = 0
    for text in texts:
        positions = Positions(text, 0, len(text))
        flow = Flow(text, Direction.AUTO, made)
        for row in flow.rows_between(0, 10**9):
            found = inks(row.line)
            if found is None:
                unread += 1
                continue
            read += 1
            above = row.top - row.number * made.measures.pitch
            for ink in found:
                if ink.box.width() < 0.5:
                    continue
                hit = flow.hit(ink.box.center().x(), ink.box.center().y() + above)
                start, end = positions.offset(ink.start), positions.offset(ink.end)
                if start <= hit.start < max(end, start + 1) or hit.start <= start < hit.end:
                    named += 1
                else:
                    missed += 1
    share = named / (named + missed)
    record_property("share", share)
    print(f"\n{family}, {width} px: {named} of {named + missed} letters ({share:.3%}), {unread} lines unread")
    assert named > 10 * COUNT
    assert unread < read
    assert share >= ENOUGH


@wrapped_or_not
@every_font
def test_a_spans_boxes_are_what_qt_fills_for_a_selection(
    style: Callable[[str, int], Style], family: str, width: int
) -> None:
    dice = Random(COUNT + 1)
    made = style(family, width)
    compared = several = 0
    for _ in range(COUNT // 2):
        text = random_text(dice, 12)
        positions = Positions(text, 0, len(text))
        piece = Piece(text, 0, len(text), course_of(text, 0, len(text), True), made)
        for line, start, end in parts(piece, dice):
            letters = line.letter(start), line.letter(end - 1)
            begin, stop = positions.position(letters[0].start), positions.position(letters[1].end)
            if {begin, stop} <= whole_glyphs(line):
                boxes = line.extents(start, end)
                filled = selected(piece.layout, line, begin, stop, width)
                assert most_apart(boxes, filled) <= 1, f"{text!r} [{start}:{end}]"
                compared += 1
                several += len(boxes) > 1
    assert compared > COUNT / 2
    assert several > COUNT / 20


@wrapped_or_not
@every_font
def test_a_range_cut_within_ligatures_is_covered_by_its_letters(
    style: Callable[[str, int], Style], family: str, width: int
) -> None:
    """Qt has no boxes for a part of a ligature; the letters' own must fill the range without overlap."""
    text = "قال لا والأول سلامًا office لأنّ الآن fi أبلا"
    made = style(family, width)
    piece = Piece(text, 0, len(text), course_of(text, 0, len(text), True), made)
    for line in piece.lines:
        for start in range(line.start, line.end):
            for end in range(start + 1, line.end + 1):
                letters = {line.letter(offset) for offset in range(start, end)}
                width_of_letters = sum(abs(letter.lead - letter.trail) for letter in letters if letter)
                width_of_boxes = sum(right - left for left, right in line.extents(start, end))
                assert width_of_boxes == pytest.approx(width_of_letters, abs=1.0), text[start:end]


def parts(piece: Piece, dice: Random) -> Iterator[tuple[Line, int, int]]:
    """Yield the parts of four random spans, line by line, without the spaces that hang over a line's end."""
    last = piece.lines[-1].end
    for _ in range(4):
        start = dice.randrange(last)
        end = min(last, start + dice.randint(1, 40))
        for line in piece.lines:
            begin, stop = max(start, line.start), min(end, line.end)
            while stop == line.end and begin < stop and line.extents(stop - 1, stop) == []:
                stop -= 1
            if begin < stop:
                yield line, begin, stop


def whole_glyphs(line: Line) -> set[int]:
    """Return the Qt positions that lie within no ligature."""
    found = inks(line) or []
    return {ink.start for ink in found} | {ink.end for ink in found}


def most_apart(boxes: list[tuple[float, float]], filled: list[bool]) -> int:
    """Return over how many pixels side by side boxes and filled columns differ."""
    covered = [False] * len(filled)
    for left, right in boxes:
        for column in range(max(0, round(left)), min(len(filled), round(right))):
            covered[column] = True
    most = run = 0
    for one, other in zip(covered, filled, strict=True):
        run = run + 1 if one is not other else 0
        most = max(most, run)
    return most
