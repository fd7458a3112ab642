import re

import pytest

from annotations.text.figures import Figure, Modifier, read_figures
from tests.annotations.text.figures.expressions import CLASSES, SILENT

SIGNS = {
    Modifier.ABOUT: "~",
    Modifier.LESS_THAN: "<",
    Modifier.MORE_THAN: ">",
    Modifier.AT_LEAST: ">=",
    Modifier.AT_MOST: "<=",
    Modifier.EXACT: "=",
    None: "",
}


def lines(table: str) -> list[str]:
    return [line for line in table.strip("\n").splitlines() if line]


def reading(figure: Figure) -> str:
    if figure.value is not None:
        number = f"{figure.value}"
    elif figure.low is not None and figure.high is not None:
        number = f"{figure.low}..{figure.high}"
    elif figure.high is not None:
        number = f"{figure.high}"
    else:
        number = f"{figure.low}+"
    misprint = "!" if figure.is_misprint else ""
    return f"{SIGNS[figure.modifier]}{number}{misprint} {figure.unit}".strip()


def bracketed(text: str, figures: list[Figure]) -> str:
    for figure in reversed(figures):
        text = f"{text[: figure.start]}[{text[figure.start : figure.end]}]{text[figure.end :]}"
    return text


CASES = [
    pytest.param(*(part.strip() for part in line.rsplit("|", 1)), id=f"{name}-{line[:40]}")
    for name, table in CLASSES.items()
    for line in lines(table)
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_an_expression_is_found_and_read(marked: str, expected: str):
    text = re.sub(r"[\[\]]", "", marked)
    figures = read_figures(text)
    assert "; ".join(map(reading, figures)) == expected
    assert bracketed(text, figures) == marked


@pytest.mark.parametrize("text", lines(SILENT))
def test_what_counts_nothing_is_no_figure(text: str):
    assert bracketed(text, read_figures(text)) == text
