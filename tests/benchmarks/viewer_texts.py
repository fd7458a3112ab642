"""Texts of any size made of the sample articles' sentences, and spans over them; the same ones every time."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annotations.model import Span

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LABELS = ("actor", "figure", "base", "stance")
PARAGRAPH = 400
"""Characters in a paragraph of a text that has any."""

_OVERLAPPING = _WITHIN_WORDS = 0.1


@dataclass(frozen=True)
class Case:
    """A text of a size, in paragraphs or as a single one, with a number of spans."""

    size: int
    count: int
    one_paragraph: bool

    @property
    def name(self) -> str:
        """The case in words."""
        form = "one paragraph" if self.one_paragraph else f"paragraphs of {PARAGRAPH}"
        return f"{self.size:,} characters, {self.count:,} spans, {form}"

    @cached_property
    def text(self) -> str:
        """The text."""
        return make_text(self.size, self.one_paragraph)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans, in reading order."""
        return make_spans(self.text, self.count)


def make_text(size: int, one_paragraph: bool) -> str:
    """Return shuffled sentences of the sample articles, `size` characters long."""
    sentences = [
        sentence.strip()
        for file in sorted(SEEDS.glob("*.txt"))
        for sentence in file.read_text("utf-8").replace("\n", " ").split(". ")
        if sentence.strip()
    ]
    dice = random.Random(0)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(dice.choice(sentences) + ". ")
        length += len(parts[-1])
    text = "".join(parts)[:size]
    if one_paragraph:
        return text
    letters = list(text)
    place = text.find(" ", PARAGRAPH)
    while place >= 0:
        letters[place] = "\n"
        place = text.find(" ", place + PARAGRAPH)
    return "".join(letters)


def make_spans(text: str, count: int) -> tuple[Span, ...]:
    """Return spans of words, a tenth of which reach into the span before; another tenth begins in a word."""
    dice = random.Random(2)
    room = len(text) / max(1, count)
    starts = [match.start() for match in re.finditer(r"(?<!\S)\S", text)]
    spans: list[Span] = []
    for number in range(count):
        start = starts[min(len(starts) - 1, bisect_left(starts, round(number * room)))]
        if spans and dice.random() < _OVERLAPPING:
            start = max(spans[-1].start, spans[-1].end - 3)
        elif spans and start < spans[-1].end:
            start = spans[-1].end + 1
        if dice.random() < _WITHIN_WORDS or (spans and start == spans[-1].start):
            # Qt's widgets tell extra selections apart by where they begin.
            start += 1
        wanted = start + dice.randrange(4, max(5, min(40, round(room))))
        end = text.find(" ", wanted - 4, wanted)
        end = end if end > start else wanted
        if end > len(text):
            start, end = len(text) - 5, len(text)
        spans.append(Span(f"{number:08x}", start, end, dice.choice(LABELS), text[start:end]))
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))
