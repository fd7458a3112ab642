"""Label Studio's own library: its check of results against the labelling interface, and its converter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.consumers.exports import Exports, aligned

Task = dict[str, Any]


def tasks(exports: Exports) -> list[Task]:
    found: list[Task] = json.loads((exports.path("labelstudio") / "tasks.json").read_text("utf-8"))
    return found


def config(exports: Exports) -> str:
    return (exports.path("labelstudio") / "config.xml").read_text("utf-8")


def test_every_result_fits_the_labelling_interface(exports: Exports) -> None:
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(config(exports))
    interface.validate()
    for task in tasks(exports):
        assert interface.validate_task({"data": task["data"]})
        for annotation in task["annotations"]:
            assert interface.validate_prediction(annotation, return_errors=True) == []
    assert {label.id for label in exports.schema.labels} <= set(interface.get_tag("label").labels_attrs)


def test_spans_are_where_they_were(exports: Exports) -> None:
    found = {}
    for task, each in zip(tasks(exports), exports.articles, strict=True):
        text = task["data"]["text"]
        assert text == each.article.text
        results = [result for annotation in task["annotations"] for result in annotation["result"]]
        labels = [result for result in results if result["type"] == "labels"]
        for result in results:
            if result["type"] != "relation":
                value = result["value"]
                assert value["text"] == text[value["start"] : value["end"]] or result["type"] == "textarea"
        found[each.article.id, each.annotations.annotator] = sorted(
            (v["start"], v["end"], v["labels"][0], text[v["start"] : v["end"]])
            for v in (result["value"] for result in labels)
        )
        relations = [result for result in results if result["type"] == "relation"]
        assert len(relations) == len(each.annotations.relations)
    assert found == exports.places


def test_converter_brings_all_spans_as_short_json(exports: Exports, tmp_path: Path) -> None:
    from label_studio_sdk.converter import Converter

    converter = Converter(config(exports), str(tmp_path), download_resources=False)
    annotated = [task for task in with_ids(exports) if task["annotations"]]
    source = tmp_path / "tasks.json"
    source.write_text(json.dumps(annotated), encoding="utf-8")
    converter.convert(str(source), str(tmp_path / "out"), "JSON_MIN", is_dir=False)
    (written,) = (tmp_path / "out").glob("*.json")
    rows = json.loads(written.read_text("utf-8"))
    assert [row["text"] for row in rows] == [task["data"]["text"] for task in annotated]
    found = [
        sorted(
            (s["start"], s["end"], s["labels"][0], row["text"][s["start"] : s["end"]]) for s in row["label"]
        )
        for row in rows
    ]
    assert found == [places for (_, annotator), places in exports.places.items() if annotator]


def test_converter_makes_conll_of_the_tasks(exports: Exports, tmp_path: Path) -> None:
    """Its tokens are whole words and have one tag, so spans are not compared; none of the text is lost."""
    from label_studio_sdk.converter import Converter

    converter = Converter(config(exports), str(tmp_path), download_resources=False)
    annotated = [task for task in with_ids(exports) if task["annotations"]]
    source = tmp_path / "tasks.json"
    source.write_text(json.dumps(annotated), encoding="utf-8")
    converter.convert(str(source), str(tmp_path / "out"), "CONLL2003", is_dir=False)
    (written,) = (tmp_path / "out").glob("*.conll")
    lines = [line.split(" -X- _ ") for line in written.read_text("utf-8").split("\n") if " -X- _ " in line]
    assert {label.partition("-")[2] for _, label in lines} - {""} == {
        label for places in exports.places.values() for _, _, label, _ in places
    }
    assert aligned("\n".join(task["data"]["text"] for task in annotated), [token for token, _ in lines])


def with_ids(exports: Exports) -> list[Task]:
    """Return the tasks as Label Studio has them later: with numbers, and who annotated when."""
    made = tasks(exports)
    for number, task in enumerate(made, 1):
        task["id"] = number
        for annotation in task["annotations"]:
            annotation |= {"id": number, "completed_by": {"email": "a@example.org"}, "was_cancelled": False}
            annotation |= {"created_at": "2026-01-02T03:04:05Z", "lead_time": 1.0}
    return made
