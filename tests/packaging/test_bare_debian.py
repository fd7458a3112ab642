"""The Debian package in a Debian that has nothing else: apt brings what it asks for, and it starts.

The tree is made once under build/ and copied for each run. All mounts live in a namespace of their own.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.packaging.conftest import ROOT
from tests.packaging.screen import Screen

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="debootstrap and chroot need root")

SUITES = os.environ.get("HASHIYA_DEBIAN", "bookworm").split()


def host_mirror() -> str:
    """Return where this machine gets Debian's packages."""
    lists = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    for path in lists:
        if path.suffix in {".list", ".sources"} and path.is_file():
            pattern = r"(?:^deb .*?|^URIs: *)(https?://\S+/debian)/?(?:\s|$)"
            if found := re.search(pattern, path.read_text("utf-8"), re.MULTILINE):
                return found[1]
    pytest.skip("no Debian mirror is known here")


class Tree:
    """A small Debian, and commands that run in it with an empty environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, command: str, **env: str) -> subprocess.CompletedProcess[str]:
        words = " ".join(f"{name}='{value}'" for name, value in env.items())
        clean = f"/usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin {words}"
        script = (
            f'mount -t proc proc "{self.folder}/proc"; mount --rbind /dev "{self.folder}/dev"; '
            f'mkdir -p "{self.folder}/tmp/.X11-unix"; mkdir -p /tmp/.X11-unix; '
            f'mount --bind /tmp/.X11-unix "{self.folder}/tmp/.X11-unix"; '
            f'exec chroot "{self.folder}" {clean} {command}'
        )
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", script],
            capture_output=True, encoding="utf-8", errors="replace", timeout=900, check=False,
        )  # fmt: skip

    def installed(self) -> set[str]:
        return set(self.run("dpkg-query -W -f '${Package}\\n'").stdout.split())


@pytest.fixture(scope="module", params=SUITES)
def tree(
    request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tree]:
    """The small Debian with the package installed by apt."""
    suite = request.param
    made = ROOT / "build/debian" / suite
    if not (made / "usr/bin/apt-get").exists():
        shutil.rmtree(made, ignore_errors=True)
        made.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["debootstrap", "--variant=minbase", suite, made, host_mirror()],
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        if done.returncode != 0:
            shutil.rmtree(made, ignore_errors=True)
            pytest.fail(f"debootstrap: {done.stdout[-1000:]}")
    folder = tmp_path_factory.mktemp("debian") / suite
    subprocess.run(["cp", "-a", made, folder], check=True)
    shutil.copyfile("/etc/resolv.conf", folder / "etc/resolv.conf")
    (package,) = dist.glob("*.deb")
    shutil.copyfile(package, folder / "tmp/hashiya.deb")
    tree = Tree(folder)
    assert not {name for name in tree.installed() if re.search("^(python|libqt|libx11|libgl|fonts)", name)}
    update = tree.run("apt-get update")
    assert update.returncode == 0, update.stdout + update.stderr
    command = "apt-get install -y --no-install-recommends /tmp/hashiya.deb"
    install = tree.run(command, DEBIAN_FRONTEND="noninteractive")
    assert install.returncode == 0, install.stdout + install.stderr
    yield tree
    shutil.rmtree(folder)


def test_it_tests_itself(tree: Tree) -> None:
    done = tree.run("hashiya --selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["ok"]
    assert not {name for name in tree.installed() if re.search("^(python|libqt|libgtk)", name)}


def test_every_library_is_found(tree: Tree) -> None:
    command = r"find /opt/hashiya -name '*.so*' -exec ldd '{}' ';'"
    done = tree.run(f"LD_LIBRARY_PATH=/opt/hashiya/_internal {command}")
    assert "libQt6Core" in done.stdout
    assert "not found" not in done.stdout


def test_it_draws_its_window_without_a_screen(tree: Tree) -> None:
    samples = "/opt/hashiya/_internal/annotations/_bundled/seeds"
    done = tree.run(f"hashiya-gui open {samples} --screenshot /tmp/window.png --size 1200x800")
    assert done.returncode == 0, done.stderr
    image = QImage(str(tree.folder / "tmp/window.png"))
    assert image.width() == 1200
    dark = sum(image.pixelColor(x, y).lightness() < 90 for x in range(300, 1000) for y in range(100, 500))
    assert dark > 5000  # the article's letters


def test_it_opens_its_window_on_a_screen(tree: Tree, screen: Screen) -> None:
    samples = "/opt/hashiya/_internal/annotations/_bundled/seeds"
    started = tree.run(
        f"timeout --preserve-status -s TERM 6 hashiya {samples}", DISPLAY=screen.name, HOME="/tmp"
    )
    assert "could not" not in started.stderr.lower(), started.stderr
    assert started.returncode in {-15, 143}, started.stderr


def test_menu_entry_is_valid(tree: Tree) -> None:
    assert tree.run("test -x /usr/bin/hashiya-gui").returncode == 0
    entry = (tree.folder / "usr/share/applications/hashiya.desktop").read_text("utf-8")
    assert "Exec=hashiya-gui" in entry
    assert (tree.folder / "usr/share/icons/hicolor/scalable/apps/hashiya.svg").is_file()


def test_nothing_is_left_when_it_is_removed(tree: Tree) -> None:
    assert tree.run("apt-get purge -y hashiya").returncode == 0
    assert not (tree.folder / "opt/hashiya").exists()
    assert not list((tree.folder / "usr").rglob("hashiya*"))
