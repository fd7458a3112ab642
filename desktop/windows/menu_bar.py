"""The menus and the tool bar, filled from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStyleOptionMenuItem,
    QToolBar,
    QWidget,
)
from typing_extensions import override

from annotations.schema import Label
from desktop.actions import COMMANDS, Menu, Scope, describe, translated
from desktop.icons import icon, swatch
from desktop.language import ARABIC, ENGLISH
from desktop.naming import shown_name
from desktop.theme import Theme
from desktop.windows.panes import Panes

CONTEXT_COMMANDS = ("edit_span", "proclitic", "pick_next", "delete_span", "copy", "find")
DIRECTIONS = ("direction_auto", "direction_rtl", "direction_ltr")


class KeyMenu(QMenu):
    """A menu that writes keys from left to right, also in a mirrored window.

    Qt lets them run with the menu, which turns “Alt+]” into “[+Alt”: another key than the one meant.
    """

    @override
    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        words, tab, keys = option.text.partition("\t")
        option.text = f"{words}{tab}\u2066{keys}\u2069" if tab else words


class MenuBar(QObject):
    """Builds menus and tools of a window and keeps those that change: labels, recent projects, themes."""

    label_triggered = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    project_chosen = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        actions: Mapping[str, QAction],
        recent_projects: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._actions = actions
        self._recent_projects = recent_projects
        self.label_actions: list[QAction] = []
        self._labels: tuple[Label, ...] = ()
        self.menus = {menu: KeyMenu(translated(menu), window) for menu in Menu}
        for name, menu in self.menus.items():
            if name is not Menu.EDGES:
                window.menuBar().addMenu(menu)
        for command in COMMANDS:
            menu = self.menus[command.menu]
            if command.separator:
                menu.addSeparator()
            menu.addAction(actions[command.id])
            if command.scope is Scope.SPANS:
                self._offer_on_spans(actions[command.id])
        self.menus[Menu.ANNOTATE].insertMenu(actions["proclitic"], self.menus[Menu.EDGES])
        self._make_recent_menu()
        self._make_tools()
        self._make_view_menu()

    def _offer_on_spans(self, action: QAction) -> None:
        """Let an action's shortcut work where spans are in view."""
        self._panes.view.addAction(action)
        self._panes.spans.table.addAction(action)

    def _make_recent_menu(self) -> None:
        self._recent_menu = QMenu(self.tr("Open &recent"), self._window)
        self._recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self.menus[Menu.FILE].insertMenu(self._actions["close_project"], self._recent_menu)

    def _make_tools(self) -> None:
        self.tools = QToolBar(self.tr("Tools"), self._window)
        self.tools.setObjectName("tools")
        for name in ("open_folder", "find"):
            self.tools.addAction(self._actions[name])
        self.tools.addWidget(_stretch())
        self.tools.addWidget(self._panes.labels)
        self.tools.addAction(self._actions["pen"])
        self.tools.addWidget(_stretch())
        for name in ("undo", "redo", "mark_done", "export"):
            self.tools.addAction(self._actions[name])
        self._window.addToolBar(self.tools)

    def _make_view_menu(self) -> None:
        view = self.menus[Menu.VIEW]
        themes = (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        )
        self._theme_menu = self._choices(self.tr("&Theme"), themes, self.theme_chosen)
        # Each language under its own name: whoever reads only that one must find it.
        languages = (("system", self.tr("Like the &system")), (ARABIC, "العربية"), (ENGLISH, "English"))
        self._language_menu = self._choices(self.tr("Lan&guage"), languages, self.language_chosen)
        view.insertMenu(self._actions["focus_text"], self._language_menu)
        view.insertMenu(self._actions["focus_text"], self._theme_menu)
        first = view.actions()[0]
        for number, dock in enumerate(self._panes.docks, 1):
            toggle = dock.toggleViewAction()
            toggle.setShortcut(QKeySequence(f"Ctrl+Alt+{number}"))
            describe(toggle, self.tr("Show or hide this pane"))
            view.insertAction(first, toggle)
        view.insertAction(first, self.tools.toggleViewAction())
        view.insertSeparator(first)

    def load_icons(self, theme: Theme) -> None:
        """Give the entries that are not in the table of commands their icons."""
        ratio = self._window.devicePixelRatioF()
        for action, label in zip(self.label_actions, self._labels, strict=True):
            action.setIcon(swatch(label.color, ratio))
        toggles = [*(dock.toggleViewAction() for dock in self._panes.docks), self.tools.toggleViewAction()]
        names = ("list", "note-pencil", "table", "warning-circle", "magnifying-glass", "users-three")
        for action, name in zip(toggles, (*names, "wrench"), strict=True):
            action.setIcon(icon(name, theme))
        for action, name in zip(self._theme_menu.actions(), ("desktop", "sun", "moon"), strict=True):
            action.setIcon(icon(name, theme))
        self._theme_menu.setIcon(icon("palette", theme))
        self._language_menu.setIcon(icon("translate", theme))
        self._recent_menu.setIcon(icon("clock-counter-clockwise", theme))

    def _choices(self, title: str, choices: Sequence[tuple[str, str]], chosen: SignalInstance) -> QMenu:
        """Return a submenu of choices that are ticked one at a time, each as (name, words)."""
        menu = QMenu(title, self._window)
        for name, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setObjectName(name)
            action.triggered.connect(partial(_emit, chosen, name))
        return menu

    def show_theme(self, name: str) -> None:
        """Tick a theme."""
        _tick(self._theme_menu, name)

    def show_language(self, name: str) -> None:
        """Tick a language."""
        _tick(self._language_menu, name)

    def show_tools(self, shown: bool) -> None:
        """Hide the tools on the welcome page."""
        self.tools.setVisible(shown)
        self.tools.toggleViewAction().setEnabled(shown)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Put the labels of a schema at the head of the Annotate menu, each with its key."""
        for action in self.label_actions:
            # At once from all three: two actions with one key, and neither would answer to it.
            for place in (self.menus[Menu.ANNOTATE], self._panes.view, self._panes.spans.table):
                place.removeAction(action)
            action.deleteLater()
        self.label_actions = []
        self._labels = tuple(labels)
        for label in labels:
            action = QAction(self.tr("Label as {label}").format(label=shown_name(label)), self._window)
            action.setObjectName(f"label_{label.id}")
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if label.key:
                action.setShortcut(QKeySequence(label.key))
            describe(action, label.description)
            action.triggered.connect(partial(self._on_label, label.id))
            self.menus[Menu.ANNOTATE].insertAction(self._actions["repeat_label"], action)
            self._offer_on_spans(action)
            self.label_actions.append(action)

    def show_context_menu(self, where: QPoint) -> None:
        """Open the menu of the text at a place of the screen."""
        menu = KeyMenu("", self._window)
        menu.addActions(self.label_actions)
        menu.addSeparator()
        menu.addActions([self._actions[name] for name in CONTEXT_COMMANDS])
        menu.insertMenu(self._actions["delete_span"], self.menus[Menu.EDGES])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def show_direction_menu(self, beside: QWidget) -> None:
        """Offer the directions of the text above a widget at the foot of the window."""
        menu = QMenu(self._window)
        menu.addActions([self._actions[name] for name in DIRECTIONS])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(beside.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _fill_recent_menu(self) -> None:
        self._recent_menu.clear()
        for folder in self._recent_projects():
            action = self._recent_menu.addAction(Path(folder).name)
            action.setStatusTip(folder)
            action.triggered.connect(partial(self._on_recent, folder))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction(self.tr("(none yet)")).setEnabled(False)

    def _on_label(self, label_id: str) -> None:
        self.label_triggered.emit(label_id)

    def _on_recent(self, folder: str) -> None:
        self.project_chosen.emit(folder)


def _emit(signal: SignalInstance, name: str) -> None:
    signal.emit(name)


def _tick(menu: QMenu, name: str) -> None:
    for action in menu.actions():
        action.setChecked(action.objectName() == name)


def _stretch() -> QWidget:
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget
