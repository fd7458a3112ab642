"""Looking into a zip that may come from anybody: what would lead out of it, fill the memory or never end."""

from __future__ import annotations

import errno
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    KeyError,
    struct.error,
    zlib.error,
)
"""What `zipfile` raises for archives that are none, damaged, encrypted or packed in unknown ways."""

_ENCRYPTED = 0x1
_ALWAYS_READ = 64 * 1024 * 1024
_MOST_PACKED = 200
"""Texts and tables pack to a tenth, long rows of like ones to a fiftieth; less is made to harm."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ZipError(Exception):
    """An archive, or one member of it, that is not read; the message is the reason alone."""


def open_zip(path: Path) -> zipfile.ZipFile:
    """Open an archive for reading. Raises ZipError when it is none, and OSError."""
    try:
        return zipfile.ZipFile(path)
    except BROKEN as error:
        raise ZipError(f"is no zip that can be read ({error})") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # A damaged zip sends the reader to a place before its beginning.
            raise ZipError("is no zip that can be read") from error
        raise


def problem_with(info: zipfile.ZipInfo, largest: int) -> str:
    """Return why a member must not be read, or an empty string; `largest` are the bytes it may have."""
    name = info.filename
    drive = name.partition("/")[0]
    if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name or ":" in drive:
        return "leads out of the archive"
    if not PurePosixPath(name).name:
        return "has no name"
    if name.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
        return "is no file"
    if info.file_size > largest:
        return f"is larger than {largest:,} bytes"
    if info.file_size > max(_ALWAYS_READ, _MOST_PACKED * info.compress_size):
        return f"would unpack to {info.file_size:,} bytes, which no ordinary file does"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return "is packed in a way that is not read here"
    return ""


def read_member(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, largest: int) -> bytes:
    """Return a member's bytes, no more than its entry says. Raises ZipError and OSError."""
    problem = problem_with(info, largest)
    if problem:
        raise ZipError(problem)
    try:
        with zipped.open(info) as file:
            return file.read(largest)
    except BROKEN as error:
        raise ZipError(f"is damaged ({error})") from error
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise ZipError("is damaged") from error
        raise
