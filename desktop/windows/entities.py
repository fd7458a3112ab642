"""The register of entities in the window: the pane that lists them, what its buttons do, what is proposed."""

# ruff: noqa: PLC0415 - dialogs are imported when they are first asked for, so that starts stay short

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from annotations.entities.change import (
    EntityChange,
    EntityChangeError,
    Mention,
    mentions_of,
    plan_assignment,
    plan_merge,
    plan_removal,
    plan_split,
)
from annotations.model import Entity, new_id
from annotations.store import Project, ProjectError
from annotations.store.project import Progress as Report
from desktop.entity_rows import EntityOffer
from desktop.models.entity_counts import EntityCounts
from desktop.models.entity_lookup import EntityLookup, detail_of
from desktop.models.entity_model import UNTIED, EntityModel
from desktop.models.mentions import Place, UntiedSpans, Wording, wordings_in
from desktop.session import Session
from desktop.windows.annotating import Annotating
from desktop.windows.gazetteers import Gazetteers
from desktop.windows.panes import Panes
from desktop.windows.progress import Progress

if TYPE_CHECKING:
    from desktop.dialogs.entity_chooser import EntityChooser
    from desktop.dialogs.entity_dialog import EntityDialog

Result = TypeVar("Result")


class Entities(QObject):
    """Brings the entities of a session to their pane and to the inspector, and does what is asked there."""

    said = Signal(str)
    """A word to the user about what was done, or why nothing was."""

    def __init__(self, panes: Panes, annotating: Annotating, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._annotating = annotating
        self._session: Session | None = None
        self._counts: EntityCounts
        self._lookup: EntityLookup
        self._untied: UntiedSpans
        self._model: EntityModel
        self._progress = Progress(self.tr("Changing the entities …"), window)
        panel = self._panel = panes.entities
        panel.entity_shown.connect(self._show_mentions)
        panel.new_requested.connect(self._on_new)
        panel.edit_requested.connect(self._on_edit)
        panel.merge_requested.connect(self._on_merge)
        panel.split_requested.connect(self._on_split)
        panel.delete_requested.connect(self._on_delete)
        panel.assign_requested.connect(self._on_assign)
        self.gazetteers = Gazetteers(self._change, window)
        self.gazetteers.said.connect(self.said)
        panel.import_requested.connect(self.gazetteers.import_names)
        panel.export_requested.connect(self.gazetteers.export_names)
        panel.mentions.article_opened.connect(self._fill_article)
        panel.mentions.mention_picked.connect(self._on_mention)
        panes.inspector.set_entity_search(annotating.offers_for)
        panes.inspector.entity_chosen.connect(annotating.choose_entity)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about entities do, by their ids."""
        names = self.gazetteers
        return {"import_gazetteer": names.import_names, "export_gazetteer": names.export_names}

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._panel.clear_model()
            self._untied.stop()
            self._session.entity_changes.disconnect(self._progress)
            for part in (self._model, self._untied, self._lookup, self._counts):
                part.deleteLater()
        self._session = self.gazetteers.session = session
        self._annotating.lookup = None
        if session is None:
            return
        self._counts = EntityCounts(session, self)
        self._lookup = self._annotating.lookup = EntityLookup(session, self._counts, self)
        self._untied = UntiedSpans(session, self._counts, self)
        self._untied.found.connect(self._show_untied)
        self._model = EntityModel(session, self._counts, self)
        session.entity_changes.progressed.connect(self._progress.show_step)
        self._panel.set_model(self._model)

    # What is shown

    def _show_mentions(self, entity_id: str) -> None:
        """Show where an entity is mentioned, or the spans without one."""
        session, panel = self._session, self._panel
        if session is None or not entity_id:
            panel.mentions.clear()
            return
        if entity_id == UNTIED:
            panel.set_heading(self.tr("Spans without an entity, by wording"))
            self._untied.gather()
            return
        self._untied.stop()
        entity = session.entities.get(entity_id)
        if entity is None:
            return
        detail = detail_of(session.project.schema, entity)
        panel.set_heading(entity.name, [part for part in (detail, *entity.aliases) if part])
        articles = self._counts.articles_of(entity_id)
        panel.mentions.show_articles([(i, session.heading(i).title, count) for i, count in articles])

    def _fill_article(self, article_id: str) -> None:
        session = self._session
        if session is not None:
            spans = session.look_up(article_id).spans
            fitting = (span for span in spans if span.entity == self._panel.shown())
            self._panel.mentions.fill_article(article_id, wordings_in(article_id, fitting))

    def _show_untied(self, wordings: list[Wording]) -> None:
        if self._panel.shown() == UNTIED:
            self._panel.mentions.show_wordings(wordings)

    def _on_mention(self, article_id: str, span_id: str) -> None:
        """Show a mention in the text."""
        session = self._session
        if session is None:
            return
        if session.article is None or session.article.id != article_id:
            self._panes.inspector.commit()
            session.open_article(article_id)
        if any(span.id == span_id for span in session.annotations.spans):
            self._annotating.show_span(span_id)

    # What is proposed

    def _offers(self, label: str, but: str, typed: str) -> Sequence[EntityOffer]:
        if self._session is None:
            return ()
        found = self._lookup.offers(label, typed, self._panes.view.caret())
        return [offer for offer in found if offer.id != but]

    # What is done

    def _on_new(self) -> None:
        from desktop.dialogs.entity_dialog import EntityDialog

        session = self._session
        if session is not None:
            schema, entities = session.project.schema, session.entities
            dialog = EntityDialog(schema, entities, None, session.read_only, self._window)
            dialog.accepted.connect(partial(self._take_new, dialog))
            dialog.open()

    def _take_new(self, dialog: EntityDialog) -> None:
        entity = dialog.entity
        if self._change(self.tr("New entity"), EntityChange(((None, entity),))):
            self._model.reload()
            self._panel.select(entity.id)

    def _on_edit(self, entity_id: str) -> None:
        from desktop.dialogs.entity_dialog import EntityDialog

        session = self._session
        entity = session.entities.get(entity_id) if session is not None else None
        if session is not None and entity is not None:
            schema, entities = session.project.schema, session.entities
            dialog = EntityDialog(schema, entities, entity, session.read_only, self._window)
            dialog.accepted.connect(partial(self._take_edit, dialog, entity))
            dialog.open()

    def _take_edit(self, dialog: EntityDialog, before: Entity) -> None:
        if self._session is not None:
            self._session.edit_entity(self.tr("Change entity"), before, dialog.entity)

    def _on_merge(self, entity_id: str) -> None:
        entity = self._entity(entity_id)
        if entity is not None:
            words = self.tr("«{name}» is the same as this one, which takes over its names and mentions:")
            dialog = self._ask(
                self.tr("Merge entities"),
                words.format(name=_isolated(entity.name)),
                self.tr("Merge"),
                entity,
                can_make=False,
            )
            dialog.accepted.connect(partial(self._take_merge, dialog, entity))

    def _take_merge(self, dialog: EntityChooser, entity: Entity) -> None:
        into = self._entity(dialog.entity_id)
        mentions = self._mentions([entity.id])
        if into is not None and mentions is not None:
            title = self.tr("Merge into {name}").format(name=into.name)
            if self._change(title, plan_merge(into, [entity], mentions)):
                self._say(self.tr("Merged. %Ln span(s) refer to it now in their place.", "", len(mentions)))
                self._model.reload()
                self._panel.select(into.id)

    def _on_split(self, entity_id: str) -> None:
        entity = self._entity(entity_id)
        places = self._panel.mentions.selected_places()
        if entity is not None and places:
            words = self.tr("%Ln selected mention(s) do not mean «{name}», but:", "", len(places))
            dialog = self._ask(
                self.tr("Split entity"),
                words.format(name=_isolated(entity.name)),
                self.tr("Split"),
                entity,
                can_make=True,
            )
            dialog.accepted.connect(partial(self._take_split, dialog, entity, places))

    def _take_split(self, dialog: EntityChooser, entity: Entity, places: list[Place]) -> None:
        mentions = self._mentions([entity.id])
        if mentions is None or self._session is None:
            return
        own, chosen = self._session.project.annotator, set(places)
        moved = [m for m in mentions if m.annotator == own and (m.article_id, m.span.id) in chosen]
        other = self._entity(dialog.entity_id)
        if other is not None:
            change = plan_assignment(other, other, moved)
        else:
            change, other = plan_split(entity, dialog.name, moved, (m for m in mentions if m not in moved))
        if self._change(self.tr("Split {name}").format(name=entity.name), change):
            self._model.reload()
            self._panel.select(other.id)

    def _on_delete(self, entity_id: str) -> None:
        entity = self._entity(entity_id)
        mentions = self._mentions([entity_id])
        if entity is not None and mentions is not None:
            title = self.tr("Delete {name}").format(name=entity.name)
            if self._change(title, plan_removal([entity], mentions)):
                words = self.tr(
                    "Deleted. %Ln span(s) refer to nothing now; Undo brings it back.", "", len(mentions)
                )
                self._say(words)

    def _on_assign(self) -> None:
        """Ask what the selected spans without an entity refer to."""
        session = self._session
        if session is None:
            return
        mentions = self._at(self._panel.mentions.selected_places())
        labels = {mention.span.label for mention in mentions}
        if len(labels) != 1:
            self._say(self.tr("Select spans of one label: an actor is no base."))
            return
        label = next(iter(labels))
        nobody = Entity("", label, mentions[0].span.text)
        words = self.tr("%Ln span(s) refer to:", "", len(mentions))
        dialog = self._ask(self.tr("Assign an entity"), words, self.tr("Assign"), nobody, can_make=True)
        dialog.accepted.connect(partial(self._take_assignment, dialog, label, mentions))

    def _take_assignment(self, dialog: EntityChooser, label: str, mentions: list[Mention]) -> None:
        before = self._entity(dialog.entity_id)
        after = before or Entity(new_id(), label, " ".join(dialog.name.split()))
        title = self.tr("Assign {name}").format(name=after.name)
        if self._change(title, plan_assignment(before, after, mentions)):
            self._say(self.tr("%Ln span(s) refer to it now.", "", len(mentions)))

    # How it is done

    def _ask(self, title: str, words: str, action: str, about: Entity, *, can_make: bool) -> EntityChooser:
        from desktop.dialogs.entity_chooser import EntityChooser

        search = partial(self._offers, about.label, about.id)
        dialog = EntityChooser(title, words, action, search, can_make=can_make, parent=self._window)
        dialog.open()
        return dialog

    def _entity(self, entity_id: str) -> Entity | None:
        return self._session.entities.get(entity_id) if self._session is not None else None

    def _at(self, places: Sequence[Place]) -> list[Mention]:
        """Return the annotator's own spans at places, those that are still there."""
        session = self._session
        if session is None:
            return []
        wanted: dict[str, set[str]] = {}
        for article_id, span_id in places:
            wanted.setdefault(article_id, set()).add(span_id)
        own = session.project.annotator
        return [
            Mention(own, article_id, span)
            for article_id, ids in wanted.items()
            for span in session.look_up(article_id).spans
            if span.id in ids
        ]

    def _mentions(self, ids: Sequence[str]) -> list[Mention] | None:
        """Return all mentions of entities by all annotators; None, having said so, if that fails."""
        session = self._session
        if session is None:
            return None
        self._panes.inspector.commit()
        if not session.flush():
            self._say(self.tr("Not done: the last changes are not on the disk yet."))
            return None
        try:
            return session.perform(partial(_look_for, session.project, ids))
        except (OSError, ProjectError) as error:
            self._say(str(error))
            return None

    def _change(self, title: str, change: EntityChange) -> bool:
        """Make a change as one step; say whether it was made."""
        session = self._session
        if session is None:
            return False
        if session.read_only:
            self._say(session.read_only)
            return False
        self._panes.inspector.commit()
        try:
            session.change_entities(title, change)
        except EntityChangeError as error:
            self._say(self.tr("The entities stay as they are: {reason}").format(reason=error))
            return False
        return True

    def _say(self, words: str) -> None:
        self.said.emit(words)


def _look_for(project: Project, ids: Sequence[str], report: Report) -> list[Mention]:
    return mentions_of(project, ids, report)


def _isolated(name: str) -> str:
    """Return a name that leaves the sentence around it its direction."""
    return f"\u2068{name}\u2069"
