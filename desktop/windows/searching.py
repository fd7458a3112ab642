"""Searches the whole corpus a little at a time, while one types, and leads to what is found."""

from __future__ import annotations

from collections import deque
from contextlib import suppress

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from annotations.concordance import Concordance, Corpus, Order
from annotations.model import AnnotationSet, Article
from annotations.text.query import Query, QueryError
from desktop.models.concordance_model import ConcordanceModel
from desktop.naming import shown_name, shown_number
from desktop.session import Session
from desktop.windows.panes import Panes, is_seen

SLICE = 8
"""Milliseconds at a stretch that reading and searching may take from the window."""
FIRST_LOOK = 300
"""While the articles are read first, what is there is searched after so many, after twice as many, …"""
MOST_SORTED = 50_000
"""More hits would hold the window up for more than half a second."""
_NEUTRAL = "#6B6F76"


class SessionSource:
    """Articles and annotations as they stand in a session, saved or not."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def article(self, article_id: str) -> Article:
        """Return an article."""
        return self._session.project.article(article_id)

    def annotations(self, article_id: str) -> AnnotationSet:
        """Return what the annotator has made of an article."""
        return self._session.look_up(article_id)


class Searching(QObject):
    """Between the pane of the concordance and the session.

    The texts are folded once, when the first search asks for them, and stay in memory while the project is
    open.
    """

    annotate_requested = Signal(object)
    """What is ticked is to be labelled: the `ConcordanceModel` knows it."""
    finished = Signal(str)
    """The search for these words has come to its end."""

    def __init__(self, panes: Panes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._pane = panes.concordance
        self._session: Session | None = None
        self._source: SessionSource | None = None
        self._model: ConcordanceModel | None = None
        self._corpus: Corpus | None = None
        self._unread: deque[str] = deque()
        self._query = Query("")
        self._next_look = FIRST_LOOK
        self._found: Concordance | None = None
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._go_on)
        self._pane.wanted.connect(self.search)
        self._pane.order_chosen.connect(self._sort)
        self._pane.hit_picked.connect(self.show_hit)
        self._pane.hit_activated.connect(self._go_to_hit)
        self._pane.annotate_requested.connect(self._on_annotate)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._work.stop()
        self._session, self._corpus, self._found = session, None, None
        self._pane.set_model(None)
        self._source = self._model = None
        if session is not None:
            self._source = SessionSource(session)
            self._model = ConcordanceModel(self._source, self._label)
            self._pane.set_model(self._model)
            session.annotations_changed.connect(self._on_annotations)
            session.article_changed.connect(self._on_article)
            session.schema_changed.connect(self._model.renew)
        self._pane.show_count("")

    @property
    def model(self) -> ConcordanceModel | None:
        """The hits that are there."""
        return self._model

    @property
    def searched(self) -> str:
        """The words whose search through all articles has come to its end; empty while one goes on."""
        is_done = self._found is not None and self._found.is_complete and not self._work.isActive()
        return self._query.text if is_done else ""

    def forget_articles(self) -> None:
        """Read all articles again before the next search: others have come or gone."""
        self._corpus = None
        if is_seen(self._pane) and not self._query.is_empty:
            self.search(self._query)

    def search(self, query: Query) -> None:
        """Search for something else."""
        session, model = self._session, self._model
        if session is None or model is None:
            return
        self._query = query
        if query.is_empty:
            self._work.stop()
            self._found = None
            model.show_hits(None)
            self._pane.show_count("")
            return
        if self._corpus is None:
            self._corpus = Corpus(self._text_of)
            self._unread = deque(heading.id for heading in session.project.headings)
        self._begin()

    def _begin(self) -> None:
        assert self._corpus is not None
        assert self._model is not None
        self._next_look = max(FIRST_LOOK, 2 * len(self._corpus))
        self._found = Concordance(self._corpus, self._query)
        self._model.show_hits(self._found)
        self._work.start()
        self._go_on()

    def _go_on(self) -> None:
        """Search on, and read what is not read yet; the hits there are come first."""
        found, model, corpus = self._found, self._model, self._corpus
        if found is None or model is None or corpus is None:
            self._work.stop()
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            while not found.is_complete and clock.elapsed() < SLICE:
                found.step()
        except QueryError as error:
            self._work.stop()
            self._pane.show_wrong(error)
            return
        model.grow()
        if found.is_complete:
            while self._unread and clock.elapsed() < SLICE:
                self._read(corpus, self._unread.popleft())
                if not self._unread or len(corpus) == self._next_look:
                    self._begin()
                    return
            if not self._unread:
                self._work.stop()
                self._show_count()
                if self._pane.chosen_order is not Order.TEXT:
                    self._sort(self._pane.chosen_order)
                self.finished.emit(self._query.text)
                return
        self._show_count()

    def _read(self, corpus: Corpus, article_id: str) -> None:
        # What is gone or cannot be read any more is named by the list of articles.
        with suppress(KeyError, OSError):
            corpus.put(article_id, self._text_of(article_id))

    def _show_count(self) -> None:
        model, corpus = self._model, self._corpus
        if model is None or corpus is None:
            return
        if self._unread:
            words = self.tr("reading the articles: {done} of {all}")
            done, all_ = len(corpus), len(corpus) + len(self._unread)
            self._pane.show_count(words.format(done=shown_number(done), all=shown_number(all_)))
        elif not model.rowCount():
            self._pane.show_count(self.tr("Not found in %Ln article(s).", "", len(corpus)))
        else:
            self._pane.show_count(self.tr("%Ln hit(s)", "", model.rowCount()))

    def _sort(self, order: Order) -> None:
        if self._session is None or self._model is None or self._found is None:
            return
        if order is not Order.TEXT and len(self._found) > MOST_SORTED:
            words = self.tr(
                "%Ln hit(s), too many to be sorted: look for something rarer.", "", len(self._found)
            )
            self._pane.show_count(words)
            return
        self._model.sort_by(order, self._session.heading)

    # What is found

    def show_hit(self, article_id: str, start: int, end: int) -> None:
        """Open the article of a hit and select the words that were found."""
        session = self._session
        if session is None or article_id not in session.project:
            return
        self._panes.inspector.commit()
        session.open_article(article_id)
        view = self._panes.view
        view.set_selection(start, end)
        view.ensure_visible(start, end)

    def _go_to_hit(self, article_id: str, start: int, end: int) -> None:
        self.show_hit(article_id, start, end)
        self._panes.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_annotate(self) -> None:
        if self._model is not None:
            self.annotate_requested.emit(self._model)

    def _on_annotations(self, _article_id: str) -> None:
        if self._model is not None and is_seen(self._pane):
            self._model.renew()

    def _on_article(self, article_id: str) -> None:
        if self._corpus is not None and article_id in self._corpus:
            self._corpus.put(article_id, self._text_of(article_id))
        if self._model is not None:
            self._model.renew()

    def _text_of(self, article_id: str) -> str:
        assert self._session is not None
        return self._session.project.article(article_id).text

    def _label(self, label_id: str) -> tuple[str, str]:
        assert self._session is not None
        label = self._session.project.schema.label(label_id)
        return (shown_name(label), label.color) if label is not None else (label_id, _NEUTRAL)
