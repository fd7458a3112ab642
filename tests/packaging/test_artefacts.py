"""The files under dist/ themselves: sums, contents, sizes, what the Debian package asks for."""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.packaging.conftest import ROOT, call

sys.path.insert(0, str(ROOT / "resources/packaging"))

import checks
import contents
import linux


def test_every_file_has_its_sum(dist: Path) -> None:
    files = [path for path in dist.iterdir() if path.is_file() and path.suffix != ".sha256"]
    assert {path.suffix for path in files} >= {".gz", ".deb", ".whl"}
    for path in files:
        digest, name = Path(f"{path}.sha256").read_text("utf-8").split()
        assert (digest, name) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)


def test_program_is_small_and_holds_what_it_should(dist: Path) -> None:
    modules = contents.imported_qt_modules([ROOT / "annotations", ROOT / "desktop"])
    assert checks.problems(dist / "hashiya", modules) == []
    assert checks.folder_size(dist / "hashiya") <= 130_000_000
    assert all(path.stat().st_size <= 55_000_000 for path in dist.iterdir() if path.is_file())


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda inside: (inside / "libgtk-3.so.0").write_bytes(b"\x7fELF"), "libgtk-3.so.0"),
        (lambda inside: (inside / "PySide6/Qt/lib/libicui18n.so.73").unlink(), "libicui18n"),
        (
            lambda inside: (inside / "PySide6/Qt/plugins/platforms/libqwayland.so").unlink(),
            "platforms/qwayland",
        ),
        (lambda inside: (inside / "PySide6/Qt/translations/qtbase_ar.qm").unlink(), "qtbase_ar.qm"),
        (lambda inside: (inside / "PySide6/Qt/translations/qtbase_de.qm").touch(), "qtbase_de.qm"),
        (
            lambda inside: (inside / "annotations/_bundled/resources/icons/hashiya.svg").unlink(),
            "hashiya.svg",
        ),
        (lambda inside: (inside / "PySide6/Qt/lib/libQt6Quick.so.6").write_bytes(b"\x7fELF"), "Quick"),
    ],
    ids=["gtk", "no ICU", "no wayland", "no Arabic", "German", "no icon", "Quick"],
)
def test_wrong_contents_are_noticed(
    dist: Path, tmp_path: Path, spoil: Callable[[Path], object], expected: str
) -> None:
    copy = tmp_path / "hashiya"
    subprocess.run(["cp", "-al", dist / "hashiya", copy], check=True)
    real = contents.asked_for
    contents.asked_for = lambda path: real(path) if path.stat().st_size > 4 else []
    try:
        spoil(copy / "_internal")
        modules = contents.imported_qt_modules([ROOT / "annotations", ROOT / "desktop"])
        assert expected in "\n".join(checks.problems(copy, modules))
    finally:
        contents.asked_for = real


def test_archive_unpacks_into_one_folder_owned_by_root(dist: Path, version: str) -> None:
    (archive,) = dist.glob(f"hashiya-{version}-linux-*.tar.gz")
    with tarfile.open(archive) as opened:
        members = opened.getmembers()
    assert {member.name.partition("/")[0] for member in members} == {archive.name.removesuffix(".tar.gz")}
    assert {(member.uid, member.gid) for member in members} == {(0, 0)}
    assert not [member.name for member in members if member.mode & 0o022 and not member.issym()]


def test_nothing_tells_where_it_was_built(dist: Path) -> None:
    place = str(ROOT).encode()
    telling = [
        path for path in (dist / "hashiya").rglob("*") if path.is_file() and place in path.read_bytes()
    ]
    assert telling == []


def test_licence_texts_of_everything_are_there(dist: Path) -> None:
    folder = dist / "hashiya/licenses"
    listed = re.findall(r"^(\S+)/ ", (folder / "README.txt").read_text("utf-8"), re.MULTILINE)
    assert {"hashiya", "pyside6-essentials", "pyarabic", "tinydb", "qtawesome", "python"} <= set(listed)
    for name in listed:
        assert any(path.stat().st_size > 100 for path in (folder / name).iterdir()), name


def test_wheel_and_sdist_hold_the_resources(dist: Path, version: str) -> None:
    with zipfile.ZipFile(dist / f"hashiya-{version}-py3-none-any.whl") as wheel:
        names = set(wheel.namelist())
    for name in (
        "icons/hashiya.svg",
        "schemas/default.json",
        "themes/light.toml",
        "translations/hashiya_en.qm",
    ):
        assert f"annotations/_bundled/resources/{name}" in names
    assert len([name for name in names if re.fullmatch(r"annotations/_bundled/seeds/.+\.txt", name)]) == 5
    with tarfile.open(dist / f"hashiya-{version}.tar.gz") as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "pyproject.toml",
        "LICENSE",
        "run",
        "resources/icons/hashiya.svg",
        "annotations/model.py",
    } <= inside


def test_debian_package_asks_only_for_what_is_used(dist: Path) -> None:
    (package,) = dist.glob("*.deb")
    asked = subprocess.run(["dpkg-deb", "-f", package, "Depends"], capture_output=True, text=True, check=True)
    names = {part.split()[0] for part in asked.stdout.split(",")}
    assert {"libc6", "libfontconfig1", "libgl1", "libxkbcommon0"} <= names
    assert not {name for name in names if re.search("gtk|python|qt|ssl|xcb-cursor", name)}
    listing = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout
    for size in linux.HICOLOR:
        assert f"./usr/share/icons/hicolor/{size}x{size}/apps/hashiya.png" in listing
    for part in ("bin/hashiya -> /opt/", "bin/hashiya-gui -> /opt/", "share/applications/hashiya.desktop"):
        assert f"./usr/{part}" in listing
    owners = {line.split()[1] for line in listing.splitlines()}
    assert owners == {"root/root"}


def test_icons_are_drawn(dist: Path) -> None:
    for size in linux.HICOLOR:
        image = QImage(str(ROOT / f"build/icons/hashiya-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        colours = {image.pixel(x, y) for x in range(size) for y in range(size)}
        assert len(colours) > 3
    ico = (ROOT / "build/icons/hashiya.ico").read_bytes()
    assert ico[:6] == b"\0\0\1\0\7\0"
    icns = (ROOT / "build/icons/hashiya.icns").read_bytes()
    assert (icns[:4], int.from_bytes(icns[4:8])) == (b"icns", len(icns))


def test_folder_of_an_appimage_starts(dist: Path, tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/hashiya-256.png").write_bytes((ROOT / "build/icons/hashiya-256.png").read_bytes())
    folder = linux.make_appdir(tmp_path, dist)
    assert call(folder / "AppRun", "--version").stdout.startswith("Hashiya ")
    assert (folder / ".DirIcon").resolve().is_file()
    assert call(folder / "AppRun", "--selftest", env={"TMPDIR": os.fspath(tmp_path)}).returncode == 0
