"""How the text is read and marked: size, face, direction, what is shown between the letters and beside them.

Every choice is a setting; this brings settings to the view, and commands to settings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from annotations.model import Direction
from desktop.fonts import reading_family
from desktop.naming import shown_name, shown_percent
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme, page_look
from desktop.windows.panes import Panes

ZOOM_STEP = 1.1

TOGGLES = {
    "reveal": "reading/reveal",
    "hide_marks": "reading/hide_marks",
    "label_names": "reading/names",
    "overview": "reading/overview",
    "snapping": "marking/snapping",
}
"""The commands that switch a setting on and off."""


class Viewing(QObject):
    """The commands and settings of reading, for the view of a window."""

    def __init__(self, panes: Panes, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._view = panes.view
        self._settings = settings
        self._session: Session | None = None
        self._actions: Mapping[str, QAction] = {}
        self._view.zoom_changed.connect(self._on_zoomed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of reading do, by their ids."""
        handlers: dict[str, Callable[[], object]] = {
            "zoom_in": partial(self._zoom, ZOOM_STEP),
            "zoom_out": partial(self._zoom, 1 / ZOOM_STEP),
            "zoom_reset": partial(self._zoom, 0.0),
        }
        for name, key in TOGGLES.items():
            handlers[name] = partial(self._toggle, key)
        for direction in Direction:
            handlers[f"direction_{direction.value}"] = partial(self._set_direction, direction)
        return handlers

    def show_in(self, actions: Mapping[str, QAction]) -> None:
        """Tick these commands, by their ids, from now on."""
        self._actions = actions

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        if session is not None:
            session.article_opened.connect(self._show_direction)
            session.article_changed.connect(self._show_direction)
            session.schema_changed.connect(self._show_names)
        self._show_names()

    def apply_look(self, theme: Theme) -> None:
        """Give the text the theme's colours and all settings of reading."""
        view, settings = self._view, self._settings
        view.set_page_look(page_look(theme))
        view.set_reading_font(reading_family(settings.reading_family))
        view.set_line_spacing(settings.line_spacing)
        view.set_column_width(settings.column_width)
        view.set_zoom(settings.zoom)
        self._on_zoomed(view.zoom())
        self.apply_modes()

    def apply_modes(self) -> None:
        """Give the view what is switched on and off."""
        view, settings = self._view, self._settings
        view.set_reveal(settings.is_on("reading/reveal"))
        view.set_reading(settings.is_on("reading/hide_marks"))
        view.set_overview(settings.is_on("reading/overview"))
        view.set_snapping(settings.is_on("marking/snapping"))
        view.set_caret_order(settings.caret_order)
        self._show_names()
        self._panes.status.show_reveal(settings.is_on("reading/reveal"))
        self._panes.status.show_reading(settings.is_on("reading/hide_marks"))
        for name, key in TOGGLES.items():
            if name in self._actions:
                self._actions[name].setChecked(settings.is_on(key))

    def _show_names(self) -> None:
        names = {}
        if self._session is not None and self._settings.is_on("reading/names"):
            names = {label.id: shown_name(label) for label in self._session.project.schema.labels}
        self._view.set_label_names(names)

    def _toggle(self, key: str) -> None:
        self._settings.set_value(key, "off" if self._settings.is_on(key) else "on")

    def _zoom(self, factor: float) -> None:
        self._view.set_zoom(self._view.zoom() * factor if factor else 1.0)

    def _on_zoomed(self, factor: float) -> None:
        self._settings.zoom = factor
        self._panes.status.zoom.setText(shown_percent(factor))

    def _set_direction(self, direction: Direction) -> None:
        """Lay the open article out this way from now on; it is remembered with the article."""
        article = self._session.article if self._session is not None else None
        if self._session is None or article is None:
            return
        self._session.edit_metadata(
            self.tr("Change direction"),
            name=article.title,
            date=article.date,
            outlet=article.outlet,
            url=article.url,
            direction=direction,
        )
        self._show_direction()

    def _show_direction(self) -> None:
        article = self._session.article if self._session is not None else None
        for direction in Direction:
            action = self._actions.get(f"direction_{direction.value}")
            if action is not None:
                action.setChecked(article is not None and article.direction is direction)
