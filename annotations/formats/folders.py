"""What a folder that is exported holds beside the files of its format: a place for each article, and details.

Each annotated article gets a path of its own: the annotator's name, then the article's id. The file
`hashiya.jsonl` tells for each path what other programs' files have no place for: metadata, status, note and
entities, in the native format. Reading does without it where another program made the folder.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath

import orjson

from annotations.formats.format import ExportOptions
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.jsonl import details
from annotations.formats.jsonl_reader import article_of_row
from annotations.formats.lines import numbered_lines
from annotations.model import AnnotatedArticle

DETAILS = "hashiya.jsonl"

_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')
_LONGEST_BYTES = 200
"""Of one part of a path, so that an ending and a number have room."""


class Names:
    """Gives each annotated article a name of its own in the folder: a path with `/`, without ending."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, annotated: AnnotatedArticle) -> str:
        """Return the article's name: annotator, then id, with a number where another took that."""
        parts = [annotated.annotations.annotator, *annotated.article.id.split("/")]
        wanted = "/".join(_safe(part) for part in parts if part) or "article"
        name = wanted
        number = 1
        while (key := unicodedata.normalize("NFC", name).casefold()) in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(key)
        return name


class Places:
    """Gives each annotated article a path without ending in the folder, and notes its details there."""

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        self._folder = folder
        self._options = options
        self._names = Names()
        self._file = (folder / DETAILS).open("xb")

    def place(self, annotated: AnnotatedArticle) -> Path:
        """Return where the article's files go; the folder for them is there then."""
        name = self._names.name(annotated)
        row = {"file": name, **details(annotated, self._options)}
        self._file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def close(self) -> None:
        """Finish the file of details."""
        self._file.close()


def noted_details(folder: Path) -> dict[str, ImportedArticle]:
    """Return the details by path as they were noted, or nothing where there are none.

    Raises ImportFileError for a file of details that is damaged.
    """
    path = folder / DETAILS
    found: dict[str, ImportedArticle] = {}
    if not path.is_file():
        return found
    for number, line in numbered_lines(path):
        try:
            row = orjson.loads(line)
            if not isinstance(row, dict) or not isinstance(row.get("file"), str):
                raise ValueError("“file” is missing")
            found[row["file"]] = article_of_row(row, f"{path}, line {number}")
        except ValueError as error:
            raise ImportFileError(path, number, f"{error}; remove the file to import without it") from error
    return found


def place_in(folder: Path, file: Path) -> str:
    """Return a file's path in a folder without its ending, as `noted_details` names it."""
    return PurePosixPath(file.relative_to(folder)).with_suffix("").as_posix()


def _safe(part: str) -> str:
    """Return a part of a path that every system takes and that leads nowhere else."""
    part = _UNSAFE.sub("_", part).rstrip(" .") or "_"
    return part.encode()[:_LONGEST_BYTES].decode(errors="ignore")
