"""Counts of what a project holds. Pure: from a project to numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotations.model import Status
from annotations.store import Project


@dataclass(frozen=True, slots=True)
class AnnotatorStatistics:
    """What one annotator has done: articles by status, spans and relations."""

    annotator: str
    articles: Mapping[Status, int]
    spans: int
    relations: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a project holds. Characters are code points; labels and relations are counted by id."""

    project: str
    articles: int
    characters: int
    entities: int
    annotators: tuple[AnnotatorStatistics, ...]
    labels: Mapping[str, int]
    relations: Mapping[str, int]

    @property
    def spans(self) -> int:
        """All spans of all annotators."""
        return sum(self.labels.values())


def statistics_of(project: Project) -> Statistics:
    """Count a project. Labels and relation types of the schema are there even if nothing has them."""
    labels = Counter({label.id: 0 for label in project.schema.labels})
    relations = Counter({relation.id: 0 for relation in project.schema.relation_types})
    annotators = []
    for name in project.annotators():
        # What the index knows is not read: that of a project of 10,000 articles takes seconds.
        found = [project.count(heading.id, name) for heading in project.headings]
        for each in found:
            labels.update(each.labels)
            relations.update(each.relations)
        statuses = Counter(dict.fromkeys(Status, 0))
        statuses.update(each.status for each in found)
        annotators.append(
            AnnotatorStatistics(
                name,
                dict(statuses),
                sum(each.spans for each in found),
                sum(sum(each.relations.values()) for each in found),
            )
        )
    return Statistics(
        project=project.name,
        articles=len(project.headings),
        characters=sum(heading.characters for heading in project.headings),
        entities=len(project.entities),
        annotators=tuple(annotators),
        labels=dict(labels),
        relations=dict(relations),
    )
