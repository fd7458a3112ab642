"""Bringing two versions of tables together that began as one: row by row, by id, and field by field. Pure.

Nothing that either side holds is lost. Where both changed the same thing differently ours stays, and theirs
is kept in the table `conflicts` until somebody chooses; what one deleted and the other changed stays, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Iterable[Row]]

CONFLICTS = "conflicts"
"""The table of a store file that keeps what a merge could not decide."""

_PLACE = ("start", "end", "text", "before", "after")
"""Fields that only make sense together: where a span stands."""
_FROM_FILE = frozenset({"sha256", "characters", "encoding"})
"""Fields of `articles.json` that tell what is in a file; the file itself decides."""
_EARLIER = frozenset({"created"})
_LATER = frozenset({"modified", "format"})
_MISSING = object()


class Choice(StrEnum):
    """What becomes of a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One row that two sides changed differently. None for a version: that side has deleted the row.

    `fields` are those that clash, an attribute as ``attributes.NAME``; none when one side deleted the row.
    """

    table: str
    key: str
    fields: tuple[str, ...]
    ours: Row | None
    theirs: Row | None

    @property
    def is_deleted_here(self) -> bool:
        """Whether our side deleted what theirs changed or used."""
        return not self.fields and self.theirs is not None

    @property
    def id(self) -> str:
        """An id that is the same whenever the same merge is made."""
        content = json.dumps([self.table, self.key, self.theirs], sort_keys=True, ensure_ascii=False)
        return hashlib.blake2s(content.encode(errors="surrogatepass"), digest_size=6).hexdigest()

    def __str__(self) -> str:
        what = f"{self.table.removesuffix('s')} {self.key}".strip()
        text = str((self.ours or self.theirs or {}).get("text", ""))[:40]
        what += f" «{text}»" if text else ""
        if self.theirs is None:
            return f"{what}: changed here, deleted there; it stays"
        if self.is_deleted_here:
            return f"{what}: deleted here, changed or used there; it stays"
        return f"{what}: both changed {', '.join(self.fields)}; ours stands, theirs is kept beside it"


@dataclass(frozen=True, slots=True)
class Joined:
    """The tables after a merge, the conflicts of this merge among them in the table `conflicts`."""

    tables: dict[str, list[dict[str, Any]]]
    conflicts: tuple[Conflict, ...] = ()


def merge_three(base: Tables, ours: Tables, theirs: Tables) -> Joined:
    """Merge two versions of tables that began as `base` (no tables: nothing is known of the beginning)."""
    names = list(dict.fromkeys([*ours, *theirs]))
    merged: dict[str, dict[str, dict[str, Any]]] = {}
    conflicts: list[Conflict] = []
    for name in names:
        began, our, their = (_by_key(name, side.get(name, ())) for side in (base, ours, theirs))
        merged[name] = _merge_table(name, began, our, their, conflicts)
    if "relations" in merged:
        _bring_back_ends(base, ours, merged, conflicts)
    tables = {name: list(rows.values()) for name, rows in merged.items()}
    if "spans" in tables:
        tables["spans"].sort(key=_reading_order)
    if conflicts:
        rows = {row["id"]: row for row in tables.get(CONFLICTS, [])}
        rows |= {row["id"]: row for row in map(_conflict_row, conflicts)}
        tables[CONFLICTS] = list(rows.values())
    # A table that holds nothing any more is left out, unless it was there before.
    kept = {name: rows for name, rows in tables.items() if rows or name in ours}
    return Joined(kept, tuple(conflicts))


def conflicts_in(tables: Tables) -> tuple[Conflict, ...]:
    """Return the conflicts that tables keep, with our version as it is now."""
    found = []
    for row in tables.get(CONFLICTS, ()):
        table, key = str(row.get("table", "")), str(row.get("key", ""))
        ours = _by_key(table, tables.get(table, ())).get(key)
        fields = tuple(map(str, row.get("fields") or ()))
        found.append(Conflict(table, key, fields, ours, row.get("theirs")))
    return tuple(found)


def resolve(
    tables: Tables, choices: Mapping[str, Choice], fresh_ids: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return the tables with conflicts (by id) decided; the others stay. BOTH takes one of `fresh_ids`."""
    fresh = iter(fresh_ids)
    result = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    for conflict in conflicts_in(tables):
        choice = choices.get(conflict.id)
        if choice is None:
            continue
        rows = _by_key(conflict.table, result.get(conflict.table, []))
        if choice is Choice.THEIRS:
            _take_theirs(conflict, rows)
        elif choice is Choice.OURS and conflict.is_deleted_here:
            rows.pop(conflict.key, None)
        elif choice is Choice.BOTH and conflict.theirs is not None:
            _take_both(conflict, rows, fresh)
        result[conflict.table] = list(rows.values())
        result[CONFLICTS] = [row for row in result[CONFLICTS] if _id_of(row) != conflict.id]
    if "spans" in result:
        result["spans"].sort(key=_reading_order)
        gone = {_key("spans", row, 0) for row in tables.get("spans", ())} - {
            _key("spans", row, 0) for row in result["spans"]
        }
        result["relations"] = [
            row for row in result.get("relations", []) if not gone & {row.get("source"), row.get("target")}
        ]
    if not result.get(CONFLICTS):
        result.pop(CONFLICTS, None)
    return result


def _take_theirs(conflict: Conflict, rows: dict[str, dict[str, Any]]) -> None:
    now = rows.get(conflict.key)
    if conflict.theirs is None:
        rows.pop(conflict.key, None)
    elif now is None or not conflict.fields:
        rows[conflict.key] = dict(conflict.theirs)
    else:
        for field in conflict.fields:
            _set(now, field, conflict.theirs)


def _take_both(conflict: Conflict, rows: dict[str, dict[str, Any]], fresh: Iterable[str]) -> None:
    """Put theirs beside ours: as a row of its own, or as a second line of a note."""
    theirs = dict(conflict.theirs or {})
    if "id" in theirs:
        theirs["id"] = next(iter(fresh))
        rows[theirs["id"]] = theirs
    elif conflict.key in rows and "note" in conflict.fields:
        now = rows[conflict.key]
        now["note"] = "\n".join(filter(None, (str(now.get("note") or ""), str(theirs.get("note") or ""))))


def _set(row: dict[str, Any], field: str, source: Row) -> None:
    outer, dot, inner = field.partition(".")
    if field == "place":
        row.update({name: source[name] for name in _PLACE if name in source})
    elif dot:
        values = dict(row.get(outer) or {})
        values.pop(inner, None)
        if inner in (source.get(outer) or {}):
            values[inner] = source[outer][inner]
        row[outer] = values
    else:
        row.pop(field, None)
        if field in source:
            row[field] = source[field]


def _merge_table(
    name: str,
    base: Mapping[str, Row],
    ours: Mapping[str, Row],
    theirs: Mapping[str, Row],
    conflicts: list[Conflict],
) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for key in dict.fromkeys([*ours, *theirs]):
        began, our, their = base.get(key), ours.get(key), theirs.get(key)
        if our is not None and their is not None:
            clashes: list[str] = []
            merged[key] = _merge_row(name, began or {}, our, their, clashes)
            if clashes and name != CONFLICTS:
                conflicts.append(Conflict(name, key, tuple(clashes), our, their))
            continue
        row = our if our is not None else their
        if row is None or row == began:
            continue  # Deleted by one side, left as it was by the other.
        merged[key] = dict(row)
        if began is not None and name != CONFLICTS:
            conflicts.append(Conflict(name, key, (), our, their))
    return merged


def _merge_row(name: str, base: Row, ours: Row, theirs: Row, clashes: list[str]) -> dict[str, Any]:
    if ours == theirs:
        return dict(ours)
    merged: dict[str, Any] = {}
    began, our, their = (tuple(row.get(field) for field in _PLACE) for row in (base, ours, theirs))
    place = dict(zip(_PLACE, _merge_value("place", began, our, their, clashes), strict=True))
    for field in dict.fromkeys([*ours, *theirs]):
        began, our, their = (row.get(field, _MISSING) for row in (base, ours, theirs))
        if field in _PLACE:
            value = place[field]
        elif name == "articles" and field in _FROM_FILE:
            value = our if our is not _MISSING else their
        elif isinstance(our, Mapping) and isinstance(their, Mapping):
            inner: list[str] = []
            value = _merge_row("", began if isinstance(began, Mapping) else {}, our, their, inner)
            clashes += [f"{field}.{clash}" for clash in inner]
        else:
            value = _merge_value(field, began, our, their, clashes)
        if value is not _MISSING:
            merged[field] = value
    return merged


def _merge_value(field: str, began: Any, our: Any, their: Any, clashes: list[str]) -> Any:
    if their in (our, began):
        return our
    if our == began:
        return their
    known = our is not _MISSING and their is not _MISSING
    if known and (field in _EARLIER or field in _LATER) and type(our) is type(their):
        return min(our, their) if field in _EARLIER else max(our, their)
    if isinstance(our, list) and isinstance(their, list):
        before = began if isinstance(began, list) else []
        gone = [item for item in before if item not in our or item not in their]
        added = [item for item in their if item not in our]
        return [item for item in [*our, *added] if item not in gone]
    clashes.append(field)
    return our


def _bring_back_ends(
    base: Tables, ours: Tables, merged: dict[str, dict[str, dict[str, Any]]], conflicts: list[Conflict]
) -> None:
    """Keep the spans that one side deleted while the other tied them by a relation."""
    began, our = (_by_key("spans", side.get("spans", ())) for side in (base, ours))
    spans = merged.setdefault("spans", {})
    for relation in merged.get("relations", {}).values():
        for end in (relation.get("source"), relation.get("target")):
            if isinstance(end, str) and end not in spans and end in began:
                spans[end] = dict(began[end])
                row = spans[end]
                is_ours = end in our
                conflicts.append(
                    Conflict("spans", end, (), row if is_ours else None, None if is_ours else row)
                )


def _by_key(name: str, rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """Return rows by what identifies them: their id, or in a table of one row nothing."""
    keyed: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        key = first = _key(name, row, number)
        again = 1
        while key in keyed:
            again += 1
            key = f"{first}#{again}"
        keyed[key] = dict(row)
    return keyed


def _key(name: str, row: Row, number: int) -> str:
    if name == "unplaced" and isinstance(row.get("row"), Mapping):
        return f"{row.get('table')} {row['row'].get('id')}"
    if "id" in row:
        return str(row["id"])
    return "" if number == 0 else str(number)


def _conflict_row(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "table": conflict.table,
        "key": conflict.key,
        "fields": list(conflict.fields),
        "theirs": None if conflict.theirs is None else dict(conflict.theirs),
    }


def _id_of(row: Row) -> str:
    theirs = row.get("theirs")
    fields = tuple(row.get("fields") or ())
    return Conflict(str(row.get("table", "")), str(row.get("key", "")), fields, None, theirs).id


def _reading_order(row: Row) -> tuple[int, int, str]:
    start, end = row.get("start"), row.get("end")
    key = str(row.get("id"))
    return (start, -end, key) if isinstance(start, int) and isinstance(end, int) else (0, 0, key)
