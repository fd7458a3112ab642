"""Articles from Word documents (`.docx`): the text as a reader sees it, and the document's properties.

Paragraphs become lines; a table's rows lines with tabs, or its cells' paragraphs where cells hold several.
Deleted text of tracked changes is left out, inserted text taken; so is what stands in hyperlinks, fields and
content controls. Pictures, text boxes, comments, headers and footnotes are no part of the text.

The XML is read directly. python-docx opens no documents in the strict variant of the format and none with a
broken link to a picture, passes over inserted text and content controls, and needs lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.xml_tree import XmlError, root_of
from annotations.zip_members import ZipError, open_zip, read_member

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 64 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_SPACE = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006"
    r"|purl\.oclc\.org/ooxml/wordprocessingml)/main\}"
)
_AROUND = frozenset(
    "r hyperlink ins moveTo sdt sdtContent smartTag customXml fldSimple bdo dir ruby rubyBase".split()  # noqa: SIM905
)
"""Elements around text that say nothing about whether it is read."""

_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_UNREAD = {"txbxContent": "text boxes", "footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_NO_TITLE = re.compile(
    r"(?:(?:microsoft )?word(?: document)?|document|مستند|untitled)[ \d]*(?: - .*)?", re.IGNORECASE
)
_NO_AUTHOR = re.compile(
    r"python-docx|(?:windows |microsoft office )?user|admin(?:istrator)?|مستخدم.*", re.IGNORECASE
)
"""What programs put there when nobody says anything."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the one article of a document; ImportFileError when it is none or made to harm."""
    try:
        zipped = open_zip(path)
    except ZipError as error:
        raise ImportFileError(path, 0, _fault_of_no_zip(path)) from error
    with zipped:
        document = _part(path, zipped, _place_of_document(path, zipped))
        properties = _properties(path, zipped)
    text = _joined(_paragraphs(document)).strip("\n")
    if not text.strip():
        raise ImportFileError(path, 0, "holds no text; is the article in a picture or a text box?")
    yield ImportedArticle(
        place=str(path),
        id=path.stem,
        text=text,
        title=properties.get("title", ""),
        date=properties.get("created", ""),
        outlet=properties.get("creator", ""),
        notices=tuple(_notices(document)),
    )


def _fault_of_no_zip(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(4) == _OLD_WORD:
            return "is protected with a password, or an old .doc; save it as .docx without a password"
    return "is no Word document; save it as .docx"


def _part(path: Path, zipped: ZipFile, name: str) -> Element:
    """Return the root of a part's XML."""
    try:
        return root_of(read_member(zipped, zipped.getinfo(name), _LARGEST))
    except KeyError as error:
        raise ImportFileError(path, 0, f"is no Word document: it lacks {name}") from error
    except (ZipError, XmlError) as error:
        raise ImportFileError(path, 0, f"{name} {error}") from error


def _place_of_document(path: Path, zipped: ZipFile) -> str:
    """Return the name of the part with the text, wherever the program put it."""
    if _DOCUMENT in zipped.namelist():
        return _DOCUMENT
    for relation in _part(path, zipped, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return _DOCUMENT


def _properties(path: Path, zipped: ZipFile) -> dict[str, str]:
    """Return title, creator and date as far as a person set them."""
    if _PROPERTIES not in zipped.namelist():
        return {}
    said = {
        element.tag.rpartition("}")[2]: " ".join((element.text or "").split())
        for element in _part(path, zipped, _PROPERTIES)
    }
    if _NO_TITLE.fullmatch(said.get("title", "")):
        del said["title"]
    if _NO_AUTHOR.fullmatch(said.get("creator", "")):
        del said["creator"]
    date = _DATE.match(said.get("created", ""))
    return {**said, "created": date.group() if date else ""}


def _name(element: Element) -> str:
    """Return an element's name, or nothing where it is not of a document's text but, say, of a drawing's."""
    space = _SPACE.match(element.tag) if isinstance(element.tag, str) else None
    return element.tag[space.end() :] if space else ""


def _path(element: Element, *names: str) -> Element | None:
    found: Element | None = element
    for name in names:
        found = next((child for child in found or () if _name(child) == name), None)
    return found


def _paragraphs(element: Element) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs in an element, and whether the next one goes on in the same line."""
    for child in element:
        name = _name(child)
        if name == "p":
            goes_on = _path(child, "pPr", "rPr", "del") is not None
            yield "".join(_pieces(child)), goes_on
        elif name == "tbl":
            for row in _inside(child, "tr"):
                if _path(row, "trPr", "del") is None:
                    yield from _row(row)
        elif name in _AROUND or name == "body":
            yield from _paragraphs(child)


def _row(row: Element) -> Iterator[tuple[str, bool]]:
    cells = [_joined(_paragraphs(cell)).strip("\n") for cell in _inside(row, "tc")]
    if any("\n" in cell for cell in cells):  # A table for the layout, or of texts
        for cell in filter(None, cells):
            yield cell, False
    elif any(cells):
        yield "\t".join(cells).rstrip("\t"), False


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the parts of a table by name, also those in content controls and of tracked changes."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in _AROUND:
            yield from _inside(child, name)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name in _AROUND:
            yield from _pieces(child)


def _joined(paragraphs: Iterable[tuple[str, bool]]) -> str:
    return "".join(text if goes_on else f"{text}\n" for text, goes_on in paragraphs).removesuffix("\n")


def _notices(document: Element) -> Iterator[str]:
    kinds = dict.fromkeys(kind for element in document.iter() if (kind := _UNREAD.get(_name(element))))
    if kinds:
        yield f"the document’s {' and '.join(kinds)} were not read"


DOCX = Format("docx", "Word documents: one article a file", ".docx", read=read)
