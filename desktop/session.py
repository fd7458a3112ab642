"""The work on one open project: which article is open, what is selected, every change, undo and saving.

`Session.edit` is the one door for change. The session knows no widget; widgets hear its signals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from annotations.model import AnnotationSet, Article, Direction, Entity, Span
from annotations.schema_change import SchemaChange
from annotations.store import Project, ProjectError
from annotations.store.index import NO_COUNTS, Counts, counts_of
from desktop.backup_clock import BackupClock
from desktop.carrying import carry_annotations, carry_entity
from desktop.commands import Replace
from desktop.reading import Reading
from desktop.saver import Saver, reason_of
from desktop.schema_steps import SchemaSteps

Change = Callable[[AnnotationSet], AnnotationSet]


class Session(QObject):
    """One annotator at work on one project."""

    article_opened = Signal(str)
    """Another article is open now (its id; empty if the project has none)."""
    annotations_changed = Signal(str)
    """An article's annotations are others now (article id)."""
    article_changed = Signal(str)
    """An article's metadata are others now (article id)."""
    entities_changed = Signal()
    schema_changed = Signal()
    """Labels, attributes or relation types of the project are others now."""
    span_selected = Signal(str)
    """Another span is selected (its id; empty for none)."""
    saving = Signal()
    saved = Signal()
    """Everything is on the disk."""
    save_failed = Signal(str)
    """Something could not be saved (reason); it is kept and tried again."""
    notice = Signal(str)
    """Something the user should know and need not answer."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.undo_group = QUndoGroup(self)
        self.reading = Reading(project, self)
        self.reading.read.connect(self._on_read)
        self._saver = Saver(project, self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._sets: dict[str, AnnotationSet] = {}
        self._stacks: dict[str, QUndoStack] = {}
        # Entities whose making was undone: the steps of another article may need them again.
        self._parted: dict[str, Entity] = {}
        self._article_id = ""
        self._selected = ""
        self._told = 0
        self.schema_steps = SchemaSteps(project, self.flush, self)
        self.schema_steps.changed.connect(self._take_schema)
        self.schema_steps.refused.connect(self.notice)
        self.backup_clock = BackupClock(project, self)
        self.backup_clock.failed.connect(self._on_no_backup)
        self.saved.connect(self.backup_clock.start)
        self.reading.start()

    # What is there

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self.project.article(self._article_id) if self._article_id else None

    @property
    def annotations(self) -> AnnotationSet:
        """The annotations of the open article; an empty set when none is open."""
        return self.annotations_of(self._article_id)

    def annotations_of(self, article_id: str) -> AnnotationSet:
        """Return the annotations of any article as they stand, saved or not."""
        if article_id not in self._sets:
            if not article_id:
                return AnnotationSet("", self.project.annotator)
            self._sets[article_id] = self.project.annotations(article_id)
        return self._sets[article_id]

    def counts_of(self, article_id: str) -> Counts:
        """Return how far the annotator is with any article as it stands; nothing while its file is unread."""
        known = self._sets.get(article_id)
        if known is not None:
            return counts_of(known)
        return self.project.counts(article_id) or NO_COUNTS

    @property
    def selected_span(self) -> Span | None:
        """The selected span of the open article."""
        return next((span for span in self.annotations.spans if span.id == self._selected), None)

    @property
    def read_only(self) -> str:
        """Why nothing can be changed here, or an empty string."""
        return self.project.read_only

    # Going about

    def open_article(self, article_id: str) -> None:
        """Open an article, read again if somebody else changed its annotations meanwhile."""
        if article_id == self._article_id:
            return
        if article_id and not self._is_readable(article_id):
            self.notice.emit(self.tr("The article {name} cannot be read any more.").format(name=article_id))
            return
        self._article_id = article_id
        self._selected = ""
        if article_id:
            self.refresh(article_id)
            self.undo_group.setActiveStack(self._stack(article_id))
        self.article_opened.emit(article_id)
        self.span_selected.emit("")

    def select_span(self, span_id: str) -> None:
        """Select a span of the open article; an empty id selects none."""
        if span_id and all(span.id != span_id for span in self.annotations.spans):
            span_id = ""
        if span_id != self._selected:
            self._selected = span_id
            self.span_selected.emit(span_id)

    # Changing

    def edit(self, title: str, change: Change) -> bool:
        """Apply a pure edit to the open article as one undoable step; say whether anything changed."""
        if not self._article_id or self._refuses():
            return False
        self.refresh(self._article_id)
        before = self.annotations
        after = change(before)
        if after == before:
            return False
        self._stack(self._article_id).push(Replace(title, before, after, self._put_annotations))
        return True

    def edit_metadata(
        self, title: str, *, name: str, date: str, outlet: str, url: str, direction: Direction
    ) -> bool:
        """Change the open article's metadata as one undoable step."""
        before = self.article
        if before is None or self._refuses():
            return False
        after = replace(before, title=name, date=date, outlet=outlet, url=url, direction=direction)
        if after == before or not self._put_article(before, after):
            return False
        self._stack(before.id).push(Replace(title, before, after, self._put_article))
        return True

    def edit_entity(self, title: str, before: Entity, after: Entity) -> bool:
        """Change one entity as an undoable step of the open article."""
        if before == after or not self._article_id or self._refuses():
            return False
        if not self._put_entity(before, after):
            return False
        self._stack(self._article_id).push(Replace(title, before, after, self._put_entity))
        return True

    def add_entity(self, title: str, entity: Entity, change: Change) -> bool:
        """Add an entity and apply an edit of the open article that needs it, as one undoable step."""
        if not self._article_id or self._refuses():
            return False
        self.refresh(self._article_id)
        if not self._put_entity(None, entity):
            return False
        stack = self._stack(self._article_id)
        stack.beginMacro(title)
        try:
            stack.push(Replace(title, None, entity, self._put_entity))
            return self.edit(title, change)
        finally:
            stack.endMacro()

    def change_schema(self, title: str, change: SchemaChange) -> None:
        """Change the project’s schema and all that is annotated with it, as one undoable step.

        It reaches every article and annotator, and stands in the history of the open article. Raises
        SchemaChangeError, with nothing changed.
        """
        self.schema_steps.make(title, change, self._stack(self._article_id))

    def refresh(self, article_id: str) -> None:
        """Take over what another program wrote, if nothing of ours is unsaved."""
        known = self._sets.get(article_id)
        if known is None or self._saver.is_pending(article_id):
            return
        fresh = self.project.annotations(article_id)
        self._tell_problems()
        if fresh != known:
            self._sets[article_id] = fresh
            self.notice.emit(
                self.tr("This article’s annotations were changed by another program and read again.")
            )
            self._announce(article_id)

    def take_import(self) -> None:
        """Take over what an import into the project wrote, in all articles that were looked at."""
        for article_id, known in list(self._sets.items()):
            fresh = self.project.annotations(article_id)
            if fresh != known:
                self._sets[article_id] = fresh
                self._announce(article_id)

    # Saving

    def is_saved(self) -> bool:
        """Whether everything is on the disk."""
        return self._saver.is_saved()

    def flush(self) -> bool:
        """Wait until all that can be saved is saved; say whether everything is."""
        return self._saver.flush()

    def retry(self) -> None:
        """Try again what could not be saved."""
        if not self._saver.is_saved():
            self.saving.emit()
            self._saver.retry()

    def close(self) -> None:
        """Save what waits and end the workers."""
        self.backup_clock.stop()
        self._saver.stop()
        self.reading.stop()

    def _on_no_backup(self, reason: str) -> None:
        self.notice.emit(self.tr("No backup could be made: {reason}").format(reason=reason))

    def _on_saved(self, article_id: str) -> None:
        self._tell_problems()
        self.refresh(article_id)  # What somebody else wrote meanwhile was merged into it.
        if self._saver.is_saved():
            self.saved.emit()

    def _on_read(self, _article_ids: list[str]) -> None:
        self._tell_problems()

    def _on_failed(self, _article_id: str, reason: str) -> None:
        self.save_failed.emit(reason)

    # What the undoable steps do

    def _put_annotations(self, before: AnnotationSet, after: AnnotationSet) -> None:
        if after.article_id != self._article_id:
            self.open_article(after.article_id)
        self.refresh(after.article_id)
        after = carry_annotations(before, after, self.annotations_of(after.article_id))
        after = self.schema_steps.settle(after)
        self._bring_back_entities(after)
        self.project.expect_fewer(len(self.annotations_of(after.article_id).spans) - len(after.spans))
        self._sets[after.article_id] = after
        self._announce(after.article_id)
        self._select_changed(before, after)
        self.saving.emit()
        self._saver.save(after)

    def _put_article(self, _before: Article, after: Article) -> bool:
        try:
            self.project.update_article(
                after.id,
                title=after.title,
                date=after.date,
                outlet=after.outlet,
                url=after.url,
                direction=after.direction,
            )
        except (OSError, ProjectError) as error:
            self.notice.emit(self.tr("Not saved: {reason}").format(reason=reason_of(error, self.project)))
            return False
        self.article_changed.emit(after.id)
        return True

    def _put_entity(self, before: Entity | None, after: Entity | None) -> bool:
        """Take what a step changes over into the entity as it is now: other articles change it too."""
        entities = dict(self.project.entities)
        if after is None:
            if before is not None and not self._is_tied(before.id):
                self._parted[before.id] = entities.pop(before.id, before)
        elif before is None:
            entities.setdefault(after.id, self._parted.pop(after.id, after))
        elif after.id in entities:
            entities[after.id] = carry_entity(before, after, entities[after.id])
        else:
            self._parted[after.id] = carry_entity(before, after, self._parted.get(after.id, before))
        return self._save_entities(entities)

    def _bring_back_entities(self, annotations: AnnotationSet) -> None:
        """Bring back what spans refer to again: its making was undone while no span did."""
        wanted = {span.entity for span in annotations.spans} & self._parted.keys()
        back = {entity_id: self._parted[entity_id] for entity_id in wanted}
        if back and self._save_entities({**back, **self.project.entities}):
            for entity_id in wanted:
                del self._parted[entity_id]

    def _save_entities(self, entities: dict[str, Entity]) -> bool:
        try:
            if entities != self.project.entities:
                self.project.save_entities(entities.values())
        except (OSError, ProjectError) as error:
            self.notice.emit(self.tr("Not saved: {reason}").format(reason=reason_of(error, self.project)))
            self._announce(self._article_id)
            return False
        self.entities_changed.emit()
        return True

    def _take_schema(self) -> None:
        """Show what a change of the schema made of the annotations."""
        changed = [i for i, known in self._sets.items() if self.project.annotations(i) != known]
        for article_id in changed:
            self._sets[article_id] = self.project.annotations(article_id)
        self._tell_problems()
        self.schema_changed.emit()
        self.entities_changed.emit()
        for article_id in changed:
            self._announce(article_id)

    def _is_tied(self, entity_id: str) -> bool:
        """Whether a span of any article that was looked at refers to an entity."""
        return any(span.entity == entity_id for known in self._sets.values() for span in known.spans)

    def _is_readable(self, article_id: str) -> bool:
        try:
            self.project.article(article_id)
        except KeyError:
            return False
        return True

    def _refuses(self) -> bool:
        """Whether nothing may be changed here; then say why and let the views show what stands."""
        if self.read_only:
            self.notice.emit(self.read_only)
            self._announce(self._article_id)
        return bool(self.read_only)

    def _select_changed(self, before: AnnotationSet, after: AnnotationSet) -> None:
        """Select the span that a step added or changed, so that undo and redo show what they did."""
        old = {span.id: span for span in before.spans}
        # Most spans are the very same objects, and comparing those by value takes long.
        others = [span for span in after.spans if old.get(span.id) is not span]
        changed = [span.id for span in others if old.get(span.id) != span]
        if len(changed) == 1:
            self.select_span(changed[0])
        elif self.selected_span is None:
            self.select_span("")

    def _announce(self, article_id: str) -> None:
        self.annotations_changed.emit(article_id)
        if article_id == self._article_id and self._selected and self.selected_span is None:
            self.select_span("")

    def _stack(self, article_id: str) -> QUndoStack:
        if article_id not in self._stacks:
            self._stacks[article_id] = QUndoStack(self.undo_group)
        return self._stacks[article_id]

    def _tell_problems(self) -> None:
        """Say what the project noticed since it was last asked."""
        problems = self.project.problems
        for problem in problems[self._told :]:
            self.notice.emit(problem)
        self._told = len(problems)
        for drop in self.project.take_drops():
            words = self.tr(
                "The number of spans fell from {before} to {now}, and not by your doing. "
                "File ▸ Restore a backup… shows what was there."
            )
            self.notice.emit(words.format(before=drop.before, now=drop.now))
