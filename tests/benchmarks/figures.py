"""How long the figures of an article take: ``python -m tests.benchmarks.figures``.

The yardstick, cutting the same text into words, runs in the same process: on a busy machine compare the two.
Expected: 2 ms for a dense article of 4,000 characters, and the same for each 4,000 of a long text.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from annotations.text.figures import read_figures, read_other

SEEDS = Path(__file__).parents[2] / "seeds"
LENGTH = 4_000
ROUNDS = 200
LONG = 250


def quickest(work: Callable[[], object], rounds: int) -> float:
    """Return the least time of many runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print a line for each sample, and one for all of them as one long text."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    print(f"first call, which makes the tables: {quickest(lambda: read_figures(texts[0]), 1):.1f} ms")
    print(f"{'characters':>10} {'figures':>8} {'other':>6} {'ms':>8} {'ms/4,000':>9} {'words, ms':>10}")
    for text, rounds in [*((text, ROUNDS) for text in texts), ("\n".join(texts * LONG)[: LENGTH * LONG], 1)]:
        spent = quickest(lambda text=text: read_figures(text), rounds)
        yardstick = quickest(lambda text=text: re.findall(r"\w+", text), rounds)
        counts = f"{len(read_figures(text)):>8,} {len(read_other(text)):>6,}"
        each = spent * LENGTH / len(text)
        print(f"{len(text):>10,} {counts} {spent:>8.2f} {each:>9.2f} {yardstick:>10.2f}")


if __name__ == "__main__":
    main()
