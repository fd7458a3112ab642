"""The main window: what its commands do, and the one place where panes, session and commands are wired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox
from typing_extensions import override

from annotations.model import Status
from annotations.store import Project
from desktop.actions import COMMANDS, Needs, make_actions, translated
from desktop.icons import icon
from desktop.keyboard import ArabicKeyboard
from desktop.models.article_model import ArticleModel
from desktop.naming import shown_name
from desktop.session import Session
from desktop.settings import Settings
from desktop.shortcuts import apply_shortcuts
from desktop.theme import Theme, apply_theme, load_theme
from desktop.windows.annotating import Annotating
from desktop.windows.carding import Carding
from desktop.windows.completing import Completing
from desktop.windows.entities import Entities
from desktop.windows.everywhere import Everywhere
from desktop.windows.finding import Finding
from desktop.windows.hovering import Hovering
from desktop.windows.marking import Marking
from desktop.windows.menu_bar import MenuBar
from desktop.windows.offering import Offering
from desktop.windows.panes import Panes
from desktop.windows.presenting import Presenting
from desktop.windows.relating import Relating
from desktop.windows.remarking import Remarking
from desktop.windows.searching import Searching
from desktop.windows.suggesting import Suggesting
from desktop.windows.viewing import Viewing

RETRY_AFTER = 5_000
"""Milliseconds after which a save that failed is tried again."""


class Part(Protocol):
    """What works on the open session."""

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a window hands over to the next: the session and the place in its article (code points)."""

    session: Session
    selection: tuple[int, int]
    scroll: int


class MainWindow(QMainWindow):
    """Shows one project at a time, or the welcome page."""

    project_wanted = Signal(str)
    """The user asks for a project (its folder)."""
    requested = Signal(str)
    """The user asks for something that takes a dialog (the command's id)."""
    language_chosen = Signal(str)
    """The user asks for another language: ``ar``, ``en`` or ``system``."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.session: Session | None = None
        self._failure = ""
        self.has_icons = False
        self.setObjectName("main")
        self.setMinimumSize(720, 480)
        panes = self._panes = Panes(self)
        self.view, self.find_bar, self.notices = panes.view, panes.find_bar, panes.notices
        self.articles, self.inspector, self.spans = panes.articles, panes.inspector, panes.spans
        self.welcome, self.status, self.tour = panes.welcome, panes.status, panes.tour
        self.annotating = Annotating(self.view, self)
        self.marking = Marking(self.view, self.annotating, self)
        self.relating = Relating(self.view, self.annotating, self)
        self.completing = Completing(panes, self.annotating, self.relating, self)
        self.carding = Carding(self.view, self.annotating, self)
        self.entities = Entities(panes, self.annotating, self)
        self.remarking = Remarking(panes, self.annotating, self)
        self.finding = Finding(panes, settings, self)
        self.searching = Searching(panes, self)
        self.everywhere = Everywhere(panes, self.annotating, self.searching, self)
        self.suggesting = Suggesting(self.view, self.annotating, self)
        self._offerings = (self.relating, self.suggesting)
        self.viewing = Viewing(panes, settings, self)
        self.hovering = Hovering(self.view, self)
        self.presenting = Presenting(panes, self)
        self._parts: tuple[Part, ...] = (
            self.marking,
            *self._offerings,
            self.completing,
            self.carding,
            self.entities,
            self.remarking,
            self.finding,
            self.searching,
            self.everywhere,
            self.viewing,
            self.presenting,
        )
        self.actions_by_id = make_actions(self, self._handlers())
        apply_shortcuts(self.actions_by_id, settings.shortcuts)
        self.viewing.show_in(self.actions_by_id)
        self.menu_bar = MenuBar(self, panes, self.actions_by_id, self._recent_projects)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_AFTER)
        self._connect()
        self._keyboard = ArabicKeyboard(self)
        self._show_welcome()
        self.apply_look()
        self._apply_marking()

    @property
    def article_model(self) -> ArticleModel:
        """The list of articles behind the pane."""
        return self.presenting.article_model

    # Wiring: the one place where panes, session and commands meet

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does. Those that take a dialog are asked for by `requested`."""
        handlers: dict[str, Callable[[], object]] = {
            command.id: partial(self.requested.emit, command.id) for command in COMMANDS
        }
        handlers |= {
            "close_project": self.close_project,
            "quit": self.close,
            "save": self._on_save,
            "undo": self._on_undo,
            "redo": self._on_redo,
            "copy": self.view.copy,
            "select_all": self.view.select_all,
            "repeat_label": self.annotating.repeat_label,
            "edit_span": self._on_edit_span,
            "relate": self.relating.start,
            "suggest_figures": self.suggesting.suggest_figures,
            "annotate_all": self.everywhere.start,
            "next_incomplete": self.completing.go_to_next,
            "delete_span": self.annotating.delete_span,
            "next_span": partial(self._on_span_step, 1),
            "previous_span": partial(self._on_span_step, -1),
            "deselect": self._on_deselect,
            "mark_done": self._on_mark_done,
            "mark_in_work": partial(self.annotating.set_status, Status.IN_WORK),
            "next_article": partial(self._on_article_step, 1),
            "previous_article": partial(self._on_article_step, -1),
            "filter_articles": self.articles.focus_filter,
            "focus_text": self._focus_text,
            "tour": self.tour.start,
            "next_pane": partial(self._panes.step_focus, 1),
            "previous_pane": partial(self._panes.step_focus, -1),
            "full_screen": self._on_full_screen,
        }
        for part in (self.finding, self.marking, self.viewing, self.entities):
            handlers |= part.handlers()
        return handlers

    def _connect(self) -> None:
        """Connect what outlives a project."""
        speaking = (self.annotating, self.marking, self.completing, self.entities, self.everywhere)
        for part in (*speaking, *self._offerings):
            part.said.connect(self._say)
        self.settings.changed.connect(self._on_setting)
        self.view.selection_changed.connect(self._on_selection)
        self.view.selection_changed.connect(self.status.clearMessage)
        self.view.span_picked.connect(self._on_span_picked)
        self.view.context_menu_requested.connect(self.menu_bar.show_context_menu)
        self.inspector.label_chosen.connect(self.annotating.relabel)
        self.inspector.attribute_edited.connect(self.annotating.set_attribute)
        self.inspector.note_edited.connect(self.annotating.set_note)
        self.inspector.entity_named.connect(self.annotating.set_entity)
        self.inspector.entity_attribute_edited.connect(self.annotating.set_entity_attribute)
        self.inspector.finished.connect(self._focus_text)
        self.inspector.relation_wanted.connect(self._on_relation_wanted)
        self.inspector.relation_followed.connect(self.annotating.show_span)
        self.inspector.relation_removed.connect(self.relating.remove)
        self.inspector.relation_retyped.connect(self.relating.retype)
        self.suggesting.changed.connect(self._enable_actions)
        self.remarking.counted.connect(self._panes.show_remark_count)
        self.status.incomplete_clicked.connect(self.completing.go_to_next)
        self.marking.pen_changed.connect(self._on_pen)
        self.status.pen_clicked.connect(self.marking.leave_pen)
        self.status.reveal_clicked.connect(self.actions_by_id["reveal"].trigger)
        self.status.reading_clicked.connect(self.actions_by_id["hide_marks"].trigger)
        self.status.zoom_clicked.connect(self.actions_by_id["zoom_reset"].trigger)
        self.status.direction_clicked.connect(self._on_direction_clicked)
        self.articles.article_chosen.connect(self.open_article)
        self.articles.order_chosen.connect(self._on_order)
        self.articles.set_order(*self.settings.article_order)
        self.spans.span_picked.connect(self.annotating.show_span)
        self.spans.span_activated.connect(self._on_span_activated)
        self._panes.labels.label_chosen.connect(self.marking.label)
        self.tour.dismissed.connect(self._on_tour_seen)
        self.menu_bar.label_triggered.connect(self.marking.label)
        self.menu_bar.theme_chosen.connect(self.change_theme)
        self.menu_bar.language_chosen.connect(self.language_chosen)
        self.menu_bar.project_chosen.connect(self.project_wanted)
        self.welcome.open_folder_requested.connect(self.actions_by_id["open_folder"].trigger)
        self.welcome.open_samples_requested.connect(self.actions_by_id["open_samples"].trigger)
        self.welcome.project_chosen.connect(self.project_wanted)
        self.welcome.project_forgotten.connect(self._on_forgotten)
        self.notices.details_requested.connect(self.actions_by_id["problems"].trigger)
        self._retry.timeout.connect(self._on_retry)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_theme)

    def open_session(self, project: Project) -> None:
        """Show a project; the one shown before must have been closed."""
        self._attach(Session(project))
        # Written down now: after a crash the next start must find the way back.
        self.settings.last_project = str(project.folder)
        self.settings.sync()
        self.show_first_article()
        if project.articles and not self.settings.tour_seen:
            self.tour.start()

    def hand_over(self) -> Work | None:
        """Let go of the open session for another window; this one is of no use then."""
        self.inspector.commit()
        session = self.session
        if session is None:
            return None
        self._remember_place(session)
        work = Work(session, self.view.selection(), self.view.scroll_position())
        self._detach()
        return work

    def take_over(self, work: Work) -> None:
        """Go on with the session of another window, at the same place."""
        selected = work.session.selected_span
        self._attach(work.session)
        # The text must have its width before it can be scrolled to a line of it.
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.presenting.show_all()
        self.view.set_scroll_position(work.scroll)
        self.view.set_selection(*work.selection)
        work.session.select_span(selected.id if selected else "")
        self._focus_text()

    def _attach(self, session: Session) -> None:
        project = session.project
        self.session = session
        self.annotating.session = self.hovering.session = session
        for part in self._parts:
            part.set_session(session)
        session.article_opened.connect(self._enable_actions)
        session.annotations_changed.connect(self._enable_actions)
        session.annotations_changed.connect(self.status.clearMessage)
        session.span_selected.connect(self._enable_actions)
        session.saving.connect(self.status.show_saving)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_save_failed)
        session.undo_group.indexChanged.connect(self._show_undo)
        session.schema_changed.connect(self._show_labels)
        session.access.gained.connect(self._on_access_gained)
        self._show_labels()
        self.setWindowTitle(f"{project.name} — Hashiya")
        self._show_parts(True)

    def _detach(self) -> None:
        session = self._session()
        self._retry.stop()
        session.disconnect(self)
        session.undo_group.disconnect(self)
        session.access.disconnect(self)
        self.session = None
        self.annotating.session = self.hovering.session = None
        for part in self._parts:
            part.set_session(None)

    # Opening and closing

    def show_first_article(self) -> None:
        """Open the article where work stopped last time, or the first."""
        project = self._session().project
        article_id, offset = self.settings.place(str(project.folder))
        if article_id in project:
            self._session().open_article(article_id)
        if self._session().article is None:
            article_id, offset = next((article.id for article in project.articles), ""), 0
            self._session().open_article(article_id)
        if article_id:
            self.view.set_scroll_position(offset)
            self.view.set_selection(offset, offset)
            self._focus_text()
        else:
            words = self.tr("There are no articles in {folder}. Put .txt files there, or import some.")
            self._panes.show_nothing(words.format(folder=project.folder))
            self._enable_actions()

    def reload_articles(self) -> None:
        """Show what an import brought."""
        session = self._session()
        self.article_model.reload()
        self.searching.forget_articles()
        self.presenting.show_entities()
        if session.article is None:
            self.show_first_article()
        else:
            self.articles.set_current(session.article.id)

    def close_project(self) -> bool:
        """Close the project when everything is saved or the user agrees; say whether it was closed."""
        session = self.session
        if session is None:
            return True
        self.inspector.commit()
        if not session.flush() and not self._leave_unsaved(session):
            return False
        self._remember_place(session)
        self._detach()
        session.close()
        session.deleteLater()
        self._show_welcome()
        return True

    def _leave_unsaved(self, session: Session) -> bool:
        """Ask what to do with changes that cannot be saved; say whether to leave."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not saved"))
        box.setText(self.tr("The last changes are not on the disk."))
        words = self.tr("{reason}\n\nTry again, or leave and lose these changes.")
        box.setInformativeText(words.format(reason=self._failure))
        again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Leave without saving"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(again)
        while True:
            box.exec()
            if box.clickedButton() is leave:
                return True
            if box.clickedButton() is not again:
                return False
            session.retry()
            if session.flush():
                return True

    def _remember_place(self, session: Session) -> None:
        article_id = session.article.id if session.article is not None else ""
        folder = str(session.project.folder)
        self.settings.set_place(folder, article_id, self.view.scroll_position())
        self.settings.set_layout(self.saveState(), mirrored=self.isRightToLeft())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.last_project = str(self.session.project.folder) if self.session is not None else ""
        self.settings.geometry = self.saveGeometry()
        if self.close_project():
            self.settings.sync()
            event.accept()
        else:
            event.ignore()

    def _show_welcome(self) -> None:
        self.setWindowTitle("Hashiya")
        self.welcome.set_recent(self.settings.recent_projects)
        self._panes.show_welcome()
        self._show_parts(False)
        self._enable_actions()

    def _show_parts(self, shown: bool) -> None:
        """Hide docks and tools on the welcome page; with a project show them as the user left them."""
        self._panes.show_docks(shown)
        self.menu_bar.show_tools(shown)
        layout = self.settings.layout(mirrored=self.isRightToLeft())
        if shown and not layout.isEmpty():
            self.restoreState(layout)

    # Looks

    def apply_look(self) -> None:
        """Give the text the theme and the settings of reading."""
        self.viewing.apply_look(self.theme)
        self.menu_bar.show_theme(self.settings.theme)
        self.menu_bar.show_language(self.settings.language)

    def change_theme(self, name: str) -> None:
        """Switch to the theme ``system``, ``light`` or ``dark`` at once."""
        self.settings.theme = name
        self.menu_bar.show_theme(name)

    def _on_setting(self, key: str) -> None:
        """Let a setting that was changed act at once."""
        if key == "theme":
            self._show_theme()
        elif key == "reading/zoom":
            self.view.set_zoom(self.settings.zoom)
        elif key.startswith("reading/"):
            self.apply_look()
        elif key.startswith("marking/"):
            self.viewing.apply_modes()
            self._apply_marking()
        elif key == "shortcuts":
            apply_shortcuts(self.actions_by_id, self.settings.shortcuts)

    def _apply_marking(self) -> None:
        self.carding.set_on(self.settings.is_on("marking/card"))
        self.suggesting.set_on(self.settings.is_on("marking/matches"))

    def _show_theme(self) -> None:
        self.theme = load_theme(self.settings.theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.theme)
        self.apply_look()
        self.load_icons()

    def load_icons(self) -> None:
        """Give commands and buttons their icons; called after the first paint, for icons load slowly."""
        theme = self.theme
        for command in COMMANDS:
            self.actions_by_id[command.id].setIcon(icon(command.icon, theme))
        self.articles.set_icon(icon("sort-ascending", theme))
        self._panes.entities.set_icons(icon("sort-ascending", theme), icon("plus", theme))
        self.find_bar.set_icons(*(icon(name, theme) for name in ("caret-up", "caret-down", "x")))
        folder = icon("folder-open", theme, on_accent=True)
        self.welcome.set_icons(folder, icon("books", theme), icon("folder", theme))
        self.menu_bar.load_icons(theme)
        self.has_icons = True

    def _on_system_theme(self, _scheme: Qt.ColorScheme) -> None:
        if self.settings.theme == "system":
            self._show_theme()

    # What the session says

    def _show_labels(self) -> None:
        self.menu_bar.set_labels(self._session().project.schema.offered)
        if self.has_icons:
            self.menu_bar.load_icons(self.theme)
        self._enable_actions()

    def _on_saved(self) -> None:
        self._retry.stop()
        self.status.show_saved()

    def _on_save_failed(self, reason: str) -> None:
        self._failure = reason
        self.status.show_failed(reason)
        self._retry.start()

    def _on_access_gained(self) -> None:
        # Not now: the session that says so is to be closed.
        QTimer.singleShot(0, self, self._open_again)

    def _open_again(self) -> None:
        """Read everything again that others may have changed while this window was for reading."""
        if self.session is not None:
            self.project_wanted.emit(str(self.session.project.folder))
            self._say(self.tr("The others have left: you can annotate now."))

    def _on_retry(self) -> None:
        if self.session is not None:
            self.session.retry()

    def _show_undo(self) -> None:
        group = self._session().undo_group
        undo, redo = self.actions_by_id["undo"], self.actions_by_id["redo"]
        undo.setEnabled(group.canUndo())
        redo.setEnabled(group.canRedo())
        undo.setText(f"{translated('&Undo')} {group.undoText()}".strip())
        redo.setText(f"{translated('&Redo')} {group.redoText()}".strip())

    def _enable_actions(self) -> None:
        """Grey out the commands that lack what they need."""
        session = self.session
        there = {
            Needs.NOTHING: True,
            Needs.PROJECT: session is not None,
            Needs.ARTICLE: session is not None and session.article is not None,
            Needs.SPAN: session is not None and session.selected_span is not None,
        }
        for command in COMMANDS:
            self.actions_by_id[command.id].setEnabled(there[command.needs])
        if self._offering is not None:
            self.actions_by_id["edit_span"].setEnabled(True)  # Enter takes what is offered
        for action in self.menu_bar.label_actions:
            action.setEnabled(there[Needs.ARTICLE])
        if session is not None:
            self._show_undo()

    # What the user does

    def open_article(self, article_id: str) -> None:
        """Show another article and put the keyboard into its text."""
        self.inspector.commit()
        self._session().open_article(article_id)
        self._focus_text()

    def _on_selection(self, _start: int, _end: int) -> None:
        self.presenting.show_place()
        # Whoever moves the caret has left the span; what selects a span moves the caret first.
        if self.session is not None:
            self.session.select_span("")

    def _on_span_picked(self, span_id: str) -> None:
        self._session().select_span(span_id)

    def _on_span_activated(self, span_id: str) -> None:
        self.annotating.show_span(span_id)
        self._focus_text()

    @property
    def _offering(self) -> Offering | None:
        """What offers something in the text now: keys are for it first."""
        return next((offering for offering in self._offerings if offering.is_on), None)

    def _on_span_step(self, step: int) -> None:
        offering = self._offering
        if offering is not None:
            offering.step(step)
        else:
            self.annotating.go_to_span(step)

    def _on_edit_span(self) -> None:
        offering = self._offering
        if offering is not None:
            offering.accept()
        else:
            self.inspector.focus_first()

    def _on_relation_wanted(self) -> None:
        self._focus_text()
        self.relating.start()

    def _on_deselect(self) -> None:
        offering = self._offering
        if offering is not None:
            offering.leave()
            return
        caret = self.view.caret()
        self.view.set_selection(caret, caret)
        self._session().select_span("")
        self.marking.leave_pen()

    def _on_undo(self) -> None:
        self.inspector.commit()
        self._session().undo()

    def _on_redo(self) -> None:
        self._session().redo()

    def _on_mark_done(self) -> None:
        self.inspector.commit()
        offering = self._offering
        if offering is not None:
            offering.accept_all()
            return
        article = self._session().article
        if article is None:
            return
        following = self.articles.neighbour(article.id, 1)
        self.annotating.set_status(Status.DONE)
        if following:
            self.open_article(following)
        else:
            self._say(self.tr("Done. This was the last article of the list."))

    def _on_order(self, order: str, descending: bool) -> None:
        self.settings.article_order = (order, descending)

    def _on_article_step(self, step: int) -> None:
        article = self._session().article
        other = self.articles.neighbour(article.id, step) if article is not None else ""
        if other:
            self.open_article(other)
        elif step > 0:
            self._say(self.tr("This is the last article of the list."))
        else:
            self._say(self.tr("This is the first article of the list."))

    def _on_save(self) -> None:
        self.inspector.commit()
        session = self._session()
        session.retry()
        if session.flush():
            self.status.show_saved()
            self._say(self.tr("Everything is saved. Changes are saved by themselves."))

    def _on_pen(self, label_id: str) -> None:
        label = self.session.project.schema.label(label_id) if self.session is not None else None
        self.actions_by_id["pen"].setChecked(label is not None)
        self.status.show_pen(shown_name(label) if label else "", label.color if label else "")
        self._panes.labels.set_pen(label_id)

    def _on_direction_clicked(self) -> None:
        self.menu_bar.show_direction_menu(self.status.direction)

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def hide_tour(self) -> None:
        """Take the tour away for this run only, as for a picture."""
        self.tour.hide()

    def _on_tour_seen(self) -> None:
        self.settings.tour_seen = True
        self._focus_text()

    def _on_forgotten(self, folder: str) -> None:
        self.settings.forget_recent_project(folder)
        self.welcome.set_recent(self.settings.recent_projects)

    # Small things

    def _session(self) -> Session:
        assert self.session is not None, "a command that needs a project was not greyed out"
        return self.session

    def _recent_projects(self) -> list[str]:
        return self.settings.recent_projects

    def _focus_text(self) -> None:
        if QApplication.activeWindow() not in (None, self):
            self.activateWindow()  # a pane that floats is a window of its own
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.status.showMessage(words, 6_000)
