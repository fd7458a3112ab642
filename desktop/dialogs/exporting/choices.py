"""What of a project is exported: whose work, which labels and articles, and what offsets count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotations.exporting import Chosen, choose
from annotations.formats.format import ExportOptions, Format
from annotations.formats.offsets import Unit
from annotations.store import Project
from desktop.naming import shown_name

_LIST_HEIGHT = 116


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export, as values that a thread of its own can take. `labels` None: all."""

    annotators: tuple[str, ...]
    labels: frozenset[str] | None
    done_only: bool
    article_id: str
    unit: Unit

    def chosen(self, project: Project) -> Chosen:
        """Return the works of a project that are meant."""
        return choose(project, self.annotators, done_only=self.done_only, article_id=self.article_id)

    def options(self, project: Project) -> ExportOptions:
        """Return how to write them."""
        return ExportOptions(project.schema, project.entities, self.unit, self.labels)


class Choices(QWidget):
    """Lists to tick, and buttons for the articles."""

    changed = Signal()

    def __init__(self, project: Project, article_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article_id = article_id
        names = project.annotators() or (project.annotator,)
        self.annotators = _ticked(self.tr("Annotators"), [(name, name) for name in names])
        labels = [(label.id, shown_name(label)) for label in project.schema.labels]
        self.labels = _ticked(self.tr("Labels"), labels)
        for ticks in (self.annotators, self.labels):
            ticks.itemChanged.connect(self._on_change)
        self.all_articles = QRadioButton(self.tr("All articles"))
        self.done_articles = QRadioButton(self.tr("Only those marked done"))
        self.this_article = QRadioButton(self.tr("Only the open one"))
        self.this_article.setEnabled(bool(article_id))
        self.all_articles.setChecked(True)
        self.units = QComboBox()
        self.units.setAccessibleName(self.tr("Offsets count"))
        self.units.addItem(self.tr("characters (code points)"), Unit.CODE_POINT)
        self.units.addItem(self.tr("UTF-16 units, as Java and JavaScript do"), Unit.UTF16)
        self.units.addItem(self.tr("bytes of UTF-8"), Unit.UTF8)
        self.units.currentIndexChanged.connect(self._on_change)
        self._lay_out()

    def _lay_out(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(12)
        for words, ticks in ((self.tr("Annotators"), self.annotators), (self.tr("Labels"), self.labels)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(_heading(words))
            column.addWidget(ticks)
            lists.addLayout(column)
        which = QHBoxLayout()
        which.setSpacing(16)
        self._group = QButtonGroup(self)
        for button in (self.all_articles, self.done_articles, self.this_article):
            self._group.addButton(button)
            which.addWidget(button)
        which.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(10)
        self._form.addRow(self.tr("Articles"), which)
        self._form.addRow(self.tr("Offsets count"), self.units)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(lists)
        layout.addLayout(self._form)

    def show_for(self, form: Format) -> None:
        """Show what can be chosen for a format."""
        self._form.setRowVisible(self.units, form.counts_offsets)

    def choice(self, form: Format) -> Choice:
        """Return what is chosen."""
        labels = frozenset(_ticks(self.labels))
        return Choice(
            tuple(_ticks(self.annotators)),
            None if len(labels) == self.labels.count() else labels,
            self.done_articles.isChecked(),
            self._article_id if self.this_article.isChecked() else "",
            Unit(self.units.currentData()) if form.counts_offsets else Unit.CODE_POINT,
        )

    def _on_toggled(self, _button: QRadioButton, is_on: bool) -> None:
        if is_on:
            self.changed.emit()

    def _on_change(self) -> None:
        self.changed.emit()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "section")
    return label


def _ticked(name: str, rows: Iterable[tuple[str, str]]) -> QListWidget:
    """Return a list in which everything is ticked; rows are ids with their names."""
    ticks = QListWidget()
    ticks.setAccessibleName(name)
    ticks.setFixedHeight(_LIST_HEIGHT)
    for own_id, words in rows:
        item = QListWidgetItem(words, ticks)
        item.setData(Qt.ItemDataRole.UserRole, own_id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    return ticks


def _ticks(ticks: QListWidget) -> list[str]:
    items = (ticks.item(row) for row in range(ticks.count()))
    return [str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() is Qt.CheckState.Checked]
