"""The spellings under which a folded phrase is looked for: spaces left out or put in, hamza on another seat.

What one character may be is folding's business; here stands what depends on its neighbours. The hamza rules
follow the two schools of writing it (شؤون and شئون, مسؤول and مسئول, قراءة and قرائة, شيء and شئ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.text.folding import Folded
from annotations.text.word_limits import ARTICLE, NOT_JOINING

HAMZAS = frozenset("ؤئء\u0654\u0655")
_ANY_SEAT = "([ويء])"
_SHORTEST_PART = 3
_LEFT_OUT_AFTER = frozenset(("ابو", "ابا", "ابي", "ابن", "عبد", "و", "ما", "لا", "يا"))
"""Words that are often written together with the next one, whatever their last letter."""

_PUT_IN_AFTER = ("ابو", "ابا", "ابي", "عبد")
_QUOTES = "[\"']"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A pattern over folded text, and what its groups must hold.

    Group n + 1, if it matched, is `hamzas[n]` or comes from a hamza of the raw text. `literal` is the phrase
    itself where nothing in it varies, and empty otherwise.
    """

    pattern: re.Pattern[str]
    hamzas: tuple[str, ...]
    literal: str


def spelling_of(phrase: Folded, begin: int) -> Spelling:
    """Return under which spellings ``phrase.text[begin:]`` is looked for."""
    text = phrase.text.rstrip()
    seams, hamzas = phrase.seams, list[str]()
    pieces = list[str]()
    for index in range(begin, len(text)):
        letter = text[index]
        if letter == " ":
            pieces.append(_space(phrase, index))
            continue
        if index > begin and (index in seams or _may_be_parted(text, index)):
            pieces.append(" ?")
        if _is_final(text, index) and phrase.raw[phrase.starts[index]] == "ئ":
            hamzas.append(letter)
            pieces.append(f"(?:يء|{_ANY_SEAT})")
        elif _changes_its_seat(phrase, index):
            hamzas.append(letter)
            pieces.append(_ANY_SEAT)
        elif _is_final(text, index) and letter == "ء" and text[index - 1 : index] == "ي":
            hamzas.append("ء")
            pieces[-1] = "(?:يء|(ي))"
        else:
            pieces.append(re.escape(letter))
    pattern = "".join(pieces)
    literal = text[begin:] if pattern == re.escape(text[begin:]) else ""
    return Spelling(re.compile(pattern), tuple(hamzas), literal)


def _space(phrase: Folded, index: int) -> str:
    """Return what may stand for a space: a quote with it, and nothing where words are often glued."""
    before, after = phrase.text[:index].rsplit(" ", 1)[-1], phrase.text[index + 1 :].split(" ", 1)[0]
    joined = len(before) >= _SHORTEST_PART and before[-1] in NOT_JOINING
    joined = joined or phrase.raw[phrase.starts[index - 1]] in "ةى"
    article = after.startswith(ARTICLE) and len(after) >= len(ARTICLE) + _SHORTEST_PART
    glued = len(after) >= _SHORTEST_PART and (joined or before in _LEFT_OUT_AFTER)
    glued = glued or (article and len(before) >= _SHORTEST_PART) or before == "و"
    return f"(?: {_QUOTES}?|{_QUOTES} ?)" + ("?" if glued else "")


def _may_be_parted(text: str, index: int) -> bool:
    """Say whether a word is often written in two at an offset: أبوظبي, عبدالأمير, الولاياتالمتحدة."""
    start = text.rfind(" ", 0, index) + 1
    end = text.find(" ", index)
    before, after = text[start:index], text[index : len(text) if end < 0 else end]
    if len(after) < _SHORTEST_PART or len(before) < _SHORTEST_PART:
        return False
    return before in _PUT_IN_AFTER or (
        after.startswith(ARTICLE) and len(after) >= len(ARTICLE) + _SHORTEST_PART
    )


def _changes_its_seat(phrase: Folded, index: int) -> bool:
    """Say whether a hamza stands at an offset that is written on several seats.

    At the end of a word it changes only after a consonant: سوء must not find سوى.
    """
    if phrase.raw[phrase.starts[index]] not in HAMZAS or index == 0 or phrase.text[index - 1] == " ":
        return False
    return not _is_final(phrase.text, index) or phrase.text[index - 1] not in "اويء"


def _is_final(text: str, index: int) -> bool:
    return not text[index + 1 : index + 2].strip()
