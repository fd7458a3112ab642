"""The panes of the main window and where they stand: made here, wired elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.naming import shown_number
from desktop.viewer.article_view import ArticleView
from desktop.views.article_list import ArticleList
from desktop.views.concordance_pane import ConcordancePane
from desktop.views.entity_panel import EntityPanel
from desktop.views.find_bar import FindBar
from desktop.views.inspector import Inspector
from desktop.views.label_palette import LabelPalette
from desktop.views.notice_bar import NoticeBar
from desktop.views.remark_table import RemarkTable
from desktop.views.span_table import SpanTable
from desktop.views.tour import Tour
from desktop.views.welcome import WelcomePage
from desktop.windows.reading_progress import ReadingProgress
from desktop.windows.status import StatusLine

SIDE_WIDTHS = (270, 290)
TABLE_HEIGHT = 170
SEARCH_HEIGHT = 300
"""Of the bottom dock, when it shows the search: some ten hits at once."""


class Panes(QObject):
    """Makes every pane of a window and puts it in its place."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.view = ArticleView()
        self.view.setAccessibleName(self.tr("Text of the article"))
        self.find_bar = FindBar()
        self.notices = NoticeBar()
        self.tour = Tour()
        self.articles = ArticleList()
        self.inspector = Inspector()
        self.spans = SpanTable()
        self.remarks = RemarkTable()
        self.concordance = ConcordancePane()
        self.entities = EntityPanel()
        self.labels = LabelPalette()
        self.welcome = WelcomePage()
        self.status = StatusLine()
        self.reading = ReadingProgress()
        self.status.insertPermanentWidget(1, self.reading)
        window.setStatusBar(self.status)
        self._make_center()
        self._make_docks()

    def _make_center(self) -> None:
        self._nothing = QLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "secondary")
        self._page = QStackedWidget()
        self._page.addWidget(self.view)
        self._page.addWidget(self._nothing)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.tour)
        column.addWidget(self.find_bar)
        column.addWidget(self._page, 1)
        self._center = QStackedWidget()
        self._center.addWidget(self.welcome)
        self._center.addWidget(reading)
        self._window.setCentralWidget(self._center)

    def _make_docks(self) -> None:
        window, area = self._window, Qt.DockWidgetArea
        window.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        # Qt mirrors what is inside a window, not where its docks are.
        leading, trailing = area.LeftDockWidgetArea, area.RightDockWidgetArea
        if window.isRightToLeft():
            leading, trailing = trailing, leading
        bottom = area.BottomDockWidgetArea
        self.docks = (
            self._dock("articles", self.tr("Articles"), self.articles, leading),
            self._dock("inspector", self.tr("Span"), self.inspector, trailing),
            self._dock("spans", self.tr("Spans of this article"), self.spans, bottom),
            self._dock("remarks", self.tr("Remarks"), self.remarks, bottom),
            self._dock(
                "search", self.tr("Find in all articles"), self.concordance, area.BottomDockWidgetArea
            ),
            self._dock("entities", self.tr("Entities"), self.entities, leading),
        )
        articles, inspector, spans, remarks, search, entities = self.docks
        window.tabifyDockWidget(articles, entities)
        window.tabifyDockWidget(spans, remarks)
        window.tabifyDockWidget(remarks, search)
        spans.raise_()
        window.resizeDocks([articles, inspector], list(SIDE_WIDTHS), Qt.Orientation.Horizontal)
        window.resizeDocks([spans], [TABLE_HEIGHT], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"{name}Dock")
        if area is Qt.DockWidgetArea.BottomDockWidgetArea:
            dock.setTitleBarWidget(QWidget())  # Their tabs name them.
        else:
            label = QLabel(title)
            label.setObjectName("dockTitle")
            dock.setTitleBarWidget(label)
        dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        return dock

    def step_focus(self, step: int) -> None:
        """Put the keyboard into the next pane (1) or the one before (-1) of those that are shown."""
        panes: list[tuple[QWidget, Callable[[], None]]] = [(self.view, self.view.setFocus)]
        if is_seen(self.spans.table):
            panes.append((self.spans, self.spans.table.setFocus))
        if is_seen(self.remarks.table):
            panes.append((self.remarks, self.remarks.table.setFocus))
        if is_seen(self.concordance.line):
            panes.append((self.concordance, self.concordance.line.setFocus))
        if is_seen(self.inspector) and self.inspector.quoted():
            panes.append((self.inspector, self.inspector.focus_first))
        if is_seen(self.articles):
            panes.append((self.articles, self.articles.list.setFocus))
        if is_seen(self.entities.list):
            panes.append((self.entities, self.entities.list.setFocus))
        focused = QApplication.focusWidget()
        here = -1
        if focused is not None:
            holds = [pane is focused or pane.isAncestorOf(focused) for pane, _ in panes]
            here = holds.index(True) if True in holds else -1
        pane, focus = panes[(here + step) % len(panes) if here >= 0 else 0]
        pane.window().activateWindow()
        focus()

    def dock(self, name: str) -> QDockWidget:
        """Return a dock by its name: ``articles``, ``inspector``, ``spans``, ``remarks``, …"""
        return next(dock for dock in self.docks if dock.objectName() == f"{name}Dock")

    def show_search(self) -> None:
        """Bring the search through all articles to the front."""
        dock = self.dock("search")
        dock.show()
        dock.raise_()
        dock.activateWindow()
        if dock.height() < SEARCH_HEIGHT:
            self._window.resizeDocks([dock], [SEARCH_HEIGHT], Qt.Orientation.Vertical)

    def show_remark_count(self, count: int) -> None:
        """Say on its tab how many remarks there are."""
        words = self.tr("Remarks")
        self.dock("remarks").setWindowTitle(f"{words} ({shown_number(count)})" if count else words)

    def show_docks(self, shown: bool) -> None:
        """Hide the docks on the welcome page; show them, and let them be hidden, with a project."""
        for dock in self.docks:
            dock.setVisible(shown)
            dock.toggleViewAction().setEnabled(shown)
        # The last ones shown would lie above these.
        for name in ("articles", "spans"):
            self.dock(name).raise_()

    def show_welcome(self) -> None:
        """Show the first page."""
        self._center.setCurrentIndex(0)

    def show_text(self) -> None:
        """Show the article's text."""
        self._center.setCurrentIndex(1)
        self._page.setCurrentWidget(self.view)

    def show_nothing(self, words: str) -> None:
        """Show why there is no article, and what to do."""
        self._nothing.setText(words)
        self._center.setCurrentIndex(1)
        self._page.setCurrentWidget(self._nothing)


def is_seen(widget: QWidget) -> bool:
    """Say whether anything of a widget is seen; one in a dock behind another tab is visible to Qt."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
