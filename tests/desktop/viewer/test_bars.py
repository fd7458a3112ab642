"""How the room below a line is shared among its lanes, and how the lines of labels are drawn there."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.viewer.bars import Bars, lanes

KINDS = ("solid", "dotted", "double", "dashed")
HEIGHTS = (1, 2, 3, 4, 6)


@given(st.integers(1, 8), st.integers(11, 80), st.integers(2, 6))
def test_up_to_eight_lanes_are_apart_and_within_their_room(count: int, room: int, bar: int) -> None:
    lift = 5
    found = lanes(count, room, lift, bar, 1)
    assert len(found) == count
    assert all(one.top + one.bar < other.top for one, other in pairwise(found))
    assert found[0].top >= -lift
    assert found[-1].top + found[-1].bar <= room


@given(st.integers(1, 40), st.integers(5, 80), st.integers(0, 20), st.integers(1, 6), st.integers(1, 2))
def test_bars_never_lie_higher_or_lower_than_they_may(
    count: int, room: int, lift: int, bar: int, thin: int
) -> None:
    found = lanes(count, room, lift, bar, thin)
    assert len(found) == count
    assert all(one.top <= other.top for one, other in pairwise(found))
    assert found[0].top >= -lift
    assert all(lane.top + lane.bar <= room for lane in found)
    # Only those share a place that are too many even where bars touch.
    shared = sum(one.top == other.top for one, other in pairwise(found))
    assert shared == max(0, count - max(1, (room + lift) // thin)) or not shared


def test_three_lanes_keep_their_full_height() -> None:
    assert [(lane.top, lane.bar) for lane in lanes(3, 11, 5, 2, 1)] == [(0, 2), (4, 2), (8, 2)]


def drawn(kind: str, bar: int, step: int, from_right: bool = True, width: int = 120) -> list[list[bool]]:
    """Return which pixels of a line are inked, row by row, from above the bar to below it."""
    image = QImage(width, 5 * bar, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    area = QRect(0, 2 * bar, width, bar)
    Bars().paint(painter, kind, QColor("#000000"), [area], step, from_right)
    painter.end()
    return [[image.pixelColor(x, y).lightness() < 128 for x in range(width)] for y in range(image.height())]


@pytest.mark.parametrize("bar", HEIGHTS)
@pytest.mark.parametrize("apart", [True, False], ids=["wide apart", "close together"])
def test_every_line_style_is_its_own_at_every_height(bar: int, apart: bool) -> None:
    seen = [[*chain(*drawn(kind, bar, 3 * bar if apart else bar + 1))] for kind in KINDS]
    for place, one in enumerate(seen):
        assert any(one)
        for other in seen[place + 1 :]:
            assert sum(a is not b for a, b in zip(one, other, strict=True)) >= 120 * bar // 12


@pytest.mark.parametrize("bar", HEIGHTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("from_right", [True, False], ids=["right to left", "left to right"])
def test_a_pattern_begins_with_ink_where_one_begins_to_read(kind: str, bar: int, from_right: bool) -> None:
    rows = drawn(kind, bar, 3 * bar, from_right)
    middle = rows[2 * bar + bar // 2] if kind != "double" else rows[2 * bar - 1]
    edge = middle[::-1] if from_right else middle
    assert any(edge[: max(1, bar // 2)])


@pytest.mark.parametrize("bar", [2, 3, 4])
def test_a_double_line_is_two(bar: int) -> None:
    column = [row[50] for row in drawn("double", bar, 2 * bar + 2)]
    assert sum(one and not other for one, other in pairwise([*column, False])) == 2
