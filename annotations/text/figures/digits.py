"""Numbers written in digits, Western, Arabic-Indic or Persian, with the separators that news texts use.

The Unicode names settle two signs: U+066B is the Arabic decimal separator, U+066C the thousands separator.
Comma and full stop serve as either one. Groups of three digits after one to three others are thousands
(3,500 and 3.500), all else after a single separator is a decimal part (2.5, 0,75).
"""

from __future__ import annotations

import re
import unicodedata

from annotations.text.figures.figure import Number

_SIGN = re.compile(r"[.,،'’\u066b\u066c\u00a0\u2009\u202f ]")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[^\d]\d{3})+")
LONGEST = 15
"""Digits beyond which a number is an identifier, and no float holds it."""


def value_of(written: str, *, decimal: bool = False) -> Number | None:
    """Return what a written number says, or None if it is no number.

    `decimal` says that a scale or a percent sign follows, so that 2.500 is two and a half.
    """
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    signs = _SIGN.findall(plain)
    if sum(map(str.isdecimal, plain)) > LONGEST:
        return None
    if not signs:
        return int(plain) if plain.isdecimal() else None
    last = signs[-1]
    if len(set(signs)) == 2 and signs.count(last) == 1 and last in ".,\u066b":
        whole, _, part = plain.rpartition(last)
        return _joined(_SIGN.sub("", whole), part) if _GROUPS.fullmatch(whole) or len(signs) > 2 else None
    if len(set(signs)) > 1:
        return None
    is_part = decimal and len(signs) == 1 and last in ".," and not plain.endswith("000")
    if last != "\u066b" and _GROUPS.fullmatch(plain) and not is_part:
        return int(_SIGN.sub("", plain))
    if len(signs) == 1 and last in ".,\u066b":
        return _joined(*plain.split(last))
    return None


def _joined(whole: str, part: str) -> Number | None:
    if not (whole.isdecimal() and part.isdecimal()):
        return None
    number = float(f"{whole}.{part}")
    return int(number) if number.is_integer() else number
