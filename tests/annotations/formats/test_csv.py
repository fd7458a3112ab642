from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.csv import column_names, inert, write
from annotations.formats.format import ExportOptions
from annotations.model import AnnotatedArticle
from tests.annotations.formats.sample import ENTITIES, SCHEMA, annotated_articles, corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@given(articles=st.lists(annotated_articles(), max_size=3))
@settings(deadline=None)  # a disk may take its time
def test_every_span_is_a_row(folder: Path, articles: list[AnnotatedArticle]) -> None:
    path = folder / "out.csv"
    report = write(articles, path, ExportOptions(SCHEMA, ENTITIES))
    expected = [(each.article, each.annotations, s) for each in articles for s in each.annotations.spans]
    rows = rows_of(path)
    assert len(rows) == len(expected) == report.spans
    for row, (article, owner, span) in zip(rows, expected, strict=True):
        assert row["text"] == inert(span.text)
        assert article.text[int(row["start"]) : int(row["end"])] == span.text
        assert (row["article"], row["annotator"]) == (article.id, owner.annotator)
        assert row["note"] == inert(span.note)
    unknown = sum("new ناقص" in span.attributes for _, _, span in expected)
    assert len([loss for loss in report.losses if loss.span]) == unknown


@given(articles=st.lists(annotated_articles(), max_size=2))
@settings(deadline=None)  # a disk may take its time
def test_no_cell_is_a_formula(folder: Path, articles: list[AnnotatedArticle]) -> None:
    path = folder / "out.csv"
    write(articles, path, ExportOptions(SCHEMA, ENTITIES))
    for row in rows_of(path):
        for value in row.values():
            bare = unicodedata.normalize("NFKC", value).lstrip()
            assert not bare.startswith(("=", "+", "@")), value
            assert not bare.startswith("-") or is_number(value)
            assert not value.startswith(("\t", "\r"))


def is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "is_formula"),
    [
        pytest.param("=1+1", True, id="equals"),
        pytest.param("+9", True, id="plus"),
        pytest.param("-15%", True, id="minus"),
        pytest.param("@SUM(A1)", True, id="at"),
        pytest.param("  =1", True, id="after spaces"),
        pytest.param("\u00a0=1", True, id="after a no-break space"),
        pytest.param("\u200f=1", True, id="after a direction mark"),
        pytest.param("＝1", True, id="full width"),
        pytest.param("\tx", True, id="tab"),
        pytest.param("'=1", True, id="after an apostrophe"),
        pytest.param("قال =1", False, id="inside"),
        pytest.param("«-»", False, id="quoted"),
        pytest.param("", False, id="empty"),
    ],
)
def test_formulas_are_made_inert(text: str, is_formula: bool) -> None:
    assert inert(text) == (f"'{text}" if is_formula else text)


def test_numbers_stay_numbers_and_names_stand_beside_ids(folder: Path) -> None:
    path = folder / "names.csv"
    write(corpus(), path, ExportOptions(SCHEMA, ENTITIES))
    rows = {row["text"]: row for row in rows_of(path)}
    assert rows["'-15%"]["value"] == "-15"
    figure = rows["نحو 4000 جندي"]
    assert (figure["value"], figure["low"], figure["doubtful"]) == ("4000", "-1.5", "true")
    assert figure["relations"].startswith("claimed by → البنتاغون (actor 6–15); changed from → -15%")
    actor = rows["البنتاغون"]
    assert (actor["label name"], actor["entity"], actor["entity name"]) == ("Actor", "e1", "الولايات المتحدة")
    assert actor["note"] == "'=1+1"
    assert actor["title"] == "'-عنوان"


def test_an_attribute_may_be_called_like_a_column() -> None:
    assert column_names(["value", "note"])[-3:] == ["value", "attribute note", "relations"]


def test_excel_knows_the_encoding(folder: Path) -> None:
    path = folder / "bom.csv"
    write(corpus(), path, ExportOptions(SCHEMA))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfarticle,title,")
    assert data.endswith(b"\r\n")
