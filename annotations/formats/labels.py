"""Labels' ids as other programs take them: in ASCII letters, and back."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def ascii_label(label: str) -> str:
    """Return a label's id in ``A-Z a-z 0-9 _ -``, other characters as ``_`` and their UTF-16 code.

    An underline that such a code could be read from is written as its code, so `label_of_ascii` brings
    every id back.
    """
    return re.sub(r"_(?=[0-9A-F]{4})|[^A-Za-z0-9_-]", _code, label)


def label_of_ascii(written: str) -> str:
    """Return the label's id that `ascii_label` wrote so. What it never writes stays as it is."""
    return re.sub(r"(?:_[0-9A-F]{4})+", _letters, written)


def _code(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex().upper()
    return "".join(f"_{units[i : i + 4]}" for i in range(0, len(units), 4))


def _letters(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group().replace("_", "")).decode("utf-16-be", "replace")
