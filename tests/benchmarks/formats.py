"""Measure exports and imports of 1,000 and 10,000 articles with 100 spans each, in every format.

Writing, proving (keeping the works, reading again, comparing) and reading are timed apart, with the works in
memory, against `json.dumps` of the same rows written into a file in the same run. Ratios are of medians of
the processor’s seconds. `--memory` exports projects of both
sizes by the command line instead and tells the highest memory of each: for formats of lines it must not grow
with the corpus. Run as ``python tests/benchmarks/formats.py [--articles N] [--formats F,…] [--runs N]
[--folder FOLDER] [--memory] [--json]``; FOLDER holds or gets the corpora of `make_corpus.py`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annotations.exporting import choose  # noqa: E402
from annotations.formats import FORMATS  # noqa: E402
from annotations.formats.format import ExportOptions, Format, MissingExtraError  # noqa: E402
from annotations.formats.jsonl import row_of  # noqa: E402
from annotations.model import AnnotatedArticle  # noqa: E402
from annotations.proof import prove  # noqa: E402
from annotations.store import Project  # noqa: E402
from annotations.written_works import WrittenWorks  # noqa: E402
from tests.benchmarks.make_corpus import make_corpus  # noqa: E402

SIZES = (1_000, 10_000)
SPANS = 100
Row = dict[str, str | float]


class _Times:
    """Runs of one piece of work: seconds, and seconds of the processor, which a busy machine blurs less."""

    def __init__(self) -> None:
        self._walls: list[float] = []
        self._cpus: list[float] = []

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time the block."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self._walls.append(time.perf_counter() - wall)
        self._cpus.append(time.process_time() - cpu)

    @property
    def cpu(self) -> float:
        """The median of the processor's seconds."""
        return median(self._cpus)

    def as_row(self, what: str) -> Row:
        """Return both medians under names."""
        return {what: median(self._walls), f"{what} cpu": self.cpu}


def corpus(folder: Path, articles: int) -> Path:
    """Return a project of so many articles, made if it is not there."""
    path = folder / f"{articles}x{SPANS}"
    if not path.exists():
        path.mkdir()
        make_corpus(path, articles, SPANS)
    return path


def times(project: Project, forms: list[Format], runs: int) -> Iterator[Row]:
    """Yield seconds by format; the first row is `json.dumps` of the same rows."""
    works = list(choose(project))
    options = ExportOptions(project.schema, project.entities)
    gc.freeze()
    plain = _Times()
    for _ in range(runs):
        with _place() as place, plain.timed():
            _plain(works, options, place / "rows")
    yield {"format": "json.dumps", **plain.as_row("write"), "ratio": 1.0}
    for form in forms:
        try:
            yield _times_of(form, works, options, runs, plain.cpu)
        except MissingExtraError as error:
            yield {"format": form.name, "note": str(error)}


def _times_of(
    form: Format, works: Iterable[AnnotatedArticle], options: ExportOptions, runs: int, base: float
) -> Row:
    assert form.write is not None
    writing, proving, reading = _Times(), _Times(), _Times()
    for _ in range(runs):
        with _place() as place, WrittenWorks(folder=place) as kept:
            path = place / f"corpus{form.extension}"
            with writing.timed():
                report = form.write(works, path, options)
            with proving.timed():
                for work in works:
                    kept.add(work)
                proof = prove(form, path, kept, report, options)
            assert proof.holds, proof.differences
            with reading.timed():
                for _ in form.read(path) if form.read else ():
                    pass
    row: Row = {"format": form.name, **writing.as_row("write"), "ratio": writing.cpu / base}
    row |= proving.as_row("prove")
    return row | reading.as_row("read") if form.read is not None else row


def _plain(works: Iterable[AnnotatedArticle], options: ExportOptions, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for work in works:
            file.write(json.dumps(row_of(work, options), ensure_ascii=False) + "\n")


@contextmanager
def _place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="formats-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def memory(folder: Path, forms: list[Format]) -> Iterator[Row]:
    """Yield the highest memory of an export with its proof, in MB by the number of articles."""
    for form in forms:
        row: Row = {"format": form.name}
        for articles in SIZES:
            with _place() as place:
                command = [sys.executable, "-m", "annotations", "export", str(corpus(folder, articles))]
                command += ["--format", form.name, "--output", str(place / f"corpus{form.extension}")]
                start = time.perf_counter()
                child = subprocess.Popen(
                    command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                _, status, usage = os.wait4(child.pid, 0)
                child.returncode = os.waitstatus_to_exitcode(status)
                row[f"MB of {articles}"] = usage.ru_maxrss / 1024 if not status else "failed"
                row[f"s of {articles}"] = time.perf_counter() - start
        yield row


def main() -> None:
    """Print the table that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=SIZES[0])
    parser.add_argument("--formats", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    wanted = asked.formats.split(",") if asked.formats else [f.name for f in FORMATS.values() if f.can_write]
    forms = [FORMATS[name] for name in wanted]
    with _place() as own:
        folder = asked.folder or own
        if asked.memory:
            rows = memory(folder, forms)
        else:
            rows = times(Project.open(corpus(folder, asked.articles)), forms, asked.runs)
        for row in rows:
            if asked.json:
                print(json.dumps(row), flush=True)
            else:
                cells = (f"{k} {v:.2f}" if isinstance(v, float) else str(v) for k, v in row.items())
                print("  ".join(cells), flush=True)


if __name__ == "__main__":
    main()
