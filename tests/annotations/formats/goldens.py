"""Holding what a format writes against the file or folder that it wrote when somebody last looked at it."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(written: Path, name: str) -> None:
    """Assert that a file or folder is, byte for byte, the golden one of this name."""
    assert _contents(written) == _contents(GOLDEN / name)


def _contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}
