from __future__ import annotations

import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document

from annotations.formats.article_table import ColumnChoice
from annotations.formats.brat import BRAT
from annotations.formats.detection import detect, importable, read_rows
from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportFileError, annotations_of
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, TEXT, difficult


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where zips are unpacked; empty again after each test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_gives_the_articles_of_its_files(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("من وورد")
    document.save(str(tmp_path / "x.docx"))
    path = zipped(
        tmp_path / "corpus.zip",
        **{
            "2018/خبر: أول.txt": TEXT,
            "2018/CON.docx": (tmp_path / "x.docx").read_bytes(),
            "tables/t.csv": "النص,العنوان\nمن جدول,عنوان\n",
            "__MACOSX/2018/._a.txt": b"\0",
            ".DS_Store": b"\0",
            "picture.jpg": b"\xff\xd8",
        },
    )

    rows = read_rows(path, tmp_path)

    assert {row.id: row.text for row in rows} == {
        "2018/خبر_ أول": TEXT, "2018/CON_": "من وورد", "t/1": "من جدول",
    }  # fmt: skip
    assert all(row.place.startswith(f"{path}, ") and "scratch" not in row.place for row in rows)
    assert next(row.place for row in rows if row.id == "t/1") == f"{path}, tables/t.csv, line 2"


def test_the_column_choice_reaches_tables_in_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"t.csv": "x,y\nأول,ثان\n"})

    (row,) = read_rows(path, tmp_path, columns=ColumnChoice("y", title="x"))

    assert (row.text, row.title) == ("ثان", "أول")
    assert read_rows(path, tmp_path, columns="text=1")[0].text == "أول"
    with pytest.raises(ImportFileError, match=r"t\.csv, line 1: there is no column “z”"):
        read_rows(path, tmp_path, columns="text=z")


def test_a_brat_folder_in_a_zip_comes_back_as_it_was(tmp_path: Path) -> None:
    assert BRAT.write is not None
    (tmp_path / "work").mkdir()
    BRAT.write(difficult(), tmp_path / "work" / "brat", ExportOptions(SCHEMA, ENTITIES))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for file in sorted((tmp_path / "work").rglob("*")):
            archive.write(file, file.relative_to(tmp_path / "work"))

    rows = sorted(read_rows(tmp_path / "b.zip", tmp_path), key=lambda row: (row.id, row.annotator))
    there = sorted(difficult(), key=lambda each: (each.article.id, each.annotations.annotator))

    assert [(row.id, row.annotator, row.text) for row in rows] == [
        (each.article.id, each.annotations.annotator, each.article.text) for each in there
    ]
    for row, each in zip(rows, there, strict=True):
        came = annotations_of(row, each.article, row.annotator)
        spans = [{(s.start, s.end, s.label) for s in one.spans} for one in (came, each.annotations)]
        assert spans[0] == spans[1]


@pytest.mark.parametrize("encoding", ["utf-8", "cp720"])
def test_names_that_do_not_say_how_they_are_written(tmp_path: Path, encoding: str) -> None:
    path = zipped(tmp_path / "a.zip", **{"@@@@.txt": "نص"})
    name = {"utf-8": "خب", "cp720": "خبرا"}[encoding].encode(encoding)
    path.write_bytes(path.read_bytes().replace(b"@@@@", name))

    (row,) = read_rows(path, tmp_path)

    assert row.id == name.decode(encoding)


def link(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")


def encrypted(path: Path) -> None:
    zipped(path, **{"a.txt": "نص"})
    data = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    path.write_bytes(data)


def said_size(path: Path, size: int) -> None:
    """Let the list of members say that each has so many bytes."""
    data = bytearray(path.read_bytes())
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 24 : place + 28] = size.to_bytes(4, "little")
    path.write_bytes(data)


def bomb(path: Path) -> None:
    zipped(path, **{"a.txt": bytes(1_000_000)})
    said_size(path, 600_000_000)


def lying(path: Path) -> None:
    """A bomb whose list says that it is small."""
    zipped(path, **{"a.txt": bytes(1_000_000)})
    said_size(path, 10)


def many(path: Path) -> None:
    zipped(path, **{f"{number}.txt": "x" for number in range(10)})
    said_size(path, 500_000_000)


def nameless(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.filename = ""
        archive.writestr(member, "نص")


def twice(path: Path) -> None:
    zipped(path, **{"a.txt": "نص", "A.txt": "آخر"})


def cut(path: Path) -> None:
    zipped(path, **{"a.txt": TEXT})
    path.write_bytes(path.read_bytes()[:-30])


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda path: zipped(path, **{"../a.txt": "نص"}), "“../a.txt” leads out of the archive"),
        (lambda path: zipped(path, **{"/etc/a.txt": "نص"}), "leads out of the archive"),
        (lambda path: zipped(path, **{"x/..\\a.txt": "نص"}), "leads out of the archive"),
        (lambda path: zipped(path, **{"C:/a.txt": "نص"}), "leads out of the archive"),
        (lambda path: zipped(path, **{".": "نص"}), "“.” has no name"),
        (nameless, "“” has no name"),
        (link, "“a.txt” is no file"),
        (encrypted, "“a.txt” is encrypted"),
        (bomb, "“a.txt” is larger than"),
        (lying, "“a.txt” is damaged"),
        (twice, "“A.txt” is there twice"),
        (cut, "is no zip that can be read"),
        (lambda path: zipped(path, **{"a.jpg": "x"}), "holds no file that can be imported"),
        (lambda path: zipped(path, **{"b.txt": "نص", "in.zip": "x"}), "in.zip: is a zip in a zip"),
        (
            lambda path: zipped(path, **{"b.txt": "نص", "d/t.csv": "x,y\n1,2\n"}),
            "d/t.csv, line 1: which column",
        ),
        (many, "or 4,294,967,296 bytes"),
    ],
    ids=".. / \\ : . nameless link encrypted bomb lying twice cut pictures zip table many".split(),  # noqa: SIM905
)
def test_what_is_dangerous_or_damaged_is_refused_by_place(
    tmp_path: Path, make: Callable[[Path], object], fault: str
) -> None:
    path = tmp_path / "خبر.zip"
    make(path)

    with pytest.raises(ImportFileError, match=fault.replace(".", r"\.")) as caught:
        read_rows(path, tmp_path)

    assert str(path) in str(caught.value)
    assert "scratch" not in str(caught.value)


def test_of_a_folder_come_the_files_of_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for name in (
        "b/2.txt", "1.docx", ".hidden/x.txt", "page.html", "page_files/ad.html", "notes.json", "x.pdf",
        "annotations/project.json", "annotations/backups/x.zip",
        "brat/annotation.conf", "brat/a.txt", "brat/a.ann",
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    (folder / "loop").symlink_to(tmp_path)

    found = [path.relative_to(folder).as_posix() for path, start in importable(folder) if start == folder]

    assert found == ["1.docx", "b/2.txt", "brat", "page.html"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "article,start,end,label,text\n", "csv"),
        ("a.csv", "article,start utf16,end utf16,text\n", "csv"),
        ("a.csv", "العنوان;النص\nأ;ب\n", "articles"),
        ("a.tsv", "title\ttext\n", "articles"),
        ("a.jsonl", '{"headline": "أ", "body": "ب"}', "articles"),
        ("a.jsonl", '{"id": 3, "text": "ب", "source": "وكالة"}', "articles"),
        ("a.jsonl", '{"id": "a", "text": "ب", "title": "ج"}', "jsonl"),
        ("a.jsonl", '{"id": "a", "note": "x", "status": "done"}', "jsonl"),
        ("a.jsonl", '{"id": "a", "text": "ب", "spans": [], "extra": 1}', "jsonl"),
        ("a.zip", "PK", "zip"),
        ("a.docx", "PK", "docx"),
    ],
)
def test_tables_of_articles_are_told_from_tables_of_spans(
    tmp_path: Path, name: str, content: str, expected: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")

    found = detect(tmp_path / name)

    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(("name", "way_out"), [("a.doc", "save it as .docx"), ("a.pdf", "save its text")])
def test_for_formats_that_are_not_read_a_way_out_is_named(tmp_path: Path, name: str, way_out: str) -> None:
    (tmp_path / name).write_bytes(b"x")

    with pytest.raises(ImportFileError, match=way_out):
        read_rows(tmp_path / name, tmp_path)
