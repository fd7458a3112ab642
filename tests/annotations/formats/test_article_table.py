from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from annotations.formats.article_table import (
    ColumnChoice,
    TableHead,
    chosen,
    guessed,
    read,
    read_articles,
    table_head,
)
from annotations.formats.imported import ImportedArticle, ImportFileError
from tests.annotations.formats.difficult import TEXT

Rows = list[list[str]]
HEADER = ["الرقم", "العنوان", "النص", "تاريخ النشر", "المصدر", "الرابط"]
FIRST = ["7", "خفض القوات", TEXT, "2020-09-09T10:00:00Z", "وكالة الأنباء", "https://example.net/1"]
SECOND = ["خبر/عاجل", "", "نص آخر; له | علامات،\tكثيرة", "أيلول 2020", "", ""]


def as_csv(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def as_xlsx(path: Path, rows: Rows) -> Path:
    book = Workbook()
    book.active.append(["ملاحظات"])
    sheet = book.create_sheet("مقالات")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def as_jsonl(path: Path, rows: Rows) -> Path:
    objects = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    path.write_bytes(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in objects))
    return path


MAKERS: dict[str, Callable[[Path, Rows], Path]] = {
    "corpus.csv": as_csv,
    "corpus.tsv": lambda path, rows: as_csv(path, rows, delimiter="\t"),
    "bom.csv": lambda path, rows: as_csv(path, rows, "utf-8-sig", ";"),
    "pipes.csv": lambda path, rows: as_csv(path, rows, "utf-16", "|"),
    "corpus.jsonl": as_jsonl,
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_table_becomes_articles(tmp_path: Path, name: str) -> None:
    path = MAKERS[name](tmp_path / name, [HEADER, FIRST, SECOND])
    stem = name.partition(".")[0]

    first, second = read(path)

    assert first.text == TEXT
    assert (first.id, first.title, first.date) == (f"{stem}/7", "خفض القوات", "2020-09-09")
    assert (first.outlet, first.url) == ("وكالة الأنباء", "https://example.net/1")
    assert (second.id, second.text, second.date) == ("خبر/عاجل", SECOND[2], "أيلول 2020")
    assert str(path) in second.place


def test_a_workbook_gives_the_sheets_that_have_the_text(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "أخبار.xlsx", [HEADER, [*FIRST[:2], "نص_x000D_", *FIRST[3:]], SECOND])

    with pytest.raises(ImportFileError, match="“ملاحظات”"):
        list(read(path))
    first, second = read_articles(path, ColumnChoice("النص", "الرقم", "العنوان", "تاريخ النشر"))

    assert (first.text, first.id, first.date, first.outlet) == ("نص\r", "أخبار/7", "2020-09-09", "")
    assert second.text == SECOND[2]


def test_numbers_and_dates_of_a_workbook_become_texts(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["id", "text", "date"])
    book.active.append([12, 2021, datetime(2020, 9, 9, 8)])
    book.active.append([3.5, True, None])
    book.active.append([None, "م" * 32_767, None])
    book.save(tmp_path / "a.xlsx")

    found = list(read(tmp_path / "a.xlsx"))

    assert [(one.id, one.date) for one in found] == [("a/12", "2020-09-09"), ("3.5", ""), ("a/3", "")]
    assert [one.text for one in found[:2]] == ["2021", "true"]
    assert [len(one.notices) for one in found] == [0, 0, 1]


def head(columns: str, *rows: list[str]) -> TableHead:
    return TableHead(tuple(columns.split("|")), tuple(map(tuple, rows)))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            head("id|title|text|date|source|url"),
            ColumnChoice("text", "id", "title", "date", "source", "url"),
            id="English",
        ),
        pytest.param(
            head("م|عنوان الخبر|نص الخبر|التاريخ|اسم المصدر|رابط"),
            ColumnChoice("نص الخبر", "", "عنوان الخبر", "التاريخ", "اسم المصدر", "رابط"),
            id="Arabic",
        ),
        pytest.param(
            head("Article_ID|HEADLINE|Full Text|Published-At|Publisher|Link"),
            ColumnChoice("Full Text", "Article_ID", "HEADLINE", "Published-At", "Publisher", "Link"),
            id="spelt otherwise",
        ),
        pytest.param(
            head("column 1|column 2|column 3|column 4", ["x", "م" * 900, "https://a.net/1", "9/9/2020"]),
            ColumnChoice("column 2", date="column 4", url="column 3"),
            id="by what stands there",
        ),
        pytest.param(
            head("article|content", ["3", "م" * 300]),
            ColumnChoice("content"),
            id="two that could be the text",
        ),
        pytest.param(head("x|y", ["نص", "قصير"]), ColumnChoice(), id="nothing to go by"),
    ],
)
def test_columns_are_guessed(table: TableHead, expected: ColumnChoice) -> None:
    assert guessed(table) == expected


def test_a_persons_choice_goes_before_the_guess() -> None:
    table = head("id|text|Body of it|date")

    assert chosen("text=body of it, date=", table) == ColumnChoice("Body of it", "id")
    assert chosen("text=3,title=2", table) == ColumnChoice("Body of it", "id", "text", "date")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("text=العنوان", "there is no column “العنوان”; the table has “id”, “text”"),
        ("text=9", "there is no column “9”"),
        ("headline=text", "should be one of text=COLUMN, id=COLUMN"),
        ("text", "should be one of"),
    ],
)
def test_a_choice_that_fits_nothing_is_explained(given: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        chosen(given, head("id|text"))


def test_without_a_header_the_first_row_is_an_article(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "a.csv", [["1", "الأول " * 60], ["2", "الثاني " * 60]])

    assert table_head(path).columns == ("column 1", "column 2")
    assert [one.text for one in read(path)] == ["الأول " * 60, "الثاني " * 60]


def test_columns_have_names_of_their_own(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "a.csv", [["text", "", "text", ""], ["أ", "ب", "ج"], [], ["د"]])

    assert table_head(path) == TableHead(("text", "column 2", "text (2)"), (("أ", "ب", "ج"), ("د", "", "")))


def test_excels_own_line_about_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\ntext;title\r\nنص, آخر;عنوان\r\n", "utf-8", newline="")

    (found,) = read(path)

    assert (found.text, found.title, found.place) == ("نص, آخر", "عنوان", f"{path}, line 3")


def test_an_old_code_page_is_told(tmp_path: Path) -> None:
    text = "أعلنت القيادة العسكرية الأمريكية في الشرق الأوسط خفض قواتها في العراق"

    (found,) = read(as_csv(tmp_path / "a.csv", [["title", "text"], ["عنوان", text]], "cp1256"))

    assert found.text == text


def test_rows_without_a_text_are_told(tmp_path: Path) -> None:
    rows = [["text", "title"], ["نص", "١"], ["", "٢"], [" ", "٣"], ["آخر", "٤"], ["", ""]]

    first, second = read(as_csv(tmp_path / "a.csv", rows))

    assert first.notices == ()
    assert second.notices == (f"{tmp_path / 'a.csv'}: 2 rows without a text were passed over (line 3, 4)",)
    assert [first.id, second.id] == ["a/1", "a/4"]


def test_ids_are_paths_that_every_system_takes_and_never_equal(tmp_path: Path) -> None:
    rows = [["id", "text"], *([name, "نص"] for name in ("a:b", "A_b", "../x", "http://a.net/y?z", "a b"))]

    found = read(as_csv(tmp_path / "t.csv", rows))

    assert [one.id for one in found] == ["a_b", "A_b-2", "x", "a.net-y_z", "a b"]


@given(
    rows=st.lists(st.tuples(st.text(), st.text(st.characters(exclude_categories=["Cs", "Cc"]))), min_size=1),
    delimiter=st.sampled_from(",;\t|"),
)
def test_every_text_comes_out_as_it_went_in(rows, delimiter: str, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    texts = [text.replace("\r", "") for _, text in rows]
    path = tmp_path_factory.mktemp("table") / "a.csv"
    as_csv(
        path,
        [["n", "text", "title"], *([str(n), text, "x"] for n, text in enumerate(texts))],
        "utf-8",
        delimiter,
    )

    def found() -> list[ImportedArticle]:
        return list(read_articles(path, ColumnChoice("text")))

    kept = [text for text in texts if text.strip()]
    if kept:
        assert [one.text for one in found()] == kept
    else:
        with pytest.raises(ImportFileError, match="has no text in its column"):
            found()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.csv", "x,y\n1,2\n", "which column is the text is not clear; the table has “x”, “y”: .*--columns"),
        ("a.csv", "", "is an empty table"),
        ("a.tsv", "text\ttitle\nأ\tب\tج\n", "line 2: has 3 cells, and the header has 2"),
        ("a.csv", 'text\n"' + "x" * 70_000_000, "line 2: is no table"),
        ("a.csv", "text\n\x00\n", "U\\+0000"),
        ("a.tsv", "a\tb" * 1_000_000, "line 1: has 1,000,001 columns"),
        ("a.csv", "x,y" + "," * 1_000_000, "has no text|which column is the text is not clear"),
        ("a.jsonl", '{"body": "نص"}\n{"body": \n', "line 2: is no JSON"),
        ("a.jsonl", '{"body": "نص"}\n[1]\n', "line 2: the line should be an object"),
        ("a.jsonl", '{"body": ' + "[" * 10_000 + "]" * 10_000 + "}", "line 1: is no JSON"),
        ("a.jsonl", '{"body": "\\ud800"}', "line 1: is no JSON"),
        ("a.jsonl", '{"body": ["a list"]}', "has no text in its column “body”"),
        ("a.xlsx", "PK", "is no workbook"),
    ],
    ids=[
        "guess",
        "empty",
        "ragged",
        "huge",
        "control",
        "wide",
        "trailing",
        "cut",
        "list",
        "deep",
        "surrogate",
        "nested",
        "xlsx",
    ],
)
def test_what_cannot_be_read_is_refused_by_place(tmp_path: Path, name: str, content: str, fault: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8", newline="")

    with pytest.raises(ImportFileError, match=fault) as caught:
        list(read(path))

    assert str(path) in str(caught.value)
