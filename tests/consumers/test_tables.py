"""Tables and lines, read by pandas, DuckDB, openpyxl and LibreOffice."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.exports import Exports, Place, Whose, ran

Row = Mapping[str, Any]


def places_of(
    exports: Exports, rows: Iterable[Row], *, apostrophes: bool = False
) -> dict[Whose, list[Place]]:
    """Return the spans of a table's rows; each text must be what stands there in the article.

    With `apostrophes` one may stand before a text that would run as a formula.
    """
    found: dict[Whose, list[Place]] = {}
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        text = exports.texts[row["article"]]
        for column, said in (
            ("text", text[start:end]),
            ("before", text[max(0, start - len(row["before"].removeprefix("'"))) : start]),
            ("after", text[end : end + len(row["after"].removeprefix("'"))]),
        ):
            assert row[column] == said or (apostrophes and row[column] == f"'{said}")
        found.setdefault((row["article"], row["annotator"]), []).append(
            (start, end, row["label"], text[start:end])
        )
    return {of: sorted(places) for of, places in found.items()}


def spans_only(exports: Exports) -> dict[Whose, list[Place]]:
    """Return the places of articles that have some; a table has no row for others."""
    return {of: places for of, places in exports.places.items() if places}


def attributes_of(exports: Exports) -> dict[tuple[str, str, int, int, str], dict[str, Any]]:
    return {
        (each.article.id, each.annotations.annotator, span.start, span.end, span.label): dict(span.attributes)
        for each in exports.articles
        for span in each.annotations.spans
    }


def test_pandas_reads_csv_without_being_told_of_the_byte_order_mark(exports: Exports) -> None:
    import pandas

    table = pandas.read_csv(exports.path("csv"), keep_default_na=False, dtype=str)
    assert table.columns[0] == "article"
    rows = table.to_dict("records")
    assert places_of(exports, rows, apostrophes=True) == spans_only(exports)


def test_pandas_reads_the_workbook(exports: Exports) -> None:
    import pandas

    table = pandas.read_excel(exports.path("xlsx"), keep_default_na=False)
    rows = table.to_dict("records")
    assert places_of(exports, rows) == spans_only(exports)
    said = attributes_of(exports)
    for row in rows:
        attributes = said[row["article"], row["annotator"], row["start"], row["end"], row["label"]]
        for name, value in attributes.items():
            assert row[name] == value, name


@pytest.mark.parametrize("name", ["jsonl", "spans"])
def test_pandas_reads_lines(exports: Exports, name: str) -> None:
    import pandas

    table = pandas.read_json(exports.path(name), lines=True, dtype=False)
    spans = table.explode("spans").dropna(subset="spans")
    of = "id" if name == "jsonl" else "article"
    found: dict[Whose, list[Place]] = {}
    for row in spans.to_dict("records"):
        span = row["spans"]
        assert row["text"][span["start"] : span["end"]] == span["text"]
        found.setdefault((row[of], row["annotator"]), []).append(
            (span["start"], span["end"], span["label"], span["text"])
        )
    assert {of: sorted(places) for of, places in found.items()} == spans_only(exports)


@pytest.mark.parametrize("name", ["jsonl", "spans"])
def test_duckdb_queries_lines(exports: Exports, name: str) -> None:
    import duckdb

    of = "id" if name == "jsonl" else "article"
    rows = duckdb.sql(
        f"""
        SELECT row.{of}, row.annotator, s.start, s."end", s.label, s.text, row.text
        FROM (SELECT row, unnest(row.spans) AS s FROM read_json('{exports.path(name)}') AS row)
        """
    ).fetchall()
    found: dict[Whose, list[Place]] = {}
    for article, annotator, start, end, label, text, whole in rows:
        assert whole == exports.texts[article]
        assert whole[start:end] == text
        found.setdefault((article, annotator), []).append((start, end, label, text))
    assert {of: sorted(places) for of, places in found.items()} == spans_only(exports)


def test_duckdb_reads_csv(exports: Exports) -> None:
    import duckdb

    cursor = duckdb.sql(f"SELECT * FROM read_csv('{exports.path('csv')}', header = true, all_varchar = true)")
    rows = [dict(zip(cursor.columns, map(_empty, row), strict=True)) for row in cursor.fetchall()]
    assert places_of(exports, rows, apostrophes=True) == spans_only(exports)


def _empty(value: str | None) -> str:
    return value or ""


def test_openpyxl_reads_texts_as_texts_from_right_to_left(exports: Exports) -> None:
    from openpyxl import load_workbook

    book = load_workbook(exports.path("xlsx"))
    sheet = book.worksheets[0]
    assert sheet.sheet_view.rightToLeft
    header, *rows = sheet.iter_rows()
    names = [cell.value for cell in header]
    assert not [cell for row in rows for cell in row if cell.data_type == "f" or cell.hyperlink]
    plain = [{name: cell.value or "" for name, cell in zip(names, row, strict=True)} for row in rows]
    plain = [{**row, "start": row["start"] or 0} for row in plain]
    assert places_of(exports, plain) == spans_only(exports)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is not there; install it with: sudo apt-get install libreoffice-calc")
    profile = tmp_path_factory.mktemp("profile")
    return [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_libreoffice_opens_the_table_and_runs_nothing(
    exports: Exports, name: str, office: list[str], tmp_path: Path
) -> None:
    # 44: comma, 34: quotes, 76: UTF-8, the first line, and all columns as they come.
    reading = ["--infilter=CSV:44,34,76,1"] if name == "csv" else []
    writing = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"]
    ran(*office, *reading, *writing, "--outdir", str(tmp_path), str(exports.path(name)))
    with (tmp_path / "corpus.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert places_of(exports, rows, apostrophes=name == "csv") == spans_only(exports)


def test_libreoffice_keeps_the_sheet_right_to_left(
    exports: Exports, office: list[str], tmp_path: Path
) -> None:
    ran(*office, "--convert-to", "fods", "--outdir", str(tmp_path), str(exports.path("xlsx")))
    text = (tmp_path / "corpus.fods").read_text("utf-8")
    assert re.search(r'style:table-properties [^>]*style:writing-mode="rl-tb"', text)
    # LibreOffice stores yes and no so; there is no other formula.
    assert set(re.findall(r'table:formula="([^"]*)"', text)) <= {"of:=TRUE()", "of:=FALSE()"}
    assert "xlink:type" not in re.findall(r"<table:table .*</table:table>", text, re.DOTALL)[0]


def test_standard_library_reads_what_is_written(exports: Exports) -> None:
    """The two that need no installing: what csv and json read is what all others should."""
    with exports.path("csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert places_of(exports, rows, apostrophes=True) == spans_only(exports)
    lines = exports.path("jsonl").read_text("utf-8").split("\n")
    found = {
        (row["id"], row["annotator"]): sorted(
            (s["start"], s["end"], s["label"], row["text"][s["start"] : s["end"]]) for s in row["spans"]
        )
        for row in map(json.loads, filter(None, lines))
    }
    assert found == exports.places
