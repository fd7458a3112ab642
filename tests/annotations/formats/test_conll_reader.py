from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.conll import BIOES, CONLL
from annotations.formats.conll_reader import read
from annotations.formats.format import ExportOptions, Format
from annotations.formats.imported import ImportFileError, annotations_of
from annotations.importing import import_rows
from annotations.model import AnnotatedArticle, Article, SpanError
from annotations.store import Project
from tests.annotations.formats.difficult import SCHEMA as DIFFICULT_SCHEMA
from tests.annotations.formats.difficult import difficult
from tests.annotations.formats.returning import expected_places, places, there_and_back
from tests.annotations.formats.sample import SCHEMA, annotated_articles

BOTH = pytest.mark.parametrize("form", [CONLL, BIOES], ids=["conll", "bioes"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conll")


@BOTH
@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None)  # a disk may take its time
def test_spans_come_back_but_for_what_the_report_names(
    folder: Path, form: Format, articles: list[AnnotatedArticle]
) -> None:
    report, back = there_and_back(form, articles, folder / "out", ExportOptions(SCHEMA))
    assert len(back) == len(articles)
    for each, found in zip(articles, back, strict=True):
        assert found.annotator == each.annotations.annotator
        assert places(found.spans) == expected_places(each, report)


@BOTH
def test_difficult_text_comes_back(folder: Path, form: Format) -> None:
    report, back = there_and_back(form, difficult(), folder / "out", ExportOptions(DIFFICULT_SCHEMA))
    assert [found.annotator for found in back] == ["a1", "هدى م", ""]
    for each, found in zip(difficult(), back, strict=True):
        assert places(found.spans) == expected_places(each, report)
    assert {loss.span for loss in report.losses} == {
        "",
        "nested-2",
        "nested-3",
        "nested-4",
        "crossing",
        "stacked-1",
        "stacked-2",
    }


def rows(folder: Path, content: str | bytes) -> list[tuple[str | None, list[tuple[str, str]]]]:
    """Read a file; return of each article its text and its spans' texts and labels."""
    path = folder / "in.conll"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = []
    for row in read(path):
        assert row.text is not None
        made = annotations_of(row, Article(row.id, row.text), "a1")
        found.append((row.text, [(span.text, span.label) for span in made.spans]))
    return found


SCHEMES = [
    pytest.param("B-x I-x O B-x", id="IOB2"),
    pytest.param("I-x I-x O I-x", id="IOB1"),
    pytest.param("B-x E-x O S-x", id="BIOES"),
    pytest.param("B-x L-x O U-x", id="BILOU"),
]


@pytest.mark.parametrize("tags", SCHEMES)
def test_tags_of_all_schemes_are_read(tmp_path: Path, tags: str) -> None:
    words = zip(["القوات", "الأمريكية", "في", "العراق"], tags.split(), strict=True)
    content = "\n".join(f"{word} NN {tag}" for word, tag in words)
    assert rows(tmp_path, content) == [
        ("القوات الأمريكية في العراق", [("القوات الأمريكية", "x"), ("العراق", "x")])
    ]


def test_documents_of_others_become_articles(tmp_path: Path) -> None:
    content = "-DOCSTART- -X- O O\r\n\r\nقال O\r\nترامب B-PER\r\n\r\nأمس I-T\r\n\r\n"
    content += "-DOCSTART- -X- O O\n\nب\u00a0ج B-X_0641\n"
    assert rows(tmp_path, content) == [
        ("قال ترامب\nأمس", [("ترامب", "PER"), ("أمس", "T")]),
        ("ب\u00a0ج", [("ب\u00a0ج", "X_0641")]),
    ]
    first, second = read(tmp_path / "in.conll")
    assert (first.id, second.id) == ("in", "in-2")
    assert "how they were spaced is not in the file" in first.notices[0]


def test_a_sentence_ends_a_span(tmp_path: Path) -> None:
    assert rows(tmp_path, "أ B-x\n\nب I-x\n") == [("أ\nب", [("أ", "x"), ("ب", "x")])]


def test_own_tokens_need_the_text_of_the_project(tmp_path: Path) -> None:
    path = tmp_path / "in.conll"
    path.write_text("-DOCSTART- -X- O O 1@a1 O\n\nقال\tO\nترامب\tB-actor\n", encoding="utf-8")
    (row,) = read(path)
    assert row.text is None
    (span,) = annotations_of(row, Article("1", "«قال\u00a0 ترامب".replace("«", "")), "a1").spans
    assert (span.start, span.end, span.text) == (5, 10, "ترامب")
    for text, fault in [
        ("وقال ترامب", "the file has the token «قال» where the article has «وقال ترامب»"),
        ("قال", "the file has the token «ترامب» where the article has «»"),
        ("قال ترامب أمس", "the file’s tokens end before «أمس»"),
    ]:
        with pytest.raises(SpanError, match=fault):
            annotations_of(row, Article("1", text), "a1")


def test_without_the_text_nothing_is_imported(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    path = tmp_path / "in.conll"
    path.write_text("-DOCSTART- -X- O O 1@a1 O\n\nقال\tB-actor\n", encoding="utf-8")
    report = import_rows(Project.open(folder, annotator="a1"), read(path), "a1")
    assert "put 1.txt into the folder" in report.errors[0]
    assert list(folder.glob("*.txt")) == []


def test_what_was_put_together_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    path = tmp_path / "in.conll"
    path.write_text("قال O\nترامب B-actor\n", encoding="utf-8")
    project = Project.open(folder, annotator="a1")
    report = import_rows(project, read(path), "a1")
    assert [notice for notice in report.notices if notice.startswith("in: its text was put together")]
    assert project.article("in").text == "قال ترامب"
    assert [span.text for span in project.annotations("in").spans] == ["ترامب"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(b"word", "should be a token and, last, a tag", id="one column"),
        pytest.param(b"word NN", "should be a token and, last, a tag", id="no tag"),
        pytest.param(b"word B-", "should be a token and, last, a tag", id="no label"),
        pytest.param(b"\xd9 O", "is no UTF-8", id="half a letter"),
        pytest.param(b"\xed\xa0\x80 O", "is no UTF-8", id="lone surrogate"),
        pytest.param(b"x" * 1_000_001, "is longer than 1,000,000 bytes", id="huge line"),
        pytest.param(b"-DOCSTART- -X- O O 1@a/b O\n\nx O", "annotator’s name", id="annotator"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: bytes, fault: str) -> None:
    path = tmp_path / "in.conll"
    path.write_bytes("قال O\n".encode() + line + b"\n")
    with pytest.raises(ImportFileError, match=r"in\.conll, line 2: ") as caught:
        list(read(path))
    assert fault in str(caught.value)


def test_no_path_leads_out_of_the_project(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    path = tmp_path / "in.conll"
    path.write_text("-DOCSTART- -X- O O ../../x@a1 O\n\nقال\tB-actor\n", encoding="utf-8")
    report = import_rows(Project.open(folder, annotator="a1"), read(path), "a1")
    assert report.errors
    assert not (tmp_path.parent / "x.txt").exists()
