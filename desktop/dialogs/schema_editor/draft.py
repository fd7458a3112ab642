"""The schema as it is being edited: a value, the rules for what is annotated already, and a signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotations.rewriting import Rule, SpanRule
from annotations.schema import Schema
from annotations.usage import Usage


class Draft(QObject):
    """What the dialog edits. Nothing reaches the project before it is applied."""

    changed = Signal()

    def __init__(self, schema: Schema, usage: Usage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.original = schema
        self.schema = schema
        self.usage = usage
        self.rules: tuple[Rule, ...] = ()
        self._moved: dict[str, int] = {}

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to apply."""
        return self.schema != self.original or bool(self.rules)

    def take(self, schema: Schema, *rules: Rule, moved: int = 0) -> None:
        """Go on with another schema; `moved`: so many spans follow a rule that takes a part of them."""
        if schema == self.schema and not rules:
            return
        for rule in rules:
            if isinstance(rule, SpanRule):
                count = self.spans_of(rule.source) if rule.takes_all else moved
                self._moved[rule.source] = self._moved.get(rule.source, 0) - count
                self._moved[rule.target] = self._moved.get(rule.target, 0) + count
        self.schema = schema
        self.rules = (*self.rules, *rules)
        self.changed.emit()

    def start_over(self, schema: Schema) -> None:
        """Go on with a schema from elsewhere, without what was decided so far."""
        self.rules = ()
        self._moved = {}
        self.schema = schema
        self.changed.emit()

    def spans_of(self, label_id: str) -> int:
        """Return how many spans will have a label, of all annotators."""
        return self.usage.of_label(label_id).spans + self._moved.get(label_id, 0)

    def taken_ids(self) -> set[str]:
        """Return all ids that a new entry must not have: one that was removed here is not given again."""
        ids = set[str]()
        for schema in (self.schema, self.original):
            ids |= {label.id for label in schema.labels}
            ids |= {attribute.id for attribute in schema.attribute_types}
            ids |= {relation.id for relation in schema.relation_types}
        for rule in self.rules:
            if isinstance(rule, SpanRule):
                ids |= {rule.source, rule.target}
        return ids
