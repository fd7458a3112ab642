from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.format import ExportOptions, ExportReport, Lost
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.formats.refi_qda import REFI_QDA
from annotations.formats.refi_qda_reader import read
from annotations.model import AnnotatedArticle, Article, Span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, TEXT, difficult
from tests.annotations.formats.sample import annotated_articles

SPACE = "{urn:QDA-XML:project:1.0}"
ORDER = {
    "Project": ["Users", "CodeBook", "Variables", "Sources", "Notes", "Links"],
    "TextSource": ["PlainTextSelection", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Code": ["Description"],
    "Coding": ["CodeRef"],
    "VariableValue": ["VariableRef", "TextValue"],
    "Note": ["PlainTextContent"],
}
"""The standard's order of those elements that are written, by the element around them."""


def written(
    path: Path, articles: list[AnnotatedArticle], labels: frozenset[str] | None = None
) -> ExportReport:
    assert REFI_QDA.write is not None
    return REFI_QDA.write(articles, path, ExportOptions(SCHEMA, ENTITIES, labels=labels))


def test_everything_comes_back_but_ids_and_being_done(tmp_path: Path) -> None:
    report = written(tmp_path / "out.qdpx", difficult())
    assert [(loss.annotator, loss.reason) for loss in report.losses] == [
        ("a1", "the format has no place for that it is done")
    ]
    for row, each in zip(read(tmp_path / "out.qdpx"), difficult(), strict=True):
        for name in ("id", "text", "title", "date", "outlet", "url", "direction"):
            assert getattr(row, name) == getattr(each.article, name)
        assert row.annotator == each.annotations.annotator
        back = annotations_of(row, each.article, row.annotator)
        assert sorted(map(content, back.spans)) == sorted(map(content, each.annotations.spans))
        assert back.note == each.annotations.note
        names = {span.id: content(span) for span in (*back.spans, *each.annotations.spans)}
        assert [(r.type, names[r.source], names[r.target]) for r in back.relations] == [
            (r.type, names[r.source], names[r.target]) for r in each.annotations.relations
        ]
        for entity in row.entities:
            assert entity.name == ENTITIES[entity.id].name


@given(article=annotated_articles())
@settings(deadline=None)
def test_what_is_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.getbasetemp() / "out.qdpx"
    report = written(path, [article])
    (row,) = read(path)
    back = annotations_of(row, article.article, row.annotator)
    assert row.text == article.article.text
    assert sorted(map(content, back.spans)) == sorted(map(content, article.annotations.spans))
    assert len(back.relations) == len(article.annotations.relations)
    is_told = any(loss.kind is Lost.STATUS for loss in report.losses)
    assert (back.status is article.annotations.status) is not is_told


def test_the_standards_rules_hold(tmp_path: Path) -> None:
    written(tmp_path / "out.qdpx", difficult())
    with ZipFile(tmp_path / "out.qdpx") as archive:
        root = fromstring(archive.read("project.qde"))
        names = set(archive.namelist())
        texts = {name: archive.read(name).decode() for name in names if name.startswith("sources/")}
    assert len(texts) == 2
    assert all(text == TEXT for text in texts.values() if text.startswith("🚨"))
    guids = [guid for element in root.iter() if (guid := element.get("guid"))]
    assert len(set(guids)) == len(guids)
    for element in root.iter():
        tag = element.tag.removeprefix(SPACE)
        inner = [child.tag.removeprefix(SPACE) for child in element]
        if tag in ORDER:
            assert inner == sorted(inner, key=ORDER[tag].index)
        for name in ("targetGUID", "originGUID", "creatingUser"):
            assert element.get(name) in (*guids, None)
    spans = 0
    for source in root.iter(f"{SPACE}TextSource"):
        text = texts["sources/" + str(source.get("plainTextPath")).removeprefix("internal://")]
        for selection in source.iterfind(f"{SPACE}PlainTextSelection"):
            start, end = (int(str(selection.get(key))) for key in ("startPosition", "endPosition"))
            assert selection.get("name") == " ".join(text[start:end].split())[:60]
            spans += 1
    assert spans == 24
    codes = {code.get("name"): code.get("color") for code in root.iter(f"{SPACE}Code")}
    assert codes["فاعل"] == "#0072B2"
    assert [user.get("name") for user in root.iter(f"{SPACE}User")] == ["a1", "هدى م"]


def test_a_code_book_alone(tmp_path: Path) -> None:
    written(tmp_path / "codes.qdc", difficult())
    root = fromstring((tmp_path / "codes.qdc").read_text("utf-8"))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert [code.get("name") for codes in root for code in codes] == [
        "فاعل",
        "رقم",
        "قاعدة",
        "موقف",
        "جهة فاعلة",
    ]


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    assert written(tmp_path / "out.qdpx", difficult(), frozenset({"base"})).spans == 6
    assert {s.label for row in read(tmp_path / "out.qdpx") for s in row.spans} == {"base"}


CODE, USER, OTHER = (f"00000000-0000-0000-0000-00000000000{n}" for n in (1, 2, 3))
SELECTION = (
    f'<PlainTextSelection guid="{OTHER}" startPosition="{{}}" endPosition="{{}}"><Description>ملاحظة'
    f'</Description><Coding guid="{OTHER}" creatingUser="{USER}"><CodeRef targetGUID="{CODE.upper()}"/>'
    "</Coding></PlainTextSelection>"
)


def project(selection: str, source: str = 'plainTextPath="internal://a.txt"', content: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other">'
        f'<Users><User guid="{USER}" name="huda"/></Users><CodeBook><Codes><Code guid="{CODE}" name="فاعل"'
        f' isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="{OTHER}" name="a.txt" {source}>'
        f"{content}{selection}</TextSource></Sources></Project>"
    ).encode()


def imported(folder: Path, members: dict[str, bytes] | bytes) -> list[ImportedArticle]:
    path = folder / "in.qdpx"
    if isinstance(members, bytes):
        path.write_bytes(members)
    else:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    return list(read(path))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("a\nالجيش".encode(), 2, 7, id="line feeds"),
        pytest.param("a\r\nالجيش".encode(), 3, 8, id="line ends of windows"),
        pytest.param("\ufeffa\nالجيش".encode(), 2, 7, id="byte order mark"),
    ],
)
def test_a_project_of_others_is_understood(tmp_path: Path, text: bytes, start: int, end: int) -> None:
    (row,) = imported(tmp_path, {"project.qde": project(SELECTION.format(start, end)), "sources/a.txt": text})
    (span,) = annotations_of(row, Article("a", "a\nالجيش"), "a1").spans
    assert (row.id, row.annotator) == ("a", "huda")
    assert (span.text, span.label, span.note) == ("الجيش", "فاعل", "ملاحظة")


def test_a_text_may_stand_in_the_project(tmp_path: Path) -> None:
    content = "<PlainTextContent>a الجيش</PlainTextContent>"
    (row,) = imported(tmp_path, {"project.qde": project(SELECTION.format(2, 7), "", content)})
    assert row.text == "a الجيش"


BOMB = b'<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Project>&b;</Project>'
OUTSIDE = b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project>&a;</Project>'
WRONG = [
    pytest.param(b"PK nonsense", "is no zip", id="no zip"),
    pytest.param({"x": b""}, "lacks project.qde", id="no project"),
    pytest.param({"project.qde": b"<Project"}, "is no XML", id="no xml"),
    pytest.param({"project.qde": BOMB}, "is no XML that is read here", id="entity bomb"),
    pytest.param({"project.qde": OUTSIDE}, "is no XML that is read here", id="outside entity"),
    pytest.param({"project.qde": b"<Project/>"}, "holds no text", id="empty"),
    pytest.param({"project.qde": project("")}, "lacks sources/a.txt", id="no text"),
    pytest.param(
        {"project.qde": project("", 'plainTextPath="internal://../../etc/passwd"')}, "lacks", id="traversal"
    ),
    pytest.param(
        {"project.qde": project("", 'plainTextPath="absolute:///etc/passwd"')}, "holds no text", id="absolute"
    ),
    pytest.param({"project.qde": project(""), "Sources/a.txt": b"\xff"}, "is no UTF-8", id="no utf-8"),
    pytest.param(
        {"project.qde": project(SELECTION.format("x", 3)), "Sources/a.txt": b"abc"}, "whole num", id="start"
    ),
    pytest.param(
        {"project.qde": project(SELECTION.replace(CODE[:-1], USER[:-2]).format(1, 3)), "Sources/a.txt": b"a"},
        "names a code that is not there",
        id="code",
    ),
]


@pytest.mark.parametrize(("members", "message"), WRONG)
def test_a_wrong_project_is_refused(tmp_path: Path, members: Any, message: str) -> None:
    with pytest.raises(ImportFileError, match=r"in\.qdpx") as caught:
        imported(tmp_path, members)
    assert message in str(caught.value)


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.formats.refi_qda_reader._LARGEST", 1_000_000)
    with pytest.raises(ImportFileError, match="is larger than"):
        imported(tmp_path, {"project.qde": b" " * 50_000_000})


@given(position=st.integers(0, 400), data=st.binary(min_size=1, max_size=4))
@settings(deadline=None)
def test_any_damage_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, position: int, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr("project.qde", project(SELECTION.format(0, 1)))
        archive.writestr("Sources/a.txt", b"abc")
    damaged = bytearray(whole.getvalue())
    place = len(damaged) * position // 400
    damaged[place : place + len(data)] = data
    try:
        said = [row.place for row in imported(folder, bytes(damaged))]
    except ImportFileError as error:
        said = [str(error)]
    assert all("in.qdpx" in words for words in said)


def content(span: Span) -> tuple[str, ...]:
    values = sorted((name, type(value).__name__, str(value)) for name, value in span.attributes.items())
    place = (span.start, span.end, span.label, span.text, values, span.entity, span.note, span.created)
    return tuple(map(str, place))
