"""What a format will not hold of this corpus, told before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotations.foreseeing import Forecast, foresee
from annotations.formats.format import Format, MissingExtraError
from annotations.model import SpanError
from annotations.store import Project, ProjectError
from desktop.dialogs.exporting.choices import Choice
from desktop.dialogs.exporting.words import loss_name
from desktop.naming import shown_number
from desktop.tasks import Task

_AFTER = 250
"""Milliseconds without another choice before looking."""
_SECONDS = 2.0


class ForecastPane(QWidget):
    """Looks, in a thread of its own, what would be lost, and says it in a few lines."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._task: Task[Forecast] | None = None
        self._wanted: tuple[Format, Choice] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._look)
        self.words = QLabel()
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    def ask(self, form: Format, choice: Choice) -> None:
        """Look soon what this choice would lose in this format."""
        self.stop()
        self._wanted = (form, choice)
        self._say(self.tr("Looking what it will not hold…"), "secondary")
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def is_looking(self) -> bool:
        """Whether an answer is still to come."""
        return self._timer.isActive() or self._task is not None

    def _look(self) -> None:
        assert self._wanted is not None
        form, choice = self._wanted
        task = Task(partial(_foreseen, form, choice, self._project))
        self._task = task
        task.signals.finished.connect(self._on_finished)
        task.start()

    def _on_finished(self) -> None:
        if self._task is None or self.sender() is not self._task.signals:
            return  # It was asked for something else since.
        task, self._task = self._task, None
        try:
            forecast = task.result()
        except (OSError, ProjectError, SpanError, MissingExtraError, ValueError) as error:
            self._say(str(error), "warning")
            return
        lines = [f"{loss_name(kind)}: {shown_number(count)}" for kind, count in sorted(forecast.lost.items())]
        if not lines:
            self._say(self.tr("It holds all that you chose."), "secondary")
        else:
            self._say(self.tr("It will not hold:") + "\n" + "\n".join(lines), "warning")
        if forecast.articles < forecast.of:
            seen = self.tr("(counted in the first {some} of {all} articles)")
            words = seen.format(some=shown_number(forecast.articles), all=shown_number(forecast.of))
            self.words.setText(f"{self.words.text()}\n{words}")

    def _say(self, words: str, role: str) -> None:
        self.words.setText(words)
        self.words.setProperty("role", role)
        self.words.style().polish(self.words)


def _foreseen(form: Format, choice: Choice, project: Project, on_step: Callable[[int], bool]) -> Forecast:
    # A project of its own: the window goes on reading and saving in the other one.
    own = Project.open(project.folder, project.annotator, read_all=False)
    return foresee(form, choice.chosen(own), choice.options(own), _SECONDS, partial(on_step, 0))
