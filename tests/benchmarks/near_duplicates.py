"""How long near-duplicates take to find: ``python -m tests.benchmarks.near_duplicates [ARTICLES]``.

Articles of 4,000 characters with the words of the samples in the frequencies of a language, every fiftieth of
them a shortened and corrected copy of another one. Also what a new hundred takes against all of them.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from itertools import accumulate
from pathlib import Path

from annotations.near_duplicates import against, near_duplicates

_SEEDS = Path(__file__).parents[2] / "seeds"
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def corpus(articles: int, draw: random.Random) -> tuple[dict[str, str], int]:
    """Return texts by name, and how many of them are copies."""
    words = sorted({w for path in _SEEDS.glob("*.txt") for w in path.read_text("utf-8").split()})
    words += ("".join(draw.choices(_LETTERS, k=draw.randint(3, 9))) for _ in range(40_000))
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    texts: dict[str, str] = {}
    copies = 0
    for number in range(articles):
        if number % 50 == 49:
            original = texts[str(draw.randrange(number))].split()
            kept = original[len(original) // 10 : -len(original) // 4]
            chosen = [f"{word}ا" if draw.random() < 0.05 else word for word in kept]
            copies += 1
        else:
            chosen = draw.choices(words, cum_weights=weights, k=590)
        texts[str(number)] = " ".join(chosen)
    return texts, copies


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    texts, copies = corpus(count, random.Random(1))
    new = {f"new {name}": texts[name] for name in list(texts)[:100]}
    print(
        f"{count:,} articles, {sum(map(len, texts.values())) // count:,} characters each, {copies:,} copies"
    )
    for what, search in (
        ("all against all", lambda: near_duplicates(texts)),
        ("100 new against all", lambda: against(new, texts)),
    ):
        wall, cpu = time.perf_counter(), time.process_time()
        found = search()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"{what}: {wall:.1f} s ({cpu:.1f} s of a processor), {len(found):,} pairs")
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
