"""The dialog with all backups: what each holds, how that compares with now, and putting it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.store import Project, ProjectError
from annotations.store.archive import DamagedFile
from annotations.store.backups import Backup, list_backups
from annotations.store.comparing import Difference, compare
from desktop.dialogs.backup_list import BackupList, shown_moment
from desktop.dialogs.difference_list import DifferenceList
from desktop.tasks import Task
from desktop.theme import Theme

_STEPS = 1_000


class RestoreDialog(QDialog):
    """Shows the backups of a project; what to put back is asked for by a signal."""

    restore_requested = Signal(str, str)
    """The path of a backup, and the name of the one file to put back (empty: everything)."""

    def __init__(
        self, project: Project, damaged: Sequence[DamagedFile], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`damaged`: files that cannot be read; the first that a backup has whole is chosen."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(980, 580)
        self._store = project.store
        self._damaged = next((file for file in damaged if file.backup is not None), None)
        self._task: Task[list[Difference]] | None = None
        self._shown: Backup | None = None
        self.backups = BackupList(list_backups(project.store), theme)
        self.backups.picked.connect(self._on_backup)
        titles = {heading.id: heading.title for heading in project.headings}
        self.differences = DifferenceList(titles, theme)
        self.differences.itemSelectionChanged.connect(self._show_buttons)
        self._make_widgets()
        self._lay_out()
        self._warn(len(damaged))
        self._begin()

    def _make_widgets(self) -> None:
        self.warning = QLabel()
        self.warning.setProperty("role", "error")
        self.warning.setWordWrap(True)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.words = QLabel()
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, _STEPS)
        self.progress.hide()
        self._buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.one_button = self._buttons.addButton(self.tr("Restore this article only"), action)
        self.one_button.clicked.connect(self._on_one)
        self.all_button = self._buttons.addButton(self.tr("Restore everything"), action)
        self.all_button.clicked.connect(self._on_all)
        self.close_button = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        for button in (self.one_button, self.all_button):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.heading, self.words, self.progress, self.differences):
            column.addWidget(widget)
        column.addStretch(1)
        column.setStretchFactor(self.differences, 100)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self.backups)
        split.addWidget(side)
        split.setSizes([450, 490])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.warning)
        layout.addWidget(split, 1)
        layout.addWidget(self._buttons)

    def _warn(self, damaged: int) -> None:
        self.warning.setVisible(bool(damaged))
        if self._damaged is None:
            words = self.tr("%Ln file(s) are damaged, and no backup has them whole.", "", damaged)
        else:
            words = self.tr(
                "%Ln file(s) are damaged. The newest backup that has one whole is chosen.", "", damaged
            )
        self.warning.setText(words)

    def _begin(self) -> None:
        wanted = self._damaged.backup if self._damaged is not None else None
        wanted = wanted or next((b for b in list_backups(self._store) if not b.problem), None)
        if wanted is not None:
            self.backups.pick(wanted)
            return
        self.heading.setText(self.tr("There is no backup yet"))
        self.words.setText(
            self.tr("Backups are made by themselves: every half hour, and before whatever changes much.")
        )
        self.differences.hide()
        self._show_buttons()

    # Comparing

    def is_comparing(self) -> bool:
        """Whether a backup is being looked into."""
        return self._task is not None

    def _on_backup(self, backup: Backup) -> None:
        self._stop()
        self._shown = backup
        self.differences.clear()
        self.differences.hide()
        self.progress.hide()
        self.heading.setText(self.tr("As of {moment}").format(moment=shown_moment(backup.made)))
        if backup.problem:
            self._refuse(backup.problem)
            return
        self.words.setText(self.tr("Comparing with what is there now …"))
        self.progress.setValue(0)
        self.progress.show()
        self._task = Task(partial(_compare, self._store, backup.path))
        self._task.signals.progressed.connect(self.progress.setValue)
        self._task.signals.finished.connect(self._on_compared)
        self._task.start()
        self._show_buttons()

    def _on_compared(self) -> None:
        task, self._task = self._task, None
        self.progress.hide()
        if task is None:
            return
        try:
            found = task.result()
        except (ProjectError, OSError) as error:
            self._refuse(str(error))
            return
        changed = [each for each in found if not each.same]
        self._say_what_changes(changed, len(found) - len(changed))
        damaged = self._damaged.path.relative_to(self._store).as_posix() if self._damaged is not None else ""
        self.differences.show_differences(changed, damaged)
        self.differences.setVisible(bool(changed))
        self._show_buttons()

    def _refuse(self, reason: str) -> None:
        self._shown = None
        self.words.setText(self.tr("This backup cannot be used: {reason}").format(reason=reason))
        self._show_buttons()

    def _say_what_changes(self, changed: Sequence[Difference], same: int) -> None:
        if not changed:
            self.words.setText(self.tr("Nothing has changed since: all is as it is in this backup."))
            return
        back = sum(each.now is None and not each.damaged for each in changed)
        gone = sum(each.then is None for each in changed)
        other = len(changed) - back - gone
        counts = [self.tr("%Ln file(s) become what they were", "", other)] if other else []
        counts += [self.tr("%Ln file(s) come back", "", back)] if back else []
        counts += [self.tr("%Ln file(s) that did not exist then are removed", "", gone)] if gone else []
        counts += [self.tr("%Ln file(s) stay as they are", "", same)] if same else []
        changes = self.tr(", ").join(counts)
        everything = self.tr("Restoring everything: {changes}.").format(changes=changes)
        kept = self.tr("What is there now is kept in a backup first, so that restoring can be undone.")
        self.words.setText(f"{everything} {kept}")

    # Restoring

    def _show_buttons(self) -> None:
        can = self._shown is not None and not self.is_comparing() and self.differences.topLevelItemCount() > 0
        chosen = self.differences.chosen()
        self.all_button.setEnabled(can)
        self.one_button.setEnabled(can and bool(chosen))
        is_article = "/" in chosen or not chosen
        self.one_button.setText(
            self.tr("Restore this article only") if is_article else self.tr("Restore this file only")
        )

    def _on_one(self) -> None:
        if self._shown is not None:
            self.restore_requested.emit(str(self._shown.path), self.differences.chosen())

    def _on_all(self) -> None:
        if self._shown is not None:
            self.restore_requested.emit(str(self._shown.path), "")

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        """Let nobody wait for a comparison any more."""
        if self._task is not None:
            self._task.signals.finished.disconnect(self._on_compared)
            self._task.signals.progressed.disconnect(self.progress.setValue)
            self._task.cancel()
            self._task = None


class _StoppedError(ProjectError):
    """Another backup was chosen, or the dialog was closed."""


def _compare(store: Path, path: Path, on_step: Callable[[int], bool]) -> list[Difference]:
    def step(done: int, of: int) -> None:
        if not on_step(_STEPS * done // max(1, of)):
            raise _StoppedError

    return compare(store, path, step)
