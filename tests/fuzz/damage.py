"""Choosing what is done to a file, or to some files of a folder, by what they are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from random import Random

from tests.fuzz.damaged_bytes import ANY, TEXT
from tests.fuzz.damaged_json import damage_json
from tests.fuzz.damaged_xml import damage_xml
from tests.fuzz.damaged_zip import damage_zip
from tests.fuzz.seeds import Files

_XML = (".xml", ".xmi", ".html", ".htm", ".xhtml", ".qde", ".rels", ".mhtml")
_JSON = (".json", ".jsonl", ".jsonld", ".ndjson")
_LARGEST = 8_000_000
"""Bytes of a file that is damaged further: repeating and nesting make files grow."""


def damaged(files: Files, others: list[Files], random: Random, outside: Path) -> Files:
    """Return the files with one to six things wrong; `outside` is a folder that nothing may touch."""
    files = dict(files)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6))):
        if len(files) > 1 and random.random() < 0.15:
            files = _rearranged(files, random)
        elif files:
            name = random.choice(list(files))
            if len(files[name]) < _LARGEST:
                files[name] = damage_file(name, files[name], random, outside)
    if files and random.random() < 0.03:  # the beginning of one file and the end of another
        name = random.choice(list(files))
        other = random.choice(list(random.choice(others).values()))
        files[name] = (
            files[name][: random.randrange(len(files[name]) + 1)] + other[random.randrange(len(other) + 1) :]
        )
    return files


def damage_file(name: str, data: bytes, random: Random, outside: Path) -> bytes:
    """Return a file's bytes with one thing wrong."""
    ending = PurePosixPath(name).suffix.lower()
    chance = random.random()
    if data.startswith(b"PK") and chance < 0.85:
        return damage_zip(data, random, outside, lambda n, content: damage_file(n, content, random, outside))
    if data.startswith(b"PK"):
        return random.choice(ANY)(data, random)
    if ending in _JSON and chance < 0.65 and len(data) < _LARGEST / 10:
        return damage_json(data, random)
    if ending in _XML and chance < 0.65:
        return damage_xml(data, random, outside)
    return random.choice(TEXT)(data, random)


def _rearranged(files: Files, random: Random) -> Files:
    """Return the folder with a file gone, under another name, twice, or with a folder in its place."""
    name, other = random.choice(list(files)), random.choice(list(files))
    match random.randrange(5):
        case 0:
            del files[name]
        case 1:
            files[name], files[other] = files[other], files[name]
        case 2:
            files[f"{PurePosixPath(name).stem} 2{PurePosixPath(name).suffix}"] = files[name]
        case 3:
            files[f"{name}/{PurePosixPath(name).name}"] = files.pop(name)
        case _:
            files[f"sub/{name}"] = files.pop(name)
    return files
