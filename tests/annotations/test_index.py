from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.edit import add_span, set_status
from annotations.model import Heading, Status, make_span
from annotations.statistics import statistics_of
from annotations.store import Project
from annotations.store.index import Counts, counts_of
from annotations.store.renames import renamed

REST = 50_000_000
FIRST, SECOND = "001_14148213ed37241c", "002_16bec21a6a24c4fa"


@pytest.fixture
def settled(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was annotated and read some time ago, so that its index counts."""
    monkeypatch.setattr("annotations.store.index.TOO_FRESH", REST)
    project = Project.open(corpus, "a1")
    for article_id, count in ((FIRST, 3), (SECOND, 1)):
        annotations = project.annotations(article_id)
        for start in range(0, 5 * count, 5):
            span = make_span(project.article(article_id), start, start + 3, "actor")
            annotations = add_span(annotations, span)
        project.save(set_status(annotations, Status.DONE))
    make_older(corpus)
    read_all(Project.open(corpus, "a1", read_all=False)).save_index()
    return corpus


def make_older(folder: Path) -> None:
    """Wait as long as a file has to rest, in these tests, before its stamp is trusted."""
    newest = max(
        max(path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in folder.rglob("*") if path.is_file()
    )
    while time.time_ns() - newest <= REST:
        time.sleep(0.01)


def read_all(project: Project) -> Project:
    for _ in project.read_on():
        pass
    return project


def index_of(home: Path) -> Path:
    [path] = home.rglob("*.index")
    return path


def known(folder: Path) -> tuple[int, dict[str, str], dict[str, Counts | None]]:
    """What is known of a project before anything of it is read: unread files, titles, counts."""
    project = Project.open(folder, "a1", read_all=False)
    return (
        project.unread,
        {heading.id: heading.title for heading in project.headings},
        {heading.id: project.counts(heading.id) for heading in project.headings},
    )


def truth(folder: Path) -> tuple[list[Heading], list[Counts]]:
    """What reading every file says."""
    project = Project.open(folder, "a1", read_all=False)
    articles = list(project.articles)
    headings = [
        Heading(
            a.id, a.path, a.title, a.date, a.outlet, a.url, a.direction, a.encoding, a.sha256, len(a.text)
        )
        for a in articles
    ]
    return headings, [counts_of(project.annotations(a.id)) for a in articles]


def test_what_was_read_once_is_known_at_the_next_opening(settled: Path) -> None:
    unread, titles, counts = known(settled)
    assert unread == 0
    assert counts[FIRST] == Counts(Status.DONE, {"actor": 3}, {}, {}, {"actor": 3})
    assert titles == {article.id: article.title for article in Project.open(settled).articles}


def test_nothing_is_kept_in_the_project(settled: Path, own_home: Path) -> None:
    assert not index_of(own_home).is_relative_to(settled)
    assert not [path for path in settled.rglob("*") if "index" in path.name]


def edit_text(folder: Path) -> None:
    path = folder / f"{FIRST}.txt"
    path.write_bytes(path.read_bytes().replace("أعلنت".encode(), "أعلنن".encode(), 1))


def touch_back(folder: Path) -> None:
    """Another text of the same length, with the times of the old one."""
    path = folder / f"{FIRST}.txt"
    was = path.stat()
    edit_text(folder)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def replace_file(folder: Path) -> None:
    path = folder / f"{FIRST}.txt"
    was, data = path.stat(), path.read_bytes()
    other = path.with_suffix(".new")
    other.write_bytes(data[:-2] + data[-2:][::-1])
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.write_bytes(data.replace("أعلنت".encode(), "أعلنن".encode(), 1))
    other.replace(path)


def new_article(folder: Path) -> None:
    (folder / "1000.txt").write_text("مقال جديد\nنص", "utf-8")


def gone_article(folder: Path) -> None:
    (folder / f"{SECOND}.txt").unlink()


def empty_article(folder: Path) -> None:
    (folder / f"{SECOND}.txt").write_bytes(b"")


def hand_edited(folder: Path) -> None:
    path = folder / "annotations" / "a1" / f"{FIRST}.json"
    tables = json.loads(path.read_text("utf-8"))
    tables["spans"].pop(next(iter(tables["spans"])))
    path.write_text(json.dumps(tables), "utf-8")


def without_annotations(folder: Path) -> None:
    (folder / "annotations" / "a1" / f"{FIRST}.json").unlink()


def moved_project(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


CHANGES = [
    edit_text, touch_back, replace_file, new_article, gone_article, empty_article,
    hand_edited, without_annotations, moved_project,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.replace("_", " "))
def test_whatever_changed_meanwhile_is_noticed(settled: Path, change: Callable[[Path], None]) -> None:
    change(settled)
    project = read_all(Project.open(settled, "a1", read_all=False))
    headings, counts = truth(settled)
    assert list(project.headings) == headings
    assert [project.counts(heading.id) for heading in headings] == counts
    assert project.unread == 0


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: data.replace(b'"actor":3', b'"actor":4'), id="one digit"),
        pytest.param(lambda data: data.replace(b"index 2", b"index 1", 1), id="another version"),
        pytest.param(lambda data: os.urandom(len(data)), id="noise"),
    ],
)
def test_a_damaged_index_is_as_good_as_none(
    settled: Path, own_home: Path, harm: Callable[[bytes], bytes]
) -> None:
    before = known(settled)
    path = index_of(own_home)
    path.write_bytes(harm(path.read_bytes()))
    assert known(settled)[0] == 7
    read_all(Project.open(settled, "a1", read_all=False)).save_index()
    assert known(settled) == before


def test_an_index_that_says_too_little_is_as_good_as_none(settled: Path, own_home: Path) -> None:
    from annotations.store import index

    body = b'{"articles": [["x.txt", 1]], "counts": [[1]]}'
    index_of(own_home).write_bytes(b"\n".join((index.VERSION, index._sum(body), body)))
    assert known(settled)[0] == 7


def test_a_file_that_was_just_written_is_read_again_next_time(
    settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.store.index.TOO_FRESH", 2_000_000_000)
    project = Project.open(settled, "a1")
    article = project.article(FIRST)
    project.save(add_span(project.annotations(FIRST), make_span(article, 50, 55, "base")))
    project.count(FIRST)
    project.save_index()
    again = Project.open(settled, "a1", read_all=False)
    assert again.counts(FIRST) is None
    untied = {"actor": 3, "base": 1}
    assert read_all(again).counts(FIRST) == Counts(Status.DONE, untied, {}, {}, untied)


def test_counts_follow_what_is_saved(settled: Path) -> None:
    project = Project.open(settled, "a1", read_all=False)
    project.save(replace(project.annotations(FIRST), spans=()))
    assert project.counts(FIRST) == Counts(Status.DONE, {}, {})


def test_a_damaged_annotation_file_is_never_known_and_told_every_time(settled: Path) -> None:
    (settled / "annotations" / "a1" / f"{FIRST}.json").write_bytes(b"{")
    make_older(settled)
    for _ in range(2):
        project = read_all(Project.open(settled, "a1", read_all=False))
        assert project.counts(FIRST) == Counts()
        assert any(FIRST in problem for problem in project.problems)
        project.save_index()


def test_texts_come_and_go_and_stay_the_same(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.store.catalogue.KEPT_CHARACTERS", 0)
    monkeypatch.setattr("annotations.store.catalogue.KEPT_TEXTS", 1)
    project = Project.open(settled, "a1", read_all=False)
    project.update_article(FIRST, outlet="الحرة")
    for _ in range(2):
        for heading in project.headings:
            article = project.article(heading.id)
            assert (article.title, article.outlet) == (heading.title, heading.outlet)
            assert (article.sha256, len(article.text)) == (heading.sha256, heading.characters)
    assert len(project._catalogue._texts) == 1


def test_a_text_that_changes_under_the_program_takes_its_annotations_along(
    settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.store.catalogue.KEPT_CHARACTERS", 0)
    monkeypatch.setattr("annotations.store.catalogue.KEPT_TEXTS", 1)
    project = Project.open(settled, "a1", read_all=False)
    assert len(project.annotations(FIRST).spans) == 3
    path = settled / f"{FIRST}.txt"
    path.write_bytes("قبله ".encode() + path.read_bytes())
    project.article(SECOND)
    assert project.article(FIRST).text.startswith("قبله ")
    assert project.annotations(FIRST).spans == ()
    assert len(project.unplaced(FIRST)) == 3
    assert read_all(project).counts(FIRST) == Counts(Status.DONE, {}, {})


def test_an_article_that_goes_away_is_passed_over(settled: Path) -> None:
    project = Project.open(settled, "a1", read_all=False)
    (settled / f"{FIRST}.txt").unlink()
    with pytest.raises(KeyError):
        project.article(FIRST)
    assert [article.id[:3] for article in project.articles] == ["000", "002", "003", "004"]
    assert "No such file" in project.unreadable[0].reason
    assert list(project.missing_articles) == [FIRST]


def test_saving_before_all_is_read_loses_nothing_that_was_recorded(corpus: Path) -> None:
    Project.open(corpus, "a1").update_article(SECOND, outlet="الحرة")
    project = Project.open(corpus, "a1", read_all=False)
    project.update_article(FIRST, date="2020")
    other = Project.open(corpus, "a1")
    assert (other.article(FIRST).date, other.article(SECOND).outlet) == ("2020", "الحرة")


def test_what_was_read_after_the_first_save_is_recorded_then(corpus: Path) -> None:
    project = Project.open(corpus, "a1", read_all=False)
    assert project.unread == 5
    annotations = project.annotations(FIRST)
    project.save(add_span(annotations, make_span(project.article(FIRST), 0, 5, "actor")))
    read_all(project)
    rows = json.loads((corpus / "annotations" / "articles.json").read_text("utf-8"))["articles"].values()
    assert {row["id"]: row["sha256"] for row in rows} == {a.id: a.sha256 for a in project.articles}


@pytest.mark.parametrize("annotator", ["a1", "a2"])
def test_statistics_are_the_same_with_and_without_an_index(settled: Path, annotator: str) -> None:
    with_index = statistics_of(Project.open(settled, annotator))
    assert with_index.spans == 4
    assert with_index.labels["actor"] == 4
    shutil.rmtree(settled.parent / "home")
    assert statistics_of(Project.open(settled, annotator)) == with_index


def heading(article_id: str, sha256: str) -> Heading:
    return Heading(article_id, f"{article_id}.txt", sha256=sha256)


def row(sha256: str) -> dict[str, Any]:
    return {"sha256": sha256}


@pytest.mark.parametrize(
    ("missing", "new", "expected"),
    [
        pytest.param({"a": row("1")}, [heading("b", "1")], {"a": "b"}, id="another name"),
        pytest.param({"a": row("1")}, [heading("2018/a", "1")], {"a": "2018/a"}, id="moved"),
        pytest.param({"a": row("1")}, [heading("b", "2")], {}, id="another text"),
        pytest.param({"a": row("")}, [heading("b", "")], {}, id="never read"),
        pytest.param({"a": {}}, [heading("b", "1")], {}, id="never recorded"),
        pytest.param(
            {"x/a": row("1"), "x/b": row("1")},
            [heading("y/b", "1"), heading("y/a", "1")],
            {"x/a": "y/a", "x/b": "y/b"},
            id="twins keep their names",
        ),
        pytest.param({"a": row("1")}, [heading("b", "1"), heading("c", "1")], {}, id="two could be it"),
        pytest.param({"a": row("1"), "b": row("1")}, [heading("c", "1")], {}, id="it could be of two"),
    ],
)
def test_renamed_articles_are_known_by_their_text(
    missing: dict[str, dict[str, Any]], new: list[Heading], expected: dict[str, str]
) -> None:
    assert renamed(missing, new) == expected
