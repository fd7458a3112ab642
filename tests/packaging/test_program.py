"""The packaged program where users put it: any path, any account, any locale, no fonts, no sources."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.packaging.conftest import ROOT, call

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def self_test(program: Path, *, env: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    done = call(program, "--selftest", env=env, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["ok"]
    assert report["versions"]["packaged"]
    return report


def screenshot(program: Path, folder: Path, path: Path, env: dict[str, str] | None = None) -> QImage:
    done = call(program, "open", folder, "--screenshot", path, "--size", "1200x800", env=env)
    assert done.returncode == 0, done.stderr
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1200, 800)
    return image


def inked(image: QImage) -> int:
    """Return how many pixels are as dark as letters, in the part of the window that shows the article."""
    return sum(image.pixelColor(x, y).lightness() < 110 for x in range(300, 900) for y in range(90, 580))


def test_empty_environment_and_a_path_with_arabic_letters(program: Path) -> None:
    report = self_test(program)
    assert "برامج المستخدم" in report["resources"]["folder"]
    assert report["resources"]["samples"] == 5
    assert report["window"]["languages"]["en"]


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "xx_YY.UTF-8", "ar_EG.UTF-8"])
def test_locales(program: Path, locale: str, tmp_path: Path) -> None:
    self_test(program, env={"LC_ALL": locale})
    corpus = tmp_path / "أخبار"
    corpus.mkdir()
    (corpus / "خبر.txt").write_text("أعلنت القوات", encoding="utf-8")
    found = call(program, "find", corpus, "القوات", env={"LC_ALL": locale})
    assert found.returncode == 0
    assert "خبر" in found.stdout


def test_without_any_font_of_the_system(program: Path, no_fonts: dict[str, str], tmp_path: Path) -> None:
    report = self_test(program, env=no_fonts)
    assert {line["font"] for line in report["window"]["line"].values()} == set(report["window"]["fonts"])
    bare = screenshot(program, ROOT / "seeds", tmp_path / "bare.png", no_fonts)
    full = screenshot(program, ROOT / "seeds", tmp_path / "full.png")
    # The same letters; the system's settings hint and smooth them in another way.
    assert 0.9 < inked(bare) / inked(full) < 1.1
    assert inked(bare) > 5000


def test_looks_as_from_the_sources(program: Path, no_fonts: dict[str, str], tmp_path: Path) -> None:
    packaged = screenshot(program, ROOT / "seeds", tmp_path / "packaged.png", no_fonts)
    python = ROOT / ".venv/bin/python"
    path = tmp_path / "sources.png"
    options = ("-m", "annotations", "open", ROOT / "seeds", "--screenshot", path, "--size", "1200x800")
    assert call(python, *options, env=no_fonts, cwd=ROOT).returncode == 0
    assert packaged == QImage(str(path))


@as_root
def test_read_only_for_an_account_without_a_home(program: Path, tmp_path_factory: Any) -> None:
    env = {"HOME": "/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"}
    self_test(program, env=env, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/")
    done = call(program, "stats", ROOT / "seeds", "--json", env=env, cwd="/")
    assert done.returncode == 0
    assert not os.access(program.parent, os.W_OK) or os.geteuid() == 0


@as_root
def test_sources_and_their_environment_gone(program: Path, tmp_path: Path) -> None:
    """In a mount namespace of its own, where the project's folder is empty."""
    tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if tried.returncode != 0:
        pytest.skip("no mount namespaces here")
    script = 'mount --bind "$1" "$2" && [ -z "$(ls -A "$2")" ] && exec env -i "$3" --selftest'
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", empty, ROOT, program],
        capture_output=True, encoding="utf-8", cwd="/", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"]


def test_command_line_says_what_the_sources_say(program: Path, corpus: Path, tmp_path: Path) -> None:
    rows = ROOT / "tests/data/sample_annotations.jsonl"
    assert call(program, "import", corpus, rows, "--annotator", "layla").returncode == 0
    assert call(program, "check", corpus).returncode == 0
    formats = json.loads(call(program, "formats", "--json").stdout)
    sources = (ROOT / ".venv/bin/python", "-m", "annotations")
    assert len(formats) > 2
    for form in formats:
        if form["export"] and not form["extra"]:
            outputs: list[tuple[int, str]] = []
            for command in ((program,), sources):
                path = tmp_path / f"{len(outputs)}{form['extension']}"
                done = call(*command, "export", corpus, "--format", form["name"], "--output", path, cwd=ROOT)
                assert done.returncode == 0, done.stderr
                outputs.append((path.stat().st_size, done.stdout.partition("→")[0]))
            assert outputs[0] == outputs[1], form["name"]
    assert call(program, "stats", corpus).stdout == call(*sources, "stats", corpus, cwd=ROOT).stdout
    assert call(program, "no-such-command").returncode == 2


def test_link_and_relative_path_start_it(program: Path, tmp_path: Path) -> None:
    link = tmp_path / "hashiya-gui"
    link.symlink_to(program)
    assert call(link, "--version").stdout.startswith("Hashiya ")
    assert call("./hashiya", "--version", cwd=program.parent).stdout.startswith("Hashiya ")


def test_menu_entry_of_the_unpacked_folder(program: Path, tmp_path: Path) -> None:
    script = program.parent / "add-to-menu"
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    assert call(script, env=env).returncode == 0
    entry = (tmp_path / ".local/share/applications/hashiya.desktop").read_text("utf-8")
    assert f'Exec="{program}" %f\n' in entry
    assert Path(entry.partition("Icon=")[2].partition("\n")[0]).is_file()
    assert "Name[ar]=حاشية" in entry
    assert call(script, "--remove", env=env).returncode == 0
    assert not (tmp_path / ".local/share/applications/hashiya.desktop").exists()
