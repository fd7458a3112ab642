from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.scalars import read_text, read_value, written_text, written_value
from annotations.model import AttributeValue
from tests.annotations.formats.sample import VALUES

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["4000", "-0.5", "true", '""', '"', '"a"', '"\\n"', " قال", "🚨 ", "1e9", "007", "a\u2028b", "\\n"]
)


@given(value=VALUES | TEXTS)
def test_a_value_comes_back_with_its_type_from_one_line(value: AttributeValue) -> None:
    line = written_value(value)
    assert len(line.splitlines()) == 1
    assert (type(read_value(line)), read_value(line)) == (type(value), value)


@given(text=TEXTS)
def test_a_text_comes_back_from_one_line(text: str) -> None:
    line = written_text(text)
    assert len(line.splitlines()) <= 1
    assert read_text(line) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("قال «نعم»", "قال «نعم»", id="plain"),
        pytest.param('"نعم"', '"نعم"', id="somebody's quotes"),
        pytest.param("سطر\nآخر\u2028ثالث", '"سطر\\nآخر\\u2028ثالث"', id="line breaks"),
        pytest.param(" قال", '"\\u0020قال"', id="space before"),
    ],
)
def test_a_text_stays_readable(text: str, line: str) -> None:
    assert written_text(text) == line


@pytest.mark.parametrize("line", ['"\\ud800"', '"\\x"', "9" * 5000, "[" * 10_000, '"' + "[" * 10_000 + '\\"'])
def test_what_nobody_wrote_so_stays_a_text(line: str) -> None:
    assert read_value(line) == line
