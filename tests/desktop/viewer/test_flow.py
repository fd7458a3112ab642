"""Lines from top to bottom: pieces break as one layout would, whichever was looked at first."""

from __future__ import annotations

from itertools import accumulate
from random import Random

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter

from annotations.model import Direction
from desktop.viewer import pieces
from desktop.viewer.flow import Flow
from desktop.viewer.geometry import Line
from desktop.viewer.measures import measure
from desktop.viewer.paragraphs import Course, Piece, Style, course_of
from tests.desktop.viewer.conftest import FONTS, seed
from tests.desktop.viewer.random_texts import random_text


def style(family: str, width: int = 600, *, reading: bool = False) -> Style:
    font = QFont(family)
    font.setPointSizeF(17)
    return Style(font, measure(font, 1.9), width, reading)


def long_paragraph() -> str:
    return " ".join(seed(number).replace("\n", " ") for number in ("000", "001", "002", "003", "004"))


def line_starts(flow: Flow) -> list[int]:
    return [row.line.start for row in flow.rows_between(0, 10**9)]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("width", [330, 600])
def test_pieces_break_lines_where_one_layout_does(
    font: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = long_paragraph()
    flow = Flow(text, Direction.AUTO, style(font, width))
    in_pieces = line_starts(flow)
    whole = Piece(text, 0, len(text), Course(True, True), flow.style)
    assert in_pieces == whole.starts
    edges = [
        [line.extents(line.start, line.end) for line in lines]
        for lines in ([row.line for row in flow.rows_between(0, 10**9)], whole.lines)
    ]
    assert edges[0] == edges[1]


def picture(line: Line, number: int, made: Style) -> bytes:
    """Return what a line looks like, `number` of them standing above it in its layout."""
    image = QImage(made.width + 40, made.measures.pitch, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    line.qt.draw(painter, QPointF(20, -number * made.measures.pitch))
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("reading", [False, True], ids=["", "reading"])
@pytest.mark.parametrize("font", FONTS)
def test_pieces_look_like_one_layout_whatever_is_at_their_edges(
    font: str, reading: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Latin words, numbers, open embeddings: small pieces have an edge at each of them sooner or later."""
    dice = Random(5)
    for width in (300, 520):
        text = " ".join(random_text(dice, 30) for _ in range(30))
        whole = Piece(
            text, 0, len(text), course_of(text, 0, len(text), True), style(font, width, reading=reading)
        )
        with monkeypatch.context() as patch:
            patch.setattr(pieces, "PIECE", 300)
            flow = Flow(text, Direction.AUTO, style(font, width, reading=reading))
            rows = list(flow.rows_between(0, 10**9))
        assert len({row.piece for row in rows}) > 5
        assert [row.line.start for row in rows] == whole.starts
        for number, (row, line) in enumerate(zip(rows, whole.lines, strict=True)):
            shown = text[line.start : line.end]
            assert picture(row.line, row.number, flow.style) == picture(line, number, flow.style), ascii(
                shown
            )


def test_from_below_the_lines_come_out_the_same() -> None:
    text = long_paragraph()
    down = line_starts(Flow(text, Direction.AUTO, style(FONTS[0])))
    up = Flow(text, Direction.AUTO, style(FONTS[0]))
    for offset in range(len(text), -1, -500):
        up.row_of(offset)
    assert line_starts(up) == down


def test_every_offset_has_its_line() -> None:
    text = seed("003") + "\n\n"
    flow = Flow(text, Direction.AUTO, style(FONTS[0]))
    for offset in range(len(text) + 1):
        line = flow.row_of(offset).line
        assert line.start <= offset <= line.end


def test_only_what_is_seen_is_laid_out() -> None:
    text = "\n".join([long_paragraph()] * 50)
    flow = Flow(text, Direction.AUTO, style(FONTS[0]))
    flow.lay_out_window(0, 0, 800)
    assert sum(flow.is_laid_out(index) for index in range(200)) == 1


def test_steps_go_over_marks_and_line_ends() -> None:
    flow = Flow("بّ\nلا😀", Direction.AUTO, style(FONTS[0]))
    places = [0]
    while places[-1] < len(flow.text):
        places.append(flow.step(places[-1], forward=True))
    assert places == [0, 2, 3, 4, 5, 6]
    assert [flow.step(place, forward=False) for place in places[1:]] == places[:-1]


GRAPHEMES = [
    "بّ",
    "لَا"[:2],
    "ا",
    "😀",
    "👨\u200d👩\u200d👧",
    "🇮🇶",
    "👍🏽",
    "e\u0301",
    "עִ",
    "❤\ufe0f",
    "ـ",
    "1",
    " ",
    "ق\u200c",
]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("seed_number", range(5))
def test_no_step_splits_what_reads_as_one_character(font: str, seed_number: int) -> None:
    dice = Random(seed_number)
    parts = [dice.choice(GRAPHEMES) for _ in range(120)]
    places = [0, *accumulate(map(len, parts))]
    flow = Flow("".join(parts), Direction.AUTO, style(font, 300))
    assert [flow.step(place, forward=True) for place in places[:-1]] == places[1:]
    assert [flow.step(place, forward=False) for place in places[1:]] == places[:-1]


def test_the_direction_of_an_article_can_be_set() -> None:
    assert Flow("سلام", Direction.LTR, style(FONTS[0])).row_of(0).course == Course(False, False)
    assert Flow("hello " * 30, Direction.RTL, style(FONTS[0])).row_of(0).course == Course(True, True)
    assert Flow("Menu\nسلام عليكم", Direction.AUTO, style(FONTS[0])).row_of(0).course.right
