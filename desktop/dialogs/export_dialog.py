"""The dialog that exports the corpus: what, whose, where; then progress, then what was written and lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.exporting import Exported, export
from annotations.formats.format import ExportCancelled, Format, MissingExtraError
from annotations.model import SpanError
from annotations.proof import ProofFailedError
from annotations.store import Project, ProjectError
from desktop.dialogs.exporting.choices import Choice, Choices
from desktop.dialogs.exporting.destination import Destination
from desktop.dialogs.exporting.forecast import ForecastPane
from desktop.dialogs.exporting.format_list import FormatList
from desktop.dialogs.exporting.report import ReportPage
from desktop.dialogs.exporting.words import purpose_of
from desktop.format_names import shown_title
from desktop.tasks import Task

_STEPS = 1000
_Done = tuple[Exported, tuple[str, ...]]


class ExportDialog(QDialog):
    """Exports a project. Says before what a format will not hold, and afterwards what it does not."""

    def __init__(
        self,
        project: Project,
        article_id: str,
        format_name: str,
        folder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`format_name` and `folder` are those of the last export."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._project = project
        self._task: Task[_Done] | None = None
        self.was_written = False
        """Whether anything has been exported."""
        self.formats = FormatList()
        self.choices = Choices(project, article_id)
        self.forecast = ForecastPane(project)
        self.destination = Destination(project.folder, project.name, folder)
        self.report = ReportPage()
        self._lay_out()
        self.formats.chosen.connect(self._on_format)
        self.choices.changed.connect(self._on_choice)
        self.formats.choose(format_name)

    def _lay_out(self) -> None:
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.purpose = QLabel()
        self.purpose.setProperty("role", "secondary")
        self.purpose.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, _STEPS)
        self.progress.hide()
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.purpose)
        column.addWidget(self.forecast, 1)
        column.addWidget(self.choices)
        column.addWidget(self.destination)
        self._asking = QWidget()
        both = QHBoxLayout(self._asking)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(20)
        both.addWidget(self.formats)
        both.addLayout(column, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._asking)
        self._pages.addWidget(self.report)
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.export_button.setProperty("role", "primary")
        self.again_button = buttons.addButton(self.tr("Export more"), QDialogButtonBox.ButtonRole.ActionRole)
        self.again_button.setAutoDefault(False)
        self.again_button.hide()
        self.again_button.clicked.connect(self._on_again)
        self.close_button = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self._on_export)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.progress)
        layout.addWidget(buttons)
        self.resize(880, 620)

    def format_name(self) -> str:
        """Return the format as chosen."""
        return self.formats.form().name

    def folder(self) -> str:
        """Return the folder that the export goes into."""
        return str(self.destination.path().parent)

    def is_running(self) -> bool:
        """Whether an export is going on."""
        return self._task is not None

    @override
    def reject(self) -> None:
        """Stop a running export first; close only when nothing runs."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        """Look no further when the dialog is closed."""
        self.forecast.stop()
        super().done(result)

    def _on_format(self) -> None:
        form = self.formats.form()
        self.title.setText(shown_title(form))
        self.purpose.setText(purpose_of(form))
        self.choices.show_for(form)
        self.destination.show_for(form)
        self._on_choice()

    def _on_choice(self) -> None:
        self.problem.hide()
        form = self.formats.form()
        self.forecast.ask(form, self.choices.choice(form))

    def _on_export(self) -> None:
        form = self.formats.form()
        choice, path = self.choices.choice(form), self.destination.path()
        problem = self.destination.problem()
        if not choice.annotators:
            problem = self.tr("Choose at least one annotator.")
        elif choice.labels is not None and not choice.labels:
            problem = self.tr("Choose at least one label.")
        if problem:
            self._say(problem)
        elif not path.is_file() or self._may_replace(path):
            self._start(form, choice, path)

    def _may_replace(self, path: Path) -> bool:
        words = self.tr("{path} exists already. Replace it?").format(path=path)
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self, self.tr("Replace the file?"), words, yes | no, no) is yes

    def _start(self, form: Format, choice: Choice, path: Path) -> None:
        self.forecast.stop()
        self.problem.hide()
        self.progress.setValue(0)
        self.progress.show()
        self._asking.setEnabled(False)
        self.export_button.setEnabled(False)
        self.close_button.setText(self.tr("Stop"))
        self._task = Task(partial(_written, form, choice, path, self._project))
        self._task.signals.progressed.connect(self.progress.setValue)
        self._task.signals.finished.connect(self._on_finished)
        self._task.start()

    def _on_finished(self) -> None:
        task, self._task = self._task, None
        assert task is not None
        self.progress.hide()
        self._asking.setEnabled(True)
        self.export_button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        try:
            exported, unplaced = task.result()
        except ExportCancelled:
            self._say(self.tr("Stopped. Nothing was written."))
        except OSError as error:
            reason = f"{error.filename or self.destination.path()}: {error.strerror or error}"
            self._say(self.tr("Nothing was written: {reason}").format(reason=reason))
        except ProofFailedError as error:
            words = self.tr("Nothing was written: what was read of the file again is not what was exported.")
            self._say(f"{words}\n" + "\n".join(error.proof.differences[:5]))
        except (SpanError, ProjectError, MissingExtraError, ValueError) as error:
            self._say(self.tr("Nothing was written: {reason}").format(reason=error))
        else:
            self.was_written = True
            self.report.show_report(exported, unplaced)
            self._show_page(self.report)

    def _on_again(self) -> None:
        self._show_page(self._asking)
        self._on_choice()

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.export_button.setVisible(page is self._asking)
        self.again_button.setVisible(page is self.report)
        if page is self.report:
            self.close_button.setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def _written(
    form: Format, choice: Choice, path: Path, project: Project, on_step: Callable[[int], bool]
) -> _Done:
    # A project of its own: the window goes on reading and saving in the other one.
    own = Project.open(project.folder, project.annotator, read_all=False)
    chosen = choice.chosen(own)

    def step(done: int, of: int) -> bool:
        return on_step(_STEPS * done // max(1, of))

    exported = export(form, chosen, path, choice.options(own), on_step=step)
    return exported, tuple(chosen.unplaced)
