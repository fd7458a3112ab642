"""The folded texts of many articles in memory, joined in blocks, so that one search runs through all of them.

A block holds about a million characters: a search can rest between two of them, a changed article costs one
of them, and an emoji widens only one of them to four bytes a character. Raw texts are not kept; they are
asked for where a match is shown.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence

from annotations.text.folding import Folded, fold
from annotations.text.ground import BOUNDARY, Ground

BLOCK = 1_000_000
"""Folded characters after which a new block is begun."""

_KEPT = 512
"""So many articles keep their maps, for the rows that are in sight."""


class Block:
    """Folded articles, one after another. `ids` are theirs in order."""

    def __init__(self, raw_letter: Callable[[str, int], str]) -> None:
        self.ids: list[str] = []
        self.characters = 0
        self._raw_letter = raw_letter
        self._texts: list[str] = []
        self._seams: dict[str, frozenset[int]] = {}
        self._cuts: dict[str, frozenset[int]] = {}
        self._starts: list[int] = []
        self._ground: Ground | None = None

    @property
    def ground(self) -> Ground:
        """All its articles joined; made when it is asked for, instead of the single texts."""
        if self._ground is None:
            self._starts, at = [], 1
            for text in self._texts:
                self._starts.append(at)
                at += len(text) + 1
            joined = BOUNDARY.join(("", *self._texts, ""))
            self._ground = Ground(joined, self._joined(self._seams), self._joined(self._cuts), self._raw)
            self._texts = []
        return self._ground

    @property
    def memory(self) -> int:
        """How many bytes the folded texts take."""
        joined = sys.getsizeof(self._ground.text) if self._ground else 0
        return joined + sum(map(sys.getsizeof, self._texts))

    def put(self, article_id: str, folded: Folded) -> None:
        """Take an article in at the end, or in its place."""
        self._part()
        if article_id in self.ids:
            number = self.ids.index(article_id)
            self.characters -= len(self._texts[number])
            self._texts[number] = folded.text
        else:
            self.ids.append(article_id)
            self._texts.append(folded.text)
        self.characters += len(folded.text)
        for places, found in ((self._seams, folded.seams), (self._cuts, folded.cuts)):
            places.pop(article_id, None)
            if found:
                places[article_id] = found

    def drop(self, article_id: str) -> None:
        """Take an article out."""
        self._part()
        number = self.ids.index(article_id)
        del self.ids[number]
        self.characters -= len(self._texts.pop(number))
        self._seams.pop(article_id, None)
        self._cuts.pop(article_id, None)

    def article_at(self, offset: int) -> tuple[str, int]:
        """Return in which article an offset of the ground lies, and where that article's text begins."""
        number = bisect_right(self._starts, offset) - 1
        return self.ids[number], self._starts[number]

    def texts(self) -> list[tuple[str, int, str]]:
        """Return all articles: id, where the text begins in the ground, folded text."""
        texts = self.ground.text.split(BOUNDARY)[1:-1]
        return list(zip(self.ids, self._starts, texts, strict=True))

    def _part(self) -> None:
        if self._ground is not None:
            self._texts = self._ground.text.split(BOUNDARY)[1:-1]
            self._ground = None

    def _joined(self, places: dict[str, frozenset[int]]) -> frozenset[int]:
        if not places:
            return frozenset()
        starts = dict(zip(self.ids, self._starts, strict=True))
        return frozenset(starts[article] + offset for article, found in places.items() for offset in found)

    def _raw(self, offset: int) -> str:
        article_id, start = self.article_at(offset)
        return self._raw_letter(article_id, offset - start)


class Corpus:
    """Folded articles by their ids. `text_of` gives the raw text of an article that was put in."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._blocks: list[Block] = []
        self._block_of: dict[str, Block] = {}
        self._maps: OrderedDict[str, Folded] = OrderedDict()

    def __len__(self) -> int:
        return len(self._block_of)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._block_of

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles in the order in which they are searched."""
        return tuple(article_id for block in self._blocks for article_id in block.ids)

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks as they are now."""
        return tuple(self._blocks)

    @property
    def memory(self) -> int:
        """How many bytes the folded texts take."""
        return sum(block.memory for block in self._blocks)

    def put(self, article_id: str, text: str) -> None:
        """Take an article in after the others, or its text as it is now."""
        self._maps.pop(article_id, None)
        block = self._block_of.get(article_id)
        if block is None:
            if not self._blocks or self._blocks[-1].characters >= BLOCK:
                self._blocks.append(Block(self._raw_letter))
            block = self._block_of[article_id] = self._blocks[-1]
        block.put(article_id, fold(text))

    def drop(self, article_id: str) -> None:
        """Take an article out, if it is here."""
        self._maps.pop(article_id, None)
        block = self._block_of.pop(article_id, None)
        if block is not None:
            block.drop(article_id)

    def folded(self, article_id: str) -> Folded:
        """Return one article with its map; made anew for articles that were not asked for lately."""
        found = self._maps.get(article_id)
        if found is None:
            found = self._maps[article_id] = fold(self._text_of(article_id))
            if len(self._maps) > _KEPT:
                self._maps.popitem(last=False)
        else:
            self._maps.move_to_end(article_id)
        return found

    def forget(self) -> None:
        """Let go of the maps of articles; they are made again where they are needed."""
        self._maps.clear()

    def _raw_letter(self, article_id: str, offset: int) -> str:
        folded = self.folded(article_id)
        return folded.raw[folded.starts[offset]]
