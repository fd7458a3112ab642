"""The finished program folder held against contents.py: what is missing, what does not belong there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import contents

REQUIRED = (
    "annotations/_bundled/resources/gazetteers/*.csv",
    "annotations/_bundled/resources/icons/hashiya.svg",
    "annotations/_bundled/resources/schemas/default.json",
    "annotations/_bundled/resources/themes/light.toml",
    "annotations/_bundled/resources/themes/dark.toml",
    "annotations/_bundled/resources/translations/hashiya_en.qm",
    "annotations/_bundled/resources/guide/*.md",
    "annotations/_bundled/resources/translations/hashiya_ar.qm",
    "annotations/_bundled/seeds/*.txt",
    "fontpkg_amiri/files/Amiri-Regular.ttf",
    "fontpkg_ibm_plex_sans_arabic/files/IBMPlexSansArabic-Regular.ttf",
    "qtawesome/fonts/*.ttf",
    "qtawesome/fonts/*charmap*.json",
)
PLATFORM_PLUGINS = {"win32": {"qwindows", "qoffscreen"}, "darwin": {"qcocoa", "qoffscreen"}}


def problems(program: Path, qt_modules: set[str]) -> list[str]:
    """Return what is wrong with a program folder; nothing when it is as it should be."""
    inside = program / "_internal"
    files = sorted(path for path in inside.rglob("*") if path.is_file() and not path.is_symlink())
    found = [f"missing: {pattern}" for pattern in REQUIRED if not any(inside.glob(pattern))]
    found += [
        f"dangling link: {path.relative_to(program)}" for path in inside.rglob("*") if not path.exists()
    ]
    found += _plugin_problems([path.relative_to(inside).as_posix() for path in files], qt_modules)
    for path in files:
        name = path.relative_to(inside).as_posix()
        if re.search(r"PySide6/(Qt/)?translations/", name) and path.name not in contents.QT_TRANSLATIONS:
            found.append(f"unwanted translation: {name}")
        if re.search(r"\.(pyi|ts\.bak|a|o|qmltypes)$|/(qml|metatypes)/", name):
            found.append(f"unwanted: {name}")
    for name in ("qt_ar.qm", "qtbase_ar.qm"):
        if not any(path.name == name for path in files):
            found.append(f"missing translation: {name}")
    if len([path for path in files if path.parent.name == "fonts" and path.suffix == ".ttf"]) != 1:
        found.append("more than the one icon font that is used")
    size = folder_size(program)
    if size > contents.SIZE_UNPACKED:
        found.append(f"too large: {size / 1e6:.1f} MB, at most {contents.SIZE_UNPACKED / 1e6:.0f} are meant")
    if sys.platform == "linux":
        found += _library_problems(program, qt_modules)
    return found


def folder_size(folder: Path) -> int:
    """Return the bytes in a folder's files, links not followed."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _plugin_problems(names: list[str], qt_modules: set[str]) -> Iterator[str]:
    there: dict[str, set[str]] = {}
    for name in names:
        plugin = contents.plugin_of(name)
        if plugin is not None:
            there.setdefault(plugin[0], set()).add(plugin[1])
    wanted = contents.kept_plugins(qt_modules)
    for kind, plugins in there.items():
        for name in sorted(plugins - wanted.get(kind, set())):
            yield f"unwanted plugin: {kind}/{name}"
    if sys.platform == "linux":
        required = {kind: plugins - {"qwindows", "qcocoa"} for kind, plugins in wanted.items()}
    else:
        required = {
            "platforms": PLATFORM_PLUGINS[sys.platform],
            "iconengines": {"qsvgicon"},
            "imageformats": {"qsvg"},
        }
    for kind, plugins in required.items():
        for name in sorted(plugins - there.get(kind, set())):
            yield f"missing plugin: {kind}/{name}"


def _library_problems(program: Path, qt_modules: set[str]) -> Iterator[str]:
    """Hold every library against what may be there, and what each asks for against what there is."""
    libraries = [path for path in program.rglob("*") if is_elf(path)]
    bundled = {path.name for path in libraries}
    expected_qt = contents.QT_LIBRARIES | {module.removeprefix("Qt") for module in qt_modules}
    present_qt = {match[1] for name in bundled if (match := re.match(r"libQt6(\w+)\.so", name))}
    yield from (f"unwanted Qt library: {name}" for name in sorted(present_qt - expected_qt))
    yield from (f"missing Qt library: {name}" for name in sorted(expected_qt - present_qt))
    for name in sorted(bundled & contents.FROM_SYSTEM):
        yield f"the system’s own library must not be in the program: {name}"
    for path in libraries:
        if path.parent.name == "_internal" and not _belongs(path.name):
            yield f"unwanted library: {path.name}"
        for asked in contents.asked_for(path):
            if asked not in bundled and asked not in contents.FROM_SYSTEM:
                yield f"{path.relative_to(program)} asks for {asked}, which is nowhere"


def _belongs(name: str) -> bool:
    return name.startswith("libpython") or any(Path(name).match(pattern) for pattern in contents.TAKEN_ALONG)


def is_elf(path: Path) -> bool:
    """Say whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
