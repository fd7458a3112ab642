"""How labels and the page look. Plain values; colours are ``#rrggbb``. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.schema import Label

CLAUSE_TINT = 0.09
"""Clauses are long: a lighter tint lets the names inside them stand out."""

DARK_TINT = 1.6
"""How much more opaque a tint is on a dark page."""


@dataclass(frozen=True, slots=True)
class LabelLook:
    """The look of one label's spans.

    `line` is ``solid``, ``dotted``, ``double`` or ``dashed``; `tint` is the opacity of the background.
    """

    color: str
    line: str = "solid"
    tint: float = 0.16


@dataclass(frozen=True, slots=True)
class PageLook:
    """The colours of the page itself; the defaults are the light theme."""

    page: str = "#FBFAF6"
    ink: str = "#1E2328"
    secondary: str = "#6B6F76"
    hairline: str = "#DDD9D0"
    accent: str = "#0F6B6B"
    dark: bool = False
    match: str = "#E8C547"
    current_match: str = "#E07B00"


def label_look(label: Label) -> LabelLook:
    """Return how a label’s spans look."""
    if label.line == "dashed":
        return LabelLook(label.color, label.line, CLAUSE_TINT)
    return LabelLook(label.color, label.line)
