from dataclasses import replace
from pathlib import Path

import pytest

from annotations.check import check_project
from annotations.figure_attributes import contradicted, contradicts, figure_at, in_digits, with_reading
from annotations.findings import Kind, Severity
from annotations.model import AnnotationSet, Article, make_span
from annotations.store import Project
from annotations.store.project import default_schema
from annotations.text.figures import read_figures

TEXT = (
    "وبلغ عدد العسكريين 4460، وبقي نحو 7000 آلاف متعاقد، وأقل من 2000 جندي، وعشرات القواعد.\n"
    "انسحب 60% من القوات وسيطر على ثلث أراضي البلاد بعد شهرين."
)
ARTICLE = Article(id="1", text=TEXT)
SCHEMA = default_schema()


def span_of(words: str, label: str = "figure"):
    start = TEXT.index(words)
    return make_span(ARTICLE, start, start + len(words), label)


@pytest.mark.parametrize(
    ("words", "attributes"),
    [
        ("4460", {"value": 4460, "counted": "troops"}),
        (
            "نحو 7000 آلاف متعاقد",
            {"value": 7000, "counted": "contractors", "modifier": "about", "doubtful": True},
        ),
        ("أقل من 2000 جندي", {"high": 2000, "counted": "troops", "modifier": "less_than"}),
        ("2000 جندي", {"high": 2000, "counted": "troops", "modifier": "less_than"}),
        ("عشرات القواعد", {"low": 10, "counted": "bases"}),
        ("60%", {"value": 60, "counted": "percent"}),
        ("ثلث أراضي البلاد", {"value": 0.3333, "counted": "other"}),
        ("شهرين", {"value": 2, "counted": "period"}),
        ("جندي", {}),
        ("4460، وبقي نحو 7000", {}),
    ],
)
def test_a_figure_span_gets_what_its_text_says(words: str, attributes: dict[str, object]):
    assert with_reading(SCHEMA, TEXT, span_of(words)).attributes == attributes


def test_other_labels_get_nothing_and_what_was_said_stays():
    actor = span_of("4460", "actor")
    assert with_reading(SCHEMA, TEXT, actor) is actor
    own = replace(span_of("أقل من 2000 جندي"), attributes={"value": 1999, "counted": "bases"})
    assert with_reading(SCHEMA, TEXT, own).attributes == {
        "value": 1999,
        "counted": "bases",
        "modifier": "less_than",
    }


def test_a_figure_is_read_at_any_place_of_a_long_line():
    text = "كلمة " * 2000 + "نحو 4000 جندي" + " كلمة" * 2000
    start = text.index("نحو")
    figure = figure_at(text, start, start + len("نحو 4000 جندي"))
    assert figure is not None
    assert (figure.value, figure.start) == (4000, start)


@pytest.mark.parametrize(
    ("words", "value", "is_contradiction"),
    [
        ("نحو 4000 جندي", 4000, False),
        ("نحو 4000 جندي", 400, True),
        ("نحو 7000 آلاف متعاقد", 7000, False),
        ("نحو 7000 آلاف متعاقد", 7_000_000, False),
        ("نحو 7000 آلاف متعاقد", 70, True),
        ("أقل من 2000 جندي", 2000, False),
        ("أقل من 2000 جندي", 2001, True),
        ("أكثر من 900 جندي", 900, False),
        ("عشرات الجنود", 5, True),
        ("عشرات الجنود", 50, False),
        ("ثلث القوات", 0.33, False),
        ("ثلث القوات", 33, False),
        ("ثلث القوات", 50, True),
        ("2.5 مليون دولار", 2500000.0, False),
    ],
)
def test_a_value_contradicts_its_text(words: str, value: float, is_contradiction: bool):
    (figure,) = read_figures(words)
    assert contradicts(value, figure) is is_contradiction


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("نحو 4000 جندي", "4000"),
        ("بين 3000 و5000 جندي", "3000–5000"),
        ("عشرات الجنود", "≥ 10"),
        ("أقل من 2000 جندي", "≤ 2000"),
        ("60% من القوات", "60 %"),
        ("ثلث القوات", "1/3"),
        ("ثلاثة أرباع القوات", "3/4"),
        ("2.5 متر", "2.5"),
    ],
)
def test_a_figure_in_digits(words: str, digits: str):
    assert in_digits(read_figures(words)[0]) == digits


def test_only_a_stated_value_contradicts():
    assert contradicted(SCHEMA, TEXT, span_of("4460")) is None
    assert contradicted(SCHEMA, TEXT, replace(span_of("4460"), attributes={"value": 4460})) is None
    wrong = contradicted(SCHEMA, TEXT, replace(span_of("4460"), attributes={"value": 446}))
    assert wrong is not None
    assert wrong.value == 4460


def test_the_check_of_a_project_names_values_against_their_text(tmp_path: Path):
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    project = Project.open(tmp_path, annotator="a1")
    wrong = replace(span_of("4460"), attributes={"value": 446})
    right = replace(span_of("شهرين"), attributes={"value": 2})
    project.save(AnnotationSet("1", "a1", spans=(wrong, right)))
    (finding,) = check_project(project)
    assert (finding.severity, finding.kind, finding.values) == (
        Severity.NOTICE,
        Kind.CONTRADICTED,
        ("446", "4460"),
    )
