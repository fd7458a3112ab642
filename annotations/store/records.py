"""Between values and the rows of the store's tables. Knows neither files nor projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from annotations.edit import frozen
from annotations.model import (
    CONTEXT_LENGTH,
    NO_ATTRIBUTES,
    AnnotationSet,
    Article,
    Direction,
    Entity,
    Heading,
    Relation,
    Span,
    SpanError,
    Status,
    check_span,
    reading_order,
)
from annotations.store.integrity import (
    ANNOTATION_TABLES,
    FORMAT,
    META,
    UNPLACED,
    Seal,
    StoreFile,
    format_of,
    meta_of,
    sealed,
)
from annotations.store.storage import Tables

_OWN_TABLES = frozenset({*ANNOTATION_TABLES, UNPLACED, META})
_VALUES = (str, int, float, bool)
"""What an attribute may hold; a union would be made anew for every value that is looked at."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A span or relation of a file that does not fit the article now. It is kept and saved again as it is."""

    table: str
    row: Mapping[str, Any]
    reason: str
    kept: bool = field(default=False, compare=False)
    """Whether it stands in the file's own table for such rows already."""
    lost: bool = False
    """Whether it was not found again in a changed text; it stays aside even where it seems to fit."""


@dataclass(frozen=True, slots=True)
class StoredSet:
    """What one annotation file holds: the usable part, the rest, and the file's generation."""

    annotations: AnnotationSet
    unplaced: tuple[Unplaced, ...] = ()
    generation: int = 0
    format: int = FORMAT
    article_sha256: str = ""
    content_sha256: str = field(default="", compare=False)
    """The SHA-256 of the content as it was sealed; empty if there is no seal."""
    seal: Seal = Seal.WHOLE
    foreign: Tables = field(default_factory=dict)
    """Tables that another program put into the file; they are saved again as they are."""
    returned: tuple[str, ...] = field(default=(), compare=False)
    """What of the table of unplaced rows fits again, e.g. ``span 0a1b2c``; the next save puts it back."""

    @property
    def intact(self) -> bool:
        """Whether the content is what the program wrote; False after an edit by hand."""
        return self.seal is Seal.WHOLE


def set_to_tables(stored: StoredSet, article: Article, saved: str) -> Tables:
    """Return the tables of an annotation file. `saved` is the moment of saving."""
    annotations = stored.annotations
    content: Tables = {
        "spans": [span_to_row(span) for span in annotations.spans],
        "relations": [relation_to_row(relation) for relation in annotations.relations],
        "article": [{"article": article.id, "status": annotations.status.value, "note": annotations.note}],
    }
    if stored.unplaced:
        content["unplaced"] = [_unplaced_to_row(unplaced) for unplaced in stored.unplaced]
    about = {"annotator": annotations.annotator, "article_sha256": stored.article_sha256 or article.sha256}
    return sealed({**content, **stored.foreign}, stored.generation, saved, about)


def as_saved(stored: StoredSet, annotations: AnnotationSet, generation: int, article: Article) -> StoredSet:
    """Return what a file holds once a set has been saved into it.

    It goes on naming the text that its spans were made in until all of them were followed into a changed one.
    """
    settled = stored.article_sha256 in ("", article.sha256) or (
        is_settled(annotations, article) and all(u.lost or u.table != "spans" for u in stored.unplaced)
    )
    return replace(
        stored,
        annotations=annotations,
        unplaced=tuple(replace(unplaced, kept=True) for unplaced in stored.unplaced),
        generation=generation,
        article_sha256=article.sha256 if settled else stored.article_sha256,
        seal=Seal.WHOLE,
        returned=(),
    )


def is_settled(annotations: AnnotationSet, article: Article) -> bool:
    """Say whether every span stands where it was put: between the same letters as then."""
    text = article.text
    return all(
        span.before == text[max(0, span.start - CONTEXT_LENGTH) : span.start]
        and span.after == text[span.end : span.end + CONTEXT_LENGTH]
        for span in annotations.spans
    )


def set_from_file(file: StoreFile, article: Article, annotator: str) -> StoredSet:
    """Read what an annotation file holds. Rows that do not fit the article come back as unplaced."""
    tables = file.tables
    rows: list[tuple[str, Mapping[str, Any], bool]] = [
        ("spans", row, False) for row in tables.get("spans", ())
    ]
    rows += [("relations", row, False) for row in tables.get("relations", ())]
    aside = tables.get(UNPLACED, ())
    rows += [(*_unplaced_row(row), True) for row in aside if not row.get("reason")]
    spans: dict[str, Span] = {}
    relations: dict[str, Relation] = {}
    unplaced = [
        Unplaced(*_unplaced_row(row), str(row["reason"]), kept=True, lost=True)
        for row in aside
        if row.get("reason")
    ]
    returned = []
    for table, row, kept in (r for r in rows if r[0] == "spans"):
        try:
            span = span_from_row(row)
            check_span(article, span)
            if span.id in spans:
                raise SpanError(f"a second span has the id {span.id}")
            spans[span.id] = span
            returned += [f"span {span.id}"] if kept else []
        except (KeyError, TypeError, ValueError) as error:
            unplaced.append(Unplaced(table, row, _reason(error), kept))
    for table, row, kept in (r for r in rows if r[0] != "spans"):
        try:
            relation = relation_from_row(row)
            missing = [i for i in (relation.source, relation.target) if i not in spans]
            if missing:
                raise ValueError(f"the span {missing[0]} at one of its ends is missing")
            if relation.id in relations:
                raise ValueError(f"a second relation has the id {relation.id}")
            relations[relation.id] = relation
            returned += [f"relation {relation.id}"] if kept else []
        except (KeyError, TypeError, ValueError) as error:
            unplaced.append(Unplaced(table, row, _reason(error), kept))
    about = next(iter(tables.get("article", ())), {})
    meta = meta_of(tables)
    return StoredSet(
        AnnotationSet(
            article.id,
            annotator,
            tuple(sorted(spans.values(), key=reading_order)),
            tuple(relations.values()),
            _status(about.get("status", "")),
            str(about.get("note", "")),
        ),
        tuple(unplaced),
        file.generation,
        format_of(meta),
        str(meta.get("article_sha256", "")),
        str(meta.get("sha256", "")),
        file.seal,
        {name: rows for name, rows in tables.items() if name not in _OWN_TABLES},
        tuple(returned),
    )


def damage_in(file: StoreFile, stored: StoredSet, article: Article) -> str:
    """Return why an altered file cannot be trusted, or an empty string if somebody may have edited it.

    Nobody who edits a file with care moves spans off an article that has not changed, or leaves values that
    would not be written back as they are.
    """
    if file.seal is not Seal.BROKEN:
        return ""
    kept = [_unplaced_row(row)[1] for row in file.tables.get(UNPLACED, ())]
    lost = [unplaced for unplaced in stored.unplaced if unplaced.row not in kept]
    if lost and stored.article_sha256 == article.sha256:
        return f"is altered, and something in it does not fit: {lost[0].reason}"
    back = set_to_tables(stored, article, "")
    rows = {(name, str(row.get("id"))): row for name in ANNOTATION_TABLES for row in back[name]}
    for name in ANNOTATION_TABLES:
        for row in file.tables.get(name, ()):
            # One without a row to be written as stands among the unplaced, as it is.
            written = rows.get((name, str(row.get("id"))), row)
            for key, value in row.items():
                if (value or None) != (written.get(key) or None):
                    return f"is altered: in a row of “{name}”, “{key}” is {value!r}"
    return ""


def same_content(one: StoredSet, other: StoredSet) -> bool:
    """Say whether two versions of a file hold the same, however often it was saved in between."""
    return (one.annotations, one.unplaced, one.foreign) == (other.annotations, other.unplaced, other.foreign)


def _unplaced_to_row(unplaced: Unplaced) -> dict[str, Any]:
    row = {"table": unplaced.table, "row": dict(unplaced.row)}
    return {**row, "reason": unplaced.reason} if unplaced.lost else row


def _unplaced_row(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return the table and the row that were kept; a row altered by hand beyond that is kept as it is."""
    kept = row.get("row")
    return str(row.get("table", "spans")), kept if isinstance(kept, dict) else row


def span_to_row(span: Span) -> dict[str, Any]:
    """Return a span as it is stored."""
    return {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "text": span.text,
        "attributes": dict(span.attributes),
        "entity": span.entity,
        "note": span.note,
        "before": span.before,
        "after": span.after,
        "source": span.source,
        "created": span.created,
        "modified": span.modified,
    }


def span_from_row(row: Mapping[str, Any]) -> Span:
    """Read a stored span; KeyError or TypeError when something it must have is missing or wrong."""
    start, end = row["start"], row["end"]
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"the offsets {start!r}, {end!r} are no whole numbers")
    attributes = row.get("attributes") or {}
    if not isinstance(attributes, dict):
        raise TypeError(f"“attributes” should be names with values, not {attributes!r}")
    for name, value in attributes.items():
        if not isinstance(value, _VALUES):
            raise TypeError(f"the attribute “{name}” has the value {value!r}")
    # Written out: a corpus of a million spans goes through here whenever it is exported.
    get = row.get
    return Span(
        _word(row, "id"),
        start,
        end,
        _word(row, "label"),
        _word(row, "text"),
        frozen(attributes) if attributes else NO_ATTRIBUTES,
        str(get("entity") or ""),
        str(get("note") or ""),
        str(get("before") or ""),
        str(get("after") or ""),
        str(get("source") or "manual"),
        str(get("created") or ""),
        str(get("modified") or ""),
    )


def relation_to_row(relation: Relation) -> dict[str, Any]:
    """Return a relation as it is stored."""
    return {"id": relation.id, "type": relation.type, "source": relation.source, "target": relation.target}


def relation_from_row(row: Mapping[str, Any]) -> Relation:
    """Read a stored relation; KeyError or TypeError when something is missing or wrong."""
    return Relation(_word(row, "id"), _word(row, "type"), _word(row, "source"), _word(row, "target"))


def heading_to_row(heading: Heading) -> dict[str, Any]:
    """Return an article's metadata as it is stored; its text stays in its own file."""
    return {
        "id": heading.id,
        "path": heading.path,
        "sha256": heading.sha256,
        "characters": heading.characters,
        "title": heading.title,
        "date": heading.date,
        "outlet": heading.outlet,
        "url": heading.url,
        "direction": heading.direction.value,
        "encoding": heading.encoding,
    }


_METADATA = ("title", "date", "outlet", "url")
_DIRECTIONS = {direction.value: direction for direction in Direction}


def metadata_from_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a stored row says about an article and its file does not: title, date, outlet, …"""
    known: dict[str, Any] = {key: str(row[key]) for key in _METADATA if row.get(key)}
    direction = _DIRECTIONS.get(str(row.get("direction")))
    if direction is not None:
        known["direction"] = direction
    return known


def entity_to_row(entity: Entity) -> dict[str, Any]:
    """Return an entity as it is stored: its attributes stand beside its name, which none of them replaces."""
    fixed = {"id": entity.id, "label": entity.label, "kind": entity.kind, "name": entity.name}
    note = {"note": entity.note} if entity.note else {}
    return {**entity.attributes, **fixed, "aliases": list(entity.aliases), **note}


def entity_from_row(row: Mapping[str, Any]) -> Entity:
    """Read a stored entity; KeyError or TypeError when id, label or name is missing."""
    fixed = {"id", "label", "kind", "name", "aliases", "note"}
    aliases = row.get("aliases") or ()
    if not isinstance(aliases, list | tuple) or not all(isinstance(alias, str) for alias in aliases):
        raise TypeError(f"“aliases” should be a list of names, not {aliases!r}")
    return Entity(
        id=_word(row, "id"),
        label=_word(row, "label"),
        name=_word(row, "name"),
        kind=str(row.get("kind") or ""),
        aliases=tuple(aliases),
        attributes=frozen({key: value for key, value in row.items() if key not in fixed}),
        note=str(row.get("note") or ""),
    )


def _word(row: Mapping[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value:
        raise TypeError(f"“{key}” should be a text, not {value!r}")
    return value


def _status(value: object) -> Status:
    return next((status for status in Status if status == value), Status.UNTOUCHED)


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    return str(error)
