"""Ties between spans: drawn by key or by mouse, chosen by type, shown as arcs while a span is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from annotations.edit import add_relation, remove_relation, replace_relation
from annotations.model import AnnotationSet, Relation, Span
from annotations.relating import Tie, first_question, likely_target, partners, roles_of, ties_between
from desktop.naming import shown_name
from desktop.session import Session
from desktop.viewer.arcs import Arc
from desktop.viewer.article_view import ArticleView
from desktop.views.numbered_menu import NumberedMenu
from desktop.windows.annotating import Annotating

_NEUTRAL = "#6B6F76"


class Relating(QObject):
    """Between the spans that the user ties together and the edits of the session.

    While it `is_on` a tie begins at the selected span, and the keys that walk through spans walk through
    those that may be its other end (see `Offering`).
    """

    said = Signal(str)
    """A word to the user: what to do next, or why a key did nothing."""
    aiming_changed = Signal(bool)

    def __init__(self, view: ArticleView, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._annotating = annotating
        self._session: Session | None = None
        self._source: Span | None = None
        self._targets: list[Span] = []
        self._at = 0
        view.tie_requested.connect(self.tie)
        view.aim_missed.connect(self._on_missed)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        self.leave()
        if session is not None:
            session.span_selected.connect(self._on_changed)
            session.annotations_changed.connect(self._on_changed)
            session.article_opened.connect(self._on_changed)
            session.schema_changed.connect(self._on_changed)

    # Aiming

    @property
    def is_on(self) -> bool:
        """Whether the other end of a tie is being chosen."""
        return self._source is not None

    def start(self) -> None:
        """Begin a tie at the selected span; the most likely other end is offered first."""
        session = self._session
        span = session.selected_span if session is not None else None
        if session is None or session.article is None or span is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        schema, annotations = session.project.schema, session.annotations
        targets = partners(schema, annotations, span)
        if not targets:
            words = self.tr("No relation of this project’s schema can tie this span to another one here.")
            self.said.emit(words)
            return
        kind = first_question(schema, span.label)
        likely = likely_target(annotations, session.article.text, span, kind) if kind else None
        self._source, self._targets = span, targets
        self._at = targets.index(likely) if likely in targets else self._nearest(span, targets)
        self._view.set_aim(span, frozenset(target.id for target in targets))
        self.aiming_changed.emit(True)
        self._show_arcs()
        self.said.emit(
            self.tr("To which span? Click it, or Tab to it and press Enter; Esc leaves everything as it is.")
        )

    def step(self, step: int) -> None:
        """Offer the next (1) or previous (-1) span as the other end."""
        if self._targets:
            self._at = (self._at + step) % len(self._targets)
            target = self._targets[self._at]
            self._view.ensure_visible(target.start, target.end)
            self._show_arcs()

    def accept(self) -> None:
        """Tie the span that is offered."""
        if self._source is not None and self._targets:
            self.tie(self._source.id, self._targets[self._at].id)

    def accept_all(self) -> None:
        """Tie the span that is offered: one tie is drawn at a time."""
        self.accept()

    def leave(self) -> None:
        """Aim no more."""
        was_on = self.is_on
        self._source, self._targets, self._at = None, [], 0
        self._view.set_aim(None, frozenset())
        self._show_arcs()
        if was_on:
            self.aiming_changed.emit(False)

    def _nearest(self, span: Span, targets: Sequence[Span]) -> int:
        return min(range(len(targets)), key=lambda i: abs(targets[i].start - span.start))

    def _on_missed(self) -> None:
        self.said.emit(self.tr("No relation leads there. Click one of the spans that fit, or press Esc."))

    # Ties

    def tie(self, source_id: str, target_id: str) -> None:
        """Tie two spans; where several relations fit, ask which."""
        session = self._session
        if session is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        spans = {span.id: span for span in session.annotations.spans}
        source, target = spans.get(source_id), spans.get(target_id)
        if source is None or target is None:
            return
        ties = ties_between(session.project.schema, session.annotations, source, target)
        if not ties:
            self.said.emit(self._why_not(session, source, target))
        elif len(ties) == 1:
            self._make(ties[0])
        else:
            self._ask(ties, target)

    def _why_not(self, session: Session, source: Span, target: Span) -> str:
        tied = {frozenset((r.source, r.target)) for r in session.annotations.relations}
        if frozenset((source.id, target.id)) in tied:
            return self.tr("These two spans are tied already.")
        return self.tr("The schema knows no relation between spans of these labels.")

    def _make(self, tie: Tie) -> None:
        assert self._session is not None
        self.leave()
        title = self.tr("Tie: {relation}").format(relation=shown_name(tie.type))
        self._session.edit(title, partial(_with_tie, relation=tie.made()))
        self._session.select_span(tie.source)

    def _ask(self, ties: Sequence[Tie], target: Span) -> None:
        """Show the relations that fit below the span; digits choose one."""
        menu = NumberedMenu(self._view)
        for tie in ties:
            menu.add_numbered(self._words(tie)).triggered.connect(partial(self._on_chosen, tie))
        menu.popup(self._below(target))

    def _words(self, tie: Tie) -> str:
        name = shown_name(tie.type)
        is_forward = self._source is None or tie.source == self._source.id
        return name if is_forward else self.tr("{relation} of").format(relation=name)

    def _on_chosen(self, tie: Tie, _checked: bool = False) -> None:
        self._make(tie)

    def _below(self, span: Span) -> QPoint:
        boxes = self._view.boxes(span.start, span.end)
        box = boxes[-1] if boxes else self._view.character_box(span.start)
        return self._view.viewport().mapToGlobal(box.bottomLeft().toPoint())

    def remove(self, relation_id: str) -> None:
        """Untie two spans."""
        if self._session is not None:
            self._session.edit(self.tr("Remove relation"), partial(_without, relation_id=relation_id))

    def retype(self, relation_id: str, type_id: str) -> None:
        """Give a relation another type."""
        if self._session is not None:
            change = partial(_retyped, relation_id=relation_id, type_id=type_id)
            self._session.edit(self.tr("Change relation"), change)

    # Arcs

    def _on_changed(self, _id: str = "") -> None:
        session, source = self._session, self._source
        selected = session.selected_span if session is not None else None
        if source is not None and (selected is None or selected.id != source.id):
            self.leave()
        else:
            self._show_arcs()

    def _show_arcs(self) -> None:
        session = self._session
        span = session.selected_span if session is not None else None
        arcs: list[Arc] = []
        if session is not None and span is not None:
            schema, annotations = session.project.schema, session.annotations
            for role in roles_of(schema, annotations, span.id):
                ends = (span, role.other) if role.is_source else (role.other, span)
                name = shown_name(role.kind) if role.kind is not None else role.relation.type
                arcs.append(self._arc(session, *ends, name))
            if self._targets:
                target = self._targets[self._at]
                arcs.append(self._offered(session, span, target))
        self._view.set_arcs(arcs)

    def _offered(self, session: Session, span: Span, target: Span) -> Arc:
        ties = ties_between(session.project.schema, session.annotations, span, target)
        name = self._words(ties[0]) if len(ties) == 1 else "؟" if ties else ""
        return self._arc(session, span, target, name, is_offered=True)

    def _arc(
        self, session: Session, source: Span, target: Span, name: str, *, is_offered: bool = False
    ) -> Arc:
        label = session.project.schema.label(source.label)
        ends = (source.start, source.end), (target.start, target.end)
        return Arc(*ends, name, label.color if label else _NEUTRAL, is_offered)


def _with_tie(annotations: AnnotationSet, relation: Relation) -> AnnotationSet:
    """Add a relation, unless one of its spans is gone meanwhile."""
    ids = {span.id for span in annotations.spans}
    if not {relation.source, relation.target} <= ids:
        return annotations
    return add_relation(annotations, relation)


def _without(annotations: AnnotationSet, relation_id: str) -> AnnotationSet:
    there = any(relation.id == relation_id for relation in annotations.relations)
    return remove_relation(annotations, relation_id) if there else annotations


def _retyped(annotations: AnnotationSet, relation_id: str, type_id: str) -> AnnotationSet:
    old = next((relation for relation in annotations.relations if relation.id == relation_id), None)
    if old is None:
        return annotations
    return replace_relation(annotations, Relation(old.id, type_id, old.source, old.target))
