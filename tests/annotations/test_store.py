from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB

from annotations.edit import add_relation, add_span, remove_span, set_attribute, set_note
from annotations.files import PART_SUFFIX
from annotations.model import (
    AnnotationSet,
    Direction,
    Entity,
    Relation,
    Span,
    SpanError,
    Status,
    make_span,
    new_id,
)
from annotations.schema import Label
from annotations.store import Project, ProjectError
from annotations.store.project import default_schema
from annotations.store.storage import AtomicStorage, DamagedFileError, read_tables, write_tables
from annotations.store.watched import merged_rows
from tests.annotations import child
from tests.annotations.generated import ARTICLE, annotation_sets, attributes

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and rights of Linux processes")

FIRST = "001_14148213ed37241c"


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def snapshot(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def annotate(project: Project, article_id: str = FIRST, *words: str, annotator: str = "") -> AnnotationSet:
    """Label words of an article as actors, save them and return the set."""
    article = project.article(article_id)
    annotations = project.annotations(article_id, annotator or None)
    for word in words or ("القيادة العسكرية الأمريكية",):
        start = article.text.index(word)
        annotations = add_span(annotations, make_span(article, start, start + len(word), "actor"))
    project.save(annotations)
    return annotations


def edit_file(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a store file as another program would, so that it is seen to have changed."""
    tables = json.loads(path.read_text("utf-8"))
    change(tables)
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=3), encoding="utf-8")


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    with TinyDB(path, access_mode="r") as database:
        return [dict(row) for row in database.table(table)]


# Opening


def test_opening_writes_nothing(corpus: Path) -> None:
    before = snapshot(corpus)
    project = Project.open(corpus, "a1")
    assert [article.id for article in project.articles] == [name[:-4] for name in sorted(before)]
    for article in project.articles:
        assert project.annotations(article.id).is_empty
    assert snapshot(corpus) == before
    assert (project.problems, project.unreadable, project.annotators()) == ([], [], ())


def test_saving_never_touches_an_article(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    before = {name: ((corpus / name).stat().st_mtime_ns, data) for name, data in snapshot(corpus).items()}
    annotate(project)
    project.update_article(FIRST, title="عنوان آخر", date="2020-09-09")
    project.save_entities([Entity("e1", "actor", "ماكينزي")])
    after = {name: ((corpus / name).stat().st_mtime_ns, (corpus / name).read_bytes()) for name in before}
    assert after == before


@pytest.mark.parametrize("name", ["nothing", "file", "annotations", "", "a\x00b", "ع" * 300])
def test_what_is_no_project_is_refused_with_a_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "project.json").write_text("{}")
    path = tmp_path / name if name else tmp_path / "file" / "below"
    with pytest.raises(ProjectError) as caught:
        Project.open(path, "a1")
    assert str(path) in str(caught.value)
    assert any(word in str(caught.value) for word in ("open", "check"))


def test_an_annotator_needs_a_name_that_a_folder_can_have(corpus: Path) -> None:
    with pytest.raises(ProjectError, match="name"):
        Project.open(corpus, "../a1")
    project = Project.open(corpus, "a1")
    with pytest.raises(ProjectError, match="name"):
        project.save(AnnotationSet(FIRST, "../../elsewhere", note="x"))
    with pytest.raises(ProjectError, match="name"):
        project.save(AnnotationSet(FIRST, "", note="x"))
    assert not (corpus / "annotations").exists()


def test_files_that_cannot_be_articles_are_listed_and_the_rest_is_there(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(500))
    (corpus / "cut.txt").write_bytes("قوات التحالف".encode()[:-1])
    (corpus / "gone.txt").symlink_to(corpus / "nowhere.txt")
    (corpus / f"{FIRST}.TXT").write_text("نص آخر", encoding="utf-8")
    os.mkfifo(corpus / "pipe.txt")
    project = Project.open(corpus, "a1")
    assert len(project.articles) == 5
    reasons = {file.path: file.reason for file in project.unreadable}
    assert set(reasons) == {"empty.txt", "picture.txt", "cut.txt", "gone.txt", "pipe.txt", f"{FIRST}.txt"}
    assert all(reasons.values())
    annotate(project, "000_0e327b6c3cd33028", "سعد الحديثي")


@on_linux
def test_a_file_whose_name_is_no_utf_8_does_not_stop_saving(corpus: Path) -> None:
    name = os.fsencode(corpus) + b"/" + "خبر.txt".encode("cp1256")
    Path(os.fsdecode(name)).write_text("نص", encoding="utf-8")
    project = Project.open(corpus, "a1")
    [passed_over] = project.unreadable
    assert "name" in passed_over.reason
    passed_over.path.encode("utf-8")
    annotate(project)


def test_encodings_are_recorded(corpus: Path) -> None:
    text = "أعلن الرئيس سحب القوات الأمريكية من العراق قبل نهاية العام"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"):
        (corpus / f"{encoding}.txt").write_bytes(text.encode(encoding))
    project = Project.open(corpus, "a1")
    annotate(project, "cp1256", "القوات الأمريكية")
    recorded = {row["id"]: row["encoding"] for row in rows(project.store / "articles.json", "articles")}
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"):
        assert project.article(encoding).text == text
        assert recorded[encoding] == encoding
    assert recorded[FIRST] == "utf-8"


def test_progress_counts_all_files(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    told: list[tuple[int, int]] = []
    Project.open(corpus, "a1", progress=lambda done, of: told.append((done, of)))
    assert told == [(n, 6) for n in range(1, 7)]


# Saving and reading again


@pytest.fixture(scope="module")
def shelf() -> Iterator[Path]:
    """One folder for all Hypothesis examples, with Arabic letters, spaces and a sub-folder in its paths."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "صحف العراق 2020"
        (folder / "2018").mkdir(parents=True)
        (folder / ARTICLE.path).write_text(ARTICLE.text, encoding="utf-8")
        yield folder


@given(annotation_sets(annotator="سارة علي"))
def test_any_set_comes_back_and_plain_tinydb_reads_it(shelf: Path, annotations: AnnotationSet) -> None:
    Project.open(shelf, "سارة علي").save(annotations)
    project = Project.open(shelf, "سارة علي")
    assert project.annotations(ARTICLE.id) == annotations
    assert project.unplaced(ARTICLE.id) == ()
    assert project.problems == []
    path = project.annotation_path(ARTICLE.id)
    if path.exists():
        stored = {row["id"]: row for row in rows(path, "spans")}
        assert set(stored) == {span.id for span in annotations.spans}
        for span in annotations.spans:
            assert ARTICLE.text[stored[span.id]["start"] : stored[span.id]["end"]] == stored[span.id]["text"]
            assert stored[span.id]["attributes"] == dict(span.attributes)
        assert [row["status"] for row in rows(path, "article")] == [annotations.status.value]
        assert project.stored(ARTICLE.id).intact


def test_plain_tinydb_reads_and_queries_every_file(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    project.save_entities([Entity("e1", "actor", "ماكينزي", aliases=("كينيث ماكينزي",))])
    names = [name for name in files_in(project.store) if name.endswith(".json")]
    assert names == [f"a1/{FIRST}.json", "articles.json", "entities.json", "project.json"]
    for name in names:
        with TinyDB(project.store / name, access_mode="r") as database:
            assert database.tables()
    with TinyDB(project.store / "articles.json", access_mode="r") as database:
        [row] = database.table("articles").search(Query().id == FIRST)
        assert row["characters"] == len(project.article(FIRST).text)


def test_a_set_out_of_order_is_kept_in_reading_order(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    article = project.article(FIRST)
    spans = tuple(make_span(article, start, start + 5, "actor") for start in (50, 10, 30))
    project.save(AnnotationSet(FIRST, "a1", spans))
    assert [span.start for span in project.annotations(FIRST).spans] == [10, 30, 50]
    assert Project.open(corpus, "a1").annotations(FIRST) == project.annotations(FIRST)


def test_an_empty_set_makes_no_file_but_an_emptied_one_is_saved(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    project.save(project.annotations(FIRST))
    assert not project.store.exists()
    annotations = annotate(project)
    project.save(remove_span(annotations, annotations.spans[0].id))
    assert Project.open(corpus, "a1").annotations(FIRST).spans == ()
    assert project.annotation_path(FIRST).exists()


def test_saving_the_same_again_writes_nothing(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    before = {name: (project.store / name).stat().st_mtime_ns for name in files_in(project.store)}
    project.save(annotations)
    assert {n: (project.store / n).stat().st_mtime_ns for n in files_in(project.store)} == before


def test_one_more_span_changes_few_lines_of_the_file(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project, FIRST, "القيادة العسكرية الأمريكية", "البيت الأبيض", "وكالة فرانس برس")
    path = project.annotation_path(FIRST)
    before = path.read_text("utf-8").splitlines()
    article = project.article(FIRST)
    project.save(add_span(annotations, make_span(article, 0, 5, "stance")))
    after = path.read_text("utf-8").splitlines()
    assert len(set(before) - set(after)) <= 3, "generation, hash and time alone"


@pytest.mark.parametrize(
    "break_it",
    [
        pytest.param(lambda s: replace(s, text="غيره"), id="other text"),
        pytest.param(lambda s: replace(s, start=s.start + 1), id="other start"),
        pytest.param(lambda s: replace(s, end=10**6), id="beyond the text"),
        pytest.param(lambda s: replace(s, id=""), id="no id"),
        pytest.param(lambda s: replace(s, attributes={"value": float("nan")}), id="not a number"),
    ],
)
def test_a_set_that_does_not_fit_is_not_saved(corpus: Path, break_it: Callable[[Span], Span]) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    before = snapshot(corpus)
    with pytest.raises(SpanError, match=FIRST):
        project.save(replace(annotations, spans=(break_it(annotations.spans[0]),)))
    assert snapshot(corpus) == before
    assert project.annotations(FIRST) == annotations


@pytest.mark.parametrize("value", ["نصف زوج \ud83e", 2**64], ids=["lone surrogate", "number beyond 64 bits"])
def test_what_json_cannot_hold_is_not_saved(corpus: Path, value: str | int) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    before = snapshot(corpus)
    with pytest.raises(ProjectError, match="cannot be stored"):
        project.save(set_attribute(annotations, annotations.spans[0].id, "value", value))
    assert snapshot(corpus) == before


def test_two_annotators_write_two_files(corpus: Path) -> None:
    one = annotate(Project.open(corpus, "a1"))
    other = annotate(Project.open(corpus, "سارة"), FIRST, "البيت الأبيض")
    project = Project.open(corpus, "a3")
    assert project.annotators() == ("a1", "سارة")
    assert project.annotations(FIRST, "a1") == one
    assert project.annotations(FIRST, "سارة") == other
    assert project.annotations(FIRST).is_empty


def test_articles_in_sub_folders_are_annotated(corpus: Path) -> None:
    (corpus / "2018" / "أيلول").mkdir(parents=True)
    (corpus / "2018" / "أيلول" / "خبر 2.txt").write_text("سحب القوات", encoding="utf-8")
    (corpus / "2018" / "أيلول" / "خبر 10.txt").write_text("سحب القوات", encoding="utf-8")
    project = Project.open(corpus, "a1")
    ids = [article.id for article in project.articles]
    assert [i for i in ids if "/" in i] == ["2018/أيلول/خبر 2", "2018/أيلول/خبر 10"]
    saved = annotate(project, "2018/أيلول/خبر 2", "القوات")
    assert (corpus / "annotations/a1/2018/أيلول/خبر 2.json").is_file()
    assert Project.open(corpus, "a1").annotations("2018/أيلول/خبر 2") == saved


def test_an_annotation_file_may_be_a_link(corpus: Path, tmp_path: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    path = project.annotation_path(FIRST)
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    project = Project.open(corpus, "a1")
    project.save(set_note(annotations, "ملاحظة"))
    assert path.is_symlink()
    assert Project.open(corpus, "a1").annotations(FIRST).note == "ملاحظة"


def test_a_name_as_long_as_file_names_can_be_is_saved(corpus: Path) -> None:
    name = "ع" * 125
    (corpus / f"{name}.txt").write_text("سحب القوات", encoding="utf-8")
    annotate(Project.open(corpus, "a1"), name, "القوات")
    assert len(Project.open(corpus, "a1").annotations(name).spans) == 1


def test_saving_from_many_threads_loses_nothing(corpus: Path) -> None:
    project = Project.open(corpus, "a1")

    def work(article_id: str) -> None:
        article = project.article(article_id)
        for start in range(0, 100, 10):
            project.save(
                add_span(project.annotations(article_id), make_span(article, start, start + 5, "actor"))
            )

    threads = [threading.Thread(target=work, args=(article.id,)) for article in project.articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    project = Project.open(corpus, "a1")
    assert [len(project.annotations(article.id).spans) for article in project.articles] == [10] * 5


def test_nobody_waits_for_a_slow_disk_to_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project.open(corpus, "a1")
    before = annotate(project)
    busy, go_on = threading.Event(), threading.Event()
    sync = os.fsync

    def slow(handle: int) -> None:
        busy.set()
        go_on.wait(30)
        sync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    saver = threading.Thread(target=project.save, args=(set_note(before, "بعد"),))
    saver.start()
    assert busy.wait(30)
    assert project.annotations("000_0e327b6c3cd33028").is_empty
    assert project.annotations(FIRST) == before
    assert len(project.articles) == 5
    assert saver.is_alive()
    go_on.set()
    saver.join()
    assert project.annotations(FIRST).note == "بعد"


def test_more_sets_than_are_kept_in_memory_are_read_and_saved_rightly(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.store.project._KEPT_SPANS", 2)
    project = Project.open(corpus, "a1")
    ids = [article.id for article in project.articles]
    for _ in range(3):
        for i in ids:
            start = 10 * len(project.annotations(i).spans)
            span = make_span(project.article(i), start, start + 5, "actor")
            project.save(add_span(project.annotations(i), span))
    assert project.problems == []
    assert not [name for name in files_in(project.store) if "other" in name]
    assert [len(Project.open(corpus, "a1").annotations(i).spans) for i in ids] == [3] * 5


# Damaged files


def test_every_truncation_is_seen_and_nothing_is_overwritten(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    path = project.annotation_path(FIRST)
    whole = path.read_bytes()
    for length in range(len(whole.rstrip())):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedFileError):
            read_tables(path)
    dice = random.Random(5)
    for length in [0, 1, len(whole) - 2, *dice.sample(range(2, len(whole) - 2), 10)]:
        path.write_bytes(whole[:length])
        project = Project.open(corpus, "a1")
        assert project.annotations(FIRST).is_empty
        assert any(path.name in problem for problem in project.problems)
        assert path.read_bytes() == whole[:length]
        annotate(project)
        kept = [p for p in path.parent.iterdir() if ".damaged-" in p.name]
        assert [p.read_bytes() for p in kept] == [whole[:length]]
        assert any(kept[0].name in problem for problem in project.problems)
        assert len(Project.open(corpus, "a1").annotations(FIRST).spans) == 1
        kept[0].unlink()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("null", id="null"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param('{"spans": [1]}', id="a table that is a list"),
        pytest.param('{"spans": {"x": {}}}', id="rows without numbers"),
        pytest.param('{"spans": {"1": 5}}', id="a row that is a number"),
        pytest.param('{"spans": {"' + "9" * 5000 + '": {}}}', id="a number without end"),
        pytest.param("[" * 100_000, id="deep nesting"),
        pytest.param('{"spans": {"1": {"id": "\\ud800"}}}', id="a lone surrogate"),
    ],
)
def test_json_that_is_no_tinydb_file_counts_as_damaged(corpus: Path, content: str) -> None:
    path = corpus / "annotations" / "a1" / f"{FIRST}.json"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    project = Project.open(corpus, "a1")
    annotate(project)
    assert path.with_name(f"{path.name}.damaged-1").read_text("utf-8") == content


@pytest.mark.parametrize(
    ("table", "change"),
    [
        pytest.param("meta", {"generation": "viele"}, id="generation"),
        pytest.param("meta", {"generation": None}, id="no generation"),
        pytest.param("article", {"status": ["done"]}, id="status"),
        pytest.param("article", {"note": 5}, id="note"),
        pytest.param("spans", {"attributes": ["value"]}, id="attributes as a list"),
        pytest.param("spans", {"attributes": {"value": None}}, id="attribute without value"),
        pytest.param("spans", {"start": "5"}, id="offset as text"),
        pytest.param("spans", {"start": True}, id="offset as truth value"),
        pytest.param("spans", {"id": 5}, id="id as number"),
        pytest.param("spans", {"note": 5}, id="note of a span"),
    ],
)
def test_rows_altered_by_hand_never_stop_the_program(
    corpus: Path, table: str, change: dict[str, Any]
) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    path = project.annotation_path(FIRST)
    edit_file(path, lambda tables: next(iter(tables[table].values())).update(change))
    project = Project.open(corpus, "a1")
    annotations = project.annotations(FIRST)
    assert not project.stored(FIRST).intact or table == "meta"
    project.save(set_note(annotations, "بعد"))
    stored = Project.open(corpus, "a1").stored(FIRST)
    assert len(stored.annotations.spans) + len(stored.unplaced) == 1


def test_a_damaged_project_file_opens_for_reading_only(corpus: Path) -> None:
    annotate(Project.open(corpus, "a1"))
    path = corpus / "annotations" / "project.json"
    path.write_bytes(path.read_bytes()[:-5])
    before = snapshot(corpus)
    project = Project.open(corpus, "a1")
    assert "project.json" in project.read_only
    assert len(project.annotations(FIRST).spans) == 1
    with pytest.raises(ProjectError, match=r"project\.json"):
        annotate(project)
    assert snapshot(corpus) == before


def test_damaged_article_and_entity_lists_are_kept_aside(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    project.save_entities([Entity("e1", "actor", "ماكينزي")])
    for name in ("articles.json", "entities.json"):
        (project.store / name).write_bytes(b'{"articles": {"1": ')
    project = Project.open(corpus, "a1")
    assert len(project.problems) == 2
    project.update_article(FIRST, date="2020")
    project.save_entities([Entity("e2", "actor", "ترامب")])
    aside = [name for name in files_in(project.store) if "damaged" in name]
    assert aside == ["articles.json.damaged-1", "entities.json.damaged-1"]
    assert list(Project.open(corpus, "a1").entities) == ["e2"]


def test_a_folder_in_the_place_of_a_file_is_left_alone(corpus: Path) -> None:
    folder = corpus / "annotations" / "a1" / f"{FIRST}.json"
    (folder / "deeper").mkdir(parents=True)
    project = Project.open(corpus, "a1")
    with pytest.raises(OSError, match=r"\.json"):
        annotate(project)
    assert (folder / "deeper").is_dir()


def test_annotations_may_be_a_file_by_mistake(corpus: Path) -> None:
    (corpus / "annotations").write_text("x")
    project = Project.open(corpus, "a1")
    assert "annotations is a file" in project.read_only
    with pytest.raises(ProjectError, match="rename"):
        annotate(project)


# Newer formats


@pytest.mark.parametrize("version", [2, 99, "2.0"])
def test_a_project_of_a_newer_program_opens_for_reading_only(corpus: Path, version: object) -> None:
    annotate(Project.open(corpus, "a1"))
    path = corpus / "annotations" / "project.json"
    edit_file(path, lambda tables: tables["project"]["1"].update(format=version))
    edit_file(path, lambda tables: next(iter(tables["labels"].values())).update(shape="round"))
    before = snapshot(corpus)
    project = Project.open(corpus, "a1")
    assert "newer version" in project.read_only
    assert project.read_only in project.problems
    assert len(project.annotations(FIRST).spans) == 1
    for write in (
        lambda: annotate(project),
        lambda: project.update_article(FIRST, title="x"),
        lambda: project.add_article("neu", "نص"),
        lambda: project.save_entities([]),
        lambda: project.save_schema(default_schema()),
    ):
        with pytest.raises(ProjectError, match="newer version"):
            write()
    assert snapshot(corpus) == before
    assert project.article(FIRST).title != "x"


def test_an_annotation_file_of_a_newer_program_is_never_overwritten(corpus: Path) -> None:
    annotations = annotate(Project.open(corpus, "a1"))
    path = corpus / "annotations" / "a1" / f"{FIRST}.json"
    edit_file(path, lambda tables: tables["meta"]["1"].update(format=2))
    before = snapshot(corpus)
    project = Project.open(corpus, "a1")
    with pytest.raises(ProjectError, match=f"{FIRST}.*newer version"):
        project.save(set_note(annotations, "x"))
    assert project.read_only
    assert snapshot(corpus) == before


def test_a_file_that_becomes_newer_while_it_is_open_is_never_overwritten(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    path = project.annotation_path(FIRST)
    edit_file(path, lambda tables: tables["meta"]["1"].update(format=2))
    before = snapshot(corpus)
    with pytest.raises(ProjectError, match="newer version"):
        project.save(set_note(annotations, "x"))
    assert snapshot(corpus) == before


# Spans that do not fit any more


def test_spans_that_do_not_fit_are_kept_and_come_back(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project, FIRST, "القيادة العسكرية الأمريكية", "البيت الأبيض")
    one, other = annotations.spans
    annotations = add_relation(annotations, Relation("r1", "holder", one.id, other.id))
    project.save(annotations)
    article = corpus / f"{FIRST}.txt"
    original = article.read_bytes()
    article.write_bytes(original.replace("البيت الأبيض".encode(), "البيت الأسود".encode()))

    project = Project.open(corpus, "a1")
    assert [span.id for span in project.annotations(FIRST).spans] == [one.id]
    assert {unplaced.row["id"] for unplaced in project.unplaced(FIRST)} == {other.id, "r1"}
    assert any("do not fit" in problem for problem in project.problems)
    for note in ("أولى", "ثانية"):
        project = Project.open(corpus, "a1")
        project.save(set_note(project.annotations(FIRST), note))
    assert len(rows(project.annotation_path(FIRST), "unplaced")) == 2

    article.write_bytes(original)
    restored = Project.open(corpus, "a1").annotations(FIRST)
    assert restored.spans == annotations.spans
    assert restored.relations == annotations.relations
    assert restored.note == "ثانية"


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"table": "spans", "row": 5}, id="a number"),
        pytest.param({"table": "spans", "row": ["x"]}, id="a list"),
        pytest.param({"row": {"id": "x"}}, id="without a table"),
        pytest.param({}, id="nothing"),
        pytest.param({"table": "clouds", "row": {"id": "x"}}, id="unknown table"),
    ],
)
def test_unplaced_rows_altered_by_hand_are_kept(corpus: Path, kept: dict[str, Any]) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    path = project.annotation_path(FIRST)
    edit_file(path, lambda tables: tables.update(unplaced={"1": kept}))
    for note in ("أولى", "ثانية"):
        project = Project.open(corpus, "a1")
        project.save(set_note(project.annotations(FIRST), note))
    [row] = rows(path, "unplaced")
    assert json.dumps(kept.get("row", {})) in json.dumps(row)


def test_an_id_used_twice_in_a_file_is_kept_apart(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)

    def double(tables: dict[str, Any]) -> None:
        tables["spans"]["1"] = dict(next(iter(tables["spans"].values())))

    edit_file(project.annotation_path(FIRST), double)
    project = Project.open(corpus, "a1")
    assert len(project.annotations(FIRST).spans) == 1
    assert "second" in project.unplaced(FIRST)[0].reason


def test_tables_of_other_programs_stay_in_the_file(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    path = project.annotation_path(FIRST)
    with TinyDB(path) as database:
        database.table("scores").insert({"f1": 0.8})
    project = Project.open(corpus, "a1")
    assert project.stored(FIRST).intact
    project.save(set_note(project.annotations(FIRST), "ملاحظة"))
    assert rows(path, "scores") == [{"f1": 0.8}]


# Two programs on one folder


def test_what_another_program_wrote_is_read_again(corpus: Path) -> None:
    mine, theirs = Project.open(corpus, "a1"), Project.open(corpus, "a1")
    assert mine.annotations(FIRST).is_empty
    written = annotate(theirs)
    assert mine.annotations(FIRST) == written
    mine.save(set_note(written, "بعدها"))
    assert theirs.annotations(FIRST).note == "بعدها"
    assert not [name for name in files_in(mine.store) if "other" in name]


def test_what_another_program_wrote_is_merged_into_what_is_saved(corpus: Path) -> None:
    mine, theirs = Project.open(corpus, "a1"), Project.open(corpus, "a1")
    before = annotate(mine)
    written = annotate(theirs, FIRST, "البيت الأبيض")
    mine.save(set_note(before, "لي"))
    assert Project.open(corpus, "a1").annotations(FIRST) == set_note(written, "لي")
    assert any("brought together" in problem for problem in mine.problems)
    # Who has not read that yet knows nothing of their span, and takes it away no more than before.
    mine.save(set_note(before, "لي أيضًا"))
    assert Project.open(corpus, "a1").annotations(FIRST) == set_note(written, "لي أيضًا")
    mine.save(replace(mine.annotations(FIRST), spans=before.spans))
    assert Project.open(corpus, "a1").annotations(FIRST).spans == before.spans
    assert [path.name for path in mine.annotation_path(FIRST).parent.iterdir()] == [f"{FIRST}.json"]


def test_where_both_changed_the_same_theirs_is_kept_in_the_file_and_beside_it(corpus: Path) -> None:
    mine, theirs = Project.open(corpus, "a1"), Project.open(corpus, "a1")
    before = annotate(mine)
    theirs.save(set_note(theirs.annotations(FIRST), "لهم"))
    mine.save(set_note(before, "لي"))
    path = mine.annotation_path(FIRST)
    assert Project.open(corpus, "a1").annotations(FIRST) == set_note(before, "لي")
    assert [row["theirs"]["note"] for row in rows(path, "conflicts")] == ["لهم"]
    assert rows(path.with_name(f"{FIRST}.json.other-1"), "article")[0]["note"] == "لهم"
    assert any("until you choose" in problem for problem in mine.problems)
    mine.save(set_note(mine.annotations(FIRST), "لي أيضًا"))
    assert [row["theirs"]["note"] for row in rows(path, "conflicts")] == ["لهم"]


HURRYING = """
import sys
from annotations.edit import add_span
from annotations.model import make_span
from annotations.store import Project
project = Project.open(sys.argv[1], "a1")
article = project.articles[0]
annotations = project.annotations(article.id)
for start in range(40):
    span = make_span(article, start, start + 5, "actor")
    annotations = add_span(annotations, span)
    project.save(annotations)
    print(span.id)
"""


@on_linux
def test_two_programs_that_save_the_same_article_at_once_lose_nothing(corpus: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        said = both.map(lambda _: child.run(HURRYING, corpus), range(2))
        saved = {span_id for lines in said for span_id in lines.split()}
    assert len(saved) == 80
    versions = (corpus / "annotations" / "a1").iterdir()
    assert saved <= {row["id"] for path in versions for row in rows(path, "spans")}


def test_a_version_from_before_that_nobody_asked_for_is_not_overwritten(corpus: Path) -> None:
    annotate(Project.open(corpus, "a1"))
    project = Project.open(corpus, "a1")
    project.save(AnnotationSet(FIRST, "a1", note="من غير قراءة"))
    assert (project.annotation_path(FIRST).parent / f"{FIRST}.json.other-1").exists()


def test_a_file_that_was_only_touched_is_no_other_version(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    path = project.annotation_path(FIRST)
    path.write_bytes(path.read_bytes())
    project.save(set_note(annotations, "ملاحظة"))
    assert not [name for name in files_in(project.store) if "other" in name]


def test_a_deleted_file_is_written_again(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    project.annotation_path(FIRST).unlink()
    project.save(annotations)
    assert Project.open(corpus, "a1").annotations(FIRST) == annotations


def test_going_back_to_what_was_saved_before_another_program_wrote_keeps_what_that_wrote(
    corpus: Path,
) -> None:
    mine, theirs = Project.open(corpus, "a1"), Project.open(corpus, "a1")
    before = annotate(mine)
    written = annotate(theirs, FIRST, "البيت الأبيض")
    mine.save(before)
    assert Project.open(corpus, "a1").annotations(FIRST) == written


def test_two_who_begin_at_once_do_not_disturb_each_other(corpus: Path) -> None:
    one, other = Project.open(corpus, "a1"), Project.open(corpus, "a2")
    annotate(one)
    annotate(other)
    assert one.problems == other.problems == []
    assert Project.open(corpus, "a3").annotators() == ("a1", "a2")


def test_entities_and_metadata_of_two_programs_come_together(corpus: Path) -> None:
    second = "002_16bec21a6a24c4fa"
    one, other = Project.open(corpus, "a1"), Project.open(corpus, "a2")
    one.save_entities([Entity("e1", "actor", "ماكينزي"), Entity("e2", "actor", "ترامب")])
    other.save_entities([Entity("e3", "base", "عين الأسد")])
    one.save_entities([one.entities["e1"], Entity("e4", "actor", "الكاظمي")])
    one.update_article(FIRST, outlet="عربي بوست")
    other.update_article(second, outlet="الحرة")
    project = Project.open(corpus, "a3")
    assert set(project.entities) == {"e1", "e3", "e4"}
    assert project.article(FIRST).outlet == "عربي بوست"
    assert project.article(second).outlet == "الحرة"
    assert not [name for name in files_in(project.store) if "other" in name]


def test_an_entity_that_both_changed_is_kept_aside(corpus: Path) -> None:
    one = Project.open(corpus, "a1")
    one.save_entities([Entity("e1", "actor", "ماكينزي")])
    other = Project.open(corpus, "a2")
    one.save_entities([Entity("e1", "actor", "كينيث ماكينزي")])
    other.save_entities([Entity("e1", "actor", "الجنرال ماكينزي")])
    assert Project.open(corpus, "a3").entities["e1"].name == "الجنرال ماكينزي"
    assert rows(other.store / "entities.json.other-1", "entities")[0]["name"] == "كينيث ماكينزي"


small = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2).map(lambda n: {"v": n}), max_size=4)


@given(small, small, small)
def test_merging_keeps_every_change_or_says_that_one_is_lost(
    base: dict[str, dict[str, int]], ours: dict[str, dict[str, int]], theirs: dict[str, dict[str, int]]
) -> None:
    merged, lost = merged_rows(base, ours, theirs)
    for key in {*base, *ours, *theirs}:
        was, mine, other = base.get(key), ours.get(key), theirs.get(key)
        if mine != was:
            assert merged.get(key) == mine
            assert lost or other in (was, mine, None)
        else:
            assert merged.get(key) == other
    assert merged_rows(base, ours, base) == (ours, False)


# Metadata, new articles, entities, schema


def test_metadata_is_kept_apart_from_the_article(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    changes: dict[str, Any] = {
        "title": "عنوان",
        "date": "2020-09-09",
        "outlet": "عربي بوست",
        "url": "https://example.org/؟x=1",
        "direction": Direction.LTR,
    }
    changed = project.update_article(FIRST, **changes)
    again = Project.open(corpus, "a1").article(FIRST)
    assert again == changed == project.article(FIRST)
    assert {key: getattr(again, key) for key in changes} == changes
    assert again in project.articles
    assert project.update_article(FIRST, outlet="").outlet == ""
    assert Project.open(corpus, "a1").article(FIRST).outlet == ""


def test_what_others_recorded_about_articles_stays(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotate(project)
    path = project.store / "articles.json"

    def sign(tables: dict[str, Any]) -> None:
        for row in tables["articles"].values():
            row["author"] = "كاتب"

    edit_file(path, sign)
    project = Project.open(corpus, "a1")
    project.update_article(FIRST, date="2020")
    assert all(row["author"] == "كاتب" for row in rows(path, "articles"))


def test_an_article_that_is_gone_is_remembered(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    saved = annotate(project)
    project.update_article(FIRST, outlet="عربي بوست")
    (corpus / f"{FIRST}.txt").rename(corpus / "moved.md")
    project = Project.open(corpus, "a1")
    assert list(project.missing_articles) == [FIRST]
    assert FIRST not in project
    annotate(project, "000_0e327b6c3cd33028", "سعد الحديثي")
    (corpus / "moved.md").rename(corpus / f"{FIRST}.txt")
    project = Project.open(corpus, "a1")
    assert project.article(FIRST).outlet == "عربي بوست"
    assert project.annotations(FIRST) == saved


def test_new_articles_are_written_read_and_in_order(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    project.add_article("2018/10", "نص عاشر 🪖\nسطر", title="عنوان", date="2018", outlet="الحرة", url="u")
    project.add_article("2018/9", "نص تاسع")
    with pytest.raises(ProjectError, match="exists already"):
        project.add_article("2018/9", "نص آخر")
    again = Project.open(corpus, "a1")
    assert again.articles == project.articles
    ids = [article.id for article in project.articles]
    assert ids.index("2018/9") + 1 == ids.index("2018/10")
    assert again.article("2018/10").outlet == "الحرة"
    assert (corpus / "2018" / "10.txt").read_bytes() == "نص عاشر 🪖\nسطر".encode()


@pytest.mark.parametrize(
    "article_id",
    [
        "",
        "../out",
        "/etc/x",
        "a/../b",
        "a//b",
        "./a",
        "a/",
        ".hidden",
        "a/.b",
        "annotations/x",
        "a\\b",
        "a\nb",
        "a\x00b",
        "\ud800",
        pytest.param("ع" * 124, id="too long"),
        pytest.param(f"{'a' * 251}/b", id="folder too long"),
        pytest.param("ab/" * 1000 + "a", id="too deep"),
    ],
)
def test_ids_that_lead_elsewhere_make_no_article(corpus: Path, article_id: str) -> None:
    before = snapshot(corpus.parent)
    with pytest.raises(ProjectError, match="cannot be an article"):
        Project.open(corpus, "a1").add_article(article_id, "نص")
    assert snapshot(corpus.parent) == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("سطر\r\nسطر", "line ends"),
        ("\ufeffنص", "byte order mark"),
        ("نص\x00", "control character"),
        ("نص\ud800", "surrogate"),
    ],
)
def test_texts_that_would_come_back_changed_make_no_article(corpus: Path, text: str, reason: str) -> None:
    before = snapshot(corpus)
    with pytest.raises(ProjectError, match=reason):
        Project.open(corpus, "a1").add_article("neu", text)
    assert snapshot(corpus) == before


def test_many_articles_are_recorded_once(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project.open(corpus, "a1")
    written: list[str] = []

    def counting(path: Path, tables: Any) -> None:
        written.append(path.name)
        write_tables(path, tables)

    monkeypatch.setattr("annotations.store.watched.write_tables", counting)
    with project.recording_once():
        for number in range(20):
            project.add_article(f"neu/{number}", f"نص {number}", date="2020")
            annotate(project, f"neu/{number}", "نص")
    assert written.count("articles.json") == 1
    again = Project.open(corpus, "a1")
    assert [again.article(f"neu/{number}").date for number in range(20)] == ["2020"] * 20


def test_what_was_added_before_a_failure_is_recorded(corpus: Path) -> None:
    project = Project.open(corpus, "a1")

    def fail() -> None:
        with project.recording_once():
            project.add_article("neu", "نص", date="2020")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert Project.open(corpus, "a1").article("neu").date == "2020"


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
entities = st.builds(
    Entity,
    id=st.integers(0, 2**48).map(lambda n: f"{n:012x}"),
    label=st.sampled_from(["actor", "base"]),
    name=names,
    kind=st.just("person"),
    aliases=st.lists(names, max_size=3).map(tuple),
    attributes=attributes.filter(lambda a: not {"id", "label", "name", "kind", "aliases"} & set(a)),
)


@given(st.lists(entities, max_size=5, unique_by=lambda entity: entity.id))
def test_any_entities_come_back(shelf: Path, drawn: list[Entity]) -> None:
    Project.open(shelf, "a1").save_entities(drawn)
    assert Project.open(shelf, "a1").entities == {entity.id: entity for entity in drawn}


def test_an_attribute_never_replaces_an_entitys_name(corpus: Path) -> None:
    Project.open(corpus, "a1").save_entities([Entity("e1", "actor", "ماكينزي", attributes={"name": "غيره"})])
    assert Project.open(corpus, "a1").entities["e1"].name == "ماكينزي"


def test_an_entity_that_cannot_be_read_stays_in_the_file(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    project.save_entities([Entity("e1", "actor", "ماكينزي"), Entity("e2", "actor", "ترامب")])
    path = project.store / "entities.json"
    edit_file(path, lambda t: next(iter(t["entities"].values())).update(name=None))
    project = Project.open(corpus, "a1")
    assert list(project.entities) == ["e2"]
    assert any("e1" in problem for problem in project.problems)
    assert not project.read_only
    project.save_entities([*project.entities.values(), Entity("e3", "actor", "الكاظمي")])
    assert {row["id"] for row in rows(path, "entities")} == {"e1", "e2", "e3"}


@pytest.mark.parametrize(
    "entity",
    [
        Entity("", "actor", "ماكينزي"),
        Entity("e1", "", "ماكينزي"),
        Entity("e1", "actor", ""),
        Entity("e1", "base", "عين الأسد", attributes={"latitude": float("nan")}),
        Entity("e1", "actor", "نصف\ud83e"),
    ],
)
def test_entities_that_would_not_come_back_are_refused(corpus: Path, entity: Entity) -> None:
    project = Project.open(corpus, "a1")
    with pytest.raises(ProjectError):
        project.save_entities([entity])
    assert not (project.store / "entities.json").exists()
    assert project.entities == {}


def test_the_schema_of_a_project_is_its_own(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    label = Label("place", "Place", "مكان", "#56B4E9", "5")
    schema = replace(default_schema(), labels=(*default_schema().labels, label))
    project.save_schema(schema)
    again = Project.open(corpus, "a1")
    assert again.schema == schema == project.schema
    assert again.name == "corpus"
    assert again.problems == []
    renamed = replace(schema, labels=(replace(label, name="Location"), *schema.labels[:-1]))
    again.save_schema(renamed)
    assert Project.open(corpus, "a1").schema == renamed


def test_a_schema_that_contradicts_itself_opens_for_reading_only(corpus: Path) -> None:
    annotate(Project.open(corpus, "a1"))
    path = corpus / "annotations" / "project.json"
    edit_file(path, lambda t: next(iter(t["labels"].values())).update(color=5))
    project = Project.open(corpus, "a1")
    assert "project.json" in project.read_only
    assert "color" in project.read_only
    assert project.schema == default_schema()


# TinyDB


def test_the_storage_serves_plain_tinydb_use(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=AtomicStorage) as database:
        database.insert({"name": "بغداد"})
        database.table("more").insert_multiple([{"n": n} for n in range(3)])
        database.update({"name": "واشنطن"}, Query().name == "بغداد")
        database.table("more").remove(Query().n == 1)
    with TinyDB(path) as database:
        assert [row["name"] for row in database.all()] == ["واشنطن"]
        assert [row["n"] for row in database.table("more")] == [0, 2]
    assert read_tables(path) == {"_default": [{"name": "واشنطن"}], "more": [{"n": 0}, {"n": 2}]}


def test_rows_with_ids_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    spans = [{"id": new_id(), "n": n} for n in range(50)]
    write_tables(path, {"spans": spans})
    numbers = {row["id"]: key for key, row in json.loads(path.read_text())["spans"].items()}
    write_tables(path, {"spans": [*spans[10:], {"id": new_id(), "n": 99}]})
    later = {row["id"]: key for key, row in json.loads(path.read_text())["spans"].items()}
    assert all(later[row["id"]] == numbers[row["id"]] for row in spans[10:])
    assert all(int(number) < 2**53 for number in numbers.values())


# Disks that fail

SAVE = """
import sys
from annotations.edit import set_note
from annotations.model import AnnotationSet
from annotations.store import Project, ProjectError
project = Project.open(sys.argv[1], "a1")
article = sys.argv[2]
before = project.annotations(article)
PREPARE
try:
    project.save(set_note(before, "ملاحظة " * 5_000))
    print("saved")
except (ProjectError, OSError) as error:
    print(type(error).__name__, error)
print(project.annotations(article) == before)
"""


@on_linux
@pytest.mark.parametrize("room", [0, 100, 4_096, 20_000])
@pytest.mark.parametrize("new", [False, True], ids=["file is there", "first save"])
def test_a_full_disk_leaves_every_file_whole(corpus: Path, room: int, new: bool) -> None:
    if not new:
        annotate(Project.open(corpus, "a1"))
    before = snapshot(corpus)
    said = child.run(
        child.FULL_DISK + SAVE.replace("PREPARE", "fill_disk(int(sys.argv[3]))"), corpus, FIRST, room
    )
    assert said.splitlines()[0].startswith("OSError [Errno 27] File too large")
    assert ".json" in said
    assert said.splitlines()[1] == "True"
    after = snapshot(corpus)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after if name.endswith(PART_SUFFIX)]
    project = Project.open(corpus, "a1")
    assert project.problems == []
    annotate(project, FIRST, "البيت الأبيض")


@on_linux
def test_a_full_disk_while_setting_aside_loses_neither_version(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    annotations = annotate(project)
    path = project.annotation_path(FIRST)
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    child.run(child.FULL_DISK + SAVE.replace("PREPARE", "fill_disk(50)"), corpus, FIRST)
    assert path.read_bytes() == whole[:100]
    project = Project.open(corpus, "a1")
    project.save(annotations)
    assert Project.open(corpus, "a1").annotations(FIRST) == annotations
    kept = [p.read_bytes() for p in path.parent.iterdir() if "damaged" in p.name]
    assert kept == [whole[:100]]


@on_linux
@pytest.mark.parametrize("guarded", ["annotations/a1", "annotations", f"annotations/a1/{FIRST}.json", "."])
def test_what_may_not_be_written_stays_as_it_is(corpus: Path, guarded: str) -> None:
    if guarded != ".":
        annotate(Project.open(corpus, "a1"))
    target = corpus / guarded
    mode = target.stat().st_mode
    before = snapshot(corpus)
    target.chmod(0o555 if target.is_dir() else 0o444)
    code = SAVE.replace("PREPARE", "give_up_rights()")
    if guarded == "annotations":  # Its files are replaced by metadata, not by spans.
        code = code.replace("project.save(", "project.update_article(article, title='x'), (")
    said = child.run(child.NO_RIGHTS + code, corpus, FIRST)
    target.chmod(mode)
    assert said.startswith("PermissionError [Errno 13] Permission denied")
    assert snapshot(corpus) == before


@on_linux
@pytest.mark.parametrize("locked", ["annotations", "annotations/a1", f"annotations/a1/{FIRST}.json"])
def test_what_may_not_be_read_is_said_and_not_overwritten(corpus: Path, locked: str) -> None:
    annotate(Project.open(corpus, "a1"))
    before = snapshot(corpus)
    target = corpus / locked
    mode = target.stat().st_mode
    target.chmod(0)
    said = child.run(
        child.NO_RIGHTS
        + """
import sys
from annotations.store import Project, ProjectError
give_up_rights()
project = Project.open(sys.argv[1], "a1")
print(len(project.annotations(sys.argv[2]).spans), project.annotators())
print(project.problems)
""",
        corpus,
        FIRST,
    )
    target.chmod(mode)
    assert said.startswith("0 ")
    assert "Permission denied" in said
    assert snapshot(corpus) == before


@on_linux
def test_a_project_folder_that_may_not_be_read_is_refused(corpus: Path) -> None:
    corpus.chmod(0)
    said = child.run(
        child.NO_RIGHTS
        + """
import sys
from annotations.store import Project, ProjectError
give_up_rights()
try:
    Project.open(sys.argv[1], "a1")
except ProjectError as error:
    print(error)
""",
        corpus,
    )
    corpus.chmod(0o755)
    assert "Permission denied" in said
    assert str(corpus) in said


def test_status_and_notes_come_back(corpus: Path) -> None:
    project = Project.open(corpus, "a1")
    project.save(AnnotationSet(FIRST, "a1", status=Status.DONE, note="سطر\nآخر \u200f🪖"))
    again = Project.open(corpus, "a1").annotations(FIRST)
    assert (again.status, again.note) == (Status.DONE, "سطر\nآخر \u200f🪖")
