"""The forms of the program for Linux: tar.gz, Debian package, AppImage."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import checks
import contents

HERE = Path(__file__).resolve().parent
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)

CONTROL = """\
Package: hashiya
Version: {version}
Architecture: {architecture}
Maintainer: The authors of Hashiya <hashiya@localhost>
Installed-Size: {size}
Depends: {depends}
Section: science
Priority: optional
Description: annotate Arabic news articles
 Read Arabic articles right to left, highlight spans, label them as actors,
 figures, bases or stances, and export the annotated corpus. One window, one
 folder, no server and no account; the articles are never written to.
"""


def strip_python(program: Path) -> None:
    """Take the debugging symbols out of Python's own libraries; Qt's have none."""
    for path in (program / "_internal").rglob("*.so*"):
        if checks.is_elf(path) and ("lib-dynload" in path.parts or path.name.startswith("libpython")):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def add_menu_script(program: Path, icons: Path) -> None:
    """Add what puts the unpacked folder into the user's menu: a script, the entry and an icon."""
    shutil.copy2(HERE / "add-to-menu", program / "add-to-menu")
    (program / "add-to-menu").chmod(0o755)
    shutil.copyfile(HERE / "hashiya.desktop", program / "hashiya.desktop")
    shutil.copyfile(icons / "hashiya-256.png", program / "hashiya.png")


def make_tar(program: Path, target: Path) -> Path:
    """Pack the program folder; the same folder gives the same archive."""

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = int(os.environ.get("SOURCE_DATE_EPOCH", info.mtime))
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
        return info

    with tarfile.open(target, "w:gz", compresslevel=9) as archive:
        archive.add(program, target.name.removesuffix(".tar.gz"), recursive=False, filter=plain)
        for path in sorted(program.rglob("*")):
            place = f"{target.name.removesuffix('.tar.gz')}/{path.relative_to(program)}"
            archive.add(path, place, recursive=False, filter=plain)
    return target


def make_deb(root: Path, build: Path, dist: Path, version: str) -> Path:
    """Make the Debian package: the folder under /opt, commands, menu entry, icons."""
    tree = build / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(dist / "hashiya", tree / "opt/hashiya", symlinks=True)
    for name in ("add-to-menu", "hashiya.desktop", "hashiya.png"):
        (tree / "opt/hashiya" / name).unlink()
    (tree / "usr/bin").mkdir(parents=True)
    for name in ("hashiya", "hashiya-gui"):
        (tree / "usr/bin" / name).symlink_to("/opt/hashiya/hashiya")
    place(root, build, tree / "usr")
    documents = tree / "usr/share/doc/hashiya"
    documents.mkdir(parents=True)
    shutil.copyfile(HERE / "debian-copyright", documents / "copyright")
    architecture = _output("dpkg", "--print-architecture")
    control = CONTROL.format(
        version=version,
        architecture=architecture,
        size=checks.folder_size(tree) // 1024,
        depends=_dependencies(build, tree / "opt/hashiya"),
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
    _plain_modes(tree)
    target = dist / f"hashiya_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return target


def make_appimage(build: Path, dist: Path, version: str, machine: str, tool: str) -> Path:
    """Make the AppImage, with the tool that the AppImage project offers."""
    target = dist / f"Hashiya-{version}-{machine}.AppImage"
    subprocess.run([tool, make_appdir(build, dist), target], check=True, env=os.environ | {"ARCH": machine})
    return target


def make_appdir(build: Path, dist: Path) -> Path:
    """Return the folder that an AppImage is made of."""
    folder = build / "Hashiya.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(dist / "hashiya", folder / "opt", symlinks=True)
    shutil.copyfile(HERE / "hashiya.desktop", folder / "hashiya.desktop")
    shutil.copyfile(build / "icons/hashiya-256.png", folder / "hashiya.png")
    (folder / ".DirIcon").symlink_to("hashiya.png")
    (folder / "AppRun").symlink_to("opt/hashiya")
    return folder


def place(root: Path, build: Path, prefix: Path) -> None:
    """Lay menu entry, file type and icons under a prefix like /usr."""
    icons = prefix / "share/icons/hicolor"
    for size in HICOLOR:
        _copy(build / f"icons/hashiya-{size}.png", icons / f"{size}x{size}/apps/hashiya.png")
    _copy(root / "resources/icons/hashiya.svg", icons / "scalable/apps/hashiya.svg")
    _copy(HERE / "hashiya.desktop", prefix / "share/applications/hashiya.desktop")
    _copy(HERE / "hashiya-mime.xml", prefix / "share/mime/packages/hashiya.xml")


def _dependencies(build: Path, program: Path) -> str:
    """Return the Debian packages, with versions, of the system's libraries that the program asks for."""
    libraries = [path for path in program.rglob("*") if checks.is_elf(path)]
    folders = sorted({f"-l{path.parent}" for path in libraries})
    work = build / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text(
        "Source: hashiya\n\nPackage: hashiya\nArchitecture: any\n", encoding="utf-8"
    )
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *folders]
    command += [str(path) for path in libraries]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    match = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.MULTILINE)
    if done.returncode != 0 or match is None:
        raise SystemExit(f"build: dpkg-shlibdeps failed:\n{done.stderr}")
    inside = _packages_taken_along(program)
    return ", ".join(asked for asked in match[1].split(", ") if asked.split()[0] not in inside)


def _packages_taken_along(program: Path) -> set[str]:
    """Return the packages of the libraries that are in the program: the system need not have them."""
    packages = set()
    for pattern in contents.TAKEN_ALONG:
        for path in (program / "_internal").glob(pattern):
            asked = subprocess.run(
                ["dpkg-query", "-S", f"*/{path.name}"], capture_output=True, text=True, check=False
            )
            packages |= {line.partition(":")[0] for line in asked.stdout.splitlines()}
    return packages


def _plain_modes(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
