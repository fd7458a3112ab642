"""What was changed before, in this run of the program or earlier: undoing it, showing it, going back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtGui import QUndoStack

from annotations.model import AnnotationSet, Article, Span, SpanError, check_span
from annotations.schema import Schema
from annotations.store import Project
from annotations.store.history import Step, Turn, history_path, read_steps, turned_back, undoable
from desktop.commands import Edit

LONGEST = 200
"""So many steps of earlier runs can be undone; the list of all of them goes further back."""

Put = Callable[[AnnotationSet, AnnotationSet, str, Turn], None]


class Past:
    """The histories of one annotator's work on the articles of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._is_filling = False

    def steps(self, article_id: str, newest: int | None = None) -> list[Step]:
        """Return the steps of an article, the oldest first; none if they cannot be read."""
        with suppress(OSError):
            return read_steps(history_path(self._project.store, self._project.annotator, article_id), newest)
        return []

    def fill(self, stack: QUndoStack, article_id: str, put: Put) -> None:
        """Give an empty stack the steps of earlier runs, if the stored set is what they led to."""
        content = self._project.content_of(article_id)
        if not content:
            return
        steps, done = undoable(self.steps(article_id, LONGEST), content)
        gone = next((n for n in range(len(steps), 0, -1) if not _fits(steps[n - 1], self._project.schema)), 0)
        if gone > done:
            return
        self._is_filling = True
        for step in steps[gone:]:
            stack.push(Edit(step.title, step.before, step.after, self._unless_filling(put)))
        stack.setIndex(done - gone)
        self._is_filling = False

    def _unless_filling(self, put: Put) -> Put:
        """Qt makes a step when it is pushed; these are made already."""

        def put_then(before: AnnotationSet, after: AnnotationSet, title: str, turn: Turn) -> None:
            if not self._is_filling:
                put(before, after, title, turn)

        return put_then


def gone_back(current: AnnotationSet, article: Article, steps: Sequence[Step]) -> AnnotationSet:
    """Return a set as it was before these steps, without what does not fit the article any more."""
    back = turned_back(current, steps)
    there = {span.id for span in back.spans if _is_in(article, span)}
    if len(there) == len(back.spans):
        return back
    return AnnotationSet(
        back.article_id,
        back.annotator,
        tuple(span for span in back.spans if span.id in there),
        tuple(tie for tie in back.relations if tie.source in there and tie.target in there),
        back.status,
        back.note,
    )


def _is_in(article: Article, span: Span) -> bool:
    try:
        check_span(article, span)
    except SpanError:
        return False
    return True


def _fits(step: Step, schema: Schema) -> bool:
    """Say whether the labels of a step are there today."""
    labels = {span.label for part in (step.before, step.after) for span in part.spans}
    return all(schema.label(label) is not None for label in labels)
