"""A page cut into bars: every letter has its bars, and every bar its stretch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.viewer.chart import BAR, Chart, Extent

LENGTH = 5_000


def chart_of(above: int, text: int, below: int, room: int) -> Chart:
    def offset_near(y: float) -> int:
        return min(LENGTH, int(LENGTH * y / text))

    return Chart(Extent(above, text, below), room, offset_near)


EXTENTS = st.tuples(st.integers(0, 200), st.integers(1, 40_000), st.integers(0, 200), st.integers(1, 900))
RANGES = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 400))


@given(EXTENTS, RANGES)
def test_the_bars_of_a_range_are_those_whose_stretch_it_reaches_into(
    extent: tuple[int, int, int, int], place: tuple[int, int]
) -> None:
    chart = chart_of(*extent)
    start, end = place[0], min(LENGTH, place[0] + place[1])
    reached = [bar for bar in chart.bars if chart.stretch(bar)[0] < end and chart.stretch(bar)[1] > start]
    assert list(chart.bars_of(start, end)) == reached
    assert reached


@given(EXTENTS)
def test_the_bars_fit_the_room_and_leave_out_what_is_above_the_text(
    extent: tuple[int, int, int, int],
) -> None:
    chart = chart_of(*extent)
    above, text, _, room = extent
    assert chart.bars.start * BAR <= above * chart.scale < (chart.bars.start + 1) * BAR
    assert (chart.bars.stop - 1) * BAR <= (above + text) * chart.scale <= room + 1e-6


def test_a_short_page_is_drawn_in_its_own_size() -> None:
    chart = chart_of(40, 200, 60, 700)
    assert chart.scale == 1.0
    assert chart.bars_of(0, 1).start == 20
    assert chart.bars_of(LENGTH - 1, LENGTH).stop == 120


def test_a_page_without_text_has_no_bars() -> None:
    chart = Chart(Extent(), 700, lambda _: 0)
    assert not chart.bars
    assert not chart.bars_of(3, 9)


def test_a_change_of_less_than_a_bar_fits_the_same_chart() -> None:
    chart = chart_of(40, 20_000, 60, 700)
    assert chart.fits(Extent(40, 20_040, 60), 700)
    assert not chart.fits(Extent(40, 20_100, 60), 700)
    assert not chart.fits(Extent(44, 20_000, 60), 700)
    assert not chart.fits(Extent(40, 20_000, 60), 690)
