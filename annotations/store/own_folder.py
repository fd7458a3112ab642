"""Folders of a store that belong to one computer: git passes them over, backups and annotators do too."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_IGNORE_ALL = "*\n"


def make_own_folder(folder: Path) -> None:
    """Create a folder, whose name begins with a full stop, that tells git to pass over what is in it."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
        file.write(_IGNORE_ALL)
