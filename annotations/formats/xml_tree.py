"""Reading XML that may come from anybody: entities are refused, and what would fill the memory is too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, TreeBuilder

DEEPEST = 200
"""No document needs more, and walks would have to fear it."""

MOST_ELEMENTS = 4_000_000
"""They take about a gigabyte. A packed file of some kilobytes can hold many more."""


class XmlError(Exception):
    """Bytes that are not read as XML; the message is the reason alone."""


def root_of(data: bytes) -> Element:
    """Return the root of an XML document. Raises XmlError when it is none, or made to harm."""
    # Few read such files, and everybody starts the program.
    from xml.etree.ElementTree import TreeBuilder  # noqa: PLC0415

    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415

    parser = DefusedXMLParser(target=_Limited(TreeBuilder()), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise XmlError(f"is no XML that is read here ({error})") from error
    return root


class _Limited:
    """Lets a tree be built as long as it stays within what documents have."""

    def __init__(self, builder: TreeBuilder) -> None:
        self._builder = builder
        self._depth = 0
        self._count = 0
        self.data = builder.data
        self.close = builder.close

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise XmlError(f"is nested more than {DEEPEST} deep, which no document is")
        if self._count > MOST_ELEMENTS:
            raise XmlError(f"has more than {MOST_ELEMENTS:,} elements, which no document has")
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(tag)
