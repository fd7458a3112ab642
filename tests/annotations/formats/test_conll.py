from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.conll import write
from annotations.formats.format import ExportOptions
from annotations.formats.labels import ascii_label, label_of_ascii
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Span, make_span
from annotations.text.tokens import sentences
from tests.annotations.formats.sample import SCHEMA, annotated_articles
from tests.annotations.formats.sample import corpus as sample_corpus

Line = tuple[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conll")


def documents(path: Path) -> list[list[list[Line]]]:
    """Read documents, sentences, tokens and tags, as strict a reader as there is."""
    parts = re.split(r"^-DOCSTART- -X- O O .*\n\n", path.read_bytes().decode(), flags=re.MULTILINE)
    assert parts.pop(0) == ""
    found = []
    for part in parts:
        blocks = part.removesuffix("\n\n").split("\n\n") if part.strip() else []
        lines = [[tuple(line.split("\t")) for line in block.split("\n")] for block in blocks]
        assert all(len(line) == 2 and line[0].split() == [line[0]] for block in lines for line in block)
        found.append([[(line[0], line[1]) for line in block] for block in lines])
    return found


def spans_in(text: str, lines: list[Line]) -> list[tuple[int, int, str]]:
    """Find the tagged pieces in the raw text again, strictly by IOB2."""
    spans: list[tuple[int, int, str]] = []
    at = 0
    previous = "O"
    for token, tag in lines:
        start = text.index(token, at)
        assert not text[at:start].strip()
        at = start + len(token)
        if tag.startswith("B-"):
            spans.append((start, at, tag[2:]))
        elif tag.startswith("I-"):
            assert previous[2:] == tag[2:]
            spans[-1] = (spans[-1][0], at, tag[2:])
        else:
            assert tag == "O"
        previous = tag
    return spans


def bare(span: Span) -> tuple[int, int, str]:
    start = span.start + len(span.text) - len(span.text.lstrip())
    return start, start + len(span.text.strip()), span.label


@given(articles=st.lists(annotated_articles(), min_size=1, max_size=3))
@settings(deadline=None)  # a disk may take its time
def test_text_and_spans_come_back(folder: Path, articles: list[AnnotatedArticle]) -> None:
    path = folder / "out.conll"
    report = write(articles, path, ExportOptions(SCHEMA))
    found = documents(path)
    assert len(found) == len(articles)
    total = 0
    for document, each in zip(found, articles, strict=True):
        text = each.article.text
        lines = [line for sentence in document for line in sentence]
        assert "".join(token for token, _ in lines) == "".join(text.split())
        written = spans_in(text, lines)
        total += len(written)
        rest = sorted(bare(span) for span in each.annotations.spans)
        for span in written:
            rest.remove(span)
    dropped = [loss for loss in report.losses if loss.span and "its edges" not in loss.reason]
    assert total == report.spans
    assert total + len(dropped) == sum(len(each.annotations.spans) for each in articles)


@given(annotated=annotated_articles())
@settings(deadline=None)  # a disk may take its time
def test_dropped_spans_overlap_one_that_stays(folder: Path, annotated: AnnotatedArticle) -> None:
    path = folder / "out.conll"
    report = write([annotated], path, ExportOptions(SCHEMA))
    lines = [line for sentence in documents(path)[0] for line in sentence]
    kept = spans_in(annotated.article.text, lines)
    for loss in report.losses:
        if not loss.span:
            continue
        span = annotated.annotations.span(loss.span)
        assert (
            not span.text.strip()
            or bare(span) in kept
            or any(s < bare(span)[1] and bare(span)[0] < e for s, e, _ in kept)
        )


@given(annotated=annotated_articles())
@settings(deadline=None)  # a disk may take its time
def test_sentences_break_only_outside_spans(folder: Path, annotated: AnnotatedArticle) -> None:
    path = folder / "out.conll"
    write([annotated], path, ExportOptions(SCHEMA))
    found = documents(path)[0]
    assert len(found) <= max(1, len(sentences(annotated.article.text)))
    assert all(not sentence[0][1].startswith("I-") for sentence in found)


CASES = [
    pytest.param("القوات الأمريكيةبالعراق", ["القوات الأمريكية"], id="span ends inside a token"),
    pytest.param("لبغدادوواشنطن", ["بغداد", "واشنطن"], id="spans glued by a letter"),
    pytest.param("بالجيشَ.", ["الجيشَ"], id="marks before a full stop"),
    pytest.param("أ\u00a0ب\u2028ج\u0085د", ["أ\u00a0ب\u2028ج\u0085د"], id="white space of all kinds"),
    pytest.param("قال أمس. وأضاف اليوم", ["أمس. وأضاف"], id="over a sentence's end"),
    pytest.param("سطر\nثان", ["سطر\nثان"], id="over a line's end"),
    pytest.param("🚨🚨4000", ["🚨4000"], id="emoji"),
    pytest.param("ab", ["a", "b"], id="neighbours"),
    pytest.param("\u200fقال\u200f 60%", ["قال", "60%"], id="direction marks"),
]


@pytest.mark.parametrize(("text", "spans"), CASES)
def test_a_span_keeps_exactly_its_letters(tmp_path: Path, text: str, spans: list[str]) -> None:
    article = Article(id="1", text=text)
    made = tuple(make_span(article, text.index(s), text.index(s) + len(s), "actor") for s in spans)
    annotated = AnnotatedArticle(article, AnnotationSet("1", "a1", made))
    report = write([annotated], tmp_path / "out.conll", ExportOptions(SCHEMA))
    lines = [line for sentence in documents(tmp_path / "out.conll")[0] for line in sentence]
    assert [text[s:e] for s, e, _ in spans_in(text, lines)] == spans
    assert report.losses == ()


def test_the_report_names_what_is_lost(tmp_path: Path) -> None:
    report = write(sample_corpus(), tmp_path / "out.conll", ExportOptions(SCHEMA))
    assert [(loss.article, loss.annotator, loss.span) for loss in report.losses] == [
        ("2018/002", "a1", "e"),
        ("2018/002", "a1", "g"),
        *[("2018/002", "a1", "")] * 6,
    ]
    inner, crossing, *details = map(str, report.losses)
    assert inner.startswith("2018/002, a1: span e «الأمريكيّة»: actor: lies inside «القوات الأمريكيّة»")
    assert "crosses «عين\u00a0الأسد\u2028بلد» (base)" in crossing
    assert [detail.removeprefix("2018/002, a1: the format has no place for ") for detail in details] == [
        *("attributes (8)", "entities (3)", "notes (1)", "relations (2)"),
        *("the article’s note", "that it is done"),
    ]


def test_edges_of_white_space_are_reported(tmp_path: Path) -> None:
    article = Article(id="1", text=" قال ")
    spans = (make_span(article, 0, 1, "actor"), make_span(article, 1, 5, "actor"))
    annotated = AnnotatedArticle(article, AnnotationSet("1", "a1", spans))
    report = write([annotated], tmp_path / "out.conll", ExportOptions(SCHEMA))
    assert report.spans == 1
    assert [loss.reason for loss in report.losses] == [
        "is nothing but white space",
        "is written without the white space at its edges",
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("actor", "actor"),
        ("فاعل", "_0641_0627_0639_0644"),
        ("a b-c", "a_0020b-c"),
        ("as_of", "as_of"),
        ("a_0641", "a_005F0641"),
        ("🚨1", "_D83D_DEA81"),
    ],
)
def test_tags_are_ascii(label: str, expected: str) -> None:
    assert ascii_label(label) == expected


@given(label=st.text(st.one_of(st.sampled_from("_0A4Fa-ع🚨"), st.characters(exclude_categories=("Cs",)))))
def test_labels_come_back_from_ascii(label: str) -> None:
    assert re.fullmatch("[A-Za-z0-9_-]*", ascii_label(label))
    assert label_of_ascii(ascii_label(label)) == label


def test_documents_carry_article_and_annotator_in_one_word(tmp_path: Path) -> None:
    first, *_ = sample_corpus()
    spaced = replace(first, article=replace(first.article, id="2018/مقال أول"))
    path = tmp_path / "out.conll"
    write([spaced, *sample_corpus()[1:]], path, ExportOptions(SCHEMA))
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [line.split(" ") for line in lines if line.startswith("-DOCSTART-")] == [
        ["-DOCSTART-", "-X-", "O", "O", name, "O"] for name in ("2018/مقال%20أول@a1", "2018/002@هدى", "003")
    ]


def test_all_tricky_spans_of_the_samples_survive(
    corpus: Path, tricky_spans: list[dict[str, Any]], tmp_path: Path
) -> None:
    for row in tricky_spans:
        text = (corpus / row["article"]).read_text(encoding="utf-8")
        article = Article(id="1", text=text)
        span = make_span(article, row["start"], row["end"], "actor")
        path = tmp_path / "out.conll"
        write([AnnotatedArticle(article, AnnotationSet("1", "a1", (span,)))], path, ExportOptions(SCHEMA))
        assert spans_in(text, list(all_lines(path))) == [(row["start"], row["end"], "actor")]


def all_lines(path: Path) -> Iterator[Line]:
    for document in documents(path):
        for sentence in document:
            yield from sentence
