"""What was built, as a user gets it: unpacked elsewhere, without the sources, in environments of all kinds.

These tests run only with `./run test --package`, which builds first and names the folder with the results.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.screen import Screen

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = os.environ.get("HASHIYA_PACKAGE", "")

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    skip = pytest.mark.skip(reason="needs a built package: ./run test --package")
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.package)
            if not DIST:
                item.add_marker(skip)
            elif sys.platform != "linux":
                item.add_marker(pytest.mark.skip(reason="these tests know Linux only"))


@pytest.fixture(scope="session")
def dist() -> Path:
    return Path(DIST)


@pytest.fixture(scope="session")
def version() -> str:
    match = re.search(r'= "(.+)"', (ROOT / "annotations/version.py").read_text("utf-8"))
    assert match is not None
    return match[1]


@pytest.fixture(scope="session")
def open_place() -> Iterator[Path]:
    """A folder that every account may enter, with Arabic letters and spaces in its path."""
    folder = Path(tempfile.mkdtemp(prefix="hashiya-"))
    folder.chmod(0o755)
    place = folder / "برامج المستخدم 1"
    place.mkdir(mode=0o755)
    yield place
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def program(dist: Path, version: str, open_place: Path) -> Path:
    """The unpacked program's executable, in a read-only folder."""
    (archive,) = dist.glob(f"hashiya-{version}-linux-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(open_place, filter="tar")
    folder = open_place / archive.name.removesuffix(".tar.gz")
    subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    return folder / "hashiya"


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen that nobody else uses."""
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def no_fonts(tmp_path: Path) -> dict[str, str]:
    """The environment of a system without a single font."""
    folder = tmp_path / "no fonts"
    folder.mkdir()
    config = folder / "fonts.conf"
    config.write_text(NO_FONTS.format(folder=folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def call(
    *command: str | Path, env: dict[str, str] | None = None, **more: object
) -> subprocess.CompletedProcess[str]:
    """Run a command in an empty environment, or in exactly the given one."""
    done = subprocess.run(
        command, env=env or {}, capture_output=True, encoding="utf-8", timeout=120, check=False, **more
    )  # type: ignore[call-overload]
    assert isinstance(done, subprocess.CompletedProcess)
    return done
