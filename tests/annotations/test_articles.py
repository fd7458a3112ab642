from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles import (
    TITLE_LENGTH,
    UnreadableArticleError,
    article_id,
    find_articles,
    in_natural_order,
    natural_order,
    read_article,
    title_of,
)
from tests.annotations import child


def put(folder: Path, name: str, text: str = "نص المقال") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "صحف العراق 2020"
    made.mkdir()
    return made


def found(folder: Path) -> list[str]:
    return in_natural_order(find_articles(folder))


def test_articles_are_found_at_any_depth_in_natural_order(folder: Path) -> None:
    names = [
        "1.txt",
        "2.txt",
        "10.txt",
        "2018/9.txt",
        "2018/10.TXT",
        "2018/أيلول/خبر 1.txt",
        "مقال ٢.txt",
        "مقال ١٠.txt",
    ]
    for name in reversed(names):
        put(folder, name)
    listed = found(folder)
    assert sorted(listed) == sorted(names)
    for one, other in (("2.txt", "10.txt"), ("2018/9.txt", "2018/10.TXT"), ("مقال ٢.txt", "مقال ١٠.txt")):
        assert listed.index(one) < listed.index(other)


def test_only_visible_text_files_outside_the_store_are_articles(folder: Path) -> None:
    for name in (
        "annotations/a1/1.txt",
        ".git/1.txt",
        ".hidden.txt",
        "notes.md",
        "txt",
        "2018/.thumb/1.txt",
        "2018/._1.txt",
    ):
        put(folder, name)
    put(folder, "1.txt")
    put(folder, "2018/annotations/2.txt")
    (folder / "folder.txt").mkdir()
    assert found(folder) == ["1.txt", "2018/annotations/2.txt"]


def test_links_are_followed_out_of_the_project_but_never_around(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "archive"
    put(outside, "old/1.txt")
    (outside / "loop").symlink_to(outside)
    put(folder, "2018/1.txt")
    (folder / "archive").symlink_to(outside)
    (folder / "again").symlink_to(folder / "2018")
    (folder / "2018" / "up").symlink_to(folder)
    (folder / "above").symlink_to(tmp_path)
    (folder / "linked.txt").symlink_to(outside / "old" / "1.txt")
    (folder / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    assert found(folder) == ["2018/1.txt", "archive/old/1.txt", "dangling.txt", "linked.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="rights of Linux processes")
def test_a_folder_that_cannot_be_read_is_named_and_the_rest_is_found(folder: Path) -> None:
    put(folder, "1.txt")
    put(folder, "locked/2.txt")
    (folder / "locked").chmod(0)
    said = child.run(
        child.NO_RIGHTS
        + """
import sys
from pathlib import Path
from annotations.articles import find_articles
give_up_rights()
print(list(find_articles(Path(sys.argv[1]), lambda *told: print(*told))))
""",
        folder,
    )
    (folder / "locked").chmod(0o755)
    assert said.splitlines() == ["locked/ cannot be read (Permission denied)", "['1.txt']"]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    once = sorted(names, key=natural_order)
    assert sorted(once, key=natural_order) == once


def test_an_article_is_read_with_all_that_its_file_says(folder: Path) -> None:
    put(folder, "2018/002.txt", "\nMenu\r\nسحب  القوات\rالنص 🪖\n")
    article = read_article(folder, PurePosixPath("2018/002.txt"))
    assert (article.id, article.path) == ("2018/002", "2018/002.txt")
    assert article.text == "\nMenu\nسحب  القوات\nالنص 🪖\n"
    assert (article.title, article.encoding) == ("سحب القوات", "utf-8")
    assert len(article.sha256) == 64


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \r\n\t ", "is empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "is empty", id="only a mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no UTF-8", id="picture"),
        pytest.param("نص\x00".encode(), "control character", id="NUL"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(folder: Path, data: bytes, reason: str) -> None:
    (folder / "1.txt").write_bytes(data)
    with pytest.raises(UnreadableArticleError, match=reason):
        read_article(folder, PurePosixPath("1.txt"))


def test_a_missing_file_a_folder_and_a_pipe_are_refused(folder: Path) -> None:
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    for name, reason in (("none", "No such file"), ("folder", "no ordinary"), ("pipe", "no ordinary")):
        with pytest.raises(UnreadableArticleError, match=reason):
            read_article(folder, PurePosixPath(f"{name}.txt"))


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are bytes")
def test_a_name_that_is_no_utf_8_is_refused(folder: Path) -> None:
    name = "خبر.txt".encode("cp1256")
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("نص", encoding="utf-8")
    path = PurePosixPath(*find_articles(folder))
    with pytest.raises(UnreadableArticleError, match="name"):
        read_article(folder, path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("عنوان\nنص", "عنوان", id="first line"),
        pytest.param("Menu\n\n  عنوان   المقال \nنص", "عنوان المقال", id="first with Arabic letters"),
        pytest.param("\n\n2020\nنص", "نص", id="a number is no title"),
        pytest.param("Menu\nHome\n", "Menu", id="no Arabic at all"),
        pytest.param("ﺍﻟﻌﺮﺍﻕ\nالعراق", "ﺍﻟﻌﺮﺍﻕ", id="presentation forms are Arabic"),
        pytest.param(" \n", "", id="nothing"),
        pytest.param("؟\nسؤال", "سؤال", id="punctuation is no letter"),
    ],
)
def test_the_title_is_the_first_line_with_arabic_letters(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_long_title_ends_at_a_word() -> None:
    title = title_of("كلمة " * 100)
    assert title.endswith("كلمة …")
    assert len(title) <= TITLE_LENGTH + 2
    assert title_of("ك" * 200) == "ك" * TITLE_LENGTH + " …"


def test_an_id_is_the_path_without_its_ending() -> None:
    assert article_id(PurePosixPath("2018/خبر 1.v2.TXT")) == "2018/خبر 1.v2"


def test_the_samples_have_their_titles(corpus: Path) -> None:
    titles = [read_article(corpus, PurePosixPath(path)).title for path in find_articles(corpus)]
    assert len(titles) == 5
    assert all(any("ء" <= letter <= "ي" for letter in title) for title in titles)
