"""Ids for what was added to a schema: made from the names that it has got when the editing is over.

While one edits, a new label is called something like `new_label`; spans and exports would keep that for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotations.rewriting import RelationRule, Rule, SpanRule, ValueRule
from annotations.schema import AttributeType, Schema
from annotations.schema_edits import fresh_id


def with_final_ids(
    schema: Schema, rules: Iterable[Rule], original: Schema
) -> tuple[Schema, tuple[Rule, ...]]:
    """Return a schema and its rules in which all that `original` does not have is called by its name."""
    rules = tuple(rules)
    gone = {id_ for rule in rules if isinstance(rule, SpanRule) for id_ in (rule.source, rule.target)}
    labels = _new_ids(
        {label.id: label.name for label in schema.labels},
        {label.id for label in original.labels},
        gone - {label.id for label in schema.labels},
    )
    attributes = _new_ids(
        {a.id: a.name for a in schema.attribute_types}, {a.id for a in original.attribute_types}
    )
    relations = _new_ids(
        {r.id: r.name for r in schema.relation_types}, {r.id for r in original.relation_types}
    )
    choices = {a.id: _new_choices(a, original.attribute_type(a.id)) for a in schema.attribute_types}

    def named(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(labels.get(i, i) for i in ids)

    final = Schema(
        tuple(replace(label, id=labels.get(label.id, label.id)) for label in schema.labels),
        tuple(
            replace(
                a,
                id=attributes.get(a.id, a.id),
                labels=named(a.labels),
                choices=tuple(replace(c, value=choices[a.id].get(c.value, c.value)) for c in a.choices),
            )
            for a in schema.attribute_types
        ),
        tuple(
            replace(r, id=relations.get(r.id, r.id), sources=named(r.sources), targets=named(r.targets))
            for r in schema.relation_types
        ),
    )
    return final, tuple(_renamed(rule, labels, relations, choices) for rule in rules)


def _new_ids(names: Mapping[str, str], original: set[str], gone: Iterable[str] = ()) -> dict[str, str]:
    taken = {*original, *gone}
    ids = {}
    for old, name in names.items():
        if old not in original:
            ids[old] = fresh_id(name, taken, otherwise=old)
            taken.add(ids[old])
    return ids


def _new_choices(attribute: AttributeType, original: AttributeType | None) -> dict[str, str]:
    known = {choice.value for choice in original.choices} if original is not None else set()
    return _new_ids({choice.value: choice.name for choice in attribute.choices}, known)


def _renamed(
    rule: Rule, labels: Mapping[str, str], relations: Mapping[str, str], choices: Mapping[str, dict[str, str]]
) -> Rule:
    if isinstance(rule, SpanRule):
        return replace(
            rule, source=labels.get(rule.source, rule.source), target=labels.get(rule.target, rule.target)
        )
    if isinstance(rule, RelationRule):
        return RelationRule(relations.get(rule.source, rule.source), relations.get(rule.target, rule.target))
    new = choices.get(rule.attribute, {}).get(str(rule.new), rule.new)
    return ValueRule(rule.attribute, rule.value, new)
