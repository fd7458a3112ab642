"""The keys of marking: the pen, the edges of spans, proclitics, picking among spans that overlap."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotations.edit import find_twin, move_span
from annotations.entities.gazetteer import starter_names
from annotations.model import Span
from annotations.text.boundaries import end_earlier, end_later, start_earlier, start_later
from annotations.text.folding import fold
from desktop.session import Session
from desktop.viewer.article_view import ArticleView
from desktop.viewer.strokes import next_beginning
from desktop.windows.annotating import Annotating

Move = Callable[[str, int, int, bool], tuple[int, int]]

MOVES: dict[str, Move] = {
    "start_earlier": start_earlier,
    "start_later": start_later,
    "end_earlier": end_earlier,
    "end_later": end_later,
}
"""The commands that move an edge by a word; with `_letter` at their end, by a letter."""


class Marking(QObject):
    """Between the text under the pointer and the spans: what is labelled next, and where spans end."""

    said = Signal(str)
    """A word to the user about why a key did nothing."""
    pen_changed = Signal(str)
    """The pen writes this label now (its id; empty: there is no pen)."""

    def __init__(self, view: ArticleView, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._annotating = annotating
        self._session: Session | None = None
        self._pen = ""
        self._names: frozenset[str] | None = None
        view.set_known(self._is_known)
        view.label_requested.connect(self._on_label_requested)
        view.bounds_requested.connect(self._on_bounds_requested)
        view.pen_left.connect(self.leave_pen)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        self._names = None
        self.leave_pen()
        if session is not None:
            session.annotations_changed.connect(self._forget_names)
            session.entities_changed.connect(self._forget_names)
            session.article_opened.connect(self._forget_names)
            session.schema_changed.connect(self._on_schema_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of marking do, by their ids."""
        moves: dict[str, Callable[[], object]] = {}
        for name, move in MOVES.items():
            moves[name] = partial(self._move_edge, move, False)
            moves[f"{name}_letter"] = partial(self._move_edge, move, True)
        return moves | {
            "pen": self.toggle_pen,
            "proclitic": self._cycle_proclitic,
            "pick_next": self._pick_next,
        }

    # The pen

    @property
    def pen(self) -> str:
        """The label that every drag gets, or an empty string."""
        return self._pen

    def toggle_pen(self) -> None:
        """Take the pen with the label used last, or put it away."""
        session = self._session
        if self._pen or session is None:
            self.leave_pen()
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        offered = [label.id for label in session.project.schema.offered]
        last = self._annotating.last_label
        if offered:
            self._take_pen(last if last in offered else offered[0])
        self.pen_changed.emit(self._pen)

    def leave_pen(self) -> None:
        """Put the pen away."""
        self._take_pen("")
        self.pen_changed.emit("")

    def label(self, label_id: str) -> None:
        """Label what is selected; with the pen and nothing selected, the pen writes this label now.

        The pen changes its label within a stroke too, which gets the new one when it ends.
        """
        start, end = self._view.selection()
        session = self._session
        is_free = start == end and session is not None and session.selected_span is None
        if self._pen and (is_free or self._view.is_dragging()):
            self._take_pen(label_id)
            self.pen_changed.emit(label_id)
        else:
            self._annotating.label(label_id)

    def _take_pen(self, label_id: str) -> None:
        self._pen = label_id
        self._view.set_pen(label_id)

    def _on_label_requested(self, label_id: str, start: int, end: int) -> None:
        self._view.set_selection(start, end)
        self._annotating.label(label_id)
        # The next drag begins a span of its own; a key would change the label of this one.
        if self._session is not None:
            self._session.select_span("")

    def _on_schema_changed(self) -> None:
        session = self._session
        if session is not None and all(label.id != self._pen for label in session.project.schema.offered):
            self.leave_pen()

    # Edges

    def _move_edge(self, move: Move, by_letter: bool) -> None:
        """Move an edge of the selected span, or of the selected text if no span is selected."""
        session = self._session
        if session is None or session.article is None:
            return
        text, span = session.article.text, session.selected_span
        if span is not None:
            bounds = move(text, span.start, span.end, by_letter)
            if bounds == (span.start, span.end):
                self.said.emit(self.tr("There is no room for this edge to move."))
            else:
                self._set_bounds(span, *bounds)
            return
        start, end = self._view.selection()
        if start == end:
            self.said.emit(self.tr("Select a span or some text first; then its edges can be moved."))
            return
        self._view.set_selection(*move(text, start, end, by_letter))

    def _on_bounds_requested(self, span_id: str, start: int, end: int) -> None:
        session = self._session
        span = next((s for s in session.annotations.spans if s.id == span_id), None) if session else None
        if span is not None:
            self._set_bounds(span, start, end)

    def _set_bounds(self, span: Span, start: int, end: int) -> None:
        session = self._session
        if session is None or session.article is None:
            return
        if session.read_only:
            self.said.emit(session.read_only)
            return
        twin = find_twin(session.annotations, start, end, span.label)
        if twin is not None and twin.id != span.id:
            self.said.emit(self.tr("Another span of this label has exactly these edges."))
            return
        change = partial(move_span, article=session.article, span_id=span.id, start=start, end=end)
        self._annotating.edit_span(self.tr("Move edges"), span.id, change)
        self._view.ensure_visible(start, end)

    # Proclitics

    def _cycle_proclitic(self) -> None:
        """Leave out or take in وفبلك at the beginning of the selection, else of the selected span."""
        session = self._session
        if session is None or session.article is None:
            return
        start, end = self._view.selection()
        span = session.selected_span
        if start == end and span is None:
            self.said.emit(self.tr("Select a span or some text first."))
        elif span is None or start != end:
            if not self._view.cycle_proclitic():
                self.said.emit(self._no_proclitic())
        else:
            begin = next_beginning(session.article.text, span.start, span.end, self._is_known)
            if begin == span.start:
                self.said.emit(self._no_proclitic())
            else:
                self._set_bounds(span, begin, span.end)

    def _no_proclitic(self) -> str:
        return self.tr("No و ف ب ل ك can be told apart at this beginning.")

    def _pick_next(self) -> None:
        if not self._view.pick_next():
            self.said.emit(self.tr("There is no span here."))

    def _is_known(self, name: str) -> bool:
        """Say whether a name is that of an entity, a span of this article or a gazetteer, in any spelling."""
        if self._names is None:
            self._names = self._known_names()
        return fold(name).text in self._names

    def _known_names(self) -> frozenset[str]:
        session = self._session
        if session is None:
            return frozenset()
        names = [span.text for span in session.annotations.spans]
        for entity in session.entities.values():
            names += [entity.name, *entity.aliases]
        return frozenset(fold(name).text for name in names) | starter_names()

    def _forget_names(self) -> None:
        self._names = None
