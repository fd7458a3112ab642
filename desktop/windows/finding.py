"""The commands of finding: the bar over the text, the search through all articles, and what they show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from desktop.session import Session
from desktop.settings import Settings
from desktop.windows.panes import Panes

LONGEST_QUERY = 100
"""Letters; nobody looks for more than that."""


class Finding(QObject):
    """Between the find bar, the search and the text that both show their matches in."""

    def __init__(self, panes: Panes, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._settings = settings
        self._session: Session | None = None
        bar = panes.find_bar
        bar.options.choose(settings.find_options)
        bar.options_changed.connect(self._on_options)
        bar.matches_changed.connect(self._on_matches)
        bar.closed.connect(self._on_closed)

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        self._session = session

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of finding do, by their ids."""
        bar = self._panes.find_bar
        return {
            "find": self._find,
            "find_all": self._find_all,
            "find_next": bar.next,
            "find_previous": bar.previous,
        }

    def _find(self) -> None:
        self._panes.find_bar.open(self._selected_words(), self._panes.view.selection()[0])

    def _find_all(self) -> None:
        words = self._selected_words()
        span = self._session.selected_span if self._session is not None else None
        if not words and span is not None and len(span.text) < LONGEST_QUERY:
            words = span.text
        self._panes.show_search()
        self._panes.concordance.open(words)

    def _selected_words(self) -> str:
        """Return the selected text, if it is short enough to be looked for."""
        article = self._session.article if self._session is not None else None
        start, end = self._panes.view.selection()
        words = article.text[start:end] if article is not None else ""
        return words if "\n" not in words and len(words) < LONGEST_QUERY else ""

    def _on_matches(self, matches: list[tuple[int, int]], current: int) -> None:
        self._panes.view.set_matches(matches, current)
        if current >= 0:
            self._panes.view.ensure_visible(*matches[current])

    def _on_closed(self, start: int, end: int) -> None:
        if start < end:
            # What was found is what one wants to label.
            self._panes.view.set_selection(start, end)
        self._panes.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_options(self) -> None:
        self._settings.find_options = self._panes.find_bar.options.chosen()
