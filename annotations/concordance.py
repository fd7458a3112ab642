"""A search through a whole corpus: keyword in context, a block of articles at a time.

Hits are kept as places in folded text; what a reader sees of one is made when it is asked for. Before is what
comes earlier in the text, whatever side it is shown on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.annotate_all import Source
from annotations.folded_corpus import Block, Corpus
from annotations.model import Heading
from annotations.text.find import Match, Query, find, match_at
from annotations.text.folding import folded
from annotations.text.ground import BOUNDARY
from annotations.text.query import Place

__all__ = ["Concordance", "Corpus", "Order", "Row"]

CONTEXT = 80
"""Characters of the article that a row shows on each side."""

_COMPARED = 48
"""Folded characters on each side by which rows are sorted."""


_WORD = re.compile(r"\w+")


class Order(StrEnum):
    """How hits are sorted: as they come, by the words beside them, by their article’s date or outlet."""

    TEXT = "text"
    AFTER = "after"
    BEFORE = "before"
    DATE = "date"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Row:
    """One hit as it is shown. `keyword` is ``[start, end)`` of the article; spaces of any kind are one space.

    `attached` is the proclitic as it is written between `before` and `keyword`; it is empty where the article
    has merged with it, though `proclitic` names it. `labels` are those of the spans on this very extent.
    """

    article_id: str
    start: int
    end: int
    before: str
    attached: str
    keyword: str
    after: str
    proclitic: str
    labels: tuple[str, ...]
    date: str
    outlet: str


class Concordance:
    """The hits of one query. It searches only while `step` is called, so that it can be left at any moment.

    It sees the blocks that the corpus had when it was made; make another one when articles have changed.
    Raises what running the query raises.
    """

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self.query = query
        self._corpus = corpus
        self._blocks = () if query.is_empty else corpus.blocks
        self._found: list[Sequence[Place]] = []
        self._exact: list[Sequence[Match]] = []
        self._ends: list[int] = []
        self._order: list[int] | None = None
        # Whatever stands exactly so stands folded as well.
        anyhow = Query(query.text, whole_words=False)
        self._anyhow = anyhow if query.exact and not (query.regex or anyhow.is_empty) else None

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @property
    def is_complete(self) -> bool:
        """Whether all articles have been searched."""
        return len(self._found) == len(self._blocks)

    @property
    def searched(self) -> float:
        """How much has been searched, from 0 to 1."""
        return len(self._found) / len(self._blocks) if self._blocks else 1.0

    def step(self) -> bool:
        """Search one more block; return False if there was none left. New hits come after the others."""
        if self.is_complete:
            return False
        found = self._search(self._blocks[len(self._found)])
        self._found.append(found)
        self._ends.append(len(self) + len(found))
        if self._order is not None:
            self._order.extend(range(len(self._order), len(self)))
        return True

    def search_all(self) -> None:
        """Search all that is left."""
        while self.step():
            pass

    def sort(self, order: Order, heading_of: Callable[[str], Heading]) -> None:
        """Sort the hits that are there; equal ones stay as they come. Undated articles are last."""
        if order is Order.TEXT:
            self._order = None
        elif order in (Order.AFTER, Order.BEFORE):
            side = _words_after if order is Order.AFTER else _words_before
            keys = [
                side(block.ground.text, place)
                for block, found in zip(self._blocks, self._found, strict=False)
                for place in found
            ]
            self._order = sorted(range(len(keys)), key=keys.__getitem__)
        else:
            articles = [self._article_of(*self._place(hit)) for hit in range(len(self))]
            value_of = {
                article_id: _date_or_outlet(heading_of(article_id), order)
                for article_id in dict.fromkeys(articles)
            }
            self._order = sorted(range(len(articles)), key=lambda hit: value_of[articles[hit]])

    def article_id(self, number: int) -> str:
        """Return in which article a hit is."""
        return self._article_of(*self._place(self._sorted(number)))

    def match(self, number: int) -> Match:
        """Return where a hit is in its article."""
        block, index = self._place(self._sorted(number))
        if self.query.exact:
            return self._exact[block][index]
        start, end, proclitic = self._found[block][index]
        article_id, first = self._blocks[block].article_at(start)
        return match_at(self._corpus.folded(article_id), start - first, end - first, proclitic)

    def row(self, number: int, source: Source) -> Row:
        """Return a hit as it is shown."""
        article_id, match = self.article_id(number), self.match(number)
        article, annotations = source.article(article_id), source.annotations(article_id)
        text, start, end = article.text, match.start, match.end
        first = start - _attached(text, match)
        return Row(
            article_id,
            start,
            end,
            " ".join(text[max(0, first - CONTEXT) : first].split()),
            text[first:start],
            " ".join(match.surface.split()),
            " ".join(text[end : end + CONTEXT].split()),
            match.proclitic,
            tuple(dict.fromkeys(s.label for s in annotations.spans if (s.start, s.end) == (start, end))),
            article.date,
            article.outlet,
        )

    def _search(self, block: Block) -> Sequence[Place]:
        if self.query.exact:
            return self._search_exactly(block)
        ground = block.ground
        if not self.query.regex:
            return self.query.places_in(ground)
        return [
            (first + start, first + end, "")
            for _, first, text in block.texts()
            for start, end, _ in self.query.expression_places(text)
            if not {first + start, first + end} & ground.cuts
        ]

    def _search_exactly(self, block: Block) -> Sequence[Place]:
        places: list[Place] = []
        matches: list[Match] = []
        for article_id, first, text in block.texts():
            if self._anyhow is None or self._anyhow.stands_in(text):
                folded = self._corpus.folded(article_id)
                for match in find(folded, self.query):
                    start, end = folded.to_folded(match.start), folded.to_folded(match.end)
                    places.append((first + start, first + end, match.proclitic))
                    matches.append(match)
        self._exact.append(matches)
        return places

    def _sorted(self, number: int) -> int:
        return number if self._order is None else self._order[number]

    def _place(self, hit: int) -> tuple[int, int]:
        """Return the number of a hit's block, and which of its hits it is."""
        block = bisect_right(self._ends, hit)
        return block, hit - (self._ends[block - 1] if block else 0)

    def _article_of(self, block: int, index: int) -> str:
        return self._blocks[block].article_at(self._found[block][index][0])[0]


def _date_or_outlet(heading: Heading, order: Order) -> tuple[bool, str]:
    value = heading.date if order is Order.DATE else heading.outlet
    return not value, value


def _words_after(text: str, place: Place) -> list[str]:
    return _WORD.findall(text[place[1] : place[1] + _COMPARED].split(BOUNDARY, 1)[0])


def _words_before(text: str, place: Place) -> list[str]:
    start = place[0] - len(place[2])
    return _WORD.findall(text[max(0, start - _COMPARED) : start].rsplit(BOUNDARY, 1)[-1])[::-1]


def _attached(text: str, match: Match) -> int:
    """Return how many characters of the match's proclitic stand before it, with its tatweel."""
    wanted, at = match.proclitic, match.start
    while wanted and at > 0:
        letter = folded(text[at - 1])
        if letter and not wanted.endswith(letter):
            break
        wanted = wanted.removesuffix(letter) if letter else wanted
        at -= 1
    return match.start - at
