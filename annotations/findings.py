"""What checking a project can find, in words, and what repairing would do about each. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; only errors make `hashiya check` fail."""

    ERROR = "error"
    NOTICE = "notice"


class Repair(StrEnum):
    """What `hashiya check --repair` does about a finding; BY_HAND and NONE are left alone."""

    TRIM = "take the white space off its ends"
    MERGE = "merge it with its twin"
    TAKE_BACK = "take it back to its place"
    SET_ASIDE = "set it aside among what does not fit"
    RESEAL = "renew the hash over what stands there"
    DELETE = "delete it"
    BY_HAND = "by hand"
    NONE = ""

    @property
    def is_safe(self) -> bool:
        """Whether it is done without asking anybody: nothing is lost by it."""
        return self not in {Repair.BY_HAND, Repair.NONE}


class Kind(StrEnum):
    """The kinds of findings, each with its words; `{0}`, `{1}` stand for the finding's values."""

    PASSED_OVER = "passed over: {0}"
    ARTICLE_MISSING = "the article’s file is missing"
    ARTICLE_UNREADABLE = "the article’s file {0}"
    ARTICLE_CHANGED = "the article’s file has changed since it was annotated"
    NO_ARTICLE = "belongs to the article “{0}”, which is missing"
    DAMAGED = "damaged: it {0}; no backup has it whole"
    DAMAGED_KEPT = "damaged: it {0}; the backup of {1} has it whole"
    NEWER = "was written by a newer version of Hashiya"
    READ_ONLY = "{0}"
    ALTERED = "was changed by something other than Hashiya"
    UNREADABLE_ENTITY = "an entity cannot be read: {0}"
    MISFIT = "{0}"
    DANGLING = "{0}"
    KEPT_ASIDE = "set aside: {0}"
    FITS_AGAIN = "was set aside, and fits again"
    AGAINST_SCHEMA = "{0}"
    ENTITY_MISSING = "its entity “{0}” is missing"
    CONTRADICTED = "has the value {0}, but its text says {1}"
    EDGE_SPACE = "begins or ends with white space"
    ONLY_SPACE = "holds white space alone"
    TWIN = "is the same as the span {0}"
    NEAR_TWIN = "has the place and label of the span {0}, but other details"
    ID_TAKEN = "spans of this file, {0} in all, have ids that are used in {1} too"
    LEFT_OVER = "left over from an interrupted save"
    SET_ASIDE_FILE = "is no annotation file; a damaged or changed one was set aside under such a name"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth knowing. `file` is relative to the project; `id` may be empty."""

    severity: Severity
    file: str
    id: str
    message: str
    repair: Repair = Repair.NONE
    kind: Kind = Kind.READ_ONLY
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = f"{self.file}: {self.id}: {self.message}" if self.id else f"{self.file}: {self.message}"
        return f"{self.severity.value}: {what}"


def error(kind: Kind, file: str, about: str, *values: str, repair: Repair = Repair.BY_HAND) -> Finding:
    """Return a finding that is wrong."""
    return Finding(Severity.ERROR, file, about, kind.value.format(*values), repair, kind, values)


def notice(kind: Kind, file: str, about: str, *values: str, repair: Repair = Repair.NONE) -> Finding:
    """Return a finding that is worth knowing."""
    return Finding(Severity.NOTICE, file, about, kind.value.format(*values), repair, kind, values)
