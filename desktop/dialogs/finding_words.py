"""The findings of a check in the interface's language: what was found, about what, and what repairing does.

Reasons that come from the files themselves (what JSON, the schema or the text has against something) are
shown as they are.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from annotations.findings import Finding, Kind, Repair
from desktop.actions import QT_TRANSLATE_NOOP

_ABOUT = re.compile(r"(span|relation) (.*?)(?: «(.*)»)?", re.DOTALL)

KINDS: dict[Kind, str] = {
    Kind.PASSED_OVER: QT_TRANSLATE_NOOP("Findings", "Passed over: {0}"),
    Kind.ARTICLE_MISSING: QT_TRANSLATE_NOOP("Findings", "The article’s file is missing"),
    Kind.ARTICLE_UNREADABLE: QT_TRANSLATE_NOOP("Findings", "The article cannot be read: {0}"),
    Kind.ARTICLE_CHANGED: QT_TRANSLATE_NOOP("Findings", "The article has changed since it was annotated"),
    Kind.NO_ARTICLE: QT_TRANSLATE_NOOP("Findings", "Belongs to the article “{0}”, which is missing"),
    Kind.DAMAGED: QT_TRANSLATE_NOOP("Findings", "Damaged, and no backup has it whole: {0}"),
    Kind.DAMAGED_KEPT: QT_TRANSLATE_NOOP("Findings", "Damaged; the backup of {1} has it whole: {0}"),
    Kind.NEWER: QT_TRANSLATE_NOOP("Findings", "Written by a newer version of Hashiya"),
    Kind.READ_ONLY: QT_TRANSLATE_NOOP("Findings", "Nothing can be saved here: {0}"),
    Kind.ALTERED: QT_TRANSLATE_NOOP("Findings", "Changed by something other than Hashiya"),
    Kind.UNREADABLE_ENTITY: QT_TRANSLATE_NOOP("Findings", "An entity cannot be read: {0}"),
    Kind.MISFIT: QT_TRANSLATE_NOOP("Findings", "Does not fit the article: {0}"),
    Kind.DANGLING: QT_TRANSLATE_NOOP("Findings", "Ties something that is not there: {0}"),
    Kind.KEPT_ASIDE: QT_TRANSLATE_NOOP("Findings", "Set aside: {0}"),
    Kind.FITS_AGAIN: QT_TRANSLATE_NOOP("Findings", "Was set aside and fits again"),
    Kind.AGAINST_SCHEMA: QT_TRANSLATE_NOOP("Findings", "Not as the labels ask for: {0}"),
    Kind.ENTITY_MISSING: QT_TRANSLATE_NOOP("Findings", "Its entity “{0}” is missing"),
    Kind.CONTRADICTED: QT_TRANSLATE_NOOP("Findings", "Has the value {0}, but its text says {1}"),
    Kind.EDGE_SPACE: QT_TRANSLATE_NOOP("Findings", "Begins or ends with white space"),
    Kind.ONLY_SPACE: QT_TRANSLATE_NOOP("Findings", "Holds white space alone"),
    Kind.TWIN: QT_TRANSLATE_NOOP("Findings", "Is there twice"),
    Kind.NEAR_TWIN: QT_TRANSLATE_NOOP("Findings", "Is there twice, with different details"),
    Kind.ID_TAKEN: QT_TRANSLATE_NOOP("Findings", "{0} ids of spans are used in {1} too"),
    Kind.LEFT_OVER: QT_TRANSLATE_NOOP("Findings", "Left over from an interrupted save"),
    Kind.SET_ASIDE_FILE: QT_TRANSLATE_NOOP("Findings", "A damaged or changed file that was set aside"),
}
REPAIRS: dict[Repair, str] = {
    Repair.TRIM: QT_TRANSLATE_NOOP("Findings", "Take the white space off"),
    Repair.MERGE: QT_TRANSLATE_NOOP("Findings", "Merge the two"),
    Repair.TAKE_BACK: QT_TRANSLATE_NOOP("Findings", "Take it back to its place"),
    Repair.SET_ASIDE: QT_TRANSLATE_NOOP("Findings", "Set it aside"),
    Repair.RESEAL: QT_TRANSLATE_NOOP("Findings", "Take it as it is now"),
    Repair.DELETE: QT_TRANSLATE_NOOP("Findings", "Delete it"),
    Repair.BY_HAND: QT_TRANSLATE_NOOP("Findings", "By hand"),
    Repair.NONE: "",
}
_THINGS = {
    "span": QT_TRANSLATE_NOOP("Findings", "Span {0}"),
    "relation": QT_TRANSLATE_NOOP("Findings", "Relation {0}"),
}


def words_of(finding: Finding) -> str:
    """Return what was found."""
    values = [f"\u2068{value}\u2069" for value in finding.values]
    return _translated(KINDS[finding.kind]).format(*values)


def about(finding: Finding) -> str:
    """Return what it was found about: the span's words, or what it is and its id; empty for a whole file."""
    match = _ABOUT.fullmatch(finding.id)
    if match is None:
        return f"\u2068{finding.id}\u2069" if finding.id else ""
    if match[3] is not None:
        return f"«\u2068{match[3].strip()}\u2069»"
    return _translated(_THINGS[match[1]]).format(f"\u2066{match[2]}\u2069")


def repair_of(finding: Finding) -> str:
    """Return what repairing would do; empty where there is nothing to do."""
    words = REPAIRS[finding.repair]
    return _translated(words) if words else ""


def _translated(words: str) -> str:
    return QCoreApplication.translate("Findings", words)
