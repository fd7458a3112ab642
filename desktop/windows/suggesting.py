"""Suggestions in the text: drawn dashed, walked through by Tab, taken by Enter one by one or all at once.

Figures are suggested on demand; what a new span's text says elsewhere in the article is suggested by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.edit import add_span, find_twin, frozen
from annotations.figure_attributes import attributes_of, figure_at, in_digits, takes_figures, with_reading
from annotations.model import AnnotationSet, Span, make_span
from annotations.suggestions import Suggestion, apart, still_open
from annotations.text.find import find
from desktop.naming import shown_name, shown_number
from desktop.session import Session
from desktop.viewer.article_view import ArticleView
from desktop.windows.annotating import Annotating

if TYPE_CHECKING:
    from annotations.text.figures import Figure

READ_AHEAD = 1_500
"""Milliseconds after opening at which the tables for reading figures are made."""
_SAMPLE = "نحو 5 جنود"
SHORTEST = 2
"""Letters of a span below which its text is not looked for elsewhere."""
_SIGNS = {
    "about": "≈ ",
    "less_than": "< ",
    "more_than": "> ",
    "at_least": "≥ ",
    "at_most": "≤ ",
}
_UNSAID = ("percent", "other")
"""What is counted that the number tells by itself, or that nobody needs to read."""
_SOURCE = "suggestion"


class Suggesting(QObject):
    """Between what is suggested, the view that shows it and the edits of the session (see `Offering`)."""

    said = Signal(str)
    """A word to the user: what the keys do now, or why there is nothing."""
    changed = Signal()
    """Something is offered now, or nothing any more."""

    def __init__(self, view: ArticleView, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._session: Session | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._finds_others = False
        annotating.labelled.connect(self._on_labelled)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self.leave()
        self._session = session
        if session is not None:
            session.article_opened.connect(self._on_article)
            session.article_changed.connect(self._on_article)
            session.annotations_changed.connect(self._on_annotations)
            session.schema_changed.connect(self.leave)
            QTimer.singleShot(READ_AHEAD, self, self._read_ahead)

    def _read_ahead(self) -> None:
        """Load what reads figures before the first one is labelled: that takes longer than a key may."""
        if self._session is not None and self._figure_label(self._session):
            figure_at(_SAMPLE, 0, len(_SAMPLE))

    def set_on(self, on: bool) -> None:
        """Suggest the other matches of what is labelled from now on, or not."""
        self._finds_others = on

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is offered now, in the order of the text."""
        return self._suggestions

    @property
    def is_on(self) -> bool:
        """Whether something is offered now."""
        return bool(self._suggestions)

    def offer(self, suggestions: Iterable[Suggestion]) -> bool:
        """Offer these in place of what was offered; those that are marked already are left out."""
        if self._session is None:
            return False
        self._show(apart(still_open(self._session.annotations, suggestions)))
        return self.is_on

    # What is suggested

    def suggest_figures(self) -> None:
        """Offer the figures of the open article, each with what it says."""
        from annotations.text.figures import read_figures  # noqa: PLC0415 - no start needs its tables

        session = self._session
        if session is None or session.article is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        schema, label = session.project.schema, self._figure_label(session)
        if not label:
            self.said.emit(self.tr("No label of this project has a number called “value”."))
            return
        found = [
            Suggestion(
                figure.start,
                figure.end,
                label,
                frozen(attributes_of(schema, label, figure)),
                words=self._reading(label, figure),
            )
            for figure in read_figures(session.article.text)
        ]
        if not self.offer(found):
            self.said.emit(self.tr("No figures were found that are not marked already."))
            return
        self._go_to(self._next(1))

    def _figure_label(self, session: Session) -> str:
        schema = session.project.schema
        return next((label.id for label in schema.offered if takes_figures(schema, label.id)), "")

    def _reading(self, label: str, figure: Figure) -> str:
        """Return what a figure says, as short as it can be: «≈ 4000 جنود»."""
        assert self._session is not None
        schema = self._session.project.schema
        counted = attributes_of(schema, label, figure).get("counted")
        choices = [c for a in schema.attributes_of(label) if a.id == "counted" for c in a.choices]
        unit = next((shown_name(c) for c in choices if c.value == counted and c.value not in _UNSAID), "")
        sign = _SIGNS.get(figure.modifier, "") if figure.modifier and figure.value is not None else ""
        number = f"\u2066{sign}{in_digits(figure)}{'?' if figure.is_misprint else ''}\u2069"
        return f"{number} {unit}".strip()

    def _on_labelled(self, span_id: str) -> None:
        """Offer what else in the article reads as a new span does."""
        session = self._session
        if not self._finds_others or session is None or session.article is None or self._view.pen():
            return
        if any(not suggestion.like for suggestion in self._suggestions):
            return  # Something asked for is still offered.
        span = next((span for span in session.annotations.spans if span.id == span_id), None)
        if span is None or len(span.text) < SHORTEST:
            return
        others = [
            Suggestion(match.start, match.end, span.label, like=span.id)
            for match in find(session.article.text, span.text)
        ]
        if self.offer(others):
            self.said.emit(
                self.tr(
                    "%Ln more like it: Tab shows them, Ctrl+Enter labels all, Esc none.",
                    "",
                    len(self._suggestions),
                )
            )

    # Walking and taking

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) suggestion from the caret, round the ends."""
        if self._suggestions:
            self._go_to(self._next(step))

    def accept(self) -> None:
        """Take the suggestion at the caret and go to the next; where there is none, only go there."""
        at = self._at()
        if at is None:
            self.step(1)
            return
        self._take([self._suggestions[at]])
        if self._suggestions:
            self._go_to(self._next(1))

    def accept_all(self) -> None:
        """Take everything that is offered, as one step."""
        self._take(self._suggestions)

    def leave(self) -> None:
        """Offer nothing any more."""
        if self._suggestions:
            self._show(())

    def _at(self) -> int | None:
        start, end = self._view.selection()
        for index, suggestion in enumerate(self._suggestions):
            if suggestion.start <= start and end <= suggestion.end:
                return index
        return None

    def _next(self, step: int) -> int:
        """Return the number of the suggestion after (1) or before (-1) the one at the caret."""
        count, at = len(self._suggestions), self._at()
        selection = self._view.selection()
        if at is not None and selection == (self._suggestions[at].start, self._suggestions[at].end):
            return (at + step) % count
        caret = selection[0]
        after = next((i for i, one in enumerate(self._suggestions) if one.end > caret), 0)
        return after if step > 0 else (after - 1) % count

    def _go_to(self, index: int) -> None:
        suggestion = self._suggestions[index]
        self._view.set_selection(suggestion.start, suggestion.end)
        self._view.ensure_visible(suggestion.start, suggestion.end)
        words = self.tr(
            "{number} of {count}{reading}: Enter takes it, Ctrl+Enter all, Tab goes on, Esc ends."
        )
        number, count = shown_number(index + 1), shown_number(len(self._suggestions))
        reading = f" · {suggestion.words}" if suggestion.words else ""
        self.said.emit(words.format(number=number, count=count, reading=reading))

    def _take(self, wanted: Sequence[Suggestion]) -> None:
        session = self._session
        if session is None or session.article is None or not wanted:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        spans = [self._span(session, suggestion) for suggestion in wanted]
        label = session.project.schema.label(wanted[0].label)
        name = shown_name(label) if label else wanted[0].label
        if len(spans) == 1:
            title = self.tr("Add {label}").format(label=name)
        else:
            title = self.tr("Add %Ln span(s)", "", len(spans))
        caret = self._view.selection()[1]
        if not session.edit(title, partial(_with_spans, spans=spans)):
            return
        if not self._suggestions:
            self._view.set_selection(caret, caret)
            if len(spans) == 1:
                session.select_span(spans[0].id)
            else:
                self.said.emit(self.tr("%Ln span(s) added. Ctrl+Z takes them back.", "", len(spans)))

    def _span(self, session: Session, suggestion: Suggestion) -> Span:
        assert session.article is not None
        article = session.article
        span = make_span(article, suggestion.start, suggestion.end, suggestion.label)
        like = next((span for span in session.annotations.spans if span.id == suggestion.like), None)
        attributes = like.attributes if like is not None else suggestion.attributes
        if like is not None and takes_figures(session.project.schema, span.label):
            attributes = suggestion.attributes  # Each figure says itself what it is.
        entity = like.entity if like is not None else suggestion.entity
        span = replace(span, attributes=attributes, entity=entity, source=_SOURCE)
        return span if suggestion.attributes else with_reading(session.project.schema, article.text, span)

    # What changes meanwhile

    def _on_article(self, _article_id: str) -> None:
        self.leave()

    def _on_annotations(self, _article_id: str) -> None:
        if self._session is not None and self._suggestions:
            self._show(still_open(self._session.annotations, self._suggestions))

    def _show(self, suggestions: Iterable[Suggestion]) -> None:
        was_on, self._suggestions = self.is_on, tuple(suggestions)
        extents = [(suggestion.start, suggestion.end) for suggestion in self._suggestions]
        self._view.set_suggestions(extents, [suggestion.words for suggestion in self._suggestions])
        if was_on != self.is_on:
            self.changed.emit()


def _with_spans(annotations: AnnotationSet, spans: Sequence[Span]) -> AnnotationSet:
    for span in spans:
        if find_twin(annotations, span.start, span.end, span.label) is None:
            annotations = add_span(annotations, span)
    return annotations
