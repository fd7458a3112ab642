"""The editor of a project's schema: three pages over one draft, files in and out, and *Apply*.

Nothing is changed before *Apply*; what that does to spans is shown with counts first and undone in one step.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.files import write_atomically
from annotations.final_ids import with_final_ids
from annotations.schema import Schema, SchemaError, schema_from_tables, schema_to_tables
from annotations.schema_change import SchemaChange, SchemaChangeError, plan_change
from annotations.schema_edits import adopted
from annotations.schema_effects import effects_of
from annotations.store.project import default_schema
from annotations.usage import Usage
from desktop.dialogs.schema_editor.attribute_page import AttributePage
from desktop.dialogs.schema_editor.draft import Draft
from desktop.dialogs.schema_editor.label_page import LabelPage
from desktop.dialogs.schema_editor.relation_page import RelationPage
from desktop.dialogs.schema_editor.summary_dialog import SummaryDialog
from desktop.session import Session
from desktop.theme import Theme

SIZE = (960, 590)


class SchemaEditor(QDialog):
    """Edits the schema of the open project."""

    def __init__(
        self, session: Session, usage: Usage, family: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`family` is the reading font. What is not on the disk yet must have been saved and counted."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels and schema"))
        self.resize(*SIZE)
        self._session = session
        project = session.project
        self.draft = Draft(project.schema, usage, self)
        self.labels = LabelPage(self.draft, project, family, theme)
        self.attributes = AttributePage(self.draft, theme)
        self.relations = RelationPage(self.draft, theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.labels, self.tr("&Labels"))
        self.tabs.addTab(self.attributes, self.tr("&Attributes"))
        self.tabs.addTab(self.relations, self.tr("&Relations"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._make_foot())
        self.draft.changed.connect(self._show_state)
        self._show_state()
        self.labels.entries.focus_list()

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(4)
        for words, tip, then in (
            (self.tr("&Import…"), self.tr("Take over labels from a file"), self._on_import),
            (self.tr("&Export…"), self.tr("Write these labels into a file"), self._on_export),
            (self.tr("Reset…"), self.tr("Go back to the labels that new projects have"), self.reset),
        ):
            button = QPushButton(words)
            button.setProperty("role", "quiet")
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(then)
            row.addWidget(button)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self.state, 1)
        row.addSpacing(8)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.apply_button = QPushButton(self.tr("Apply"))
        # Enter belongs to the lines and cells that one types in.
        self.apply_button.setAutoDefault(False)
        self.apply_button.setProperty("role", "primary")
        self.apply_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.apply_button.clicked.connect(self.apply)
        row.addWidget(cancel)
        row.addSpacing(4)
        row.addWidget(self.apply_button)
        return foot

    # Applying

    def apply(self) -> None:
        """Make the change; where it touches annotations, say first what it does to them."""
        schema, rules = with_final_ids(self.draft.schema, self.draft.rules, self.draft.original)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            change = plan_change(self._session.project, schema, rules)
            effects = effects_of(change)
        except SchemaError as error:
            self._say(str(error), "error")
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        if effects.is_nothing:
            self._make(change)
            return
        dialog = SummaryDialog(effects, change.before.schema, schema, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._make, change))
        dialog.open()

    def _make(self, change: SchemaChange) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._session.change_schema(self.tr("Change labels"), change)
        except SchemaChangeError as error:
            self._say(self._session.schema_steps.why_not(error), "error")
        else:
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    @override
    def reject(self) -> None:
        """Close; ask first if there is something that was not applied."""
        if not self.draft.is_changed:
            super().reject()
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Labels and schema"))
        box.setText(self.tr("The changes have not been applied."))
        discard = box.addButton(self.tr("Discard them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Go on editing"), QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        discard.clicked.connect(self._discard)
        box.open()

    def _discard(self) -> None:
        super().reject()

    # Files

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import labels"), "", self._kinds())
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Take over a schema from a file; what is in use and not in it stays, retired."""
        try:
            tables = json.loads(path.read_text(encoding="utf-8-sig"))
            new = schema_from_tables(_plain_tables(tables))
        except (OSError, ValueError) as error:
            self._say(
                self.tr("{file} cannot be taken over: {reason}").format(file=path.name, reason=error), "error"
            )
            return
        if not new.labels:
            self._say(self.tr("{file} has no labels.").format(file=path.name), "error")
            return
        self._adopt(new)

    def reset(self) -> None:
        """Go back to the schema that new projects have; what is in use stays, retired."""
        self._adopt(default_schema())

    def _adopt(self, new: Schema) -> None:
        self.draft.start_over(adopted(self.draft.original, self.draft.usage, new))

    def _on_export(self) -> None:
        name = f"{self._session.project.name}-schema.json"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export labels"), name, self._kinds())
        if path:
            self.export_file(Path(path if Path(path).suffix else f"{path}.json"))

    def export_file(self, path: Path) -> None:
        """Write the draft into a file like that of the labels that new projects have."""
        schema, _ = with_final_ids(self.draft.schema, (), self.draft.original)
        text = json.dumps(schema_to_tables(schema), ensure_ascii=False, indent=2)
        try:
            write_atomically(path, text.encode() + b"\n")
        except OSError as error:
            self._say(self.tr("Not written: {reason}").format(reason=error), "error")
        else:
            self._say(self.tr("Written: {file}").format(file=path.name), "secondary")

    def _kinds(self) -> str:
        return self.tr("Labels and schema (*.json);;All files (*)")

    # Saying

    def _show_state(self) -> None:
        problem = self._session.read_only or self._problem()
        self.apply_button.setEnabled(self.draft.is_changed and not problem)
        self._say(problem, "error")

    def _problem(self) -> str:
        """Return what keeps the draft from being applied."""
        schema = self.draft.schema
        if not all(label.name or label.name_ar for label in schema.labels):
            return self.tr("Every label needs a name.")
        if not all(attribute.name or attribute.name_ar for attribute in schema.attribute_types):
            return self.tr("Every attribute needs a name.")
        if not all(relation.name or relation.name_ar for relation in schema.relation_types):
            return self.tr("Every relation needs a name.")
        if not schema.offered:
            return self.tr("At least one label must be offered.")
        return ""

    def _say(self, words: str, role: str) -> None:
        self.state.setText(words)
        self.state.setProperty("role", role)
        self.state.style().polish(self.state)


def _plain_tables(tables: object) -> dict[str, list[dict[str, object]]]:
    """Return the tables of a schema file, or of a project.json, where TinyDB numbers the rows."""
    if not isinstance(tables, dict):
        raise SchemaError("it holds no tables")
    rows = {name: list(t.values()) if isinstance(t, dict) else t for name, t in tables.items()}
    return {name: rows.get(name, []) for name in ("labels", "attribute_types", "relation_types")}
