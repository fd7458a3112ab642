"""What a change of the schema does to the annotations, shown before it is made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotations.schema import Schema
from annotations.schema_effects import Effects
from desktop.dialogs.schema_editor.fields import quiet
from desktop.naming import shown_name

SHOWN = 12


class SummaryDialog(QDialog):
    """Counts, a line for each thing that changes, and a button that makes it so."""

    def __init__(
        self, effects: Effects, before: Schema, after: Schema, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Apply the changes"))
        self.setMinimumWidth(460)
        self._before, self._after = before, after
        heading = QLabel(self.tr("This changes what is annotated already"))
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        self.lines = self._lines(effects)
        table = QFrame()
        table.setObjectName("card")
        grid = QGridLayout(table)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (what, how_many) in enumerate(self.lines[:SHOWN]):
            name = QLabel(what)
            name.setWordWrap(True)
            name.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(name, row, 0)
            grid.addWidget(quiet(how_many), row, 1)
        if len(self.lines) > SHOWN:
            grid.addWidget(quiet(self.tr("… and %Ln more", "", len(self.lines) - SHOWN)), SHOWN, 0)
        where = self.tr("In %Ln article(s)", "", effects.articles)
        whose = self.tr("of %Ln annotator(s)", "", effects.annotators)
        words = self.tr("{where} {whose}. One step of undo brings it all back.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (heading, table, quiet(words.format(where=where, whose=whose)), buttons):
            layout.addWidget(widget)

    def _lines(self, effects: Effects) -> list[tuple[str, str]]:
        lines = []
        for (old, new), use in effects.labels.items():
            what = self.tr("{old} becomes {new}").format(old=self._label(old), new=self._label(new))
            lines.append((what, self.tr("%Ln span(s)", "", use.spans)))
        for name, count in effects.values.items():
            what = self.tr("Values of “{attribute}” become others").format(attribute=self._attribute(name))
            lines.append((what, self.tr("%Ln value(s)", "", count)))
        for name, count in effects.lost.items():
            what = self.tr("Values of “{attribute}” are taken away").format(attribute=self._attribute(name))
            lines.append((what, self.tr("%Ln value(s)", "", count)))
        for (old, new), count in effects.relations.items():
            what = self.tr("“{old}” becomes “{new}”") if new else self.tr("“{old}” is untied")
            what = what.format(old=self._relation(old), new=self._relation(new))
            lines.append((what, self.tr("%Ln relation(s)", "", count)))
        if effects.entities:
            what = self.tr("Entities go along with their spans")
            lines.append((what, self.tr("%Ln entity(ies)", "", effects.entities)))
        return lines

    def _label(self, label_id: str) -> str:
        label = self._after.label(label_id) or self._before.label(label_id)
        return shown_name(label) if label else label_id

    def _attribute(self, attribute_id: str) -> str:
        attribute = self._after.attribute_type(attribute_id) or self._before.attribute_type(attribute_id)
        return shown_name(attribute) if attribute else attribute_id

    def _relation(self, type_id: str) -> str:
        relation = self._after.relation_type(type_id) or self._before.relation_type(type_id)
        return shown_name(relation) if relation else type_id
