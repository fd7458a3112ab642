"""What a planned change of the schema does, in numbers, to be shown before it is made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from annotations.model import AnnotationSet
from annotations.schema_change import SchemaChange
from annotations.usage import Use


@dataclass(frozen=True)
class Effects:
    """Counts over all annotators; labels, attributes and relation types by id."""

    labels: dict[tuple[str, str], Use] = field(default_factory=dict)
    """(old label, new label) → the spans that go from one to the other."""
    values: dict[str, int] = field(default_factory=dict)
    """Attribute → spans and entities whose value becomes another."""
    lost: dict[str, int] = field(default_factory=dict)
    """Attribute → spans and entities whose value is taken away."""
    relations: dict[tuple[str, str], int] = field(default_factory=dict)
    """(old type, new type) → relations; an empty new type means that they are untied."""
    entities: int = 0
    """Entities that go with the spans of their label."""
    articles: int = 0
    annotators: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing that is annotated changes."""
        return not (self.labels or self.values or self.lost or self.relations or self.entities)


def effects_of(change: SchemaChange) -> Effects:
    """Count what a change does."""
    spans = Counter[tuple[str, str]]()
    articles: dict[tuple[str, str], set[str]] = {}
    values, lost = Counter[str](), Counter[str]()
    relations = Counter[tuple[str, str]]()
    for before, after in zip(change.before.sets, change.after.sets, strict=True):
        for old, new in zip(before.spans, after.spans, strict=True):
            if old.label != new.label:
                spans[old.label, new.label] += 1
                articles.setdefault((old.label, new.label), set()).add(before.article_id)
            _count_values(dict(old.attributes), dict(new.attributes), values, lost)
        relations.update(_retyped(before, after))
    entities = 0
    for was, becomes in zip(change.before.entities, change.after.entities, strict=True):
        entities += was.label != becomes.label
        _count_values(dict(was.attributes), dict(becomes.attributes), values, lost)
    return Effects(
        {pair: Use(count, len(articles[pair])) for pair, count in spans.items()},
        dict(values),
        dict(lost),
        dict(relations),
        entities,
        len({each.article_id for each in change.before.sets}),
        len({each.annotator for each in change.before.sets}),
    )


def _count_values(
    old: dict[str, object], new: dict[str, object], values: Counter[str], lost: Counter[str]
) -> None:
    for name, value in old.items():
        if name not in new:
            lost[name] += 1
        elif new[name] != value:
            values[name] += 1


def _retyped(before: AnnotationSet, after: AnnotationSet) -> Counter[tuple[str, str]]:
    becomes = {tie.id: tie.type for tie in after.relations}
    pairs = ((tie.type, becomes.get(tie.id, "")) for tie in before.relations)
    return Counter(pair for pair in pairs if pair[0] != pair[1])
