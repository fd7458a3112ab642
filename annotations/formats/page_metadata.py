"""What a web page says about its article: in `meta` elements, in JSON-LD and in what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from annotations.formats.dates import day_of
from annotations.formats.page_tree import Element

_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publish-date", "publishdate", "date", "dc.date", "dc.date.issued", "dcterms.date", "parsely-pub-date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:News|Reportage|Blog|Opinion\w*|Analysis\w*|Report)?(?:Article|Posting)|WebPage")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://\S+) -->")
_BETWEEN = re.compile(r"\s+[|–—:\-]\s+|\s*[|»]\s*")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What is known about the article; empty where the page does not say. `body` is its text in JSON-LD."""

    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    body: str = ""


def metadata_of(root: Element, html: str) -> PageMetadata:
    """Return what a page says about its article; `html` is what `root` was made of."""
    said: dict[str, str] = {}
    elements = list(root.elements())
    for element in elements:
        if element.tag == "meta":
            name = element.attributes.get("property") or element.attributes.get("name", "")
            name = name or element.attributes.get("itemprop", "")
            said.setdefault(name.lower(), _one_line(element.attributes.get("content", "")))
    data = _article_of(elements)
    url = _address(
        *(
            e.attributes.get("href", "")
            for e in elements
            if e.attributes.get("rel", "").lower() == "canonical"
        ),
        said.get("og:url", ""),
        _string(data.get("url")),
        _string(data.get("mainEntityOfPage")),
        "".join(_SAVED_FROM.findall(html[:2000])[:1]),
    )
    outlet = said.get("og:site_name") or _string(data.get("publisher")) or said.get("application-name", "")
    return PageMetadata(
        title=_title(elements, said, data, outlet),
        date=day_of(_date(elements, said, data)),
        outlet=outlet or outlet_of(url),
        url=url,
        body=_string(data.get("articleBody"), "text", one_line=False),
    )


def outlet_of(url: str) -> str:
    """Return an address's host as the name of who published it."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title(elements: list[Element], said: dict[str, str], data: dict[str, Any], outlet: str) -> str:
    of_page = next((_one_line(e.text()) for e in elements if e.tag == "title"), "")
    headings = [_one_line(e.text()) for e in elements if e.tag == "h1"]
    title = (
        said.get("og:title") or _string(data.get("headline")) or (headings[0] if len(headings) == 1 else "")
    )
    title = title or of_page or (headings[0] if headings else "")
    head, *others = _BETWEEN.split(title)
    if outlet and others and others[-1].strip() == outlet:
        return title[: title.rindex(others[-1])].rstrip(" |–—:-»")
    return title if head else title.strip()


def _date(elements: list[Element], said: dict[str, str], data: dict[str, Any]) -> str:
    found = next((said[name] for name in _DATES if said.get(name)), "") or _string(data.get("datePublished"))
    if not found:
        times = [e for e in elements if e.tag == "time"]
        times.sort(key=lambda e: "datePublished" not in e.attributes.get("itemprop", ""))
        found = next((e.attributes.get("datetime") or _one_line(e.text()) for e in times), "")
    return found


def _article_of(elements: list[Element]) -> dict[str, Any]:
    """Return the article's own object among those of JSON-LD."""
    found: list[dict[str, Any]] = []
    for element in elements:
        if element.tag == "script" and "ld+json" in element.attributes.get("type", "").lower():
            try:
                found += _objects(orjson.loads(element.text().strip()))
            except orjson.JSONDecodeError:
                continue  # Pages hold broken ones, and everything in them is said elsewhere too.
    fitting = [one for one in found if any(_ARTICLE.fullmatch(kind) for kind in _kinds(one))]
    fitting.sort(key=lambda one: "WebPage" in _kinds(one))
    return fitting[0] if fitting else {}


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth < _DEEPEST and isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif depth < _DEEPEST and isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)


def _kinds(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _string(value: Any, key: str = "name", *, one_line: bool = True) -> str:
    """Return a value of JSON-LD as text: of an object its name or address, of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get(key) or value.get("@id") or value.get("url")
    if not isinstance(value, str):
        return ""
    return _one_line(value) if one_line else value


def _address(*said: str) -> str:
    return next((address.strip() for address in said if _ADDRESS.fullmatch(address.strip())), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
