"""How much of a project uses each part of its schema, all annotators together. From a project to numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.model import AnnotationSet, AttributeValue, Span
from annotations.store import Project, ProjectError
from annotations.store.project import Progress


@dataclass(frozen=True, slots=True)
class Use:
    """How many spans, of all annotators, in how many articles."""

    spans: int = 0
    articles: int = 0


@dataclass(frozen=True)
class Usage:
    """What of a schema is in use; what is missing here is not."""

    labels: dict[str, Use] = field(default_factory=dict)
    attributes: dict[str, int] = field(default_factory=dict)
    values: dict[tuple[str, AttributeValue], int] = field(default_factory=dict)
    """(attribute, value) → spans and entities that have it; numbers and free texts are left out."""
    relations: dict[str, int] = field(default_factory=dict)

    def of_label(self, label_id: str) -> Use:
        """Return how much uses a label."""
        return self.labels.get(label_id, Use())


def every_set(project: Project) -> Iterator[AnnotationSet]:
    """Go through what each annotator has saved about each article. Raises ProjectError and OSError."""
    for annotator in project.annotators():
        for heading in project.headings:
            if project.annotation_path(heading.id, annotator).exists():
                try:
                    yield project.annotations(heading.id, annotator)
                except KeyError as error:
                    raise ProjectError(f"{heading.path} cannot be read any more") from error


def usage_of(project: Project, progress: Progress | None = None) -> Usage:
    """Count a project. `progress` is called with the number of files done and of all files at most."""
    listed = {a.id for a in project.schema.attribute_types if a.choices}
    spans = Counter[str]()
    articles: dict[str, set[str]] = {}
    attributes = Counter[str]()
    values = Counter[tuple[str, AttributeValue]]()
    relations = Counter[str]()
    of = len(project.annotators()) * len(project.headings)
    for done, stored in enumerate(every_set(project), 1):
        if progress is not None:
            progress(done, of)
        for span in stored.spans:
            spans[span.label] += 1
            articles.setdefault(span.label, set()).add(stored.article_id)
            attributes.update(span.attributes.keys())
            values.update((name, value) for name, value in span.attributes.items() if name in listed)
        relations.update(relation.type for relation in stored.relations)
    for entity in project.entities.values():
        attributes.update(entity.attributes.keys())
        values.update((name, value) for name, value in entity.attributes.items() if name in listed)
    labels = {label: Use(count, len(articles[label])) for label, count in spans.items()}
    return Usage(labels, dict(attributes), dict(values), dict(relations))


def spans_labelled(project: Project, label_id: str) -> list[Span]:
    """Return all spans of a label, of all annotators, in the order of the articles."""
    return [span for stored in every_set(project) for span in stored.spans if span.label == label_id]
