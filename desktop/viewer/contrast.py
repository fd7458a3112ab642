"""What colours become on a page, so that the words stay readable and the lines are seen.

Pure; colours are ``#rrggbb``. Labels have any colour a project wants, and spans lie on one another as deep
as annotators like. Contrast is that of WCAG 2.2. Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from annotations.colours import READABLE, blend, contrast
from desktop.viewer.looks import DARK_TINT, LabelLook, PageLook

LINE = 3.0
"""The least contrast of a line and what it lies on (WCAG 2.2, 1.4.11)."""

_MARGIN = 1.03
"""Painting rounds every layer to whole steps of a colour."""
_STEPS = 10


class Wash(NamedTuple):
    """A layer behind the words: a colour and how opaque it is."""

    color: str
    opacity: float


class Inks(NamedTuple):
    """The colours of a label on a page: tints of its spans, its line, and its name and frame."""

    tint: Wash
    selected: Wash
    line: str
    name: str


@lru_cache(maxsize=512)
def inks(look: LabelLook, page: PageLook) -> Inks:
    """Return what a label is painted in on a page."""
    strength = look.tint * (DARK_TINT if page.dark else 1.0)
    tint = wash(look.color, strength, page)
    selected = Wash(tint.color, min(1.0, 2 * tint.opacity))
    grounds = [page.page, *(blend(layer.color, page.page, layer.opacity) for layer in (tint, selected))]
    line, name = (standing_out(look.color, grounds, least) for least in (LINE, READABLE))
    return Inks(tint, selected, line, name)


@lru_cache(maxsize=512)
def wash(color: str, opacity: float, page: PageLook) -> Wash:
    """Return a layer that looks on the bare page as `color` does, and that never hides the ink.

    The colour is moved towards the page's until it would carry the ink all by itself, and gets more
    opaque in return. Whatever layers lie on one another then mix colours that carry the ink, and so does
    the mixture (see `_carries`), be they four or forty.
    """
    share = _most(lambda share: _carries(blend(color, page.page, share), page))
    return Wash(blend(color, page.page, share), min(1.0, opacity / share)) if share else Wash(page.page, 0.0)


def standing_out(color: str, grounds: Iterable[str], least: float) -> str:
    """Return a colour, made darker or lighter in its own hue until it stands out from all grounds."""
    grounds = tuple(grounds)
    end = max(("#000000", "#ffffff"), key=lambda end: min(contrast(end, ground) for ground in grounds))
    kept = _most(
        lambda share: min(contrast(blend(color, end, share), ground) for ground in grounds) >= least * _MARGIN
    )
    return blend(color, end, kept)


def _carries(ground: str, page: PageLook) -> bool:
    """Say whether the page's ink can be read on a ground and on all that such grounds mix to.

    Luminance is a sum of convex functions of the channels, so a mixture is never brighter than the
    brightest of what is mixed: that is all light ink needs. It may be darker than the darkest; but never
    darker than the grey that has its luma, and the luma of a mixture lies between those mixed.
    """
    if contrast(page.ink, "#000000") > contrast(page.ink, "#ffffff"):
        return contrast(page.ink, ground) >= READABLE * _MARGIN
    red, green, blue = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    luma = int(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return contrast(page.ink, f"#{luma:02x}{luma:02x}{luma:02x}") >= READABLE * _MARGIN


def _most(holds: Callable[[float], bool]) -> float:
    """Return the largest share from 0 to 1 for which a condition holds that holds below it."""
    if holds(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
