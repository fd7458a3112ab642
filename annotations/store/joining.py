"""Merging versions of store files: sealed tables, and the sets that annotation files hold. Reads no files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotations.model import Article, new_id, timestamp
from annotations.store.integrity import Seal, StoreFile, generation_of, meta_of, resealed, without_seal
from annotations.store.records import StoredSet, set_from_file, set_to_tables
from annotations.store.storage import Tables
from annotations.three_way import CONFLICTS, Choice, Conflict, conflicts_in, merge_three, resolve


def merge_files(
    base: Tables, ours: Tables, theirs: Tables, saved: str
) -> tuple[Tables, tuple[Conflict, ...]]:
    """Return a store file's tables, sealed, with what both versions hold, and the conflicts of this merge.

    `base` has no tables if it is unknown. Conflicts stand in the table `conflicts` too. `saved` is now.
    """
    joined = merge_three(without_seal(base), without_seal(ours), without_seal(theirs))
    began, our, their = (meta_of(tables) for tables in (base, ours, theirs))
    seal = {**their, **our}
    text = [row.get("article_sha256") for row in (began, our, their)]
    if text[1] == text[0] and text[2]:
        seal["article_sha256"] = text[2]
    generation = max(generation_of(ours), generation_of(theirs)) + 1
    return resealed({**joined.tables, "meta": [seal]}, generation, saved), joined.conflicts


def merge_saved(
    base: StoredSet, ours: StoredSet, theirs: StoredSet, article: Article
) -> tuple[StoredSet, tuple[Conflict, ...]]:
    """Return one annotator's work on an article with what both versions hold, and the conflicts.

    `base` is what both began as: the last state that was read or written here.
    """
    saved = timestamp()
    sides = [set_to_tables(side, article, saved) for side in (base, ours, theirs)]
    tables, conflicts = merge_files(sides[0], sides[1], sides[2], saved)
    return _read(tables, ours, article), conflicts


def open_conflicts(stored: StoredSet, article: Article) -> tuple[Conflict, ...]:
    """Return what earlier merges could not decide and nobody has chosen yet."""
    return conflicts_in(set_to_tables(stored, article, "")) if CONFLICTS in stored.foreign else ()


def decided(stored: StoredSet, article: Article, choices: Mapping[str, Choice]) -> StoredSet:
    """Return a set with conflicts (by id) decided; the others stay."""
    tables = resolve(set_to_tables(stored, article, ""), choices, _fresh_ids())
    return _read(tables, stored, article)


def _read(tables: Tables, like: StoredSet, article: Article) -> StoredSet:
    file = StoreFile(tables, Seal.WHOLE, generation_of(tables))
    return set_from_file(file, article, like.annotations.annotator)


def _fresh_ids() -> Iterator[str]:
    while True:
        yield new_id()
