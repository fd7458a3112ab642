"""The labels, attributes and relation types of imported rows: what a schema lacks, and what becomes of it.

Pure. Rows are renamed before they are held against anything, so that nothing else needs to know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotations.colours import far_from
from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle, ImportedSpan
from annotations.import_choices import Choices, Part, is_known
from annotations.model import AttributeValue
from annotations.schema import AttributeKind, AttributeType, Label, RelationType, Schema, is_date

EXAMPLES = 3
_LONGEST_EXAMPLE = 60
_LINES = ("solid", "dotted", "double", "dashed")
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the project's schema lacks: how many spans or relations of the files have it, a few texts.

    `becomes` is what it is called in the project, an empty string if whatever has it is left out; `is_added`:
    whether it is new in the schema.
    """

    part: Part
    name: str
    count: int
    examples: tuple[str, ...]
    becomes: str
    is_added: bool


def unknown_names(
    rows: Iterable[ImportedArticle], schema: Schema, choices: Choices
) -> tuple[UnknownName, ...]:
    """Return what a schema lacks of rows as the files have them: labels first, the most frequent first."""
    counts: dict[tuple[Part, str], int] = {}
    examples: dict[tuple[Part, str], list[str]] = {}
    for row in rows:
        for part, name, span in _names_of(row):
            if is_known(schema, part, name):
                continue
            key = (part, name)
            counts[key] = counts.get(key, 0) + 1
            shown = examples.setdefault(key, [])
            text = _text_of(row, span) if len(shown) < EXAMPLES else ""
            if text and text not in shown:
                shown.append(text)
    order = list(Part)
    ordered = sorted(counts, key=lambda key: (order.index(key[0]), -counts[key], key[1]))
    found = []
    for part, name in ordered:
        becomes = choices.becomes(part, name)
        added = bool(becomes) and not is_known(schema, part, becomes) and choices.adds(part, becomes)
        texts = tuple(examples[part, name])
        found.append(UnknownName(part, name, counts[part, name], texts, becomes, added))
    return tuple(found)


def renamed(row: ImportedArticle, choices: Choices) -> ImportedArticle:
    """Return a row with the project's names, without what is left out."""
    if not choices.names:
        return row
    spans = tuple(
        replace(span, label=label, attributes=_attributes(span, choices))
        for span in row.spans
        if (label := choices.becomes(Part.LABEL, span.label))
    )
    gone = {span.id for span in row.spans} - {span.id for span in spans}
    relations = tuple(
        replace(relation, type=kind)
        for relation in row.relations
        if (kind := choices.becomes(Part.RELATION, relation.type))
        and not gone & {relation.source, relation.target}
    )
    referred = {span.entity for span in spans}
    entities = tuple(
        replace(entity, label=choices.becomes(Part.LABEL, entity.label) or entity.label)
        for entity in row.entities
        if choices.becomes(Part.LABEL, entity.label) or entity.id in referred
    )
    return replace(row, spans=spans, relations=relations, entities=entities)


def widened(schema: Schema, rows: Sequence[ImportedArticle], choices: Choices) -> Schema:
    """Return a schema with what is to be added of rows that have the project's names already."""
    wanted: dict[Part, dict[str, None]] = {part: {} for part in Part}
    for row in rows:
        for part, name, _ in _names_of(row):
            if name not in wanted[part] and not is_known(schema, part, name) and choices.adds(part, name):
                wanted[part][name] = None
    if not any(wanted.values()):
        return schema
    added = schema
    with_entity = {span.label for row in rows for span in row.spans if span.entity}
    colors = far_from(label.color for label in schema.labels)
    for name, color in zip(wanted[Part.LABEL], colors, strict=False):
        added = replace(added, labels=(*added.labels, _label(name, color, added, name in with_entity)))
    new_labels = wanted[Part.LABEL].keys()
    added = _with_attributes(added, wanted[Part.ATTRIBUTE], rows, new_labels)
    return _with_relations(added, wanted[Part.RELATION], rows, new_labels)


def _names_of(row: ImportedArticle) -> Iterator[tuple[Part, str, ImportedSpan | None]]:
    by_id = {span.id: span for span in row.spans if span.id}
    for span in row.spans:
        yield Part.LABEL, span.label, span
        for name in span.attributes:
            yield Part.ATTRIBUTE, name, span
    for relation in row.relations:
        yield Part.RELATION, relation.type, by_id.get(relation.source)


def _text_of(row: ImportedArticle, span: ImportedSpan | None) -> str:
    """Return the words of a span as far as the row has them; an empty string if it does not."""
    if span is None:
        return ""
    text = span.text
    if text is None and row.tokens:
        text = " ".join(row.tokens[max(0, span.start) : max(0, span.end)])
    elif text is None and row.text is not None:
        text = row.text[max(0, span.start) : max(0, span.end)]
    words = " ".join((text or "").split())
    return words if len(words) <= _LONGEST_EXAMPLE else f"{words[: _LONGEST_EXAMPLE - 1]}…"


def _attributes(span: ImportedSpan, choices: Choices) -> Mapping[str, AttributeValue]:
    named = ((choices.becomes(Part.ATTRIBUTE, name), value) for name, value in span.attributes.items())
    return frozen({name: value for name, value in named if name})


# What is added to the schema


def _label(name: str, color: str, schema: Schema, has_entity: bool) -> Label:
    shown = name.replace("_", " ").strip() or name
    is_arabic = any("\u0600" <= character <= "\u06ff" for character in shown)
    key = next((key for key in "123456789" if all(other.key != key for other in schema.labels)), "")
    lines = [label.line for label in schema.labels]
    return Label(
        id=name,
        name="" if is_arabic else shown,
        name_ar=shown if is_arabic else "",
        color=color,
        key=key,
        line=min(_LINES, key=lines.count),
        has_entity=has_entity,
    )


def _with_attributes(
    schema: Schema, names: Iterable[str], rows: Sequence[ImportedArticle], new_labels: Iterable[str]
) -> Schema:
    """Add attribute types, and let new labels have those that their spans have."""
    labels: dict[str, dict[str, None]] = {}
    values: dict[str, list[AttributeValue]] = {name: [] for name in names}
    fresh = set(new_labels)
    for span in (span for row in rows for span in row.spans):
        for name, value in span.attributes.items():
            if name in values:
                values[name].append(value)
            if name in values or span.label in fresh:
                labels.setdefault(name, {})[span.label] = None
    known = {label.id for label in schema.labels}
    types = [
        replace(t, labels=tuple(dict.fromkeys((*t.labels, *(i for i in labels.get(t.id, ()) if i in fresh)))))
        for t in schema.attribute_types
    ]
    for name, found in values.items():
        own = tuple(label for label in labels[name] if label in known)
        types.append(AttributeType(name, own, _kind_of(found), name.replace("_", " "), ""))
    return replace(schema, attribute_types=tuple(types))


def _with_relations(
    schema: Schema, names: Iterable[str], rows: Sequence[ImportedArticle], new_labels: Iterable[str]
) -> Schema:
    """Add relation types, and let new labels stand where they stand in the rows."""
    ends: dict[str, tuple[dict[str, None], dict[str, None]]] = {name: ({}, {}) for name in names}
    new = set(ends)
    fresh = set(new_labels)
    known = {label.id for label in schema.labels}
    for row in rows:
        labels = {span.id: span.label for span in row.spans}
        for relation in row.relations:
            places = ends.setdefault(relation.type, ({}, {}))
            for place, span in zip(places, (relation.source, relation.target), strict=True):
                label = labels.get(span, "")
                if label in known and (relation.type in new or label in fresh):
                    place[label] = None
    types = []
    for tie in schema.relation_types:
        sources, targets = ends.get(tie.id, ({}, {}))
        types.append(
            replace(
                tie,
                sources=tuple(dict.fromkeys((*tie.sources, *sources))),
                targets=tuple(dict.fromkeys((*tie.targets, *targets))),
            )
        )
    for name in new:
        sources, targets = ends[name]
        types.append(RelationType(name, name.replace("_", " "), "", tuple(sources), tuple(targets)))
    return replace(schema, relation_types=tuple(types))


def _kind_of(values: Sequence[AttributeValue]) -> AttributeKind:
    """Return the narrowest kind of attribute that all values are of; they may stand there as texts."""
    words = [str(value) for value in values]
    if all(word.lower() in ("true", "false") for word in words):
        return AttributeKind.YES_NO
    if all(isinstance(v, int | float) and not isinstance(v, bool) for v in values) or all(
        _NUMBER.fullmatch(word) for word in words
    ):
        return AttributeKind.NUMBER
    return AttributeKind.DATE if all(map(is_date, words)) else AttributeKind.TEXT
