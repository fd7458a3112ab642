"""Reading text files line by line, as bytes: only line feeds end a line, whatever else a text holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.formats.imported import ImportFileError

LONGEST = 64 * 1024 * 1024
"""Bytes of the longest line that is read: an article of tens of millions of letters with all its spans."""


def numbered_lines(
    path: Path, longest: int = LONGEST, *, keep_ends: bool = False
) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers from 1, without a byte order mark and, unless kept, line ends.

    Raises ImportFileError for a line that is no UTF-8 or longer than `longest` bytes.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(longest + 1):
            number += 1
            if len(line) > longest:
                raise ImportFileError(
                    path, number, f"is longer than {longest:,} bytes; is this the right file?"
                )
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                fault = f"is no UTF-8 (byte {error.start + 1}); save the file as UTF-8"
                raise ImportFileError(path, number, fault) from error
            text = text.removeprefix("\ufeff") if number == 1 else text
            yield number, text if keep_ends else text.rstrip("\r\n")
