"""What a change of the schema means for what is annotated already. Pure: from sets and entities to others.

Rules say where spans, values and relations go; they are followed in order, each on what the one before left.
What then does not fit the new schema, and did fit the old one, is made to fit: a value is read as the new
type or taken away, a relation that may not stand there any more is untied. Spans are never removed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.edit import frozen
from annotations.model import AnnotationSet, AttributeValue, Entity, Relation, Span, timestamp
from annotations.schema import (
    AttributeKind,
    AttributeType,
    Schema,
    accepts,
    problems_of_relation,
    problems_of_span,
)


@dataclass(frozen=True, slots=True)
class SpanRule:
    """Spans labelled `source` go to the label `target`.

    All of them; or, with `attribute`, those on which (or on whose entity) it has `value`; or, with `spans`,
    those with these ids.
    """

    source: str
    target: str
    attribute: str = ""
    value: AttributeValue = ""
    spans: frozenset[str] = frozenset()

    @property
    def takes_all(self) -> bool:
        """Whether every span of the source goes."""
        return not (self.attribute or self.spans)


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where an attribute has `value` it gets `new` instead."""

    attribute: str
    value: AttributeValue
    new: AttributeValue


@dataclass(frozen=True, slots=True)
class RelationRule:
    """Relations of the type `source` become ones of the type `target`."""

    source: str
    target: str


Rule = SpanRule | ValueRule | RelationRule


def rules_back(rules: Iterable[Rule], schema: Schema) -> tuple[Rule, ...]:
    """Return the rules for what stays behind on the way back to `schema`: what it does not know goes back."""
    back: list[Rule] = []
    for rule in rules:
        if isinstance(rule, ValueRule):
            known = schema.attribute_type(rule.attribute)
            if known is not None and not accepts(known, rule.new):
                back.append(ValueRule(rule.attribute, rule.new, rule.value))
        elif isinstance(rule, RelationRule) and schema.relation_type(rule.target) is None:
            back.append(RelationRule(rule.target, rule.source))
        elif isinstance(rule, SpanRule) and schema.label(rule.target) is None:
            back.append(SpanRule(rule.target, rule.source))
    return tuple(reversed(back))


@dataclass(frozen=True)
class Rewriting:
    """The rules from one schema to another, with all entities as they were, which splits may ask for."""

    before: Schema
    after: Schema
    rules: tuple[Rule, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)

    def annotations(self, annotations: AnnotationSet) -> AnnotationSet:
        """Return a set as it is under the new schema; the very set if nothing changes."""
        spans = tuple(self.span(span) for span in annotations.spans)
        labels = {span.id: span.label for span in spans}
        old_labels = {span.id: span.label for span in annotations.spans}
        relations = []
        for relation in annotations.relations:
            new = self.relation(relation)
            fits = self._may_stand(self.after, new, labels)
            if fits or not self._may_stand(self.before, relation, old_labels):
                relations.append(new)
        if spans == annotations.spans and tuple(relations) == annotations.relations:
            return annotations
        return replace(annotations, spans=spans, relations=tuple(relations))

    def span(self, span: Span) -> Span:
        """Return a span as it is under the new schema."""
        label = span.label
        for rule in self.rules:
            if isinstance(rule, SpanRule) and rule.source == label and self._is_meant(rule, span):
                label = rule.target
        attributes = self._attributes(span.attributes)
        if label == span.label and attributes == span.attributes:
            return span
        return replace(span, label=label, attributes=attributes, modified=timestamp())

    def entity(self, entity: Entity) -> Entity:
        """Return an entity as it is under the new schema: it follows the spans of its label."""
        label = entity.label
        for rule in self.rules:
            if isinstance(rule, SpanRule) and rule.source == label:
                named = bool(rule.attribute) and entity.attributes.get(rule.attribute) == rule.value
                label = rule.target if rule.takes_all or named else label
        attributes = self._attributes(entity.attributes)
        if label == entity.label and attributes == entity.attributes:
            return entity
        return replace(entity, label=label, attributes=attributes)

    def _is_meant(self, rule: SpanRule, span: Span) -> bool:
        if rule.takes_all or span.id in rule.spans:
            return True
        if not rule.attribute:
            return False
        entity = self.entities.get(span.entity)
        about = entity.attributes if entity is not None else {}
        return span.attributes.get(rule.attribute, about.get(rule.attribute)) == rule.value

    def _attributes(self, attributes: Mapping[str, AttributeValue]) -> Mapping[str, AttributeValue]:
        changed = dict(attributes)
        for rule in self.rules:
            if isinstance(rule, ValueRule) and changed.get(rule.attribute) == rule.value:
                changed[rule.attribute] = rule.new
        for name, value in list(changed.items()):
            old, new = self.before.attribute_type(name), self.after.attribute_type(name)
            if old is None or (new is not None and (old.kind, old.choices) == (new.kind, new.choices)):
                continue
            fitted = None if new is None else _fitted(old, new, value)
            if fitted is None:
                del changed[name]
            else:
                changed[name] = fitted
        return attributes if changed == attributes else frozen(changed)

    def relation(self, relation: Relation) -> Relation:
        """Return a relation with the type that it has under the new schema."""
        kind = relation.type
        for rule in self.rules:
            if isinstance(rule, RelationRule) and rule.source == kind:
                kind = rule.target
        return relation if kind == relation.type else replace(relation, type=kind)

    @staticmethod
    def _may_stand(schema: Schema, relation: Relation, labels: Mapping[str, str]) -> bool:
        kind = schema.relation_type(relation.type)
        return (
            kind is not None
            and labels.get(relation.source) in kind.sources
            and labels.get(relation.target) in kind.targets
        )


def settled(annotations: AnnotationSet, rewritings: Sequence[Rewriting]) -> AnnotationSet:
    """Return a set from before some changes of the schema as it is after them.

    For steps of undo that are older than the changes. Only what does not fit the last schema is touched.
    """
    schema = rewritings[-1].after
    was = {span.id: span for span in annotations.spans}
    spans = []
    for old in annotations.spans:
        span = old
        for rewriting in rewritings:
            if not problems_of_span(schema, span):
                break
            span = rewriting.span(span)
        spans.append(span)
    by_id = {span.id: span for span in spans}
    relations = []
    for old_tie in annotations.relations:
        tie = old_tie
        for rewriting in rewritings:
            if not problems_of_relation(schema, tie, by_id):
                break
            tie = rewriting.relation(tie)
        fitted_once = any(not problems_of_relation(r.before, old_tie, was) for r in rewritings)
        if not (fitted_once and problems_of_relation(schema, tie, by_id)):
            relations.append(tie)
    return replace(annotations, spans=tuple(spans), relations=tuple(relations))


def _fitted(old: AttributeType, new: AttributeType, value: AttributeValue) -> AttributeValue | None:
    """Return a value as the new type takes it, None if it cannot; what never fitted stays as it is."""
    if accepts(new, value):
        return value
    if new.kind is AttributeKind.NUMBER and isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            return None if accepts(old, value) else value
        if not math.isfinite(number):
            return None
        return int(number) if number.is_integer() else number
    if not isinstance(value, bool) and accepts(new, str(value)):
        return str(value)
    if new.kind is AttributeKind.TEXT:
        return "yes" if value else "no"
    return None if accepts(old, value) else value
