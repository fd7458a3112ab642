from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.brat import BRAT
from annotations.formats.brat_reader import read
from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.formats.labels import ascii_label
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Span
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

TEXT = "قال 🚨 الجيش إن\nقوات التحالف بقيت"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "brat")
    return tmp_path / "brat"


def written(
    path: Path, articles: list[AnnotatedArticle] | None = None, labels: frozenset[str] | None = None
) -> ExportReport:
    assert BRAT.write is not None
    return BRAT.write(articles or difficult(), path, ExportOptions(SCHEMA, ENTITIES, labels=labels))


def test_a_folder_is_what_it_was(folder: Path) -> None:
    assert_golden(folder, "brat")


def test_everything_comes_back_but_brats_own_numbers(folder: Path) -> None:
    articles = {(each.article.id, each.annotations.annotator): each for each in difficult()}
    rows = list(read(folder))
    assert len(rows) == len(articles)
    for row in rows:
        each = articles[row.id, row.annotator]
        assert row.text == each.article.text
        for name in ("title", "date", "outlet", "url", "direction"):
            assert getattr(row, name) == getattr(each.article, name)
        back = annotations_of(row, each.article, row.annotator)
        assert contents(back) == contents(each.annotations)
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)


@given(article=annotated_articles())
@settings(deadline=None)
def test_what_is_written_comes_back_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.mktemp("brat") / "out"
    report = written(path, [article])
    (row,) = read(path)
    back = annotations_of(row, article.article, row.annotator)
    told = {loss.span: loss.reason for loss in report.losses}
    expected = []
    for span in article.annotations.spans:
        kept = span
        if "edges" in told.get(span.id, ""):
            blank = "".join(c for c in map(chr, range(0x202A)) if len(f"a{c}b".splitlines()) > 1) + "\t"
            start = span.start + len(span.text) - len(span.text.lstrip(blank))
            text = span.text.strip(blank)
            kept = replace(span, start=start, end=start + len(text), text=text)
        if "nothing but" not in told.get(span.id, ""):
            expected.append(content(kept))
    assert sorted(map(content, back.spans), key=repr) == sorted(expected, key=repr)
    lost = sum(loss.span == "" for loss in report.losses)
    assert len(back.relations) == len(article.annotations.relations) - lost
    assert (back.status, back.note) == (
        article.annotations.status,
        article.annotations.note,
    )


def test_brats_own_rules_hold(folder: Path) -> None:
    """Read as brat does: lines by every line end of Unicode, fragments joined by a space."""
    config = sections((folder / "annotation.conf").read_text("utf-8"))
    types = set(config["entities"])
    spans = 0
    for file in folder.rglob("*.ann"):
        text = file.with_suffix(".txt").read_bytes().decode()
        keys = set()
        for line in file.read_bytes().decode().splitlines():
            key, data, tail = (*line.split("\t", 2), "")[:3]
            assert re.fullmatch(r"[TARN#]\d+", key)
            assert key not in keys
            keys.add(key)
            words = data.split()
            assert re.fullmatch(r"[A-Za-z0-9_-]+", words[0])
            if key.startswith("T"):
                assert words[0] in types
                places = [tuple(map(int, p.split())) for p in data.split(" ", 1)[1].split(";")]
                assert tail == " ".join(text[start:end] for start, end in places)
                assert all(a[1] < b[0] for a, b in pairwise(places))
                spans += 1
            elif key.startswith("R"):
                _, source, target = words
                assert source.partition(":")[2] in keys
                assert target.partition(":")[2] in keys
            else:
                assert words[1] in keys
            if key.startswith("A"):
                attribute = next(line for line in config["attributes"] if line.startswith(f"{words[0]}\t"))
                assert words[2] in attribute.partition("Value:")[2].split("|")
            if key.startswith("N"):
                assert re.fullmatch(r"\S+ \S+ \S+?:\S+", data)
    assert spans == sum(len(each.annotations.spans) for each in difficult())


def test_brat_is_told_of_overlaps_names_and_direction(folder: Path) -> None:
    config = sections((folder / "annotation.conf").read_text("utf-8"))
    assert list(config) == ["entities", "relations", "events", "attributes"]
    assert "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>" in config["relations"]
    assert config["attributes"][-1].endswith("Value:stated|_0636_0645_0646_064A")
    visual = sections((folder / "visual.conf").read_text("utf-8"))
    assert "actor | فاعل | Actor" in visual["labels"]
    assert f"{ascii_label('جهة_فاعلة')} | جهة فاعلة | جهة_فاعلة" in visual["labels"]
    assert visual["options"] == ["Text\tdirection:rtl"]


def test_only_wanted_labels_are_written(tmp_path: Path) -> None:
    report = written(tmp_path / "out", labels=frozenset({"base"}))
    rows = [row for row in read(tmp_path / "out") if row.spans]
    assert {span.label for row in rows for span in row.spans} == {"base"}
    assert report.spans == sum(len(row.spans) for row in rows) == 6


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("x")
    with pytest.raises(FileExistsError):
        written(tmp_path / "out")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["thesis.txt"]


def test_articles_stay_inside_the_folder_and_apart(tmp_path: Path) -> None:
    ids = ["../../out", "/etc/passwd", "a:b", "A_b", "x" * 300]
    articles = [AnnotatedArticle(Article(i, "نص"), AnnotationSet(i, "a1")) for i in ids]
    out = tmp_path / "deep" / "er" / "out"
    out.parent.mkdir(parents=True)
    written(out, articles)
    texts = list(tmp_path.rglob("*.txt"))
    assert len(texts) == len(ids)
    assert all(path.is_relative_to(out / "a1") for path in texts)
    assert {row.id for row in read(out)} == set(ids)


FOREIGN = """T1\tOrg 6 11\tالجيش
T2\tOrg 15 19;28 32\tقوات بقيت
T3\tVerb 0 3\tقال
E1\tSay:T3 Speaker:T1 Topic2:T2
R1\tpart Arg1:T2 Arg2:E1
A1\tNegation E1
A2\tLevel T1 high
M1\tOld T2
N1\tReference T1 Wikipedia:534366\tBarack Obama
#1\tAnnotatorNotes T1\t"هل هذا صحيح؟"
#2\tNormalization T1\tvia
#3\tAnnotatorNotes R1\tlost
*\tEquiv T1 T2
X9\tjunk
"""


def test_a_foreign_file_is_understood_and_its_rest_is_told(tmp_path: Path) -> None:
    row = foreign(tmp_path, FOREIGN)
    annotations = annotations_of(row, Article("002", TEXT), "a1")
    spans = {span.text: span for span in annotations.spans}
    assert list(spans) == ["قال", "الجيش", "قوات", "بقيت"]
    army = spans["الجيش"]
    assert (dict(army.attributes), army.entity) == ({"Level": "high"}, "Wikipedia:534366")
    assert army.note == '"هل هذا صحيح؟"\nvia'
    assert dict(spans["قال"].attributes) == {"Negation": True}
    names = {span.id: span.text for span in annotations.spans}
    assert [(r.type, names[r.source], names[r.target]) for r in annotations.relations] == [
        ("continued_by", "قوات", "بقيت"),
        ("Speaker", "قال", "الجيش"),
        ("Topic", "قال", "قوات"),
        ("part", "قوات", "قال"),
        ("Equiv", "الجيش", "قوات"),
    ]
    notices = "\n".join(row.notices)
    for word in ("2 pieces", "events became", "R1, which is no span", "“X9”"):
        assert word in notices


@pytest.mark.parametrize(
    ("text", "offset"),
    [pytest.param("a\r\nقال", 2, id="counted as one"), pytest.param("a\r\nقال", 3, id="counted as two")],
)
def test_line_ends_of_windows_are_counted_either_way(tmp_path: Path, text: str, offset: int) -> None:
    row = foreign(tmp_path, f"T1\tX {offset} {offset + 3}\tقال\n", text)
    (span,) = annotations_of(row, Article("002", "a\nقال"), "a1").spans
    assert (span.start, span.text) == (2, "قال")


WRONG = [
    pytest.param("T1 Org 6 11 الجيش", "has no tab", id="no tab"),
    pytest.param("T1\tOrg 6\tالجيش", "is no span", id="no end"),
    pytest.param("T1\tOrg 6 999\tالجيش", "outside the text", id="beyond the end"),
    pytest.param(f"T1\tOrg 6 {'9' * 5000}\tالجيش", "that no text reaches", id="huge number"),
    pytest.param("T1\tOrg 6 6\t", "is empty", id="empty"),
    pytest.param("T1\tOrg -1 5\tx", "is no span", id="negative"),
    pytest.param("T1\tOrg 6 11\tالشعب", "where the text has «الجيش»", id="other text"),
    pytest.param("T1\tOrg 6 9;8 11\tالج جيش", "overlap", id="overlapping fragments"),
    pytest.param("T1\tOrg 6 11\tالجيش\nT1\tOrg 6 11\tالجيش", "a second T1", id="twice"),
    pytest.param("R1\tpart Arg1:T1 Arg2:T2", "names “T1”", id="relation to nothing"),
    pytest.param("R1\tpart T1 T2", "is no relation", id="no arguments"),
    pytest.param("E1\tSay:T3", "the trigger “T3”", id="event of nothing"),
    pytest.param("E1\t", "says nothing", id="event without words"),
    pytest.param("*\t ", "says nothing", id="equals without words"),
    pytest.param("A1\tNegation", "is no attribute", id="attribute of nothing"),
    pytest.param("A1\tNegation T7", "names “T7”", id="attribute of a missing span"),
    pytest.param("N1\tReference T1", "is no reference", id="reference"),
    pytest.param("#1\tAnnotatorNotes", "is no comment", id="comment"),
]


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ImportFileError, match=r"002\.ann, line \d: ") as caught:
        foreign(tmp_path, line + "\n")
    assert message in str(caught.value)


def test_annotations_need_their_text(tmp_path: Path) -> None:
    (tmp_path / "002.ann").write_bytes(b"")
    with pytest.raises(ImportFileError, match=r"002\.txt: is not there"):
        list(read(tmp_path / "002.ann"))


@given(data=st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.ann"
    path.write_bytes(b"T1\tOrg 6 11\n" + data)
    path.with_suffix(".txt").write_bytes(TEXT.encode())
    try:
        said = [row.text for row in read(path)]
    except ImportFileError as error:
        said = [str(error)]
    assert said == [TEXT] or "any.ann, line" in said[0]


def foreign(folder: Path, lines: str, text: str = TEXT) -> ImportedArticle:
    (folder / "002.ann").write_bytes(lines.encode())
    (folder / "002.txt").write_bytes(text.encode())
    (row,) = read(folder / "002.ann")
    assert row.id == "002"
    return row


def sections(config: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in config.splitlines():
        if line.startswith("["):
            found[line[1:-1]] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


def content(span: Span) -> tuple[Any, ...]:
    attributes = sorted((name, type(value).__name__, value) for name, value in span.attributes.items())
    return (span.start, span.end, span.label, span.text, attributes, span.entity, span.note)


def contents(annotations: AnnotationSet) -> tuple[Any, ...]:
    names = {span.id: content(span) for span in annotations.spans}
    ties = [(r.type, names[r.source], names[r.target]) for r in annotations.relations]
    return (
        sorted(names.values(), key=repr),
        sorted(ties, key=repr),
        annotations.status,
        annotations.note,
    )
