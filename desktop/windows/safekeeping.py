"""Checking, repairing and restoring the open project: the dialogs, the work behind them, what comes of it."""

# ruff: noqa: PLC0415 - dialogs are imported when they are first asked for

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from annotations.store import Project, ProjectError
from desktop.tasks import Task
from desktop.windows.main_window import MainWindow
from desktop.windows.progress import Progress

if TYPE_CHECKING:
    from annotations.store.restoring import Restored
    from desktop.dialogs.restore_dialog import RestoreDialog

_STEPS = 1_000


class Safekeeping(QObject):
    """Looks after what one main window's project has on the disk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: RestoreDialog | None = None
        self._progress: Progress | None = None
        self._task: Task[Restored] | None = None
        self._wanted = ""

    def show_check(self) -> None:
        """Open the dialog that checks and repairs the project."""
        from desktop.dialogs.check_dialog import CheckDialog

        session = self._window.session
        if session is not None:
            self._window.inspector.commit()
            session.flush()
            dialog = CheckDialog(session.project, session.project.problems, self._window.theme, self._window)
            dialog.repaired.connect(self._take_over)
            dialog.restore_requested.connect(self.show_restore)
            self._show(dialog)

    def show_restore(self) -> None:
        """Open the dialog with the backups."""
        from desktop.dialogs.restore_dialog import RestoreDialog

        session = self._window.session
        if session is not None:
            self._window.inspector.commit()
            if not session.flush():
                why = self.tr(
                    "The last changes are not saved yet. See to that first; the status line says why."
                )
                self._say(QMessageBox.Icon.Warning, self.tr("Nothing can be restored now."), why)
                return
            project = session.project
            dialog = RestoreDialog(project, project.damaged, self._window.theme, self._window)
            dialog.restore_requested.connect(self._on_restore)
            self._dialog = dialog
            self._show(dialog)

    def is_restoring(self) -> bool:
        """Whether a backup is being put back."""
        return self._task is not None

    def _on_restore(self, path: str, name: str) -> None:
        session = self._window.session
        if session is None or self._dialog is None or self._task is not None:
            return
        self._dialog.setEnabled(False)
        self._wanted = name
        self._progress = Progress(self.tr("Restoring …"), self._window)
        self._task = Task(partial(_restore, session.project, Path(path), name))
        self._task.signals.progressed.connect(self._on_step)
        self._task.signals.finished.connect(self._on_restored)
        self._task.start()

    def _on_step(self, done: int) -> None:
        if self._progress is not None:
            self._progress.show_step(done, _STEPS)

    def _on_restored(self) -> None:
        task, self._task = self._task, None
        dialog, progress = self._dialog, self._progress
        if task is None or dialog is None or progress is None:
            return
        progress.close()
        progress.deleteLater()
        dialog.setEnabled(True)
        try:
            restored = task.result()
        except (ProjectError, OSError) as error:
            self._say(QMessageBox.Icon.Warning, self.tr("Not everything could be restored."), str(error))
            return
        dialog.accept()
        self._dialog = None
        self._take_restored()
        count = len(restored.written) + len(restored.removed)
        words = self.tr("%Ln file(s) put back as they were.", "", count)
        if restored.before is not None:
            from desktop.dialogs.backup_list import shown_moment

            before = self.tr("What was there before is in the backup of {moment}, to be restored likewise.")
            words += " " + before.format(moment=shown_moment(restored.before.made))
        self._say(QMessageBox.Icon.Information, self.tr("Restored."), words)

    def _take_restored(self) -> None:
        """Show what stands on the disk now; when it is more than one article, by opening the project anew."""
        session = self._window.session
        annotator, _, rest = self._wanted.partition("/")
        if session is None:
            return
        if not rest:
            self._window.project_wanted.emit(str(session.project.folder))
            return
        article_id = rest.removesuffix(".json")
        if annotator == session.project.annotator and article_id in session.project:
            session.annotations_of(article_id)
        session.entities_changed.emit()
        self._take_over()

    def _take_over(self) -> None:
        session = self._window.session
        if session is not None:
            session.take_import()
            self._window.reload_articles()

    def _say(self, icon: QMessageBox.Icon, what: str, more: str) -> None:
        box = QMessageBox(icon, "Hashiya", what, parent=self._window)
        box.setInformativeText(more)
        self._show(box)

    def _show(self, dialog: QDialog) -> None:
        """Show a dialog over the window without stopping the program; it is gone once closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.open()


def _restore(project: Project, path: Path, name: str, on_step: Callable[[int], bool]) -> Restored:
    from annotations.store.restoring import restore

    return restore(project, path, name or None, lambda done, of: on_step(_STEPS * done // max(1, of)))
