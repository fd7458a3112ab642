"""Edits of article texts whose effect on every letter is known, to hold the following of spans against."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from annotations.encoding import decode

Origins = list[int | None]
"""For each letter of the new text its offset in the old one; None for one that is new."""

_SENTENCE = "وذكرت مصادر مطلعة أن الخبر عار عن الصحة، بحسب ما نقلته وكالات الأنباء مساء أمس الأول"
_TASHKEEL = "َُِّْ"


@dataclass(frozen=True)
class Edited:
    """A new text, and where each of its letters comes from."""

    text: str
    origins: Origins

    def place_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``[start, end)`` of the old text is now; None if it was cut, parted or deleted.

        Marks that were added to its letters belong to it, and line ends among its spaces.
        """
        where = {old: new for new, old in enumerate(self.origins) if old is not None and start <= old < end}
        if len(where) < end - start:
            return None
        first, last = where[start], where[end - 1]
        between = [n for n in range(first, last + 1) if self.origins[n] is None]
        if last - first + 1 - len(between) != end - start or not all(map(self._is_no_word, between)):
            return None
        while (
            last + 1 < len(self.text) and self.origins[last + 1] is None and self.text[last + 1] in _TASHKEEL
        ):
            last += 1
        return first, last + 1

    def _is_no_word(self, offset: int) -> bool:
        """Say whether a letter is a mark, or white space where there was some already."""
        letter = self.text[offset]
        beside = self.text[max(0, offset - 1) : offset] + self.text[offset + 1 : offset + 2]
        return letter in _TASHKEEL or (letter.isspace() and any(map(str.isspace, beside)))


def unedited(text: str) -> Edited:
    return Edited(text, list(range(len(text))))


def _spliced(edited: Edited, start: int, end: int, new: str) -> Edited:
    text = edited.text[:start] + new + edited.text[end:]
    origins: Origins = [*edited.origins[:start], *[None] * len(new), *edited.origins[end:]]
    return Edited(text, origins)


def _words(rng: random.Random) -> str:
    return " ".join(rng.choices(_SENTENCE.split(), k=rng.randint(1, 14)))


def insert(edited: Edited, rng: random.Random) -> Edited:
    at = rng.randint(0, len(edited.text))
    return _spliced(edited, at, at, rng.choice([_words(rng), f" {_words(rng)} ", "،", "\n"]))


def delete(edited: Edited, rng: random.Random) -> Edited:
    start = rng.randrange(len(edited.text))
    length = rng.choice([1, 3, 12, 60, 300])
    return _spliced(edited, start, min(len(edited.text), start + length), "")


def replace(edited: Edited, rng: random.Random) -> Edited:
    start = rng.randrange(len(edited.text))
    length = rng.choice([1, 3, 12, 60, 300])
    return _spliced(edited, start, min(len(edited.text), start + length), _words(rng))


def add_tashkeel(edited: Edited, rng: random.Random) -> Edited:
    letters, origins = [], []
    share = rng.choice([0.02, 0.2, 0.7])
    for letter, origin in zip(edited.text, edited.origins, strict=True):
        letters.append(letter)
        origins.append(origin)
        if "ء" <= letter <= "ي" and rng.random() < share:
            letters.append(rng.choice(_TASHKEEL))
            origins.append(None)
    return Edited("".join(letters), origins)


def swap_paragraphs(edited: Edited, rng: random.Random) -> Edited:
    """Swap two paragraphs, or in a text of one line two pieces."""
    ends = [0, *(n + 1 for n, letter in enumerate(edited.text) if letter == "\n"), len(edited.text)]
    if len(ends) < 4:
        ends = sorted({0, len(edited.text), *rng.sample(range(len(edited.text)), 4)})
    pieces = [(a, b) for a, b in pairwise(ends) if a < b]
    one, other = sorted(rng.sample(range(len(pieces)), 2))
    pieces[one], pieces[other] = pieces[other], pieces[one]
    text = "".join(edited.text[a:b] for a, b in pieces)
    return Edited(text, [origin for a, b in pieces for origin in edited.origins[a:b]])


def _through_bytes(edited: Edited, data: bytes) -> Edited:
    """Read the bytes as the program does; what cannot be told apart any more has the same letters."""
    text = decode(data).text
    assert len(text) == len(edited.text)
    return Edited(text, edited.origins)


def change_line_ends(edited: Edited, rng: random.Random) -> Edited:
    return _through_bytes(edited, edited.text.replace("\n", rng.choice(["\r\n", "\r"])).encode())


def change_encoding(edited: Edited, rng: random.Random) -> Edited:
    return _through_bytes(edited, edited.text.encode(rng.choice(["utf-8-sig", "utf-16", "utf-32"])))


def several(edited: Edited, rng: random.Random) -> Edited:
    """Do what a careful editor does to a whole article."""
    for _ in range(6):
        edited = rng.choice([insert, delete, replace])(edited, rng)
    return add_tashkeel(edited, rng) if rng.random() < 0.3 else edited


EDITS: tuple[Callable[[Edited, random.Random], Edited], ...] = (
    insert,
    delete,
    replace,
    add_tashkeel,
    swap_paragraphs,
    change_line_ends,
    change_encoding,
    several,
)
