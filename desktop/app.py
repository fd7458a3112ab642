"""Starting the program: fonts and look, then the window, then what can wait until it is painted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from annotations.resources import resource
from annotations.version import __version__
from desktop.errors import ErrorReporter
from desktop.fonts import load_interface_fonts
from desktop.garbage import collect_and_keep
from desktop.icons import prepare_icons
from desktop.language import install_language
from desktop.settings import Settings
from desktop.tasks import Task
from desktop.theme import Theme, apply_interface_font, apply_theme, load_theme
from desktop.windows.errands import Errands
from desktop.windows.main_window import MainWindow

DEFAULT_SIZE = (1360, 860)


def run(
    project: str | Path | None = None,
    annotator: str | None = None,
    screenshot: Path | None = None,
    article: str | None = None,
    size: tuple[int, int] | None = None,
    select: str | None = None,
) -> int:
    """Show the window until it is closed, or draw it into a PNG file (`screenshot`) and leave.

    `article` and `select` are an article's and a span's id to show; `size` is in logical pixels.
    Returns the exit status: 0, or 1 if the project or the picture could not be had.
    """
    app = make_application()
    # A picture is no visit: it leaves no trace among the recent projects.
    program = Program(app, Settings(keep=screenshot is None), annotator)
    program.window.resize(QSize(*(size or DEFAULT_SIZE)))
    if screenshot is not None:
        return take_screenshot(program, project, screenshot, article, select)
    geometry = program.settings.geometry
    if size is None and not geometry.isEmpty():
        program.window.restoreGeometry(geometry)
    reporter = ErrorReporter(app)
    reporter.happened.connect(program.show_error)
    reporter.install()
    folder = project or program.settings.last_project
    if folder and (project or Path(folder).is_dir()):
        program.errands.open_project(folder)
        show_place(program.window, article, select)
    program.window.show()
    FirstPaint(program.window).happened.connect(program.load_icons)
    return app.exec()


def make_application() -> QApplication:
    """Return the application with its name, style and fonts, ready for windows."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("hashiya")
    app.setApplicationDisplayName("Hashiya")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hashiya")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource("icons", "hashiya.svg"))))
    load_interface_fonts()
    apply_interface_font(app)
    return app


class FirstPaint(QObject):
    """Says when a window has been painted for the first time: what can wait begins then."""

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.happened.emit)
        return False


class Program(QObject):
    """One run of the program: its window, and a new one over the same session in another language."""

    def __init__(self, app: QApplication, settings: Settings, annotator: str | None = None) -> None:
        """`annotator` stands in for the name in the settings, for this run only."""
        super().__init__(app)
        self._app = app
        self._annotator = annotator
        self.settings = settings
        settings.changed.connect(self._on_setting)
        install_language(app, settings.language, settings.digits)
        theme = load_theme(settings.theme)
        apply_theme(app, theme)
        self._make_window(theme)

    def _make_window(self, theme: Theme) -> None:
        self.window = MainWindow(self.settings, theme)
        self.window.language_chosen.connect(self.change_language)
        self.errands = Errands(self.window, self._annotator)

    def load_icons(self) -> None:
        """Load the icons without holding up whoever uses the window already."""
        self._icons: Task[None] = Task(_prepare_icons)
        self._icons.signals.finished.connect(self._on_icons_ready)
        self._icons.start()

    def _on_icons_ready(self) -> None:
        self._icons.result()
        self.window.load_icons()
        # What is there now lives as long as the program; collections need not look at it.
        collect_and_keep()

    def change_language(self, chosen: str) -> None:
        """Speak ``ar``, ``en`` or the ``system``'s language from now on; work, place and undo stay."""
        self.settings.language = chosen
        self.window.menu_bar.show_language(chosen)

    def _on_setting(self, key: str) -> None:
        if key in ("language", "digits"):
            self.renew_window()
        elif key == "annotator":
            self._annotator = None

    def renew_window(self) -> None:
        """Make the window anew, in the language and with the digits that the settings name.

        Words are set where widgets are made; making them again says each of them once, and mirrors
        every layout, which telling a hundred widgets of another language does not.
        """
        old, errands = self.window, self.errands
        geometry, was_shown = old.geometry(), old.isVisible()
        work = old.hand_over()
        install_language(self._app, self.settings.language, self.settings.digits)
        self._make_window(old.theme)
        self.window.setGeometry(geometry)
        if old.has_icons:
            self.window.load_icons()
        if was_shown:
            self.window.show()
        if work is not None:
            self.window.take_over(work)
        errands.hand_preferences_to(self.errands)
        old.hide()
        old.deleteLater()

    def show_error(self, report: str, path: str) -> None:
        """Show an unexpected error in the window of the moment."""
        self.errands.show_error(report, path)


def make_window(app: QApplication, annotator: str | None = None) -> tuple[MainWindow, Errands]:
    """Return the main window, not yet shown, and what runs its dialogs."""
    program = Program(app, Settings(), annotator)
    return program.window, program.errands


def _prepare_icons(_on_step: Callable[[int], bool]) -> None:
    prepare_icons()


def show_place(window: MainWindow, article: str | None, select: str | None) -> None:
    """Go to an article and a span of it, as far as they exist."""
    session = window.session
    if session is None:
        return
    if article and article in session.project:
        window.open_article(article)
    if select and any(span.id == select for span in session.annotations.spans):
        window.annotating.show_span(select)


def take_screenshot(
    program: Program, project: str | Path | None, path: Path, article: str | None, select: str | None
) -> int:
    """Draw the window into a file without showing it on a screen; nothing else is written."""
    window = program.window
    window.load_icons()
    window.show()
    if project is not None and not program.errands.open_project(project):
        return 1
    window.hide_tour()
    show_place(window, article, select)
    for _ in range(5):
        QApplication.processEvents()
    picture = window.grab()
    if not picture.save(str(path), "PNG"):
        print(f"hashiya: {path}: the picture cannot be written", file=sys.stderr)
        return 1
    return 0
