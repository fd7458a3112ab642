"""Lines of JSON and tables, loaded by Hugging Face's datasets as its documentation says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.consumers.exports import Exports, Place


def loaded(kind: str, path: Path, **options: Any) -> Any:
    from datasets import load_dataset

    return load_dataset(kind, data_files=str(path), split="train", **options)


@pytest.mark.parametrize("name", ["spans", "jsonl"])
def test_lines_of_objects_become_rows(exports: Exports, name: str) -> None:
    rows = loaded("json", exports.path(name))
    found = {}
    for row in rows:
        of = row["id" if name == "jsonl" else "article"], row["annotator"]
        assert row["text"] == exports.texts[of[0]]
        spans = [(s["start"], s["end"], s["label"], row["text"][s["start"] : s["end"]]) for s in row["spans"]]
        assert [s["text"] for s in row["spans"]] == [text for *_, text in spans]
        found[of] = sorted(spans)
    assert found == exports.places


def test_rows_of_spans_have_one_type_a_column(exports: Exports) -> None:
    """Without a struct that is JSON to Arrow: filters and other engines can look into it."""
    rows = loaded("json", exports.path("spans"))
    assert "Json" not in str(rows.features)
    for row, each in zip(rows, exports.articles, strict=True):
        attributes = [{a["name"] for a in span["attributes"]} for span in row["spans"]]
        assert attributes == [set(span.attributes) for span in each.annotations.spans]
        assert len(row["relations"]) == len(each.annotations.relations)


def test_tokens_of_spans_are_numbered_as_datasets_for_tagging_want(exports: Exports) -> None:
    for row in loaded("json", exports.path("spans")):
        spelt = "".join(token["text"] + (" " if token["ws"] else "") for token in row["tokens"])
        assert spelt == row["text"]
        for span in row["spans"]:
            first, last = row["tokens"][span["token_start"]], row["tokens"][span["token_end"]]
            assert (first["start"], last["end"]) == (span["start"], span["end"])


def test_doccano_lists_are_rows(exports: Exports) -> None:
    found = {}
    for row in loaded("json", exports.path("doccano")):
        text = exports.texts[row["article"]]
        assert row["text"] == text
        found[row["article"], row["annotator"]] = sorted(
            (start, end, label, text[start:end]) for start, end, label in row["label"]
        )
    assert found == exports.places


def test_doccano_entities_are_rows(exports: Exports) -> None:
    found = {}
    for row in loaded("json", exports.path("doccano-relations")):
        found[row["article"], row["annotator"]] = sorted(
            (e["start_offset"], e["end_offset"], e["label"], row["text"][e["start_offset"] : e["end_offset"]])
            for e in row["entities"]
        )
        assert {r[end] for r in row["relations"] for end in ("from_id", "to_id")} <= {
            e["id"] for e in row["entities"]
        }
    assert found == exports.places


def test_table_becomes_a_row_a_span(exports: Exports) -> None:
    rows = loaded("csv", exports.path("csv"), encoding="utf-8-sig", keep_default_na=False)
    assert rows.column_names[0] == "article"
    found: dict[tuple[str, str], list[Place]] = {}
    for row in rows:
        text = exports.texts[row["article"]][row["start"] : row["end"]]
        assert row["text"].removeprefix("'") == text
        found.setdefault((row["article"], row["annotator"]), []).append(
            (row["start"], row["end"], row["label"], text)
        )
    assert {of: sorted(places) for of, places in found.items()} == {
        of: places for of, places in exports.places.items() if places
    }
