"""Telling a file's format by its ending or, failing that, by its beginning; and reading what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotations.articles import STORE_FOLDER
from annotations.formats import FORMATS
from annotations.formats.article_ids import safe_id
from annotations.formats.article_table import ColumnChoice, chosen, guessed, read_articles, table_head
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.json_lines import JsonObject, parsed
from annotations.formats.lines import numbered_lines
from annotations.formats.zipped import unpacked, without_folder

_OTHER_ENDINGS = {
    ".ndjson": "jsonl",
    ".bio": "conll",
    ".iob": "conll",
    ".iob2": "conll",
    ".html": "webpage",
    ".xhtml": "webpage",
    ".mhtml": "webpage",
    ".mht": "webpage",
}
_WAYS_OUT = {
    ".doc": "save it as .docx in Word or LibreOffice",
    ".rtf": "save it as .docx in Word or LibreOffice",
    ".odt": "save it as .docx in LibreOffice",
    ".xls": "save it as .xlsx in Excel or LibreOffice",
    ".ods": "save it as .xlsx in LibreOffice",
    ".pdf": "save its text as .txt or .docx",
}
"""For files of texts that are not read."""

_SIGNS = {"annotation.conf": "brat", "tasks.json": "labelstudio", "TypeSystem.xml": "xmi"}
"""Files by which a folder is known to be a format's own as a whole."""

_NAMED_BY_PLACE = {"txt", "docx", "webpage", "brat"}
"""Formats whose files do not say what the article is called."""

_NATIVE_KEYS = frozenset("id text title date outlet url direction annotator status note".split())  # noqa: SIM905
"""What a line of the native format may hold about an article beside annotations."""


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
    if known is not None and known.name in ("csv", "xlsx") and not path.is_dir():
        return known if _is_table_of_spans(path) else FORMATS["articles"]
    if path.is_dir() or (known is not None and known.name != "jsonl"):
        return known
    with path.open("rb") as file:
        begins = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"["):
        return FORMATS["labelstudio"]
    return FORMATS[_kind_of_lines(path)] if begins.startswith(b"{") else known


def importable(path: Path, given: Format | None = None) -> Iterator[tuple[Path, Path]]:
    """Yield the files to read of what a person names, each with the folder that ids are counted from.

    A folder that is in one format as a whole comes as it is, also one inside another. Of any other come the
    files whose ending says what they are, but neither hidden ones nor a project's own nor what belongs to a
    saved web page. `given` is the format that all are in, when it is known.
    """
    if not path.is_dir() or (given is not None and given.is_folder) or _is_whole(path, given):
        yield path, path.parent
        return
    yield from ((found, path if found.is_file() else found.parent) for found in _found_in(path, given))


def read_rows(
    path: Path, start: Path, given: Format | None = None, columns: ColumnChoice | str | None = None
) -> list[ImportedArticle]:
    """Read the articles of one file, or of a folder that is one format's; `given` is that when it is known.

    The id of a file with one article is its path counted from the folder `start`. `columns` says what the
    columns of a table of articles hold, where they should not be guessed; in words as `chosen` takes them,
    they hold for all tables of a zip. Raises ImportFileError and OSError.
    """
    form = given or detect(path)
    if form is None or form.read is None:
        readable = ", ".join(f"{f.name} ({f.extension})" for f in FORMATS.values() if f.can_read)
        way_out = _WAYS_OUT.get(path.suffix.lower(), f"these can be read: {readable}")
        raise ImportFileError(path, 0, f"its format is not known; {way_out}")
    if form.name == "zip":
        return _rows_of_zip(path, columns)
    if form.name == "articles" and columns:
        return list(read_articles(path, _choice(path, columns)))
    rows = list(form.read(path))
    if form.name in _NAMED_BY_PLACE and not path.is_dir():
        place = path.relative_to(start).with_suffix("").as_posix()
        rows = [replace(row, id=place if form.name == "brat" else safe_id(place)) for row in rows]
    return rows


def _choice(path: Path, columns: ColumnChoice | str) -> ColumnChoice:
    if isinstance(columns, ColumnChoice):
        return columns
    try:
        return chosen(columns, table_head(path))
    except ValueError as error:
        raise ImportFileError(path, 1, str(error)) from error


def _rows_of_zip(path: Path, columns: ColumnChoice | str | None) -> list[ImportedArticle]:
    rows: list[ImportedArticle] = []
    with unpacked(path) as folder:
        try:
            for found, start in importable(folder):
                if found.suffix.lower() == ".zip":
                    raise ImportFileError(found, 0, "is a zip in a zip; unpack it first")
                rows += read_rows(found, start, columns=columns)
        except ImportFileError as error:
            raise ImportFileError(path, 0, without_folder(str(error), folder)) from error
        if not rows:
            raise ImportFileError(path, 0, "holds no file that can be imported")
        return [
            replace(
                row,
                place=f"{path}, {without_folder(row.place, folder)}",
                notices=tuple(without_folder(notice, folder) for notice in row.notices),
            )
            for row in rows
        ]


def _is_whole(path: Path, given: Format | None) -> bool:
    return given is None and format_of_folder(path) is not None


def _found_in(folder: Path, given: Format | None) -> Iterator[Path]:
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    pages = {entry.stem for entry in entries if entry.suffix.lower() in (".htm", ".html", ".xhtml")}
    for entry in entries:
        if entry.is_dir():
            is_of_page = any(entry.name in (f"{stem}_files", f"{stem}_ملفات") for stem in pages)
            is_own = entry.name == STORE_FOLDER and (entry / "project.json").is_file()
            if _is_whole(entry, given):
                yield entry
            elif not (is_of_page or is_own or entry.is_symlink()):
                yield from _found_in(entry, given)
        elif entry.is_file() and format_of_ending(entry) is not None:
            yield entry


def _is_table_of_spans(path: Path) -> bool:
    """Say whether a table has the columns of our own; one that cannot be read is left to its reader."""
    try:
        columns = table_head(path).columns
    except ImportFileError:
        return True
    return {"start", "end"} <= {column.partition(" ")[0] for column in columns}


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
    if isinstance(row.get("label", row.get("labels")), list):
        return "doccano"
    return "articles" if _is_article_of_others(path, row) else "jsonl"


def _is_article_of_others(path: Path, row: JsonObject) -> bool:
    """Say whether lines are articles that the native format would not take, or not take whole."""
    is_native = "id" in row and row.keys() <= _NATIVE_KEYS
    try:
        return not is_native and bool(guessed(table_head(path)).text)
    except ImportFileError:
        return False
