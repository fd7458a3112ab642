"""From the values of the session to the panes: what is open, marked and selected, shown everywhere alike."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject

from annotations.changed_articles import renamed_articles
from annotations.figure_attributes import contradicted, in_digits
from annotations.model import Article, Direction, Span
from annotations.relating import roles_of
from annotations.store import Project
from annotations.text.characters import bidi_controls
from desktop.models.article_model import ArticleModel
from desktop.models.span_model import SpanModel
from desktop.naming import shown_name
from desktop.session import Session
from desktop.viewer.direction import is_right_to_left
from desktop.viewer.looks import label_look
from desktop.windows.panes import Panes
from desktop.windows.progress import Progress

LONGEST = 80
"""Letters of a text that the status line shows at most."""


class Presenting(QObject):
    """Shows one session in the panes. It changes nothing in the session."""

    def __init__(self, panes: Panes, parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._session: Session | None = None
        self._is_all_read = False
        self._progress = Progress(self.tr("Changing the labels …"), panes.view)

    def set_session(self, session: Session | None) -> None:
        """Show a session from now on, or none."""
        panes = self._panes
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        if session is None:
            self._clear_models()
            panes.find_bar.hide()
            panes.view.set_article(None)
            panes.inspector.set_span(None)
            panes.notices.clear()
            panes.status.clear_place()
            panes.reading.hide()
            return
        session.article_opened.connect(self._on_article_opened)
        session.annotations_changed.connect(self._on_annotations_changed)
        session.article_changed.connect(self._on_article_changed)
        session.entities_changed.connect(self.show_entities)
        session.span_selected.connect(self._on_span_selected)
        session.notice.connect(panes.notices.add)
        project = session.project
        session.schema_changed.connect(self._on_schema_changed)
        session.schema_steps.progressed.connect(self._progress.show_step)
        self._show_schema(session)
        panes.inspector.set_entities(session.entities)
        self.article_model = ArticleModel(session, self)
        self._span_model = SpanModel(session, self)
        panes.articles.set_model(self.article_model)
        panes.spans.set_model(self._span_model)
        panes.status.annotator.setText(project.annotator)
        panes.status.annotator.setToolTip(self.tr("Annotations are kept under this name"))
        session.reading.progressed.connect(panes.reading.show_step)
        session.reading.finished.connect(self._on_all_read)
        self._is_all_read = not project.unread
        if self._is_all_read:
            self._tell_passed_over(project)
        for problem in project.problems:
            panes.notices.add(problem)
        if session.read_only:
            panes.notices.add(session.read_only)

    def _on_all_read(self) -> None:
        self._panes.reading.hide()
        if self._session is not None and not self._is_all_read:
            self._is_all_read = True
            self._tell_passed_over(self._session.project)

    def _tell_passed_over(self, project: Project) -> None:
        notices = self._panes.notices
        if project.unreadable:
            count = len(project.unreadable)
            notices.add(self.tr("%Ln file(s) could not be read and were passed over.", "", count))
        if project.missing_articles:
            count = len(project.missing_articles)
            notices.add(self.tr("%Ln article(s) of this project have no file any more.", "", count))
            renamed = len(renamed_articles(project))
            if renamed:
                notices.add(
                    self.tr("%Ln of them have other names now. See Tools ▸ Renamed articles…", "", renamed)
                )

    def _clear_models(self) -> None:
        self._panes.articles.clear_model()
        self._panes.spans.clear_model()
        self.article_model.deleteLater()
        self._span_model.deleteLater()

    def show_all(self) -> None:
        """Show the open article and what is selected in it."""
        session = self._session
        if session is not None and session.article is not None:
            self._on_article_opened(session.article.id)
            self._on_span_selected(session.selected_span.id if session.selected_span else "")

    def show_entities(self) -> None:
        """Offer the project's entities as they are now."""
        if self._session is not None:
            self._panes.inspector.set_entities(self._session.entities)

    def show_place(self) -> None:
        """Say in the status line where the caret is and what is selected."""
        session = self._session
        if session is not None and session.article is not None:
            start, end = self._panes.view.selection()
            text = _on_one_line(session.article.text[start:end])
            at_caret = [(self._name(session, span), _on_one_line(span.text)) for span in self._at_caret()]
            self._panes.status.show_place(len(session.annotations.spans), start, end, text, at_caret)

    def _at_caret(self) -> list[Span]:
        """Return the spans over the letter after the caret, or else before it; the smallest first.

        With a selection it is the letter that the caret took into it last.
        """
        view = self._panes.view
        caret, (start, end) = view.caret(), view.selection()
        if start < end:
            return view.spans_at(caret - 1 if caret == end else caret)
        return view.spans_at(caret) or view.spans_at(caret - 1)

    def _name(self, session: Session, span: Span) -> str:
        label = session.project.schema.label(span.label)
        return shown_name(label) if label else span.label

    def _on_article_opened(self, article_id: str) -> None:
        session = self._session
        if session is None or session.article is None:
            return
        self._panes.show_text()
        self._show_article(session, session.article)
        self._panes.articles.set_current(article_id)
        self._show_annotations(session)

    def _on_article_changed(self, article_id: str) -> None:
        session = self._session
        if session is not None and session.article is not None and article_id == session.article.id:
            view = self._panes.view
            if view.text() == session.article.text:
                view.set_direction(session.article.direction)
                self._show_header(session.article)
            else:
                place = view.scroll_position()
                self._show_article(session, session.article)
                view.set_scroll_position(place)

    def _show_article(self, session: Session, article: Article) -> None:
        self._panes.view.set_article(article)
        self._show_header(article)
        self._panes.view.set_spans(session.annotations.spans)
        self._panes.find_bar.set_text(article.text)
        self._panes.status.show_bidi_controls(bidi_controls(article.text))

    def _show_header(self, article: Article) -> None:
        direction = self._direction(article)
        details = (article.date, article.outlet, direction, article.encoding)
        self._panes.view.set_header(article.title, "  ·  ".join(part for part in details if part))
        self._panes.status.show_direction(direction)

    def _on_annotations_changed(self, article_id: str) -> None:
        session = self._session
        if session is not None and session.article is not None and article_id == session.article.id:
            self._panes.view.set_spans(session.annotations.spans)
            self._show_annotations(session)

    def _show_annotations(self, session: Session) -> None:
        self._panes.labels.set_counts(Counter(span.label for span in session.annotations.spans))
        self._show_span(session)
        self.show_place()

    def _on_schema_changed(self) -> None:
        session = self._session
        if session is not None:
            self._show_schema(session)
            self._show_annotations(session)

    def _show_schema(self, session: Session) -> None:
        """Offer the labels that are not retired; spans of the others are shown like all."""
        schema = session.project.schema
        self._panes.labels.set_labels(schema.offered)
        self._panes.view.set_label_looks({label.id: label_look(label) for label in schema.labels})
        self._panes.inspector.set_schema(schema)

    def _on_span_selected(self, span_id: str) -> None:
        session = self._session
        if session is None:
            return
        self._panes.view.set_selected_span(span_id)
        self._panes.spans.set_selected(span_id)
        self._show_span(session)
        span = session.selected_span
        if span is not None:
            self._panes.view.ensure_visible(span.start, span.end)

    def _show_span(self, session: Session) -> None:
        span = session.selected_span
        roles = roles_of(session.project.schema, session.annotations, span.id) if span is not None else ()
        self._panes.inspector.set_span(span, tuple(roles))
        if span is not None and session.article is not None:
            figure = contradicted(session.project.schema, session.article.text, span)
            self._panes.inspector.show_told(in_digits(figure) if figure is not None else "")
        self._panes.labels.set_current(span.label if span else "")

    def _direction(self, article: Article) -> str:
        rtl = is_right_to_left(article.text, otherwise=True)
        if article.direction is not Direction.AUTO:
            rtl = article.direction is Direction.RTL
        return self.tr("right to left") if rtl else self.tr("left to right")


def _on_one_line(text: str) -> str:
    words = " ".join(text[: LONGEST + 1].split())
    return words if len(text) <= LONGEST else f"{words[:LONGEST]} …"
