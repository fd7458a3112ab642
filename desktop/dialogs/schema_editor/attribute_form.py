"""The form of one attribute type: names, type, what it describes, labels, choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from annotations.schema import AttributeKind, AttributeType, Label, Owner
from desktop.dialogs.schema_editor.choice_table import ChoiceTable
from desktop.dialogs.schema_editor.fields import BilingualEdit, Choose, LabelTicks, make_form, quiet
from desktop.theme import Theme


class AttributeForm(QWidget):
    """Edits one attribute type. `changed` carries the fields that are to be others."""

    changed = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._about = quiet()
        self.names = BilingualEdit(self.tr("Name"))
        self.names.edited.connect(self._on_names)
        self.descriptions = BilingualEdit(self.tr("Description"))
        self.descriptions.edited.connect(self._on_descriptions)
        self.kind = Choose(self.tr("Type"))
        for kind, words in (
            (AttributeKind.CHOICE, self.tr("one of several choices")),
            (AttributeKind.NUMBER, self.tr("number")),
            (AttributeKind.DATE, self.tr("date")),
            (AttributeKind.TEXT, self.tr("text")),
            (AttributeKind.YES_NO, self.tr("yes or no")),
        ):
            self.kind.addItem(words, kind.value)
        self.kind.setFixedWidth(240)
        self.kind.picked.connect(self._on_kind)
        self.owner = Choose(self.tr("Describes"))
        self.owner.addItem(self.tr("the span"), Owner.SPAN.value)
        self.owner.addItem(self.tr("the entity it refers to"), Owner.ENTITY.value)
        self.owner.setFixedWidth(240)
        self.owner.picked.connect(self._on_owner)
        self.labels = LabelTicks(self.tr("Labels"))
        self.labels.edited.connect(self._on_labels)
        self.core = QCheckBox(self.tr("Ask for it at once, not under “More”"))
        self.core.clicked.connect(self._on_core)
        self.choices = ChoiceTable(theme)
        self.choices.changed.connect(self._on_choices)
        self._choices_name = QLabel(self.tr("Choices"))
        self._form = make_form()
        self._form.addRow(self.tr("Name"), self.names)
        self._form.addRow(self.tr("Description"), self.descriptions)
        self._form.addRow(self.tr("Type"), self.kind)
        self._form.addRow(self.tr("Describes"), self.owner)
        self._form.addRow(self.tr("Labels"), self.labels)
        self._form.addRow("", self.core)
        self._form.addRow(self._choices_name, self.choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addLayout(self._form)
        column.addStretch(1)

    def show_attribute(
        self, attribute: AttributeType, labels: Sequence[Label], about: str, *, is_new: bool
    ) -> None:
        """Show an attribute type; what a stored one describes cannot change any more."""
        self._about.setText(about)
        self.names.show_words(attribute.name, attribute.name_ar)
        self.descriptions.show_words(attribute.description, attribute.description_ar)
        self.kind.show_value(attribute.kind.value)
        self.owner.show_value(attribute.of.value)
        self.owner.setEnabled(is_new)
        self.labels.show_labels(labels, attribute.labels)
        self.core.setChecked(attribute.core)
        self._form.setRowVisible(self.choices, attribute.kind is AttributeKind.CHOICE)
        self.choices.show_choices(attribute.choices)

    def _on_names(self, english: str, arabic: str) -> None:
        self.changed.emit({"name": english, "name_ar": arabic})

    def _on_descriptions(self, english: str, arabic: str) -> None:
        self.changed.emit({"description": english, "description_ar": arabic})

    def _on_kind(self, kind: str) -> None:
        self.changed.emit({"kind": AttributeKind(kind)})

    def _on_owner(self, owner: str) -> None:
        self.changed.emit({"of": Owner(owner)})

    def _on_labels(self) -> None:
        self.changed.emit({"labels": self.labels.ticked()})

    def _on_core(self, checked: bool) -> None:
        self.changed.emit({"core": checked})

    def _on_choices(self, choices: tuple[object, ...]) -> None:
        self.changed.emit({"choices": choices})
