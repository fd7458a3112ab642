"""Dates as other programs write them, brought to the day."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_LONGEST = 60


def day_of(said: str) -> str:
    """Return ``2020-09-09`` for a time that begins with year, month and day; anything else as it is."""
    said = " ".join(said.split())[:_LONGEST]
    day = _DAY.match(said)
    return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}" if day else said
