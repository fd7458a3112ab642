"""`python -m tests.fuzz.worker`: damage and try file after file, and say a line of JSON of each.

It is ended by the system when one file takes too much time, and by its own limits gets no more memory than an
ordinary machine can spare. Whoever started it goes on with the next file then.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from random import Random

from tests.fuzz import guard
from tests.fuzz.damage import damaged
from tests.fuzz.seeds import seeds_of
from tests.fuzz.trial import Ground, Outcome, Way
from tests.fuzz.watch import kept

MEMORY = 1536 * 1024 * 1024
SECONDS = 10
"""Of the processor for one file."""

_MINIMISING = 3.0
_MOST_KEPT = 3
"""So many files are kept of faults that are probably the same."""
_SURROGATE_NAME = os.fsdecode(b"a\xff\xfe")


def main() -> None:
    """Carry out what the one argument says, in JSON: folder, seed, todo, said_to and keep."""
    order = json.loads(sys.argv[1])
    folder = Path(order["folder"])
    _limit(folder)
    ground = Ground(folder)
    guard.install()
    with os.fdopen(order["said_to"], "w", encoding="utf-8") as said:
        for form, first, last, seconds in order["todo"]:
            until = time.monotonic() + seconds
            keeping = _Keeping(order["keep"])
            for number in range(first, last):
                left = until - time.monotonic()
                about = {"form": form, "number": number, "left": left}
                print(json.dumps(about), file=said, flush=True)
                if left <= 0:
                    break
                outcome = _try(ground, form, number, f"{order['seed']}:{form}:{number}", keeping)
                print(json.dumps({**about, **asdict(outcome)}), file=said, flush=True)
        print(json.dumps({"form": "", "fault": ""}), file=said, flush=True)


def _limit(folder: Path) -> None:
    for name in ("home", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    os.environ["HOME"] = str(folder / "home")
    os.environ["TMPDIR"] = str(folder / "tmp")
    tempfile.tempdir = str(folder / "tmp")
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        del os.environ[name]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Keeping:
    """Keeps the first files that show a fault, made as small as is easily done."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) if folder else None
        self._count: Counter[str] = Counter()

    def keep(self, ground: Ground, path: Path, way: Way, number: int, outcome: Outcome) -> None:
        self._count[outcome.sign] += 1
        if self._folder is None or self._count[outcome.sign] > _MOST_KEPT:
            return
        words = f"{way}\n\n{outcome.fault}"
        place = kept(self._folder, ground.input, way.form or "told", number, words)
        if path.is_file() and path.stat().st_size < 1_000_000:
            (place / f"smaller{path.suffix}").write_bytes(_smaller(ground, path, way, outcome.sign))


def _smaller(ground: Ground, path: Path, way: Way, sign: str) -> bytes:
    """Return as few bytes of a file as show the same fault, after some seconds of leaving pieces out."""
    data = path.read_bytes()
    until = time.process_time() + _MINIMISING
    size = max(1, len(data) // 2)
    while time.process_time() < until:
        for start in range(0, len(data), size):
            shorter = data[:start] + data[start + size :]
            path.write_bytes(shorter)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            if time.process_time() > until:
                break
            if ground.attempt(path, way).sign == sign:
                data = shorter
                break
        else:
            if size == 1:
                break
            size = max(1, size // 2)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return data


def _try(ground: Ground, form: str, number: int, seed: str, keeping: _Keeping) -> Outcome:
    random = Random(seed)
    seeds = list(seeds_of(form))
    files = random.choice(seeds)
    with suppress(MemoryError, RecursionError):  # Of the damaging, which is not what is tried.
        files = damaged(files, seeds, random, ground.outside)
    way = Way.of_chance(form, random)
    path = _write(ground.input, files, random)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    outcome = ground.attempt(path, way)
    signal.setitimer(signal.ITIMER_PROF, 0)
    if outcome.fault:
        keeping.keep(ground, path, way, number, outcome)
    return outcome


def _write(folder: Path, files: dict[str, bytes], random: Random) -> Path:
    """Write the input and return what a person would name of it: the one file, or the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if len(files) == 1:
        (name, data) = next(iter(files.items()))
        path = folder / Path(name).name
        if random.random() < 0.02:
            path = path.with_stem(
                random.choice((_SURROGATE_NAME, "خبر 🚨", "a" * 200, "a\u202eb", "CON", "a\nb", ".a"))
            )
        path.write_bytes(data)
        return path
    for name, data in files.items():
        path = folder / "corpus" / name
        if not path.exists() and not any(parent.is_file() for parent in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder / "corpus"


if __name__ == "__main__":
    main()
