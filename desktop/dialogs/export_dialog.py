"""The dialog that exports the corpus: what, whose, where; then progress, then what was written and lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.exporting import Chosen, choose, export
from annotations.files import is_empty_folder
from annotations.formats import FORMATS
from annotations.formats.format import ExportCancelled, ExportOptions, ExportReport, Format, MissingExtraError
from annotations.model import SpanError
from annotations.proof import ProofFailedError
from annotations.store import Project
from desktop.format_names import shown_title
from desktop.tasks import Task

_Written = tuple[ExportReport, Chosen]


class ExportDialog(QDialog):
    """Exports a project. Stays open afterwards and says what the format could not hold."""

    def __init__(
        self, project: Project, article_id: str, format_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(600)
        self._project = project
        self._article_id = article_id
        self._task: Task[_Written] | None = None
        self._path_is_own = True
        self._make_choices()
        self._make_result()
        self._lay_out()
        self.format.setCurrentIndex(max(0, self.format.findData(format_name)))
        self._propose_path()

    def _make_choices(self) -> None:
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for form in FORMATS.values():
            if form.can_write:
                self.format.addItem(f"{form.name} — {shown_title(form)}", form.name)
        self.format.currentIndexChanged.connect(self._propose_path)
        self.annotators = QListWidget()
        self.annotators.setAccessibleName(self.tr("Annotators"))
        self.annotators.setFixedHeight(92)
        for name in self._project.annotators() or (self._project.annotator,):
            item = QListWidgetItem(name, self.annotators)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.all_articles = QRadioButton(self.tr("All articles"))
        self.done_articles = QRadioButton(self.tr("Only those marked done"))
        self.this_article = QRadioButton(self.tr("Only the open one"))
        self.this_article.setEnabled(bool(self._article_id))
        self.all_articles.setChecked(True)
        self.path_label = QLabel()
        self.path = QLineEdit()
        self.path.textEdited.connect(self._on_path_edited)

    def _make_result(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary.hide()
        self.losses = QPlainTextEdit()
        self.losses.setReadOnly(True)
        self.losses.setAccessibleName(self.tr("What the file does not hold"))
        self.losses.setMinimumHeight(140)
        self.losses.hide()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        which = QVBoxLayout()
        which.setSpacing(2)
        for button in (self.all_articles, self.done_articles, self.this_article):
            group.addButton(button)
            which.addWidget(button)
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(browse)
        form_layout = QFormLayout()
        form_layout.setVerticalSpacing(10)
        form_layout.addRow(self.tr("Format"), self.format)
        form_layout.addRow(self.tr("Annotators"), self.annotators)
        form_layout.addRow(self.tr("Articles"), which)
        form_layout.addRow(self.path_label, where)
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.close_button = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self._on_export)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form_layout)
        for widget in (self.progress, self.summary, self.losses, buttons):
            layout.addWidget(widget)

    def format_name(self) -> str:
        """Return the format as chosen."""
        return str(self.format.currentData())

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

    def _form(self) -> Format:
        return FORMATS[self.format_name()]

    def _propose_path(self) -> None:
        """Offer a file or folder beside the project's folder, until the user names another."""
        form = self._form()
        self.path.setAccessibleName(self.tr("Folder") if form.is_folder else self.tr("File"))
        self.path_label.setText(self.tr("Folder") if form.is_folder else self.tr("File"))
        ending = f"-{form.name}" if form.is_folder else form.extension
        if self._path_is_own:
            self.path.setText(str(self._project.folder.resolve().parent / f"{self._project.name}{ending}"))
        elif self.path.text().strip():
            path = Path(self.path.text())
            self.path.setText(str(path.with_suffix("" if form.is_folder else ending)))

    def _on_path_edited(self, _text: str) -> None:
        self._path_is_own = False

    def _on_browse(self) -> None:
        if self._form().is_folder:
            self._browse_for_folder()
            return
        extension = self._form().extension
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export into"),
            self.path.text(),
            self.tr("{name} files (*{extension})").format(name=self.format_name(), extension=extension),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._path_is_own = False
            self.path.setText(path if Path(path).suffix else f"{path}{extension}")

    def _browse_for_folder(self) -> None:
        start = str(Path(self.path.text()).parent)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into"), start)
        if folder:
            # A folder is written as a whole, so what is chosen is where it goes, unless that is empty.
            path = Path(folder)
            own = path if is_empty_folder(path) else path / f"{self._project.name}-{self.format_name()}"
            self._path_is_own = False
            self.path.setText(str(own))

    def _on_export(self) -> None:
        names = [
            self.annotators.item(row).text()
            for row in range(self.annotators.count())
            if self.annotators.item(row).checkState() is Qt.CheckState.Checked
        ]
        path = Path(self.path.text().strip()).expanduser()
        problem = self._problem(names, path)
        if problem:
            self._say(problem, wrong=True)
            return
        if path.is_file() and not self._may_replace(path):
            return
        self._start(names, path)

    def _problem(self, names: list[str], path: Path) -> str:
        if not names:
            return self.tr("Choose at least one annotator.")
        is_folder = self._form().is_folder
        if is_folder and not self.path.text().strip():
            return self.tr("Name the folder to write.")
        if is_folder and path.exists() and not is_empty_folder(path):
            return self.tr("{path} exists already and is no empty folder. Name a new one.").format(path=path)
        if not is_folder and (not self.path.text().strip() or path.is_dir()):
            return self.tr("Name the file to write.")
        if not path.parent.is_dir():
            return self.tr("There is no folder {folder}.").format(folder=path.parent)
        if path.resolve().is_relative_to(self._project.store.resolve()):
            return self.tr("Choose a place outside the project’s own “annotations” folder.")
        if is_folder and path.resolve().is_relative_to(self._project.folder.resolve()):
            return self.tr("Choose a place outside the project’s folder: its texts would pass for articles.")
        if path.suffix.lower() == ".txt":
            return self.tr("Choose another ending than .txt: it would pass for an article.")
        return ""

    def _may_replace(self, path: Path) -> bool:
        words = self.tr("{path} exists already. Replace it?").format(path=path)
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self, self.tr("Replace the file?"), words, yes | no, no) is yes

    def _start(self, names: list[str], path: Path) -> None:
        only = self._article_id if self.this_article.isChecked() else ""
        chosen = choose(self._project, names, done_only=self.done_articles.isChecked(), article_id=only)
        self.progress.setRange(0, 2 * len(chosen))
        self.progress.setValue(0)
        self.progress.show()
        self.summary.hide()
        self.losses.hide()
        self.export_button.setEnabled(False)
        self.close_button.setText(self.tr("Stop"))
        self._task = Task(partial(_write, self._form(), chosen, path, self._project))
        self._task.signals.progressed.connect(self.progress.setValue)
        self._task.signals.finished.connect(self._on_finished)
        self._task.start()

    def _on_finished(self) -> None:
        task, self._task = self._task, None
        assert task is not None
        self.progress.hide()
        self.export_button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        try:
            report, chosen = task.result()
        except ExportCancelled:
            self._say(self.tr("Stopped. Nothing was written."), wrong=True)
        except OSError as error:
            reason = f"{error.filename or self.path.text()}: {error.strerror or error}"
            self._say(self.tr("Nothing was written: {reason}").format(reason=reason), wrong=True)
        except (SpanError, ValueError, MissingExtraError, ProofFailedError) as error:
            self._say(self.tr("Nothing was written: {reason}").format(reason=error), wrong=True)
        else:
            self._show_report(report, chosen)

    def _show_report(self, report: ExportReport, chosen: Chosen) -> None:
        lines = [*map(str, report.losses), *chosen.unplaced]
        words = self.tr("Written: %Ln article(s)", "", report.articles)
        words += ", " + self.tr("%Ln span(s)", "", report.spans) + f"\n{report.path}\n"
        if lines:
            words += self.tr("%Ln thing(s) the file does not hold:", "", len(lines))
        else:
            words += self.tr("The file holds everything.")
        self._say(words, wrong=False)
        self.losses.setPlainText("\n".join(lines))
        self.losses.setVisible(bool(lines))

    def _say(self, words: str, *, wrong: bool) -> None:
        self.summary.setText(words)
        self.summary.setProperty("role", "error" if wrong else "")
        self.summary.style().polish(self.summary)
        self.summary.show()


def _write(
    form: Format, chosen: Chosen, path: Path, project: Project, on_step: Callable[[int], bool]
) -> _Written:
    options = ExportOptions(schema=project.schema, entities=project.entities)
    return export(form, chosen, path, options, on_step=lambda done, _: on_step(done)).report, chosen
