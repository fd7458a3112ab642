"""Measure what one durable edit costs, in a project of 10 articles and in one of 10,000.

Every round saves one span more (or one less) in one of ten articles of each project, and replaces a file of
the same bytes in the same folder as barely as can be: temp file, fsync, rename, fsync of the folder.
Milliseconds, wall and CPU; medians. Run as ``python tests/benchmarks/store.py [--json] [--rounds N]
[--big FOLDER]``, where FOLDER holds or gets the big corpus of `make_corpus.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.model import make_span  # noqa: E402
from annotations.store import Project  # noqa: E402
from tests.benchmarks.make_corpus import ANNOTATOR, ARTICLES, make_corpus  # noqa: E402

FEW = 10
WANTED = 1.3
"""The edit in the big project takes so much of the one in the small project at most."""
Times = dict[str, list[tuple[float, float]]]


def edit(project: Project, number: int) -> None:
    """Add a span to an article, or take it away again the next time."""
    headings = project.headings
    heading = headings[number // 2 % FEW * (len(headings) // FEW)]
    annotations = project.annotations(heading.id)
    if number % 2:
        spans = tuple(span for span in annotations.spans if span.note != "measured")
    else:
        span = replace(make_span(project.article(heading.id), 0, 9, "actor"), note="measured")
        spans = (span, *annotations.spans)
    project.save(replace(annotations, spans=spans))


def replace_barely(path: Path, data: bytes) -> None:
    """Replace a file durably with nothing around it."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def took(work: Callable[[], None]) -> tuple[float, float]:
    """Return wall and CPU milliseconds of some work."""
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - cpu)


def measure(small: Project, big: Project, rounds: int) -> Times:
    """Edit both projects and replace a bare file in turn."""
    bare = big.store / big.annotator / "bare.bin"
    data = big.annotation_path(big.headings[0].id).read_bytes()
    works: dict[str, Callable[[int], None]] = {
        "bare": lambda _: replace_barely(bare, data),
        "small": lambda number: edit(small, number),
        "big": lambda number: edit(big, number),
    }
    times: Times = {name: [] for name in works}
    for name in ("small", "big"):
        times[f"first in {name}"] = [took(partial(works[name], 0))]
        for number in range(1, 2 * FEW):
            works[name](number)
    for number in range(rounds):
        for name, work in works.items():
            times[name].append(took(partial(work, number)))
    bare.unlink()
    return times


def summary(times: Times) -> dict[str, Any]:
    """Return medians and 95th percentiles, and the ratios that are wanted."""
    results: dict[str, Any] = {}
    for name, values in times.items():
        walls = sorted(wall for wall, _ in values)
        results[name] = {
            "wall": median(walls),
            "p95": walls[int(0.95 * (len(walls) - 1))],
            "cpu": median(cpu for _, cpu in values),
        }
    wall = {name: found["wall"] for name, found in results.items()}
    results["ratios"] = {
        "big against small": _held(wall["big"] / wall["small"], WANTED),
        "small against bare": {"is": wall["small"] / wall["bare"]},
    }
    return results


def _held(ratio: float, wanted: float) -> dict[str, Any]:
    return {"is": ratio, "wanted": wanted, "met": ratio <= wanted}


def print_table(results: dict[str, Any]) -> None:
    """Print the results for a person."""
    words = {
        "bare": "bare temp + fsync + rename + fsync(dir)",
        "small": f"one durable edit, project of {FEW:,} articles",
        "big": f"one durable edit, project of {ARTICLES:,} articles",
        "first in small": "the first edit after opening, small",
        "first in big": "the first edit after opening, big",
    }
    print(f"{'milliseconds':52} {'wall':>8} {'p95':>8} {'CPU':>8}")
    for name, said in words.items():
        found = results[name]
        print(f"{said:52} {found['wall']:8.2f} {found['p95']:8.2f} {found['cpu']:8.2f}")
    print()
    for name, ratio in results["ratios"].items():
        wanted = (
            f"wanted ≤ {ratio['wanted']}   {'met' if ratio['met'] else 'NOT MET'}" if "met" in ratio else ""
        )
        print(f"{name:52} {ratio['is']:7.2f}×   {wanted}")


def opened(folder: Path) -> Project:
    """Open a project as the window does, and wait until all of it is read."""
    project = Project.open(folder, ANNOTATOR, read_all=False)
    for _ in project.read_on():
        pass
    return project


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--big", type=Path, help="folder of the big corpus; made if it is not there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        big, small = options.big or Path(name) / "big", Path(name) / "small"
        for folder, articles in ((big, ARTICLES), (small, FEW)):
            if not folder.exists():
                make_corpus(folder, articles)
        results = summary(measure(opened(small), opened(big), options.rounds))
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        print_table(results)


if __name__ == "__main__":
    main()
