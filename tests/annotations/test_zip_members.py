from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from annotations.zip_members import ZipError, open_zip, read_member

LARGEST = 512 * 1024 * 1024


def member(folder: Path, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack a file and read it again."""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", method) as zipped:
        zipped.writestr("a.txt", data)
    with open_zip(path) as zipped:
        return read_member(zipped, zipped.getinfo("a.txt"), LARGEST)


def test_a_file_that_packs_well_is_read(tmp_path: Path) -> None:
    data = bytes(60 * 1024 * 1024)
    assert member(tmp_path, data) == data


def test_a_file_that_packs_better_than_any_other_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ZipError, match="would unpack to 73,400,320 bytes"):
        member(tmp_path, bytes(70 * 1024 * 1024))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_file_that_is_packed_otherwise_is_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(ZipError, match="packed in a way"):
        member(tmp_path, b"abc", method)
