"""Colours as eyes see them: colour-blind ones too, how far two lie apart, how text stands out from a ground.

Pure; colours are ``#rrggbb`` in sRGB. Sources: the matrices for severity 1.0 of Machado, Oliveira and
Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency”, IEEE TVCG 15 (2009),
applied to linear light; CIEDE2000 after Sharma, Wu and Dalal (2005); contrast after WCAG 2.2.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from annotations.schema import Label

CLOSE = 11.0
"""Two label colours with a smaller CIEDE2000 difference are hard to tell apart in a thin line or a tint."""
READABLE = 4.5
"""The least contrast of text and ground (WCAG 2.2, level AA)."""

SAFE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7A5195")
"""Colours that colour-blind eyes tell apart: Okabe and Ito’s, with a violet for their black."""

_LEVELS = (0x20, 0x60, 0xA0, 0xD8)
_OTHERS = tuple(f"#{r:02X}{g:02X}{b:02X}" for r in _LEVELS for g in _LEVELS for b in _LEVELS)

_Triple = tuple[float, float, float]


class Vision(StrEnum):
    """A way of seeing colours."""

    FULL = "full"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_MATRICES: dict[Vision, tuple[_Triple, _Triple, _Triple]] = {
    Vision.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@dataclass(frozen=True, slots=True)
class ClosePair:
    """Two labels whose colours come too close for a way of seeing; `difference` is CIEDE2000."""

    one: Label
    other: Label
    vision: Vision
    difference: float


def close_pairs(labels: Iterable[Label]) -> list[ClosePair]:
    """Return the pairs of labels whose colours are hard to tell apart, each with the vision that is worst."""
    found = []
    for one, other in combinations(labels, 2):
        seen = [(difference(seen_as(one.color, v), seen_as(other.color, v)), v) for v in Vision]
        # What everybody confuses is said of everybody, not of those who confuse it most.
        apart, vision = seen[0] if seen[0][0] < CLOSE else min(seen, key=lambda pair: pair[0])
        if apart < CLOSE:
            found.append(ClosePair(one, other, vision, apart))
    return found


def far_from(colors: Iterable[str]) -> Iterator[str]:
    """Yield colours for new labels without end.

    Every way of seeing tells each from the colours given and from those before it, as well as can be.
    """
    taken = [_as_all_see(color) for color in dict.fromkeys(colors)]
    known: dict[str, tuple[float, int]] = {}  # how far a colour is from how many of those taken

    def apart(color: str) -> float:
        least, compared = known.get(color, (100.0, 0))
        for each in taken[compared:]:
            least = min(least, *map(ciede2000, _as_all_see(color), each))
        known[color] = least, len(taken)
        return least

    while True:
        # The first of the safe ones that stands apart, so that few labels get the colours known to be good.
        found = next((color for color in SAFE if apart(color) >= CLOSE), "") or max(_OTHERS, key=apart)
        yield found
        if apart(found):
            taken.append(_as_all_see(found))


@lru_cache(maxsize=1024)
def _as_all_see(color: str) -> tuple[_Triple, ...]:
    return tuple(_lab(seen_as(color, vision)) for vision in Vision)


def seen_as(color: str, vision: Vision) -> str:
    """Return the colour that looks to full vision as `color` looks to another."""
    matrix = _MATRICES.get(vision)
    if matrix is None:
        return color
    light = _linear(color)
    return _from_linear(*(sum(m * c for m, c in zip(row, light, strict=True)) for row in matrix))


def blend(color: str, ground: str, opacity: float) -> str:
    """Return what a tint of `color` on `ground` looks like; `opacity` is 0 to 1."""
    mixed = (
        round(c * opacity + g * (1 - opacity)) for c, g in zip(_bytes(color), _bytes(ground), strict=True)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: str, other: str) -> float:
    """Return the CIEDE2000 difference of two colours: about 1 is just seen, 100 is black and white."""
    return ciede2000(_lab(one), _lab(other))


def ciede2000(one: _Triple, other: _Triple) -> float:
    """Return the difference of two colours in CIE L*a*b*."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    g = 0.5 * (1 - _seventh((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= math.copysign(360, turn)
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        hue = h1 + h2
    elif abs(h1 - h2) <= 180:
        hue = (h1 + h2) / 2
    else:
        hue = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    t = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    s_l = 1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    turned = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    r_t = -2 * _seventh(chroma) * math.sin(math.radians(turned))
    d_l, d_c, d_h = (l2 - l1) / s_l, (c2 - c1) / s_c, d_hue / s_h
    return math.sqrt(max(0.0, d_l**2 + d_c**2 + d_h**2 + r_t * d_c * d_h))


def _seventh(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _bytes(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(color: str) -> _Triple:
    r, g, b = ((v / 12.92) if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in _shares(color))
    return r, g, b


def _shares(color: str) -> Iterable[float]:
    return (byte / 255 for byte in _bytes(color))


def _from_linear(*light: float) -> str:
    """Return a colour from linear light; what lies outside sRGB is clipped."""
    clipped = (min(1.0, max(0.0, value)) for value in light)
    curved = (v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in clipped)
    return "#" + "".join(f"{round(value * 255):02x}" for value in curved)


def _luminance(color: str) -> float:
    r, g, b = _linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _lab(color: str) -> _Triple:
    r, g, b = _linear(color)
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
