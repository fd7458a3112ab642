"""Telling a file's format by its ending or, failing that, by its beginning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.json_lines import parsed
from annotations.formats.lines import numbered_lines

_OTHER_ENDINGS = {".ndjson": "jsonl", ".bio": "conll", ".iob": "conll", ".iob2": "conll"}

_SIGNS = {"annotation.conf": "brat", "tasks.json": "labelstudio"}
"""Files by which a folder is known to be a format's own as a whole."""

_NAMED_BY_PLACE = {"txt", "brat"}
"""Formats whose files do not say what the article is called."""


def format_of_folder(folder: Path) -> Format | None:
    """Return the format that a folder is in as a whole, or None: then each of its files is read by itself."""
    return next((FORMATS[name] for sign, name in _SIGNS.items() if (folder / sign).is_file()), None)


def format_of_ending(path: Path) -> Format | None:
    """Return the format for import that a file's ending stands for, or None."""
    ending = path.suffix.lower()
    if ending in _OTHER_ENDINGS:
        return FORMATS[_OTHER_ENDINGS[ending]]
    name = path.name.lower()
    if ending == ".json":
        return None  # May be anything, a project's own files too; only what is in it tells.
    fitting = (f for f in FORMATS.values() if f.can_read and name.endswith(f.extension))
    return max(fitting, key=lambda f: len(f.extension), default=None)


def detect(path: Path) -> Format | None:
    """Return the format that a file can be imported as, or None. Raises OSError when it cannot be read."""
    known = format_of_folder(path) if path.is_dir() else format_of_ending(path)
    if path.is_dir() or (known is not None and known.name != "jsonl"):
        return known
    with path.open("rb") as file:
        begins = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"["):
        return FORMATS["labelstudio"]
    return FORMATS[_kind_of_lines(path)] if begins.startswith(b"{") else known


def _kind_of_lines(path: Path) -> str:
    """Return which format of JSON lines the first line is in; ours where that cannot be told."""
    try:
        row = next(parsed(line) for _, line in numbered_lines(path) if line.strip())
    except (ImportFileError, ValueError):
        return "jsonl"
    if "sha256" in row or "offsets" in row:
        return "jsonl"
    if "spans" in row:
        return "jsonl" if "id" in row and "tokens" not in row else "spans"
    if "entities" in row:
        return "doccano-relations"
    return "doccano" if isinstance(row.get("label", row.get("labels")), list) else "jsonl"


def read_rows(path: Path, start: Path, given: Format | None = None) -> list[ImportedArticle]:
    """Read the articles of one file, or of a folder that is one format's; `given` is that when it is known.

    The id of a text file is its path counted from the folder `start`. Raises ImportFileError and OSError.
    """
    form = given or detect(path)
    if form is None or form.read is None:
        readable = ", ".join(f"{f.name} ({f.extension})" for f in FORMATS.values() if f.can_read)
        raise ImportFileError(path, 0, f"its format is not known; these can be read: {readable}")
    rows = list(form.read(path))
    if form.name in _NAMED_BY_PLACE and not path.is_dir():
        place = path.relative_to(start).with_suffix("").as_posix()
        rows = [replace(row, id=place) for row in rows]
    return rows
