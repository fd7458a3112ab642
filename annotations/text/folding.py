"""Folding: the form of a text in which spellings of one word look alike, with a map back to the raw text.

Marks, tatweel and characters without width vanish; forms of alef, ya, waw with hamza, ta marbuta, Persian
letters, presentation forms, digits, upper case and runs of white space each become one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pyarabic import araby

from annotations.text.characters import ARABIC_MARKS, INVISIBLE

_VANISHES = re.compile(rf"[{ARABIC_MARKS}{INVISIBLE}{araby.TATWEEL}]")
_STAYS_ON_ITS_LETTER = re.compile(rf"[{ARABIC_MARKS}{araby.TATWEEL}]")
_SPACES = re.compile("  +")
_PRESENTATION_FORM = re.compile(r"[\uFB50-\uFDFF\uFE70-\uFEFC]")

_LETTERS = {
    araby.ALEF_MADDA: araby.ALEF,
    araby.ALEF_HAMZA_ABOVE: araby.ALEF,
    araby.ALEF_HAMZA_BELOW: araby.ALEF,
    araby.ALEF_WASLA: araby.ALEF,
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    araby.ALEF_MAKSURA: araby.YEH,
    araby.TEH_MARBUTA: araby.HEH,
    "ی": araby.YEH,
    "ک": araby.KAF,
    "ہ": araby.HEH,
    "ھ": araby.HEH,
    "ۀ": araby.HEH,
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `starts[i]` is the offset in the raw text of the character that gave ``text[i]``."""

    text: str
    starts: tuple[int, ...]
    raw: str

    def is_whole(self, start: int, end: int) -> bool:
        """Say whether ``text[start:end]`` cuts no raw character, such as a ligature of two letters."""
        return not (self._cuts(start) or self._cuts(end))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` (not empty) stands in the raw text, last letter with its marks."""
        limit = self.starts[end] if end < len(self.starts) else len(self.raw)
        raw_end = self.starts[end - 1] + 1
        for offset in range(raw_end, limit):
            if _STAYS_ON_ITS_LETTER.match(self.raw, offset):
                raw_end = offset + 1
        return self.starts[start], raw_end

    def _cuts(self, index: int) -> bool:
        return 0 < index < len(self.starts) and self.starts[index] == self.starts[index - 1]


def fold(text: str) -> Folded:
    """Return the folded text with its map."""
    pieces: list[str] = []
    starts: list[int] = []
    after_space = False
    for offset, character in enumerate(text):
        piece = _FOLDED[character]
        if not piece or (after_space and piece == " "):
            continue
        after_space = piece == " "
        pieces.append(piece)
        starts.extend([offset] * len(piece))
    return Folded("".join(pieces), tuple(starts), text)


def folded(text: str) -> str:
    """Return the folded text alone: a third of the time where no offsets are asked for."""
    return _SPACES.sub(" ", text.translate(_FOLDED_CODES))


class _Characters(dict[str, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = self._fold(character)
        return folded

    def _fold(self, character: str) -> str:
        if _VANISHES.match(character):
            return ""
        if character.isspace():
            return " "
        if character.isdecimal():
            return str(unicodedata.decimal(character))
        if _PRESENTATION_FORM.match(character):
            # The forms of tashkeel decompose into a space and the mark; only the mark is meant.
            plain = unicodedata.normalize("NFKC", character).strip()
            if plain != character:
                return "".join(self[part] for part in plain)
        return _LETTERS.get(character) or character.casefold()


_FOLDED = _Characters()


class _Codes(dict[int, str]):
    """The same by code points, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        folded_character = self[code] = _FOLDED[chr(code)]
        return folded_character


_FOLDED_CODES = _Codes()
