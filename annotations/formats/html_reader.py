"""Reading exported pages again, with a parser for HTML: what a browser finds in them is what is compared."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.scalars import read_value
from annotations.model import AttributeValue, Relation, Status


def read_pages(folder: Path, index: str) -> Iterator[ImportedArticle]:
    """Yield the articles of the pages that the index names. Raises ImportFileError."""
    listing = _Page()
    listing.feed((folder / index).read_bytes().decode())
    for name in listing.pages:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ImportFileError(folder / index, 0, f"names a page elsewhere: {name}")
        page = _Page()
        try:
            page.feed(path.read_bytes().decode())
            page.close()
            yield page.article(path)
        except (KeyError, ValueError) as error:
            raise ImportFileError(path, 0, f"is no page of an export ({error!r})") from error


class _Row:
    """A row of the table of spans."""

    def __init__(self, span_id: str, label: str) -> None:
        self.id = span_id
        self.label = label
        self.entity = ""
        self.note = ""
        self.attributes: dict[str, AttributeValue] = {}


class _Page(HTMLParser):
    """Collects the text, where marks begin and end, and what the table says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[str] = []
        self._metadata: dict[str, str] = {}
        self._title = ""
        self._note = ""
        self._text: list[str] = []
        self._length = 0
        self._open: list[str] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._rows: dict[str, _Row] = {}
        self._relations: list[tuple[str, str, str, str]] = []
        self._within = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: words or "" for name, words in attrs}
        if "data-page" in values:
            self.pages.append(values["data-page"])
        elif values.get("id") == "text":
            self._within = "text"
        elif tag == "h1":
            self._within = "title"
        elif tag == "p" and values.get("class") == "words":
            self._within = "note"
        elif tag == "mark" and self._within == "text":
            self._open.append(values["data-span"])
            self._places.setdefault(values["data-span"], (self._length, self._length))
        elif tag == "dd":
            self._metadata |= {name.removeprefix("data-"): words for name, words in values.items()}
        elif tag == "tr" and "data-id" in values:
            self._rows[values["id"].removeprefix("s")] = _Row(values["data-id"], values["data-label"])
        elif tag == "li" and self._rows:
            self._take_detail(values)

    def _take_detail(self, values: dict[str, str]) -> None:
        number, row = next(reversed(self._rows.items()))
        if "data-attribute" in values:
            row.attributes[values["data-attribute"]] = read_value(values["data-value"])
        elif "data-relation" in values:
            ends = number, values["data-target"]
            self._relations.append((values["data-relation"], values["data-type"], *ends))
        row.entity = values.get("data-entity", row.entity)
        row.note = values.get("data-note", row.note)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._within == "text":
            number = self._open.pop()
            self._places[number] = (self._places[number][0], self._length)
        elif (tag, self._within) in {("article", "text"), ("h1", "title"), ("p", "note")}:
            self._within = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._within == "text":
            self._text.append(data)
            self._length += len(data)
        elif self._within == "title":
            self._title += data
        elif self._within == "note":
            self._note += data

    def article(self, path: Path) -> ImportedArticle:
        """Return what the page holds. Raises KeyError or ValueError where something is amiss."""
        text = "".join(self._text)
        article_id = self._metadata["id"]
        spans = []
        for number, row in self._rows.items():
            start, end = self._places[number]
            spans.append(
                ImportedSpan(
                    start,
                    end,
                    row.label,
                    id=row.id,
                    text=text[start:end],
                    attributes=frozen(row.attributes),
                    entity=row.entity,
                    note=row.note,
                )
            )
        ids = {number: row.id for number, row in self._rows.items()}
        return ImportedArticle(
            str(path),
            article_id,
            text,
            title="" if self._title == article_id else self._title,
            date=self._metadata.get("date", ""),
            outlet=self._metadata.get("outlet", ""),
            url=self._metadata.get("url", ""),
            annotator=self._metadata.get("annotator", ""),
            status=Status(self._metadata["status"]),
            note=self._note,
            spans=tuple(spans),
            relations=tuple(Relation(i, kind, ids[a], ids[b]) for i, kind, a, b in self._relations),
        )
