"""What is read: figures, which count something, and numbers that do not. Offsets are code points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Modifier(StrEnum):
    """The word that makes a number exact, rounded or a limit."""

    EXACT = "exact"
    ABOUT = "about"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Kind(StrEnum):
    """How a figure counts: one by one, in hundredths, in parts of a whole, or without a number («عشرات»)."""

    COUNT = "count"
    PERCENT = "percent"
    FRACTION = "fraction"
    VAGUE = "vague"


class OtherKind(StrEnum):
    """What a number is that counts nothing."""

    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"  # المادة 7, القرار 2254, اللواء 30
    MODEL = "model"  # إف 16, كوفيد-19
    PHONE = "phone"
    MARK = "mark"  # the number of a list, a footnote, a score


Number = int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity at ``[start, end)`` with its modifier, its unit noun and the noun's adjectives.

    `value` is the number; None where the text gives only bounds: a range, an upper limit («أقل من 2000»
    attests not one soldier), a word such as «عشرات». A lower limit is attested, so it is value and `low`.
    `unit` is what is counted, as one of the words of `nouns.py` (``troops``), empty if the text does not say.
    `is_misprint` marks a number that the article got wrong («7000 آلاف»).
    """

    start: int
    end: int
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    modifier: Modifier | None = None
    unit: str = ""
    kind: Kind = Kind.COUNT
    is_misprint: bool = False


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number, or a word that looks like one, at ``[start, end)`` that counts nothing."""

    start: int
    end: int
    kind: OtherKind
