"""Classes of characters, written as the inside of a regular expression's ``[…]``, and counts of them."""

from __future__ import annotations

import re

ARABIC_LETTERS = (
    r"\u0620-\u064A\u066E-\u066F\u0671-\u06D3\u06D5\u06E5-\u06E6\u06EE-\u06EF\u06FA-\u06FC\u06FF"
    r"\u0750-\u077F\u0870-\u0887\u0889-\u088E\u08A0-\u08C9"
    r"\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFDF0-\uFDFB\uFE70-\uFEFC"
)
"""Letters of the Arabic script with tatweel and presentation forms; neither digits nor punctuation."""

ARABIC_MARKS = r"\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7-\u06E8\u06EA-\u06ED"
ARABIC_MARKS += r"\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF"
"""Tashkeel, combining hamza and madda, superscript alef and the signs of the Quran."""

MARKS = ARABIC_MARKS + (
    r"\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1-\u05C2\u05C4-\u05C5\u05C7"
    r"\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F"
)
"""Marks that stand on the letter before them, in any script met in Arabic news, and variation selectors."""

INVISIBLE = r"\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF"
"""Characters without width: joiners, direction marks, soft hyphen. None of them is white space."""

BIDI_CONTROLS = r"\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069"
"""Characters that do nothing but turn the direction of text: the property Bidi_Control of Unicode."""

_BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")


def bidi_controls(text: str) -> int:
    """Return how many characters of a text can turn its direction, so that it reads otherwise than stored."""
    return len(_BIDI_CONTROL.findall(text))
