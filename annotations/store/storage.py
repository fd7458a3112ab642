"""Our TinyDB storage, and reading and writing a whole TinyDB file at once.

TinyDB's own JSONStorage writes in place and loses the file when that is interrupted; this one replaces it.
Plain ``TinyDB(path)`` reads every file written here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import orjson
from tinydb import TinyDB
from tinydb.storages import MemoryStorage, Storage
from tinydb.table import Document
from typing_extensions import override

from annotations.files import make_folders, write_atomically

Row = Mapping[str, Any]
Tables = dict[str, list[dict[str, Any]]]


class DamagedFileError(Exception):
    """A store file that cannot be read; the message says what is wrong with it."""


class UnstorableError(ValueError):
    """A value that no JSON file can hold; the message says what is wrong with it."""


class AtomicStorage(Storage):
    """Keeps a TinyDB database in one JSON file that is replaced as a whole, durably."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)

    @override
    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None when there is no file. Raises DamagedFileError."""
        data = read_data(self._path)
        return None if data is None else _numbered(data)

    @override
    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file; folders are made as needed. Raises UnstorableError and OSError.

        Indented, so that two versions can be compared line by line.
        """
        encoded = encode(data)
        make_folders(self._path.parent)
        write_atomically(self._path, encoded)


def encode(content: object, *, compact: bool = False) -> bytes:
    """Return content as JSON; compact and with sorted keys for hashing. Raises UnstorableError."""
    option = orjson.OPT_SORT_KEYS if compact else orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    try:
        return orjson.dumps(content, option=option)
    except orjson.JSONEncodeError as error:
        raise UnstorableError(f"holds something that cannot be stored ({error})") from error


_LONGEST_NUMBER = 20
"""Digits of a row's number; TinyDB turns it into an integer."""


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(
        key.isdecimal() and len(key) < _LONGEST_NUMBER and isinstance(row, dict) for key, row in table.items()
    )


def _numbered(data: bytes) -> dict[str, dict[str, Any]]:
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise DamagedFileError(f"is no complete JSON ({error})") from error
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise DamagedFileError("is JSON, but not a TinyDB database")
    return cast(dict[str, dict[str, Any]], tables)


def decode(data: bytes) -> Tables:
    """Return every table of a TinyDB file as a list of its rows. Raises DamagedFileError."""
    tables = _numbered(data)
    return {name: list(tables[name].values()) for name in sorted(tables)}


def check_unambiguous(data: bytes) -> None:
    """Raise DamagedFileError if JSON names something twice: only the last of the two would be read."""

    def once(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            raise DamagedFileError("names something twice")

    json.loads(data, object_pairs_hook=once)


def read_data(path: Path) -> bytes | None:
    """Return what is in a store file, None if there is none. Raises DamagedFileError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedFileError(f"cannot be read ({error.strerror})") from error


def read_tables(path: Path) -> Tables:
    """Return every table of a TinyDB file as a list of its rows; empty when there is no file."""
    # Without TinyDB, which would copy every row twice, and nothing is asked of it here.
    data = read_data(path)
    return {} if data is None else decode(data)


def write_tables(path: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    """Replace a TinyDB file by these tables; folders are made as needed. Durable when it returns.

    Raises UnstorableError if something in the rows cannot be written, OSError if the disk refuses.
    """
    with TinyDB(storage=MemoryStorage) as database:
        for name, rows in tables.items():
            database.table(name).insert_multiple(_documents(rows))
        AtomicStorage(path).write(database.storage.read())


def _documents(rows: Iterable[Row]) -> list[Document]:
    """Number the rows. One with an id gets a number derived from it, the same in every later save,

    so that adding a span changes only that span's lines in the file.
    """
    documents: dict[int, Document] = {}
    for position, row in enumerate(rows, 1):
        number = _number(str(row["id"])) if "id" in row else position
        while number in documents:
            number += 1
        documents[number] = Document(row, doc_id=number)
    return list(documents.values())


@lru_cache(maxsize=65_536)
def _number(key: str) -> int:
    """Six bytes: large enough not to meet, small enough for every JSON reader (below 2**53)."""
    return int.from_bytes(hashlib.blake2s(key.encode(errors="surrogatepass"), digest_size=6).digest(), "big")
