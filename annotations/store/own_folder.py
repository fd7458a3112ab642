"""Folders of a store that belong to one computer: git passes them over, backups and annotators do too."""

from __future__ import annotations

from pathlib import Path

from annotations.files import make_folders, write_atomically

_IGNORE_ALL = b"*\n"


def make_own_folder(folder: Path) -> None:
    """Create a folder, whose name begins with a full stop, that tells git to pass over what is in it."""
    ignore = folder / ".gitignore"
    if not ignore.exists():  # The folder may be there without it: the disk was full, or the power gone.
        make_folders(folder)
        write_atomically(ignore, _IGNORE_ALL)
