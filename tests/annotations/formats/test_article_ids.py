from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.article_ids import TakenIds, safe_id
from annotations.store.new_article import path_of_new


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("خبر عاجل 3", "خبر عاجل 3"),
        ("2018/002", "2018/002"),
        ("الانسحاب: «هل يكتمل؟»", "الانسحاب_ «هل يكتمل؟»"),
        ("why? <b>|*", "why_ _b___"),
        ("../../etc/passwd", "etc/passwd"),
        ("/absolute", "absolute"),
        ("C:\\Users\\x", "C__Users_x"),
        (".hidden", "hidden"),
        ("a/./b//c/", "a/b/c"),
        ("CON", "CON_"),
        ("nul.2021", "nul.2021_"),
        ("console", "console"),
        ("aux/lpt1", "aux_/lpt1_"),
        ("title. ", "title"),
        ("سطر\nآخر\u200f\u202e", "سطر_آخر"),
        ("half \ud800", "half _"),
        ("annotations/project", "annotations_/project"),
        ("annotations", "annotations"),
        ("https://example.net/news/2020/1?a=b#c", "example.net-news-2020-1_a=b#c"),
        ("", "article"),
        ("...", "article"),
        ("م" * 300, "م" * 100),
        pytest.param("م" * 300_000, "م" * 100, id="a whole text, without hanging"),
        ("🚨" * 300, "🚨" * 50),
    ],
)
def test_an_id_is_as_like_the_name_as_every_system_allows(name: str, expected: str) -> None:
    assert safe_id(name) == expected


@given(st.text() | st.text("./\\:aA1 con\n\u200f\ud800 ع"))
def test_every_id_makes_a_file_in_the_project(name: str) -> None:
    made = safe_id(name)

    assert made.isprintable()
    assert ":" not in made
    path = path_of_new(made)
    assert not PureWindowsPath(path).is_reserved()
    assert safe_id(made) == made


@given(st.text(max_size=90))
def test_the_file_can_be_written_and_is_the_one_asked_for(tmp_path_factory, name: str) -> None:  # type: ignore[no-untyped-def]
    folder: Path = tmp_path_factory.mktemp("ids")
    path = folder / path_of_new(safe_id(name))
    path.parent.mkdir(parents=True, exist_ok=True)

    path.write_bytes(b"x")

    assert [found.relative_to(folder) for found in folder.rglob("*.txt")] == [path.relative_to(folder)]


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = TakenIds(["Report", "report-2", "مسو\u0654ل"])

    assert taken.unused("REPORT") == "REPORT-3"
    assert taken.unused("REPORT") == "REPORT-3"
    assert taken.unused("مس\u0624ل") == "مس\u0624ل-2"  # composed or not, it is one name on a Mac
    assert taken.unused("تقرير") == "تقرير"
    taken.add("تقرير")
    taken.add("report-3")
    assert taken.unused("تقرير") == "تقرير-2"
    assert taken.unused("REPORT") == "REPORT-4"


def test_one_name_for_all_is_numbered_without_hanging() -> None:
    taken = TakenIds()
    for _ in range(30_000):
        taken.add(taken.unused("x"))

    assert taken.unused("x") == "x-30001"
