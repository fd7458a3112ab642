"""Stands in for a session with so many articles that making their files would take longer than measuring."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotations.model import Heading, Status
from annotations.store.index import Counts


class _Reading(QObject):
    read = Signal(list)


class _Project:
    def __init__(self, headings: Sequence[Heading]) -> None:
        self.headings = tuple(headings)
        self.by_id = {heading.id: heading for heading in headings}

    def __contains__(self, article_id: object) -> bool:
        return article_id in self.by_id


class LongSession(QObject):
    """What the list of articles asks of a session."""

    annotations_changed = Signal(str)
    article_changed = Signal(str)

    def __init__(self, headings: Sequence[Heading], chance: random.Random) -> None:
        super().__init__()
        self.project = _Project(headings)
        self.reading = _Reading(self)
        statuses = tuple(Status)
        self._counts = {
            heading.id: Counts(chance.choice(statuses), {"actor": chance.randrange(90)})
            for heading in headings
        }

    def heading(self, article_id: str) -> Heading:
        """Return an article without its text."""
        return self.project.by_id[article_id]

    def counts_of(self, article_id: str) -> Counts:
        """Return what somebody may have done in an article."""
        return self._counts[article_id]
