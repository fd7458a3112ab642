"""Asks which spans of a label get a new label: those with a value of an attribute, or some chosen by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotations.model import AttributeValue, Entity, Span
from annotations.rewriting import SpanRule
from annotations.schema import AttributeType, Label, Owner, Schema
from desktop.dialogs.schema_editor.fields import BilingualEdit, Choose, make_form, quiet
from desktop.naming import shown_name, shown_number

LONGEST_TEXT = 80


class SplitDialog(QDialog):
    """Takes names for the new label and which spans go to it; the caller reads `rule` and `count`."""

    def __init__(
        self,
        label: Label,
        spans: Sequence[Span],
        entities: Mapping[str, Entity],
        schema: Schema,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Split “{label}”").format(label=shown_name(label)))
        self.setMinimumSize(520, 460)
        self._spans = tuple(spans)
        self._entities = entities
        attributes = [*schema.attributes_of(label.id), *schema.attributes_of(label.id, Owner.ENTITY)]
        self._values = {a.id: self._counted(a) for a in attributes if a.choices}
        self.summary = quiet()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._make_choices(attributes)
        self._make_texts()
        self._lay_out()
        self.new_names.edited.connect(self._show_count)
        self.by_hand.toggled.connect(self._on_way)
        self.attribute.currentIndexChanged.connect(self._on_attribute)
        self.value.currentIndexChanged.connect(self._show_count)
        self.texts.itemChanged.connect(self._show_count)
        self._on_attribute()
        can_ask = any(self._values.values())
        self.by_value.setEnabled(can_ask)
        (self.by_value if can_ask else self.by_hand).setChecked(True)
        self._on_way()

    def _make_choices(self, attributes: Sequence[AttributeType]) -> None:
        self.new_names = BilingualEdit(self.tr("Name"))
        self.by_value = QRadioButton(self.tr("Those with the value"))
        self.by_hand = QRadioButton(self.tr("Those chosen here"))
        group = QButtonGroup(self)
        for button in (self.by_value, self.by_hand):
            group.addButton(button)
        self.attribute = Choose(self.tr("Attribute"))
        for attribute in attributes:
            if self._values.get(attribute.id):
                self.attribute.addItem(shown_name(attribute), attribute)
        self.value = Choose(self.tr("Value"))

    def _make_texts(self) -> None:
        self.texts = QListWidget()
        self.texts.setAccessibleName(self.tr("Texts of the spans"))
        ids: dict[str, list[str]] = {}
        for span in self._spans:
            ids.setdefault(" ".join(span.text.split()), []).append(span.id)
        for text, span_ids in sorted(ids.items(), key=lambda pair: -len(pair[1])):
            shown = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} …"
            item = QListWidgetItem(f"{shown}  ×{len(span_ids)}" if len(span_ids) > 1 else shown, self.texts)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(200, 28))
            item.setData(Qt.ItemDataRole.UserRole, tuple(span_ids))
        self.texts.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def _lay_out(self) -> None:
        form = make_form()
        form.addRow(self.tr("New label"), self.new_names)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.attribute, 1)
        row.addWidget(self.value, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(QLabel(self.tr("Which spans get it?")))
        layout.addWidget(self.by_value)
        layout.addLayout(row)
        layout.addWidget(self.by_hand)
        layout.addWidget(self.texts, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self._buttons)

    def names(self) -> tuple[str, str]:
        """Return the names of the new label in English and Arabic."""
        return self.new_names.english.text().strip(), self.new_names.arabic.text().strip()

    def rule(self, source: str, target: str) -> SpanRule:
        """Return the rule that was chosen."""
        if self.by_hand.isChecked():
            return SpanRule(source, target, spans=frozenset(self._chosen()))
        return SpanRule(source, target, self.attribute.currentData().id, self.value.currentData())

    def count(self) -> int:
        """Return how many spans go."""
        if self.by_hand.isChecked():
            return len(self._chosen())
        attribute = self.attribute.currentData()
        counted = self._values[attribute.id] if attribute is not None else Counter[AttributeValue]()
        return counted[self.value.currentData()]

    def _chosen(self) -> list[str]:
        items = (self.texts.item(row) for row in range(self.texts.count()))
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [span_id for item in ticked for span_id in item.data(Qt.ItemDataRole.UserRole)]

    def _counted(self, attribute: AttributeType) -> Counter[AttributeValue]:
        counted = Counter[AttributeValue]()
        for span in self._spans:
            entity = self._entities.get(span.entity)
            about = entity.attributes if entity is not None else {}
            value = span.attributes.get(attribute.id, about.get(attribute.id))
            if value is not None:
                counted[value] += 1
        return counted

    def _on_attribute(self) -> None:
        self.value.clear()
        attribute = self.attribute.currentData()
        if attribute is not None:
            names = {choice.value: shown_name(choice) for choice in attribute.choices}
            for value in self._values[attribute.id]:
                self.value.addItem(names.get(str(value), str(value)), value)
        self._show_count()

    def _on_way(self) -> None:
        by_hand = self.by_hand.isChecked()
        self.attribute.setEnabled(not by_hand)
        self.value.setEnabled(not by_hand)
        self.texts.setEnabled(by_hand)
        self._show_count()

    def _show_count(self) -> None:
        count = self.count()
        words = self.tr("%Ln of {all} span(s) get the new label.", "", count)
        self.summary.setText(words.format(all=shown_number(len(self._spans))))
        ready = count > 0 and any(self.names())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
