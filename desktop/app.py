"""Starting the program: fonts and look, then the window, then what can wait until it is painted."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from annotations.resources import resource
from annotations.version import __version__
from desktop.errors import ErrorReporter
from desktop.fonts import load_interface_fonts
from desktop.language import install_language
from desktop.settings import Settings
from desktop.theme import apply_interface_font, apply_theme, load_theme
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
    window, errands = make_window(app, annotator)
    window.resize(QSize(*(size or DEFAULT_SIZE)))
    if screenshot is not None:
        return take_screenshot(app, window, errands, project, screenshot, article, select)
    if size is None and not window.settings.geometry.isEmpty():
        window.restoreGeometry(window.settings.geometry)
    reporter = ErrorReporter(app)
    reporter.happened.connect(errands.show_error)
    reporter.install()
    folder = project or window.settings.last_project
    if folder and (project or Path(folder).is_dir()):
        errands.open_project(folder)
        show_place(window, article, select)
    # Before it is seen, for with icons the tools are laid out anew.
    window.load_icons()
    window.show()
    # What lives as long as the program need not be looked at by every collection.
    QTimer.singleShot(500, gc.freeze)
    return app.exec()


def make_application() -> QApplication:
    """Return the application with fonts and theme, ready for windows."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("hashiya")
    app.setApplicationDisplayName("Hashiya")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hashiya")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource("icons", "hashiya.svg"))))
    install_language(app)
    load_interface_fonts()
    apply_interface_font(app)
    return app


def make_window(app: QApplication, annotator: str | None = None) -> tuple[MainWindow, Errands]:
    """Return the main window, not yet shown, and what runs its dialogs."""
    settings = Settings()
    theme = load_theme(settings.theme)
    apply_theme(app, theme)
    window = MainWindow(settings, theme)
    return window, Errands(window, annotator)


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
    app: QApplication,
    window: MainWindow,
    errands: Errands,
    project: str | Path | None,
    path: Path,
    article: str | None,
    select: str | None,
) -> int:
    """Draw the window into a file without showing it on a screen; nothing else is written."""
    window.load_icons()
    window.show()
    if project is not None and not errands.open_project(project):
        return 1
    show_place(window, article, select)
    for _ in range(5):
        app.processEvents()
    picture = window.grab()
    if not picture.save(str(path), "PNG"):
        print(f"hashiya: {path}: the picture cannot be written", file=sys.stderr)
        return 1
    return 0
