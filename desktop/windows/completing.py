"""Leads from one incomplete span to the next, and to what it lacks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotations.completeness import Incomplete, Part, incomplete_spans
from desktop.session import Session
from desktop.windows.annotating import Annotating
from desktop.windows.panes import Panes
from desktop.windows.relating import Relating


class Completing(QObject):
    """Counts what is incomplete in the open article and goes there. It forbids nothing."""

    said = Signal(str)
    """A word to the user about why a key did nothing."""

    def __init__(
        self, panes: Panes, annotating: Annotating, relating: Relating, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._annotating = annotating
        self._relating = relating
        self._session: Session | None = None

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        if session is not None:
            session.annotations_changed.connect(self._show)
            session.article_opened.connect(self._show)
            session.schema_changed.connect(self._show)
        self._show()

    @property
    def count(self) -> int:
        """How many spans of the open article lack something."""
        return len(self._incomplete())

    def go_to_next(self) -> None:
        """Select the next span that lacks something, from the selected one or the caret, round the end."""
        session, found = self._session, self._incomplete()
        if session is None or not found:
            self.said.emit(self.tr("No span of this article lacks anything that its label asks for."))
            return
        selected = session.selected_span
        if selected is not None:
            place = (selected.start, -selected.end, selected.id)
            after = [one for one in found if (one.span.start, -one.span.end, one.span.id) > place]
        else:
            after = [one for one in found if one.span.start >= self._panes.view.caret()]
        self._go_to((after or found)[0])

    def _go_to(self, incomplete: Incomplete) -> None:
        self._annotating.show_span(incomplete.span.id)
        gap = incomplete.gaps[0]
        if gap.part is Part.RELATION:
            self._panes.view.setFocus()
            self._relating.start()
        else:
            self._panes.inspector.focus_gap(gap)

    def _incomplete(self) -> list[Incomplete]:
        session = self._session
        if session is None or session.article is None:
            return []
        return list(incomplete_spans(session.project.schema, session.annotations))

    def _show(self, _id: str = "") -> None:
        self._panes.status.show_incomplete(self.count)
