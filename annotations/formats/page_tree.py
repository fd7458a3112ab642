"""A web page as a tree of elements and texts, of whatever HTML there is. Knows nothing of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr"}
)
_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p"}
    | {"pre", "section", "table", "ul"}
)
"""Elements that end a paragraph whose end is not written."""

_ENDS_ITS_LIKE = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_HOLDS_THEM = frozenset({"ul", "ol", "dl", "table", "select", "menu"})
_DEEPEST = 200
"""What is nested deeper stands beside its elders: no page needs it, and every walk would have to fear it."""


_REST = "]]>'\">"
_END = f"<script>-->{_REST}</script>"
"""Ends whatever a page leaves open: the parser would look for the end again and again, for every ``<``."""


_HUGE_REFERENCE = re.compile(r"&#\d{4000,}")
"""Python refuses to make a number of so many digits."""


@dataclass(slots=True)
class Element:
    """An element with its attributes, names in lower case, and what is in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Yield this element and all within, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += (child for child in reversed(element.children) if isinstance(child, Element))

    def text(self) -> str:
        """Return all text within, with spaces as they stand there."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                pieces.append(each)
            else:
                waiting += reversed(each.children)
        return "".join(pieces)


def tree_of(html: str) -> Element:
    """Return the page's root, an element without a name. Every string is a page."""
    parser = _Parser()
    parser.feed(_HUGE_REFERENCE.sub("&#9999999", html) + _END)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_PARAGRAPH:
            self._end({"p"}, _ENDS_PARAGRAPH - {"p"})
        self._end(_ENDS_ITS_LIKE.get(tag, set()), _HOLDS_THEM)
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(element)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # A slash means nothing in HTML.

    @override
    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    @override
    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data.removesuffix(_REST))

    @override
    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # It knows some words after “<![” only; browsers see a comment.
            return self.parse_bogus_comment(i)

    def _end(self, tags: set[str], limits: frozenset[str]) -> None:
        """Close the innermost open element that is one of `tags`, unless one of `limits` holds it off."""
        for place in range(len(self._open) - 1, 0, -1):
            tag = self._open[place].tag
            if tag in tags:
                del self._open[place:]
                return
            if tag in limits:
                return
