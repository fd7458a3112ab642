"""How many spans of each label every article has, for one annotator, without keeping the spans."""

from __future__ import annotations

import os
from pathlib import Path

from annotations.articles import Stamp, stamp_of
from annotations.model import Status
from annotations.store.index import NO_COUNTS, Counts, tally
from annotations.store.integrity import (
    ANNOTATION_TABLES,
    FORMAT,
    UNPLACED,
    Seal,
    examine,
    format_of,
    meta_of,
)
from annotations.store.storage import DamagedFileError, read_data

_STATUSES = {status.value: status for status in Status}


def find_annotation_files(folder: Path) -> dict[str, Stamp]:
    """Return the annotation files of one annotator's folder: the article's id → the file's stamp."""
    found: dict[str, Stamp] = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as entries:
                for entry in entries:
                    if entry.name.endswith(".json"):
                        found[inside + entry.name.removesuffix(".json")] = stamp_of(entry)
                    if entry.is_dir():
                        waiting.append(f"{inside}{entry.name}/")
        except OSError:  # Nothing was saved there yet, or what was saved will be told when it is opened.
            continue
    return found


def count_file(path: Path, article_sha256: str) -> Counts | None:
    """Count an annotation file that is whole and was saved for the article as it is; None for any other.

    What a whole file says was held against that very text when it was saved, so it need not be again.
    """
    try:
        data = read_data(path)
        if data is None:
            return NO_COUNTS
        file = examine(data, ANNOTATION_TABLES)
    except DamagedFileError:
        return None
    tables, seal = file.tables, meta_of(file.tables)
    if file.seal is not Seal.WHOLE or UNPLACED in tables or seal.get("article_sha256") != article_sha256:
        return None
    if format_of(seal) != FORMAT:
        return None
    about = next(iter(tables.get("article", ())), {})
    spans = tables.get("spans", ())
    return Counts(
        _STATUSES.get(str(about.get("status")), Status.UNTOUCHED),
        tally(str(row.get("label")) for row in spans),
        tally(str(row.get("type")) for row in tables.get("relations", ())),
        tally(str(row["entity"]) for row in spans if row.get("entity")),
        tally(str(row.get("label")) for row in spans if not row.get("entity")),
    )
