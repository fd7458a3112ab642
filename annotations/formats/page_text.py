"""The article's text on a web page: what a reader came for, without menus, teasers, captions and scripts.

The page says where it is (`articleBody`, `article`, `main`), or it is where most running text is together.
Paragraphs are parted by an empty line; a line break in one, and a list's or table's row, by one line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotations.formats.page_tree import Element

_UNREAD = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "nav", "aside", "footer", "form", "button"}
    | {"select", "textarea", "figure", "figcaption", "iframe", "object", "audio", "video", "canvas", "head"}
)
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_ROWS = frozenset({"li", "tr", "dt", "dd"})
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|share|sharing|social|related|recommended|more-news|comments?|"
    r"footer|copyright|advert\w*|ads?|promo|newsletter|subscribe|cookies?|popup|modal|tags|caption|pagination|"
    r"toolbar|skip-link|read-?more|most-read|trending|byline|meta|timestamp)(?:$|[\s_-])|(?:^|\s)sidebar(?:$|\s)",
    re.IGNORECASE,
)
"""In what authors call the parts of a page that are no article."""

_ROLES_BESIDE = frozenset(
    {"navigation", "complementary", "banner", "contentinfo", "search", "menu", "dialog"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SPACES = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML; others, such as no-break spaces, are letters of the text."""

_AROUND_ENDS = re.compile(r" *([\t\n]) *")

_RUNNING = 25
"""Letters of the shortest line that counts as running text."""

_LEAST_PART = 0.3
"""Of the page's running text that an element must hold to be believed to be the article."""

_MOSTLY = 0.7


def main_text(root: Element) -> str:
    """Return the article's text, or nothing where the page has no running text."""
    body = next((element for element in root.elements() if element.tag == "body"), root)
    reading = _Reading()
    reading.read(body)
    whole = reading.running(body)
    elements = [element for element in body.elements() if id(element) in reading.places]
    for candidates in (
        [e for e in elements if "articleBody" in e.attributes.get("itemprop", "").split()],
        [e for e in elements if e.tag == "article"],
        [e for e in elements if e.tag == "main" or e.attributes.get("role") == "main"],
    ):
        best = max(candidates, key=reading.running, default=None)
        if best is not None and reading.running(best) >= max(1, _LEAST_PART * whole):
            return _joined(reading.within(best))
    return _joined(reading.within(_densest(body, reading)))


def _is_beside(element: Element) -> bool:
    """Say whether an element is no part of the text: by its kind, its role, or what its author calls it."""
    if element.tag in _UNREAD:
        return True
    said = element.attributes
    if "hidden" in said or said.get("aria-hidden") == "true" or said.get("role") in _ROLES_BESIDE:
        return True
    if _HIDDEN.search(said.get("style", "")):
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    called = f"{said.get('class', '')} {said.get('id', '')}"
    return bool(_BESIDE.search(called)) and not any(e.tag in ("main", "h1") for e in element.elements())


class _Paragraph(NamedTuple):
    """A paragraph, how many of its letters are links, and whether it is a row of a list or table."""

    text: str
    linked: int
    is_row: bool


class _Reading:
    """Goes through a page once: its paragraphs, and which of them stand in which element.

    Only blocks have a place of their own: no paragraph crosses their ends.
    """

    def __init__(self) -> None:
        self._paragraphs: list[_Paragraph] = []
        self.places: dict[int, tuple[int, int]] = {}
        self._running_before = [0]
        self._pieces: list[str] = []
        self._linked = 0
        self._is_row = False

    def read(self, element: Element, *, in_link: bool = False) -> None:
        """Read a block with all that is in it."""
        self._end_paragraph()
        self._is_row = element.tag in _ROWS
        start = len(self._paragraphs)
        self._walk(element, in_link)
        self._end_paragraph()
        self.places[id(element)] = (start, len(self._paragraphs))

    def within(self, element: Element) -> list[_Paragraph]:
        """Return the paragraphs of a block."""
        start, end = self.places[id(element)]
        return self._paragraphs[start:end]

    def running(self, element: Element) -> int:
        """Return how many letters of running text a block holds, links left out."""
        start, end = self.places[id(element)]
        return self._running_before[end] - self._running_before[start]

    def _walk(self, element: Element, in_link: bool) -> None:
        for child in element.children:
            if isinstance(child, str):
                text = child if element.tag == "pre" else _SPACES.sub(" ", child)
                self._pieces.append(text)
                self._linked += len(text.strip()) if in_link else 0
            elif child.tag == "br":
                self._pieces.append("\n")
            elif _is_beside(child):
                continue
            elif child.tag in ("td", "th") and not _is_layout(child):
                self._walk(child, in_link)
                self._pieces.append("\t")
            elif child.tag in _BLOCKS:
                self.read(child, in_link=in_link)
            else:
                self._walk(child, in_link or child.tag == "a")

    def _end_paragraph(self) -> None:
        """Take what has come together as a paragraph; an empty line within parts it."""
        text = _AROUND_ENDS.sub(r"\1", "".join(self._pieces)).strip(" \n\t")
        for part in re.split(r"\n{2,}", text) if text else ():
            linked = min(self._linked, len(part))
            running = len(part) - linked if len(part) - linked >= _RUNNING else 0
            self._paragraphs.append(_Paragraph(part, linked, self._is_row))
            self._running_before.append(self._running_before[-1] + running)
        self._pieces, self._linked, self._is_row = [], 0, False


def _densest(element: Element, reading: _Reading) -> Element:
    """Go down to the element in which most of the running text stands together."""
    while True:
        parts = [e for e in _blocks_in(element) if id(e) in reading.places]
        best = max(parts, key=reading.running, default=None)
        if best is None or best.tag in ("p", "li", "tr"):
            return element
        if reading.running(best) < _MOSTLY * reading.running(element):
            return element
        element = best


def _blocks_in(element: Element) -> Iterator[Element]:
    """Yield the outermost blocks within an element."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in _BLOCKS:
                yield child
            else:
                yield from _blocks_in(child)


def _joined(paragraphs: list[_Paragraph]) -> str:
    """Return the text of paragraphs but those that only lead to other pages."""
    pieces: list[str] = []
    after_row = False
    for text, linked, is_row in paragraphs:
        if linked < len(text) * _MOSTLY:
            pieces.append(f"\n{text}" if is_row and after_row else f"\n\n{text}")
            after_row = is_row
    return "".join(pieces).strip("\n")


def _is_layout(cell: Element) -> bool:
    """Say whether a cell holds a part of the page, as in tables that place such parts beside each other."""
    return any(e.tag == "br" or e.tag in _BLOCKS for e in cell.elements() if e is not cell)
