"""The dialog that imports: what to read, what it will bring, then progress, then what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.annotator import problem_with_annotator
from annotations.import_change import ImportCancelled, ImportChange
from annotations.import_choices import Part
from annotations.import_plan import Fate, ImportPlan
from annotations.importing import ImportReport, carry_out
from annotations.store import Project, ProjectError
from annotations.store.occasions import Occasion
from desktop.dialogs.importing.import_report import ReportPage
from desktop.dialogs.importing.name_matching import NameMatching
from desktop.dialogs.importing.plan_tree import PlanTree
from desktop.dialogs.importing.preparation import Decisions, Preparation, Prepared, StoppedError
from desktop.dialogs.importing.source_list import SourceList, paths_of
from desktop.saver import reason_of
from desktop.tasks import Task
from desktop.theme import Theme

_STEPS = 1_000
_Imported = tuple[ImportReport, ImportChange]


class ImportDialog(QDialog):
    """Imports into a project. Shows what will happen before it does; stays open and says what came of it."""

    imported = Signal(object)
    """Something was written: the `ImportChange` that takes it back."""

    def __init__(
        self, project: Project, theme: Theme, paths: Iterable[Path] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self.resize(1000, 720)
        self._project = project
        self._preparation = Preparation(project)
        self._names: dict[tuple[Part, str], str] = {}
        self._prepared: Prepared | None = None
        self._preparing: Task[Prepared] | None = None
        self._importing: Task[_Imported] | None = None
        self._is_stale = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._prepare)
        self.files = SourceList()
        self.files.changed.connect(self._again.start)
        self._make_annotator()
        self.tree = PlanTree(theme)
        self.tree.left_out_changed.connect(self._again.start)
        self.matching = NameMatching(project.schema)
        self.matching.decided.connect(self._on_decided)
        self.report = ReportPage()
        self._make_foot()
        self._lay_out()
        self._show_state()
        self.files.add(paths)

    def _make_annotator(self) -> None:
        self.annotator = QComboBox()
        self.annotator.setEditable(True)
        self.annotator.setAccessibleName(self.tr("Annotator"))
        names = dict.fromkeys((self._project.annotator, *self._project.annotators()))
        self.annotator.addItems(list(names))
        self.annotator.setMinimumContentsLength(14)
        self.annotator.currentTextChanged.connect(self._again.start)
        self.all_under_one = QCheckBox(self.tr("also where the files name somebody else"))
        self.all_under_one.toggled.connect(self._again.start)

    def _make_foot(self) -> None:
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.buttons = QDialogButtonBox()
        self.import_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.import_button.setDefault(True)
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.setAutoDefault(False)
        self.buttons.accepted.connect(self._on_import)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        whose = QHBoxLayout()
        whose.setSpacing(10)
        label = QLabel(self.tr("Annotations belong to"))
        label.setBuddy(self.annotator)
        whose.addWidget(label)
        whose.addWidget(self.annotator)
        whose.addWidget(self.all_under_one)
        whose.addStretch(1)
        self._whose = QWidget()
        self._whose.setLayout(whose)
        whose.setContentsMargins(0, 0, 0, 0)
        self._middle = QSplitter(Qt.Orientation.Horizontal)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(16)
        self._middle.addWidget(self.tree)
        self._middle.addWidget(self.matching)
        self._middle.setSizes([560, 400])
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.files)
        column.addWidget(self._whose)
        column.addWidget(self._middle, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(preview)
        self.pages.addWidget(self.report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.pages, 1)
        for widget in (self.summary, self.progress, self.buttons):
            layout.addWidget(widget)

    def is_busy(self) -> bool:
        """Whether something is read, planned or written."""
        return self._preparing is not None or self._importing is not None or self._again.isActive()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.files.dragEnterEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._importing is None and self.pages.currentIndex() == 0:
            self.files.add(paths_of(event))

    @override
    def reject(self) -> None:
        """Stop a running import first; close only when nothing is written."""
        if self._importing is not None:
            self._importing.cancel()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._again.stop()
        if self._preparing is not None:
            self._preparing.signals.finished.disconnect(self._on_prepared)
            self._preparing.cancel()
            self._preparing = None
        super().done(result)

    # What will happen

    def _on_decided(self, part: Part, name: str, becomes: str) -> None:
        self._names[part, name] = becomes
        self._again.start()

    def _prepare(self) -> None:
        if self._preparing is not None:
            self._is_stale = True
            self._preparing.cancel()
            return
        problem = problem_with_annotator(self._annotator()) if self.files.sources else ""
        if problem or not self.files.sources:
            self._prepared = None
            self._show_state(problem)
            return
        decisions = Decisions(
            self._annotator(), self.all_under_one.isChecked(), dict(self._names), self.tree.left_out
        )
        self._preparing = Task(partial(self._preparation.prepare, self.files.sources, decisions))
        self._preparing.signals.finished.connect(self._on_prepared)
        self._preparing.start()
        self._show_state()

    def _on_prepared(self) -> None:
        task, self._preparing = self._preparing, None
        if task is None:
            return
        if self._is_stale:
            self._is_stale = False
            self._prepare()
            return
        try:
            self._prepared = task.result()
        except (StoppedError, OSError, ProjectError) as error:
            self._prepared = None
            self._show_state(str(error))
            return
        self.files.show_reads(self._prepared.reads)
        self.tree.show_plan(self._prepared.plan.articles, self._prepared.copies)
        self.matching.show_names(self._prepared.plan.unknown)
        self._show_state()

    def _annotator(self) -> str:
        return self.annotator.currentText().strip()

    def _show_state(self, problem: str = "") -> None:
        """Show what there is to see, and what can be done."""
        has_files = bool(self.files.sources)
        is_importing = self._importing is not None
        is_done = self.pages.currentIndex() == 1
        plan = self._prepared.plan if self._prepared is not None else None
        self._whose.setVisible(has_files)
        self._middle.setVisible(has_files and plan is not None)
        self.matching.setVisible(plan is not None and bool(plan.unknown))
        self.pages.setEnabled(not is_importing)
        self.progress.setVisible(is_importing or self._preparing is not None)
        if not is_importing:
            self.progress.setRange(0, 0)
        can = plan is not None and not (plan.change.is_nothing or self.is_busy() or problem)
        self.import_button.setEnabled(can)
        self.import_button.setVisible(not is_done)
        self.close_button.setText(self.tr("Stop") if is_importing else self.tr("Close"))
        if is_importing:
            self._say(self.tr("Importing …"))
        elif problem:
            self._say(problem, wrong=True)
        elif self._preparing is not None or (plan is None and has_files):
            self._say(self.tr("Looking at what the files hold …"))
        elif plan is not None and not is_done:
            self._say(self._foretold(plan))
        else:
            self._say("")

    def _foretold(self, plan: ImportPlan) -> str:
        """Say in a line what importing will do."""
        new, known = plan.number(Fate.NEW, Fate.RENAMED), plan.number(Fate.KNOWN, Fate.SAME_TEXT)
        refused, left_out = plan.number(Fate.REFUSED), plan.number(Fate.LEFT_OUT)
        entities = len(plan.change.entities)
        counts = [
            (new, self.tr("%Ln new article(s)", "", new)),
            (known, self.tr("%Ln known article(s)", "", known)),
            (plan.new_spans, self.tr("%Ln new span(s)", "", plan.new_spans)),
            (plan.known_spans, self.tr("%Ln span(s) known already", "", plan.known_spans)),
            (plan.dropped_spans, self.tr("%Ln span(s) left out", "", plan.dropped_spans)),
            (entities, self.tr("%Ln new entity(s)", "", entities)),
            (refused, self.tr("%Ln article(s) cannot be imported", "", refused)),
            (left_out, self.tr("%Ln article(s) left out", "", left_out)),
        ]
        words = self.tr(", ").join(each for count, each in counts if count)
        if not plan.articles:
            return self.tr("There is nothing in these files that can be imported.")
        if plan.change.is_nothing:
            return self.tr("There is nothing new in it: {what}.").format(what=words)
        return self.tr("Importing brings: {what}.").format(what=words)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.summary.setText(words)
        self.summary.setProperty("role", "error" if wrong else "")
        self.summary.style().polish(self.summary)
        self.summary.setVisible(bool(words))

    # Importing

    def _on_import(self) -> None:
        if self._prepared is None or self.is_busy():
            return
        self.progress.setRange(0, _STEPS)
        self.progress.setValue(0)
        self._importing = Task(partial(_import, self._project, self._prepared.plan))
        self._importing.signals.progressed.connect(self.progress.setValue)
        self._importing.signals.finished.connect(self._on_imported)
        self._importing.start()
        self._show_state()

    def _on_imported(self) -> None:
        task, self._importing = self._importing, None
        if task is None:
            return
        try:
            report, change = task.result()
        except ImportCancelled:
            self._show_state()
            self._say(self.tr("Stopped. Nothing was imported."), wrong=True)
        except (OSError, ProjectError) as error:
            self._show_state()
            reason = reason_of(error, self._project)
            self._say(self.tr("Nothing was imported: {reason}").format(reason=reason), wrong=True)
        else:
            self.report.show_report(report, can_undo=not change.is_nothing)
            self.pages.setCurrentIndex(1)
            self._show_state()
            self.close_button.setFocus()
            self.imported.emit(change)


def _import(project: Project, plan: ImportPlan, on_step: Callable[[int], bool]) -> _Imported:
    """Keep a backup, then carry the plan out."""
    last = -1

    def step(part: int, done: int, of: int) -> None:
        nonlocal last
        now = (part * _STEPS + _STEPS * done // max(1, of)) // 2
        if now != last and not on_step(now):
            raise ImportCancelled
        last = now

    project.back_up(Occasion.IMPORT, partial(step, 0))
    return carry_out(project, plan, partial(step, 1))
