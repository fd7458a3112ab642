"""When Python looks for garbage: a collection stops everything, 15 ms with 10,000 articles open."""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

LATER = 2_000
"""Milliseconds until a project that was closed is gone for sure, and the user reads in the next."""


def keep_from_collections(*, is_other: bool) -> None:
    """Let collections pass over what is there now that a project is open; it stays as long as that.

    `is_other`: another project was open before, and what it left must be collected first.
    """
    if is_other:
        gc.unfreeze()
        QTimer.singleShot(LATER, collect_and_keep)
    else:
        gc.freeze()


def collect_and_keep() -> None:
    """Collect garbage now, and let later collections pass over the rest."""
    gc.collect()
    gc.freeze()
