"""Importing into the open project: the dialog, files dropped on the window, the step that takes it back."""

# ruff: noqa: PLC0415 - dialogs and formats are imported when they are first asked for, see errands.py

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox
from typing_extensions import override

from desktop.session import Session
from desktop.windows.main_window import MainWindow
from desktop.windows.progress import Progress

if TYPE_CHECKING:
    from annotations.import_change import ImportChange
    from desktop.import_steps import ImportSteps


class Importing(QObject):
    """Imports into the project of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: tuple[Session, ImportSteps] | None = None
        self._left = ""
        self._progress = Progress(self.tr("Importing …"), window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def show_dialog(self, paths: Iterable[Path] = ()) -> None:
        """Open the dialog, with files and folders that are known already."""
        from desktop.dialogs.importing.import_dialog import ImportDialog

        session = self._window.session
        if session is None:
            return
        self._window.inspector.commit()
        session.access.ask()
        if session.read_only:
            self._explain(self.tr("Nothing can be imported here."), session.read_only)
            return
        if not session.flush():
            why = self.tr("The last changes are not saved yet. See to that first; the status line says why.")
            self._explain(self.tr("Nothing was imported."), why)
            return
        dialog = ImportDialog(session.project, self._window.theme, paths, self._window)
        dialog.imported.connect(partial(self._on_imported, session))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.open()

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the window: a folder is opened, anything else imported."""
        if event.type() is QEvent.Type.DragEnter and isinstance(event, QDragMoveEvent):
            paths = _paths(event)
            if paths and (self._window.session is not None or _folder_among(paths) is not None):
                event.acceptProposedAction()
                return True
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            event.acceptProposedAction()
            self._take(_paths(event))
            return True
        return False

    def _take(self, paths: list[Path]) -> None:
        from annotations.formats.detection import format_of_folder

        folder = _folder_among(paths)
        is_export = folder is not None and format_of_folder(folder) is not None
        if self._window.session is not None and (folder is None or is_export):
            self.show_dialog(paths)
        elif folder is not None:
            self._window.project_wanted.emit(str(folder))

    def _on_imported(self, session: Session, change: ImportChange) -> None:
        from desktop.import_steps import ImportSteps

        if self._window.session is not session:
            return
        self._take_over()
        if self._steps is None or self._steps[0] is not session:
            steps = ImportSteps(session.project, session.flush, session.perform, session)
            steps.removing.connect(self._on_removing)
            steps.changed.connect(self._take_over)
            steps.told.connect(session.notice)
            steps.progressed.connect(self._progress.show_step)
            self._steps = session, steps
        stack = session.undo_group.activeStack()
        if stack is not None:  # There is none where there is no article, for nothing came then.
            self._steps[1].add(self.tr("Import"), change, stack)

    def _on_removing(self, articles: frozenset[str]) -> None:
        session = self._window.session
        if session is not None and session.article is not None and session.article.id in articles:
            self._left = session.article.id
            session.open_article("")

    def _take_over(self) -> None:
        """Show what stands in the project now, at the article that was open if it is still there."""
        session = self._window.session
        left, self._left = self._left, ""
        if session is not None:
            session.take_import()
            if left and left in session.project:
                session.open_article(left)
            session.schema_changed.emit()
            session.entities_changed.emit()
            self._window.reload_articles()

    def _explain(self, what: str, why: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Hashiya", what, parent=self._window)
        box.setInformativeText(why)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _folder_among(paths: list[Path]) -> Path | None:
    """Return the folder if one alone is dragged."""
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None
