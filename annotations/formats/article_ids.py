"""Ids for new articles, which become paths of files: made of file names, titles and other programs' ids.

Letters of every script stay as they are. What a file system refuses, or takes for something else, does not:
Hashiya's projects lie on shared drives and memory sticks, so the rules of all systems hold everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from annotations.articles import STORE_FOLDER

LONGEST_BYTES = 200
"""Of one part of a path, so that an ending and a number have room in the 255 that file systems give."""

_UNSAFE = re.compile(r'[\\:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)", re.IGNORECASE)
"""Names of devices on Windows, with any ending."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


def safe_id(name: str) -> str:
    """Return an id that makes a path on every system, as like the name as can be; ``/`` parts folders.

    An address of the Web becomes one part. Where nothing is left the id is ``article``.
    """
    scheme = _SCHEME.match(name)
    if scheme:
        name = name[scheme.end() :].strip("/").replace("/", "-")
    parts = [part for part in map(safe_part, name.split("/")) if part]
    if parts and len(parts) > 1 and parts[0].casefold() == STORE_FOLDER:
        parts[0] += "_"
    return "/".join(parts) or "article"


def safe_part(part: str) -> str:
    """Return one part of a path; empty when nothing of it can stay."""
    part = "".join(map(_shown, part))
    part = _UNSAFE.sub("_", part).strip().lstrip(".").strip()
    part = part.encode()[:LONGEST_BYTES].decode(errors="ignore").rstrip(" .")
    return f"{part}_" if _RESERVED.match(part) else part


class TakenIds:
    """The ids that are taken. What some file system takes for one name is one id."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._keys = set(map(key_of, ids))
        self._numbers: dict[str, int] = {}

    def add(self, article_id: str) -> None:
        """Take an id."""
        self._keys.add(key_of(article_id))

    def unused(self, wanted: str) -> str:
        """Return an id that is not taken: the wanted one, or with ``-2``, ``-3``, … after it."""
        found = wanted
        number = self._numbers.get(wanted, 1)
        while key_of(found) in self._keys:
            number += 1
            found = f"{wanted}-{number}"
        # Many rows may want one id. What is taken stays so, and the numbers before are not tried again.
        self._numbers[wanted] = max(1, number - 1)
        return found


def key_of(article_id: str) -> str:
    """Return what ids have in common that some file system takes for one name: case and composition."""
    return unicodedata.normalize("NFC", article_id).casefold()


def _shown(character: str) -> str:
    """Return a character as an id has it: nothing for one without width, _ for what cannot be printed."""
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) == "Cf" else "_"
