"""Measure the article view against Qt's own text widgets in the same run.

Texts of 5,000 to 1,000,000 characters, in paragraphs and as a single one, with 100 to 100,000 spans, a tenth
of them overlapping. Milliseconds of CPU time (offscreen painting never waits) from the call or key until the
picture is painted; added memory from a process of its own for every case and widget. At the end stands which
expectations are met. Run as ``python tests/benchmarks/viewer.py [--json] [--markdown] [--rounds N]
[--quick]``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.theme import apply_theme, load_theme
from tests.benchmarks.viewer_expectations import MEMORY, Results, Verdict, judge
from tests.benchmarks.viewer_report import markdown, table
from tests.benchmarks.viewer_steps import Bench, Found
from tests.benchmarks.viewer_subjects import OURS, PLAIN, SUBJECTS, load_font
from tests.benchmarks.viewer_texts import Case

CASES = (
    Case(5_000, 100, False),
    Case(5_000, 100, True),
    Case(10_000, 1_000, True),
    Case(100_000, 10_000, False),
    Case(100_000, 10_000, True),
    Case(1_000_000, 100, True),
    Case(1_000_000, 10_000, False),
    Case(1_000_000, 10_000, True),
    Case(1_000_000, 100_000, False),
    Case(1_000_000, 100_000, True),
)
PATIENCE, QUICK_PATIENCE = 20.0, 4.0


def main() -> None:
    """Print tables, or JSON."""
    options = _parse()
    application = QApplication([])
    _style_scroll_bars(application)
    load_font()
    if options.memory:
        number, subject = options.memory
        print(_memory_added(CASES[int(number)], subject, options.rounds))
        return
    rounds, patience = (5, QUICK_PATIENCE) if options.quick else (options.rounds, PATIENCE)
    results: dict[Case, dict[str, dict[str, Found]]] = {}
    in_sight: dict[Case, int] = {}
    for number, case in enumerate(CASES):
        if options.case and number not in options.case:
            continue
        _collect(case)
        results[case] = {}
        for subject in SUBJECTS:
            if reason := _why_not(case, subject):
                print(f"{case.name}: without {subject}: {reason}", file=sys.stderr)
                continue
            print(f"{case.name}: {subject}", file=sys.stderr)
            bench = Bench(subject, case, rounds, patience)
            results[case][subject] = bench.run()
            if subject == OURS:
                in_sight[case] = bench.spans_in_sight()
            bench.close()
            if not options.no_memory:
                results[case][subject][MEMORY] = _memory_in_child(number, subject, rounds)
    _print(results, judge(results, in_sight), options)
    del application


def _style_scroll_bars(application: QApplication) -> None:
    """Give all widgets the program's scroll bars: to paint those of Qt's own style takes up to half a frame.

    The rest of the program's style sheet would put frames around Qt's widgets, which make them slower.
    """
    apply_theme(application, load_theme("light"))
    rules = application.styleSheet().splitlines()
    application.setStyleSheet("\n".join(rule for rule in rules if rule.startswith("QScrollBar")))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true", help="print the tables as the README has them")
    parser.add_argument("--rounds", type=int, default=15, help="how often each step is taken at least")
    parser.add_argument("--quick", action="store_true", help="few rounds: for a look, not for a figure")
    parser.add_argument("--case", type=int, action="append", help=f"only this case, 0 to {len(CASES) - 1}")
    parser.add_argument("--no-memory", action="store_true", help="leave memory out")
    parser.add_argument("--memory", nargs=2, metavar=("CASE", "WIDGET"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _why_not(case: Case, subject: str) -> str:
    """Return why a widget is left out of a case; empty if it is not."""
    if subject == PLAIN and case.one_paragraph and case.size > 100_000:
        return "it lays out the whole paragraph anew for every span, half a minute and more for one opening"
    return ""


def _collect(case: Case) -> None:
    """Make the text and the spans, and leave them out of collections as the program does."""
    assert len(case.text) == case.size
    assert len(case.spans) == case.count
    gc.collect()
    gc.freeze()


def _memory_in_child(number: int, subject: str, rounds: int) -> Found:
    command = [sys.executable, __file__, "--memory", str(number), subject, "--rounds", str(rounds)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"added": float(answer.stdout), "text": float(sys.getsizeof(CASES[number].text))}


def _memory_added(case: Case, subject: str, rounds: int) -> int:
    """Return how many bytes this process grows by when a widget opens a text and is used."""
    _collect(case)
    bench = Bench(subject, case, rounds, PATIENCE)
    gc.collect()
    before = _resident()
    bench.use()
    gc.collect()
    return _resident() - before


def _resident() -> int:
    """Return the bytes of memory that this process holds (where the system does not tell, the most ever)."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _print(results: Results, verdicts: list[Verdict], options: argparse.Namespace) -> None:
    if options.json:
        cases = {case.name: subjects for case, subjects in results.items()}
        print(json.dumps({"cases": cases, "expectations": [vars(verdict) for verdict in verdicts]}, indent=1))
    elif options.markdown:
        print(markdown(results, verdicts))
    else:
        print(table(results, verdicts))


if __name__ == "__main__":
    main()
