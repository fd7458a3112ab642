"""Whether a store file is what this program wrote: its seal, and what it must hold. Pure: bytes and tables.

The seal is the table `meta` with one row: format version, generation, SHA-256 over the content. Where
earlier versions of the program wrote none (schema, articles, entities) it comes with the next save.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from annotations.store.storage import DamagedFileError, Row, Tables, check_unambiguous, decode, encode
from annotations.version import __version__

FORMAT = 1
"""The version of the files' layout. A higher number in a file means: written by a newer program."""

META = "meta"
_OWN = frozenset({"format", "generation", "sha256", "program", "saved"})
PROJECT_FILES: Mapping[str, tuple[str, ...]] = {
    "project.json": ("project", "labels", "attribute_types", "relation_types"),
    "articles.json": ("articles",),
    "entities.json": ("entities",),
}
"""The files of a project as a whole, and the tables that the program writes into each."""
ANNOTATION_TABLES = ("spans", "relations", "article")
"""The tables that the program writes into every annotation file."""
UNPLACED = "unplaced"
"""The table of an annotation file for what does not fit the article."""
CONTENT = frozenset({*ANNOTATION_TABLES, UNPLACED, *(t for tables in PROJECT_FILES.values() for t in tables)})
"""The tables that a seal covers; others were put there by other programs."""


class Seal(StrEnum):
    """What a file's seal says about its content."""

    WHOLE = "whole"
    NONE = "none"
    """The file has no seal: an earlier version of the program wrote it, or another one."""
    BROKEN = "broken"
    """The content is not what was sealed: edited by hand, merged by git, or damaged."""


@dataclass(frozen=True, slots=True)
class StoreFile:
    """What was read from a store file."""

    tables: Tables
    seal: Seal = Seal.NONE
    generation: int = 0


def tables_of(path: PurePath) -> tuple[str, ...]:
    """Return the tables that a file has, by its path relative to the store."""
    return PROJECT_FILES.get(path.name, ()) if len(path.parts) == 1 else ANNOTATION_TABLES


def examine(data: bytes, needed: tuple[str, ...]) -> StoreFile:
    """Read a store file that should have these tables.

    Raises DamagedFileError if it is no such file, or if its seal is broken and a table is missing.
    """
    tables = decode(data)
    if not tables:
        raise DamagedFileError("is empty")
    if needed and not any(name in tables for name in needed):
        raise DamagedFileError(f"holds no {' and no '.join(f'“{name}”' for name in needed)}")
    seal = _seal(tables)
    if seal is not Seal.WHOLE:
        check_unambiguous(data)
    if seal is Seal.BROKEN:
        for name in needed:
            if name not in tables:
                raise DamagedFileError(f"is altered, and its table “{name}” is gone")
    return StoreFile(tables, seal, generation_of(tables))


def sealed(content: Tables, generation: int, saved: str, about: Row | None = None) -> Tables:
    """Return tables with their seal. `saved` is the moment of saving; `about` stands in the seal too."""
    seal = {
        "format": FORMAT,
        "generation": generation,
        **(about or {}),
        "sha256": content_hash(content),
        "program": f"hashiya {__version__}",
        "saved": saved,
    }
    tables = {name: rows for name, rows in content.items() if name in CONTENT}
    foreign = {name: rows for name, rows in without_seal(content).items() if name not in CONTENT}
    return {**tables, META: [seal], **foreign}


def resealed(tables: Tables, generation: int, saved: str) -> Tables:
    """Return a file's tables as they are, sealed anew, as that generation."""
    about = {key: value for key, value in meta_of(tables).items() if key not in _OWN}
    return sealed(tables, generation, saved, about)


def without_seal(tables: Tables) -> Tables:
    """Return a file's tables but for the seal."""
    return {name: rows for name, rows in tables.items() if name != META}


def content_hash(tables: Tables) -> str:
    """Return the SHA-256 of the content, keys sorted, without spaces."""
    content = {name: rows for name, rows in tables.items() if name in CONTENT}
    return hashlib.sha256(encode(content, compact=True)).hexdigest()


def meta_of(tables: Mapping[str, Iterable[Row]]) -> Row:
    """Return the seal's row; an empty one when there is none."""
    return next(iter(tables.get(META, ())), {})


def generation_of(tables: Mapping[str, Iterable[Row]]) -> int:
    """Return how often the file was saved; 0 when it does not say."""
    generation = meta_of(tables).get("generation")
    return generation if type(generation) is int else 0


def format_of(about: Row) -> int:
    """Return the format version in a `project` or `meta` row; one that is no number counts as newer."""
    version = about.get("format", FORMAT)
    return version if type(version) is int else FORMAT + 1


def _seal(tables: Tables) -> Seal:
    if META not in tables:
        return Seal.NONE
    return Seal.WHOLE if content_hash(tables) == meta_of(tables).get("sha256") else Seal.BROKEN
