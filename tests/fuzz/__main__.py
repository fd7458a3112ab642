"""`python -m tests.fuzz`: damage real files and read them, format by format, and print a table.

Status 1 when a fault was found; the files that show it are in the folder `--keep`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotations.formats import FORMATS
from tests.fuzz.watch import fuzz, table_of


def main() -> int:
    """Carry out a command line and return the exit status."""
    readable = [name for name, form in FORMATS.items() if form.can_read]
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the readers.")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"(default: all) {', '.join(readable)}")
    parser.add_argument("--seconds", type=float, default=10, help="for each format (default: %(default)s)")
    parser.add_argument("--seed", default="1", help="another one, other files (default: %(default)s)")
    parser.add_argument(
        "--number", type=int, help="only the file of this number, as faults and the table name it"
    )
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"), help="(default: %(default)s)")
    arguments = parser.parse_args()
    if set(arguments.formats) - set(readable):
        parser.error(f"these can be read: {', '.join(readable)}")
    results = []
    for form in arguments.formats or readable:
        first, files = (arguments.number, 1) if arguments.number is not None else (0, 1_000_000_000)
        (result,) = fuzz(
            [form],
            arguments.seed,
            seconds=arguments.seconds,
            first=first,
            files=files,
            keep=arguments.keep.absolute(),
        )
        results.append(result)
        for sign, words in result.words.items():
            print(f"{form}: {result.faults[sign]} × {sign}: {words}\n", flush=True)
        print(table_of([result]), file=sys.stderr, flush=True)
    print(table_of(results))
    return 1 if any(result.faults for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
