"""A zip of files that can be imported: unpacked into a folder once every member has been looked at.

Ids come from the paths in the zip. Names in the code pages of old programs are read as Arabic.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from annotations.formats.article_ids import key_of, safe_id, safe_part
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.zip_members import ZipError, open_zip, problem_with, read_member

_MOST_FILES = 200_000
_LARGEST_FILE = 512 * 1024 * 1024
_LARGEST = 4 * 1024 * 1024 * 1024
_UTF_8_NAME = 0x800
_OLD_NAMES = ("utf-8", "cp720")
"""What names are written in that do not say so: by Macs, and by Windows in Arabic countries."""


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give a folder with the files of a zip, for as long as it is needed.

    Raises ImportFileError when a member leads elsewhere, is a link, encrypted or damaged, and when all of
    them together would be huge: nothing is unpacked then.
    """
    try:
        zipped = open_zip(path)
    except ZipError as error:
        raise ImportFileError(path, 0, str(error)) from error
    with zipped, tempfile.TemporaryDirectory(prefix="hashiya-zip-") as folder:
        for name, info in _checked(path, zipped).items():
            place = Path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                place.write_bytes(read_member(zipped, info, _LARGEST_FILE))
            except ZipError as error:
                raise ImportFileError(
                    path, 0, f"“{info.filename}” {error}; nothing is taken from it"
                ) from error
        yield Path(folder)


def without_folder(words: str, folder: Path) -> str:
    """Return a message about a file in the unpacked folder as one about a member of the zip."""
    return words.replace(f"{folder}{os.sep}", "")


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the articles of all files in a zip that can be read, in the order of their names."""
    from annotations.formats.detection import read_rows  # noqa: PLC0415 - it knows all formats, this one too

    yield from read_rows(path, path.parent, ZIP)


def _checked(path: Path, zipped: ZipFile) -> dict[str, ZipInfo]:
    """Return the members that are files of a person's by the names that they get on the disk."""
    infos = zipped.infolist()
    if len(infos) > _MOST_FILES or sum(info.file_size for info in infos) > _LARGEST:
        fault = f"holds more than {_MOST_FILES:,} files or {_LARGEST:,} bytes; part it into several"
        raise ImportFileError(path, 0, fault)
    found: dict[str, ZipInfo] = {}
    keys: set[str] = set()
    for info in infos:
        problem = "" if _is_folder(info) else problem_with(info, _LARGEST_FILE)
        if problem:
            raise ImportFileError(path, 0, f"“{info.filename}” {problem}; nothing is taken from it")
        parts = PurePosixPath(_name(info)).parts
        if _is_folder(info) or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        name = _place(PurePosixPath(*parts))
        if key_of(name) in keys:
            raise ImportFileError(path, 0, f"“{info.filename}” is there twice; nothing is taken from it")
        keys.add(key_of(name))
        found[name] = info
    return found


def _is_folder(info: ZipInfo) -> bool:
    # `is_dir` raises IndexError for a member without a name.
    return info.filename.endswith("/") and not stat.S_ISLNK(info.external_attr >> 16)


def _name(info: ZipInfo) -> str:
    """Return a member's name; one that does not say how it is written is tried as what is common."""
    if not info.flag_bits & _UTF_8_NAME:
        for encoding in _OLD_NAMES:
            try:
                return info.filename.encode("cp437").decode(encoding)
            except UnicodeError:
                continue
    return info.filename


def _place(name: PurePosixPath) -> str:
    """Return a path that every system takes, with the ending that says what the file is."""
    return f"{safe_id(str(name.with_suffix('')))}{safe_part(f'x{name.suffix}')[1:]}"


ZIP = Format("zip", "Zip of files that can be imported", ".zip", read=read)
