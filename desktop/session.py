"""The work on one open project: which article is open, what is selected, every change, undo and saving.

`Session.edit` is the one door for change. The session knows no widget; widgets hear its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from annotations.entities.change import EntityChange
from annotations.model import AnnotationSet, Article, Direction, Entity, Heading, Span
from annotations.schema_change import SchemaChange
from annotations.store import Project, ProjectError
from annotations.store.history import Step, Turn
from annotations.store.index import NO_COUNTS, Counts, counts_of
from desktop.access import Access
from desktop.backup_clock import BackupClock
from desktop.carrying import carry_annotations
from desktop.commands import Edit, Replace
from desktop.entity_changes import EntityChanges
from desktop.entity_steps import EntitySteps
from desktop.jobs import Edited
from desktop.past import Past, gone_back
from desktop.reading import Reading
from desktop.saver import Saver
from desktop.schema_steps import SchemaSteps

Change = Callable[[AnnotationSet], AnnotationSet]
Result = TypeVar("Result")


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
    progressed = Signal(int, int)
    """So many steps of so many of what `perform` runs are done."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.undo_group = QUndoGroup(self)
        self.reading = Reading(project, self)
        self.reading.read.connect(self._on_read)
        self._saver = Saver(project, self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._saver.performed.connect(self._tell_saved)
        self.access = Access(project, self)
        self.access.lost.connect(self._on_access_lost)
        self._entities = EntitySteps(project, self._saver)
        self._past = Past(project)
        self._sets: dict[str, AnnotationSet] = {}
        self._stacks: dict[str, QUndoStack] = {}
        self._metadata: dict[str, Mapping[str, Any]] = {}  # What is on its way to the disk, by article.
        self._article_id = ""
        self._selected = ""
        self._told = 0
        self.schema_steps = SchemaSteps(project, self._saver, self)
        self.schema_steps.changed.connect(self._take_schema)
        self.schema_steps.refused.connect(self.notice)
        self.entity_changes = EntityChanges(project, self._saver, self._entities, self)
        self.entity_changes.changed.connect(self._take_entities)
        self.entity_changes.refused.connect(self.notice)
        self.backup_clock = BackupClock(project, self)
        self.backup_clock.failed.connect(self._on_no_backup)
        self.saved.connect(self.backup_clock.start)
        self.reading.start()

    # What is there

    @property
    def article(self) -> Article | None:
        """The open article."""
        if not self._article_id:
            return None
        article = self.project.article(self._article_id)
        metadata = self._metadata.get(self._article_id)
        return article if metadata is None else replace(article, **metadata)

    def heading(self, article_id: str) -> Heading:
        """Return any article without its text as it stands, saved or not; KeyError if there is none."""
        heading = self.project.heading(article_id)
        metadata = self._metadata.get(article_id)
        return heading if metadata is None else replace(heading, **metadata)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The project's entities by id as they stand, saved or not."""
        return self._entities.known

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

    def look_up(self, article_id: str) -> AnnotationSet:
        """Return the annotations of any article as they stand, for one look: they are not kept in memory."""
        return self._sets.get(article_id) or self.project.annotations(article_id)

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
        return self.project.read_only or self._who_else()

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
        self._stack(self._article_id).push(Edit(title, before, after, self._put_annotations))
        return True

    def edit_articles(
        self,
        title: str,
        changes: Iterable[tuple[AnnotationSet, AnnotationSet]],
        entity: Entity | None = None,
    ) -> bool:
        """Change any articles, from the first set of a pair to the second, as one undoable step.

        `entity` is a new one that they refer to. The step stands in the history of the open article. Says
        whether anything changed.
        """
        wanted = [(before, after) for before, after in changes if before != after]
        if not wanted or not self._article_id or self._refuses():
            return False
        stack = self._stack(self._article_id)
        stack.beginMacro(title)
        try:
            if entity is not None:
                stack.push(Replace(title, None, entity, self._put_entity))
            for before, after in wanted:
                stack.push(Edit(title, before, after, self._put_in_place))
        finally:
            stack.endMacro()
        return True

    def edit_metadata(
        self, title: str, *, name: str, date: str, outlet: str, url: str, direction: Direction
    ) -> bool:
        """Change the open article's metadata as one undoable step."""
        before = self.article
        if before is None or self._refuses():
            return False
        after = replace(before, title=name, date=date, outlet=outlet, url=url, direction=direction)
        if after == before:
            return False
        self._stack(before.id).push(Replace(title, before, after, self._put_article))
        return True

    def edit_entity(self, title: str, before: Entity, after: Entity) -> bool:
        """Change one entity as an undoable step of the open article."""
        if before == after or not self._article_id or self._refuses():
            return False
        self._stack(self._article_id).push(Replace(title, before, after, self._put_entity))
        return True

    def edit_with_entity(self, title: str, before: Entity | None, after: Entity, change: Change) -> bool:
        """Change an entity, or add it with `before` None, and edit the open article, as one undoable step."""
        if not self._article_id or self._refuses():
            return False
        stack = self._stack(self._article_id)
        stack.beginMacro(title)
        try:
            stack.push(Replace(title, before, after, self._put_entity))
            return self.edit(title, change)
        finally:
            stack.endMacro()

    def change_entities(self, title: str, change: EntityChange) -> None:
        """Change entities and all spans of the project that refer to them, as one undoable step.

        It reaches every article and annotator, and stands in the history of the open article. Raises
        EntityChangeError, with nothing changed.
        """
        if not self._refuses():
            self.entity_changes.make(title, change, self._stack(self._article_id))

    def change_schema(self, title: str, change: SchemaChange) -> None:
        """Change the project’s schema and all that is annotated with it, as one undoable step.

        It reaches every article and annotator, and stands in the history of the open article. Raises
        SchemaChangeError, with nothing changed.
        """
        if self._refuses():
            return
        self.schema_steps.make(title, change, self._stack(self._article_id))

    def undo(self) -> None:
        """Take back the last step of the open article."""
        if not self._refuses():
            self.undo_group.undo()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if not self._refuses():
            self.undo_group.redo()

    def history(self) -> list[Step]:
        """Return the steps of the open article, the oldest first, also those of earlier runs."""
        self.flush()
        return self._past.steps(self._article_id)

    @property
    def content(self) -> str:
        """What the open article's file holds, as the steps of its history name it."""
        return self.project.content_of(self._article_id)

    def before_steps(self, steps: Sequence[Step]) -> AnnotationSet:
        """Return the open article's annotations as they were before the newest steps (the oldest first)."""
        article = self.article
        return gone_back(self.annotations, article, steps) if article is not None else self.annotations

    def go_back(self, title: str, steps: Sequence[Step]) -> bool:
        """Go back to before the newest steps of the open article, as one undoable step."""
        return self.edit(title, lambda _current: self.before_steps(steps))

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
            if article_id not in self.project:  # What brought it was undone.
                del self._sets[article_id]
                if article_id == self._article_id:
                    self.open_article("")
                continue
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

    def perform(self, work: Callable[[Callable[[int, int], None]], Result]) -> Result:
        """Run something that writes much at once on the saving thread, and return its result.

        It gets a function to call with steps done and all, which `progressed` tells. The window paints
        meanwhile but takes nothing from the user. Raises what `work` raises, ProjectError if nothing may be
        written here.
        """
        self.access.ask()
        if self.read_only:
            raise ProjectError(self.read_only)
        return self._saver.perform(partial(work, self.progressed.emit))

    def close(self) -> None:
        """Save what waits, end the workers, and let others write."""
        self.backup_clock.stop()
        self._saver.stop()
        self.access.release()
        self.reading.stop()

    def _on_no_backup(self, reason: str) -> None:
        self.notice.emit(self.tr("No backup could be made: {reason}").format(reason=reason))

    def _on_saved(self, article_id: str) -> None:
        self.access.ask()  # The first save of all makes the folder that the lock lies in.
        self._tell_problems()
        self.refresh(article_id)  # What somebody else wrote meanwhile was merged into it.
        self._metadata = {i: m for i, m in self._metadata.items() if self._saver.has_metadata(i)}
        if self._entities.settle():
            self.entities_changed.emit()
        self._tell_saved()

    def _tell_saved(self) -> None:
        if self._saver.is_saved():
            self.saved.emit()
        elif reason := self._saver.failure():
            self.save_failed.emit(reason)  # Something else was saved: that must not look like all.

    def _on_access_lost(self) -> None:
        self.notice.emit(self.read_only)

    def _on_read(self, _article_ids: list[str]) -> None:
        self._tell_problems()

    def _on_failed(self, _article_id: str, reason: str) -> None:
        self.save_failed.emit(reason)

    # What the undoable steps do

    def _put_annotations(self, before: AnnotationSet, after: AnnotationSet, title: str, turn: Turn) -> None:
        if after.article_id != self._article_id:
            self.open_article(after.article_id)
        self._put_in_place(before, after, title, turn)
        self._select_changed(before, after)

    def _put_in_place(self, before: AnnotationSet, after: AnnotationSet, title: str, turn: Turn) -> None:
        """Put an article's annotations without showing the article."""
        self.refresh(after.article_id)
        current = self.annotations_of(after.article_id)
        after = carry_annotations(before, after, current)
        after = self._entities.untied(current, self.schema_steps.settle(after))
        if self._entities.bring_back(after):
            self.entities_changed.emit()
        self.project.expect_fewer(len(current.spans) - len(after.spans))
        self._sets[after.article_id] = after
        self._announce(after.article_id)
        self.saving.emit()
        self._saver.save(after, [Edited(title, turn, current, after)])

    def _put_article(self, _before: Article, after: Article) -> None:
        names = ("title", "date", "outlet", "url", "direction")
        self._metadata[after.id] = {name: getattr(after, name) for name in names}
        self.article_changed.emit(after.id)
        self.saving.emit()
        self._saver.save_article(after.id, self._metadata[after.id])

    def _put_entity(self, before: Entity | None, after: Entity | None) -> None:
        self.saving.emit()
        self._entities.put(before, after, is_tied=before is not None and self._is_tied(before.id))
        self.entities_changed.emit()
        self._tell_saved()  # It may be that nothing is left to save.

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

    def _take_entities(self) -> None:
        """Show what a change of entities made of the annotations."""
        self._tell_problems()
        self.entities_changed.emit()
        self.take_import()

    def _is_tied(self, entity_id: str) -> bool:
        """Whether a span of any article that was looked at refers to an entity."""
        return any(span.entity == entity_id for known in self._sets.values() for span in known.spans)

    def _is_readable(self, article_id: str) -> bool:
        try:
            self.project.article(article_id)
        except KeyError:
            return False
        return True

    def _who_else(self) -> str:
        """Say who else is at work, or return an empty string."""
        holder = self.access.holder
        if holder is None:
            return ""
        since = QDateTime.fromString(holder.since, Qt.DateFormat.ISODate).toLocalTime()
        when = QLocale().toString(since, QLocale.FormatType.ShortFormat)
        if holder.is_here:
            words = self.tr(
                "“{name}” is being annotated in another window or command, since {when}: {program}. {way}"
            )
        else:
            words = self.tr(
                "“{name}” is being annotated on the computer {host}, since {when}: {program}. {way}"
            )
        way = self.tr("Here you can read, and write as soon as it is closed there.")
        return words.format(
            name=self.project.annotator, host=holder.host, when=when, program=holder.program, way=way
        )

    def _refuses(self) -> bool:
        """Whether nothing may be changed here; then say why and let the views show what stands."""
        self.access.ask()
        reason = self.read_only
        if reason:
            self.notice.emit(reason)
            self._announce(self._article_id)
        return bool(reason)

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
            self._stacks[article_id] = stack = QUndoStack(self.undo_group)
            self.annotations_of(article_id)  # Read it: the steps are held against what is stored.
            self._past.fill(stack, article_id, self._put_annotations)
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
                "Tools ▸ Restore a backup… shows what was there."
            )
            self.notice.emit(words.format(before=drop.before, now=drop.now))
