"""What is looked for: folded and prepared once, then run over many texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from annotations.text.folding import Folded, fold, folded
from annotations.text.graphemes import grapheme_end
from annotations.text.ground import Ground, ground_of
from annotations.text.spelling import HAMZAS, Spelling, spelling_of
from annotations.text.word_limits import ARTICLE, begins_token, ends_word, proclitic_before

if TYPE_CHECKING:
    from regex import Pattern as Expression

TIME_LIMIT = 2.0
"""Seconds that a regular expression may take over one text."""

_SURE_LIMITS = frozenset(" \n\"'()[]،؛؟!:«»")
"""Signs beside which every word begins or ends, numbers too."""

_FEWEST_AFTER_ARTICLE = 2


class QueryError(ValueError):
    """A query that cannot be run. `position` is where in it the fault stands, if that is known."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class QueryTooSlowError(QueryError):
    """A regular expression that takes too long over one text."""


class Place(NamedTuple):
    """Where a query stands in folded text or in a `Ground`; `proclitic` as in `Match`."""

    start: int
    end: int
    proclitic: str = ""


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
        }
        for name, value in prepared.items():
            object.__setattr__(self, name, value)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to look for: then nothing is found."""
        return not self.text if self.regex else not folded(self.text).strip()

    def places_in(self, ground: Ground) -> list[Place]:
        """Return where a phrase stands, in order and without overlaps; not for `exact` and `regex`."""
        if self.is_empty:
            return []
        found = self._literal_places(ground) if self._spelling.literal else self._spelled_places(ground)
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
        return [Place(start, end) for start, end in spans if start < end]

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

    def _literal_places(self, ground: Ground) -> list[Place]:
        """Return the places of a phrase that is written in one way: the quick way through big corpora."""
        text, literal = ground.text, self._spelling.literal
        find, length, places = text.find, len(literal), list[Place]()
        append, make = places.append, Place
        if not self.whole_words:
            at = find(literal)
            while at >= 0:
                end = at + length
                if ground.cuts and (at in ground.cuts or end in ground.cuts):
                    at = find(literal, at + 1)
                    continue
                append(make(at, end))
                at = find(literal, end)
            return places
        article, sure = self._has_article, _SURE_LIMITS
        at = find(literal)
        while at >= 0:
            end = at + length
            start = at - 1 if article else at
            if text[end] in sure and text[start - 1] in sure and (not article or text[start] == "ا"):
                append(make(start, end))
                at = find(literal, end)
                continue
            place = self._limited(ground, at, end)
            if place is None:
                at = find(literal, at + 1)
            else:
                append(place)
                at = find(literal, end)
        return places

    def _spelled_places(self, ground: Ground) -> list[Place]:
        search, text = self._spelling.pattern.search, ground.text
        places = list[Place]()
        match = search(text)
        while match:
            at, end = match.span()
            place = self._limited(ground, at, end) if self.whole_words else Place(at, end)
            if place is not None and (place.start in ground.cuts or end in ground.cuts):
                place = None
            if place is not None and not self._has_right_hamzas(ground, match):
                place = None
            if place is not None:
                places.append(place)
            match = search(text, at + 1 if place is None else end)
        return places

    def _limited(self, ground: Ground, at: int, end: int) -> Place | None:
        """Return the place of what was found with its article, or None where it is no whole word."""
        if not ends_word(ground, end, self._last_word):
            return None
        if not self._has_article:
            proclitic = proclitic_before(ground, at, self._first_word)
            return None if proclitic is None else Place(at, end, proclitic)
        before = ground.text[at - 1]
        if before == "ا" and at not in ground.seams:
            proclitic = proclitic_before(ground, at - 1, self._first_word)
            return None if proclitic is None else Place(at - 1, end, proclitic)
        return self._contracted(ground, at, end)

    def _contracted(self, ground: Ground, at: int, end: int) -> Place | None:
        """Return the place of a word with ل whose article lost its alef: للقوات, and للجنة for اللجنة."""
        text = ground.text
        start = at - 1 if text[at - 1] == "ل" and not text.startswith("لل", at) else at
        if not text.startswith("لل", start):
            return None
        if begins_token(ground, start):
            return Place(start, end, "ل")
        if text[start - 1] in "وف" and begins_token(ground, start - 1):
            return Place(start, end, f"{text[start - 1]}ل")
        return None

    def _has_right_hamzas(self, ground: Ground, match: re.Match[str]) -> bool:
        return all(
            match.group(group) in (letter, None) or ground.raw_letter(match.start(group)) in HAMZAS
            for group, letter in enumerate(self._spelling.hamzas, 1)
        )


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
