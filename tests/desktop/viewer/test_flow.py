"""Lines from top to bottom: pieces break as one layout would, whichever was looked at first."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from annotations.model import Direction
from desktop.viewer.flow import Flow
from desktop.viewer.measures import measure
from desktop.viewer.paragraphs import Course, Piece, Style
from tests.desktop.viewer.conftest import FONTS, seed


def style(family: str, width: int = 600) -> Style:
    font = QFont(family)
    font.setPointSizeF(17)
    return Style(font, measure(font, 1.9), width)


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


def test_the_direction_of_an_article_can_be_set() -> None:
    assert Flow("سلام", Direction.LTR, style(FONTS[0])).row_of(0).course == Course(False, False)
    assert Flow("hello " * 30, Direction.RTL, style(FONTS[0])).row_of(0).course == Course(True, True)
    assert Flow("Menu\nسلام عليكم", Direction.AUTO, style(FONTS[0])).row_of(0).course.right
