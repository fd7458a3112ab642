from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats.detection import detect
from annotations.formats.format import ExportOptions, ExportReport
from annotations.formats.imported import ImportedArticle, ImportFileError, annotations_of
from annotations.formats.labelstudio import LABELSTUDIO
from annotations.formats.labelstudio_reader import read
from annotations.model import AnnotatedArticle, AnnotationSet, Article
from tests.annotations.formats.difficult import ENTITIES, SCHEMA, difficult
from tests.annotations.formats.goldens import assert_golden
from tests.annotations.formats.sample import annotated_articles

TEXT = "قال 🚨 الجيش إن\nالقوات بقيت"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "ls", difficult())
    return tmp_path / "ls"


def written(path: Path, articles: list[AnnotatedArticle]) -> ExportReport:
    assert LABELSTUDIO.write is not None
    return LABELSTUDIO.write(articles, path, ExportOptions(SCHEMA, ENTITIES))


def test_a_folder_is_what_it_was(folder: Path) -> None:
    assert_golden(folder, "labelstudio")


def test_everything_comes_back(folder: Path) -> None:
    for row, each in zip(read(folder), difficult(), strict=True):
        assert row.text == each.article.text
        for name in ("id", "title", "date", "outlet", "url", "direction"):
            assert getattr(row, name) == getattr(each.article, name)
        assert contents(annotations_of(row, each.article, row.annotator)) == contents(each.annotations)
        assert all(entity == ENTITIES[entity.id] for entity in row.entities)


@given(article=annotated_articles())
@settings(deadline=None)
def test_what_is_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    path = tmp_path_factory.mktemp("ls") / "out"
    report = written(path, [article])
    (row,) = read(path)
    assert report.losses == ()
    assert contents(annotations_of(row, article.article, row.annotator)) == contents(article.annotations)
    assert check_results(path) == len(article.annotations.spans)


def test_label_studios_own_rules_hold(folder: Path) -> None:
    """Each result names a control of the configuration, of its type, and says only what that offers."""
    assert check_results(folder) == 24
    view = fromstring((folder / "config.xml").read_text("utf-8"))
    assert "rtl" in view.get("style", "")
    labels = {label.get("alias"): label.get("value") for label in view.iter("Label")}
    assert labels["actor"] == "فاعل"
    assert labels["جهة_فاعلة"] == "جهة فاعلة"


def check_results(folder: Path) -> int:
    """Hold the tasks against the configuration as Label Studio does; return how many spans there are."""
    view = fromstring((folder / "config.xml").read_text("utf-8"))
    (text,) = view.iter("Text")
    controls = {e.get("name"): e for e in view.iter() if e.get("toName")}
    assert len(controls) == len([e for e in view.iter() if e.get("toName")])
    relations = {relation.get("value") for relation in view.iter("Relation")}
    spans = 0
    for task in json.loads((folder / "tasks.json").read_bytes()):
        source = task["data"][str(text.get("value")).removeprefix("$")]
        for annotation in task["annotations"]:
            regions = {r["id"] for r in annotation["result"] if r["type"] == "labels"}
            for result in annotation["result"]:
                if result["type"] == "relation":
                    assert {result["from_id"], result["to_id"]} <= regions
                    assert set(result["labels"]) <= relations
                    continue
                control, value = controls[result["from_name"]], result["value"]
                assert (result["to_name"], control.get("toName")) == ("text", "text")
                assert control.tag.lower() == result["type"]
                assert result["id"] in regions
                if result["type"] != "textarea":  # there it is what was typed in
                    assert source[value["start"] : value["end"]] == value["text"]
                if result["type"] in ("labels", "choices"):
                    assert set(value[result["type"]]) <= offered(control)
                spans += result["type"] == "labels"
    return spans


def offered(control: Element) -> set[str | None]:
    return {choice.get("alias") or choice.get("value") for choice in control}


def region(**changes: Any) -> dict[str, Any]:
    value = {"start": 6, "end": 11, "labels": ["PER"], "text": "الجيش"}
    value |= changes.pop("value", {})
    return {"id": "r1", "from_name": "ner", "to_name": "t", "type": "labels", "value": value} | changes


def side(kind: str, value: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return region(type=kind, from_name=f"my-{kind}") | {"value": {"start": 6, "end": 11} | value} | changes


def test_tasks_of_others_are_understood(tmp_path: Path) -> None:
    results = [
        side("choices", {"choices": ["a", "b"]}),
        side("rating", {"rating": 4}),
        side("textarea", {"text": ["سطر", "آخر"]}),
        side("taxonomy", {"taxonomy": [["x"]]}),
        side("choices", {"choices": ["news"]}, id="document"),
        region(meta={"text": ["ملاحظة"]}, value={"labels": ["PER", "ORG"]}),
        region(id="r2", value={"start": 15, "end": 21, "text": "القوات"}),
        {"type": "relation", "from_id": "r1", "to_id": "r2", "direction": "left", "labels": ["of"]},
    ]
    task = {"id": 7, "data": {"body": TEXT}, "annotations": [{"result": results}], "predictions": [{}]}
    (row,) = tasks(tmp_path, task)
    assert (row.id, row.text) == ("in-1", TEXT)
    annotations = annotations_of(row, Article("in-1", TEXT), "a1")
    assert [(s.label, s.text, s.note, dict(s.attributes)) for s in annotations.spans if s.label != "ORG"] == [
        ("PER", "الجيش", "ملاحظة", {"my-choices": "a, b", "my-rating": 4, "my-textarea": "سطر\nآخر"}),
        ("PER", "القوات", "", {}),
    ]
    assert len(annotations.spans) == 3
    names = {span.id: span.text for span in annotations.spans}
    assert [(r.type, names[r.source]) for r in annotations.relations] == [("of", "القوات")]
    said = "\n".join(row.notices)
    for word in ("predictions", "several labels", "“my-choices” says of the whole article", "“my-taxonomy”"):
        assert word in said


def test_annotations_of_several_people_stay_apart(tmp_path: Path) -> None:
    annotations = [
        {"completed_by": {"email": "huda@example.org"}, "result": [region()]},
        {"completed_by": 3, "result": []},
        {"completed_by": 4, "was_cancelled": True, "result": [region()]},
    ]
    rows = tasks(tmp_path, {"data": {"text": TEXT, "article": "2018/002"}, "annotations": annotations})
    assert [(row.id, row.annotator, len(row.spans)) for row in rows] == [
        ("2018/002", "huda@example.org", 1),
        ("2018/002", "user-3", 0),
    ]
    assert rows[0].notices == ("skipped annotations were left out",)


def test_offsets_of_old_front_ends_are_known_by_the_texts(tmp_path: Path) -> None:
    task = {"data": {"text": TEXT}, "annotations": [{"result": [region(value={"start": 7, "end": 12})]}]}
    (row,) = tasks(tmp_path, task)
    (span,) = annotations_of(row, Article("in-1", TEXT), "a1").spans
    assert (span.start, span.text) == (6, "الجيش")


def test_a_list_of_tasks_tells_its_format(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text('[\n{"data": {}}]')
    assert detect(tmp_path / "export.json") is LABELSTUDIO


def result(**changes: Any) -> Callable[[], Any]:
    return lambda: {"data": {"text": TEXT}, "annotations": [{"result": [region(**changes)]}]}


WRONG = [
    pytest.param("[{", "line 1: is no JSON", id="no json"),
    pytest.param("[" * 10_000, "is no JSON", id="deep"),
    pytest.param([3], "task 1: “it” should be an object", id="no object"),
    pytest.param({"annotations": []}, "“data” should be an object", id="no data"),
    pytest.param({"data": {"n": 1}}, "“data” has no text", id="no text"),
    pytest.param({"data": {"text": "x"}, "annotations": {}}, "“annotations” should be a list", id="list"),
    pytest.param({"data": {"text": "x"}, "annotations": [{"result": [5]}]}, "should be an obj", id="result"),
    pytest.param({"data": {"text": "x", "hashiya": {}}}, "“id” is missing", id="details"),
    pytest.param(result(id=5)(), "result 1: “id” is missing or no text", id="id"),
    pytest.param(result(value={"start": "6"})(), "should be whole numbers", id="start"),
    pytest.param(result(value={"start": None, "globalOffsets": 4})(), "“globalOffsets” should", id="global"),
    pytest.param(result(value={"labels": [4]})(), "“labels” should be a list of texts", id="labels"),
    pytest.param(result(value={"text": "الشعب"})(), "says «الشعب» where", id="other text"),
    pytest.param(
        {"data": {"text": TEXT}, "annotations": [{"result": [region(), region()]}]}, "a second", id="twice"
    ),
    pytest.param(
        {"data": {"text": TEXT}, "annotations": [{"result": [side("relation", {}, from_id="a", to_id="b")]}]},
        "names the region “a”",
        id="loose relation",
    ),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_wrong_task_is_named(tmp_path: Path, content: Any, message: str) -> None:
    with pytest.raises(ImportFileError, match=r"in\.json") as caught:
        tasks(tmp_path, content)
    assert message in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["r1", "labels", TEXT]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "data",
                    "text",
                    "annotations",
                    "result",
                    "value",
                    "start",
                    "end",
                    "labels",
                    "id",
                    "type",
                    "meta",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(content=JSON)
@settings(deadline=None)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    try:
        said = [row.place for row in tasks(tmp_path_factory.getbasetemp(), content)]
    except ImportFileError as error:
        said = [str(error)]
    assert all("in.json" in words for words in said)


def tasks(folder: Path, content: Any) -> list[ImportedArticle]:
    path = folder / "in.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(read(path))


def contents(annotations: AnnotationSet) -> tuple[Any, ...]:
    spans = [
        (
            s.id,
            s.start,
            s.end,
            s.label,
            s.text,
            sorted((name, type(value).__name__, value) for name, value in s.attributes.items()),
            s.entity,
            s.note,
        )
        for s in annotations.spans
    ]
    ties = sorted((r.type, r.source, r.target) for r in annotations.relations)
    return spans, ties, annotations.status, annotations.note
