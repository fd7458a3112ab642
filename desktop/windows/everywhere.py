"""Annotating every occurrence of a text: from what was found to one step over all articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotations.annotate_all import (
    Change,
    Marking,
    Occurrence,
    Plan,
    occurrences,
    plan_annotation,
    plan_relabelling,
    plan_removal,
)
from annotations.figure_attributes import takes_figures, with_reading
from annotations.model import AnnotationSet, Entity, Span, new_id
from annotations.text.find import Match
from desktop.dialogs.annotate_all_dialog import AnnotateAllDialog, Task
from desktop.entity_rows import EntityOffer
from desktop.models.concordance_model import ConcordanceModel
from desktop.naming import shown_name
from desktop.session import Session
from desktop.windows.annotating import Annotating
from desktop.windows.panes import Panes
from desktop.windows.progress import Progress
from desktop.windows.searching import Searching, SessionSource

Hits = Sequence[tuple[str, Match]]


class Everywhere(QObject):
    """Between the search, the dialog that asks what becomes of the hits, and the session."""

    said = Signal(str)
    """A word to the user about what was done, or why nothing was."""

    def __init__(self, panes: Panes, annotating: Annotating, searching: Searching, window: QWidget) -> None:
        super().__init__(window)
        self._panes = panes
        self._annotating = annotating
        self._searching = searching
        self._window = window
        self._session: Session | None = None
        self._like: Span | None = None
        self._wanted = ""
        self._progress = Progress(self.tr("Annotating …"), window)
        searching.annotate_requested.connect(self._ask)
        searching.finished.connect(self._on_searched)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        self._session = session
        self._like = None
        self._wanted = ""

    def start(self) -> None:
        """Look for the selected text everywhere, then ask what becomes of it."""
        session = self._session
        if session is None or session.article is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        start, end = self._panes.view.selection()
        span = session.selected_span
        text = session.article.text[start:end].strip() or (span.text if span is not None else "")
        if not text:
            self.said.emit(self.tr("Select a span, or words in the text, to annotate them everywhere."))
            return
        self._like = span if start == end else None
        self._wanted = text
        self._panes.show_search()
        pane = self._panes.concordance
        pane.regex.setChecked(False)
        pane.open(text)

    def _on_searched(self, words: str) -> None:
        """Ask, once the search that was begun for it has come to its end."""
        if self._wanted and words == self._wanted:
            self._wanted = ""
            if self._searching.model is not None and self._searching.model.rowCount():
                self._ask(self._searching.model)

    def _ask(self, model: ConcordanceModel) -> None:
        session = self._session
        if session is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        hits = list(model.ticked_matches())
        like, self._like = self._like, None
        schema = session.project.schema
        label = like.label if like is not None else self._annotating.last_label
        marking = Marking(label, like.entity, like.attributes) if like is not None else Marking(label)
        entity = session.entities.get(marking.entity)
        dialog = AnnotateAllDialog(
            self._panes.concordance.line.text().strip(),
            schema,
            partial(self._weighed, session, hits),
            marking,
            self._offers,
            entity.name if entity is not None else "",
            self._window,
        )
        dialog.plan_of = partial(self._plan, session, dialog, hits)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._carry_out, dialog, hits))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _offers(self, label: str, typed: str) -> Sequence[EntityOffer]:
        lookup = self._annotating.lookup
        return lookup.offers(label, typed or self._panes.concordance.line.text(), 0) if lookup else ()

    def _weighed(self, session: Session, hits: Hits, label: str) -> list[Occurrence]:
        """Return how the hits stand to what is labelled, were they to get a label."""
        found: list[Occurrence] = []
        for article_id, group in groupby(sorted(hits, key=itemgetter(0)), key=itemgetter(0)):
            annotations = session.look_up(article_id)
            found += occurrences(annotations, [match for _, match in group], label)
        return found

    def _plan(self, session: Session, dialog: AnnotateAllDialog, hits: Hits, entity: str = "") -> Plan:
        source = _Counted(session, self._progress, len({article_id for article_id, _ in hits}))
        try:
            if dialog.task is Task.LABEL:
                marking = dialog.marking
                if entity:
                    marking = replace(marking, entity=entity)
                plan = plan_annotation(source, dialog.ticked(), marking)
                return self._with_readings(session, plan, marking.label)
            if dialog.task is Task.REMOVE:
                return plan_removal(source, dialog.ticked(), dialog.chosen_label)
            return plan_relabelling(source, dialog.ticked(), dialog.label_id, dialog.chosen_label)
        finally:
            self._progress.close()

    def _with_readings(self, session: Session, plan: Plan, label: str) -> Plan:
        """Let each new span of figures say what its own text says."""
        schema = session.project.schema
        if not takes_figures(schema, label):
            return plan
        changes = []
        for change in plan.changes:
            known = {span.id for span in change.before.spans}
            text = session.project.article(change.before.article_id).text
            spans = (s if s.id in known else with_reading(schema, text, s) for s in change.after.spans)
            changes.append(Change(change.before, replace(change.after, spans=tuple(spans))))
        return replace(plan, changes=tuple(changes))

    def _carry_out(self, dialog: AnnotateAllDialog, hits: Hits) -> None:
        session = self._session
        if session is None:
            return
        entity = Entity(new_id(), dialog.label_id, dialog.new_entity) if dialog.new_entity else None
        plan = self._plan(session, dialog, hits, entity.id if entity is not None else "")
        title = self._title(session, dialog)
        if session.edit_articles(title, ((c.before, c.after) for c in plan.changes), entity):
            words = self.tr("%Ln span(s)", "", plan.spans)
            articles = self.tr("in %Ln article(s)", "", len(plan.changes))
            self.said.emit(f"{title}: {words} {articles}. " + self.tr("Ctrl+Z takes it back."))
        else:
            self.said.emit(self.tr("Nothing was changed."))

    def _on_closed(self) -> None:
        self._panes.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, session: Session, dialog: AnnotateAllDialog) -> str:
        label = session.project.schema.label(dialog.label_id)
        name = shown_name(label) if label is not None else dialog.label_id
        if dialog.task is Task.LABEL:
            return self.tr("Label everywhere: {label}").format(label=name)
        if dialog.task is Task.RELABEL:
            return self.tr("Relabel everywhere: {label}").format(label=name)
        return self.tr("Remove everywhere")


class _Counted(SessionSource):
    """Tells how many articles were asked for: most of the time goes into reading them."""

    def __init__(self, session: Session, progress: Progress, articles: int) -> None:
        super().__init__(session)
        self._progress = progress
        self._articles = articles
        self._done = 0

    def annotations(self, article_id: str) -> AnnotationSet:
        """Return what the annotator has made of an article."""
        self._done += 1
        self._progress.show_step(min(self._done, self._articles - 1), self._articles)
        return super().annotations(article_id)
