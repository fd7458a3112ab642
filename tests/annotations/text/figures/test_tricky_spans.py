"""The figures of the sample articles that were marked by hand as hard, with their readings."""

import json
from pathlib import Path

import pytest

from annotations.text.figures import Kind, Modifier, read_figures
from tests.annotations.text.figures.test_expressions import reading

ROOT = Path(__file__).parents[4]
ROWS = json.loads((ROOT / "tests/data/tricky_spans.json").read_text("utf-8"))
READINGS = {
    8: "=60 percent",
    9: "~4000 troops",
    10: "10+ troops",
    15: "3800 troops",
    16: "200 troops",
    17: "4460 troops",
    18: "5000 troops",
    19: "~7000! contractors",
    20: "~9000 troops",
    22: "8 bases",
    30: "~5200 troops",
    31: "3000 troops",
    40: ">=3 killed",
    42: "=3 bases",
    48: "2500 troops",
    49: ">50 attacks",
    59: "~3500 troops",
    63: "<2000 troops",
    64: "~25000 troops",
    65: ">900 troops",
}


def text_of(row: dict[str, object]) -> str:
    return (ROOT / "seeds" / str(row["article"])).read_text("utf-8")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["label"] == "Figure"], ids=lambda row: str(row["n"])
)
def test_a_figure_of_the_samples_is_read(row: dict[str, object]):
    found = [f for f in read_figures(text_of(row)) if (f.start, f.end) == (row["start"], row["end"])]
    assert [reading(figure) for figure in found] == [READINGS[int(str(row["n"]))]]


@pytest.mark.parametrize("row", [row for row in ROWS if row["label"] is None], ids=lambda row: str(row["n"]))
def test_what_is_no_span_is_no_figure(row: dict[str, object]):
    start, end = int(str(row["start"])), int(str(row["end"]))
    assert not [f for f in read_figures(text_of(row)) if f.start < end and start < f.end]


def test_an_upper_limit_attests_no_number_and_a_lower_one_does():
    below, above = read_figures("أقل من 2000 جندي في العراق وأكثر من 900 جندي في سوريا")
    assert (below.modifier, below.value, below.low, below.high) == (Modifier.LESS_THAN, None, None, 2000)
    assert (above.modifier, above.value, above.low, above.high) == (Modifier.MORE_THAN, 900, 900, None)
    assert {below.kind, above.kind} == {Kind.COUNT}
