"""Lines as Prodigy has them, made into spaCy's documents and examples, and spaCy's own look at a DocBin."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.exports import Exports, Whose, ran


@pytest.fixture(scope="module")
def nlp() -> Any:
    import spacy

    return spacy.blank("ar")


def rows(exports: Exports) -> Iterator[tuple[Whose, dict[str, Any]]]:
    for line in exports.path("spans").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield (row["article"], row["annotator"]), row


def test_tokens_and_spans_become_documents(exports: Exports, nlp: Any) -> None:
    from spacy.tokens import Doc

    found = {}
    for of, row in rows(exports):
        tokens = row["tokens"]
        doc = Doc(nlp.vocab, [token["text"] for token in tokens], [token["ws"] for token in tokens])
        assert doc.text == row["text"] == exports.texts[of[0]]
        assert [token["start"] for token in tokens] == [token.idx for token in doc]
        spans = [doc.char_span(span["start"], span["end"], span["label"]) for span in row["spans"]]
        assert None not in spans
        for span, said in zip(spans, row["spans"], strict=True):
            # Prodigy's rule: the last token's number is inclusive.
            assert (span.start, span.end) == (said["token_start"], said["token_end"] + 1)
        doc.spans["sc"] = spans
        found[of] = sorted((s.start_char, s.end_char, s.label_, s.text) for s in doc.spans["sc"])
    assert found == exports.places


def test_documents_train_a_span_categorizer(exports: Exports, nlp: Any) -> None:
    """Two rounds of training take every span: none is dropped on the way into an example."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    examples = []
    for _, row in rows(exports):
        words, spaces = zip(*((token["text"], token["ws"]) for token in row["tokens"]), strict=True)
        reference = Doc(nlp.vocab, words, spaces)
        reference.spans["sc"] = [
            reference.char_span(span["start"], span["end"], span["label"]) for span in row["spans"]
        ]
        example = Example(Doc(nlp.vocab, words, spaces), reference)
        aligned = example.get_aligned_spans_y2x(reference.spans["sc"], allow_overlap=True)
        assert sorted((s.start_char, s.end_char, s.label_) for s in aligned) == sorted(
            (span["start"], span["end"], span["label"]) for span in row["spans"]
        )
        examples.append(example)
    learner = spacy.blank("ar")
    learner.add_pipe("spancat", config={"spans_key": "sc"})
    learner.initialize(lambda: examples)
    used = {label for places in exports.places.values() for _, _, label, _ in places}
    assert set(learner.get_pipe("spancat").labels) == used
    losses = learner.update(examples)
    assert losses["spancat"] > 0


def test_outermost_spans_become_entities(exports: Exports, nlp: Any) -> None:
    from spacy.tokens import Doc
    from spacy.training import offsets_to_biluo_tags

    for of, row in rows(exports):
        tokens = row["tokens"]
        doc = Doc(nlp.vocab, [token["text"] for token in tokens], [token["ws"] for token in tokens])
        tags = offsets_to_biluo_tags(doc, [(s, e, label) for s, e, label, _ in exports.outermost[of]])
        assert "-" not in tags
        assert sum(tag[0] in "BU" for tag in tags) == len(exports.outermost[of])


def test_debug_data_counts_every_span(exports: Exports, tmp_path: Path) -> None:
    corpus, config = str(exports.path("spacy")), str(tmp_path / "config.cfg")
    ran("python", "-m", "spacy", "init", "config", config, "--lang", "ar", "--pipeline", "spancat")
    debug = ["python", "-m", "spacy", "debug", "data", config, "--verbose", "--no-format"]
    # It ends with 1 because so few articles train no model, and finds nothing else to call an error.
    said = ran(*debug, "--paths.train", corpus, "--paths.dev", corpus, status=1)
    assert "Corpus is loadable\n" in said
    assert "Low number of examples to train a new pipeline" in said
    assert said.endswith("\n1 error\n")
    (line,) = re.findall("^Key: sc, (.+)$", said, re.MULTILINE)
    counted = {label: int(count) for label, count in re.findall(r"'(\S+)' \((\d+)\)", line)}
    assert counted == Counter(label for places in exports.places.values() for _, _, label, _ in places)
