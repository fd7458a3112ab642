"""The ground that is searched: one folded text or many, one after another, with where words meet in them.

Every text stands between two line feeds, which no folded text holds, so that no match reaches from one into
the next and no look-up needs to ask whether the text ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotations.text.folding import Folded

BOUNDARY = "\n"


@dataclass(frozen=True, slots=True)
class Ground:
    """Folded text with a `BOUNDARY` before, between and after the texts. Offsets count in `text`.

    `seams`: where a word begins right after the last letter of another. `cuts`: places inside one raw
    character. `raw_letter` gives the raw character that stands at an offset.
    """

    text: str
    seams: frozenset[int]
    cuts: frozenset[int]
    raw_letter: Callable[[int], str]


def ground_of(folded: Folded) -> Ground:
    """Return one text as ground; its offset 0 is 1 there."""
    return Ground(
        f"{BOUNDARY}{folded.text}{BOUNDARY}",
        frozenset(1 + offset for offset in folded.seams),
        frozenset(1 + offset for offset in folded.cuts),
        lambda offset: folded.raw[folded.starts[offset - 1]],
    )
