"""Articles from web pages, saved as `.html` or as one file with all that belongs to the page (`.mhtml`).

With trafilatura (the extra `web`) the text is what that finds: it knows more kinds of pages, but leaves out
zero-width joiners and draws lists and tables with signs. Without it, it is what `page_text.py` finds. What is
known about the article comes from the page itself. UTF-8 goes before what a page says it is written in: what
is valid UTF-8 is nothing else, and browsers save pages in it that say otherwise.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.encoding import UndecodableError, decode
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError, stored_text

if TYPE_CHECKING:
    from annotations.formats.page_metadata import PageMetadata

_LARGEST = 64 * 1024 * 1024
_LONGEST_PAGE = 16 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml")
_ARCHIVES = (".mhtml", ".mht")
_SAYS_ENCODING = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_BEGINNING = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(
    rb"^(?:snapshot-)?content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEADER = 10_000
_MOST_LINES = 2_000_000
"""Of 76 characters, as archives of pages are written: 150 megabytes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the one article of a page; ImportFileError when there is no running text in it."""
    # Few read web pages, and everybody starts the program.
    from annotations.formats.page_metadata import metadata_of, outlet_of  # noqa: PLC0415
    from annotations.formats.page_text import main_text  # noqa: PLC0415
    from annotations.formats.page_tree import tree_of  # noqa: PLC0415

    if path.stat().st_size > _LARGEST:
        raise ImportFileError(path, 0, f"is larger than {_LARGEST:,} bytes; is this the right file?")
    data, encoding, address = path.read_bytes(), "", ""
    if path.suffix.lower() in _ARCHIVES:
        data, encoding, address = _page_of(path, data)
    html = _decoded(path, data, encoding)
    if len(html) > _LONGEST_PAGE:
        raise ImportFileError(path, 0, f"is a page of more than {_LONGEST_PAGE:,} characters")
    root = tree_of(html)
    said = metadata_of(root, html)
    if address and not said.url:
        said = replace(said, url=address, outlet=said.outlet or outlet_of(address))
    text = _by_trafilatura(html) or main_text(root) or said.body.strip()
    text, strange = _CONTROL.subn("", stored_text(text))
    if not text.strip():
        raise ImportFileError(path, 0, "has no running text; was it saved before the page was loaded?")
    yield _article(path, text, strange, said)


def _article(path: Path, text: str, strange: int, said: PageMetadata) -> ImportedArticle:
    notice = f"{strange} control characters, which no text holds, were left out"
    return ImportedArticle(
        place=str(path),
        id=path.stem,
        text=text,
        title=said.title,
        date=said.date,
        outlet=said.outlet,
        url=said.url,
        notices=(notice,) if strange else (),
    )


def _page_of(path: Path, data: bytes) -> tuple[bytes, str, str]:
    """Return the page in an archive of one, the encoding that is named for it, and its address."""
    from email import message_from_bytes, policy  # noqa: PLC0415
    from email.errors import MessageError  # noqa: PLC0415
    from email.message import EmailMessage  # noqa: PLC0415

    if data.count(b"\n") > _MOST_LINES:
        raise ImportFileError(path, 0, f"has more than {_MOST_LINES:,} lines, which no page has")
    if any(len(header[0]) > _LONGEST_HEADER for header in _HEADER.finditer(data)):
        # The parser would take them apart word by word, several times.
        raise ImportFileError(
            path, 0, f"has a header of more than {_LONGEST_HEADER:,} bytes, which no page has"
        )
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [
            part
            for part in message.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        address = str(message.get("Snapshot-Content-Location", ""))
        same = [part for part in parts if address and str(part.get("Content-Location", "")) == address]
        page = next(iter(same or parts), None)
        content = page.get_payload(decode=True) if isinstance(page, EmailMessage) else None
        encoding = page.get_content_charset("") if page is not None else ""
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ImportFileError(
            path, 0, f"is no saved page that can be read ({type(error).__name__})"
        ) from error
    if not isinstance(content, bytes):
        raise ImportFileError(path, 0, "holds no page; save it again, as .html or .mhtml")
    return content, encoding or "", address if address.startswith(("http://", "https://")) else ""


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(name, "replace")
    said = _SAYS_ENCODING.search(data[:_BEGINNING])
    for name in ("utf-8", encoding, said[1].decode("ascii", "replace") if said else ""):
        try:
            if name:
                # What calls itself Latin 1 on the Web is Windows-1252.
                return data.decode("cp1252" if codecs.lookup(name).name == "iso8859-1" else name)
        except (LookupError, UnicodeError):
            continue
    try:
        return decode(data).text
    except UndecodableError as error:
        raise ImportFileError(path, 0, str(error)) from error


def _by_trafilatura(html: str) -> str:
    """Return the text that trafilatura finds, or nothing where it is not installed or finds none."""
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        return ""
    found = extract(html, include_comments=False, include_tables=True) or ""
    return "\n\n".join(line for line in str(found).split("\n") if line.strip())


WEBPAGE = Format("webpage", "Web pages: one article a page (HTML, MHTML)", ".htm", read=read)
