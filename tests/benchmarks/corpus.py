"""Measure a project of 10,000 articles with 100 spans each, and a list of 100,000 articles.

Opening against `os.scandir` with `stat` over the same files, warm and cold (what the files hold, and the
index, out of the system's cache; Python and Qt stay in it); starting the program; going from article to
article; labelling, with every moment in which the window did not answer; memory. Every part runs in a process
of its own. Run as ``python tests/benchmarks/corpus.py [--json] [--folder FOLDER]``; FOLDER holds or gets the
corpus of `make_corpus.py`. It needs no display.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.store.index import index_path  # noqa: E402
from tests.benchmarks import start  # noqa: E402
from tests.benchmarks.corpus_runs import make_cold  # noqa: E402
from tests.benchmarks.make_corpus import make_corpus  # noqa: E402

STARTS = 3
FEW = 10
OPENING_COSTS = 6.0
"""So many times the bare walk over the files the opening may cost."""
WORK = (
    ("switch", "another article painted", 50),
    ("painted", "key to painted span", 0),
    ("saved", "key to saved span", 0),
    ("edit gaps", "window did not answer during an edit", 16),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `wanted` is the most it may be; 0: it is there to compare with."""

    words: str
    value: float
    unit: str = "ms"
    wanted: float = 0.0

    @property
    def verdict(self) -> str:
        """Whether it is as wanted."""
        if not self.wanted:
            return ""
        met = "met" if self.value <= self.wanted else "NOT MET"
        return f"≤ {self.wanted:<8g} {met}"


def run(call: str, surroundings: dict[str, str]) -> dict[str, Any]:
    """Run a function of `corpus_runs` in a process of its own and return what it prints."""
    code = f"from tests.benchmarks.corpus_runs import *; {call}"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def usable(folder: Path, home: Path, surroundings: dict[str, str], *, cold: bool) -> tuple[float, float]:
    """Start the program on the corpus; return when it took a key, and the memory it held then."""
    runs = []
    for _ in range(STARTS + 1):
        if cold:
            make_cold((folder, home / ".cache"))
        runs.append(start.run("run_hashiya({start}, {folder!r})", str(folder), surroundings))
    walls = median(found["marks"]["usable"][0] for found in runs[1:])
    return walls, median(found["memory"] for found in runs[1:])


def measure(folder: Path, home: Path) -> list[Figure]:
    """Measure everything, one after the other."""
    around = start.environment(home)
    opened = run(f"open_project({str(folder)!r}, {str(home / '.cache')!r})", around)
    if opened["left unread"]:
        sys.exit("the index did not know everything")
    warm, _ = usable(folder, home, around, cold=False)
    cold, _ = usable(folder, home, around, cold=True)
    small = home / "small"
    make_corpus(small, FEW)
    listed = run("use_long_list()", around)
    at_ten = run(f"work_in_window({str(small)!r})", around)
    worked = run(f"work_in_window({str(folder)!r})", around)
    next((home / ".cache").rglob(index_path(folder).name)).unlink()
    fresh = run(f"work_in_window({str(folder)!r})", around)
    walk = opened["walk"]
    figures = [
        Figure("bare walk: scandir and stat of 20,000 files", walk),
        Figure("open, known from the index", opened["warm"]),
        Figure("  against the bare walk", opened["warm"] / walk, "×", OPENING_COSTS),
        Figure("open, files and index not in memory", opened["cold"]),
        Figure("program started, window takes keys: warm", warm, wanted=1000),
        Figure("program started, window takes keys: cold", cold, wanted=2000),
        Figure("no index: first article", opened["without index"]),
        Figure("no index: reading everything", opened["reading all"]),
        Figure("keeping the index", opened["keeping the index"]),
    ]
    for what, words, wanted in WORK:
        base, found = at_ten[what], worked[what]
        figures += [
            Figure(f"{words}, median", median(found)),
            Figure("  in a project of 10 articles", median(base)),
            Figure(f"{words}, worst", max(found), wanted=wanted),
            Figure("  in a project of 10 articles", max(base)),
        ]
    figures += [
        Figure("window did not answer while reading without index, worst", max(fresh["reading gaps"])),
        Figure("memory after 60 articles and edits", worked["memory"], "MB", 300),
        Figure("memory after the same, read without index", fresh["memory"], "MB", 300),
    ]
    figures += (
        Figure(f"100,000 rows: {what}", value, wanted=0 if what.startswith("bare") else 100)
        for what, value in listed.items()
    )
    return figures


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, help="folder of the corpus; made if it is not there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name) / "corpus"
        if not folder.exists():
            make_corpus(folder)
        figures = measure(folder, Path(name))
    if options.json:
        rows = [
            {"what": f.words, "value": f.value, "unit": f.unit, "wanted": f.wanted or None} for f in figures
        ]
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for figure in figures:
            print(f"{figure.words:60} {figure.value:8.1f} {figure.unit:3} {figure.verdict}")


if __name__ == "__main__":
    main()
