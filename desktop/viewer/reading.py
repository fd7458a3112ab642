"""Which characters reading mode leaves out of what is shown. Knows no Qt.

The marks are those that the Unicode chart of the Arabic block lists as *Tashkil from ISO 8859-6*, *Other
combining marks*, *Points* and *Quranic annotation signs*, with their later additions in Arabic Extended-A
and -B, as far as they are combining (general category Mn). Left in their places are

- madda and hamza above and below (U+0653-0655, and the wavy hamza U+065F): they make letters, U+0622-0626
  decompose into them;
- honorifics (U+0610-0614) and the signs that stand for themselves (U+06DD, U+06DE, U+06E5, U+06E6, U+06E9).

Tatweel goes between two letters, where it only stretches. At the edge of a word it shapes the letter beside
it (`1440 هـ`), and alone it is a rule: there it stays.
"""

from __future__ import annotations

import re

from annotations.text.characters import ARABIC_LETTERS

_TASHKEEL = (
    r"\u0615-\u061A\u064B-\u0652\u0656-\u065E\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7-\u06E8\u06EA-\u06ED"
    r"\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF"
)
_LETTERS = ARABIC_LETTERS.replace(r"\u0620-\u064A", r"\u0620-\u063F\u0641-\u064A")
_LEFT_OUT = re.compile(
    rf"[{_TASHKEEL}]+|(?<=[{_LETTERS}{_TASHKEEL}])\u0640[\u0640{_TASHKEEL}]*(?=[{_LETTERS}])"
)


def left_out(text: str, start: int, end: int) -> list[int]:
    """Return the offsets (code points) in ``[start, end)`` that reading mode does not show, ascending."""
    return [
        offset
        for match in _LEFT_OUT.finditer(text, start, end)
        for offset in range(match.start(), match.end())
    ]
