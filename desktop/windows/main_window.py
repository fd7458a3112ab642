"""The main window: the panes, the commands, and the one place where all of them are wired together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.model import Article, Direction, Status
from annotations.store import Project
from desktop.actions import COMMANDS, Menu, Needs, Scope, describe, make_actions, translated
from desktop.fonts import reading_family
from desktop.keyboard import ArabicKeyboard
from desktop.models.article_model import ArticleModel
from desktop.models.span_model import SpanModel
from desktop.naming import shown_name
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme, apply_theme, load_theme
from desktop.viewer.article_view import ArticleView
from desktop.viewer.direction import is_right_to_left
from desktop.viewer.looks import LabelLook, PageLook
from desktop.views.article_list import ArticleList
from desktop.views.find_bar import FindBar
from desktop.views.inspector import Inspector
from desktop.views.label_palette import LabelPalette
from desktop.views.notice_bar import NoticeBar
from desktop.views.span_table import SpanTable
from desktop.views.welcome import WelcomePage
from desktop.windows.annotating import Annotating
from desktop.windows.status import StatusLine

LONG_SPAN_TINT = 0.09
"""Clauses are long: a lighter tint lets the names inside them stand out."""
RETRY_AFTER = 5_000
"""Milliseconds after which a save that failed is tried again."""
ZOOM_STEP = 1.1


class MainWindow(QMainWindow):
    """Shows one project at a time, or the welcome page."""

    project_wanted = Signal(str)
    """The user asks for a project (its folder)."""
    requested = Signal(str)
    """The user asks for something that takes a dialog (the command's id)."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.session: Session | None = None
        self._failure = ""
        self._label_actions: list[QAction] = []
        self.setObjectName("main")
        self.setWindowTitle("Hashiya")
        self.setMinimumSize(720, 480)
        self._make_views()
        self._make_docks()
        self.actions_by_id = make_actions(self, self._handlers())
        self._make_menus()
        self._make_toolbar()
        self._connect_views()
        self.keyboard = ArabicKeyboard(self)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_AFTER)
        self._retry.timeout.connect(self._on_retry)
        self._show_welcome()
        self.apply_look()

    # Building

    def _make_views(self) -> None:
        self.view = ArticleView()
        self.view.setAccessibleName(self.tr("Text of the article"))
        self.find_bar = FindBar()
        self.notices = NoticeBar()
        self.articles = ArticleList()
        self.inspector = Inspector()
        self.spans = SpanTable()
        self.palette_of_labels = LabelPalette()
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.annotating = Annotating(self.view, self)
        self.welcome = WelcomePage()
        self._no_article = QLabel()
        self._no_article.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._no_article.setWordWrap(True)
        self._no_article.setProperty("role", "secondary")
        self._page = QStackedWidget()
        self._page.addWidget(self.view)
        self._page.addWidget(self._no_article)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.find_bar)
        column.addWidget(self._page, 1)
        self._central = QStackedWidget()
        self._central.addWidget(self.welcome)
        self._central.addWidget(reading)
        self.setCentralWidget(self._central)

    def _make_docks(self) -> None:
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        area = Qt.DockWidgetArea
        self.docks = [
            self._dock("articles", self.tr("Articles"), self.articles, area.LeftDockWidgetArea),
            self._dock("inspector", self.tr("Span"), self.inspector, area.RightDockWidgetArea),
            self._dock("spans", self.tr("Spans of this article"), self.spans, area.BottomDockWidgetArea),
        ]
        self.resizeDocks(self.docks[:2], [270, 290], Qt.Orientation.Horizontal)
        self.resizeDocks(self.docks[2:], [170], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(f"{name}Dock")
        label = QLabel(title)
        label.setObjectName("dockTitle")
        dock.setTitleBarWidget(label)
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    def _make_menus(self) -> None:
        self.menus = {menu: self.menuBar().addMenu(translated(menu)) for menu in Menu}
        for command in COMMANDS:
            menu = self.menus[command.menu]
            if command.separator:
                menu.addSeparator()
            menu.addAction(self.actions_by_id[command.id])
            if command.scope is Scope.SPANS:
                self.view.addAction(self.actions_by_id[command.id])
                self.spans.table.addAction(self.actions_by_id[command.id])
        self.recent_menu = QMenu(self.tr("Open &recent"), self)
        self.recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self.menus[Menu.FILE].insertMenu(self.actions_by_id["close_project"], self.recent_menu)
        view = self.menus[Menu.VIEW]
        self.theme_menu = QMenu(self.tr("&Theme"), self)
        for name, words in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = self.theme_menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self.settings.theme == name)
            action.triggered.connect(partial(self._on_theme, name))
            action.setObjectName(f"theme_{name}")
        view.insertMenu(self.actions_by_id["focus_text"], self.theme_menu)
        first = view.actions()[0]
        for number, dock in enumerate(self.docks, 1):
            toggle = dock.toggleViewAction()
            toggle.setShortcut(QKeySequence(f"Ctrl+Alt+{number}"))
            describe(toggle, self.tr("Show or hide this pane"))
            view.insertAction(first, toggle)
        view.insertSeparator(first)

    def _make_toolbar(self) -> None:
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for name in ("open_folder", "find"):
            bar.addAction(self.actions_by_id[name])
        bar.addWidget(_stretch())
        bar.addWidget(self.palette_of_labels)
        bar.addWidget(_stretch())
        for name in ("undo", "redo", "mark_done", "export"):
            bar.addAction(self.actions_by_id[name])
        self.addToolBar(bar)
        self.menus[Menu.VIEW].insertAction(self.menus[Menu.VIEW].actions()[3], bar.toggleViewAction())
        self.tools = bar

    def load_icons(self) -> None:
        """Give commands and buttons their icons; called after the first paint, for icons load slowly."""
        from desktop.icons import icon  # noqa: PLC0415 - see that module's docstring

        for command in COMMANDS:
            if command.icon:
                self.actions_by_id[command.id].setIcon(icon(command.icon, self.theme))
        self.find_bar.set_icons(*(icon(name, self.theme) for name in ("caret-up", "caret-down", "x")))
        self.welcome.set_icons(
            icon("folder-open", self.theme, on_accent=True),
            icon("books", self.theme),
            icon("folder", self.theme),
        )

    # Wiring: the one place where views, session and commands meet

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does. Those that take a dialog are asked for by `requested`."""
        handlers: dict[str, Callable[[], object]] = {
            command.id: partial(self.requested.emit, command.id) for command in COMMANDS
        }
        handlers |= {
            "close_project": self.close_project,
            "quit": self._on_quit,
            "save": self._on_save,
            "undo": self._on_undo,
            "redo": self._on_redo,
            "copy": self.view.copy,
            "select_all": self.view.select_all,
            "find": self._on_find,
            "find_next": self.find_bar.next,
            "find_previous": self.find_bar.previous,
            "repeat_label": self.annotating.repeat_label,
            "edit_span": self.inspector.focus_first,
            "delete_span": self.annotating.delete_span,
            "next_span": partial(self.annotating.go_to_span, 1),
            "previous_span": partial(self.annotating.go_to_span, -1),
            "deselect": self._on_deselect,
            "mark_done": self._on_mark_done,
            "mark_in_work": self._on_mark_in_work,
            "next_article": partial(self._on_article_step, 1),
            "previous_article": partial(self._on_article_step, -1),
            "filter_articles": self.articles.focus_filter,
            "zoom_in": partial(self._on_zoom, ZOOM_STEP),
            "zoom_out": partial(self._on_zoom, 1 / ZOOM_STEP),
            "zoom_reset": partial(self._on_zoom, 0.0),
            "focus_text": self._focus_text,
            "full_screen": self._on_full_screen,
        }
        return handlers

    def _connect_views(self) -> None:
        """Connect what outlives a project."""
        self.view.selection_changed.connect(self._on_selection)
        self.view.span_picked.connect(self._on_span_picked)
        self.view.zoom_changed.connect(self._on_zoomed)
        self.view.context_menu_requested.connect(self._on_context_menu)
        self.find_bar.matches_changed.connect(self._on_matches)
        self.find_bar.closed.connect(self._focus_text)
        self.inspector.finished.connect(self._focus_text)
        self.annotating.said.connect(self._say)
        self.inspector.label_chosen.connect(self.annotating.relabel)
        self.inspector.attribute_edited.connect(self.annotating.set_attribute)
        self.inspector.note_edited.connect(self.annotating.set_note)
        self.inspector.entity_named.connect(self.annotating.set_entity)
        self.inspector.entity_attribute_edited.connect(self.annotating.set_entity_attribute)
        self.articles.article_chosen.connect(self._on_article_chosen)
        self.spans.span_picked.connect(self.annotating.show_span)
        self.spans.span_activated.connect(self._on_span_activated)
        self.palette_of_labels.label_chosen.connect(self._on_label)
        self.welcome.open_folder_requested.connect(self.actions_by_id["open_folder"].trigger)
        self.welcome.open_samples_requested.connect(self.actions_by_id["open_samples"].trigger)
        self.welcome.project_chosen.connect(self.project_wanted)
        self.welcome.project_forgotten.connect(self._on_forgotten)
        self.notices.details_requested.connect(self.actions_by_id["problems"].trigger)

    def open_session(self, project: Project) -> None:
        """Show a project; the one shown before must have been closed."""
        session = Session(project, self)
        self.session = session
        self.annotating.session = session
        session.article_opened.connect(self._on_article_opened)
        session.annotations_changed.connect(self._on_annotations_changed)
        session.article_changed.connect(self._on_article_changed)
        session.entities_changed.connect(self._on_entities_changed)
        session.span_selected.connect(self._on_span_selected)
        session.saving.connect(self.status.show_saving)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_save_failed)
        session.notice.connect(self.notices.add)
        session.undo_group.undoTextChanged.connect(self._show_undo)
        session.undo_group.redoTextChanged.connect(self._show_undo)
        session.undo_group.indexChanged.connect(self._show_undo)
        self._show_project(session)

    # Showing a project

    def _show_project(self, session: Session) -> None:
        project = session.project
        self.apply_look()
        self._make_label_actions()
        self.palette_of_labels.set_labels(project.schema.labels)
        self.inspector.set_schema(project.schema)
        self.inspector.set_entities(project.entities)
        self.article_model = ArticleModel(session, session)
        self.articles.set_model(self.article_model)
        self.spans.set_model(SpanModel(session, session))
        self.status.annotator.setText(project.annotator)
        self.status.annotator.setToolTip(self.tr("Annotations are kept under this name"))
        self.setWindowTitle(f"{project.name} — Hashiya")
        self._central.setCurrentIndex(1)
        self._show_docks(True)
        if project.unreadable:
            count = len(project.unreadable)
            self.notices.add(self.tr("%n file(s) could not be read and were passed over.", "", count))
        for problem in project.problems:
            self.notices.add(problem)
        self.show_first_article()

    def show_first_article(self) -> None:
        """Open the article where work stopped last time, or the first."""
        assert self.session is not None
        project = self.session.project
        article_id, offset = self.settings.place(str(project.folder))
        if article_id not in project:
            article_id, offset = (project.articles[0].id if project.articles else "", 0)
        self.session.open_article(article_id)
        if article_id:
            self.view.set_scroll_position(offset)
            self.view.set_selection(offset, offset)
            self._focus_text()
        else:
            words = self.tr("There are no articles in {folder}. Put .txt files there, or import some.")
            self._no_article.setText(words.format(folder=project.folder))
            self._page.setCurrentWidget(self._no_article)
            self._enable_actions()

    def reload_articles(self) -> None:
        """Show what an import brought."""
        session = self._session()
        self.article_model.reload()
        self.inspector.set_entities(session.project.entities)
        if session.article is None:
            self.show_first_article()
        else:
            session.refresh(session.article.id)
            self.articles.set_current(session.article.id)

    def close_project(self) -> bool:
        """Close the project when everything is saved or the user agrees; say whether it was closed."""
        session = self.session
        if session is None:
            return True
        self.inspector.commit()
        if not session.flush() and not self._leave_unsaved(session):
            return False
        self._remember_place()
        self.session = None
        self.annotating.session = None
        session.close()
        self.find_bar.hide()
        self.view.set_article(None)
        self.inspector.set_span(None)
        self.notices.clear()
        self.status.clear_place()
        self._show_welcome()
        session.deleteLater()
        return True

    def _leave_unsaved(self, session: Session) -> bool:
        """Ask what to do with changes that cannot be saved; say whether to leave."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not saved"))
        box.setText(self.tr("The last changes are not on the disk."))
        box.setInformativeText(
            self.tr("{reason}\n\nTry again, or leave and lose these changes.").format(reason=self._failure)
        )
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

    def _show_welcome(self) -> None:
        self.setWindowTitle("Hashiya")
        self.welcome.set_recent(self.settings.recent_projects)
        self._central.setCurrentIndex(0)
        self._show_docks(False)
        self._enable_actions()

    def _show_docks(self, project_open: bool) -> None:
        """Hide panes and tools on the welcome page; bring them back as they were."""
        for dock in self.docks:
            dock.setVisible(project_open)
            dock.toggleViewAction().setEnabled(project_open)
        self.tools.setVisible(project_open)
        self.tools.toggleViewAction().setEnabled(project_open)
        if project_open and not self.settings.layout.isEmpty():
            self.restoreState(self.settings.layout)

    def _make_label_actions(self) -> None:
        """Put the labels of the schema at the head of the Annotate menu, each with its key."""
        assert self.session is not None
        menu = self.menus[Menu.ANNOTATE]
        for action in self._label_actions:
            menu.removeAction(action)
            self.view.removeAction(action)
            self.spans.table.removeAction(action)
            action.deleteLater()
        self._label_actions = []
        first = self.actions_by_id["repeat_label"]
        for label in self.session.project.schema.labels:
            action = QAction(self.tr("Label as {label}").format(label=shown_name(label)), self)
            action.setObjectName(f"label_{label.id}")
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if label.key:
                action.setShortcut(QKeySequence(label.key))
            describe(action, label.description)
            action.triggered.connect(partial(self._on_label, label.id))
            menu.insertAction(first, action)
            self.view.addAction(action)
            self.spans.table.addAction(action)
            self._label_actions.append(action)

    def apply_look(self) -> None:
        """Give the view the theme, the schema's colours and the reading font."""
        theme = self.theme
        self.view.set_page_look(
            PageLook(
                page=theme.page,
                ink=theme.ink,
                secondary=theme.secondary,
                hairline=theme.hairline,
                accent=theme.accent,
                dark=theme.dark,
            )
        )
        self.view.set_reading_font(reading_family(self.settings.reading_family))
        self.view.set_line_spacing(self.settings.line_spacing)
        self.view.set_zoom(self.settings.zoom)
        self._on_zoomed(self.view.zoom())
        if self.session is not None:
            labels = self.session.project.schema.labels
            self.view.set_label_looks(
                {
                    label.id: LabelLook(label.color, label.line, LONG_SPAN_TINT)
                    if label.line == "dashed"
                    else LabelLook(label.color, label.line)
                    for label in labels
                }
            )

    def change_theme(self, name: str) -> None:
        """Switch to the theme ``system``, ``light`` or ``dark`` at once."""
        self.settings.theme = name
        self.theme = load_theme(name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.theme)
        self.apply_look()
        self.load_icons()
        for action in self.theme_menu.actions():
            action.setChecked(action.objectName() == f"theme_{name}")

    # What the session says

    def _on_article_opened(self, article_id: str) -> None:
        session = self._session()
        article = session.article
        if article is None:
            return
        self._page.setCurrentWidget(self.view)
        self.view.set_article(article)
        self.view.set_header(article.title, self._details(article))
        self.view.set_spans(session.annotations.spans)
        self.find_bar.set_text(article.text)
        self.articles.set_current(article_id)
        self.status.direction.setText(self._direction(article))
        self._show_annotations()

    def _on_annotations_changed(self, article_id: str) -> None:
        session = self._session()
        if session.article is not None and article_id == session.article.id:
            self.view.set_spans(session.annotations.spans)
            self._show_annotations()

    def _on_article_changed(self, article_id: str) -> None:
        session = self._session()
        article = session.article
        if article is not None and article_id == article.id:
            place = self.view.scroll_position()
            self.view.set_article(article)
            self.view.set_header(article.title, self._details(article))
            self.view.set_spans(session.annotations.spans)
            self.view.set_scroll_position(place)
            self.status.direction.setText(self._direction(article))

    def _on_entities_changed(self) -> None:
        self.inspector.set_entities(self._session().project.entities)

    def _on_span_selected(self, span_id: str) -> None:
        session = self._session()
        self.view.set_selected_span(span_id)
        self.spans.set_selected(span_id)
        span = session.selected_span
        self.inspector.set_span(span)
        self.palette_of_labels.set_current(span.label if span else "")
        if span is not None:
            self.view.ensure_visible(span.start, span.end)
        self._enable_actions()

    def _show_annotations(self) -> None:
        session = self._session()
        annotations = session.annotations
        self.palette_of_labels.set_counts(Counter(span.label for span in annotations.spans))
        span = session.selected_span
        self.inspector.set_span(span)
        self.palette_of_labels.set_current(span.label if span else "")
        self._show_place()
        self._enable_actions()

    def _on_saved(self) -> None:
        self._retry.stop()
        self.status.show_saved()

    def _on_save_failed(self, reason: str) -> None:
        self._failure = reason
        self.status.show_failed(reason)
        self._retry.start()

    def _on_retry(self) -> None:
        if self.session is not None:
            self.session.retry()

    def _show_undo(self, _what: object = None) -> None:
        group = self._session().undo_group
        undo, redo = self.actions_by_id["undo"], self.actions_by_id["redo"]
        undo.setEnabled(group.canUndo())
        redo.setEnabled(group.canRedo())
        undo.setText(f"{self.tr('&Undo')} {group.undoText()}".strip())
        redo.setText(f"{self.tr('&Redo')} {group.redoText()}".strip())

    # What the user does in the views

    def _on_selection(self, _start: int, _end: int) -> None:
        self._show_place()
        # Whoever moves the caret has left the span; what selects a span moves the caret first.
        if self.session is not None:
            self.session.select_span("")

    def _on_span_picked(self, span_id: str) -> None:
        self._session().select_span(span_id)

    def _on_span_activated(self, span_id: str) -> None:
        self.annotating.show_span(span_id)
        self._focus_text()

    def _on_article_chosen(self, article_id: str) -> None:
        self.open_article(article_id)

    def open_article(self, article_id: str) -> None:
        """Show another article, its start at the top."""
        self.inspector.commit()
        self._session().open_article(article_id)
        self._focus_text()

    def _on_label(self, label_id: str, _checked: bool = False) -> None:
        self.annotating.label(label_id)

    def _on_deselect(self) -> None:
        caret = self.view.caret()
        self.view.set_selection(caret, caret)
        self._session().select_span("")

    def _on_undo(self) -> None:
        self.inspector.commit()
        self._session().undo_group.undo()

    def _on_redo(self) -> None:
        self._session().undo_group.redo()

    def _on_mark_done(self) -> None:
        session = self._session()
        article = session.article
        self.inspector.commit()
        if article is None:
            return
        self.annotating.set_status(Status.DONE)
        following = self.articles.neighbour(article.id, 1)
        if following:
            self.open_article(following)
        else:
            self._say(self.tr("Done. This was the last article of the list."))

    def _on_mark_in_work(self) -> None:
        self.annotating.set_status(Status.IN_WORK)

    def _on_article_step(self, step: int) -> None:
        article = self._session().article
        other = self.articles.neighbour(article.id, step) if article is not None else ""
        if other:
            self.open_article(other)

    def _on_find(self) -> None:
        article = self._session().article
        start, end = self.view.selection()
        words = article.text[start:end] if article is not None else ""
        self.find_bar.open(words if "\n" not in words and len(words) < 100 else "", start)

    def _on_matches(self, matches: list[tuple[int, int]], current: int) -> None:
        self.view.set_matches(matches, current)
        if current >= 0:
            self.view.ensure_visible(*matches[current])

    def _on_zoom(self, factor: float) -> None:
        self.view.set_zoom(self.view.zoom() * factor if factor else 1.0)

    def _on_zoomed(self, factor: float) -> None:
        self.settings.zoom = factor
        self.status.zoom.setText(f"{factor * 100:.0f} %")

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_theme(self, name: str, _checked: bool = False) -> None:
        self.change_theme(name)

    def _on_save(self) -> None:
        self.inspector.commit()
        session = self._session()
        session.retry()
        if session.flush():
            self.status.show_saved()
            self._say(self.tr("Everything is saved. Changes are saved by themselves."))

    def _on_quit(self) -> None:
        self.close()

    def _on_forgotten(self, folder: str) -> None:
        self.settings.forget_recent_project(folder)
        self.welcome.set_recent(self.settings.recent_projects)

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._label_actions)
        menu.addSeparator()
        for name in ("edit_span", "delete_span", "copy", "find"):
            menu.addAction(self.actions_by_id[name])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _fill_recent_menu(self) -> None:
        self.recent_menu.clear()
        for folder in self.settings.recent_projects:
            action = self.recent_menu.addAction(Path(folder).name)
            action.setToolTip(folder)
            action.setStatusTip(folder)
            action.triggered.connect(partial(self._on_recent, folder))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("(none yet)")).setEnabled(False)

    def _on_recent(self, folder: str, _checked: bool = False) -> None:
        self.project_wanted.emit(folder)

    # Small things

    def _session(self) -> Session:
        assert self.session is not None, "a command that needs a project was not greyed out"
        return self.session

    def _focus_text(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.status.showMessage(words, 6_000)

    def _show_place(self) -> None:
        session = self.session
        if session is None or session.article is None:
            return
        start, end = self.view.selection()
        text = " ".join(session.article.text[start:end][:80].split())
        self.status.show_place(len(session.annotations.spans), start, end, text)

    def _enable_actions(self) -> None:
        session = self.session
        there = {
            Needs.NOTHING: True,
            Needs.PROJECT: session is not None,
            Needs.ARTICLE: session is not None and session.article is not None,
            Needs.SPAN: session is not None and session.selected_span is not None,
        }
        for command in COMMANDS:
            self.actions_by_id[command.id].setEnabled(there[command.needs])
        for action in self._label_actions:
            action.setEnabled(there[Needs.ARTICLE])
        if session is not None:
            self._show_undo()

    def _details(self, article: Article) -> str:
        direction = self._direction(article)
        return "  ·  ".join(
            part for part in (article.date, article.outlet, direction, article.encoding) if part
        )

    def _direction(self, article: Article) -> str:
        rtl = is_right_to_left(article.text, otherwise=True)
        if article.direction is not Direction.AUTO:
            rtl = article.direction is Direction.RTL
        return self.tr("right to left") if rtl else self.tr("left to right")

    def _remember_place(self) -> None:
        session = self.session
        if session is not None:
            article_id = session.article.id if session.article is not None else ""
            self.settings.set_place(str(session.project.folder), article_id, self.view.scroll_position())
            self.settings.layout = self.saveState()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.last_project = str(self.session.project.folder) if self.session is not None else ""
        self.settings.geometry = self.saveGeometry()
        if self.close_project():
            self.settings.sync()
            event.accept()
        else:
            event.ignore()


def _stretch() -> QWidget:
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget
