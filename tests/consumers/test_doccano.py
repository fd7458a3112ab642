"""doccano's lines, read by its importer's rules, written anew.

From its `data_import`: lines end where a text file's do, each is an object, keys that it does not know become
the text's meta data, an empty text or label is refused, a span is dropped without a word where its start is
not before its end, and where the project allows no overlap, so is one that begins before the last one ends.
Relations name spans by whole numbers. Labels are stored in 100 letters.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.consumers.exports import Exports, Place


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line.rstrip()) for line in file]


def span(start: object, end: object, label: object) -> tuple[int, int, str]:
    """Check a span as doccano does before it keeps it."""
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert 0 <= start < end
    assert isinstance(label, str)
    assert 0 < len(label) <= 100
    return start, end, label


def test_lists_of_spans_come_whole_where_overlaps_are_allowed(exports: Exports) -> None:
    found = {}
    for row in rows(exports.path("doccano")):
        text, labels, meta = row.pop("text"), row.pop("label"), row
        assert text == exports.texts[meta["article"]]
        assert not {"filename", "upload_name", "uuid", "example_uuid"} & set(meta)
        spans = [span(*item) for item in labels]
        found[meta["article"], meta["annotator"]] = sorted((s, e, label, text[s:e]) for s, e, label in spans)
    assert found == exports.places


def test_without_overlaps_the_first_spans_stay(exports: Exports) -> None:
    """What the README tells users to allow, and what they lose where they do not."""
    kept: list[Place] = []
    for row in rows(exports.path("doccano")):
        last = -1
        for start, end, label in sorted(map(tuple, row["label"]), key=lambda item: item[0]):
            if start >= last:
                last = end
                kept.append((start, end, label, row["text"][start:end]))
    assert sorted(kept) == sorted(place for places in exports.outermost.values() for place in places)


def test_entities_and_relations_come_whole(exports: Exports) -> None:
    found = {}
    ties = {(each.article.id, each.annotations.annotator): each.annotations for each in exports.articles}
    seen: set[int] = set()
    for row in rows(exports.path("doccano-relations")):
        of = row["article"], row["annotator"]
        text = row["text"]
        spans = {}
        for entity in row["entities"]:
            assert isinstance(entity["id"], int)
            assert entity["id"] not in seen
            seen.add(entity["id"])
            spans[entity["id"]] = span(entity["start_offset"], entity["end_offset"], entity["label"])
        found[of] = sorted((s, e, label, text[s:e]) for s, e, label in spans.values())
        by_id = {each.id: each for each in ties[of].spans}
        assert sorted(
            (r["type"], spans[r["from_id"]], spans[r["to_id"]]) for r in row["relations"]
        ) == sorted(
            (r.type, *((by_id[i].start, by_id[i].end, by_id[i].label) for i in (r.source, r.target)))
            for r in ties[of].relations
        )
    assert found == exports.places
