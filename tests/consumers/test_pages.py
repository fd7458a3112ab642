"""Pages, read by html5lib as browsers read them and by Chromium itself; PDF, read by pypdf and poppler."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.consumers.exports import Exports, Place, Whose, ran


def pages(folder: Path) -> Iterator[Path]:
    """Yield the pages in the order of the index, by its links."""
    import html5lib

    index = html5lib.parse((folder / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
    for link in index.iter("a"):
        yield folder / unquote(link.get("href"))


def read(page: Any) -> tuple[Whose, str, list[Place]]:
    """Return whose page this is, its text, and the spans that its marks show."""
    said = {name: element.get(name) for element in page.iter("dd") for name in element.attrib}
    labels = {row.get("id"): row.get("data-label") for row in page.iter("tr") if row.get("id")}
    (article,) = page.iter("article")
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    text = ""

    def walk(element: Any) -> None:
        nonlocal text
        number = element.get("data-span")
        if number:
            starts.setdefault(number, len(text))
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""
        if number:
            ends[number] = len(text)

    walk(article)
    places = [(starts[n], ends[n], labels[f"s{n}"], text[starts[n] : ends[n]]) for n in starts]
    return (said["data-id"], said.get("data-annotator", "")), text, sorted(places)


def test_pages_hold_texts_and_spans(exports: Exports) -> None:
    import html5lib

    found = {}
    for path in pages(exports.path("html")):
        source = path.read_bytes()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        of, text, places = read(parser.parse(source))
        assert parser.errors == []
        assert text == exports.texts[of[0]]
        found[of] = places
        assert not any(word in source for word in (b"<script", b"@import", b"src=", b"url(http"))
    assert found == exports.places


def test_chromium_shows_texts_and_spans(exports: Exports, tmp_path: Path) -> None:
    import html5lib

    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not there; install it with: sudo apt-get install chromium")
    found = {}
    for path in pages(exports.path("html")):
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
        tree = ran(program, *options, "--dump-dom", path.as_uri()).partition("<!DOCTYPE html>")
        page = html5lib.parse("".join(tree[1:]), namespaceHTMLElements=False)
        of, text, places = read(page)
        assert text == exports.texts[of[0]]
        found[of] = places
    assert found == exports.places


def documents(exports: Exports) -> Iterator[Path]:
    yield from sorted(exports.path("pdf").rglob("*.pdf"))


def test_pypdf_takes_the_attached_article_out(exports: Exports) -> None:
    from pypdf import PdfReader

    found = {}
    for path in documents(exports):
        reader = PdfReader(path)
        (attached,) = reader.attachments["article.jsonl"]
        row = json.loads(attached)
        assert row["text"] == exports.texts[row["id"]]
        found[row["id"], row["annotator"]] = sorted(
            (s["start"], s["end"], s["label"], row["text"][s["start"] : s["end"]]) for s in row["spans"]
        )
        assert reader.metadata is not None
        assert reader.metadata.title in {each.article.title for each in exports.articles}
    assert found == exports.places


def test_poppler_finds_every_letter_and_all_fonts(exports: Exports) -> None:
    """Readers of PDF give shapes of letters in an order of their own, so letters are counted."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there; install it with: sudo apt-get install poppler-utils")
    seen = set()
    for path in documents(exports):
        article = json.loads(ran("pdfdetach", "-save", "1", "-o", "/dev/stdout", str(path)))["id"]
        seen.add(article)
        printed = letters(ran("pdftotext", str(path), "-"))
        assert letters(exports.texts[article]) - printed == Counter()
        fonts = ran("pdffonts", str(path)).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts), "a font is not in the file"
    assert seen == set(exports.texts)


def letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text)
    return Counter(each for each in plain if unicodedata.category(each) in ("Lo", "Lu", "Ll", "Nd"))
