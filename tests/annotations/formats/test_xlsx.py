from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from annotations.edit import frozen
from annotations.formats import xlsx
from annotations.formats.csv import inert
from annotations.formats.format import ExportCancelled, ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.formats.table import column_names
from annotations.formats.xlsx import ROWS_OF_A_SHEET, write
from annotations.formats.xlsx_reader import LONGEST_CELL, read
from annotations.model import AnnotatedArticle, AnnotationSet, Article, make_span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.sample import ENTITIES as SAMPLE_ENTITIES
from tests.annotations.formats.sample import SCHEMA as SAMPLE_SCHEMA
from tests.annotations.formats.sample import corpus


def sheets(path: Path) -> list[Worksheet]:
    workbook = openpyxl.load_workbook(path)
    return [workbook[name] for name in workbook.sheetnames]


def test_the_sheet_runs_from_right_to_left_under_its_header(tmp_path: Path) -> None:
    write(difficult(), tmp_path / "out.xlsx", ExportOptions(SCHEMA, ENTITIES))
    (sheet,) = sheets(tmp_path / "out.xlsx")
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    header = [cell.value for cell in sheet[1]]
    assert header == column_names([attribute.id for attribute in SCHEMA.attribute_types])
    assert sheet.max_row == 1 + sum(len(each.annotations.spans) for each in difficult())


def test_texts_are_texts_and_numbers_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write(difficult(), path, ExportOptions(SCHEMA, ENTITIES))
    (sheet,) = sheets(path)
    header = [cell.value for cell in sheet[1]]
    rows = {row[header.index("start")].value: row for row in sheet.iter_rows(min_row=2)}
    for row in rows.values():
        assert all(cell.data_type in "snb" and cell.hyperlink is None for cell in row)
    spans = {span.id: span for span in difficult()[0].annotations.spans}
    formula = rows[spans["formula"].start]
    assert formula[header.index("text")].value == "=1+1" != inert("=1+1")
    number = rows[spans["number"].start]
    assert [number[header.index(name)].value for name in ("value", "doubtful", "as_of")] == [
        4000,
        True,
        "2018-05",
    ]


def test_the_same_corpus_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(corpus(), tmp_path / name, ExportOptions(SAMPLE_SCHEMA, SAMPLE_ENTITIES))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ROWS_OF_A_SHEET == 2**20
    monkeypatch.setattr(xlsx, "ROWS_OF_A_SHEET", 4)
    path = tmp_path / "out.xlsx"
    write(corpus(), path, ExportOptions(SAMPLE_SCHEMA, SAMPLE_ENTITIES))
    assert [(sheet.title, sheet.max_row) for sheet in sheets(path)] == [
        ("spans", 4),
        ("spans 2", 4),
        ("spans 3", 4),
        ("spans 4", 2),
    ]
    assert sum(len(row.spans) for row in read(path)) == 10


def test_what_no_cell_holds_is_reported_and_the_span_still_comes_back(tmp_path: Path) -> None:
    article = Article("1", "🚨" * 20_000 + "ا" * 20_000)
    span = replace(
        make_span(article, 0, 40_000, "actor"),
        id="s",
        note="ا" * LONGEST_CELL,
        attributes=frozen({"value": 0.1 + 0.2}),
    )
    annotated = AnnotatedArticle(article, AnnotationSet("1", "a1", (span,)))
    report = write([annotated], tmp_path / "out.xlsx", ExportOptions(SCHEMA))
    assert [(loss.span, loss.reason) for loss in report.losses] == [
        ("s", "“text” is cut: a cell holds 32,767 characters"),
        ("s", "“value” is rounded to 16 digits"),
    ]
    (row,) = read(tmp_path / "out.xlsx")
    (found,) = annotations_of(row, article, "a1").spans
    assert (found.start, found.end, found.text, found.note) == (0, 40_000, article.text, span.note)


@pytest.mark.parametrize("note", ["a\x01b", "a_x000D_b", "\r\n\t ", "  x  ", "_x005F_", "\ufffe", "'=1"])
def test_characters_that_xml_cannot_hold_come_back(tmp_path: Path, note: str) -> None:
    article = Article("1", "قال")
    span = replace(make_span(article, 0, 3, "actor"), note=note)
    write(
        [AnnotatedArticle(article, AnnotationSet("1", "a1", (span,)))], tmp_path / "x", ExportOptions(SCHEMA)
    )
    (row,) = read(tmp_path / "x")
    assert row.spans[0].note == note


def test_a_stopped_export_leaves_nothing_behind(tmp_path: Path) -> None:
    before = set(Path(gettempdir()).glob("hashiya-*"))
    with pytest.raises(ExportCancelled):
        write(corpus(), tmp_path / "out.xlsx", ExportOptions(SAMPLE_SCHEMA, progress=lambda done: done < 2))
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    assert set(Path(gettempdir()).glob("hashiya-*")) <= before


def changed(path: Path, part: str, content: bytes) -> Path:
    """Return a copy of a workbook in which one part has another content."""
    other = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return other


SHEET = "xl/worksheets/sheet1.xml"
ENTITY_BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
OUTSIDE = ENTITY_BOMB.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/hostname"')


@pytest.mark.parametrize(
    ("part", "content", "fault"),
    [
        pytest.param(SHEET, ENTITY_BOMB, "cannot be read as a workbook", id="entities"),
        pytest.param(SHEET, OUTSIDE, "cannot be read as a workbook", id="entity of a file"),
        pytest.param(SHEET, b"<worksheet", "cannot be read as a workbook", id="half a sheet"),
        pytest.param("xl/workbook.xml", b"<a/>", "is a workbook without sheets", id="no sheets"),
        pytest.param(
            "[Content_Types].xml",
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "cannot be read as a workbook",
            id="no parts",
        ),
        pytest.param("[Content_Types].xml", b"\x00", "cannot be read as a workbook", id="no XML"),
        pytest.param(SHEET, b" " * 100_000_000, "would unpack to", id="bomb"),
        pytest.param(
            SHEET,
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
            "there is no column “article”",
            id="empty",
        ),
    ],
)
def test_a_harmful_workbook_is_refused(tmp_path: Path, part: str, content: bytes, fault: str) -> None:
    path = tmp_path / "good.xlsx"
    write(corpus(), path, ExportOptions(SAMPLE_SCHEMA))
    assert len(list(read(path))) == 2
    with pytest.raises(ImportFileError, match=r"changed\.xlsx") as caught:
        list(read(changed(path, part, content)))
    assert fault in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"article,start\n"], ids=["empty", "cut", "text"])
def test_no_workbook_at_all(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="is no workbook"):
        list(read(path))


def test_an_archive_of_another_version_is_none(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    write(corpus(), path, ExportOptions(SAMPLE_SCHEMA))
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 6] = 250
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="is no workbook"):
        list(read(path))


def test_a_workbook_of_others_is_read(tmp_path: Path) -> None:
    """Numbers as Excel stores them, also for an article's name, and a sheet of its own beside."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in (["article", "start", "end", "label", "value"], [7, 0.0, 3, "actor", 2.5], [None] * 5):
        sheet.append(row)
    workbook.save(tmp_path / "in.xlsx")
    (row,) = read(tmp_path / "in.xlsx")
    (span,) = row.spans
    assert (row.id, span.start, span.end, dict(span.attributes)) == ("7", 0, 3, {"value": 2.5})
