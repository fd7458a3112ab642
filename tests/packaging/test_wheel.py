"""The wheel and the sdist in clean environments. Needs a package index, as any user of pip does."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import call


@pytest.fixture(scope="module")
def environment(dist: Path, version: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean") / "بيئة نظيفة"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    wheel = dist / f"hashiya-{version}-py3-none-any.whl"
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", wheel], check=True)
    return folder / "bin"


def test_both_commands_work(environment: Path, version: str) -> None:
    for name in ("hashiya", "hashiya-gui"):
        assert call(environment / name, "--version", cwd="/").stdout == f"Hashiya {version}\n"


def test_resources_are_inside(environment: Path) -> None:
    done = call(environment / "hashiya", "--selftest", cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["resources"]["folder"].startswith(str(environment.parent))
    assert not report["versions"]["packaged"]


def test_window_is_drawn(environment: Path, corpus: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    assert call(environment / "hashiya-gui", "open", corpus, "--screenshot", picture, cwd="/").returncode == 0
    assert picture.stat().st_size > 20_000


def test_sdist_makes_the_same_wheel(dist: Path, version: str, tmp_path: Path) -> None:
    sdist = dist / f"hashiya-{version}.tar.gz"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, sdist], check=True
    )
    wheels = [dist / f"hashiya-{version}-py3-none-any.whl", *tmp_path.glob("*.whl")]
    contents = []
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            contents.append({info.filename: info.CRC for info in opened.infolist()})
    assert contents[0] == contents[1]
