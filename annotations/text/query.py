"""What is looked for: folded and prepared once, then run over many texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotations.text.folding import Folded, fold, folded
from annotations.text.graphemes import grapheme_end
from annotations.text.ground import Ground, ground_of
from annotations.text.lookalikes import begins_with_itself
from annotations.text.spelling import HAMZAS, Spelling, spelling_of
from annotations.text.word_limits import (
    ARTICLE,
    PROCLITIC_LETTERS,
    begins_token,
    ends_word,
    proclitic_before,
)

if TYPE_CHECKING:
    from regex import Pattern as Expression

TIME_LIMIT = 1.0
"""Seconds that a regular expression may take over one text."""

_SURE_LIMITS = frozenset(" \n\"'()[]،؛؟!:«»")
"""Signs beside which every word begins or ends, numbers too."""

_NEVER_AFTER = frozenset("تثجحخدذرزسشصضطظعغقلمنهيء")
"""Letters that begin no glued word after another: what they follow has an ending."""

_FEWEST_AFTER_ARTICLE = 2

_ARABIC_BEGINS = "\u0600"

Place = tuple[int, int, str]
"""Where a query stands in folded text or in a `Ground`, ``[start, end)``, and the proclitic as in `Match`."""


class QueryError(ValueError):
    """A query that cannot be run. `position` is where in it the fault stands, if that is known."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class QueryTooSlowError(QueryError):
    """A regular expression that takes too long over one text."""


@dataclass(frozen=True, slots=True)
class Query:
    """A word or phrase, or with `regex` a regular expression.

    `whole_words`: Arabic word limits count. `exact`: the spelling counts as it stands. A regular expression
    runs over the folded text, in which tashkeel is gone and white space is one space, and its own letters
    are folded too; with `exact` it runs over the text as it is. Whole words do not count for it: it has
    ``\\b``. Raises QueryError for a bad expression.
    """

    text: str
    whole_words: bool = True
    exact: bool = False
    regex: bool = False
    _spelling: Spelling = field(init=False, repr=False, compare=False)
    _pattern: Expression[str] | None = field(init=False, repr=False, compare=False)
    _first_word: str = field(init=False, repr=False, compare=False)
    _last_word: str = field(init=False, repr=False, compare=False)
    _has_article: bool = field(init=False, repr=False, compare=False)
    _sure_proclitics: frozenset[str] = field(init=False, repr=False, compare=False)
    _never_after: frozenset[str] = field(init=False, repr=False, compare=False)
    _overlaps_itself: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        phrase = fold(self.text.strip())
        words = phrase.text.split()
        has_article = self.whole_words and _has_plain_article(phrase)
        prepared: dict[str, object] = {
            "_spelling": spelling_of(phrase, 1 if has_article else 0),
            "_pattern": _compiled(self.text, self.exact) if self.regex and self.text else None,
            "_first_word": self.text.strip()[:1] + words[0][1:] if words else "",
            "_last_word": words[-1] if words else "",
            "_has_article": has_article,
            "_sure_proclitics": _sure_proclitics(words[0]) if words else frozenset(),
            "_never_after": _NEVER_AFTER if words and _is_arabic(words[-1][-1]) else frozenset(),
            "_overlaps_itself": any(
                phrase.text.startswith(phrase.text[n:]) for n in range(1, len(phrase.text))
            ),
        }
        for name, value in prepared.items():
            object.__setattr__(self, name, value)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to look for: then nothing is found."""
        if self.regex:
            return not self.text
        return not (self.text if self.exact else folded(self.text)).strip()

    def stands_in(self, folded_text: str) -> bool:
        """Say whether a phrase is in a folded text at all, whatever stands around it; quick."""
        literal = self._spelling.literal
        return literal in folded_text if literal else self._spelling.pattern.search(folded_text) is not None

    def places_in(self, ground: Ground) -> list[Place]:
        """Return where a phrase stands, in order and without overlaps; not for `exact` and `regex`."""
        if self.is_empty or not self.stands_in(ground.text):
            return []
        found = self._limited_places(ground) if self.whole_words else self._places_anywhere(ground)
        if ground.cuts:
            found = [place for place in found if not (place[0] in ground.cuts or place[1] in ground.cuts)]
        return found

    def expression_places(self, text: str) -> list[Place]:
        """Return where the regular expression matches something in a text."""
        if self._pattern is None:
            return []
        try:
            spans = [match.span() for match in self._pattern.finditer(text, timeout=TIME_LIMIT)]
        except TimeoutError as error:
            raise QueryTooSlowError("the expression takes too long") from error
        return [(start, end, "") for start, end in spans if start < end]

    def exact_places(self, text: Folded) -> list[tuple[int, int, str]]:
        """Return where the phrase stands letter for letter: offsets in the raw text, and the proclitic."""
        wanted, raw = self.text.strip(), text.raw
        found = []
        ground: Ground | None = None
        at = raw.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            proclitic: str | None = ""
            if grapheme_end(raw, end) != end or grapheme_end(raw, at) != at:
                proclitic = None
            elif self.whole_words:
                ground = ground or ground_of(text)
                first, last = 1 + text.to_folded(at), 1 + text.to_folded(end)
                proclitic = proclitic_before(ground, first, self._first_word) if first < last else None
                if not ends_word(ground, last, self._last_word):
                    proclitic = None
            if proclitic is not None:
                found.append((at, end, proclitic))
            at = raw.find(wanted, end if proclitic is not None else at + 1)
        return found

    def _candidates(self, text: str) -> Iterator[re.Match[str]]:
        """Return what looks like the phrase, overlapping candidates too where there can be any."""
        if not self._overlaps_itself:
            return self._spelling.pattern.finditer(text)
        return self._overlapping(text)

    def _overlapping(self, text: str) -> Iterator[re.Match[str]]:
        match = self._spelling.pattern.search(text)
        while match:
            yield match
            match = self._spelling.pattern.search(text, match.start() + 1)

    def _places_anywhere(self, ground: Ground) -> list[Place]:
        places, last = list[tuple[int, int, str]](), 0
        for match in self._candidates(ground.text):
            at, end = match.span()
            whole = not (ground.cuts and (at in ground.cuts or end in ground.cuts))
            if at >= last and whole and self._has_right_hamzas(ground, match):
                places.append((at, end, ""))
                last = end
        return places

    def _limited_places(self, ground: Ground) -> list[Place]:
        """Return where the phrase is whole words; what most places look like is told without a call."""
        text, seams, article = ground.text, ground.seams, self._has_article
        sure, proclitics, hamzas = _SURE_LIMITS, self._sure_proclitics, self._spelling.hamzas
        merges = article and not self._first_word.startswith("الل")
        never, places, last = self._never_after, list[tuple[int, int, str]](), 0
        append = places.append
        candidates = (
            self._candidates(text) if self._overlaps_itself else self._spelling.pattern.finditer(text)
        )
        for match in candidates:
            at, end = match.span()
            after = text[end]
            start = at - 1 if article else at
            place: Place | None
            if after in never and end not in seams:
                continue
            before = text[start - 1]
            if after not in sure:
                place = self._limited(ground, at, end)
            elif (not article or text[start] == "ا") and before in sure:
                place = (start, end, "")
            elif (not article or text[start] == "ا") and before in proclitics and text[start - 2] in sure:
                place = (start, end, before)
            elif merges and text[start] == "ل" and before in sure:
                place = (start, end, "ل")
            else:
                place = self._limited(ground, at, end)
            if place is None or place[0] < last or (hamzas and not self._has_right_hamzas(ground, match)):
                continue
            append(place)
            last = end
        return places

    def _limited(self, ground: Ground, at: int, end: int) -> Place | None:
        """Return the place of what was found with its article, or None where it is no whole word."""
        if not ends_word(ground, end, self._last_word):
            return None
        if not self._has_article:
            proclitic = proclitic_before(ground, at, self._first_word)
            return None if proclitic is None else (at, end, proclitic)
        before = ground.text[at - 1]
        if before == "ا" and at not in ground.seams:
            proclitic = proclitic_before(ground, at - 1, self._first_word)
            return None if proclitic is None else (at - 1, end, proclitic)
        return self._contracted(ground, at, end)

    def _contracted(self, ground: Ground, at: int, end: int) -> Place | None:
        """Return the place of a word with ل whose article lost its alef: للقوات, and للجنة for اللجنة."""
        text = ground.text
        start = at - 1 if text[at - 1] == "ل" and not text.startswith("لل", at) else at
        if not text.startswith("لل", start):
            return None
        if begins_token(ground, start):
            return start, end, "ل"
        if text[start - 1] in "وف" and begins_token(ground, start - 1):
            return start, end, f"{text[start - 1]}ل"
        return None

    def _has_right_hamzas(self, ground: Ground, match: re.Match[str]) -> bool:
        return all(
            match.group(group) in (letter, None) or ground.raw_letter(match.start(group)) in HAMZAS
            for group, letter in enumerate(self._spelling.hamzas, 1)
        )


def _sure_proclitics(first_word: str) -> frozenset[str]:
    """Return the letters that are proclitics when they stand before a word, whatever follows it."""
    if not _is_arabic(first_word[0]):
        return frozenset()
    return frozenset(letter for letter in PROCLITIC_LETTERS if not begins_with_itself(letter + first_word))


def _is_arabic(letter: str) -> bool:
    return letter.isalpha() and letter >= _ARABIC_BEGINS


def _has_plain_article(phrase: Folded) -> bool:
    """Say whether a phrase begins with the article, and not with أل or آل."""
    word = phrase.text.split(" ", 1)[0]
    return (
        word.startswith(ARTICLE)
        and len(word) >= len(ARTICLE) + _FEWEST_AFTER_ARTICLE
        and phrase.raw[phrase.starts[0]] in "اٱ"
    )


def _compiled(expression: str, exact: bool) -> Expression[str]:
    import regex  # noqa: PLC0415, takes 12 ms to load, and few searches need it

    try:
        if exact:
            return regex.compile(expression, regex.VERSION0)
        return regex.compile(_with_folded_letters(expression), regex.VERSION0 | regex.IGNORECASE)
    except regex.error as error:
        raise QueryError(str(error.msg), error.pos) from error


def _with_folded_letters(expression: str) -> str:
    """Fold what stands for itself in an expression; its own signs are all ASCII."""
    return "".join(letter if letter.isascii() else folded(letter) for letter in expression)
