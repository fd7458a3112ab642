"""Columns of tags, read by seqeval (what models are scored with), conllu and spaCy's converter.

A column holds no overlap: the outermost span is there, and the command names every other one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from annotations.formats.labels import label_of_ascii
from tests.consumers.exports import Exports, Place, Whose, outermost, place, ran, tagged_places, whose

Document = tuple[Whose, list[list[list[str]]]]
"""Whose work on which article, and its sentences of lines of columns."""


def documents(path: Path) -> Iterator[Document]:
    """Read CoNLL-2003 by its rules: columns parted by white space, an empty line after each sentence."""
    for document in path.read_text("utf-8").split("-DOCSTART- -X- O O")[1:]:
        named, *sentences = document.split("\n\n")
        name, tag = named.split()
        assert tag == "O"
        lines = [
            [line.split() for line in sentence.split("\n")] for sentence in sentences if sentence.strip()
        ]
        yield owner(name), lines


def owner(name: str) -> Whose:
    article, _, annotator = name.partition("@")
    return unquote(article), unquote(annotator)


@pytest.mark.parametrize("name", ["conll", "bioes"])
def test_seqeval_finds_every_entity_in_strict_mode(exports: Exports, name: str) -> None:
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, IOBES, Entities

    found = {}
    for of, sentences in documents(exports.path(name)):
        assert all(len(line) == 2 for sentence in sentences for line in sentence)
        tags = [[line[1] for line in sentence] for sentence in sentences]
        strict = Entities(tags, IOB2 if name == "conll" else IOBES).entities
        ends, at = [], 0
        for number, sentence in enumerate(tags):
            ends += [(at + e.start, at + e.end - 1, e.tag) for e in strict[number]]
            lenient = {(at + first, at + last, tag) for tag, first, last in get_entities(sentence)}
            assert lenient == {end for end in ends if end[0] >= at}
            at += len(sentence)
        tokens = [line[0] for sentence in sentences for line in sentence]
        labelled = [(first, last, label_of_ascii(label)) for first, last, label in ends]
        found[of] = tagged_places(exports.texts[of[0]], tokens, labelled)
    assert found == exports.outermost


@pytest.mark.parametrize("name", ["conll", "bioes"])
def test_the_command_names_every_span_that_is_not_there(exports: Exports, name: str) -> None:
    missing = {
        (*whose(each), span.id)
        for each in exports.articles
        for span in each.annotations.spans
        if place(span) not in exports.outermost[whose(each)]
    }
    assert exports.lost(name) == missing


def test_seqeval_scores_an_export_against_itself(exports: Exports) -> None:
    from seqeval.metrics import f1_score
    from seqeval.scheme import IOB2

    tags = [
        [line[1] for line in sentence]
        for _, sentences in documents(exports.path("conll"))
        for sentence in sentences
    ]
    assert f1_score(tags, tags, mode="strict", scheme=IOB2) == 1.0


def test_spacy_converts_conll(exports: Exports, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    convert = [sys.executable, "-m", "spacy", "convert", "--converter", "ner", "--n-sents", "0"]
    ran(*convert, str(exports.path("conll")), str(tmp_path))
    (written,) = tmp_path.glob("*.spacy")
    found = {}
    for doc in DocBin().from_disk(written).get_docs(spacy.blank("ar").vocab):
        name, *tokens = [token.text for token in doc]
        ends = [(e.start - 1, e.end - 2, label_of_ascii(e.label_)) for e in doc.ents]
        of = owner(name)
        found[of] = tagged_places(exports.texts[of[0]], tokens, ends)
    assert found == exports.outermost


def test_conllu_reads_every_span_of_every_column(exports: Exports) -> None:
    import conllu

    labels = [label.id for label in exports.schema.labels]
    found: dict[Whose, list[Place]] = {}
    places: list[Place] = []
    with exports.path("conllup").open(encoding="utf-8") as file:
        for sentence in conllu.parse_incr(file):
            if "newdoc id" in sentence.metadata:
                of = owner(sentence.metadata["newdoc id"])
                text = exports.texts[of[0]]
                places = found.setdefault(of, [])
            columns = [column for column in sentence[0] if column not in ("id", "form", "misc")]
            for column, label in zip(columns, labels, strict=True):
                for token in sentence:
                    start, end = int(token["misc"]["start_char"]), int(token["misc"]["end_char"])
                    assert text[start:end] == token["form"]
                    if token[column].startswith("I-"):
                        start = places.pop()[0]
                    if token[column] != "O":
                        assert label_of_ascii(token[column][2:]) == label
                        places.append((start, end, label, text[start:end]))
    expected = {
        whose(each): sorted(
            here
            for label in labels
            for here in outermost(span for span in each.annotations.spans if span.label == label)
        )
        for each in exports.articles
    }
    assert {of: sorted(here) for of, here in found.items()} == expected


def test_conllu_spells_sentences_as_they_stand(exports: Exports) -> None:
    """`SpaceAfter=No` and the comment `text` agree with the tokens, as UD's validator demands."""
    import conllu

    for sentence in conllu.parse(exports.path("conllup").read_text("utf-8")):
        spelt = "".join(
            token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert spelt.rstrip(" ") == sentence.metadata["text"]
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))
