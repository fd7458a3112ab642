from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import conllu
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.conllup import column_names, write
from annotations.formats.format import ExportOptions
from annotations.formats.labels import label_of_ascii
from annotations.model import AnnotatedArticle
from annotations.schema import Schema
from tests.annotations.formats.difficult import LABELS, difficult
from tests.annotations.formats.difficult import SCHEMA as DIFFICULT_SCHEMA
from tests.annotations.formats.returning import Place, expected_places
from tests.annotations.formats.sample import SCHEMA, annotated_articles, corpus

Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conllup")


def documents(path: Path) -> dict[str, list[list[Row]]]:
    """Read the file by the rules of CoNLL-U Plus: documents of sentences of rows, checked as they come."""
    data = path.read_bytes().decode()
    head, _, rest = data.partition("\n")
    columns = head.removeprefix("# global.columns = ").split(" ")
    assert columns[:3] == ["ID", "FORM", "MISC"]
    assert len(set(columns)) == len(columns)
    assert not rest or rest.endswith("\n\n")
    found: dict[str, list[list[Row]]] = {}
    for block in rest.removesuffix("\n\n").split("\n\n") if rest else []:
        comments = [line for line in block.split("\n") if line.startswith("# ")]
        lines = [line.split("\t") for line in block.split("\n") if not line.startswith("# ")]
        about = dict(comment[2:].split(" = ", 1) for comment in comments)
        if "newdoc id" in about:
            found[about["newdoc id"]] = []
        sentences = found[next(reversed(found))]
        rows = [dict(zip(columns, line, strict=True)) for line in lines]
        sentences.append(rows)
        assert about["sent_id"] == f"{next(reversed(found))}-{len(sentences)}"
        assert [row["ID"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        spelt = "".join(row["FORM"] + ("" if "SpaceAfter=No" in row["MISC"] else " ") for row in rows)
        assert about["text"] == spelt.rstrip(" ")
    return found


def spans_in(sentences: list[list[Row]], text: str) -> list[Place]:
    """Find the spans of all columns by the tokens' offsets, strictly by IOB2."""
    found: list[Place] = []
    columns = [name for name in sentences[0][0] if name.startswith("HASHIYA:")] if sentences else []
    for column in columns:
        open_label = ""
        for row in (row for sentence in sentences for row in sentence):
            misc = dict(pair.split("=") for pair in row["MISC"].split("|"))
            start, end = int(misc["start_char"]), int(misc["end_char"])
            assert text[start:end] == row["FORM"]
            assert ("SpaceAfter" in misc) == (end == len(text) or not text[end].isspace())
            tag, _, label = row[column].partition("-")
            if tag == "I":
                assert label == open_label
                found[-1] = (found[-1][0], end, found[-1][2])
            elif tag == "B":
                assert label.upper() == column.removeprefix("HASHIYA:")
                found.append((start, end, label_of_ascii(label)))
            else:
                assert row[column] == "O"
            open_label = label
    return sorted(found)


@given(articles=st.lists(annotated_articles(), max_size=3, unique_by=lambda each: each.article.id))
@settings(deadline=None)  # a disk may take its time
def test_spans_stand_there_but_for_what_the_report_names(
    folder: Path, articles: list[AnnotatedArticle]
) -> None:
    path = folder / "out.conllup"
    report = write(articles, path, ExportOptions(SCHEMA))
    found = list(documents(path).values())
    with_tokens = [each for each in articles if each.article.text.split()]
    assert len(found) == len(with_tokens)
    for sentences, each in zip(found, with_tokens, strict=True):
        assert "".join(row["FORM"] for s in sentences for row in s) == "".join(each.article.text.split())
        assert spans_in(sentences, each.article.text) == expected_places(each, report)


def test_difficult_text_stands_there(folder: Path) -> None:
    path = folder / "difficult.conllup"
    report = write(difficult(), path, ExportOptions(DIFFICULT_SCHEMA))
    found = documents(path)
    assert list(found) == ["2018/002%20مقال@a1", "2018/002%20مقال@هدى%20م", "003"]
    for sentences, each in zip(found.values(), difficult(), strict=True):
        assert spans_in(sentences, each.article.text) == expected_places(each, report)
    assert {loss.span for loss in report.losses} == {"", "nested-4", "line-break"}


def test_the_library_conllu_reads_it(folder: Path) -> None:
    path = folder / "library.conllup"
    write(difficult(), path, ExportOptions(DIFFICULT_SCHEMA))
    with path.open(encoding="utf-8", newline="\n") as file:
        sentences = list(conllu.parse_incr(file))
    strict = [rows for document in documents(path).values() for rows in document]
    assert [[token["form"] for token in sentence] for sentence in sentences] == [
        [row["FORM"] for row in rows] for rows in strict
    ]
    first = sentences[0]
    assert first.metadata["newdoc id"] == "2018/002%20مقال@a1"
    assert first[0]["misc"] == {"start_char": "0", "end_char": "1"}
    assert first[0]["hashiya:stance"] == "B-stance"


def test_columns_are_those_of_the_labels_wanted(folder: Path) -> None:
    path = folder / "labels.conllup"
    report = write(corpus(), path, ExportOptions(SCHEMA, labels=frozenset({"base", "actor"})))
    rows = documents(path)["2018/002@a1"][0]
    assert list(rows[0]) == ["ID", "FORM", "MISC", "HASHIYA:ACTOR", "HASHIYA:BASE"]
    assert [loss.span for loss in report.losses if loss.span] == ["e"]


def test_a_label_out_of_the_schema_is_reported(folder: Path) -> None:
    report = write(corpus()[1:2], folder / "lost.conllup", ExportOptions(Schema()))
    assert [str(loss) for loss in report.losses] == [
        "2018/002, هدى: span z «سامي»: its label “actor” is not in the schema, which names the columns"
    ]


def test_an_empty_article_has_no_sentence(folder: Path) -> None:
    each = corpus()[2]
    blank = replace(each, article=replace(each.article, text=" \n\u2028"))
    write([blank], folder / "blank.conllup", ExportOptions(SCHEMA))
    assert documents(folder / "blank.conllup") == {}


def test_columns_have_names_of_their_own() -> None:
    assert column_names(["actor", "Actor", LABELS[-1], "actor_2"]) == [
        "HASHIYA:ACTOR",
        "HASHIYA:ACTOR_2",
        "HASHIYA:_062C_0647_0629__0641_0627_0639_0644_0629",
        "HASHIYA:ACTOR_2_2",
    ]
