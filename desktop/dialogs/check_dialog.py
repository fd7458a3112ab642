"""The dialog with everything that is wrong or worth knowing about a project, and the way to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.check import check_project
from annotations.findings import Finding, Kind, Severity
from annotations.repair import RepairReport, repair_project, repairable
from annotations.store import Project, ProjectError
from desktop.dialogs.finding_words import about, repair_of, words_of
from desktop.tasks import Task
from desktop.theme import Theme

MOST_SHOWN = 2_000
"""So many findings are listed; copying takes them all."""
_STEPS = 1_000


class CheckDialog(QDialog):
    """Checks a freshly read project in the background, lists the findings, and repairs when asked to."""

    repaired = Signal()
    """Files of the project are others now."""
    restore_requested = Signal()
    """The user wants to see the backups: a file is damaged."""

    def __init__(
        self, project: Project, told: list[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`told`: what was noticed while the project was open."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check project"))
        self.resize(820, 540)
        self._project = project
        self._told = told
        self._theme = theme
        self._findings: list[Finding] = []
        self._is_proposing = False
        self._task: Task[list[Finding]] | Task[RepairReport] | None = None
        self._make_widgets()
        self._check()

    def _make_widgets(self) -> None:
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("role", "secondary")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, _STEPS)
        self.findings = QTreeWidget()
        self.findings.setObjectName("card")
        self.findings.setAccessibleName(self.tr("Findings"))
        self.findings.setHeaderLabels([self.tr("What was found"), self.tr("What repairing does")])
        self.findings.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.findings.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.findings.header().setStretchLastSection(False)
        self.findings.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.findings.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = buttons.addButton(self.tr("Copy"), action)
        self.copy_button.clicked.connect(self._on_copy)
        self.restore_button = buttons.addButton(self.tr("Restore a backup…"), action)
        self.restore_button.clicked.connect(self._on_restore)
        self.back_button = buttons.addButton(self.tr("Back"), action)
        self.back_button.clicked.connect(self._show_found)
        self.repair_button = buttons.addButton(self.tr("Repair…"), action)
        self.repair_button.clicked.connect(self._on_repair)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (self.heading, self.words, self.progress, self.findings, buttons):
            layout.addWidget(widget)
        layout.insertStretch(layout.count() - 1, 1)
        layout.setStretchFactor(self.findings, 100)

    def is_running(self) -> bool:
        """Whether something is being checked or repaired."""
        return self._task is not None

    def lines(self) -> list[str]:
        """Return everything that was found, a line each, as it is copied."""
        lines = [str(finding) for finding in self._findings]
        files = {finding.file for finding in self._findings}
        return lines + [line for line in self._told if not any(file in line for file in files)]

    @override
    def reject(self) -> None:
        """Stop a check; a repair is waited for."""
        if self._task is not None and self._is_proposing:
            return
        if self._task is not None:
            self._task.signals.finished.disconnect()
            self._task.cancel()
            self._task = None
        super().reject()

    # Checking

    def _check(self) -> None:
        self.heading.setText(self.tr("Checking …"))
        self._run(Task(partial(_check, str(self._project.folder), self._project.annotator)), self._on_checked)

    def _run(self, task: Task[list[Finding]] | Task[RepairReport], finished: Callable[[], None]) -> None:
        self._task = task
        self.progress.setValue(0)
        self.progress.show()
        self.words.hide()
        self.findings.hide()
        for button in (self.copy_button, self.restore_button, self.back_button, self.repair_button):
            button.hide()
        task.signals.progressed.connect(self.progress.setValue)
        task.signals.finished.connect(finished)
        task.start()

    def _on_checked(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        try:
            found = task.result()
        except (ProjectError, OSError) as error:
            self._fail(self.tr("The project cannot be read any more"), error)
            return
        if isinstance(found, list):
            self._findings = found
            self._show_found()

    def _fail(self, heading: str, error: Exception) -> None:
        self.progress.hide()
        self.heading.setText(heading)
        self._say(str(error))

    def _show_found(self) -> None:
        self._is_proposing = False
        errors = sum(finding.severity is Severity.ERROR for finding in self._findings)
        lines = self.lines()
        if errors:
            self.heading.setText(self.tr("%Ln thing(s) wrong", "", errors))
        elif lines:
            self.heading.setText(self.tr("Nothing is wrong; some things are worth knowing"))
        else:
            self.heading.setText(self.tr("Nothing is wrong"))
        self._say("")
        self._list(self._findings, lines[len(self._findings) :])
        mendable = bool(repairable(self._findings))
        self._show_buttons(
            copy=bool(lines),
            restore=any(f.kind in {Kind.DAMAGED, Kind.DAMAGED_KEPT} for f in self._findings),
            repair=mendable,
        )
        self.repair_button.setText(self.tr("Repair…"))
        self._make_default(self.close_button)

    def _list(self, findings: Sequence[Finding], told: Sequence[str] = ()) -> None:
        """List findings by file, and below them what was told before."""
        self.progress.hide()
        self.findings.clear()
        self.findings.setVisible(bool(findings or told))
        for file, group in groupby(findings[:MOST_SHOWN], key=lambda finding: finding.file):
            top = QTreeWidgetItem(self.findings, [f"\u2066{file}\u2069"])
            top.setFirstColumnSpanned(True)
            top.setForeground(0, QColor(self._theme.secondary))
            top.addChildren([self._item(finding) for finding in group])
        if told:
            top = QTreeWidgetItem(self.findings, [self.tr("Noticed while the project was open")])
            top.setFirstColumnSpanned(True)
            top.setForeground(0, QColor(self._theme.secondary))
            for line in told:
                QTreeWidgetItem(top, [line]).setToolTip(0, line)
        more = len(findings) - MOST_SHOWN
        if more > 0:
            QTreeWidgetItem(self.findings, [self.tr("… and %Ln more; Copy takes them all", "", more)])
        self.findings.expandAll()

    def _item(self, finding: Finding) -> QTreeWidgetItem:
        what = about(finding)
        words = f"{what}  {words_of(finding)}" if what else words_of(finding)
        item = QTreeWidgetItem([words, repair_of(finding)])
        item.setToolTip(0, finding.message if not finding.id else f"{finding.id}\n{finding.message}")
        if finding.severity is Severity.ERROR:
            item.setForeground(0, QColor(self._theme.error))
        if not finding.repair.is_safe:
            item.setForeground(1, QColor(self._theme.faint))
        return item

    # Repairing

    def _on_repair(self) -> None:
        if self._is_proposing:
            self.heading.setText(self.tr("Repairing …"))
            folder, annotator = str(self._project.folder), self._project.annotator
            self._run(Task(partial(_repair, folder, annotator)), self._on_repaired)
            self.close_button.setEnabled(False)
        else:
            self._propose()

    def _propose(self) -> None:
        """Show what a repair would do, and nothing else, before anything is done."""
        self._is_proposing = True
        mendable = repairable(self._findings)
        self.heading.setText(self.tr("%Ln thing(s) can be mended safely", "", len(mendable)))
        self._say(
            self.tr(
                "First everything is kept in a backup, so that this can be undone. "
                "Then exactly what stands here is done; the rest is left for you."
            )
        )
        self._list(mendable)
        self._show_buttons(copy=False, restore=False, repair=True, back=True)
        self.repair_button.setText(self.tr("Repair"))
        self._make_default(self.repair_button)

    def _on_repaired(self) -> None:
        task, self._task = self._task, None
        self._is_proposing = False
        self.close_button.setEnabled(True)
        if task is None:
            return
        try:
            report = task.result()
        except (ProjectError, OSError) as error:
            self._fail(self.tr("Nothing was repaired"), error)
            return
        if isinstance(report, RepairReport):
            self._findings = report.left
            self._told = []
            self._show_found()
            done = self.tr("%Ln thing(s) mended.", "", len(report.done))
            backup = report.backup.path.name if report.backup is not None else ""
            if backup:
                kept = self.tr("What was there before is in the backup {name}.")
                done += " " + kept.format(name=f"\u2066{backup}\u2069")
            self._say("\n".join([done, *report.failed]))
            self.repaired.emit()

    # Buttons

    def _show_buttons(self, *, copy: bool, restore: bool, repair: bool, back: bool = False) -> None:
        self.copy_button.setVisible(copy)
        self.restore_button.setVisible(restore)
        self.repair_button.setVisible(repair)
        self.back_button.setVisible(back)

    def _make_default(self, chosen: QWidget) -> None:
        for button in (
            self.close_button,
            self.repair_button,
            self.copy_button,
            self.restore_button,
            self.back_button,
        ):
            button.setAutoDefault(button is chosen)
            button.setDefault(button is chosen)
        if not self.findings.isVisible():
            chosen.setFocus()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _on_restore(self) -> None:
        self.restore_requested.emit()
        self.reject()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.lines()))


class _StoppedError(ProjectError):
    """The dialog was closed."""


def _told(on_step: Callable[[int], bool]) -> Callable[[int, int], None]:
    """Return the progress that the core calls; it stops the work when nobody waits for it any more."""

    def step(done: int, of: int) -> None:
        if not on_step(_STEPS * done // max(1, of)):
            raise _StoppedError

    return step


def _check(folder: str, annotator: str, on_step: Callable[[int], bool]) -> list[Finding]:
    return check_project(Project.open(folder, annotator), _told(on_step))


def _repair(folder: str, annotator: str, on_step: Callable[[int], bool]) -> RepairReport:
    return repair_project(Project.open(folder, annotator), _told(on_step))
