"""The licences of everything that is shipped.

An installed program reads them from what the installed packages say of themselves, a packaged one from the
folder `licenses` beside it, which has the system's libraries too.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Licence:
    """One package that the program stands on."""

    package: str
    version: str
    name: str
    text: str


def shipped_licences() -> list[Licence]:
    """Return the licences of what the program is made of, sorted by package."""
    collected = Path(sys.executable).parent / "licenses"
    if getattr(sys, "frozen", False) and collected.is_dir():
        return sorted(collected_licences(collected), key=_package)
    found: dict[str, Licence] = {}
    _collect("hashiya", found)
    return sorted((licence for key, licence in found.items() if key != "hashiya"), key=_package)


def collected_licences(folder: Path) -> list[Licence]:
    """Read a packaged program's licences: `README.txt` lists them, each has a folder with its texts."""
    rows = re.findall(r"^(\S+)/  (.+?): (.+)$", (folder / "README.txt").read_text("utf-8"), re.MULTILINE)
    found = []
    for name, title, licence in rows:
        texts = [path.read_text("utf-8", errors="replace") for path in sorted((folder / name).glob("*"))]
        package, _, version = title.rpartition(" ")
        found.append(Licence(package or title, version if package else "", licence, "\n\n".join(texts)))
    return found


def _package(licence: Licence) -> str:
    return licence.package.casefold()


def _collect(name: str, found: dict[str, Licence]) -> None:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return  # for another platform or another version of Python
    found[key] = _licence(package)
    for requirement in package.requires or ():
        words, _, marker = requirement.partition(";")
        if "extra" not in marker:
            match = re.match(r"[A-Za-z0-9._-]+", words)
            if match:
                _collect(match.group(), found)


def _licence(package: Distribution) -> Licence:
    about = package.metadata
    name = _field(about, "License-Expression")
    if not name:
        kinds = [c.split(" :: ")[-1] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
        name = ", ".join(kind for kind in kinds if kind != "OSI Approved") or _field(about, "License")
    texts = []
    for file in package.files or ():
        if re.search(r"(^|/)(licen[cs]e|copying|ofl|notice)[^/]*$", str(file), re.IGNORECASE):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue
    return Licence(package.name, package.version, name.splitlines()[0] if name else "", "\n\n".join(texts))


def _field(about: PackageMetadata, name: str) -> str:
    return about[name] if name in about else ""  # noqa: SIM401 - there is no get before Python 3.12
