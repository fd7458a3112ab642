"""The licence texts of everything that is shipped, collected into the program's folder.

Runs in the environment that the program was built in: `python licences.py PROGRAM-FOLDER`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = "hashiya"
TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
WITHOUT_TEXT = {"pyside6-essentials": "LGPL-3.0.txt", "shiboken6": "LGPL-3.0.txt"}
"""Distributions that ship no text of their licence, and the file here that has it."""


def main(program: Path) -> None:
    """Write `licenses/` into a program folder. Leaves with a message when a text cannot be found."""
    target = program / "licenses"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    rows, missing = [], []
    for name, title, licence, texts in [*_packages(), *_python(), *_libraries(program)]:
        folder = target / name
        for text in texts:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(text, folder / (text.name if text.suffix else f"{text.name}.txt"))
        if not folder.is_dir():
            missing.append(name)
        rows.append(f"{name}/  {title}: {licence}")
    for text in (HERE / "licences").glob("*.txt"):
        shutil.copyfile(text, target / text.name)
    if missing:
        raise SystemExit(f"no licence text found for: {', '.join(missing)}")
    heading = "Hashiya is free software (GPL-3.0-or-later). What it is made of, and under which terms:\n\n"
    (target / "README.txt").write_text(
        heading + "\n".join(sorted(rows)) + "\n", encoding="utf-8", newline="\n"
    )


Row = tuple[str, str, str, list[Path]]
"""Folder name, what it is, its licence in a few words, the texts."""


def _packages() -> Iterator[Row]:
    for found in sorted(_closure(PROJECT), key=lambda one: one.name.lower()):
        name = found.name.lower().replace("_", "-")
        texts = [
            Path(str(found.locate_file(path))) for path in found.files or () if _is_text(path.name, str(path))
        ]
        if not texts and name in WITHOUT_TEXT:
            texts = [HERE / "licences" / WITHOUT_TEXT[name]]
        # The package of shared code of the fonts is installed with them, and nothing of it is in the program.
        if texts:
            yield name, f"{found.name} {found.version}", _licence_of(found), texts


def _is_text(name: str, path: str) -> bool:
    return (
        bool(TEXT.match(name))
        and not path.endswith((".py", ".pyc"))
        and (".dist-info" in path or "fontpkg" in path)
    )


def _closure(name: str) -> list[Distribution]:
    found: dict[str, Distribution] = {}
    queue = [name]
    while queue:
        asked = queue.pop()
        if asked.lower() in found:
            continue
        try:
            found[asked.lower()] = distribution(asked)
        except PackageNotFoundError:  # for another platform or another version of Python
            continue
        for requirement in found[asked.lower()].requires or ():
            if "extra ==" not in requirement:
                queue.append(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])
    return list(found.values())


def _licence_of(found: Distribution) -> str:
    expression = found.metadata["License-Expression"] or ""
    classifiers = [line.rpartition(" :: ")[2] for line in found.metadata.get_all("Classifier") or ()
                   if line.startswith("License ::")]  # fmt: skip
    short = (found.metadata["License"] or "").partition("\n")[0][:60]
    return expression or short or ", ".join(classifiers) or "see the text"


def _python() -> Iterator[Row]:
    version = ".".join(map(str, sys.version_info[:3]))
    candidates = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    candidates.append(Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"))
    yield "python", f"Python {version}", "PSF-2.0", [path for path in candidates if path.is_file()][:1]
    loader = distribution("pyinstaller")
    texts = [Path(str(loader.locate_file(path))) for path in loader.files or () if path.name == "COPYING.txt"]
    yield "pyinstaller", f"the loader of PyInstaller {loader.version}", "GPL-2.0 with an exception", texts


def _libraries(program: Path) -> Iterator[Row]:
    """Yield the building system's libraries that went along. Debian keeps a text for each of its packages."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return
    for library in sorted((program / "_internal").glob("lib*.so*")):
        if library.is_symlink() or library.name.startswith("libpython"):
            continue
        asked = subprocess.run(
            ["dpkg-query", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False
        )
        package = asked.stdout.partition(":")[0]
        text = Path("/usr/share/doc") / package / "copyright"
        yield (
            package or library.name,
            library.name,
            "see the text",
            [text] if package and text.is_file() else [],
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
