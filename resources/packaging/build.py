"""Builds what is downloaded and started: the program folder, its archives and packages, wheel and sdist.

`./run build` calls it. Everything is made in an environment of its own under `build/`, from the wheel that is
also published, and ends in `dist/`, with a SHA-256 sum beside each file.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
ENVIRONMENT = BUILD / "env"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PROGRAM = DIST / "hashiya"
EXECUTABLE = PROGRAM / ("hashiya.exe" if sys.platform == "win32" else "hashiya")

sys.path.insert(0, str(HERE))

import checks  # noqa: E402
import contents  # noqa: E402
import linux  # noqa: E402


def main() -> None:
    """Build what the command line asks for: everything that this platform can make."""
    parser = ArgumentParser(prog="./run build", description="Package the program into dist/.")
    parser.add_argument("--program-only", action="store_true", help="the program folder, no archives")
    parser.add_argument("--appimagetool", metavar="PATH", help="make an AppImage with this tool, too (Linux)")
    arguments = parser.parse_args()
    version = read_version()
    DIST.mkdir(exist_ok=True)
    started = time.monotonic()
    step("environment")
    make_environment()
    step("wheel and sdist")
    made = make_wheel(version)
    step("program")
    freeze()
    finish(version)
    if not arguments.program_only:
        step("archives")
        made += pack(version, arguments.appimagetool)
    report(made, time.monotonic() - started)


def step(name: str) -> None:
    """Say what comes next."""
    print(f"== {name}", file=sys.stderr, flush=True)


def run(*command: str | Path, **more: str) -> None:
    """Run a command; its output is shown only when it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PIP_USER": "0", "PYTHONDONTWRITEBYTECODE": "1"} | more,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    with (BUILD / "log").open("a", encoding="utf-8") as log:
        log.write(done.stdout)
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}\nbuild: failed: {' '.join(map(str, command))}")


def read_version() -> str:
    """Return the program's version."""
    match = re.search(r'__version__ = "(.+)"', (ROOT / "annotations/version.py").read_text("utf-8"))
    assert match is not None
    return match[1]


def make_environment() -> None:
    """Have an environment with the project's own requirements and the build's, and nothing else."""
    BUILD.mkdir(exist_ok=True)
    (BUILD / "log").write_text("", encoding="utf-8")
    facts = f"{sys.version}\n{ROOT}\n{(ROOT / 'pyproject.toml').read_text('utf-8')}"
    stamp = BUILD / "env.stamp"
    wanted = hashlib.sha256(facts.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    run(sys.executable, "-m", "venv", ENVIRONMENT)
    run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", f"{ROOT}[build]")
    stamp.write_text(wanted, encoding="utf-8")


def make_wheel(version: str) -> list[Path]:
    """Build the sdist and from it the wheel; install that: the program is made of what is published."""
    wheel, sdist = DIST / f"hashiya-{version}-py3-none-any.whl", DIST / f"hashiya-{version}.tar.gz"
    run(PYTHON, "-m", "build", "--outdir", DIST, ROOT)
    run(
        PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--force-reinstall", wheel
    )
    return [wheel, sdist]


def freeze() -> None:
    """Run PyInstaller and put its result into its place."""
    run(PYTHON, HERE / "icons.py", ROOT / "resources/icons/hashiya.svg", BUILD / "icons")
    work = BUILD / "pyinstaller"
    shutil.rmtree(work, ignore_errors=True)
    # From elsewhere than the sources: only what is installed may be found.
    work.mkdir()
    run(
        PYTHON, "-P", "-m", "PyInstaller", "--noconfirm", "--distpath", work / "dist",
        "--workpath", work / "work", HERE / "hashiya.spec", QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    for name in ("hashiya", "Hashiya.app"):
        shutil.rmtree(DIST / name, ignore_errors=True)
        if (work / "dist" / name).exists():
            shutil.move(work / "dist" / name, DIST / name)
    if sys.platform == "linux":
        linux.strip_python(PROGRAM)
    run(PYTHON, HERE / "licences.py", PROGRAM)
    if (DIST / "Hashiya.app").exists():
        shutil.copytree(PROGRAM / "licenses", DIST / "Hashiya.app/Contents/Resources/licenses")
        sign(DIST / "Hashiya.app")


def sign(app: Path) -> None:
    """Sign a macOS program again, for files came into it: with an identity, or for this machine alone."""
    identity = os.environ.get("HASHIYA_SIGN")
    rights = HERE / "macos.entitlements"
    hardened = ("--options", "runtime", "--timestamp", "--entitlements", rights)
    run("codesign", "--force", "--deep", *(hardened if identity else ()), "--sign", identity or "-", app)


def finish(version: str) -> None:
    """Hold the result against what it should be, and let it test itself in an empty environment."""
    (PROGRAM / "VERSION.txt").write_text(f"{version}\n", encoding="utf-8")
    if sys.platform == "linux":
        linux.add_menu_script(PROGRAM, BUILD / "icons")
    found = checks.problems(PROGRAM, contents.imported_qt_modules([ROOT / "annotations", ROOT / "desktop"]))
    if found:
        raise SystemExit("build: the program is not what it should be:\n  " + "\n  ".join(found))
    kept = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: value for name, value in os.environ.items() if name.upper() in kept}
    for executable in (EXECUTABLE, DIST / "Hashiya.app/Contents/MacOS/hashiya"):
        if executable.exists():
            done = subprocess.run(
                [executable, "--selftest"],
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if done.returncode != 0 or not json.loads(done.stdout)["ok"]:
                raise SystemExit(f"build: {executable} fails its own test:\n{done.stdout}{done.stderr}")


def pack(version: str, appimagetool: str | None) -> list[Path]:
    """Make the archives and packages of this platform."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    if sys.platform == "linux":
        made = [linux.make_tar(PROGRAM, DIST / f"hashiya-{version}-linux-{machine}.tar.gz")]
        made.append(linux.make_deb(ROOT, BUILD, DIST, version))
        if appimagetool:
            made.append(linux.make_appimage(BUILD, DIST, version, machine, appimagetool))
    elif sys.platform == "darwin":
        path = DIST / f"hashiya-{version}-macos-{machine}.zip"
        run("ditto", "-c", "-k", "--keepParent", DIST / "Hashiya.app", path)
        made = [path]
    else:
        made = [
            Path(
                shutil.make_archive(
                    str(DIST / f"hashiya-{version}-windows-{machine}"), "zip", DIST, "hashiya"
                )
            )
        ]
    for path in made:
        if path.stat().st_size > contents.SIZE_COMPRESSED:
            raise SystemExit(f"build: {path.name} is too large: {path.stat().st_size / 1e6:.1f} MB")
    return made


def report(made: list[Path], seconds: float) -> None:
    """Write a sum beside each file and say what was made."""
    for path in made:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        Path(f"{path}.sha256").write_text(f"{digest}  {path.name}\n", encoding="utf-8", newline="\n")
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {path.relative_to(ROOT)}")
    print(f"{checks.folder_size(PROGRAM) / 1e6:7.1f} MB  {PROGRAM.relative_to(ROOT)}{os.sep}")
    print(f"{seconds:7.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
