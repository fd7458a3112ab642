"""What belongs into the packaged program: chosen for the build, then held against its result.

The Qt modules are those that the sources import, the libraries those that they and the kept plugins ask for.
Whatever else appears, or is absent, fails the build.
"""

from __future__ import annotations

import ast
import posixpath
import re
import subprocess
from collections.abc import Callable, Collection, Iterable
from fnmatch import fnmatch
from os.path import normcase
from pathlib import Path

Entry = tuple[str, str, str]
"""One of PyInstaller's files: place in the program, source, kind."""

SIZE_UNPACKED = 130_000_000
SIZE_COMPRESSED = 55_000_000

# For each kind of Qt plugin what is kept, of all platforms; kinds without an entry go.
PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
}
PLUGINS_WITH_MODULE = {"QtPrintSupport": {"printsupport": {"cupsprintersupport"}}}
"""Plugins that are worth their place only when the sources import a module."""

QT_TRANSLATIONS = ("qt_ar.qm", "qt_en.qm", "qtbase_ar.qm", "qtbase_en.qm")

# OpenSSL, behind ssl and _hashlib, is 5 MB: nothing talks to a network, and hashlib has its own SHA.
PYTHON_EXCLUDES = (
    "ssl", "_ssl", "_hashlib", "tkinter", "unittest", "pydoc", "doctest", "lib2to3", "readline",
    "asyncio", "multiprocessing", "xmlrpc", "ftplib", "http.server", "setuptools", "pip", "_pytest",
    # What the extras bring: as large as the program itself, and those who want it install from the index.
    "pyarrow", "spacy", "cassis", "numpy", "pandas",
    # The same once more for newer processors, 5 MB: the plain ones are fast enough for names.
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2",
)  # fmt: skip

# Linux only, from here on. Names are those that libraries ask for (sonames).

FROM_SYSTEM = frozenset(  # words in lines are easier to read than a list of quoted ones
    """
    ld-linux-x86-64.so.2 ld-linux-aarch64.so.1
    libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 librt.so.1 libutil.so.1
    libgcc_s.so.1 libstdc++.so.6 libz.so.1 libzstd.so.1
    libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libX11.so.6 libxcb.so.1 libxkbcommon.so.0
    libdbus-1.so.3 libexpat.so.1 libfontconfig.so.1 libfreetype.so.6 libglib-2.0.so.0 libgthread-2.0.so.0
    libwayland-client.so.0 libwayland-cursor.so.0
    """.split()  # noqa: SIM905
)
"""Every desktop has these, and libraries of the system use them: a second copy would stand in the way."""

TAKEN_ALONG = (
    "libxcb-*.so.*", "libxkbcommon-x11.so.*",  # often not installed, and Qt ends the program without them
    "libbz2.so.*", "libffi.so.*", "liblzma.so.*", "libmpdec.so.*", "libuuid.so.*",  # Python's
)  # fmt: skip
"""Libraries of the building machine that go into the program."""

QT_LIBRARIES = frozenset({"Core", "Gui", "Widgets", "DBus", "Svg", "XcbQpa", "WaylandClient"})
"""Without what the sources import besides."""


def imported_qt_modules(packages: Iterable[Path]) -> set[str]:
    """Return the names of the PySide6 modules that the sources import, e.g. ``{"QtCore"}``."""
    found: set[str] = set()
    for package in packages:
        for path in package.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
                elif isinstance(node, ast.Import):
                    names = [name.name for name in node.names]
                else:
                    continue
                found |= {name.split(".")[1] for name in names if name.startswith("PySide6.Qt")}
    return found


def excluded_qt_modules(pyside: Path, wanted: set[str]) -> list[str]:
    """Return the modules of PySide6 that stay out. QtPy asks for some and can do without."""
    there = {
        path.name.split(".")[0] for path in pyside.iterdir() if re.match(r"Qt\w+\..*(so|pyd)$", path.name)
    }
    return sorted(f"PySide6.{name}" for name in there - wanted)


def kept_plugins(wanted: set[str]) -> dict[str, set[str]]:
    """Return the plugins to keep, by kind, for the wanted Qt modules."""
    plugins = dict(PLUGINS)
    for module, more in PLUGINS_WITH_MODULE.items():
        if module in wanted:
            plugins |= more
    return plugins


def plugin_of(target: str) -> tuple[str, str] | None:
    """Return kind and name of a Qt plugin, from its place in the program; None for other files."""
    match = re.search(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)$", target)
    return (match[1], match[2]) if match else None


def is_wanted_data(target: str, icon_fonts: Collection[str]) -> bool:
    """Say whether a data file is kept: of Qt's translations two languages, of the icon fonts the used one."""
    path, name = _slashes(target), file_name(target)
    if re.search(r"PySide6/(Qt/)?translations/", path):
        return name in QT_TRANSLATIONS
    if "qtawesome/fonts/" in path:
        return name in icon_fonts
    return "PySide6/" not in path or not path.endswith((".pyi", ".typed", ".json"))


def wanted_binaries(
    entries: Iterable[Entry], modules: set[str], needs: Callable[[str], Iterable[str]], own: tuple[str, ...]
) -> list[Entry]:
    """Return those of PyInstaller's binaries that the program needs.

    `modules` are the Qt modules in use. `needs` tells the file names of what a library asks for.
    `own` are the folders of the Python in use: a library from elsewhere is the building machine's, and goes
    along only if it is named above.
    """
    plugins = kept_plugins(modules)
    by_name = {normcase(file_name(entry[0])): entry for entry in entries if _may_go_along(entry, own)}
    queue = [entry for entry in by_name.values() if _is_root(entry, plugins)]
    kept: dict[str, Entry] = {}
    while queue:
        target, source, _ = entry = queue.pop()
        if target not in kept:
            kept[target] = entry
            queue += [by_name[name] for name in map(normcase, needs(source)) if name in by_name]
    return sorted(kept.values())


def wanted_links(links: Iterable[Entry], targets: set[str]) -> list[Entry]:
    """Return the links that lead to something kept (places from the program's folder, with ``/``)."""
    folders = {parent for target in targets for parent in _parents(target)}
    return [link for link in links if _destination(link) in targets | folders]


def belongs_to_kept_framework(target: str, binaries: set[str]) -> bool:
    """Say whether a data file is no part of a macOS framework, or of one whose library is kept."""
    framework, found, _ = _slashes(target).partition(".framework/")
    return not found or any(one.startswith(f"{framework}.framework/") for one in binaries)


def asked_for(library: str | Path) -> list[str]:
    """Return the sonames that an ELF file asks for itself. Linux only; needs binutils."""
    text = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^ +NEEDED +(\S+)$", text, re.MULTILINE)


def file_name(target: str) -> str:
    """Return the last part of a place in the program."""
    return _slashes(target).rpartition("/")[2]


def _is_root(entry: Entry, plugins: dict[str, set[str]]) -> bool:
    target, _, kind = entry
    plugin = plugin_of(_slashes(target))
    if plugin is not None:
        return plugin[1] in plugins.get(plugin[0], set())
    return kind == "EXTENSION" or file_name(target).startswith(("libpython", "python3", "Python"))


def _may_go_along(entry: Entry, own: tuple[str, ...]) -> bool:
    target, source, _ = entry
    name = file_name(target)
    if name in FROM_SYSTEM:
        return False
    if ".so" not in name or source.startswith(own) or "libpython" in name:
        return True
    return any(fnmatch(name, pattern) for pattern in TAKEN_ALONG)


def _destination(link: Entry) -> str:
    target, source, _ = link
    return posixpath.normpath(posixpath.join(posixpath.dirname(_slashes(target)), _slashes(source)))


def _parents(target: str) -> list[str]:
    parts = target.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _slashes(path: str) -> str:
    return path.replace("\\", "/")
