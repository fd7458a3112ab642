"""Mentions gathered by how they read: those of an entity in one article, those of none in all articles."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotations.entities.names import name_key
from annotations.model import Span
from desktop.models.entity_counts import EntityCounts
from desktop.session import Session
from desktop.tasks import Task

Place = tuple[str, str]
"""Article id and span id."""
AROUND = 20
"""Code points shown before and after a mention."""
MOST_WORDINGS = 500
REST_EVERY, REST = 20, 0.001
"""After so many articles the worker leaves the interpreter to the window, for so many seconds."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Spans that read alike: the words, what each is shown as where they are listed, and where they are."""

    words: str
    places: tuple[Place, ...]
    shown: tuple[str, ...]


def wordings_in(article_id: str, spans: Iterable[Span]) -> list[Wording]:
    """Return the spans of one article by wording, in reading order, each shown in its surroundings."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(_on_one_line(span.text), []).append(span)
    return [
        Wording(words, tuple((article_id, span.id) for span in group), tuple(map(_in_context, group)))
        for words, group in groups.items()
    ]


class UntiedSpans(QObject):
    """Gathers the spans that could refer to an entity and do not, off the window's thread."""

    found = Signal(list)
    """The wordings, the most frequent first (`Wording`)."""

    def __init__(self, session: Session, counts: EntityCounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts = counts
        self._task: Task[list[Wording]] | None = None

    def gather(self) -> None:
        """Begin, or begin anew; `found` tells the outcome."""
        self.stop()
        articles, labels = self._counts.articles_with_untied(), self._counts.labels()
        titles = {article_id: self._session.heading(article_id).title for article_id in articles}
        self._task = Task(partial(_gather, self._session, titles, labels))
        self._task.signals.finished.connect(self._on_finished)
        self._task.start()

    def stop(self) -> None:
        """Let go of what is being gathered."""
        if self._task is not None:
            self._task.cancel()
            self._task.signals.finished.disconnect(self._on_finished)
            self._task = None

    def _on_finished(self) -> None:
        if self._task is not None:
            task, self._task = self._task, None
            self.found.emit(task.result())


def _gather(
    session: Session, titles: dict[str, str], labels: frozenset[str], step: Callable[[int], bool]
) -> list[Wording]:
    groups: dict[tuple[str, str], list[tuple[Place, str, str]]] = {}
    for done, (article_id, title) in enumerate(titles.items(), 1):
        try:
            spans = session.look_up(article_id).spans
        except KeyError:  # It cannot be read any more.
            continue
        for span in spans:
            if not span.entity and span.label in labels:
                key = (span.label, name_key(span.text))
                groups.setdefault(key, []).append(((article_id, span.id), title, _on_one_line(span.text)))
        if not done % REST_EVERY:
            if not step(done):
                return []
            time.sleep(REST)
    often = sorted(groups.values(), key=lambda group: -len(group))[:MOST_WORDINGS]
    return [
        Wording(group[0][2], tuple(place for place, _, _ in group), tuple(title for _, title, _ in group))
        for group in often
    ]


def _in_context(span: Span) -> str:
    before, after = span.before[-AROUND:], span.after[:AROUND]
    return _on_one_line(f"…{before}{span.text}{after}…")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
