"""The dialog with everything that is wrong or worth knowing about a project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.check import Finding, Severity, check_project
from annotations.store import Project, ProjectError
from desktop.tasks import Task


class CheckDialog(QDialog):
    """Checks a freshly read project in the background and lists the findings, to read and to copy."""

    def __init__(self, project: Project, told: list[str], parent: QWidget | None = None) -> None:
        """`told`: what was noticed while the project was open."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check project"))
        self.resize(720, 460)
        self._told = told
        self.heading = QLabel(self.tr("Checking …"))
        self.heading.setProperty("role", "heading")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.findings = QPlainTextEdit()
        self.findings.setReadOnly(True)
        self.findings.setAccessibleName(self.tr("Findings"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.copy_button = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setAutoDefault(False)
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (self.heading, self.progress, self.findings, buttons):
            layout.addWidget(widget)
        layout.insertStretch(layout.count() - 1, 1)
        layout.setStretchFactor(self.findings, 100)
        self._task: Task[list[Finding]] = Task(partial(_check, str(project.folder), project.annotator))
        self._task.signals.finished.connect(self._on_finished)
        self._task.start()

    @override
    def done(self, result: int) -> None:
        self._task.signals.finished.disconnect(self._on_finished)
        super().done(result)

    def _on_finished(self) -> None:
        self.progress.hide()
        try:
            findings = self._task.result()
        except (ProjectError, OSError) as error:
            self.heading.setText(self.tr("The project cannot be read any more"))
            self._show_lines([str(error)])
            return
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        lines = [str(finding) for finding in findings]
        lines += [line for line in self._told if line not in lines]
        if errors:
            self.heading.setText(self.tr("%Ln thing(s) wrong", "", errors))
        elif lines:
            self.heading.setText(self.tr("Nothing is wrong; some things are worth knowing"))
        else:
            self.heading.setText(self.tr("Nothing is wrong"))
        self._show_lines(lines)

    def _show_lines(self, lines: list[str]) -> None:
        self.findings.setPlainText("\n".join(lines))
        self.findings.setVisible(bool(lines))
        self.copy_button.setEnabled(bool(lines))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.findings.toPlainText())


def _check(folder: str, annotator: str, _on_step: Callable[[int], bool]) -> list[Finding]:
    return check_project(Project.open(folder, annotator))
