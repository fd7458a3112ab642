"""Folding: the form of a text in which spellings of one word look alike, with a map back to the raw text.

Marks, tatweel and characters without width vanish; forms of alef, ya, waw with hamza, ta marbuta, Persian
letters, presentation forms, digits, quotes, dashes, upper case and runs of white space each become one, and
so do the two spellings of America. Nearly every character folds by itself, so the text is made at the speed
of `str.replace`, and the map only when it is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pyarabic import araby

from annotations.text.characters import ARABIC_LETTERS, ARABIC_MARKS, INVISIBLE

_VANISHING = rf"{ARABIC_MARKS}{INVISIBLE}{araby.TATWEEL}"
_VANISHES = re.compile(f"[{_VANISHING}]+")
_STAYS_ON_ITS_LETTER = re.compile(rf"[{ARABIC_MARKS}{araby.TATWEEL}]")
_SPACES = re.compile("  +")
_PRESENTATION_FORMS = r"\uFB50-\uFDFF\uFE70-\uFEFC"
_PRESENTATION_FORM = re.compile(f"[{_PRESENTATION_FORMS}]")
_UNEVEN = re.compile(rf"\s[\s{_VANISHING}]*\s|[{_VANISHING}]+|[{_PRESENTATION_FORMS}]|[ßİŉǰﬀ-ﬆ]")
"""What does not fold character by character; other expansions by `str.casefold` are looked for one by one."""

_MAY_EXPAND = re.compile(r"[^\0-\u00DE\u00E0-\u012F\u0600-\u06FF\u2000-\u206F]")
"""All that gives several characters is among these; news hold few of them."""

_SEAM = re.compile(rf"[ةى][{_VANISHING}]*(?=[{ARABIC_LETTERS}])")
"""Ta marbuta and alef maqsura end words: a letter after one of them begins another word."""

_LETTERS = {
    araby.ALEF_HAMZA_ABOVE: araby.ALEF,
    araby.ALEF_HAMZA_BELOW: araby.ALEF,
    araby.ALEF_MADDA: araby.ALEF,
    araby.ALEF_WASLA: araby.ALEF,
    araby.TEH_MARBUTA: araby.HEH,
    araby.ALEF_MAKSURA: araby.YEH,
    araby.YEH_HAMZA: araby.YEH,
    araby.WAW_HAMZA: araby.WAW,
    "ی": araby.YEH,
    "ې": araby.YEH,
    "ک": araby.KAF,
    "گ": araby.KAF,
    "ڤ": araby.FEH,
    "پ": araby.BEH,
    "چ": araby.JEEM,
    "ژ": araby.ZAIN,
    "ہ": araby.HEH,
    "ھ": araby.HEH,
    "ۀ": araby.HEH,
    "ۃ": araby.HEH,
    "ە": araby.HEH,
    "٪": "%",
    "٬": ",",
    "٫": ".",
    **dict.fromkeys("«»“”„‟″〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}
_FREQUENT = (*((letter, _LETTERS[letter]) for letter in "أإآةىئؤ«»"), ("\n", " "), ("\u00a0", " "))
_PLAIN = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء" + "،؛؟" + "abcdefghijklmnopqrstuvwxyz0123456789"
_NOT_PLAIN = re.compile(rf"[^{_PLAIN} -/:-@]")

_AMERICA, _AMERICA_OTHERWISE = "امريك", "اميرك"
_DIFFERENT = 2
"""Which letter of them tells the two spellings from each other."""


class Folded:
    """A folded text. `starts[i]` is the offset in the raw text of the character that gave ``text[i]``."""

    __slots__ = ("_has_swapped", "_starts", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        text = _with_own_letters(raw)
        self._has_swapped = _AMERICA_OTHERWISE in text
        self.text = text.replace(_AMERICA_OTHERWISE, _AMERICA)
        self._starts: Sequence[int] | None = None

    @property
    def starts(self) -> Sequence[int]:
        """The offsets of the raw characters, ascending; equal ones where a character gave several."""
        if self._starts is None:
            self._starts = _map_of(self.raw, self.text)
            if self._has_swapped:
                self._starts = _with_america(self.raw, self.text, self._starts)
        return self._starts

    @property
    def seams(self) -> frozenset[int]:
        """The offsets in the folded text at which a word begins right after the last letter of another."""
        return frozenset(self.to_folded(match.end()) for match in _SEAM.finditer(self.raw))

    @property
    def cuts(self) -> frozenset[int]:
        """The offsets in the folded text that stand inside one raw character, such as a ligature."""
        cuts = set[int]()
        for match in _MAY_EXPAND.finditer(self.raw):
            length = len(_FOLDED[match[0]])
            if length > 1:
                first = self.to_folded(match.start())
                cuts.update(range(first + 1, first + length))
        at = self.text.find(_AMERICA) if self._has_swapped else -1
        while at >= 0:
            if self._cuts(at + 1):
                cuts.update(range(at + 1, at + len(_AMERICA)))
            at = self.text.find(_AMERICA, at + 1)
        return frozenset(cuts)

    def is_whole(self, start: int, end: int) -> bool:
        """Say whether ``text[start:end]`` cuts no raw character, such as a ligature of two letters."""
        return not (self._cuts(start) or self._cuts(end))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` (not empty) stands in the raw text, last letter with its marks."""
        starts = self.starts
        raw_end = starts[end] if end < len(starts) else len(self.raw)
        least = starts[end - 1] + 1
        while raw_end > least and not self._belongs(raw_end - 1):
            raw_end -= 1
        return starts[start], raw_end

    def to_folded(self, offset: int) -> int:
        """Return where in the folded text the first character at or after a raw offset stands."""
        return bisect_left(self.starts, offset)

    def _belongs(self, offset: int) -> bool:
        """Say whether a raw character after the last one that was folded is still part of that letter."""
        character = self.raw[offset]
        return bool(_STAYS_ON_ITS_LETTER.match(character) or _FOLDED[character].strip())

    def _cuts(self, index: int) -> bool:
        return 0 < index < len(self.text) and self.starts[index] == self.starts[index - 1]


def fold(text: str) -> Folded:
    """Return the folded text with its map."""
    return Folded(text)


def folded(text: str) -> str:
    """Return the folded text alone."""
    return _with_own_letters(text).replace(_AMERICA_OTHERWISE, _AMERICA)


def _with_own_letters(text: str) -> str:
    """Fold all but America."""
    text = _VANISHES.sub("", text)
    for letter, plain in _FREQUENT:
        text = text.replace(letter, plain)
    return _SPACES.sub(" ", _NOT_PLAIN.sub(_of_match, text))


def _of_match(match: re.Match[str]) -> str:
    return _FOLDED[match[0]]


def _map_of(raw: str, text: str) -> Sequence[int]:
    starts: Sequence[int] = range(len(raw))
    if len(text) != len(raw) or _UNEVEN.search(raw):
        starts = _uneven_map(raw)
    if len(starts) != len(text):
        starts = _map_by_character(raw)
    return starts


def _uneven_map(raw: str) -> array[int]:
    """Put the map together from runs of what folds character by character, copied as they are."""
    numbers = _numbers(len(raw).bit_length())
    starts = array("I")
    at = 0
    for match in _UNEVEN.finditer(raw):
        first = match.start()
        starts += numbers[at:first]
        at = match.end()
        piece = " " if raw[first].isspace() else _FOLDED[raw[first]]
        starts.extend([first] * len(piece))
    starts += numbers[at : len(raw)]
    return starts


@cache
def _numbers(bits: int) -> array[int]:
    return array("I", range(1 << bits))


def _map_by_character(raw: str) -> list[int]:
    starts: list[int] = []
    after_space = False
    for offset, character in enumerate(raw):
        piece = _FOLDED[character]
        if piece and not (after_space and piece == " "):
            after_space = piece == " "
            starts.extend([offset] * len(piece))
    return starts


def _with_america(raw: str, text: str, starts: Sequence[int]) -> Sequence[int]:
    """Make one piece of America where its letters changed places: a part of it has no place of its own."""
    changed = array("I", starts)
    at = text.find(_AMERICA)
    while at >= 0:
        if _FOLDED[raw[starts[at + _DIFFERENT]]] == araby.YEH:
            changed[at : at + len(_AMERICA)] = array("I", [starts[at]] * len(_AMERICA))
        at = text.find(_AMERICA, at + 1)
    return changed


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
