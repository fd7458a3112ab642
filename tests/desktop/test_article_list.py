from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton

from annotations.edit import add_span, set_status
from annotations.model import Status, make_span
from annotations.store import Project
from desktop import garbage, reading
from desktop.models.article_model import ID, SPANS, STATUS, TITLE, Order
from desktop.windows.reading_progress import ReadingProgress
from tests.desktop.conftest import Desk

TEXTS = {
    "9": ("«أمير الكويت» يزور", "2020-03-01", Status.DONE, 3),
    "10": ("القوات الأمريكية", "", Status.IN_WORK, 1),
    "11": ("أميركا تنسحب", "2018-01-05", Status.UNTOUCHED, 0),
    "12": ("إيران ترد", "2019-07-30", Status.IN_WORK, 12),
    "13": ("بغداد", "", Status.UNTOUCHED, 0),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "list"
    folder.mkdir()
    for name, (title, _, _, _) in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"{title}\nالنص هنا وفيه كلمات كثيرة", "utf-8")
    project = Project.open(folder, "a1")
    for name, (_, date, status, spans) in TEXTS.items():
        project.update_article(name, date=date)
        annotations = project.annotations(name)
        for start in range(spans):
            span = make_span(project.article(name), start, start + 2, "actor")
            annotations = add_span(annotations, span)
        project.save(set_status(annotations, status))
    return folder


@pytest.fixture
def listed(open_window: Callable[..., Desk], folder: Path) -> Desk:
    return open_window(folder)


def shown(desk: Desk) -> list[str]:
    model = desk.window.article_model
    return [str(model.index(row).data(ID)) for row in range(model.rowCount())]


def choose_order(desk: Desk, words: str) -> None:
    """Choose from the menu of the button, as a mouse does."""
    button = desk.window.articles.findChild(QToolButton)
    next(action for action in button.menu().actions() if action.text() == words).trigger()


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        pytest.param(["File name"], ["9", "10", "11", "12", "13"], id="files"),
        pytest.param(["Reverse order"], ["13", "12", "11", "10", "9"], id="files, last first"),
        pytest.param(["Title"], ["10", "11", "9", "12", "13"], id="titles, whatever the alef and the quotes"),
        pytest.param(["Date"], ["11", "12", "9", "10", "13"], id="dates, those without last"),
        pytest.param(["Date", "Reverse order"], ["9", "12", "11", "10", "13"], id="newest first"),
        pytest.param(["Status"], ["11", "13", "10", "12", "9"], id="status"),
        pytest.param(
            ["Number of spans", "Reverse order"], ["12", "9", "10", "11", "13"], id="most spans first"
        ),
    ],
)
def test_the_list_can_be_put_in_order(listed: Desk, order: list[str], ids: list[str]) -> None:
    for words in order:
        choose_order(listed, words)
    assert shown(listed) == ids
    current = listed.window.articles.list.currentIndex()
    assert listed.session.article is not None
    assert current.data(ID) == listed.session.article.id == "9"


def test_the_order_is_kept_for_the_next_start(
    listed: Desk, folder: Path, open_window: Callable[..., Desk]
) -> None:
    choose_order(listed, "Date")
    choose_order(listed, "Reverse order")
    listed.quit()
    assert shown(open_window(folder)) == ["9", "12", "11", "10", "13"]


def test_an_order_that_no_version_knows_is_that_of_the_files(
    folder: Path, open_window: Callable[..., Desk], own_home: Path
) -> None:
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hashiya", "hashiya")
    store.setValue("articles/order", "colour")
    store.sync()
    assert shown(open_window(folder)) == ["9", "10", "11", "12", "13"]


def test_going_on_follows_the_order_and_the_filter(listed: Desk) -> None:
    choose_order(listed, "Title")
    listed.window.articles.focus_filter()
    listed.type("1")
    assert shown(listed) == ["10", "11", "12", "13"]
    articles = listed.window.articles
    assert [articles.neighbour(i, 1) for i in ("10", "9", "13")] == ["11", "12", ""]
    assert [articles.neighbour(i, -1) for i in ("10", "9", "13")] == ["", "11", "12"]
    assert (articles.neighbour("", 1), articles.neighbour("", -1)) == ("10", "13")


def test_an_article_leaves_a_filter_that_it_does_not_fit_any_more_and_comes_back(listed: Desk) -> None:
    box = listed.window.articles._status
    box.setCurrentIndex(box.findData(Status.IN_WORK.value))
    assert shown(listed) == ["10", "12"]
    listed.open_article("10")
    listed.window.annotating.set_status(Status.DONE)
    assert shown(listed) == ["12"]
    assert listed.window.article_model.counts() == {
        Status.UNTOUCHED: 2,
        Status.IN_WORK: 1,
        Status.DONE: 2,
    }
    listed.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(listed) == ["10", "12"]
    assert listed.window.articles.list.currentIndex().data(ID) == "10"


def test_rows_do_not_move_while_one_works_but_their_numbers_do(listed: Desk) -> None:
    choose_order(listed, "Number of spans")
    assert shown(listed) == ["11", "13", "10", "9", "12"]
    listed.open_article("11")
    listed.session.edit("", lambda a: add_span(a, make_span(listed.session.article, 0, 3, "actor")))  # type: ignore
    listed.session.edit("", lambda a: add_span(a, make_span(listed.session.article, 4, 6, "actor")))  # type: ignore
    model = listed.window.article_model
    assert shown(listed) == ["11", "13", "10", "9", "12"]
    assert model.index(0).data(SPANS) == 2
    assert model.index(0).data(STATUS) == "in work"
    choose_order(listed, "Number of spans")
    assert shown(listed) == ["13", "10", "11", "9", "12"]


def test_the_model_keeps_qts_rules_in_any_order_and_filter(listed: Desk) -> None:
    model = listed.window.article_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for order in Order:
        model.set_order(order, descending=True)
        model.set_status("in work")
        listed.window.annotating.set_status(Status.IN_WORK)
        listed.window.annotating.set_status(Status.DONE)
        model.set_words("ا")
        model.set_status("")
    assert tester.model() is model
    assert sorted(shown(listed)) == sorted(TEXTS)


def test_a_project_without_an_index_opens_at_once_and_fills_in(
    open_window: Callable[..., Desk], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "14.txt").write_bytes(b"\x00\x01")
    (folder / "15.txt").write_text("عنوان جديد\nنص", "utf-8")
    monkeypatch.setattr(reading, "FEW", 0)
    desk = open_window(folder)
    model = desk.window.article_model
    assert desk.session.article is not None
    assert desk.session.article.id == "9"
    desk.qtbot.waitUntil(lambda: "could not be read" in desk.window.notices.text())
    desk.qtbot.waitUntil(lambda: shown(desk) == ["9", "10", "11", "12", "13", "15"])
    desk.qtbot.waitUntil(lambda: model.index(5).data(TITLE) == "عنوان جديد")
    desk.qtbot.waitUntil(lambda: [model.index(row).data(SPANS) for row in range(6)] == [3, 1, 0, 12, 0, 0])
    assert model.counts()[Status.DONE] == 1
    assert desk.window.findChild(ReadingProgress).isHidden()


def test_an_article_whose_file_is_gone_is_not_opened(listed: Desk, folder: Path) -> None:
    (folder / "12.txt").unlink()
    listed.window.open_article("12")
    assert listed.session.article is not None
    assert listed.session.article.id == "9"
    assert "cannot be read any more" in listed.window.notices.text()


def test_a_project_that_was_closed_leaves_nothing_behind(
    listed: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "LATER", 0)
    before = weakref.ref(listed.session.project)
    assert listed.errands.open_project(corpus)
    listed.qtbot.waitUntil(lambda: before() is None)
    assert shown(listed)[0].startswith("000")
