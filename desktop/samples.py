"""The copy of the sample articles that a first start opens; the installed program is never written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from annotations.files import write_atomically
from annotations.resources import sample_articles

FOLDER = "Hashiya samples"


def copy_samples() -> Path:
    """Return the user's copy of the sample articles, made if it is not there. Raises OSError.

    What is in the copy already stays as it is; articles that are missing are added.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents or Path.home()) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(sample_articles().glob("*.txt")):
        target = folder / source.name
        if not target.exists():
            write_atomically(target, source.read_bytes())
    return folder
