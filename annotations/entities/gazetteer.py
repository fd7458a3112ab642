"""Gazetteers: lists of known names as CSV files, read into a register and written from it.

The first line names the columns; `label` and `name` are needed. Aliases are parted by “|”. A row that an
entity of the register has a name in common with is the same thing: it brings what the entity lacks.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotations.edit import frozen
from annotations.entities.names import name_key
from annotations.entities.register import (
    is_unnamed_entity,
    kind_of,
    merged,
    names_of,
    with_aliases,
    with_kind,
)
from annotations.files import write_atomically
from annotations.model import AttributeValue, Entity, new_id
from annotations.resources import resource
from annotations.schema import AttributeKind, Schema

COLUMNS = (
    "label", "name", "aliases", "capital", "latin_name", "kind", "side", "parent", "iso", "wikidata",
    "province", "latitude", "longitude", "precision", "source", "note",
)  # fmt: skip
"""`capital` is one more alias; `source` says where the coordinates come from and goes into the note."""
STARTERS = ("states", "bodies", "bases")
"""The lists that come with the program, in `resources/gazetteers/`."""
LARGEST = 20_000_000
_PART = "|"
_ATTRIBUTES = frozenset(COLUMNS) - {"label", "name", "aliases", "capital", "kind", "source", "note"}
_PARTS_OF_WORDS = frozenset({"مالي"})
"""Names that with a proclitic before them look like other words: كمالي, بمالي."""
_IDENTIFIERS = ("wikidata", "iso")
_NUMBERS = {"latitude": 90.0, "longitude": 180.0}


class GazetteerError(Exception):
    """A file that is no gazetteer; the message names the file, and the line where there is one."""


@dataclass(frozen=True, slots=True)
class GazetteerPlan:
    """What taking a gazetteer into a register does."""

    new: tuple[Entity, ...] = ()
    merged: tuple[tuple[Entity, Entity], ...] = ()
    """Entities of the register as they are and with what the gazetteer adds."""
    known: int = 0
    """Rows that bring nothing new."""
    refused: tuple[tuple[str, str], ...] = ()
    """Names with the reasons why they are left out: an unknown label, or a name of several entities."""


def starter(name: str) -> Path:
    """Return the file of one of the lists in `STARTERS`."""
    return resource("gazetteers", f"{name}.csv")


def read_gazetteer(path: Path, schema: Schema) -> list[Entity]:
    """Read a gazetteer as entities with new ids. Raises GazetteerError or OSError.

    Columns may be parted by commas, semicolons or tabs. A kind goes where the schema keeps kinds.
    """
    if path.stat().st_size > LARGEST:
        raise GazetteerError(f"{path.name}: is larger than {LARGEST // 1_000_000} MB")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: is no UTF-8 text (byte {error.start})") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    missing = [name for name in ("label", "name") if name not in (rows.fieldnames or ())]
    if missing:
        raise GazetteerError(f"{path.name}: the first line names no column “{missing[0]}”")
    found = []
    try:
        for row in rows:
            cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            if any(cells.values()):
                found.append(_entity(cells, schema))
    except (csv.Error, ValueError) as error:
        raise GazetteerError(f"{path.name}, line {rows.line_num}: {error}") from error
    return found


def plan_import(rows: Iterable[Entity], register: Mapping[str, Entity], schema: Schema) -> GazetteerPlan:
    """Plan what a gazetteer adds to a register; its rows are held against each other too."""
    labels = {label.id for label in schema.labels if label.has_entity}
    by_name: dict[tuple[str, str], set[str]] = {}
    entities: dict[str, Entity] = {}

    def put(entity: Entity) -> None:
        entities[entity.id] = entity
        for name in names_of(entity):
            by_name.setdefault((entity.label, name_key(name)), set()).add(entity.id)

    for entity in register.values():
        if not is_unnamed_entity(entity):
            put(entity)
    known, refused = 0, []
    for row in rows:
        if row.label not in labels:
            refused.append((row.name, f"the schema has no label “{row.label}” with entities"))
            continue
        same = by_name.get((row.label, name_key(row.name)), set())
        same = same or {i for name in row.aliases for i in by_name.get((row.label, name_key(name)), ())}
        same = {i for i in same if not _are_two(entities[i], row)}
        if len(same) > 1:
            names = ", ".join(sorted(entities[i].name for i in same))
            refused.append((row.name, f"its names are those of several: {names}"))
        elif same:
            old = entities[next(iter(same))]
            new = merged(old, [row])
            known += new == old
            put(new)
        else:
            put(row)
    changed = [(register[i], entity) for i, entity in entities.items() if i in register]
    return GazetteerPlan(
        tuple(entity for i, entity in entities.items() if i not in register),
        tuple((old, new) for old, new in changed if new != old),
        known,
        tuple(refused),
    )


def _are_two(one: Entity, other: Entity) -> bool:
    """Say whether two entities cannot be one whatever they are called: عُمان and عمّان fold alike."""
    both = ((one.attributes.get(name), other.attributes.get(name)) for name in _IDENTIFIERS)
    return any(here and there and here != there for here, there in both)


def write_gazetteer(path: Path, entities: Iterable[Entity], schema: Schema) -> int:
    """Write entities as a CSV file that spreadsheets open as UTF-8; return how many. Raises OSError.

    Unnamed sources are left out: another article knows them not.
    """
    rows = [_row(entity, schema) for entity in entities if not is_unnamed_entity(entity)]
    rows.sort(key=lambda row: (str(row["label"]), str(row["name"])))
    extra = sorted({name for row in rows for name in row} - set(COLUMNS))
    used = [c for c in COLUMNS if c in ("label", "name") or any(row.get(c) not in (None, "") for row in rows)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*used, *extra], restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_atomically(path, text.getvalue().encode("utf-8-sig"))
    return len(rows)


@cache
def starter_names() -> frozenset[str]:
    """Return the folded names of all lists that come with the program: they tell proclitics from letters."""
    names: set[str] = set()
    for each in STARTERS:
        for entity in read_gazetteer(starter(each), Schema()):
            names.update(name_key(name) for name in names_of(entity))
    return frozenset(names - _PARTS_OF_WORDS)


def _entity(cells: Mapping[str, str], schema: Schema) -> Entity:
    if not (cells["label"] and cells["name"]):
        raise ValueError("a row needs a label and a name")
    attributes: dict[str, AttributeValue] = {}
    for name in cells.keys() & (_ATTRIBUTES | {a.id for a in schema.attribute_types}):
        if cells[name]:
            attributes[name] = _value(name, cells[name], schema)
    source = cells.get("source", "")
    note = [cells.get("note", ""), f"Coordinates: {source}" if source else ""]
    entity = Entity(
        new_id(),
        cells["label"],
        " ".join(cells["name"].split()),
        attributes=frozen(attributes),
        note="\n".join(part for part in note if part),
    )
    entity = with_aliases(entity, [*cells.get("aliases", "").split(_PART), cells.get("capital", "")])
    return with_kind(schema, entity, cells["kind"]) if cells.get("kind") else entity


def _value(name: str, text: str, schema: Schema) -> AttributeValue:
    attribute = schema.attribute_type(name)
    if name not in _NUMBERS and (attribute is None or attribute.kind is not AttributeKind.NUMBER):
        return text
    number = float(text.replace(",", "."))
    if not math.isfinite(number) or abs(number) > _NUMBERS.get(name, math.inf):
        raise ValueError(f"“{name}” cannot be {text}")
    return number


def _row(entity: Entity, schema: Schema) -> dict[str, AttributeValue]:
    kind = kind_of(schema, entity)
    about: dict[str, AttributeValue] = {
        key: value for key, value in entity.attributes.items() if value != kind or key in _ATTRIBUTES
    }
    return {
        **about,
        "label": entity.label,
        "name": entity.name,
        "aliases": _PART.join(entity.aliases),
        "kind": kind,
        "note": entity.note,
    }
