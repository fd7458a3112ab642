"""The dialog that takes a list of known names into the register, and says beforehand what that does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotations.entities.gazetteer import GazetteerError, GazetteerPlan, plan_import, read_gazetteer, starter
from annotations.model import Entity
from annotations.schema import Schema

REFUSED_HEIGHT = 90


class GazetteerDialog(QDialog):
    """Shows what lists would bring; the caller reads `plan` after it was accepted."""

    def __init__(self, register: Mapping[str, Entity], schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import gazetteer"))
        self.setMinimumWidth(520)
        self._register = register
        self._schema = schema
        self._file: Path | None = None
        self.plan = GazetteerPlan()
        """What is to be done."""
        heading = QLabel(self.tr("Names that are known beforehand"))
        heading.setProperty("role", "heading")
        words = QLabel(
            self.tr(
                "Spans that are called so find their entity by themselves. What the project knows already is "
                "not doubled; it gets what it lacks."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        self._starters: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addSpacing(6)
        for name, title in (
            ("states", self.tr("States with their capitals")),
            ("bodies", self.tr("International bodies and coalitions")),
            ("bases", self.tr("Bases in Iraq, with coordinates")),
        ):
            box = QCheckBox(title)
            box.toggled.connect(self._plan)
            self._starters[name] = box
            layout.addWidget(box)
        layout.addLayout(self._file_row())
        self._outcome = QLabel()
        self._outcome.setWordWrap(True)
        self._refused = QPlainTextEdit()
        self._refused.setReadOnly(True)
        self._refused.setFixedHeight(REFUSED_HEIGHT)
        self._refused.setAccessibleName(self.tr("Rows that are left out"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(6)
        layout.addWidget(self._outcome)
        layout.addWidget(self._refused)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self._plan()

    def set_file(self, path: Path) -> None:
        """Take in a file besides the lists that are ticked."""
        self._file = path
        self._file_name.setText(f"\u2068{path.name}\u2069")
        self._plan()

    def tick(self, name: str) -> None:
        """Tick one of the lists that come with the program."""
        self._starters[name].setChecked(True)

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        choose = QPushButton(self.tr("From a CSV file…"))
        choose.setToolTip(
            self.tr("Columns label and name, if wanted aliases parted by |, kind, latin_name, …")
        )
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        self._file_name = QLabel(self.tr("no file"))
        self._file_name.setProperty("role", "secondary")
        row.addWidget(choose)
        row.addWidget(self._file_name, 1)
        return row

    def _on_choose(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import gazetteer"), "", kinds)
        if path:
            self.set_file(Path(path))

    def _plan(self) -> None:
        """See what would be done, and say it."""
        paths = [starter(name) for name, box in self._starters.items() if box.isChecked()]
        rows: list[Entity] = []
        problem = ""
        for path in [*paths, self._file] if self._file is not None else paths:
            try:
                rows += read_gazetteer(path, self._schema)
            except (GazetteerError, OSError) as error:
                problem = str(error)
        self.plan = GazetteerPlan() if problem else plan_import(rows, self._register, self._schema)
        plan = self.plan
        self._outcome.setProperty("role", "error" if problem else "")
        self._outcome.style().polish(self._outcome)
        if problem or not rows:
            self._outcome.setText(problem or self.tr("Tick a list or choose a file."))
        else:
            parts = [self.tr("%Ln new entity(s)", "", len(plan.new))]
            if plan.merged:
                parts.append(self.tr("%Ln known one(s) get more", "", len(plan.merged)))
            if plan.known:
                parts.append(self.tr("%Ln known already", "", plan.known))
            if plan.refused:
                parts.append(self.tr("%Ln left out", "", len(plan.refused)))
            self._outcome.setText(" · ".join(parts))
        self._refused.setPlainText("\n".join(f"{name}: {reason}" for name, reason in plan.refused))
        self._refused.setVisible(bool(plan.refused))
        self._ok.setEnabled(bool(plan.new or plan.merged))
