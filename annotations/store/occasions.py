"""The occasions on which a project is backed up."""

from __future__ import annotations

from enum import StrEnum


class Occasion(StrEnum):
    """Why a backup is made; stands in its name."""

    REGULAR = "regular"
    BY_HAND = "by hand"
    IMPORT = "before import"
    MERGE = "before merge"
    MIGRATION = "before migration"
    REPAIR = "before repair"
    BULK_CHANGE = "before bulk change"
    SCHEMA_CHANGE = "before schema change"
    RESTORE = "before restore"
